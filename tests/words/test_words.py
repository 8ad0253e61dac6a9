"""The words keep step with what they speak of: a module for each command, a word for each value."""

from __future__ import annotations

from conftest import ROOT

from generator.collection.accessibility import Verdict
from generator.words.a11y_report import VERDICT_WORDS, count_verdicts
from generator.words.new import refuse_place
from generator.words.outcome import report_written
from generator.words.usage import COMMANDS, refuse_content

SHARED = {
    *("dialects", "doubts", "explain", "faults", "left_by_tools", "messages", "outcome"),
    *("pictures", "publication_report", "report", "usage"),
}
OF_ALL_COMMANDS = {"common", "explain", "files", "mending", "progress", "reporting", "terminal"}


def modules_of(package: str) -> set[str]:
    paths = (ROOT / "generator" / package).glob("*.py")
    return {path.stem for path in paths} - {"__init__"}


def test_every_command_of_the_list_has_a_module_and_words_of_its_own() -> None:
    names = {name.replace("-", "_") for name in COMMANDS}
    assert modules_of("commands") - OF_ALL_COMMANDS == names
    assert modules_of("words") - SHARED == names


def test_every_verdict_has_a_word() -> None:
    assert VERDICT_WORDS.keys() == set(Verdict)
    said = count_verdicts("JIS", [Verdict.OPEN, Verdict.PASSED, Verdict.OPEN])
    assert said == "JIS の達成基準 3件: 適合 1、不適合 0、該当なし 0、人による確認が必要 2"


def test_sentences_that_commands_share_read_as_one() -> None:
    assert report_written("a", "3件", "更新 1件") == "a に3件を書き出しました（更新 1件）。"
    expected = "フォルダー「a」がありません。--content で指定してください。"
    assert refuse_content("a") == expected
    assert refuse_place("鏡", ()) == "「鏡」という団体は見つかりません。"
