"""Where the package's own folders lie: templates and message catalogs."""

from __future__ import annotations

from pathlib import Path
from typing import Literal


def package_folder(name: Literal["overrides", "locales"]) -> Path:
    """Return the package's folder `name`.

    The wheel carries both folders inside the package; an editable installation finds them at the top of the repository.
    """
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent.parent / name
