"""`mkdocs.yml` read with MkDocs' own loader, so that `INHERIT` and `!ENV` mean what they mean to MkDocs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from minority_site.errors import SettingsError
from minority_site.settings import Settings, settings_from

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")


def read_settings(root: Path) -> Settings:
    """Return the settings of the project in `root`.

    Raises:
        SettingsError: there is no readable `mkdocs.yml`, or it says something that cannot be.
    """
    root = root.resolve()
    name = next((name for name in CONFIG_NAMES if (root / name).is_file()), None)
    if name is None:
        raise SettingsError(
            f"there is no mkdocs.yml in {root}",
            hint="give the project's folder with --project, or make one with 'init'",
        )
    return settings_from(_values(root / name, name), root=root, config_file=name)


def _values(path: Path, shown: str) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8-sig") as stream:
            values = yaml_load(stream, loader=_loader())
    except (yaml.YAMLError, ConfigurationError, UnicodeDecodeError, RecursionError, ValueError) as error:
        # MkDocs wraps the parser's error in one of its own, with a message that has the machine's paths in it.
        marked = error if isinstance(error, yaml.MarkedYAMLError) else error.__context__
        if isinstance(marked, yaml.MarkedYAMLError):
            mark = marked.problem_mark or marked.context_mark
            problem, line = marked.problem or str(marked), mark.line + 1 if mark else None
            raise SettingsError(f"cannot be read: {problem}", shown, line, "mend the YAML") from error
        raise SettingsError(
            f"cannot be read: {error}", shown, 1, "mend the YAML; the file is UTF-8 text"
        ) from error
    except OSError as error:
        raise SettingsError(
            f"cannot be read: {error.strerror}", shown, hint="check the file's permissions"
        ) from error
    if not isinstance(values, dict):
        raise SettingsError(
            "is empty or no list of keys", shown, 1, "write at least site_name, theme and plugins"
        )
    return values


def _loader() -> type[Any]:
    """Return MkDocs' loader, deaf to `!!python/name:` and the like, which only MkDocs itself needs to resolve."""

    class Loader(get_yaml_loader(yaml.SafeLoader)):  # type: ignore[misc] # MkDocs makes it at run time
        pass

    Loader.add_multi_constructor(
        "tag:yaml.org,2002:python/", lambda _loader, suffix, _node: f"python/{suffix}"
    )
    Loader.add_multi_constructor("!relative", lambda _loader, suffix, _node: f"relative{suffix}")
    return Loader


def settings_of(config: MkDocsConfig) -> Settings:
    """Return the settings of a configuration that MkDocs has loaded, its command line's changes included.

    Raises:
        SettingsError: it says something that cannot be.
    """
    # MkDocs empties the plugins' settings while it reads them, so the file is read again.
    path = Path(config.config_file_path or "mkdocs.yml").resolve()
    values = _values(path, path.name)
    values |= {"site_dir": config.site_dir, "docs_dir": config.docs_dir, "site_name": config.site_name}
    return settings_from(values, root=path.parent, config_file=path.name)
