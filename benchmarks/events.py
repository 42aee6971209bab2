"""A thousand events in eleven languages: reading, pages, calendars and feeds, in milliseconds per event and language.

python benchmarks/events.py [EVENTS]
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from minority_site._compat.config import read_settings
from minority_site.generated import generated_files, generated_pages
from minority_site.site import load

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 24)


def write_project(folder: Path, count: int) -> None:
    """Write a project with the exemplar's data and `count` events made from its own."""
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "docs/sv").mkdir(parents=True)
    (folder / "docs/sv/index.md").write_text("---\ntitle: Start\n---\n", encoding="utf-8")
    head, body = (ROOT / "data/events.yml").read_text(encoding="utf-8").split("events:\n", 1)
    records = re.split(r"\n(?=  - id: )", body)
    made = [head, "events:\n"]
    for number in range(count):
        record = records[number % len(records)].rstrip()
        record = re.sub(r"- id: (\S+)", rf"- id: e{number}-\1", record, count=1)
        made.append(re.sub(r"uid: \S+", f"uid: uid-{number:06d}", record, count=1) + "\n\n")
    (folder / "data/events.yml").write_text("".join(made), encoding="utf-8")


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_project(Path(folder), count)
        settings = read_settings(Path(folder))
        began = time.perf_counter()
        site = load(settings, today=TODAY)
        print(f"reading {len(site.data.events)} events: {time.perf_counter() - began:.2f} s")
        per = count * len(settings.built_tags)
        for name, made in (("pages", generated_pages), ("files", generated_files)):
            began = time.perf_counter()
            number = sum(1 for tag in settings.built_tags for _ in made(site, tag))  # type: ignore[operator]
            spent = time.perf_counter() - began
            print(
                f"{number} {name} in {len(settings.built_tags)} languages: {spent:.1f} s, {1000 * spent / per:.2f} ms each"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
