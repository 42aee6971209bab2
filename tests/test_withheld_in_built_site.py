"""A withheld place and a withdrawn name: searched for in the whole built site, its feeds, its indexes and its caches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.built import BuiltSite
from tests.conftest import Project
from tests.datasite import ASSOCIATION, EVENT, PLACE

CONFIG = """\
site_name: Prov
site_url: https://prov.example/
theme: {name: material, font: false}
markdown_extensions: [attr_list, admonition, md_in_html, tables]
plugins:
  - search
  - minority-site:
      docs_structure: folder
      root: chooser
      site_kind: example
      municipality: {name: Provköping}
      languages:
        - {locale: sv, default: true}
        - {locale: fi, machine: label}
        - {locale: yi}
"""
SECRETS = (
    "Hemligahuset",
    "Hemligagatan",
    "Hemligarummet",
    "mote.example",
    "Hemlige Exempelsson",
    "Hemliga Kontaktsson",
)

EVENTS = (
    EVENT.replace(
        "    room: Salen\n",
        """\
    room: Hemligarummet
    attendance: both
    join: https://mote.example/hemligt
    place_visibility: on_registration
    registration:
      email: info@example.org
    programme:
      - id: talk
        start: "18:00"
        room: Hemligarummet
        speaker:
          name: Hemlige Exempelsson
          consent: 2026-01-01
          withdrawn: 2026-06-01
""",
    )
    + """\
        directions: Gå till Hemligahuset.
        programme:
          talk:
            title: Föredrag
            speaker: En lärare
"""
)
PLACES = PLACE.replace("Exempelhuset", "Hemligahuset").replace("Exempelgatan 1", "Hemligagatan 1")
ASSOCIATIONS = ASSOCIATION.replace(
    "    last_checked",
    """\
    place: huset
    place_visibility: on_registration
    person:
      name: Hemliga Kontaktsson
      consent: 2026-01-01
      expires: 2026-02-01
    last_checked""",
)
PAGE = """\
    docs/
      sv/
        index.md
        | ---
        | title: Start
        | description: Här är en sida som visar evenemang och kontakter för de nationella minoriteterna.
        | ---
        |
        | Hej.
        |
        | {{ events() }}
        |
        | {{ contacts() }}
        |
        | {{ feeds() }}
"""


def told(folder: Path) -> list[tuple[str, str]]:
    """Return the files below `folder` that hold a secret, in any of the ways that a text can be written."""
    found = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and "data" not in file.relative_to(folder).parts[:1]:
            content = file.read_bytes()
            for secret in SECRETS:
                written = (secret.encode(), secret.encode("utf-16-le"), secret.encode("unicode_escape"))
                if any(form in content for form in written):
                    found.append((file.relative_to(folder).as_posix(), secret))
    return found


def test_neither_is_anywhere_but_in_the_data(project: Callable[..., Project]) -> None:
    made = project(PAGE, config=CONFIG)
    made.write("data/events.yml", EVENTS)
    made.write("data/places.yml", PLACES)
    made.write("data/associations.yml", ASSOCIATIONS)
    run = made.run("build", env={"SOURCE_DATE_EPOCH": "1795514400"})
    assert run.code == 0, run.err
    event = made.root / "site/sv/calendar/events/mote/index.html"
    assert "En lärare" in event.read_text(encoding="utf-8")
    assert told(made.root) == []


def test_what_may_be_told_is_there(project: Callable[..., Project]) -> None:
    """The search above would find it: the same data without its restrictions."""
    made = project(PAGE, config=CONFIG)
    open_events = EVENTS.replace("place_visibility: on_registration", "place_visibility: public")
    made.write("data/events.yml", open_events.replace("          withdrawn: 2026-06-01\n", ""))
    made.write("data/places.yml", PLACES)
    made.write("data/associations.yml", ASSOCIATIONS.replace("      expires: 2026-02-01\n", ""))
    assert made.run("build", env={"SOURCE_DATE_EPOCH": "1795514400"}).code == 0
    assert {secret for _, secret in told(made.root)} == set(SECRETS)


def test_the_exemplar_tells_no_withheld_place(exemplar: BuiltSite) -> None:
    holding = [
        file.relative_to(exemplar.root).as_posix()
        for file in exemplar.root.rglob("*")
        if file.is_file()
        and (b"Exempellunden" in (content := file.read_bytes()) or "Lundvägen".encode() in content)
    ]
    assert holding == []
