"""Speed as ratios within one run: our build beside the stock stack's, our check beside bare parsing and hashing.

make bench                                      31 pages × 10 languages, 5 runs
.venv/bin/python benchmarks/run.py --pages 100  more pages
.venv/bin/python benchmarks/run.py --check 1000 the cost of `check` on so many pages × 10 languages
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import LANGUAGES, write_corpus


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, default=31, help="pages per language")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--check", type=int, metavar="PAGES", help="measure `check` on this many pages instead of building"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="minority-site-bench-") as folder:
        if options.check:
            measure_check(Path(folder), options.check, options.runs)
        else:
            measure_builds(Path(folder), options.pages, options.runs)


def measure_builds(base: Path, pages: int, runs: int) -> None:
    total = pages * len(LANGUAGES)
    print(f"{total} pages ({len(LANGUAGES)} languages × {pages}), {runs} runs, {os.cpu_count()} cores")
    roots = {}
    for plugin in ("i18n", "minority-site"):
        roots[plugin] = base / plugin
        write_corpus(roots[plugin], languages=LANGUAGES, pages=pages, plugin=plugin)
    measured: dict[str, list[tuple[float, float]]] = {plugin: [] for plugin in roots}
    for _ in range(runs):  # in turn, so that the machine's noise meets both alike
        for plugin, root in roots.items():
            measured[plugin].append(_build(root))
    assert _holds_everything(roots["minority-site"] / "site", pages)
    stock_wall = statistics.median(wall for wall, _ in measured["i18n"])
    stock_cpu = statistics.median(cpu for _, cpu in measured["i18n"])
    print(f"{'':16}{'wall s':>9}{'noise':>8}{'ratio':>8}{'CPU s':>9}{'ratio':>8}")
    for plugin, results in measured.items():
        walls = [wall for wall, _ in results]
        wall, cpu = statistics.median(walls), statistics.median(cpu for _, cpu in results)
        noise = (max(walls) - min(walls)) / wall
        name = "stock" if plugin == "i18n" else "minority-site"
        print(f"{name:16}{wall:9.2f}{noise:8.0%}{wall / stock_wall:8.2f}{cpu:9.2f}{cpu / stock_cpu:8.2f}")


def _build(root: Path) -> tuple[float, float]:
    shutil.rmtree(root / "site", ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=root,
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
    )
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _holds_everything(site: Path, pages: int) -> bool:
    """Search, alternates, status and sitemap are there: nothing was made fast by being left out."""
    built = len(list(site.rglob("index.html")))
    text = (site / "fi" / "page-1" / "index.html").read_text(encoding="utf-8")
    files = ("fi/search/search_index.json", "sitemap.xml", "translation-status.json", "fi/404.html")
    return (
        built == pages * len(LANGUAGES)
        and 'hreflang="x-default"' in text
        and all((site / name).is_file() for name in files)
    )


def measure_check(base: Path, pages: int, runs: int) -> None:
    root = base / "project"
    write_corpus(root, languages=LANGUAGES, pages=pages, plugin="minority-site")
    files = sorted((root / "docs").rglob("*.md"))
    size = sum(file.stat().st_size for file in files) / len(files)
    print(f"{len(files)} files of {size / 1000:.1f} KB, {runs} runs")
    hashing = _median(runs, lambda: _hash(files))
    parsing = _median(runs, lambda: _parse(files))
    program = [sys.executable, "-m", "minority_site", "check", "--project", str(root), "--format", "json"]
    cold, warm = [], []
    for _ in range(runs):
        shutil.rmtree(root / ".cache", ignore_errors=True)
        cold.append(_wall(lambda: subprocess.run(program, check=False, stdout=subprocess.DEVNULL)))
        warm.append(_wall(lambda: subprocess.run(program, check=False, stdout=subprocess.DEVNULL)))
    first, again = statistics.median(cold), statistics.median(warm)
    print(f"hashing every file           {hashing:8.2f} s")
    print(f"bare markdown-it, 2 processes{parsing:8.2f} s  {len(files) / parsing:8.0f} pages/s")
    print(
        f"check, first run             {first:8.2f} s  {len(files) / first:8.0f} pages/s  {first / parsing:6.2f} × parsing"
    )
    print(f"check, nothing changed       {again:8.2f} s  {again / hashing:6.2f} × hashing")


def _median(runs: int, work: Callable[[], object]) -> float:
    return statistics.median(_wall(work) for _ in range(runs))


def _wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _hash(files: list[Path]) -> list[str]:
    return [hashlib.blake2b(file.read_bytes()).hexdigest() for file in files]


def _parse(files: list[Path]) -> None:
    with multiprocessing.get_context("fork").Pool(2) as pool:
        pool.map(_parse_one, files, chunksize=64)


def _parse_one(file: Path) -> int:
    from markdown_it import MarkdownIt

    text = file.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    return len(MarkdownIt().enable("table").parse(text))


if __name__ == "__main__":
    main()
