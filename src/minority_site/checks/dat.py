"""Checks of `data/`: events, contacts, days and rights. What is wrong with a file is found when it is read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from minority_site.amounts import differences, find_amounts, plain_digits, uncertain_months
from minority_site.checks import check
from minority_site.contacts import Association, Office
from minority_site.dataset import load_dataset
from minority_site.dataset_checks import withheld_names, withheld_places
from minority_site.findings import Problem, Severity
from minority_site.glossary import GlossaryEntry
from minority_site.records import Record
from minority_site.rights import Right
from minority_site.site import Site
from minority_site.sources import Source
from minority_site.statutes import Provision
from minority_site.strict import did_you_mean
from minority_site.words import Words

OLD = dt.timedelta(days=365)
"""A contact that nobody has looked at for longer than this is not to be trusted."""


def _found(site: Site, rule: str) -> Iterator[Problem]:
    return (found.problem for found in site.data.problems if found.rule == rule)


@check("DAT002", "unreadable-data", Severity.ERROR)
def unreadable_data(site: Site) -> Iterator[Problem]:
    """A data file is UTF-8 YAML without aliases, tags of objects or keys given twice.

    Bad:  `title: Möte: språk`, `start: !!python/object/apply:os.system [ls]`
    Good: `title: "Möte: språk"`
    """
    return _found(site, "unreadable-data")


@check("DAT003", "unknown-data-key", Severity.ERROR)
def unknown_data_key(site: Site) -> Iterator[Problem]:
    """A key in a data file is one that is read.

    Bad:  `organizer: municipality`
    Good: `organiser: municipality`
    """
    return _found(site, "unknown-key")


@check("DAT004", "missing-value", Severity.ERROR)
def missing_value(site: Site) -> Iterator[Problem]:
    """A record has the keys that it needs.

    Bad:  an event without `end:`
    Good: an event with `start:` and `end:`
    """
    return _found(site, "missing-value")


@check("DAT005", "wrong-value", Severity.ERROR)
def wrong_value(site: Site) -> Iterator[Problem]:
    """A value is of its key's kind: a date, a number, one of the known words, a text that is not too long.

    Bad:  `type: semniar`, `price: free`
    Good: `type: seminar`, `price: 0`
    """
    return _found(site, "wrong-value")


@check("DAT006", "impossible-contact", Severity.ERROR)
def impossible_contact(site: Site) -> Iterator[Problem]:
    """A telephone number can be dialled, an e-mail and a web address can exist; web addresses are http(s).

    Bad:  `phone: 070-174`, `url: javascript:alert(1)`
    Good: `phone: 070-174 06 05`, `url: https://example.org/`
    """
    return _found(site, "contact-way")


@check("DAT007", "impossible-time", Severity.ERROR)
def impossible_time(site: Site) -> Iterator[Problem]:
    """A time exists once in Europe/Stockholm, and what begins ends after that.

    Bad:  `start: 2027-03-28 02:30` (the clocks go forward at 2), an `end` before its `start`
    Good: `start: 2027-03-28 12:30`, `end: 2027-03-28 14:00`
    """
    return _found(site, "impossible-time")


@check("DAT008", "duplicate-record", Severity.ERROR)
def duplicate_record(site: Site) -> Iterator[Problem]:
    """An id, and an event's calendar id, belong to one record.

    Bad:  two events with `id: meeting`
    Good: `id: meeting-january` and `id: meeting-february`
    """
    return _found(site, "duplicate-id")


@check("DAT009", "unknown-record", Severity.ERROR)
def unknown_record(site: Site) -> Iterator[Problem]:
    """What a record refers to exists.

    Bad:  `place: libary`
    Good: `place: library`, with `id: library` under `places:`
    """
    return _found(site, "unknown-record")


@check("DAT010", "registration-date", Severity.WARNING)
def registration_date(site: Site) -> Iterator[Problem]:
    """The last day to register is before the event's end, and has not passed while people can still come.

    Bad:  `until: 2027-03-20` for an event on 2027-03-18
    Good: `until: 2027-03-16`
    """
    return _found(site, "registration-date")


@check("DAT011", "missing-consent", Severity.ERROR)
def missing_consent(site: Site) -> Iterator[Problem]:
    """A named person, and an association, has agreed to be shown; a name without consent is in no words either.

    Bad:  `speaker: {name: …}` without `consent:`
    Good: `speaker: {name: …, consent: 2026-11-02}`, or a role under `words:` and no name
    """
    return _found(site, "consent")


@check("DAT012", "withheld-place", Severity.ERROR)
def withheld_place(site: Site) -> Iterator[Problem]:
    """The words of an event do not tell a place that is told on registration only.

    Bad:  `place_visibility: on_registration`, and the place's name in the summary
    Good: `place_visibility: on_registration`, and "You are told the place when you register"
    """
    return _found(site, "withheld-place")


@check("DAT013", "sample-address", Severity.ERROR)
def sample_address(site: Site) -> Iterator[Problem]:
    """A sample uses addresses and numbers that are nobody's, and a real record uses none of those.

    Bad:  `sample: true` with `email: info@forening.se`
    Good: `sample: true` with `email: info@example.org` and `phone: 070-174 06 05`
    """
    return _found(site, "sample-marks")


@check("DAT014", "change-without-sequence", Severity.WARNING)
def change_without_sequence(site: Site) -> Iterator[Problem]:
    """A moved or cancelled event has a sequence above 0; calendars ignore the change otherwise.

    Bad:  `status: cancelled` with `sequence: 0`
    Good: `status: cancelled` with `sequence: 1` and a new `updated:`
    """
    return _found(site, "sequence")


@check("DAT015", "missing-source-words", Severity.WARNING)
def missing_source_words(site: Site) -> Iterator[Problem]:
    """A record has words in the site's source language, which every reader falls back to.

    Bad:  `words: {fi: …}` in a site whose source is `sv`
    Good: `words: {sv: …, fi: …}`
    """
    source = site.settings.source
    for _, record in site.data.records():
        words = getattr(record, "words", None)
        if words is not None and words.source != source:
            hint = f"add '{source}:' under 'words:'"
            message = f"'{record.id}' has no words in {source}; all readers get those in {words.source}"
            yield record.origin.problem("source-words", message, hint, "words", language=source).problem


@check("DAT016", "outdated-words", Severity.WARNING)
def outdated_words(site: Site) -> Iterator[Problem]:
    """Words in a translation say what the source's words say now.

    Bad:  `covers:` that is missing, or older than the source's words: readers get the source's words
    Good: words read through and confirmed with `minority-site confirm`
    """
    for _, record in site.data.records():
        words = getattr(record, "words", None)
        if words is None:
            continue
        for tag, version in words.versions.items():
            if version.status == "outdated" and version.state != "draft":
                told = "were never confirmed" if version.covers is None else f"have changed in {words.source}"
                hint = f"read them against the words in {words.source}, then confirm them"
                message = f"the words of '{record.id}' in {tag} {told}: readers get those in {words.source}"
                yield record.origin.problem("source-words", message, hint, "words", tag, language=tag).problem


@check("DAT017", "unchecked-contact", Severity.WARNING)
def unchecked_contact(site: Site) -> Iterator[Problem]:
    """Somebody has looked in the last year whether a contact is still right.

    Bad:  `last_checked: 2024-01-15`
    Good: a date of this year, after a call or a letter
    """
    contacts: tuple[Association | Office, ...] = (
        *site.data.associations.values(),
        *site.data.offices.values(),
    )
    for contact in contacts:
        if site.today - contact.last_checked > OLD:
            hint = "call or write, then set 'last_checked:' to the day"
            message = f"'{contact.id}' was last checked on {contact.last_checked}"
            yield contact.origin.problem("contact-way", message, hint, "last_checked").problem


@check("DAT018", "withheld-in-page", Severity.ERROR)
def withheld_in_page(site: Site) -> Iterator[Problem]:
    """No page names a person without consent, or a place that is told on registration only.

    Bad:  the name of a speaker who has withdrawn, in a page's text
    Good: the speaker's role
    """
    whole = load_dataset(site.settings.root, site.settings, today=site.today)
    secrets = dict.fromkeys(
        withheld_names(whole, site.today), "names a person who has not agreed to it, or not any more"
    )
    for tells in withheld_places(whole).values():
        secrets |= dict.fromkeys(tells, "tells a place that is told on registration only")
    if not secrets:
        return
    pattern = re.compile(
        "|".join(re.escape(secret) for secret in sorted(secrets, key=len, reverse=True)), re.IGNORECASE
    )
    told = {secret.casefold(): message for secret, message in secrets.items()}
    for page in site.all_pages:
        head = f"{page.title or ''}\n{page.description or ''}"
        for text, first in ((head, 1), (page.body, page.body_line)):
            for match in pattern.finditer(text):
                line = first + text.count("\n", 0, match.start()) if text is page.body else 1
                message = f"this {told[match[0].casefold()]}"
                yield page.problem(message, "take it out, here and in all languages", line=line)


@check("DAT019", "right-without-law", Severity.ERROR)
def right_without_law(site: Site) -> Iterator[Problem]:
    """The register of rights rests on sections that exist and are in force.

    Bad:  `law: [{statute: "2009:724", section: "18 a"}]`, which is gone
    Good: `law: [{statute: "2025:400", section: "8:6–9"}]`
    """
    for right in site.data.rights.values():
        for index, reference in enumerate(right.law):
            statute = site.statutes.get(reference.statute)
            if statute is None:
                message, hint = (
                    f"the register has no statute {reference.statute}",
                    "add it to data/statutes.yml",
                )
                yield right.origin.problem("wrong-value", message, hint, "law", index).problem
                continue
            for section in Provision.parse(reference.section).sections if reference.section else ():
                standing = statute.standing(section)
                if standing in ("gone", "missing"):
                    message = f"section {section} of {statute.number} is {standing}"
                    hint = "cite the section that holds now"
                    yield right.origin.problem("wrong-value", message, hint, "law", index).problem


@check("DAT020", "unknown-page-or-term", Severity.ERROR)
def unknown_page_or_term(site: Site) -> Iterator[Problem]:
    """The pages and terms that the project's glossary, sources and rights name exist.

    What comes with the package may name a page that a project does not have: it is not linked there.

    Bad:  `pages: [participate/voting.md]` when the page is `participate/vote.md`; `term: administrative-areas`
    Good: `pages: [participate/vote.md]`; `term: administrative-area`
    """
    for _, record in site.data.records():
        if record.origin.path.startswith("minority_site:"):
            continue
        if isinstance(record, GlossaryEntry) and record.term and record.term not in site.terms:
            message, hint = f"the terms file has no '{record.term}'", did_you_mean(record.term, site.terms)
            yield record.origin.problem("unknown-record", message, hint, "term").problem
        for page, *keys in _named_pages(record):
            if page not in site.source_pages:
                message, hint = f"there is no page '{page}'", did_you_mean(str(page), site.source_pages)
                yield record.origin.problem("unknown-record", message, hint, *keys).problem


def _named_pages(record: Record) -> Iterator[tuple[str | int, ...]]:
    """Yield each page that a record names, and the keys where it does."""
    if isinstance(record, Source):
        yield from ((page, "pages", index) for index, page in enumerate(record.pages))
    elif isinstance(record, GlossaryEntry | Right) and record.page:
        yield record.page, "page"


@check("DAT021", "words-mismatch", Severity.ERROR)
def words_mismatch(site: Site) -> Iterator[Problem]:
    """Numbers, dates and times in a record's words are those of the source's words, each in its language's form.

    Bad:  `sv: {change: Flyttad till 7 april.}` and `fi: {change: Siirretty 8. huhtikuuta.}`
    Good: `fi: {change: Siirretty 7. huhtikuuta.}`
    """
    for _, record in site.data.records():
        words: Words | None = getattr(record, "words", None)
        for tag, version in words.versions.items() if words else ():
            if words is None or tag == words.source or version.state == "draft":
                continue
            for key, text in version.texts.items():
                told = words.versions[words.source].texts.get(key, "")
                if text != told and not _same_amounts(site, words.source, told, tag, text):
                    message = f"other numbers or dates than in {words.source}: '{record.id}', {key}"
                    place = ("words", tag, *key.split("."))
                    hint = f"write what the words in {words.source} say, or leave the text out"
                    yield record.origin.problem("source-words", message, hint, *place, language=tag).problem


def _same_amounts(site: Site, source: str, text: str, target: str, other: str) -> bool:
    languages = [site.settings.registry.resolve(tag) for tag in (source, target)]
    amounts = [
        list(find_amounts([(1, plain_digits(each))], language))
        for each, language in zip((text, other), languages, strict=True)
    ]
    uncertain = frozenset[int]().union(*map(uncertain_months, languages))
    return not any(differences(amounts[0], amounts[1], uncertain=uncertain))


CHECKS = (
    unreadable_data,
    unknown_data_key,
    missing_value,
    wrong_value,
    impossible_contact,
    impossible_time,
    duplicate_record,
    unknown_record,
    registration_date,
    missing_consent,
    withheld_place,
    sample_address,
    change_without_sequence,
    missing_source_words,
    outdated_words,
    unchecked_contact,
    withheld_in_page,
    right_without_law,
    unknown_page_or_term,
    words_mismatch,
)
