"""PUB: what `check --publish` asks besides. These checks run with that option only."""

from __future__ import annotations

from collections.abc import Iterator

from minority_site.checks import check
from minority_site.editions import withheld
from minority_site.findings import Problem, Severity
from minority_site.site import Site


@check("PUB001", "unreviewed-must-page", Severity.ERROR)
def unreviewed_must_page(site: Site) -> Iterator[Problem]:
    """A must-page that readers get in a language has been reviewed, unless the language's policy is to label.

    Under `machine: hide` nothing tells readers that nobody has read a text, so there must be somebody.

    Bad:  `state: translated` on a must-page of a language with `machine: hide`
    Good: `state: reviewed` there, or `machine: label` in mkdocs.yml
    """
    settings = site.settings
    strict = {entry.tag for entry in settings.languages if entry.build and entry.machine == "hide"} - {
        settings.source
    }
    for path, source in site.source_pages.items():
        for tag, page in site.pages[path].items():
            unreviewed = tag in strict and page.state != "reviewed" and withheld(page, settings) is None
            if source.tier == "must" and unreviewed:
                message = f"a must-page that nobody has reviewed is published in {tag}"
                hint = "have it reviewed and write 'state: reviewed'; 'state: draft' shows the source instead"
                line = page.front.line("translation", "state")
                yield page.problem(message, hint, line=line, section="_meta")


@check("PUB002", "sample-in-service", Severity.ERROR)
def sample_in_service(site: Site) -> Iterator[Problem]:
    """A municipality's own service publishes no made-up events, associations or contacts.

    Bad:  `sample: true` in `data/events.yml` with `site_kind: service`
    Good: the sample removed, or `site_kind: example` with its banner on every page
    """
    if site.settings.site_kind != "service":
        return
    for kind, record in site.data.records():
        if record.sample:
            message = f"the sample '{record.id}' ({kind}) would be published as if it were real"
            hint = "remove it or replace it by a real one, or set 'site_kind: example'"
            yield record.origin.problem("sample-marks", message, hint, "sample").problem


CHECKS = (unreviewed_must_page, sample_in_service)
