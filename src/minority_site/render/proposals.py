"""Letters of associations: links that begin an e-mail with every field that the editor needs (RFC 6068)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from minority_site import data_phrases, phrases
from minority_site.render.context import RenderContext
from minority_site.render.renderer import Trouble, renderer
from minority_site.render.view import View
from minority_site.render.wrapping import data_block, view_of
from minority_site.site import Site
from minority_site.strict import did_you_mean

EVENT_FIELDS = (
    data_phrases.title_field,
    data_phrases.about_field,
    phrases.type_label,
    phrases.minority_label,
    phrases.when,
    phrases.where,
    phrases.how_to_get_there,
    data_phrases.place_shown_field,
    data_phrases.how_to_take_part,
    phrases.join_online,
    phrases.spoken_language,
    phrases.interpretation,
    phrases.hearing_loop,
    phrases.wheelchair_access,
    phrases.price,
    phrases.registration,
    phrases.organiser,
    phrases.programme,
    phrases.contact,
    data_phrases.consent_field,
)
"""In the order of the record: what `event new` asks for, and what an editor adds."""

ASSOCIATION_FIELDS = (
    data_phrases.name_field,
    data_phrases.about_field,
    phrases.minority_label,
    phrases.languages_word,
    phrases.telephone,
    phrases.email,
    phrases.website,
    phrases.meeting_place,
    data_phrases.place_shown_field,
    phrases.contact,
    data_phrases.consent_field,
)

LETTERS = {
    "event": (data_phrases.propose_event, EVENT_FIELDS),
    "association": (data_phrases.ask_to_be_listed, ASSOCIATION_FIELDS),
}


def proposal(view: View, email: str, kind: str) -> str:
    """Return the `mailto:` address of a letter that proposes an event or association, in the reader's language."""
    subject, fields = LETTERS[kind]
    body = "".join(f"{field(view.t).value}: \r\n" for field in fields)
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject(view.t).value)}&body={quote(body)}"


def _troubles(site: Site, kind: str) -> Iterator[Trouble]:
    if kind not in LETTERS:
        yield f"nobody proposes '{kind}'", did_you_mean(kind, LETTERS)
    if not site.settings.municipality.email:
        hint = f"add 'email:' under 'municipality:' in {site.settings.config_file}"
        yield "a proposal has nobody to go to", hint


@renderer("proposal_link", "block", _troubles)
def proposal_link(context: RenderContext, kind: str) -> str:
    """Return a link that begins the letter; the address stands beside it for those who write elsewhere."""
    view, email = view_of(context), context.site.settings.municipality.email
    if not email or kind not in LETTERS:
        return ""
    link = view.link(proposal(view, email, kind), LETTERS[kind][0](view.t), css="ms-report")
    return data_block(context, "ms-data", f"<p>{link} · {view.email(email)}</p>")


RENDERERS = (proposal_link,)
