"""The facts in a text: what nobody may change unseen under cover of a typo.

Numbers, dates, times, phone numbers, e-mails, web and street addresses in any language; months, weekdays,
counting words and negations in Swedish, English and Finnish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

_NUMBER = re.compile(r"\d(?:\d|[ \u00a0\u2009\u202f](?=\d{2,3}(?!\d))|[.,:/\-–](?=\d))*(?: [a-z](?= ?§))?")
"""Digits with what groups or divides them: 1 000, 08-535 300 00, 2025-09-01, 13.30; the letter of `5 a §`."""
_UNIFORM = str.maketrans(
    {" ": "", "\N{NO-BREAK SPACE}": "", "\u2009": "", "\u202f": "", ",": ".", ":": ".", "–": "-"}
)
_MAILBOX = re.compile(r"[\w.+-]+\Z")
_MAIL_HOST = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_LONGEST = 300
"""Characters that are looked back for the beginning of an address."""
_DOMAIN = re.compile(r"\.(?:se|fi|no|dk|ax|org|com|net|eu|nu|info|int|example|test)\b(?:[/:?#][^\s<>()\"]*)?")
_STREETS = (
    *(
        "gatan",
        "gata",
        "vägen",
        "väg",
        "gränd",
        "torget",
        "torg",
        "platsen",
        "plats",
        "allén",
        "stigen",
        "backen",
    ),
    *("katu", "tie", "kuja", "polku", "tori"),
)
"""What names of streets end in."""
_STREET_AFTER = re.compile(r" ([\w'’-]+ (?:street|road|avenue|lane|square))\b")
_PUNCTUATION = ".,;:!?()[]{}\"'’*/|<>=+&%-–—_"
"""What stands between words besides white space."""


def facts(text: str, language: str = "") -> tuple[str, ...]:
    """Return the facts in `text`, sorted, each as often as it stands there.

    `language` is the tag of the text's language. For one whose words are not known here, the words of all
    three languages count, except those that mean something else in another.
    """
    lowered = text.lower()
    found = [*_numbers(lowered)]
    found += _emails(lowered)
    if "." in lowered:
        addresses = (_whole(lowered, match) for match in _DOMAIN.finditer(lowered))
        found += (address for address in addresses if "@" not in address)
    known = vocabulary(language)
    found += [known[word] for word in _words(lowered) if word in known]
    return tuple(sorted(found))


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case; don't is do and not. A pattern would take twice the time."""
    for contracted in ("n't", "n’t"):
        text = text.replace(contracted, " not ")
    for mark in _PUNCTUATION:
        if mark in text:
            text = text.replace(mark, " ")
    return text.split()


def _numbers(text: str) -> Iterator[str]:
    """Yield each number, and the street it is a number in."""
    for match in _NUMBER.finditer(text):
        yield match[0].translate(_UNIFORM)
        if text.endswith(_STREETS, 0, max(0, match.start() - 1)) and text[match.start() - 1] == " ":
            yield text[max(0, match.start() - 40) : match.start()].split()[-1]
        elif after := _STREET_AFTER.match(text, match.end()):
            yield after[1]


def _emails(text: str) -> Iterator[str]:
    for host in _MAIL_HOST.finditer(text):
        if mailbox := _MAILBOX.search(text[max(0, host.start() - 64) : host.start()]):
            yield mailbox[0] + host[0]


def _whole(text: str, match: re.Match[str]) -> str:
    """Return the web address that `match` is the end of."""
    before = text[max(0, match.start() - _LONGEST) : match.start()]
    start = max(before.rfind(stop) for stop in ' \n<>()"') + 1
    return (before[start:] + match[0]).rstrip(".,;:!?")


@cache
def vocabulary(language: str = "") -> Mapping[str, str]:
    """Return word → fact for a language's months, weekdays, counting words and negations."""
    primary = language.split("-")[0].lower()
    if primary in _LANGUAGES:
        return dict(_forms(primary))
    return {word: fact for known in _LANGUAGES for word, fact in _forms(known) if word not in _AMBIGUOUS}


_LANGUAGES = ("sv", "en", "fi")
_AMBIGUOUS = frozenset({"en", "et", "no", "may", "sex", "fem", "nio", "six", "dec"})
"""Words that are a fact in one of the languages and something else in another."""

_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "january february march april may june july august september october november december",
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu"
    " joulukuu",
}
_SHORT_MONTHS = {
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "en": "jan feb mar apr may jun jul aug sep oct nov dec",
    "fi": "",
}
_DAYS = {
    "sv": "måndag tisdag onsdag torsdag fredag lördag söndag",
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "fi": "maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai",
}
_ENDINGS = {
    "sv": ("", "s", "en", "ens", "ar", "arna"),
    "en": ("", "s"),
    "fi": ("", "n", "ta", "a", "na", "ssa", "sta", "hun", "lla", "lle", "in", "sin", "isin", "ksi", "hin"),
}
_COUNTING = {
    "sv": "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
    " tjugo trettio fyrtio femtio sextio sjuttio åttio nittio hundra tusen halv halva halvt dubbelt",
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand half"
    " double once twice",
    "fi": "kaksi kahden kahta kahdessa kolme kolmen kolmea kolmessa neljä neljän neljää neljässä viisi viiden"
    " viittä viidessä kuusi kuuden kuutta kuudessa seitsemän seitsemää kahdeksan kahdeksaa yhdeksän yhdeksää"
    " kymmenen kymmentä sata sadan sataa tuhat tuhannen tuhatta puoli puolen puolet",
}
_NEGATIONS = {
    "sv": "inte ej icke aldrig ingen inget inga ingens ingenting ingenstans ingendera varken utan knappast"
    " omöjligt förbjudet förbjuden förbjudna förbud",
    "en": "not no never none nobody nothing nowhere neither nor without cannot hardly impossible forbidden"
    " prohibited unless except",
    "fi": "ei en et emme ette eivät eikä enkä etkä emmekä ettekä eivätkä älä älkää älkäämme älköön ellei"
    " ellet ellen elleivät ilman koskaan kukaan mikään mitään ketään kielletty kiellettyä mahdotonta paitsi",
}


def _forms(language: str) -> Iterator[tuple[str, str]]:
    for names in (_MONTHS[language], _DAYS[language]):
        for name in names.split():
            yield from ((name + ending, name) for ending in _ENDINGS[language])
    for short, name in zip(_SHORT_MONTHS[language].split(), _MONTHS[language].split(), strict=False):
        yield short, name
    for word in (*_COUNTING[language].split(), *_NEGATIONS[language].split()):
        yield word, word
