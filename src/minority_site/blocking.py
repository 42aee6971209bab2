"""What stops a build before anything is built. The rest of the rules are findings of `check`, not conditions of building."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from minority_site.findings import Problem
from minority_site.pages import Page
from minority_site.site import Site


def blocking_problems(site: Site) -> tuple[Problem, ...]:
    """Return unreadable pages, explicit ids given twice in one page, and records that cannot be published.

    A wrong record is left out of everything: a site that was built all the same would lack a meeting, and nobody would
    know.
    """
    pages = [page for versions in site.pages.values() for page in versions.values()]
    found = [problem for page in pages for problem in (*page.problems, *_duplicate_ids(page))]
    found += [each.problem for each in site.data.problems if each.is_grave]
    return tuple(sorted(found, key=lambda problem: (problem.path, problem.line)))


def _duplicate_ids(page: Page) -> Iterator[Problem]:
    if "{" not in page.body:  # no attribute list, so no explicit id: nothing to parse for
        return
    lines: dict[str, list[int]] = defaultdict(list)
    for section in page.sections:
        for heading in section.headings:
            if heading.explicit:
                lines[heading.id].append(heading.line)
    for heading_id, places in lines.items():
        for line in places[1:]:
            yield Problem(
                path=page.file,
                line=line,
                language=page.language,
                page=page.path,
                section=heading_id,
                message=f"the id '{heading_id}' is given twice (first on line {places[0]})",
                hint="give one of the two headings another id, the same in all languages",
            )
