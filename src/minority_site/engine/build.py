"""One build of a site: a room beside the published folder, a part for each language, and the swap at the end."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache

from minority_site.engine.merge import merge_into
from minority_site.engine.swap import staging_folder, swap
from minority_site.generated import generated_files
from minority_site.interface import Interface
from minority_site.made import Made, has_data
from minority_site.marks import strip_marks
from minority_site.moved_pages import moved_files
from minority_site.root_files import root_files
from minority_site.site import Site


class SiteBuild:
    """What the builds of a site's languages share. Lives for one build."""

    def __init__(
        self,
        site: Site,
        target: Path,
        *,
        languages: tuple[str, ...],
        nav: Any,
        texts: Mapping[str, Any],
        bytecode: BytecodeCache,
    ) -> None:
        """Make room beside `target`.

        Args:
            site: the project as read.
            target: the folder to publish in.
            languages: the languages to build.
            nav: the project's own navigation setting, which each language starts from.
            texts: MkDocs' settings that readers see, in the source language, likewise.
            bytecode: where compiled templates are kept from one language to the next.

        Raises:
            OutputError: nothing can be written there.
        """
        self.site = site
        self.target = target
        self.nav = nav
        self.texts = texts
        self.bytecode = bytecode
        self.languages = languages
        self._room = staging_folder(target)
        self.made = Made.of(site)

    @property
    def first(self) -> str:
        """The language built first, in MkDocs' own call: the source when it is built."""
        source = self.site.settings.source
        return source if source in self.languages else self.languages[0]

    @property
    def others(self) -> tuple[str, ...]:
        """The languages built after it."""
        return tuple(tag for tag in self.languages if tag != self.first)

    @property
    def has_chooser(self) -> bool:
        """Whether the site's root is a page to choose a language on."""
        return self.site.settings.url_root == "chooser"

    def warm(self) -> None:
        """Read once, before processes are forked, what every language would read again: pages' sections and coverage."""
        self.site.coverage  # noqa: B018 - a cached property

    def part(self, language: str) -> Path:
        """Return the folder that `language` is built into."""
        return self._room / "parts" / language

    def finish_language(self, interface: Interface) -> None:
        """Write the files made from data, and put the search index under the language's own root."""
        part = self.part(interface.tag)
        own_root = part / self.site.settings.prefix(interface.tag)
        for name, content in generated_files(self.site, interface.tag) if has_data(self.site) else ():
            path = own_root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        index = part / "search" / "search_index.json"
        prefix = self.site.settings.prefix(interface.tag)
        if not prefix or not index.is_file():
            return
        content = json.loads(strip_marks(index.read_text(encoding="utf-8")))
        for document in content["docs"]:
            document["location"] = document["location"].removeprefix(prefix)
        own = part / prefix / "search" / "search_index.json"
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        index.unlink()
        if not any(index.parent.iterdir()):
            index.parent.rmdir()

    def finish_site(self) -> None:
        """Put the parts together, add what speaks of all languages, and publish.

        Raises:
            OutputError: the parts disagree or the folder cannot be replaced; what was published stays.
        """
        whole = self._room / "whole"
        whole.mkdir()
        merge_into((self.part(tag) for tag in self.languages if self.part(tag).is_dir()), whole, move=True)
        for name, content in (root_files(self.site, self.made) | moved_files(self.site)).items():
            path = whole / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        swap(whole, self.target)
        self.discard()

    def discard(self) -> None:
        """Remove the room and all that is unfinished in it."""
        shutil.rmtree(self._room, ignore_errors=True)
