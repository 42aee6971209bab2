"""Brings a catalog up to its template, and touches nothing that need not change.

polib tells what the entries are; the text of an entry that stays is kept to the letter, however it was wrapped. So
translators' comments, the order, headers, previous msgids and obsolete entries survive, and a catalog that lacks
nothing comes out byte for byte as it went in.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import polib

from minority_site.catalogs.blocks import NEW, Block, cut, joined, starts_with_header
from minority_site.catalogs.checking import names_language, same_plural_rule
from minority_site.catalogs.extraction import WIDTH
from minority_site.catalogs.reading import decode, read_catalog
from minority_site.catalogs.records import MESSAGE_LANGUAGE, Catalog, Message, MessageKey
from minority_site.errors import SiteError
from minority_site.formats import plural_count
from minority_site.languages import Language

ALIKE = 0.6
"""How alike (difflib) the English words must be for old words to be proposed; Babel's own measure."""
ALIKE_ELSEWHERE = 0.85
"""The same, where the context has changed too."""

MOST_COMPARED = 500
"""How many unused entries are looked through for words that a new message could take over."""

_FORMATS = frozenset({"python-brace-format", "python-format"})


def update_catalog(
    raw: bytes | None,
    template: Catalog,
    language: Language,
    *,
    file: str,
    also_known: Collection[MessageKey] = frozenset(),
) -> bytes:
    """Return the catalog `raw` brought up to `template`; a new one when there is none.

    Args:
        raw: the file's bytes, None when it does not exist.
        template: what messages there are.
        language: the catalog's; its plural rule goes into the header.
        file: the catalog's place, for errors.
        also_known: messages that the template lacks and that are used all the same: the package's, in a project that
            has words of its own for some of them.

    Raises:
        SiteError: the catalog cannot be read.
    """
    if raw is None:
        return _Update(template, language, also_known).text(_new_header(language)).encode("utf-8")
    text, problem = decode(raw, file=file, tag=language.tag)
    catalog = read_catalog(raw, file=file, tag=language.tag)
    if problem := problem or next(iter(catalog.problems), None):
        raise SiteError(problem.message, problem.path, problem.line, problem.hint)
    text = text if text.endswith("\n") else text + "\n"
    if not catalog.header:
        text = _new_header(language) + "\n" + text
    elif not starts_with_header(text):
        raise SiteError(
            "the header is not the catalog's first entry",
            file,
            catalog.header_line,
            "move it to the beginning",
        )
    updated = _Update(template, language, also_known).text(text)
    if updated == text and catalog.header:
        return raw
    # A file keeps its byte order mark and its line endings.
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    ending = "\r\n" if b"\r\n" in raw else "\n"
    return (mark + updated.replace("\n", ending)).encode("utf-8")


@dataclass(frozen=True)
class _Update:
    """One template laid over one catalog."""

    template: Catalog
    language: Language
    also_known: Collection[MessageKey]

    def text(self, text: str) -> str:
        """Return a catalog's text, brought up to the template."""
        header, blocks = cut(text)
        wanted = self.template.active
        here = {block.message.key for block in blocks if not block.message.obsolete}
        missing = [message for key, message in wanted.items() if key not in here]
        leaving = [block for block in blocks if self._is_leaving(block)]
        changed: dict[int, Block | None] = {block.place: None for block in leaving}
        for block in blocks:
            if not block.message.obsolete and block.message.key in wanted:
                changed[block.place] = self._refreshed(block, wanted[block.message.key])
        added = []
        taken = set()
        for message, old in _matched(missing, leaving, [b for b in blocks if b.message.obsolete]):
            if old is None:
                added.append(self._new(message))
                continue
            taken.add(old.place)
            if old.message.obsolete:
                changed[old.place] = None
                added.append(self._refreshed(_in_use(old), message))
            else:
                changed[old.place] = self._rewritten(old, message)
        staying = [new for block in blocks if (new := changed.get(block.place, block)) is not None]
        obsolete = [_out_of_use(block) for block in leaving if block.place not in taken and _has_words(block)]
        return joined(self._header(header), [*self._inserted(staying, added), *obsolete], blocks)

    def _is_leaving(self, block: Block) -> bool:
        key = block.message.key
        return not block.message.obsolete and key not in self.template.active and key not in self.also_known

    def _refreshed(self, block: Block, message: Message) -> Block:
        """Return the block with the template's remarks, places and plural."""
        old = block.message
        if (old.key, old.plural) != (message.key, message.plural):
            return self._rewritten(block, message)
        if self._is_english and not any(old.strings):
            return self._rewritten(block, message)
        flags = (old.flags - _FORMATS) | (message.flags & _FORMATS)
        if (old.extracted, old.references, old.flags) == (message.extracted, message.references, flags):
            return block
        return replace(block, comments=_comments(block, message))

    def _rewritten(self, block: Block, message: Message) -> Block:
        """Return the block with the template's English words, its own words kept for review."""
        old = block.message
        strings = self._forms(old.strings, message)
        if self._is_english and _is_identity(old):
            strings = self._english(message)
        comments = _comments(block, message)
        if any(strings) and not (self._is_english and _is_identity(old)):
            comments = _comments(block, message, fuzzy=True)
            if not any(line.startswith("#|") for line in comments):
                comments += _previous(old, message)
        return replace(block, message=message, comments=comments, body=self._body(message, strings))

    @property
    def _is_english(self) -> bool:
        return self.language.tag == MESSAGE_LANGUAGE

    def _english(self, message: Message) -> tuple[str, ...]:
        if message.plural is None:
            return (message.id,)
        return (message.id, *[message.plural] * (plural_count(self.language) - 1))

    def _forms(self, strings: Sequence[str], message: Message) -> tuple[str, ...]:
        wanted = 1 if message.plural is None else plural_count(self.language)
        return tuple(strings[:wanted]) + ("",) * (wanted - len(strings))

    def _body(self, message: Message, strings: Sequence[str]) -> tuple[str, ...]:
        entry = polib.POEntry(msgid=message.id, msgctxt=message.context, msgid_plural=message.plural or "")
        if message.plural is None:
            entry.msgstr = strings[0]
        else:
            entry.msgstr_plural = dict(enumerate(strings))
        return _lines(entry)

    def _new(self, message: Message) -> Block:
        strings = self._english(message) if self._is_english else self._forms((), message)
        blank = Block(message=message, comments=(), body=(), tail=())
        return replace(blank, comments=_comments(blank, message), body=self._body(message, strings))

    def _inserted(self, staying: Sequence[Block], new: Sequence[Block]) -> list[Block]:
        """Return the blocks with new ones after their neighbours in the template."""
        order = {key: number for number, key in enumerate(self.template.active)}
        result = list(staying)
        for block in sorted(new, key=lambda block: order[block.message.key]):
            place = order[block.message.key]
            before = {
                order[other.message.key]: number
                for number, other in enumerate(result)
                if not other.message.obsolete and order.get(other.message.key, place) < place
            }
            result.insert(before[max(before)] + 1 if before else 0, block)
        return result

    def _header(self, header: str) -> str:
        """Return the header with the fields that are wrong made right, and the rest to the letter."""
        known = read_catalog(header.encode("utf-8"), file="", tag=self.language.tag)
        wanted: dict[str, str] = {}
        if not names_language(known, self.language):
            wanted["Language"] = self.language.tag
        if "MIME-Version" not in known.header:
            wanted["MIME-Version"] = "1.0"
        if "charset=utf-8" not in known.header.get("Content-Type", "").lower():
            wanted["Content-Type"] = "text/plain; charset=UTF-8"
        if "Content-Transfer-Encoding" not in known.header:
            wanted["Content-Transfer-Encoding"] = "8bit"
        if not same_plural_rule(known.header.get("Plural-Forms", ""), self.language):
            wanted["Plural-Forms"] = self.language.plural.gettext
        for name, value in wanted.items():
            header = _with_field(header, name, value)
        return header


def _new_header(language: Language) -> str:
    entry = polib.POEntry(msgid="", msgstr="")
    fields = {
        "Project-Id-Version": "minority-site",
        "Language": language.tag,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": language.plural.gettext,
    }
    entry.msgstr = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"# {language.autonym} ({language.english_name})\n" + "\n".join(_lines(entry)) + "\n"


def _with_field(header: str, name: str, value: str) -> str:
    """Return the header's text with one field set, in its place or at the end."""
    line = f'"{name}: {polib.escape(value)}\\n"'
    # A field that was wrapped goes on until a line that ends with an escaped line feed.
    found = re.search(rf'^"{re.escape(name)}:(?:[^\n]*(?<!\\n)"\n")*[^\n]*"$', header, re.MULTILINE)
    if found:
        return header[: found.start()] + line + header[found.end() :]
    last = list(re.finditer(r'^(?:msgstr\s*)?"[^\n]*"$', header, re.MULTILINE))[-1]
    return header[: last.end()] + "\n" + line + header[last.end() :]


def _comments(block: Block, message: Message, *, fuzzy: bool = False) -> tuple[str, ...]:
    """Return the lines before the msgid: translators' own to the letter, the rest from the template."""
    own = [line for line in block.comments if re.match(r"#(?![.:,|~])", line)]
    previous = [line for line in block.comments if line.startswith("#|")]
    old_flags = [
        flag.strip() for line in block.comments if line.startswith("#,") for flag in line[2:].split(",")
    ]
    flags = [flag for flag in old_flags if flag and flag not in _FORMATS]
    if fuzzy and "fuzzy" not in flags:
        flags.insert(0, "fuzzy")
    entry = polib.POEntry(
        msgid="-",
        comment="\n".join(message.extracted),
        occurrences=[(path, "") for path in message.references],
        flags=flags + sorted(message.flags & _FORMATS),
    )
    return (*own, *(line for line in _lines(entry) if line.startswith("#")), *previous)


def _previous(old: Message, new: Message) -> tuple[str, ...]:
    entry = polib.POEntry(msgid="-", previous_msgid=old.id)
    if old.context != new.context:
        entry.previous_msgctxt = old.context
    if old.plural:
        entry.previous_msgid_plural = old.plural
    return tuple(line for line in _lines(entry) if line.startswith("#|"))


def _lines(entry: polib.POEntry) -> tuple[str, ...]:
    return tuple(entry.__unicode__(WIDTH).rstrip("\n").split("\n"))


def _out_of_use(block: Block) -> Block:
    comments = [line for line in block.comments if not re.match(r"#[.:]", line)]
    return replace(
        block,
        place=NEW,
        message=replace(block.message, obsolete=True),
        comments=tuple(re.sub(r"^#\|", "#~|", line) for line in comments),
        body=tuple(f"#~ {line}" for line in block.body),
    )


def _in_use(block: Block) -> Block:
    return replace(
        block,
        place=NEW,
        message=replace(block.message, obsolete=False),
        comments=tuple(re.sub(r"^#~\s*\|", "#|", line) for line in block.comments),
        body=tuple(re.sub(r"^#~\s*", "", line) for line in block.body),
    )


def _has_words(block: Block) -> bool:
    return any(block.message.strings) or any(re.match(r"#(?![.:,|~])\s*\S", line) for line in block.comments)


def _is_identity(message: Message) -> bool:
    return all(words in ("", message.id, message.plural) for words in message.strings)


def _matched(
    missing: Sequence[Message], leaving: Sequence[Block], obsolete: Sequence[Block]
) -> list[tuple[Message, Block | None]]:
    """Return each missing message with the old entry that it takes over, each entry once.

    An obsolete entry with the same key comes back as it was; then one that goes now, or went, and is alike.
    """
    gone = {block.message.key: block for block in reversed(obsolete)}
    found = {message.key: gone[message.key] for message in missing if message.key in gone}
    taken = {block.place for block in found.values()}
    # Comparing is the product of both sides: a catalog with thousands of dead entries is not searched to its end.
    free = {
        block.place: block
        for block in (*leaving, *obsolete)
        if block.place not in taken and any(block.message.strings)
    }
    free = dict(list(free.items())[:MOST_COMPARED])
    for message in missing:
        if message.key not in found and (alike := _nearest(message, list(free.values()), missing)):
            found[message.key] = alike
            del free[alike.place]
    return [(message, found.get(message.key)) for message in missing]


def _nearest(message: Message, candidates: Sequence[Block], missing: Sequence[Message]) -> Block | None:
    """Return the block whose words the message should get for review, None when none is alike."""
    same = [block for block in candidates if block.message.context == message.context]
    alone = sum(other.context == message.context for other in missing) == 1
    if message.context is not None and len(same) == 1 and alone and not same[0].message.obsolete:
        return same[0]  # a context that one message alone had and has: it was reworded
    scores = [(_alike(block.message.id, message.id), block) for block in same]
    scores += [
        (score - ALIKE_ELSEWHERE + ALIKE, block)
        for block in candidates
        if block.message.context != message.context
        and (score := _alike(block.message.id, message.id)) >= ALIKE_ELSEWHERE
    ]
    best = max(scores, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None


def _alike(old: str, new: str) -> float:
    # The beginnings are enough to tell, and comparing costs the product of the lengths.
    return difflib.SequenceMatcher(None, old[:200].lower(), new[:200].lower()).ratio()
