"""Front matter changed in place: what must change does, and nothing else by a byte."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from minority_site.front_edit import FrontMatterError, edit_front_matter, rename_front_matter_key
from minority_site.pages import read_page

ENTRY = "v1:0123456789abcdef.01234567"
OTHER = "v1:fedcba9876543210.76543210"


def covers(raw: bytes) -> dict[str, str]:
    page = read_page(raw, path="a.md", file="docs/fi/a.md", language="fi")
    assert page.problems == ()
    return dict(page.covers)


def edit(text: str, **entries: str | None) -> str:
    return edit_front_matter(text.encode(), {"translation": {"covers": entries}}).decode()


NASTY = {
    "comments everywhere": """\
---
# om sidan
title: 'Koulu: näin'   # med kolon

description: >-
  Pitkä
  # ei kommentti
  kuvaus
translation:   # hit
    state:   "translated" # läget
    # innan
    covers:
        # före
        apply:   'v1:0000000000000000.00000000'   # efter
        "gone": v1:1111111111111111.11111111
        # sist
    method: human
tags: [a,   b]
---

Teksti
""",
    "flow": """\
---
title: a
translation: {state: draft, covers: {apply: "v1:0000000000000000.00000000", gone: x, }, } # x
---
T
""",
    "flow without covers": "---\ntranslation: {state: draft}\n---\nT\n",
    "empty flow": "---\ntranslation: {covers: {}}\n---\nT\n",
    "covers without a value": "---\ntranslation:\n  covers:   # inget än\n  state: draft\n---\nT\n",
    "covers as null": "---\ntranslation:\n  covers: ~ # inget\n  state: draft\n---\nT\n",
    "translation without a value": "---\ntranslation:\ntitle: b\n---\nT\n",
    "no translation": "---\ntitle: a\ndescription: |\n  b\n\n# slut\n---\nT\n",
    "last value in block style": "---\ntranslation:\n  covers:\n    gone: x\n  reviewed_by: |\n    en\n    annan\n\n---\nT\n",
    "a list last": "---\ntranslation:\n  state: draft\nhide:\n- navigation\n- toc\n...\nT\n",
    "empty": "---\n---\nT\n",
    "blank lines": "---\n\n\n---\nT\n",
    "a comment only": "---\n# inget\n---\nT\n",
    "none": "T\n\n---\n\nmer\n",
    "nothing at all": "",
    "not indented as we do": "---\ntranslation:\n covers:\n         apply: v1:0000000000000000.00000000\n---\nT\n",
    "letters taken apart": "---\ntitle: A\u0308iti\ntranslation: {state: draft}\n---\nA\u0308\n",
}


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_writes_and_replaces_entries_whatever_the_front_matter(name: str, end: str, mark: str) -> None:
    before = (mark + NASTY[name].replace("\n", end)).encode()
    after = edit_front_matter(
        before, {"translation": {"covers": {"apply": ENTRY, "gone": None, "new": OTHER}}}
    )
    assert covers(after) == {"apply": ENTRY, "new": OTHER}
    assert after.startswith(mark.encode())
    if b"\r\n" in before:
        assert after.replace(b"\r\n", b"").count(b"\n") == 0
    values, old = _values(after), _values(before)
    assert {k: v for k, v in values.items() if k != "translation"} == {
        k: v for k, v in old.items() if k != "translation"
    }
    assert _body(after) == _body(before)


@pytest.mark.parametrize("name", NASTY)
def test_keeps_every_comment(name: str) -> None:
    comments = [part.strip() for part in NASTY[name].split("\n") if part.strip().startswith("# ")]
    after = edit(NASTY[name], apply=ENTRY, gone=None, new=OTHER)
    assert [comment for comment in comments if comment not in after] == []


@pytest.mark.parametrize("name", NASTY)
def test_changes_nothing_when_there_is_nothing_to_change(name: str) -> None:
    once = edit_front_matter(
        NASTY[name].encode(), {"translation": {"covers": {"apply": ENTRY, "new": OTHER}}}
    )
    assert (
        edit_front_matter(once, {"translation": {"covers": {"apply": ENTRY, "new": OTHER, "absent": None}}})
        == once
    )
    assert edit_front_matter(NASTY[name].encode(), {"translation": {"covers": {}}}) == NASTY[name].encode()


def test_changes_only_the_lines_it_must() -> None:
    before = NASTY["comments everywhere"]
    after = edit(before, apply=ENTRY, new=OTHER)
    changed = set(after.splitlines()) ^ set(before.splitlines())
    assert changed == {
        "        apply:   'v1:0000000000000000.00000000'   # efter",
        f"        apply:   '{ENTRY}'   # efter",
        f"        new: {OTHER}",
    }


def test_changes_the_state_in_its_own_quotes() -> None:
    after = edit_front_matter(
        NASTY["comments everywhere"].encode(), {"translation": {"state": "reviewed"}}
    ).decode()
    assert '    state:   "reviewed" # läget\n' in after


def test_a_page_without_front_matter_gets_one() -> None:
    assert edit("Text\n", apply=ENTRY) == f"---\ntranslation:\n  covers:\n    apply: {ENTRY}\n---\nText\n"


@pytest.mark.parametrize("section", ["on", "2024", "1e3", "null", "yes", "a_1", "_meta", "x:y", "å", "-a"])
def test_a_key_that_is_no_plain_text_in_yaml_is_quoted(section: str) -> None:
    assert covers(
        edit_front_matter(b"---\ntitle: a\n---\n", {"translation": {"covers": {section: ENTRY}}})
    ) == {section: ENTRY}


@pytest.mark.parametrize("text", NASTY.values())
def test_taking_all_entries_away_leaves_yaml(text: str) -> None:
    with_one = edit(text, gone=None, apply=ENTRY)
    assert covers(edit(with_one, apply=None).encode()) == {}
    assert covers(edit(edit(with_one, apply=None), again=OTHER).encode()) == {"again": OTHER}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: a: b\n---\n", 2),
        ("---\ntitle: a\n\n[\n---\n", 5),
        ("---\n- a\n---\n", 2),
        ("---\ntitle: a\ntranslation:\n  covers: [a]\n---\n", 4),
        ("---\ntranslation: yes\n---\n", 2),
        ("---\ntranslation:\n  covers:\n    apply: {a: b}\n---\n", 4),
    ],
)
def test_refuses_what_it_would_have_to_guess(text: str, line: int) -> None:
    with pytest.raises(FrontMatterError) as caught:
        edit(text, apply=ENTRY)
    assert caught.value.line == line


def test_refuses_what_is_not_utf_8() -> None:
    with pytest.raises(FrontMatterError, match="not UTF-8"):
        edit_front_matter(b"---\ntitle: \xe5\n---\n", {"title": "a"})


def test_renames_a_key_in_its_place() -> None:
    text = NASTY["comments everywhere"].replace("apply:   'v1", "'apply':   'v1")
    after = rename_front_matter_key(text.encode(), ("translation", "covers"), "apply", "apply-now").decode()
    assert after == text.replace("'apply':", "'apply-now':")


def test_renames_no_key_that_is_not_there() -> None:
    for text in NASTY.values():
        assert (
            rename_front_matter_key(text.encode(), ("translation", "covers"), "absent", "x") == text.encode()
        )


keys = st.text("abcdefgh-_0123456789åy", min_size=1, max_size=6)
plain = st.one_of(
    st.text("abc :#'\"{}[],&*!|>%@`\\å\u05d0-", max_size=12), st.integers(), st.booleans(), st.none()
)


@settings(deadline=None)
@given(
    st.dictionaries(keys.filter(lambda k: k != "translation"), st.one_of(plain, st.lists(plain, max_size=3))),
    st.dictionaries(keys, st.just(ENTRY), max_size=3),
    st.dictionaries(keys, st.sampled_from([OTHER, None]), max_size=4),
    st.sampled_from([True, False, None]),
)
def test_any_front_matter_comes_out_as_it_was_but_for_the_change(
    values: dict[str, Any], old: dict[str, str], change: dict[str, str | None], flow: bool | None
) -> None:
    data = values | {"translation": {"covers": old, "state": "draft"}}
    text = (
        f"---\n{yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False)}---\nT\n"
    )
    after = edit_front_matter(text.encode(), {"translation": {"covers": change}})
    wanted = {key: value for key, value in (old | change).items() if value is not None}
    assert _values(after) == data | {
        "translation": {"covers": wanted or _values(after)["translation"]["covers"], "state": "draft"}
    }
    assert not _values(after)["translation"]["covers"] or wanted
    assert edit_front_matter(after, {"translation": {"covers": change}}) == after


def _values(raw: bytes) -> dict[str, Any]:
    head = _split(raw)[0]
    return yaml.safe_load(head) or {} if head else {}


def _body(raw: bytes) -> bytes:
    return _split(raw)[1]


def _split(raw: bytes) -> tuple[str, bytes]:
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    if not text.startswith("---\n"):
        return "", text.encode()
    end = min(position for fence in ("\n---\n", "\n...\n") if (position := text.find(fence, 3)) > 0)
    return text[4 : end + 1], text[end + 5 :].encode()
