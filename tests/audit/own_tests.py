"""Our own browser tests that say something of a success criterion, run for the audit.

outcomes = run_own_tests()      # {"keyboard": Outcome(count=14, faults=0), …}
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from audit.markup import ROOT


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many tests of a subject ran, and how many of them failed."""

    count: int
    faults: int


@dataclass(frozen=True, slots=True)
class OwnTest:
    """Tests of one subject: pytest's names of them, and the criteria that they look at."""

    id: str
    tool: str
    subject: str
    tests: tuple[str, ...]
    criteria: tuple[str, ...]


FOLDER = "tests/browser"
KEYBOARD = f"{FOLDER}/test_keyboard.py"
REFLOW = f"{FOLDER}/test_reflow.py"
WHOLE_AT_400 = f"{REFLOW}::test_no_page_loses_anything_at_400_percent_nor_with_wide_spacing"
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
        "colours",
        "色の組のコントラストの検査",
        "すべての種類のページの文字と地、明るい配色と暗い配色（Chromium）",
        (f"{FOLDER}/test_colours.py::test_every_text_and_its_ground_are_a_declared_pair",),
        ("1.4.3",),
    ),
    OwnTest(
        "controls",
        "入力欄やボタンの枠とフォーカスの検査",
        "ページの種類ごとに、枠とフォーカスのコントラスト（Chromium）",
        (f"{FOLDER}/test_colours.py::test_the_edge_of_every_control_and_its_focus_are_seen",),
        ("1.4.11", "2.4.7"),
    ),
    OwnTest(
        "reflow",
        "幅320ピクセルでの表示の検査",
        "ページの種類ごとに、横にスクロールしないこと（Chromium、Firefox）、すべてのページで、文字が欠けも重なりもしないこと（Chromium）",
        (f"{FOLDER}/test_pages.py::test_no_page_scrolls_sideways_at_320_pixels", WHOLE_AT_400),
        ("1.4.10",),
    ),
    OwnTest(
        "resize",
        "文字を2倍にした表示の検査",
        "ページの種類ごとに、文字が欠けも重なりもしないこと（Firefox）",
        (f"{REFLOW}::test_no_kind_of_page_loses_anything_with_text_twice_as_large",),
        ("1.4.4",),
    ),
    OwnTest(
        "spacing",
        "文字の間隔を広げた表示の検査",
        "すべてのページ（Chromium）と、ページの種類ごと（Firefox）に、文字が欠けも重なりもしないこと",
        (WHOLE_AT_400, f"{REFLOW}::test_no_kind_of_page_loses_anything_with_wide_spacing"),
        ("1.4.12",),
    ),
    OwnTest(
        "status",
        "検索の件数の通知の検査",
        "検索の件数が読み上げに伝わること（Chromium、Firefox）",
        (f"{FOLDER}/test_search.py::test_the_status_is_announced_and_the_first_state_is_idle",),
        ("4.1.3",),
    ),
)


def run_own_tests() -> dict[str, Outcome]:
    """The outcome of each subject by its id, from one run of pytest."""
    names = dict.fromkeys(name for test in OWN_TESTS for name in test.tests)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        options = ("-q", "-n", "0", "-p", "no:cacheprovider", f"--junitxml={report}")
        command = [sys.executable, "-m", "pytest", *options, *names]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        cases = list(ElementTree.parse(report).iter("testcase"))
    return {test.id: sum_up([case for case in cases if belongs(case, test)]) for test in OWN_TESTS}


def belongs(case: ElementTree.Element, test: OwnTest) -> bool:
    """Whether a test that ran is one of a subject's."""
    name = f"{case.attrib['classname'].replace('.', '/')}.py::{case.attrib['name']}"
    return name.partition("[")[0].startswith(test.tests)


def sum_up(cases: Sequence[ElementTree.Element]) -> Outcome:
    """A subject without a test that ran is a fault of the audit, not an answer."""
    ran = [case for case in cases if case.find("skipped") is None]
    assert ran, "a test of the audit has not run"
    failed = [c for c in ran if c.find("failure") is not None or c.find("error") is not None]
    return Outcome(len(ran), len(failed))
