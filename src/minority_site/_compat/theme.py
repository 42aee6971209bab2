"""Our templates in front of Material's, and what Material's search plugin must be told per language."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig

from minority_site.resources import package_folder


def install_theme(config: MkDocsConfig) -> None:
    """Put the package's `overrides/` behind the project's own and before Material. Other themes are left as they are."""
    if config.theme.name != "material":
        return
    ours = str(package_folder("overrides"))
    own = Path(config.config_file_path or ".").resolve().parent / "overrides"
    custom = [config.theme.custom_dir] if config.theme.custom_dir else []
    if not custom and own.is_dir() and own != Path(ours).resolve():
        custom = [str(own)]
    others = [folder for folder in config.theme.dirs if folder not in (*custom, ours)]
    config.theme.dirs[:] = [*custom, ours, *others]


def set_search_language(config: MkDocsConfig, language: str) -> None:
    """Give the search plugin the stemmer of `language`, or none: Material has them for some languages only."""
    for name in ("search", "material/search"):
        plugin = config.plugins.get(name)
        if plugin is not None and "lang" in plugin.config:
            primary = language.split("-")[0]
            plugin.config.lang = [primary if primary in lunr_languages() else "en"]


_STRING = re.compile(r'^\s*"([\w.]+)": ("(?:[^"\\]|\\.)*"),?$', re.MULTILINE)


def theme_strings(language: str) -> dict[str, str]:
    """Return the words that Material itself has in a language, by key; none where it has no template of that name."""
    file = resources.files("material").joinpath(f"templates/partials/languages/{language}.html")
    if not file.is_file():
        return {}
    return {key: json.loads(value) for key, value in _STRING.findall(file.read_text(encoding="utf-8"))}


def lunr_languages() -> frozenset[str]:
    """Return the languages that the search engine in Material has a stemmer for."""
    folder = resources.files("material").joinpath("templates/assets/javascripts/lunr/min")
    names = (entry.name for entry in folder.iterdir())
    found = {name.split(".")[1] for name in names if name.startswith("lunr.") and name.endswith(".min.js")}
    return frozenset(found - {"multi", "stemmer"} | {"en"})


class SharedBytecode(BytecodeCache):
    """Compiled templates kept for the other languages' builds, which would compile the same ones again."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` if its template was compiled before; Jinja compares the checksum of its source."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()
