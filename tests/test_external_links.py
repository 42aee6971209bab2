"""Addresses that lead out of the site: all of them found, each a web address, and asked whether they answer."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from minority_site._compat.config import read_settings
from minority_site.external_links import answer, external_links, silent
from minority_site.site import load
from minority_site.ways import Url
from tests.datasite import EVENT, PLACE, exemplar, write

ROOT = Path(__file__).parents[1]

PAGE = """\
---
title: Start
---

Läs hos [DO](https://www.do.se/) och på <https://www.val.se/>. Skriv till [oss](mailto:a@b.example).

{{ law("2009:724", "3") }} och ett [prov](https://www.example.org/).

Mer hos [DO](https://www.do.se/) och [här](other.md).

{{ accessibility_statement() }}
"""


def test_links_of_pages_references_and_data_are_found_with_their_places(tmp_path: Path) -> None:
    event = EVENT.replace("    sample: true\n", "", 1)
    event = event.replace(
        "    room: Salen\n", "    room: Salen\n    registration:\n      url: https://www.riksdagen.se/x\n"
    )
    write(tmp_path, events=event, places=PLACE)
    (tmp_path / "docs/sv/index.md").write_text(PAGE, encoding="utf-8")
    site = load(read_settings(tmp_path))
    own = {
        address: [place for place in places if not place.startswith("minority_site:")]
        for address, places in external_links(site).items()
    }
    assert {address: places for address, places in own.items() if places} == {
        "https://rkrattsbaser.gov.se/sfst?bet=2009:724": ["docs/sv/index.md:7"],
        "https://rkrattsbaser.gov.se/sfst?bet=2018:1937": ["docs/sv/index.md:11"],
        "https://www.digg.se/tdosanmalan": ["docs/sv/index.md:11"],
        "https://www.do.se/": ["docs/sv/index.md:5", "docs/sv/index.md:9"],
        "https://www.riksdagen.se/x": ["data/events.yml:12"],
        "https://www.val.se/": ["docs/sv/index.md:5"],
    }


def test_every_address_of_the_exemplar_is_a_web_address_over_https() -> None:
    links = external_links(exemplar())
    assert len(links) > 20
    assert [address for address in links if Url().read(address) != address] == []
    assert [address for address in links if not address.startswith("https://")] == []


def test_the_script_lists_what_it_would_ask() -> None:
    run = subprocess.run(
        [sys.executable, "scripts/check_links.py", "--list"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "https://www.digg.se/tdosanmalan  docs/sv/about/accessibility.md:" in run.stdout


class _Handler(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self._say({"/there": 200, "/get-only": 405, "/moved": 301}.get(self.path, 404))

    def do_GET(self) -> None:
        self._say({"/get-only": 200, "/there": 200}.get(self.path, 410 if self.path == "/gone" else 404))

    def _say(self, code: int) -> None:
        self.send_response(code)
        if code == 301:
            self.send_header("Location", "/there")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/there", ""), ("/moved", ""), ("/get-only", ""), ("/gone", "410 Gone"), ("/nowhere", "404 Not Found")],
)
def test_an_address_answers_or_says_why_not(path: str, expected: str, server: str) -> None:
    assert answer(server + path, timeout=5) == expected


def test_silent_ones_are_named_in_their_order(server: str) -> None:
    asked = [f"{server}/nowhere", f"{server}/there", f"{server}/gone"]
    assert list(silent(asked, timeout=5)) == [
        (f"{server}/nowhere", "404 Not Found"),
        (f"{server}/gone", "410 Gone"),
    ]


def test_a_host_that_is_not_there_is_an_answer_too() -> None:
    assert "refused" in answer("http://127.0.0.1:9/", timeout=5)
