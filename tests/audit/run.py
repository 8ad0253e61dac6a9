"""Audits a built site in real browsers, and writes what was found for `jirei a11y-report`.

    make a11y-report        # runs this on build/site

Every page in Chromium; every kind of page with all open, narrow, dark, and in Firefox; both
checkers of HTML on every page; our own tests of single criteria.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path

import yaml
from browser.asked import ASKED, OPEN_ALL, Asked, open_asked
from browser.chromium import FLAGS, ChromiumTab
from browser.firefox import FirefoxTab, start_firefox
from browser.place import Place, serve_site
from browser.site import list_page_kinds, list_pages
from browser.tab import Tab
from browser.test_accessibility import VIEWS
from playwright.sync_api import sync_playwright

from audit.axe import AxeResult, criteria_of_rules, look_at_page
from audit.markup import MODULES, NODE, ROOT, MarkupFault, check_with_html_validate, check_with_nu
from audit.own_tests import OWN_TESTS, run_own_tests
from generator.collection.accessibility import MEDIA_CHECK, digest_design, digest_of
from generator.core.settings import BuildSettings
from generator.draft import draft_site
from tools.browsers import CHROMIUM, FIREFOX, find_browser

LONGEST_LOOK = 600  # seconds for axe-core at one page in Firefox: the data page has 460 rows
COUNT_MEDIA = "return document.querySelectorAll('audio, video, object, embed, iframe').length;"
# The criteria that are about sound and moving pictures alone.
MEDIA_CRITERIA = ("1.2.1", "1.2.2", "1.2.3", "1.2.4", "1.2.5", "1.4.2")
# The rules of html-validate that test a technique of WCAG, with the criteria of the technique.
TECHNIQUES = {
    "wcag/h30": ("2.4.4",),
    "wcag/h32": ("3.2.2",),
    "wcag/h36": ("1.1.1",),
    "wcag/h37": ("1.1.1",),
    "wcag/h63": ("1.3.1",),
    "wcag/h67": ("1.1.1",),
}
Entry = dict[str, object]


@dataclass(slots=True)
class Tally:
    """What one test has found so far; `rules` and `faults` are by criterion."""

    id: str
    tool: str
    subject: str
    unit: str = "ページ"
    count: int = 0
    faults: int = 0
    doubts: int = 0
    rules: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    failed: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    doubted: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add_page(
        self, path: str, result: AxeResult, criteria: dict[str, tuple[str, ...]]
    ) -> Iterator[str]:
        """Counts axe-core's answer for a page; gives what is wrong, as text."""
        doubts = [doubt for doubt in result.doubts if not doubt.is_settled_on(path)]
        self.count += 1
        self.faults += len(result.violations)
        self.doubts += len(doubts)
        for rule in (*result.passes, *(each.rule for each in result.doubts)):
            for number in criteria[rule]:
                self.rules[number].add(rule)
        for counts, found in ((self.failed, result.violations), (self.doubted, doubts)):
            for each in found:
                yield f"{path}: {each.rule}: {each.target}"
                for number in criteria[each.rule]:
                    counts[number] += 1

    def describe(self) -> Entry:
        names = ("id", "tool", "subject", "unit", "count", "faults", "doubts")
        return {name: getattr(self, name) for name in names}

    def list_evidence(self) -> Iterator[Entry]:
        """An entry for each criterion that the test says something of."""
        for number in sorted({*self.rules, *self.failed, *self.doubted}):
            yield {
                "criterion": number,
                "check": self.id,
                "rules": sorted(self.rules[number]),
                "faults": self.failed[number],
                "doubts": self.doubted[number],
            }


def audit_in_chromium(site: Path, place: Place, tab: ChromiumTab) -> Iterator[Tally]:
    """axe-core on every page as it opens, and on every kind of page in the other views."""
    pages = Tally("axe-pages", "axe-core", "すべてのページ（Chromium、幅1280ピクセル）")
    states = Tally(
        "axe-states",
        "axe-core",
        "ページの種類ごとに、幅320ピクセル、暗い配色、メニューや絞り込みを開いた状態、検索の結果、近い事例、事例の比較、印刷する事例（Chromium）",
    )
    media = Tally(MEDIA_CHECK, "音声や映像の要素", "すべてのページ（Chromium）")
    tab.open(place.url("404.html"))
    criteria = criteria_of_rules(tab)
    for path in list_pages(site):
        tab.open(place.url(path))
        report(pages.add_page(path, look_at_page(tab), criteria))
        count = tab.evaluate(COUNT_MEDIA)
        assert isinstance(count, int)
        media.count += 1
        media.faults += count
    for width, scheme in VIEWS:
        tab.set_size(width, 800)
        tab.set_scheme(scheme)
        for path in list_page_kinds(site):
            tab.open(place.url(path))
            tab.evaluate(OPEN_ALL)
            report(states.add_page(path, look_at_page(tab), criteria))
        for asked in ASKED:
            look_at_asked(tab, place, asked, states, criteria)
    if not media.faults:
        media.rules = defaultdict(set, {number: set() for number in MEDIA_CRITERIA})
    yield from (pages, states, media)


def look_at_asked(
    tab: Tab, place: Place, asked: Asked, tally: Tally, criteria: dict[str, tuple[str, ...]]
) -> None:
    """axe-core on what an address asks for; what the browser keeps of it is no other page's."""
    open_asked(tab, place, asked)
    report(tally.add_page(asked.path, look_at_page(tab), criteria))
    tab.evaluate("localStorage.clear();")


def audit_in_firefox(site: Path, place: Place, tab: Tab) -> Tally:
    """axe-core on every kind of page: another browser gives names and colours of its own."""
    tally = Tally(
        "axe-firefox", "axe-core", "ページの種類ごと、検索の結果など（Firefox、幅1280ピクセル）"
    )
    tab.open(place.url("404.html"))
    criteria = criteria_of_rules(tab)
    for path in list_page_kinds(site):
        tab.open(place.url(path))
        report(tally.add_page(path, look_at_page(tab), criteria))
    for asked in ASKED:
        look_at_asked(tab, place, asked, tally, criteria)
    return tally


def audit_markup(site: Path) -> Iterator[Tally]:
    """Both checkers of HTML on every page."""
    pages = [site / path for path in list_pages(site)]
    nu = Tally("nu", "Nu Html Checker", "すべてのページ", count=len(pages))
    nu.rules["4.1.1"].add("nu")
    own = Tally("html-validate", "html-validate", "すべてのページ", count=len(pages))
    for rule, numbers in TECHNIQUES.items():
        for number in numbers:
            own.rules[number].add(rule)
    for tally, faults in (
        (nu, check_with_nu(pages)),
        (own, check_with_html_validate(pages)),
    ):
        tally.faults = len(faults)
        report(f"{fault.page.relative_to(site)}:{fault.line}: {fault.text}" for fault in faults)
        for number in numbers_of(tally.id, faults):
            tally.failed[number] += 1
        yield tally


def numbers_of(checker: str, faults: Iterable[MarkupFault]) -> Iterator[str]:
    """The criterion of each fault, where it has one."""
    for fault in faults:
        yield from ("4.1.1",) if checker == "nu" else TECHNIQUES.get(fault.rule, ())


def audit_ourselves() -> Iterator[Tally]:
    """Our own tests of single criteria."""
    outcomes = run_own_tests()
    for test in OWN_TESTS:
        outcome = outcomes[test.id]
        tally = Tally(test.id, test.tool, test.subject, "件", outcome.count, outcome.faults)
        for number in test.criteria:
            tally.rules[number] = {test.id}
            if tally.faults:
                tally.failed[number] = tally.faults
        yield tally


def report(faults: Iterable[str]) -> None:
    for fault in faults:
        print(fault, flush=True)


def name_version(package: str) -> str:
    """The version of a package from npm."""
    text = (MODULES / package / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["version"])


def audit(site: Path) -> Entry:
    """All tests of a built site, as the file of results has them."""
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    begun = date.today()
    draft = draft_site(BuildSettings(ROOT / "content", site, ROOT / "themes"))
    tallies: list[Tally] = []
    browsers: list[Entry] = []
    with serve_site(site) as place:
        with sync_playwright() as playwright:
            program = find_browser(CHROMIUM)
            chromium = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
            browsers.append({"name": "Chromium", "version": chromium.version})
            with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
                tallies += audit_in_chromium(site, place, ChromiumTab(context.new_page()))
            chromium.close()
        with tempfile.TemporaryDirectory() as folder:
            program = find_browser(FIREFOX)
            assert program is not None
            firefox = start_firefox(program, Path(folder, "gecko.log"))
            firefox.timeout.script = LONGEST_LOOK
            browser_version = firefox.session_capabilities["browserVersion"]
            browsers.append({"name": "Firefox", "version": browser_version})
            tallies.append(audit_in_firefox(site, place, FirefoxTab(firefox)))
            firefox.quit()
            firefox.cleanup()
    tallies += audit_markup(site)
    tallies += audit_ourselves()
    evidence = [entry for tally in tallies for entry in tally.list_evidence()]
    return {
        "begun": begun.isoformat(),
        "ended": date.today().isoformat(),
        "edition": draft.collection.site.edition.text,
        "design": digest_design(draft.theme),
        "tools": [
            {"name": "axe-core", "version": name_version("axe-core")},
            {"name": "Nu Html Checker", "version": name_version("vnu-jar")},
            {"name": "html-validate", "version": name_version("html-validate")},
            {"name": "Playwright", "version": version("playwright")},
            {"name": "Marionette", "version": version("marionette_driver")},
        ],
        "browsers": browsers,
        "checks": [tally.describe() for tally in tallies],
        "evidence": sorted(evidence, key=lambda entry: numbers_in(str(entry["criterion"]))),
        "pages": [
            {"path": path, "digest": digest_of((site / path).read_bytes())}
            for path in list_pages(site)
        ],
    }


def numbers_in(criterion: str) -> list[int]:
    return [int(part) for part in criterion.split(".")]


def main() -> int:
    """Audits the site in the first folder, and writes the results to the second file."""
    site, out = Path(sys.argv[1]), Path(sys.argv[2])
    if find_browser(CHROMIUM) is None or find_browser(FIREFOX) is None:
        print("ブラウザーが見つかりません。python -m tools.browsers を実行してください。")
        return 2
    results = audit(site)
    text = yaml.safe_dump(results, allow_unicode=True, sort_keys=False, width=1000)
    out.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
