"""Phrases about events, contacts, days and rights; as in `phrases`, each a function of a translator."""

from __future__ import annotations

from collections.abc import Mapping

from minority_site.catalogs.translator import Phrase, Translator, Value
from minority_site.phrases import Words
from minority_site.text import Text

# --- Events -------------------------------------------------------------------------------------------------------


def moved_from(t: Translator, *, date: Value) -> Phrase:
    """Say when a moved event was to be."""
    # Translators: At a moved event. {date} is its old date and time.
    return t.gettext("Moved from {date}", date=date)


def registration_closed(t: Translator, *, date: Value) -> Phrase:
    """Say that one can register no more."""
    # Translators: At an event. {date} is the last day that one could register on.
    return t.gettext("Registration closed on {date}", date=date)


def registration_wanted(t: Translator) -> Phrase:
    """Say that one may register, and need not."""
    # Translators: At an event: registering helps the organiser and is not required.
    return t.gettext("Please register if you can")


def seats(t: Translator, count: int, /, **numbers: Value) -> Phrase:
    """Say how many can come; `count` may be given again as a formatted number."""
    # Translators: At an event: how many people there is room for.
    return t.ngettext("{count} seat", "{count} seats", count, **numbers)


def kronor(t: Translator, *, amount: Value) -> Phrase:
    """Say what an event costs."""
    # Translators: A price in Swedish kronor. {amount} is a number.
    return t.gettext("{amount} kronor", amount=amount)


def room(t: Translator) -> Phrase:
    """Label of a room."""
    # Translators: Label before a room in a building, and heading of a column of rooms.
    return t.gettext("Room")


def more_information(t: Translator) -> Phrase:
    """Link to more about an event elsewhere."""
    # Translators: Link to more about an event on another site.
    return t.gettext("More information")


def how_to_take_part(t: Translator) -> Phrase:
    """Label of whether an event is on site or online."""
    # Translators: Label before "On site", "Online" or "On site and online".
    return t.gettext("How to take part")


def time_zone_note(t: Translator) -> Phrase:
    """Say which zone times are in."""
    # Translators: Under a programme.
    return t.gettext("All times are Swedish time.")


def events_in(t: Translator, *, language: Text) -> Phrase:
    """Title of a list of events in one spoken language."""
    # Translators: Title of a page. {language} is the name of a language that is spoken, or interpreted into.
    return t.gettext("Events in {language}", language=language)


def events_for(t: Translator, *, minority: Value) -> Phrase:
    """Title of a list of events for one minority."""
    # Translators: Title of a page. {minority} is one of the minorities (Jews, Roma …).
    return t.gettext("Events: {minority}", minority=minority)


def events_of_type(t: Translator, *, kind: Value) -> Phrase:
    """Title of a list of events of one kind."""
    # Translators: Title of a page. {kind} is a kind of event (Seminar, Culture …).
    return t.gettext("Events: {kind}", kind=kind)


def events_at(t: Translator, *, district: Text) -> Phrase:
    """Title of a list of events in one part of the municipality."""
    # Translators: Title of a page. {district} is a part of the municipality.
    return t.gettext("Events: {district}", district=district)


def events_of_year(t: Translator, *, year: Value) -> Phrase:
    """Title of a year's past events."""
    # Translators: Title of a page. {year} is a year, as 2026.
    return t.gettext("Past events {year}", year=year)


def associations_of(t: Translator, *, minority: Value) -> Phrase:
    """Title of a list of a minority's associations."""
    # Translators: Title of a page. {minority} is one of the minorities (Jews, Roma …).
    return t.gettext("Associations: {minority}", minority=minority)


def choose_events(t: Translator) -> Phrase:
    """Label of the links to narrower lists of events."""
    # Translators: Heading over links to lists of events of one kind, minority, language or district.
    return t.gettext("Choose among the events")


def event_description(t: Translator, *, title: Value, date: Value) -> Phrase:
    """Describe an event's page in a line."""
    # Translators: Describes a page. {title} is an event's title, {date} its date and time.
    return t.gettext("{title}, {date}", title=title, date=date)


def yes(t: Translator) -> Phrase:
    """Say that there is what the label names."""
    # Translators: After "Wheelchair access", "Hearing loop": it is there.
    return t.pgettext("event", "Yes")


def no(t: Translator) -> Phrase:
    """Say that there is not what the label names."""
    # Translators: After "Wheelchair access", "Hearing loop": it is not there.
    return t.pgettext("event", "No")


# --- Contacts -----------------------------------------------------------------------------------------------------


def every_day(t: Translator, *, times: Value) -> Phrase:
    """Say at what times a line is answered each day."""
    # Translators: When a telephone is answered. {times} is as 07:00–21:00.
    return t.gettext("Every day {times}", times=times)


def day_and_night(t: Translator) -> Phrase:
    """Say that a line is always answered."""
    # Translators: When a telephone is answered: always.
    return t.gettext("Day and night")


def for_professionals(t: Translator) -> Phrase:
    """Say that a line is not for those who need help themselves."""
    # Translators: At a help line for those who meet exposed people at work.
    return t.gettext("For professionals and volunteers")


def told_by(t: Translator, *, source: Text, date: Value) -> Phrase:
    """Say where a fact comes from."""
    # Translators: Under a number. {source} is an authority or organisation, {date} when it said so.
    return t.gettext("Source: {source}, {date}", source=source, date=date)


# --- Days ---------------------------------------------------------------------------------------------------------


def day_heading(t: Translator) -> Phrase:
    """Heading of a column of minority days."""
    # Translators: Heading of a column of days that a minority celebrates or that people remember.
    return t.pgettext("table", "Day")


def kind_heading(t: Translator) -> Phrase:
    """Heading of a column of kinds of days."""
    # Translators: Heading of a column: official day, customary day, day of remembrance.
    return t.pgettext("table", "Kind")


DAY_KINDS: Mapping[str, Words] = {
    # Translators: A kind of day: set by the United Nations, or a national day.
    "official": lambda t: t.pgettext("day", "Official day"),
    # Translators: A kind of day: kept by the minority itself.
    "customary": lambda t: t.pgettext("day", "Customary day"),
    # Translators: A kind of day: in memory of those who were persecuted and killed.
    "remembrance": lambda t: t.pgettext("day", "Day of remembrance"),
}
"""By the value of `kind` in `data/days.yml`."""


def week(t: Translator, *, number: Value, dates: Value) -> Phrase:
    """Name a week with its days."""
    # Translators: {number} is the week's number in the year, {dates} its first and last day.
    return t.gettext("Week {number} ({dates})", number=number, dates=dates)


# --- Rights -------------------------------------------------------------------------------------------------------


def rights_here(t: Translator, *, municipality: Value) -> Phrase:
    """Heading of the box with what one may ask for."""
    # Translators: Heading of a box. {municipality} is a municipality's name.
    return t.gettext("What you can ask for in {municipality}", municipality=municipality)


def area_inside(t: Translator, *, language: Text) -> Phrase:
    """Say that the municipality is in a language's administrative area."""
    # Translators: {language} is the language's name. An administrative area is where the law gives more rights.
    return t.gettext("The municipality is in the administrative area for {language}.", language=language)


def area_outside(t: Translator, *, language: Text) -> Phrase:
    """Say that the municipality is in no administrative area of a language that has one elsewhere."""
    # Translators: {language} is the language's name. An administrative area is where the law gives more rights.
    return t.gettext("The municipality is not in the administrative area for {language}.", language=language)


def area_none(t: Translator, *, language: Text) -> Phrase:
    """Say that a language has no administrative area anywhere."""
    # Translators: {language} is the language's name.
    return t.gettext("There is no administrative area for {language}.", language=language)


def in_language(t: Translator, *, language: Text) -> Phrase:
    """Heading over what holds for one language."""
    # Translators: Heading over rights that concern one language. {language} is its name.
    return t.pgettext("rights", "In {language}", language=language)


def for_all_minorities(t: Translator) -> Phrase:
    """Heading over what holds whatever the language."""
    # Translators: Heading over rights that do not depend on the language.
    return t.pgettext("rights", "For all national minorities")


def law_label(t: Translator) -> Phrase:
    """Label of a statute."""
    # Translators: Label before the law that a right is written in.
    return t.gettext("Law")


RIGHT_STATUSES: Mapping[str, Words] = {
    # Translators: How far a right is met: nobody has looked yet.
    "not-assessed": lambda t: t.pgettext("right", "Not assessed yet"),
    # Translators: How far a right is met.
    "planned": lambda t: t.pgettext("right", "Planned"),
    # Translators: How far a right is met.
    "partly": lambda t: t.pgettext("right", "Partly met"),
    # Translators: How far a right is met.
    "met": lambda t: t.pgettext("right", "Met"),
    # Translators: How far a right is met.
    "not-met": lambda t: t.pgettext("right", "Not met"),
}
"""By the value of `status` in `data/rights.yml`."""


def report_title(t: Translator, *, municipality: Value) -> Phrase:
    """Title of the report to the board."""
    # Translators: Title of a report. {municipality} is a municipality's name.
    return t.gettext(
        "How the rights of the national minorities are met: {municipality}", municipality=municipality
    )


def right_heading(t: Translator) -> Phrase:
    """Heading of a column of rights."""
    # Translators: Heading of a column of rights.
    return t.pgettext("table", "Right")


def met_heading(t: Translator) -> Phrase:
    """Heading of a column that tells how a right is met."""
    # Translators: Heading of a column that tells how a right is met.
    return t.pgettext("table", "How it is met")


def answers_heading(t: Translator) -> Phrase:
    """Heading of a column of roles that answer for a right."""
    # Translators: Heading of a column of functions that answer for a right.
    return t.pgettext("table", "Who answers")


def reviewed_on_heading(t: Translator) -> Phrase:
    """Heading of a column of dates."""
    # Translators: Heading of a column of dates when a right was reviewed last.
    return t.pgettext("table", "Last reviewed")


def changed_since(t: Translator, *, date: Value) -> Phrase:
    """Heading over what changed since a day."""
    # Translators: Heading over a list. {date} is a date.
    return t.gettext("Changed since {date}", date=date)


def nothing_changed(t: Translator) -> Phrase:
    """Say that nothing has changed."""
    # Translators: Under "Changed since …".
    return t.gettext("Nothing has changed.")


def never_reviewed(t: Translator) -> Phrase:
    """Say that the municipality has said nothing of a right."""
    # Translators: In a table: the municipality has not said anything about this right yet.
    return t.gettext("Nothing is recorded yet.")


# --- Channels -----------------------------------------------------------------------------------------------------


def calendar_file(t: Translator) -> Phrase:
    """Name a calendar to subscribe to."""
    # Translators: A kind of link: a calendar for telephones and computers (iCalendar).
    return t.gettext("Calendar to subscribe to")


def news_feed(t: Translator, *, form: Value) -> Phrase:
    """Name a feed."""
    # Translators: A kind of link: a feed for reading programs. {form} is Atom or JSON Feed.
    return t.gettext("Feed ({form})", form=form)


def contact_cards(t: Translator) -> Phrase:
    """Name the file with all contacts."""
    # Translators: A kind of link: all contacts as cards for an address book (vCard).
    return t.gettext("Contacts for your address book")


def open_data(t: Translator) -> Phrase:
    """Name the file with all events for programs."""
    # Translators: A kind of link: all events as data for programs (JSON).
    return t.gettext("Events as open data")


def embed_heading(t: Translator) -> Phrase:
    """Heading over the snippet that shows the events on another site."""
    # Translators: Heading over a piece of HTML to copy.
    return t.gettext("Show the events on your own website")


def embed_help(t: Translator) -> Phrase:
    """Say what to do with the snippet."""
    # Translators: Above a piece of HTML to copy.
    return t.gettext("Copy this text into the page where the events are to be shown.")


def calendar_column(t: Translator) -> Phrase:
    """Heading of a column of calendars."""
    # Translators: Heading of a column of links to calendars.
    return t.pgettext("table", "Calendar")


def feed_column(t: Translator) -> Phrase:
    """Heading of a column of feeds."""
    # Translators: Heading of a column of links to feeds for reading programs.
    return t.pgettext("table", "Feed")


def events_column(t: Translator) -> Phrase:
    """Heading of a column of kinds of events."""
    # Translators: Heading of a column: which events a calendar holds (all, of one type, for one minority).
    return t.pgettext("table", "Events")


def all_of_them(t: Translator) -> Phrase:
    """Name of the calendar with all events."""
    # Translators: The calendar with all events, in a list of calendars.
    return t.pgettext("calendar", "All events")


def scan_code(t: Translator) -> Phrase:
    """Alternative text of a QR code."""
    # Translators: Describes a square code that a telephone can read.
    return t.gettext("Code to scan with your telephone")


# --- Letters of associations --------------------------------------------------------------------------------------


def propose_event(t: Translator) -> Phrase:
    """Link to a letter that proposes an event; also its subject."""
    # Translators: Link that begins an e-mail, and the e-mail's subject.
    return t.gettext("Propose an event")


def ask_to_be_listed(t: Translator) -> Phrase:
    """Link to a letter of an association that wants to be listed; also its subject."""
    # Translators: Link that begins an e-mail, and the e-mail's subject.
    return t.gettext("Ask to be listed as an association")


def title_field(t: Translator) -> Phrase:
    """Label of an event's title in a letter."""
    # Translators: Label in an e-mail that the reader fills in.
    return t.pgettext("letter", "Title")


def name_field(t: Translator) -> Phrase:
    """Label of an association's name in a letter."""
    # Translators: Label in an e-mail that the reader fills in: the association's name.
    return t.pgettext("letter", "Name")


def about_field(t: Translator) -> Phrase:
    """Label of what an event or association is about in a letter."""
    # Translators: Label in an e-mail that the reader fills in: two or three sentences.
    return t.pgettext("letter", "What it is about")


def place_shown_field(t: Translator) -> Phrase:
    """Label of whether a place may be shown in a letter."""
    # Translators: Label in an e-mail that the reader fills in. Otherwise only those who register are told the place.
    return t.pgettext("letter", "May the place be shown to everybody?")


def consent_field(t: Translator) -> Phrase:
    """Label of who has agreed to be named in a letter."""
    # Translators: Label in an e-mail that the reader fills in: who has agreed to be named or listed, and when.
    return t.pgettext("letter", "Who has agreed, and on which day")
