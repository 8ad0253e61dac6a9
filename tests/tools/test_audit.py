"""The audit counts what the tools say, and names only tests that there are."""

from __future__ import annotations

import ast
import re
from xml.etree import ElementTree

import pytest
from audit.axe import AxeResult, Finding, criteria_of_tags
from audit.own_tests import OWN_TESTS, Outcome, OwnTest, belongs, sum_up
from audit.run import TECHNIQUES, Tally, audit_ourselves
from conftest import ROOT

from generator.collection.accessibility import Check, Evidence
from generator.collection.criteria import NUMBERS

CRITERIA = {"image-alt": ("1.1.1",), "color-contrast": ("1.4.3",), "region": ()}


def find(rule: str, contrast: float = 0) -> Finding:
    return Finding(rule, "p", "", contrast)


def as_read(entry: dict[str, object]) -> dict[str, object]:
    """An entry as it comes back from its file: every value a text."""
    return {name: value if isinstance(value, list) else str(value) for name, value in entry.items()}


@pytest.mark.parametrize("test", OWN_TESTS, ids=lambda test: test.id)
def test_every_test_that_the_audit_names_is_there(test: OwnTest) -> None:
    assert set(test.criteria) <= NUMBERS
    for name in test.tests:
        path, _, function = name.partition("::")
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert not function or function in functions


def test_the_criteria_that_our_browser_tests_name_are_reported() -> None:
    reported = {number for test in OWN_TESTS for number in test.criteria}
    for path in sorted((ROOT / "tests" / "browser").glob("test_*.py")):
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        assert set(re.findall(r"\d\.\d\.\d+", said)) <= reported, path.name


def test_tags_of_axe_name_the_criteria_that_the_results_show() -> None:
    tags = ("cat.keyboard", "wcag2a", "wcag21aa", "wcag211", "wcag213", "wcag1410")
    assert list(criteria_of_tags(tags)) == ["2.1.1", "1.4.10"]


def test_techniques_are_of_criteria_that_the_results_show() -> None:
    assert {number for numbers in TECHNIQUES.values() for number in numbers} <= NUMBERS


def test_an_answer_of_axe_counts_for_its_criteria() -> None:
    tally = Tally("axe", "axe-core", "すべてのページ")
    settled, open_doubt = find("color-contrast", 5), find("color-contrast", 2)
    result = AxeResult(("region",), (find("image-alt"),), (settled, open_doubt))
    assert list(tally.add_page("a.html", result, CRITERIA)) == [
        "a.html: image-alt: p",
        "a.html: color-contrast: p",
    ]
    list(tally.add_page("b.html", AxeResult(("image-alt",), (), ()), CRITERIA))
    assert (tally.count, tally.faults, tally.doubts) == (2, 1, 1)
    images, contrasts = map(Evidence.model_validate, map(as_read, tally.list_evidence()))
    assert (images.criterion, images.faults, images.rules) == ("1.1.1", 1, ("image-alt",))
    assert (contrasts.criterion, contrasts.faults, contrasts.doubts) == ("1.4.3", 0, 1)
    assert Check.model_validate(as_read(tally.describe())).faults == 1


def test_a_test_of_ours_that_failed_is_a_fault_of_its_criteria(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outcomes = {test.id: Outcome(3, int(test.id == "spacing")) for test in OWN_TESTS}
    monkeypatch.setattr("audit.run.run_own_tests", lambda: outcomes)
    tallies = {tally.id: tally for tally in audit_ourselves()}
    assert [entry["faults"] for entry in tallies["spacing"].list_evidence()] == [1]
    assert [entry["faults"] for entry in tallies["resize"].list_evidence()] == [0]


def test_the_tests_of_a_subject_are_found_in_the_report_of_pytest() -> None:
    report = ElementTree.fromstring(
        '<testsuite><testcase classname="tests.browser.test_a" name="test_b[chromium]"/>'
        '<testcase classname="tests.browser.test_a" name="test_c"><failure/></testcase>'
        '<testcase classname="tests.browser.test_d" name="test_e"><skipped/></testcase></testsuite>'
    )
    cases = list(report.iter("testcase"))

    def outcome(*tests: str) -> Outcome:
        subject = OwnTest("x", "", "", tests, ())
        return sum_up([case for case in cases if belongs(case, subject)])

    assert outcome("tests/browser/test_a.py") == Outcome(2, 1)
    assert outcome("tests/browser/test_a.py::test_b") == Outcome(1, 0)
    with pytest.raises(AssertionError):
        outcome("tests/browser/test_d.py")
