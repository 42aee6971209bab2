"""The interface's phrases: each a function that takes a translator and returns words under their language.

Templates and hooks call these and nothing else, so that every string is extracted, explained to translators and filled
in one place. Names, dates and counts are values: language names are given as autonyms under their own language
(`Text("suomi", "fi")`), dates and numbers as a function of the language that the words turn out to be in
(`lambda tag: format_date(day, languages[tag])`), so that a date in a sentence shown in Swedish is a Swedish date.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minority_site.catalogs.translator import Phrase, Translator, Value
from minority_site.text import Text

Words = Callable[[Translator], Phrase]

# --- Notices: what a text is, when it is not what was asked for ---------------------------------------------------


def fallback_notice(t: Translator, *, language: Text, shown: Text) -> Phrase:
    """Say that a page is shown in another language than asked for."""
    # Translators: Notice above a page. {language} and {shown} are the languages' own names (suomi, svenska).
    return t.gettext(
        "This page is not available in {language} yet. It is shown in {shown}.",
        language=language,
        shown=shown,
    )


def section_fallback_notice(t: Translator, *, language: Text, shown: Text) -> Phrase:
    """Say that a section is shown in another language than asked for."""
    # Translators: Notice above a section. {language} and {shown} are the languages' own names.
    return t.gettext(
        "This section is not available in {language} yet. It is shown in {shown}.",
        language=language,
        shown=shown,
    )


def machine_notice(t: Translator) -> Phrase:
    """Say that a text is unreviewed machine translation."""
    # Translators: Notice above a page that a machine translated.
    return t.gettext(
        "This text was translated by machine. No one who speaks the language has reviewed it yet."
    )


def read_in(t: Translator, *, language: Text) -> Phrase:
    """Link to the same page in another language."""
    # Translators: Link to the same page in another language. {language} is that language's own name.
    return t.gettext("Read the text in {language}", language=language)


def stale_notice(t: Translator, *, source: Text) -> Phrase:
    """Say that the source of a section has changed since it was translated."""
    # Translators: Notice above a section. {source} is the source language's own name (svenska).
    return t.gettext(
        "This section has changed in {source} since it was translated. It may be out of date.", source=source
    )


def stale_page_notice(t: Translator, *, source: Text) -> Phrase:
    """Say that the source of some sections has changed since they were translated."""
    # Translators: Notice above a page. {source} is the source language's own name (svenska).
    return t.gettext("Parts of this page have changed in {source} since they were translated.", source=source)


def critical_notice(t: Translator, *, shown: Text) -> Phrase:
    """Say why a section that people must be able to trust is shown in the source language."""
    # Translators: Notice above a section with deadlines or phone numbers. {shown} is a language's own name.
    return t.gettext(
        "This section is shown in {shown} because it has changed since it was translated.", shown=shown
    )


def example_banner(t: Translator, *, municipality: Value = "") -> Phrase:
    """Say that the site is an example and nobody's service (honesty rule 6)."""
    if not municipality:
        # Translators: On every page of an example site.
        return t.gettext("This is an example. It is not the municipality's own service.")
    # Translators: On every page of an example site. {municipality} is a municipality's name.
    return t.gettext(
        "This is an example built for {municipality}. It is not the municipality's own service.",
        municipality=municipality,
    )


def sample_mark(t: Translator) -> Phrase:
    """Mark a made-up event, contact or association."""
    # Translators: Mark on made-up events and contacts, also on posters and in calendars. One word, in capitals.
    return t.gettext("EXAMPLE")


def sample_note(t: Translator) -> Phrase:
    """Explain the mark of a made-up event, contact or association."""
    # Translators: Under a made-up event or contact.
    return t.gettext("This is a made-up example.")


# --- Around the page ----------------------------------------------------------------------------------------------


def skip_link(t: Translator) -> Phrase:
    """Link past the header."""
    # Translators: First link on a page, for those who use a keyboard or a screen reader.
    return t.pgettext("action.skip", "Skip to content")


def choose_language(t: Translator) -> Phrase:
    """Name of the language switcher."""
    # Translators: Name of the list of languages in the header.
    return t.gettext("Choose language")


def chooser_heading(t: Translator) -> Phrase:
    """Heading of the page that a site with a chooser begins with."""
    # Translators: Heading of the page where readers choose a language.
    return t.gettext("Choose your language")


def translated(t: Translator) -> Phrase:
    """Note beside a language in the switcher: this page is translated to it."""
    # Translators: Note beside a language's name: this page is translated.
    return t.pgettext("page", "translated")


def not_translated(t: Translator) -> Phrase:
    """Note beside a language in the switcher: this page is not translated to it."""
    # Translators: Note beside a language's name: this page is not translated.
    return t.pgettext("page", "not translated yet")


def machine_translated(t: Translator) -> Phrase:
    """Note beside a language in the switcher: this page is machine translated to it."""
    # Translators: Note beside a language's name: a machine translated this page.
    return t.pgettext("page", "translated by machine")


def original_text(t: Translator) -> Phrase:
    """Note beside a language in the switcher: this page was written in it."""
    # Translators: Note beside a language's name: this page was written in it.
    return t.pgettext("page", "original text")


def shown_in(t: Translator, *, language: Text) -> Phrase:
    """Note beside a language in the switcher: readers of it get this page in another one."""
    # Translators: Note beside a language's name: the page is shown in another one. {language} is that one's own name.
    return t.pgettext("page", "shown in {language}", language=language)


def other_languages(t: Translator) -> Phrase:
    """Heading over links to the same page in other languages."""
    # Translators: Heading over links to the same page in other languages.
    return t.gettext("This page in other languages")


def also_available_as(t: Translator) -> Phrase:
    """Heading over links to the same content in other formats."""
    # Translators: Heading over links to the same content as a calendar file, a feed or a contact card.
    return t.gettext("Also available as")


def not_found_heading(t: Translator) -> Phrase:
    """Heading of the 404 page."""
    # Translators: Heading of the page shown when an address does not exist.
    return t.gettext("The page cannot be found")


def not_found_text(t: Translator) -> Phrase:
    """Text of the 404 page."""
    # Translators: Text of the page shown when an address does not exist.
    return t.gettext("The page may have moved, or the address may be wrong.")


def not_found_link(t: Translator) -> Phrase:
    """Link on the 404 page."""
    # Translators: Link on the page shown when an address does not exist.
    return t.gettext("Go to the start page")


def last_reviewed(t: Translator, *, date: Value, role: Text | None = None) -> Phrase:
    """Say when a page was last reviewed, and which role answers for it."""
    if role is None:
        # Translators: Under a page. {date} is a date in words.
        return t.gettext("Last reviewed {date}.", date=date)
    # Translators: Under a page. {date} is a date in words, {role} a function (the minority coordinator).
    return t.gettext("Last reviewed {date}. Responsible: {role}.", date=date, role=role)


def report_error(t: Translator) -> Phrase:
    """Link to a form or a letter about an error on the page."""
    # Translators: Link under each page.
    return t.gettext("Report an error on this page")


def report_subject(t: Translator, *, page: Text) -> Phrase:
    """Subject of a letter about an error."""
    # Translators: Subject of an e-mail. {page} is the page's title.
    return t.gettext("Error on the page: {page}", page=page)


def leave_site(t: Translator) -> Phrase:
    """Button that leaves the site at once, for those who are watched at home."""
    # Translators: Button on pages about violence: leaves the site at once.
    return t.gettext("Leave this site now")


def close(t: Translator) -> Phrase:
    """Button that closes a dialog."""
    # Translators: Button that closes a dialog.
    return t.pgettext("button", "Close")


# --- Single words, each a whole message, so that sourced terms can fill them -------------------------------------


def home(t: Translator) -> Phrase:
    """Name of the start page."""
    # Translators: The start page, in navigation.
    return t.gettext("Home")


def menu(t: Translator) -> Phrase:
    """Name of the menu."""
    # Translators: The list of the site's pages.
    return t.gettext("Menu")


def contents(t: Translator) -> Phrase:
    """Heading over a page's sections."""
    # Translators: Heading over the list of a page's sections.
    return t.gettext("Contents")


def help_word(t: Translator) -> Phrase:
    """Name of a page with help."""
    # Translators: Help, as a heading or link.
    return t.gettext("Help")


def information(t: Translator) -> Phrase:
    """Heading over information."""
    # Translators: Information, as a heading.
    return t.gettext("Information")


def language_word(t: Translator) -> Phrase:
    """Label of one language."""
    # Translators: Label before a language, and heading of a column of languages.
    return t.gettext("Language")


def languages_word(t: Translator) -> Phrase:
    """Label of several languages."""
    # Translators: Label before a list of languages, as those an association uses.
    return t.gettext("Languages")


def calendar(t: Translator) -> Phrase:
    """Name of the calendar."""
    # Translators: The list of events.
    return t.gettext("Calendar")


def page_word(t: Translator) -> Phrase:
    """Label of a page."""
    # Translators: Heading of a column of pages.
    return t.gettext("Page")


def today(t: Translator) -> Phrase:
    """Mark of the present day."""
    # Translators: Beside a date that is today's.
    return t.gettext("Today")


def national_minorities(t: Translator) -> Phrase:
    """Name of the five minorities together."""
    # Translators: Jews, Roma, Sami, Sweden Finns and Tornedalians together.
    return t.gettext("National minorities")


def your_rights(t: Translator) -> Phrase:
    """Heading over what the law gives the reader."""
    # Translators: Heading over what the law gives the reader.
    return t.gettext("Your rights")


MINORITY_NAMES: Mapping[str, Words] = {
    # Translators: One of Sweden's national minorities, in the plural.
    "jews": lambda t: t.pgettext("minority", "Jews"),
    # Translators: One of Sweden's national minorities, in the plural.
    "roma": lambda t: t.pgettext("minority", "Roma"),
    # Translators: One of Sweden's national minorities, in the plural.
    "sami": lambda t: t.pgettext("minority", "Sami people"),
    # Translators: One of Sweden's national minorities, in the plural.
    "sweden-finns": lambda t: t.pgettext("minority", "Sweden Finns"),
    # Translators: One of Sweden's national minorities, in the plural.
    "tornedalians": lambda t: t.pgettext("minority", "Tornedalians"),
}
"""By the ids of `minorities.MINORITIES`."""


def minority_name(t: Translator, minority: str) -> Phrase:
    """Name a minority. Raises KeyError for an id that is none."""
    return MINORITY_NAMES[minority](t)


ROLE_NAMES: Mapping[str, Words] = {
    # Translators: A function in a municipality, in lower case; answers for minority matters.
    "minoritetssamordnare": lambda t: t.pgettext("role", "minority coordinator"),
    # Translators: A function in a municipality, in lower case.
    "kommunikationsavdelningen": lambda t: t.pgettext("role", "communications department"),
    # Translators: A function in a municipality, in lower case; runs the elections.
    "valnämnden": lambda t: t.pgettext("role", "election committee"),
    # Translators: A function in a municipality, in lower case.
    "socialtjänsten": lambda t: t.pgettext("role", "social services"),
    # Translators: A function in a municipality, in lower case; answers for schools and preschools.
    "utbildningsförvaltningen": lambda t: t.pgettext("role", "education department"),
    # Translators: A function in a municipality, in lower case.
    "äldreomsorgen": lambda t: t.pgettext("role", "elderly care"),
    # Translators: A function in a municipality, in lower case.
    "kultur- och fritidsförvaltningen": lambda t: t.pgettext("role", "culture and leisure department"),
}
"""By the word that `responsible` in front matter uses."""


def role_name(t: Translator, role: str, source: str) -> Text:
    """Name the role that answers for a page; a role that is not known stays as written, in the language `source`."""
    return ROLE_NAMES[role](t) if role in ROLE_NAMES else Text(role, source)


# --- How far a translation has come -------------------------------------------------------------------------------


def translation_status(t: Translator) -> Phrase:
    """Name of the page that tells how much is translated."""
    # Translators: Name of the page that tells how much is translated.
    return t.gettext("Translation status")


def status_as_of(t: Translator, *, date: Value) -> Phrase:
    """Say on which day something was counted."""
    # Translators: Above a table. {date} is a date in words.
    return t.gettext("As of {date}", date=date)


TIER_NAMES: Mapping[str, Words] = {
    # Translators: How much a page is wanted: the law requires it.
    "must": lambda t: t.pgettext("tier", "must be there"),
    # Translators: How much a page is wanted: wanted, not required.
    "should": lambda t: t.pgettext("tier", "should be there"),
    # Translators: How much a page is wanted: optional.
    "may": lambda t: t.pgettext("tier", "may be there"),
}
"""By the value of `tier` in front matter."""


def tier_name(t: Translator, tier: str) -> Phrase:
    """Name how much a page is wanted. Raises KeyError for a tier that is none."""
    return TIER_NAMES[tier](t)


def tier_heading(t: Translator) -> Phrase:
    """Heading of a column of tiers."""
    # Translators: Heading of a column: must, should or may a page be there.
    return t.pgettext("table", "Obligation")


def pages_heading(t: Translator) -> Phrase:
    """Heading of a column of numbers of pages."""
    # Translators: Heading of a column of numbers of pages.
    return t.pgettext("table", "Pages")


def translated_heading(t: Translator) -> Phrase:
    """Heading of a column of translated pages."""
    # Translators: Heading of a column of numbers of pages that are translated and up to date.
    return t.pgettext("table", "Translated")


def reviewed_heading(t: Translator) -> Phrase:
    """Heading of a column of reviewed pages."""
    # Translators: Heading of a column of numbers of pages that a speaker has reviewed.
    return t.pgettext("table", "Reviewed")


def words_heading(t: Translator) -> Phrase:
    """Heading of a column of numbers of words."""
    # Translators: Heading of a column of numbers of words.
    return t.pgettext("table", "Words")


def interface_heading(t: Translator) -> Phrase:
    """Heading of a column of interface strings."""
    # Translators: Heading of a column of numbers: labels, buttons and notices, as opposed to pages.
    return t.pgettext("table", "Interface strings")


def status_heading(t: Translator) -> Phrase:
    """Heading of a column of states."""
    # Translators: Heading of a column: up to date, out of date, missing.
    return t.pgettext("table", "Status")


def section_heading(t: Translator) -> Phrase:
    """Heading of a column of sections."""
    # Translators: Heading of a column of a page's sections.
    return t.pgettext("table", "Section")


def pages_covered(t: Translator, covered: int, total: int, /, **numbers: Value) -> Phrase:
    """Say how many of how many pages; `covered` and `count` may be given again as formatted numbers."""
    values: dict[str, Value] = {"covered": covered, **numbers}
    # Translators: In a table. {covered} of {count} pages are translated, or reviewed.
    return t.ngettext("{covered} of {count} page", "{covered} of {count} pages", total, **values)


def words_covered(t: Translator, covered: int, total: int, /, **numbers: Value) -> Phrase:
    """Say how many of how many words; `covered` and `count` may be given again as formatted numbers."""
    values: dict[str, Value] = {"covered": covered, **numbers}
    # Translators: In a table. {covered} of {count} words are translated, or reviewed.
    return t.ngettext("{covered} of {count} word", "{covered} of {count} words", total, **values)


STATE_NAMES: Mapping[str, Words] = {
    # Translators: State of a translation: not finished, not published.
    "draft": lambda t: t.pgettext("state", "draft"),
    # Translators: State of a translation.
    "machine": lambda t: t.pgettext("state", "translated by machine, not reviewed"),
    # Translators: State of a translation.
    "translated": lambda t: t.pgettext("state", "translated, not reviewed"),
    # Translators: State of a translation: a speaker has read and approved it.
    "reviewed": lambda t: t.pgettext("state", "reviewed"),
}
"""By the value of `translation.state` in front matter."""


def state_name(t: Translator, state: str) -> Phrase:
    """Name the state of a translation. Raises KeyError for a state that is none."""
    return STATE_NAMES[state](t)


STATUS_NAMES: Mapping[str, Words] = {
    # Translators: Status of a page or section: says the same as its source.
    "up-to-date": lambda t: t.pgettext("status", "up to date"),
    # Translators: Status of a page or section: its source has changed.
    "outdated": lambda t: t.pgettext("status", "out of date"),
    # Translators: Status of a page or section: not translated.
    "missing": lambda t: t.pgettext("status", "missing"),
    # Translators: Status of a page or section: its source has been taken away.
    "extra": lambda t: t.pgettext("status", "no longer in the source"),
    # Translators: Status of a section that is in one language only, and should be.
    "local": lambda t: t.pgettext("status", "in this language only"),
}
"""By the words of `status --format json`."""


def status_name(t: Translator, status: str) -> Phrase:
    """Name the status of a page or section. Raises KeyError for a status that is none."""
    return STATUS_NAMES[status](t)


# --- Events -------------------------------------------------------------------------------------------------------

EVENT_TYPES: Mapping[str, Words] = {
    # Translators: A kind of event.
    "seminar": lambda t: t.pgettext("event type", "Seminar"),
    # Translators: A kind of event: a guided walk to places of democracy, as the polling station.
    "democracy-walk": lambda t: t.pgettext("event type", "Democracy walk"),
    # Translators: A kind of event: the meeting between municipality and minorities that the law asks for (samråd).
    "consultation": lambda t: t.pgettext("event type", "Consultation"),
    # Translators: A kind of event: pupils and politicians meet at school.
    "school-dialogue": lambda t: t.pgettext("event type", "School dialogue"),
    # Translators: A kind of event: residents and politicians meet.
    "citizen-dialogue": lambda t: t.pgettext("event type", "Citizen dialogue"),
    # Translators: A kind of event: a political board or committee meets, and the public may listen.
    "board-meeting": lambda t: t.pgettext("event type", "Board meeting"),
    # Translators: A kind of event.
    "culture": lambda t: t.pgettext("event type", "Culture"),
    # Translators: A kind of event: for young people.
    "youth": lambda t: t.pgettext("event type", "Young people"),
}
"""By the value of `type` in `data/`."""


def event_type(t: Translator, kind: str) -> Phrase:
    """Name a kind of event. Raises KeyError for a kind that is none."""
    return EVENT_TYPES[kind](t)


def event_word(t: Translator) -> Phrase:
    """Label of an event."""
    # Translators: Heading of a column of events.
    return t.gettext("Event")


def type_label(t: Translator) -> Phrase:
    """Label of an event's kind."""
    # Translators: Label before a kind of event, and of a filter.
    return t.pgettext("event", "Type")


def minority_label(t: Translator) -> Phrase:
    """Label of the minority that an event or association is for."""
    # Translators: Label before a minority's name, and of a filter.
    return t.gettext("Minority")


def district_label(t: Translator) -> Phrase:
    """Label of a part of the municipality."""
    # Translators: Label before the name of a part of the municipality, and of a filter.
    return t.gettext("District")


def date_label(t: Translator) -> Phrase:
    """Label of a date."""
    # Translators: Label before a date.
    return t.gettext("Date")


def when(t: Translator) -> Phrase:
    """Label of an event's date and time."""
    # Translators: Label before the date and time of an event.
    return t.gettext("Time")


def where(t: Translator) -> Phrase:
    """Label of an event's place."""
    # Translators: Label before the place of an event.
    return t.gettext("Place")


def how_to_get_there(t: Translator) -> Phrase:
    """Label of the way to a place."""
    # Translators: Label before a description of the way to a place.
    return t.gettext("How to get there")


def place_withheld(t: Translator) -> Phrase:
    """Say that the place is told to those who register."""
    # Translators: Instead of an event's place.
    return t.gettext("You are told the place when you register.")


def spoken_language(t: Translator) -> Phrase:
    """Label of the language spoken at an event."""
    # Translators: Label before the language spoken at an event.
    return t.gettext("Spoken language")


def interpretation(t: Translator) -> Phrase:
    """Label of the languages an event is interpreted into."""
    # Translators: Label before the languages that interpreters speak at an event.
    return t.gettext("Interpretation")


def hearing_loop(t: Translator) -> Phrase:
    """Say that a place has a hearing loop."""
    # Translators: The place has a loop for hearing aids.
    return t.gettext("Hearing loop")


def wheelchair_access(t: Translator) -> Phrase:
    """Say that a place can be reached with a wheelchair."""
    # Translators: The place can be reached with a wheelchair.
    return t.gettext("Wheelchair access")


def price(t: Translator) -> Phrase:
    """Label of an event's price."""
    # Translators: Label before the price of an event.
    return t.gettext("Price")


def free(t: Translator) -> Phrase:
    """Say that an event costs nothing."""
    # Translators: The event costs nothing.
    return t.gettext("Free of charge")


def registration(t: Translator) -> Phrase:
    """Label of how to register."""
    # Translators: Label before how to register for an event.
    return t.gettext("Registration")


def register(t: Translator) -> Phrase:
    """Link to register."""
    # Translators: Link or button: register for an event.
    return t.pgettext("button", "Register")


def register_by(t: Translator, *, date: Value) -> Phrase:
    """Say until when one can register."""
    # Translators: {date} is the last day to register for an event, in words.
    return t.gettext("Register by {date}", date=date)


def no_registration(t: Translator) -> Phrase:
    """Say that nobody needs to register."""
    # Translators: Anyone may come to the event.
    return t.gettext("No registration needed")


def organiser(t: Translator) -> Phrase:
    """Label of who arranges an event."""
    # Translators: Label before who arranges an event.
    return t.gettext("Organiser")


def contact(t: Translator) -> Phrase:
    """Label of whom to ask."""
    # Translators: Label before whom to ask about an event or association.
    return t.gettext("Contact")


def cancelled(t: Translator) -> Phrase:
    """Say that an event will not take place."""
    # Translators: Mark on an event that will not take place.
    return t.pgettext("event", "Cancelled")


def moved(t: Translator) -> Phrase:
    """Say that an event has another time or place than first announced."""
    # Translators: Mark on an event that has got a new time or place.
    return t.pgettext("event", "New time or place")


def programme(t: Translator) -> Phrase:
    """Heading over an event's sessions."""
    # Translators: Heading over the parts of an event.
    return t.gettext("Programme")


def session(t: Translator) -> Phrase:
    """Label of a part of a programme."""
    # Translators: Heading of a column: one part of a programme.
    return t.pgettext("event", "Session")


def speaker(t: Translator) -> Phrase:
    """Label of who speaks."""
    # Translators: Label before who speaks at a session.
    return t.pgettext("event", "Speaker")


ATTENDANCE: Mapping[str, Words] = {
    # Translators: The event takes place somewhere, not online.
    "place": lambda t: t.pgettext("attendance", "On site"),
    # Translators: The event takes place on the internet only.
    "online": lambda t: t.pgettext("attendance", "Online"),
    # Translators: One can go to the event or follow it on the internet.
    "both": lambda t: t.pgettext("attendance", "On site and online"),
}
"""By the value of `attendance` in `data/`."""


def attendance(t: Translator, way: str) -> Phrase:
    """Name how one takes part in an event. Raises KeyError for a way that is none."""
    return ATTENDANCE[way](t)


def join_online(t: Translator) -> Phrase:
    """Link to an event on the internet."""
    # Translators: Link to an event on the internet.
    return t.gettext("Join online")


def part_of(t: Translator, *, series: Text) -> Phrase:
    """Name the series that an event belongs to."""
    # Translators: {series} is the name of a series of events.
    return t.gettext("Part of: {series}", series=series)


def subscribe(t: Translator) -> Phrase:
    """Link to the calendar as a subscription."""
    # Translators: Link: new events come into the reader's own calendar by themselves.
    return t.gettext("Subscribe to the calendar")


def add_to_calendar(t: Translator) -> Phrase:
    """Link to one event as a calendar file."""
    # Translators: Link: puts one event into the reader's own calendar.
    return t.gettext("Add to your calendar")


def next_events(t: Translator) -> Phrase:
    """Heading over coming events."""
    # Translators: Heading over coming events.
    return t.gettext("Next events")


def past_events(t: Translator) -> Phrase:
    """Heading over past events."""
    # Translators: Heading over past events.
    return t.gettext("Past events")


def all_events(t: Translator) -> Phrase:
    """Link to all events."""
    # Translators: Link to all events.
    return t.gettext("All events")


def no_coming_events(t: Translator) -> Phrase:
    """Say that there are no coming events."""
    # Translators: Instead of a list of coming events.
    return t.gettext("There are no coming events.")


def no_past_events(t: Translator) -> Phrase:
    """Say that there are no past events."""
    # Translators: Instead of a list of past events.
    return t.gettext("There are no past events.")


def event_count(t: Translator, count: int, **numbers: Value) -> Phrase:
    """Say how many events; `count` may be given again as a formatted number."""
    # Translators: Above a list. {count} is a number.
    return t.ngettext("{count} event", "{count} events", count, **numbers)


# --- Contacts -----------------------------------------------------------------------------------------------------


def telephone(t: Translator) -> Phrase:
    """Label of a telephone number."""
    # Translators: Label before a telephone number.
    return t.gettext("Telephone")


def email(t: Translator) -> Phrase:
    """Label of an e-mail address."""
    # Translators: Label before an e-mail address.
    return t.gettext("E-mail")


def website(t: Translator) -> Phrase:
    """Label of a web address."""
    # Translators: Label before a web address.
    return t.gettext("Website")


def address(t: Translator) -> Phrase:
    """Label of a postal address."""
    # Translators: Label before a postal address.
    return t.gettext("Address")


def meeting_place(t: Translator) -> Phrase:
    """Label of the place where an association meets."""
    # Translators: Label before the place where an association meets.
    return t.gettext("Meeting place")


def last_checked(t: Translator, *, date: Value) -> Phrase:
    """Say when a contact was last found to be right."""
    # Translators: Under a contact. {date} is a date in words.
    return t.gettext("Last checked {date}", date=date)


def association(t: Translator) -> Phrase:
    """Label of an association."""
    # Translators: Heading of a column of associations.
    return t.gettext("Association")


def association_count(t: Translator, count: int, **numbers: Value) -> Phrase:
    """Say how many associations; `count` may be given again as a formatted number."""
    # Translators: Above a list. {count} is a number.
    return t.ngettext("{count} association", "{count} associations", count, **numbers)


def no_contacts(t: Translator) -> Phrase:
    """Say that there are no contacts."""
    # Translators: Instead of a list of contacts.
    return t.gettext("There are no contacts here yet.")


def save_contact(t: Translator) -> Phrase:
    """Link to a contact as a card."""
    # Translators: Link: puts a contact into the reader's own address book.
    return t.gettext("Save the contact")
