"""Sites with data, loaded in the test's own process."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from minority_site._compat.config import read_settings
from minority_site.dataset import Dataset, load_dataset
from minority_site.site import Site, load

TODAY = dt.date(2026, 11, 24)

CONFIG = """\
site_name: Prov
site_url: https://prov.example/
theme: {name: material, font: false}
plugins:
  - minority-site:
      docs_structure: folder
      root: chooser
      site_kind: example
      municipality:
        name: Provköping
        email: kommunen@provkoping.example
        phone: 070-174 06 05
        administrative_areas: [fi]
      languages:
        - {locale: sv, default: true}
        - {locale: en, machine: label}
        - {locale: fi, machine: label}
        - {locale: se}
        - {locale: yi}
"""

EVENT = """\
events:
  - id: mote
    sample: true
    uid: 00dd67b5-c27c-4ff8-b523-8c71a14e602a
    type: seminar
    minorities: [sweden-finns]
    start: 2027-03-18 18:00
    end: 2027-03-18 20:00
    updated: 2026-11-10 09:00
    place: huset
    room: Salen
    spoken: [fi, sv]
    words:
      sv:
        title: Ett möte
        summary: Vi talar om skolan.
"""

PLACE = """\
places:
  - id: huset
    sample: true
    name: Exempelhuset
    street: Exempelgatan 1
    postcode: 123 45
    town: Exempelstad
"""

ASSOCIATION = """\
associations:
  - id: foreningen
    sample: true
    name: Exempelföreningen
    minorities: [roma]
    languages: [rmy, sv]
    phone: 070-174 06 10
    email: info@example.org
    url: https://example.org/
    last_checked: 2026-11-01
    words:
      sv:
        summary: En förening.
"""


def write(root: Path, **files: str) -> Path:
    """Write a project: each keyword is a file under `data/`."""
    (root / "docs/sv").mkdir(parents=True, exist_ok=True)
    (root / "docs/sv/index.md").write_text("---\ntitle: Start\n---\n\nHej.\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (root / "data").mkdir(exist_ok=True)
    for name, text in files.items():
        (root / f"data/{name}.yml").write_text(text, encoding="utf-8")
    return root


def site_of(root: Path, *, today: dt.date = TODAY, **files: str) -> Site:
    """Return the site of a project with these data files."""
    return load(read_settings(write(root, **files)), today=today)


def raw(root: Path, *, today: dt.date = TODAY, **files: str) -> Dataset:
    """Return everything in these data files, what may not be published included."""
    return load_dataset(root, read_settings(write(root, **files)), today=today)


def exemplar(today: dt.date = TODAY) -> Site:
    """Return this repository's own site."""
    return load(read_settings(Path(__file__).parent.parent), today=today)


def told(dataset: Dataset) -> list[tuple[int, str, str]]:
    """Return line, message and hint of everything that is wrong."""
    return [(p.problem.line, p.problem.message, p.problem.hint) for p in dataset.problems]
