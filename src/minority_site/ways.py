"""Ways to reach somebody: addresses and numbers that can be, and those that stand for nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from minority_site.records import Scalar, Wrong

REGION = "SE"
"""Numbers without a country code are Swedish."""

_EMAIL = re.compile(
    r"[A-Za-z0-9_%+-]+(?:\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)+)"
)
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE
)
_RESERVED_ENDINGS = (".example", ".invalid", ".test", ".localhost")
"""RFC 2606 section 2 and RFC 6761: names that will never belong to anybody."""
_RESERVED_DOMAINS = ("example.org", "example.com", "example.net")
"""RFC 2606 section 3."""
_FICTIONAL = range(46701740605, 46701740700)
"""070-174 06 05 to 070-174 06 99, which PTS keeps for fiction."""


@dataclass(frozen=True)
class Url(Scalar):
    """An address on the web, http or https only."""

    def read(self, value: Any) -> str:
        """Return the address as written, percent-encoding what must be. Raises Wrong."""
        hint = "write the whole address: https://…"
        if not isinstance(value, str) or len(value) > 2000:
            raise Wrong("this is no web address", hint, "contact-way")
        if re.search(r"[\s\x00-\x20\x7f-\x9f\"<>\\^`{|}]", value):
            raise Wrong(
                f"'{value[:60]!a}' has a character that no web address has",
                "percent-encode it",
                "contact-way",
            )
        try:
            parts = urlsplit(value)
            host, _ = parts.hostname or "", parts.port
        except ValueError as error:
            raise Wrong(f"'{value[:60]}' is no web address", hint, "contact-way") from error
        if parts.scheme not in ("http", "https"):
            raise Wrong(f"'{value[:60]}' begins with neither https:// nor http://", hint, "contact-way")
        if "@" in parts.netloc or not _is_host(host):
            raise Wrong(f"'{value[:60]}' names no host", hint, "contact-way")
        return value

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "format": "uri", "pattern": '^https?://[^\\s"<>\\\\^`{|}@]+$'}


def _is_host(host: str) -> bool:
    try:
        ascii_host = host.encode("idna").decode("ascii") if host else ""
    except UnicodeError:
        return False
    return _HOST.fullmatch(ascii_host) is not None


@dataclass(frozen=True)
class Email(Scalar):
    """An e-mail address."""

    def read(self, value: Any) -> str:
        """Return the address as written. Raises Wrong."""
        match = _EMAIL.fullmatch(value) if isinstance(value, str) else None
        if match is None or len(match[0]) > 254 or len(match[0].split("@")[0]) > 64 or not _is_host(match[1]):
            raise Wrong(f"'{str(value)[:60]}' is no e-mail address", "write name@example.org", "contact-way")
        return match[0]

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "format": "email", "maxLength": 254}


@dataclass(frozen=True)
class Phone(Scalar):
    """A telephone number that can be dialled, short numbers as 112 included."""

    def read(self, value: Any) -> str:
        """Return the number in E.164 (`+46…`), a short number as it is dialled. Raises Wrong."""
        import phonenumbers  # late: its tables are slow to load, and not needed for all commands
        from phonenumbers import shortnumberinfo

        if not isinstance(value, str):
            raise Wrong(
                "a telephone number stands in quotes", "write '08-123 45 67' in quotes", "contact-way"
            )
        hint = "write 070-174 06 05, or +46 … with the country's code"
        if not re.fullmatch(r"\+?[0-9()\-. \u00a0]{3,30}", value):
            raise Wrong(f"'{value[:40]}' is no telephone number", hint, "contact-way")
        try:
            number = phonenumbers.parse(value, REGION)
        except phonenumbers.NumberParseException as error:
            raise Wrong(f"'{value[:40]}' is no telephone number", hint, "contact-way") from error
        if shortnumberinfo.is_valid_short_number_for_region(number, REGION):
            return str(number.national_number)
        if not phonenumbers.is_valid_number(number):
            raise Wrong(f"'{value[:40]}' is no telephone number that can be dialled", hint, "contact-way")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

    def schema(self) -> dict[str, Any]:
        """Return its JSON Schema."""
        return {"type": "string", "pattern": "^\\+?[0-9()\\-. \u00a0]{3,30}$"}


def e164(number: str) -> str:
    """Return a number from settings or data as it is stored; one that cannot be dialled, as it is written."""
    try:
        return Phone().read(number)
    except Wrong:
        return number


def phone_shown(number: str) -> str:
    """Return a stored number as Swedes write it, 070-174 06 05; a foreign one with its country code."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number if number.startswith("+") else "", None)
    except phonenumbers.NumberParseException:
        return number
    form = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if phonenumbers.region_code_for_country_code(parsed.country_code or 0) == REGION
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(parsed, form)


def phone_uri(number: str) -> str:
    """Return the `tel:` URI (RFC 3966) of a stored number; a short number gets no country code."""
    return f"tel:{number}"


def is_reserved_host(address: str) -> bool:
    """Return whether a web or e-mail address is on a domain kept for examples."""
    host = (urlsplit(address).hostname or "") if "://" in address else address.rpartition("@")[2]
    host = host.lower()
    return host.endswith(_RESERVED_ENDINGS) or any(
        host == domain or host.endswith("." + domain) for domain in _RESERVED_DOMAINS
    )


def is_fictional_phone(number: str) -> bool:
    """Return whether a stored number is one of those kept for fiction."""
    return number.startswith("+") and number[1:].isdigit() and int(number[1:]) in _FICTIONAL
