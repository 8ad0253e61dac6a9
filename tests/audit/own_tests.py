"""Our own browser tests that say something of a success criterion, run for the audit.

for test in OWN_TESTS: count, faults = run_own_test(test)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from audit.markup import ROOT


@dataclass(frozen=True, slots=True)
class OwnTest:
    """Tests of one subject: pytest's names of them, and the criteria that they look at."""

    id: str
    tool: str
    subject: str
    tests: tuple[str, ...]
    criteria: tuple[str, ...]


PAGES, KEYBOARD = "tests/browser/test_pages.py", "tests/browser/test_keyboard.py"
SEARCH = "tests/browser/test_search.py"
OWN_TESTS = (
    OwnTest(
        "keyboard",
        "キーボードの操作の検査",
        "ページの種類ごとに、Tabキーで行き来し、メニューや絞り込みを操作（Chromium、Firefox）",
        (KEYBOARD,),
        ("2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11"),
    ),
    OwnTest(
        "skip",
        "本文へ移動するリンクの検査",
        "最初のTabキーで本文へ移動（Chromium、Firefox）",
        (f"{KEYBOARD}::test_the_first_stop_leads_past_the_header",),
        ("2.4.1",),
    ),
    OwnTest(
        "reflow",
        "幅320ピクセルでの表示の検査",
        "ページの種類ごとに、横にスクロールしないこと（Chromium、Firefox）",
        (f"{PAGES}::test_no_page_scrolls_sideways_at_320_pixels",),
        ("1.4.10",),
    ),
    OwnTest(
        "status",
        "検索の件数の通知の検査",
        "検索の件数が読み上げに伝わること（Chromium、Firefox）",
        (f"{SEARCH}::test_the_status_is_announced_and_the_first_state_is_idle",),
        ("4.1.3",),
    ),
)


def run_own_test(test: OwnTest) -> tuple[int, int]:
    """How many tests ran, and how many of them failed; none that runs is a fault of the audit."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        options = ("-q", "-n", "0", "-p", "no:cacheprovider", f"--junitxml={report}")
        command = [sys.executable, "-m", "pytest", *options, *test.tests]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        suite = ElementTree.parse(report).getroot().find("testsuite")
    assert suite is not None
    ran = int(suite.attrib["tests"]) - int(suite.attrib["skipped"])
    assert ran, f"no test of {test.id} has run"
    return ran, int(suite.attrib["failures"]) + int(suite.attrib["errors"])
