"""What a build takes, how it grows with the collection, and one edit after it.

    python -m benchmarks build edit                 ten times the cases
    python -m benchmarks build --times 40 --runs 1  another multiple, once each

Each build runs in a process of its own. What is imported before it is not counted.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import generator.build as road
from benchmarks.table import Options, Row, cpu_seconds, medians, peak_mebibytes, run_apart
from generator.commands.common import THEMES
from generator.core.recall import Memory
from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_page
from generator.finish import Findings, finish_site
from generator.measures.places import read_places
from generator.output.check import read_page
from generator.search.blocks import scan_texts

ORGANIZATION = re.compile(r'code: "\d{6}", prefecture: [^,}]+, name: [^,}]+')
PREFECTURE = re.compile(r"^organization: .* prefecture: ([^,}]+)", re.MULTILINE)
TOWNS = ("市", "町", "村")


def multiply_cases(content: Path, times: int) -> None:
    """Copies of every case with other names, numbers and municipalities.

    Links between cases lead to the first ones; pictures are copied with their case.
    """
    cases = sorted((content / "cases").glob("*.md"))
    known = {found for case in cases for found in PREFECTURE.findall(case.read_text("utf-8"))}
    places = [p for p in read_places() if p.prefecture in known and p.name.endswith(TOWNS)]
    for number in range(len(cases) * (times - 1)):
        case, place = cases[number % len(cases)], places[number % len(places)]
        slug = f"copy{number}-{case.stem[:48].rstrip('-')}"
        written = f'code: "{place.code}", prefecture: {place.prefecture}, name: {place.name}'
        text = ORGANIZATION.sub(written, case.read_text("utf-8"), count=1)
        text = re.sub(r"^number: .*", f"number: {1001 + number}", text, flags=re.M)
        if case.with_suffix("").is_dir():
            shutil.copytree(case.with_suffix(""), case.with_name(slug))
            text = text.replace(f"]({case.stem}/", f"]({slug}/")
        case.with_name(f"{slug}.md").write_text(text, encoding="utf-8")


def build_once(content: str, out: str) -> dict[str, float]:
    begun = cpu_seconds()
    built = road.build_site(BuildSettings(Path(content), Path(out), THEMES))
    seconds = cpu_seconds() - begun
    return {
        "cases": built.cases,
        "pages": built.pages,
        "seconds": seconds,
        "peak": peak_mebibytes(),
    }


def edit_once(content: str, out: str) -> dict[str, float]:
    """The seconds until the page of a case is there anew, as a preview makes it."""
    settings, memory = BuildSettings(Path(content), Path(out), THEMES), Memory()
    draft = draft_site(settings, memory)
    case = draft.collection.cases[0]
    make_page(draft, case.output_path)
    path = Path(content) / "cases" / f"{case.slug}.md"
    text = path.read_text("utf-8")
    edited = text.replace("\n## 事業効果\n", "\n編集した。\n\n## 事業効果\n")
    assert edited != text
    path.write_text(edited, "utf-8")
    begun = cpu_seconds()
    make_page(draft_site(settings, memory), case.output_path)
    seconds = cpu_seconds() - begun
    path.write_text(text, "utf-8")
    return {"seconds": seconds}


def read_once(content: str, out: str) -> dict[str, float]:
    """The seconds of reading the HTML of all pages: by the check, and of cases by the search."""
    draft = draft_site(BuildSettings(Path(content), Path(out), THEMES))
    outputs = finish_site(draft, Findings())
    pages = [output for output in outputs if output.path.endswith(".html")]
    cases = [page for page in pages if page.path.startswith("cases/")]
    begun = cpu_seconds()
    for page in pages:
        read_page(page)
    checked = cpu_seconds()
    for page in cases:
        scan_texts(page.content.decode("utf-8"))
    searched = cpu_seconds()
    return {"pages": len(pages), "cases": len(cases),
            "check": checked - begun, "search": searched - checked}  # fmt: skip


def measure(function: str, options: Options, times: int = 1) -> dict[str, float]:
    """The medians of a function of this module, on a copy of the content with more cases."""
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(options.content, content)
        multiply_cases(content, times)
        arguments = (f"benchmarks.build:{function}", content, Path(folder) / "site")
        return medians([run_apart(*arguments) for _ in range(options.runs)])


def list_builds(options: Options) -> Iterator[Row]:
    one, many = (measure("build_once", options, times) for times in (1, options.times))
    for made in (one, many):
        name = f"build of {made['cases']:.0f} cases, {made['pages']:.0f} pages"
        each = made["seconds"] / made["cases"]
        growth = each / (one["seconds"] / one["cases"])
        ratio = "1.00" if made is one else f"{growth:.2f} × per case"
        yield Row(name, f"{made['seconds']:.2f} s CPU ({1000 * each:.0f} ms a case)", ratio)
    for made in (one, many):
        ratio = "1.00" if made is one else f"{made['peak'] / one['peak']:.2f} ×"
        yield Row(f"memory for {made['cases']:.0f} cases", f"{made['peak']:.0f} MiB", ratio)


def list_edits(options: Options) -> Iterator[Row]:
    whole, edit = measure("build_once", options), measure("edit_once", options)
    share = f"{100 * edit['seconds'] / whole['seconds']:.0f} % of a build"
    yield Row("preview: a page after one edit", f"{edit['seconds']:.2f} s CPU", share)


def list_readings(options: Options) -> Iterator[Row]:
    whole, read = measure("build_once", options), measure("read_once", options)
    for name, count in (("check", "pages"), ("search", "cases")):
        each = f"{1000 * read[name] / read[count]:.1f} ms CPU a page, {read[count]:.0f} pages"
        share = f"{100 * read[name] / whole['seconds']:.0f} % of a build"
        yield Row(f"HTML read for the {name}", each, share)
