"""`check`: run all checks over pages, data and catalogs."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from minority_site.checks.registry import all_checks, run_checks
from minority_site.commands import Outcome, Project
from minority_site.commands.options import add_language_option, known_languages
from minority_site.findings import Finding, Severity
from minority_site.reports.github import findings_github
from minority_site.reports.json import findings_json
from minority_site.reports.junit import findings_junit
from minority_site.reports.sarif import Rule, findings_sarif
from minority_site.reports.terminal import findings_text

FORMATS = ("text", "json", "junit", "sarif", "github")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare --language, --format, --fail-on and --publish."""
    add_language_option(parser, "report on this language only, with what belongs to none (may be repeated)")
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="form of the report (default: text)"
    )
    parser.add_argument(
        "--fail-on",
        choices=[severity.label for severity in reversed(Severity)],
        default=Severity.ERROR.label,
        help="exit with 1 when there is a finding of this severity or a worse one (default: error)",
    )
    parser.add_argument(
        "--publish",
        action="store_true",
        help="ask the publishing gate too: no samples in a service, no unreviewed must-pages",
    )


def run(options: Namespace, project: Project) -> Outcome:
    """Return the report, and 1 when something is as bad as --fail-on or worse. Raises SiteError."""
    languages = known_languages(options.language, project.settings)
    findings = run_checks(project.site, languages=languages, publish=options.publish)
    fail_on = Severity.from_label(options.fail_on)
    failed = any(finding.severity >= fail_on for finding in findings)
    return Outcome(stdout=_report(findings, options.format, fail_on, project), exit_code=1 if failed else 0)


def _report(findings: tuple[Finding, ...], form: str, fail_on: Severity, project: Project) -> str:
    if form == "json":
        return findings_json(findings)
    if form == "junit":
        return findings_junit(findings, fail_on=fail_on)
    if form == "sarif":
        return findings_sarif(findings, _rules())
    if form == "github":
        return findings_github(findings)
    # https://no-color.org: set and not empty means no colours.
    colour = project.stdout_is_terminal and not project.environment.get("NO_COLOR")
    return findings_text(findings, colour=colour)


def _rules() -> tuple[Rule, ...]:
    return tuple(Rule(id=c.id, name=c.name, severity=c.severity, summary=c.summary) for c in all_checks())
