"""Catalogs → the words that may be shown, in memory or as .mo bytes. Nothing binary is kept in the repository."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polib

from minority_site.catalogs.checking import broken, names_another_language, plural_choices
from minority_site.catalogs.records import Catalog, Message, MessageKey
from minority_site.errors import SettingsError
from minority_site.languages import Language

if TYPE_CHECKING:
    from minority_site.catalogs.collection import Catalogs
    from minority_site.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The words of one language that may be shown: what is fuzzy, broken or withheld is not in it."""

    language: Language
    words: Mapping[MessageKey, tuple[str, ...]]
    """Plural forms in the order of the language's gettext rule; one form for a message that counts nothing."""


def usable(message: Message, catalog: Catalog, language: Language, *, machine: bool) -> bool:
    """Return whether a message's words may be shown.

    Args:
        message: one of `catalog`.
        catalog: where it stands.
        language: the catalog's language.
        machine: whether machine text is shown in that language (policy `label`).
    """
    if message.obsolete or message.fuzzy or not message.has_words or (message.machine and not machine):
        return False
    if names_another_language(catalog, language):
        return False
    return broken(message, catalog, language) is None


def usable_messages(
    tag: str, catalogs: Catalogs, settings: Settings, *, asked: str | None = None
) -> Mapping[MessageKey, Message]:
    """Return the messages of a language that may be shown: the project's own before the package's, one by one.

    Args:
        tag: the language of the words.
        catalogs: all of the site's.
        settings: the site's.
        asked: the language whose policy for machine text holds where the site has none for `tag`.

    Raises:
        SettingsError: the registry's plural rule of the language is none.
    """
    language = language_of(tag, settings)
    machine = shows_machine_text(tag if tag in settings.tags else asked or tag, settings)
    found: dict[MessageKey, Message] = {}
    for catalog in reversed(catalogs.layers(tag)):
        found |= {
            key: message
            for key, message in catalog.active.items()
            if usable(message, catalog, language, machine=machine)
        }
    return found


def lexicon(tag: str, catalogs: Catalogs, settings: Settings, *, asked: str | None = None) -> Lexicon:
    """Return the words of `usable_messages`. Raises SettingsError as it does."""
    messages = usable_messages(tag, catalogs, settings, asked=asked)
    return Lexicon(
        language=language_of(tag, settings),
        words={key: message.strings for key, message in messages.items()},
    )


def language_of(tag: str, settings: Settings) -> Language:
    """Return the record of a language, its plural rule known to work.

    Raises:
        SettingsError: the registry's plural rule of the language is none.
    """
    language = settings.registry.resolve(tag)
    try:
        plural_choices(language)
    except ValueError as error:
        raise SettingsError(
            f"the plural rule of '{tag}' cannot be read: {error}",
            settings.config_file,
            hint="write plural: {gettext: 'nplurals=2; plural=(n != 1);'} under 'registry:'",
        ) from error
    return language


def shows_machine_text(tag: str, settings: Settings) -> bool:
    """Return whether machine text is shown in a language: by its policy, and always in the source's own words."""
    return tag == settings.source or (tag in settings.tags and settings.language(tag).machine == "label")


def mo_bytes(messages: Mapping[MessageKey, Message], language: Language) -> bytes:
    """Return messages as a gettext .mo file. The same messages give the same bytes, whatever their order."""
    file = polib.POFile(encoding="utf-8")
    file.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language.tag,
        "Plural-Forms": language.plural.gettext,
    }
    for message in messages.values():
        entry = polib.POEntry(msgid=message.id, msgid_plural=message.plural or "", msgctxt=message.context)
        if message.plural is None:
            entry.msgstr = message.strings[0]
        else:
            entry.msgstr_plural = dict(enumerate(message.strings))
        file.append(entry)
    return bytes(file.to_binary())
