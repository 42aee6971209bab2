"""Adding events and associations, confirming their words, referring to them in pages: from the command line."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable

import pytest

from minority_site import commands
from minority_site.commands import Outcome, find
from minority_site.errors import UsageError
from tests.conftest import Project
from tests.datasite import ASSOCIATION, CONFIG, EVENT, PLACE

NEW = (
    "event", "new", "--type", "seminar", "--title", "Språk & möte: årsdagen", "--start", "2027-02-24 18:00",
    "--end", "2027-02-24 20:00", "--spoken", "sv fi", "--sample", "--uid", "11dd67b5-c27c-4ff8-b523-8c71a14e602a",
)  # fmt: skip


@pytest.fixture
def municipality(project: Callable[..., Project]) -> Project:
    made = project(
        "docs/\n  sv/\n    index.md\n    | ---\n    | title: Start\n    | ---\n    |\n    | Hej.\n",
        config=CONFIG,
    )
    made.write("data/places.yml", PLACE)
    made.write("data/events.yml", EVENT)
    return made


def in_this_process(project: Project, *arguments: str) -> Outcome:
    """Run a command without a process of its own, for the many cases of one rule."""
    options = argparse.Namespace()
    parser = argparse.ArgumentParser()
    find(arguments[0]).add_arguments(parser)
    parser.parse_args(arguments[1:], namespace=options)
    return find(arguments[0]).run(options, commands.Project(root=project.root))


# --- Adding -------------------------------------------------------------------------------------------------------


def test_an_event_is_added_and_nothing_else_of_the_file_changes(municipality: Project) -> None:
    run = municipality.run(*NEW, "--place", "huset", env={"SOURCE_DATE_EPOCH": "1795514400"})
    assert (run.code, run.out, run.err) == (0, "data/events.yml:18: sprak-mote-arsdagen\n", "")
    assert municipality.read("data/events.yml") == EVENT + (
        "\n"
        "  - id: sprak-mote-arsdagen\n"
        "    sample: true\n"
        "    uid: 11dd67b5-c27c-4ff8-b523-8c71a14e602a\n"
        "    type: seminar\n"
        "    start: 2027-02-24 18:00\n"
        "    end: 2027-02-24 20:00\n"
        "    updated: 2026-11-24 11:00\n"
        "    place: huset\n"
        "    spoken:\n"
        "    - sv\n"
        "    - fi\n"
        "    words:\n"
        "      sv:\n"
        "        title: 'Språk & möte: årsdagen'\n"
    )
    assert "data/events.yml" not in municipality.run("check").out


def test_a_file_is_made_when_there_is_none(municipality: Project) -> None:
    assert municipality.run(*NEW, "--file", "data/events/2027.yml").code == 0
    assert municipality.read("data/events/2027.yml").startswith("events:\n  - id: sprak-mote-arsdagen\n")


def test_a_taken_id_gets_a_number(municipality: Project) -> None:
    assert municipality.run(*NEW).code == 0
    second = (*NEW[:-1], "22dd67b5-c27c-4ff8-b523-8c71a14e602a")
    assert municipality.run(*second).out == "data/events.yml:33: sprak-mote-arsdagen-2\n"


@pytest.mark.parametrize(
    ("flag", "value", "message"),
    [
        ("--start", "2027-02-30 18:00", "'2027-02-30 18:00' is no date with a time (write 2027-02-24 18:00, in Swedish time)"),
        ("--end", "2027-02-24 17:00", "the event ends before it begins (correct 'start:' or 'end:')"),
        ("--place", "husset", "'husset' is none of the places (did you mean 'huset'?)"),
        ("--uid", "00dd67b5-c27c-4ff8-b523-8c71a14e602a",
         "the calendar id is that of 'mote' too (make a new one: a copied event is another event to calendars)"),
        ("--register-email", "ingen", "'ingen' is no e-mail address (write name@example.org)"),
        ("--join", "javascript:alert(1)", "'javascript:alert(1)' begins with neither https:// nor http:// "
         "(write the whole address: https://…)"),
        ("--file", "../events.yml", "'../events.yml' is no file under data/ (write data/events.yml)"),
        ("--file", "data/../../events.yml", "'data/../../events.yml' is no file under data/ (write data/events.yml)"),
    ],
)  # fmt: skip
def test_a_wrong_event_is_refused_with_the_reason_and_not_written(
    flag: str, value: str, message: str, municipality: Project
) -> None:
    with pytest.raises(UsageError) as refused:
        in_this_process(municipality, *NEW, flag, value)
    assert str(refused.value) == message
    assert municipality.read("data/events.yml") == EVENT


def test_a_refusal_exits_with_2(municipality: Project) -> None:
    run = municipality.run(*NEW, "--place", "husset")
    assert (run.code, run.err) == (
        2,
        "minority-site: 'husset' is none of the places (did you mean 'huset'?)\n",
    )


def test_what_is_missing_is_named_when_nobody_can_be_asked(municipality: Project) -> None:
    run = municipality.run("event", "new", "--type", "seminar")
    assert (run.code, run.err) == (
        2,
        "minority-site: missing: --title --start --end --spoken (give them, or run the command on a terminal to be asked)\n",
    )


def test_words_cannot_break_out_of_their_place(municipality: Project) -> None:
    title = "x\n  - id: annat\n# !!python/object:os.system {a: &a [*a]}"
    run = municipality.run(*NEW, "--title", title, "--id", "fientlig")
    assert run.code == 0, run.err
    again = municipality.run("check", "--format", "json")
    assert '"data/events.yml"' not in again.out


def test_an_association_is_added_when_it_has_agreed(municipality: Project) -> None:
    command = ("association", "new", "--name", "Vår förening", "--minority", "roma", "--minority", "sami",
               "--summary", "Vi sjunger.", "--languages", "rmy se", "--phone", "020-50 50 50")  # fmt: skip
    refused = municipality.run(*command)
    assert (refused.code, refused.err.startswith("minority-site: missing: --consent")) == (2, True)
    run = municipality.run(*command, "--consent", "2026-11-01", env={"SOURCE_DATE_EPOCH": "1795514400"})
    assert (run.code, run.out) == (0, "data/associations.yml:2: var-forening\n")
    assert "data/associations.yml" not in municipality.run("check").out


# --- Confirming ---------------------------------------------------------------------------------------------------

FINNISH = "      fi:\n        state: machine\n        title: Kokous\n        summary: Puhumme koulusta.\n"


def test_words_are_confirmed_by_one_line_more(municipality: Project) -> None:
    municipality.write("data/events.yml", EVENT + FINNISH)
    run = municipality.run("confirm", "fi", "data/events.yml#mote")
    assert (run.code, run.out) == (0, "data/events.yml:17: mote (fi)\n")
    lines = municipality.read("data/events.yml").splitlines()
    assert lines[18].startswith("        covers: v1:")
    assert [*lines[:18], *lines[19:]] == (EVENT + FINNISH).splitlines()
    assert "DAT016" not in municipality.run("check").out


def test_a_typo_is_carried_forward_and_a_changed_fact_is_refused_until_it_is_reread(
    municipality: Project,
) -> None:
    municipality.write("data/events.yml", EVENT + FINNISH)
    municipality.run("confirm", "fi", "data/events.yml")
    confirmed = municipality.read("data/events.yml")
    municipality.write("data/events.yml", confirmed.replace("Vi talar om skolan", "Vi samtalar om skolan"))
    assert municipality.run("confirm", "--all", "data/events.yml").out == "data/events.yml:17: mote (fi)\n"
    changed = municipality.read("data/events.yml").replace("Vi samtalar om skolan", "Vi talar om 3 skolor")
    municipality.write("data/events.yml", changed)
    refused = municipality.run("confirm", "--all", "data/events.yml")
    assert (refused.code, refused.out) == (1, "")
    assert "numbers, dates or negations of the source have changed" in refused.err
    assert municipality.read("data/events.yml") == changed
    assert municipality.run("confirm", "fi", "data/events.yml", "--reread").code == 0


def test_confirming_what_does_not_exist_names_the_nearest(municipality: Project) -> None:
    assert municipality.run("confirm", "fi", "data/evnets.yml").err == (
        "minority-site: there is no data file 'data/evnets.yml' (did you mean 'data/events.yml'?)\n"
    )
    assert municipality.run("confirm", "fi", "data/events.yml#motte").err == (
        "minority-site: 'data/events.yml' has no record 'motte' (did you mean 'mote'?)\n"
    )


def test_line_ends_of_windows_and_a_mark_at_the_beginning_survive(municipality: Project) -> None:
    raw = ("\ufeff" + EVENT + FINNISH).replace("\n", "\r\n").encode()
    (municipality.root / "data/events.yml").write_bytes(raw)
    assert municipality.run("confirm", "fi", "data/events.yml").code == 0
    written = (municipality.root / "data/events.yml").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.count(b"\r\n") == raw.count(b"\r\n") + 1
    assert b"\n" not in written.replace(b"\r\n", b"")


# --- References ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ('{{ events(type="semniar") }}', "'semniar' is no type of events"),
        ('{{ events(minority="romani") }}', "'romani' is no minority of events"),
        ("{{ events(limit=0) }}", "a list of 0 events shows nothing"),
        ('{{ series("demokratidagar") }}', "there is no series 'demokratidagar'"),
        ('{{ contacts(minority="jewish") }}', "'jewish' is no national minority"),
        ('{{ contact("ingen") }}', "there is no contact 'ingen'"),
        ('{{ helpline("kvinnofrid") }}', "there is no help line 'kvinnofrid'"),
        ('{{ days(minority="sames") }}', "'sames' is no national minority"),
        ('Den {{ day("sami-day") }}.', "there is no minority day 'sami-day'"),
        ('Ring {{ phone("ingen") }}.', "no number is known of 'ingen'"),
        ('Se {{ events() }} här.', "'events' is a block and must be a paragraph of its own"),
    ],
)  # fmt: skip
def test_a_reference_to_nothing_is_an_error_with_its_line(
    reference: str, message: str, municipality: Project
) -> None:
    municipality.write("docs/sv/index.md", f"---\ntitle: Start\n---\n\nHej.\n\n{reference}\n")
    out = municipality.run("check").out
    assert (
        f"docs/sv/index.md:7:{reference.index('{{') + 1}: error: {message} (DAT001 unknown-reference)" in out
    )


def test_an_association_can_be_referred_to_for_its_number(municipality: Project) -> None:
    municipality.write("data/associations.yml", ASSOCIATION)
    municipality.write("docs/sv/index.md", '---\ntitle: Start\n---\n\nRing {{ phone("foreningen") }}.\n')
    assert "DAT001" not in municipality.run("check").out


# --- Building -----------------------------------------------------------------------------------------------------

BUILDABLE = CONFIG.replace(
    "plugins:\n", "markdown_extensions: [attr_list, admonition, md_in_html]\nplugins:\n  - search\n"
)


@pytest.mark.parametrize("door", ["build", "mkdocs"])
def test_a_wrong_record_stops_the_build_with_file_and_line(door: str, municipality: Project) -> None:
    municipality.write("mkdocs.yml", BUILDABLE)
    municipality.write("data/events.yml", EVENT.replace("end: 2027-03-18 20:00", "end: 2027-03-18 17:00"))
    run = municipality.run("build") if door == "build" else municipality.mkdocs("build")
    assert run.code != 0
    assert "data/events.yml:8: the event ends before it begins (correct 'start:' or 'end:')" in run.err
    assert not (municipality.root / "site/sv").exists()


def test_a_real_event_is_described_to_search_engines_in_its_page(municipality: Project) -> None:
    municipality.write("mkdocs.yml", BUILDABLE)
    municipality.write("data/events.yml", EVENT.replace("    sample: true\n", ""))
    municipality.write("data/places.yml", PLACE.replace("    sample: true\n", ""))
    run = municipality.run("build", "--language", "sv", env={"SOURCE_DATE_EPOCH": "1795514400"})
    assert run.code == 0, run.err
    html = municipality.read("site/sv/calendar/events/mote/index.html")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found is not None
    described = json.loads(found[1])
    assert (described["@type"], described["startDate"]) == ("Event", "2027-03-18T18:00:00+01:00")
    assert '<meta property="og:title" content="Ett möte">' in html
