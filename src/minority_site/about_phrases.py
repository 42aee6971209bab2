"""Phrases about the site itself: glossary, sources, accessibility, errors; as in `phrases`, functions of a translator."""

from __future__ import annotations

from collections.abc import Mapping

from minority_site.catalogs.translator import Phrase, Translator, Value
from minority_site.phrases import Words
from minority_site.text import Text

# --- Glossary -----------------------------------------------------------------------------------------------------


def read_more(t: Translator, *, page: Text) -> Phrase:
    """Link to the page that says more about a word."""
    # Translators: Link under a word that is explained. {page} is a page's title.
    return t.gettext("Read more: {page}", page=page)


def in_other_languages(t: Translator) -> Phrase:
    """Label of the same word in other languages."""
    # Translators: Label before the same word in other languages.
    return t.gettext("In other languages")


# --- Sources ------------------------------------------------------------------------------------------------------


def laws_heading(t: Translator) -> Phrase:
    """Heading over the statutes that the site rests on."""
    # Translators: Heading over a list of laws and ordinances.
    return t.gettext("Laws and ordinances")


def other_sources_heading(t: Translator) -> Phrase:
    """Heading over sources that are no statutes."""
    # Translators: Heading over a list of sources that are no laws.
    return t.gettext("Other sources")


def read_in_wording(t: Translator, *, date: Value) -> Phrase:
    """Say in which wording a statute was read."""
    # Translators: At a law. {date} is a date in words.
    return t.gettext("Read in its wording of {date}.", date=date)


def not_read(t: Translator) -> Phrase:
    """Say that nobody has read a statute again for this site."""
    # Translators: At a law that is named and has not been checked section by section.
    return t.gettext(
        "Its text has not been read again for this website. Ask the authority before you rely on it."
    )


def read_on(t: Translator, *, date: Value) -> Phrase:
    """Say when a source was read."""
    # Translators: At a source. {date} is a date in words.
    return t.gettext("Read {date}.", date=date)


def relying_pages(t: Translator, count: int, /, **numbers: Value) -> Phrase:
    """Say how many pages rest on a source; `count` may be given again as a formatted number."""
    # Translators: Above a folded list of pages that rest on a source. {count} is a number.
    return t.ngettext("{count} page rests on it", "{count} pages rest on it", count, **numbers)


# --- Accessibility statement (2018:1937) --------------------------------------------------------------------------


def statement_is_example(t: Translator) -> Phrase:
    """Say that the statement belongs to an example."""
    # Translators: Above an accessibility statement of a site that is an example.
    return t.gettext(
        "This statement is an example too. It says what is known of the example, and nothing of the municipality's own websites."
    )


def who_heading(t: Translator) -> Phrase:
    """Heading over who offers which service."""
    # Translators: Heading in an accessibility statement.
    return t.gettext("Who and what")


def actor_label(t: Translator) -> Phrase:
    """Label of who is responsible."""
    # Translators: Label in an accessibility statement: the public body that is responsible.
    return t.pgettext("accessibility", "Responsible")


def service_label(t: Translator) -> Phrase:
    """Label of the service that the statement is about."""
    # Translators: Label in an accessibility statement: the website that it is about.
    return t.pgettext("accessibility", "Website")


def act_label(t: Translator) -> Phrase:
    """Say which law asks for the statement; a citation follows."""
    # Translators: Label in an accessibility statement, before the name of a law.
    return t.pgettext("accessibility", "The law that asks for this")


def conformance_heading(t: Translator) -> Phrase:
    """Heading over how far the site meets the law."""
    # Translators: Heading in an accessibility statement.
    return t.gettext("How accessible is the website?")


CONFORMANCES: Mapping[str, Words] = {
    # Translators: In an accessibility statement: "helt förenlig" with the law.
    "full": lambda t: t.gettext(
        "The website is fully compatible with the law on accessibility of digital public services."
    ),
    # Translators: In an accessibility statement: "delvis förenlig" with the law.
    "partly": lambda t: t.gettext(
        "The website is partly compatible with the law on accessibility of digital public services."
    ),
    # Translators: In an accessibility statement: "inte förenlig" with the law.
    "not": lambda t: t.gettext(
        "The website is not compatible with the law on accessibility of digital public services."
    ),
    # Translators: In an accessibility statement: nobody has judged it yet.
    "not-assessed": lambda t: t.gettext(
        "Nobody has assessed yet whether the website is compatible with the law on accessibility of digital public services."
    ),
}
"""By the value of `conformance` in `data/accessibility.yml`."""

SHORTCOMINGS: Mapping[str, Words] = {
    # Translators: Heading over a list in an accessibility statement.
    "not-met": lambda t: t.gettext("What does not work for everybody"),
    # Translators: Heading over a list in an accessibility statement: excepted by section 12 of the law.
    "burden": lambda t: t.gettext("Excepted as an unreasonable burden"),
    # Translators: Heading over a list in an accessibility statement: outside the law by its section 9.
    "outside": lambda t: t.gettext("Not covered by the law"),
}
"""By the value of `kind` of a shortcoming."""


def nothing_known(t: Translator) -> Phrase:
    """Say that a list of shortcomings is empty."""
    # Translators: Instead of a list in an accessibility statement: nothing of that kind.
    return t.gettext("Nothing is known.")


def nothing_excepted(t: Translator) -> Phrase:
    """Say that nothing is excepted."""
    # Translators: Instead of a list in an accessibility statement: no content of that kind.
    return t.gettext("Nothing.")


def reason(t: Translator, *, text: Text) -> Phrase:
    """Say why something does not work."""
    # Translators: After what does not work. {text} is one sentence with a full stop.
    return t.gettext("Reason: {text}", text=text)


def criterion(t: Translator, *, number: Value) -> Phrase:
    """Name the success criterion that is not met."""
    # Translators: After what does not work. {number} is the number of a rule in the standard WCAG 2.2.
    return t.gettext("(WCAG 2.2, {number})", number=number)


def evaluation_heading(t: Translator) -> Phrase:
    """Heading over how the site was tried."""
    # Translators: Heading in an accessibility statement.
    return t.gettext("How we tested")


def assessed_on(t: Translator, *, date: Value) -> Phrase:
    """Say when the site was tried."""
    # Translators: In an accessibility statement. {date} is a date in words.
    return t.gettext("The website was last assessed on {date}.", date=date)


def never_assessed(t: Translator) -> Phrase:
    """Say that no assessment has been made."""
    # Translators: In an accessibility statement.
    return t.gettext("The website has not been assessed as a whole.")


def updated_on(t: Translator, *, date: Value) -> Phrase:
    """Say when the statement was changed."""
    # Translators: In an accessibility statement. {date} is a date in words.
    return t.gettext("This statement was last updated on {date}.", date=date)


def never_updated(t: Translator) -> Phrase:
    """Say that the statement bears no date."""
    # Translators: In an accessibility statement.
    return t.gettext("Nobody has noted when this statement was updated.")


def no_statement(t: Translator) -> Phrase:
    """Say that nobody has written the statement."""
    # Translators: In an accessibility statement, instead of how the site was tested and what does not work.
    return t.gettext("Nobody has written down yet what works and what does not.")


def feedback_heading(t: Translator) -> Phrase:
    """Heading over how to tell of what does not work."""
    # Translators: Heading in an accessibility statement.
    return t.gettext("Tell us what does not work")


def feedback_text(t: Translator) -> Phrase:
    """Invite to tell of what does not work; ways to do so follow."""
    # Translators: In an accessibility statement, above a link, an e-mail address and a telephone number.
    return t.gettext("Does something not work for you? Or do you need the content in another form? Tell us.")


def supervision_heading(t: Translator) -> Phrase:
    """Heading over whom to turn to after that."""
    # Translators: Heading in an accessibility statement.
    return t.gettext("If you are not satisfied with our answer")


def supervision_text(t: Translator) -> Phrase:
    """Say that Digg supervises; a link follows."""
    # Translators: In an accessibility statement, before a link. Digg is the agency's name and stays as it is.
    return t.gettext("The Agency for Digital Government, Digg, supervises the law. You can report to Digg:")


# --- Errors in pages ----------------------------------------------------------------------------------------------


def report_an_error(t: Translator) -> Phrase:
    """Link to a letter about an error, whichever page it is on."""
    # Translators: Link that begins an e-mail about an error on the website.
    return t.gettext("Write to us about an error")


def error_on_website(t: Translator) -> Phrase:
    """Subject of a letter about an error, when no page is named."""
    # Translators: Subject of an e-mail.
    return t.gettext("Error on the website")


def what_is_wrong(t: Translator) -> Phrase:
    """Label to write behind."""
    # Translators: A line in an e-mail that the reader fills in.
    return t.gettext("What is wrong?")


def how_it_should_be(t: Translator) -> Phrase:
    """Label to write behind."""
    # Translators: A line in an e-mail that the reader fills in.
    return t.gettext("How should it be?")


def letter_note(t: Translator) -> Phrase:
    """Say what the link does; an e-mail address follows."""
    # Translators: Under a link that begins an e-mail, before an e-mail address.
    return t.gettext("The link begins an e-mail with the language filled in. You can also write to:")
