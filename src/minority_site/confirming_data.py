"""Words of records confirmed: `covers` in data files, written as for pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from minority_site.atomic import write_files
from minority_site.data_writing import with_covers
from minority_site.dataset import RECORDS, Dataset, load_dataset
from minority_site.errors import UsageError
from minority_site.records import Record
from minority_site.sections.fingerprint import same_facts
from minority_site.site import Site
from minority_site.strict import did_you_mean
from minority_site.words import Words


@dataclass(frozen=True, kw_only=True)
class DataConfirmation:
    """What became of the words of one record in one language."""

    record: Record
    language: str
    refused: bool = False
    """Whether facts of the source's words have changed: somebody must read both."""

    def __str__(self) -> str:
        place = f"{self.record.origin.path}:{self.record.origin.line('words', self.language)}"
        return f"{place}: {self.record.id} ({self.language})"


def confirm_data(
    site: Site, target: str, languages: Sequence[str], *, reread: bool = False
) -> tuple[DataConfirmation, ...]:
    """Confirm the words of the records in a data file, or of one: `data/events.yml#open-meeting`.

    Nothing of a file is written when one of its records is refused.

    Raises:
        UsageError: there is no such file or record.
        SiteError: words stand where no line can be added.
    """
    file, _, record_id = target.partition("#")
    dataset = load_dataset(site.settings.root, site.settings, today=site.today)
    if file not in dataset.files:
        raise UsageError(f"there is no data file '{file}'", hint=did_you_mean(file, dataset.files))
    found = [record for record in _records(dataset, file) if not record_id or record.id == record_id]
    if not found:
        known = [record.id for record in _records(dataset, file)]
        raise UsageError(f"'{file}' has no record '{record_id}'", hint=did_you_mean(record_id, known))
    confirmations = tuple(_judged(found, languages, reread or (bool(record_id) and len(languages) == 1)))
    if not any(confirmation.refused for confirmation in confirmations):
        _write(site.settings.root / file, file, confirmations)
    return confirmations


def _records(dataset: Dataset, file: str) -> Iterator[Record]:
    for kind in RECORDS:
        for record in getattr(dataset, kind).values():
            if record.origin.path == file and getattr(record, "words", None) is not None:
                yield record


def _judged(records: Sequence[Record], languages: Sequence[str], reread: bool) -> Iterator[DataConfirmation]:
    for record in records:
        words: Words = record.words  # type: ignore[attr-defined] # those without words were left out
        for tag, version in words.versions.items():
            if tag not in languages or version.status != "outdated" or version.state == "draft":
                continue
            changed = version.covers is not None and not same_facts(version.covers, words.fingerprint)
            yield DataConfirmation(record=record, language=tag, refused=changed and not reread)


def _write(path: Path, shown: str, confirmations: Sequence[DataConfirmation]) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig")
    # From the end of the file on, so that an added line moves no other.
    for each in sorted(confirmations, key=lambda c: c.record.origin.line("words", c.language), reverse=True):
        words: Words = each.record.words  # type: ignore[attr-defined]
        text = with_covers(
            text, (*each.record.origin.at, "words"), each.language, words.fingerprint, path=shown
        )
    write_files({path: (b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + text.encode()})
