"""`jirei new`: the file that it writes explains every key, and reports every gap."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT

from generator.cli import main
from generator.editing.scaffold import write_scaffold
from generator.editing.schema import Schema, items_of, make_schemas, properties_of
from generator.reading.load import load_outline
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields, Items, Node, Scalar

CONTENT = ROOT / "content"
NAME = "kagamino-paperless-counter"
FILLED = {
    "  count:": " 1.2万人",
    "  as_of:": " 令和5年1月1日",
    "category:": " 窓口改革",
    "    amount:": " －円",
}


@pytest.fixture
def content(
    make_content: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> Path:
    return make_content({})


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A function that sits at the terminal and gives these answers, then closes it."""

    def sit_down(*answers: str) -> None:
        waiting = iter(answers)

        def reply(question: str) -> str:
            print(question, end="")
            try:
                return next(waiting)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", reply)

    return sit_down


@pytest.fixture(scope="module")
def schema() -> Schema:
    vocabulary, _, _ = load_outline(CONTENT)
    assert vocabulary is not None
    return make_schemas(vocabulary)["case"]


def new(*arguments: str) -> int:
    return main(["new", *arguments])


def uncomment(text: str) -> str:
    """The file with every key in use: "# " dropped from the lines that have a key or an item."""
    return re.sub(r"(?m)^# (?= *(?:(?:- )?[a-z_]+:|-|# ))", "", text)


def keys_of(node: Node, path: str = "") -> Iterator[str]:
    if isinstance(node, Fields):
        for key, value in node.pairs:
            yield f"{path}{key.text}"
            yield from keys_of(value, f"{path}{key.text}.")
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from keys_of(item, path)


def declared_keys(schema: Schema, path: str = "") -> Iterator[str]:
    for name, field in properties_of(schema).items():
        yield f"{path}{name}"
        yield from declared_keys(items_of(field) or field, f"{path}{name}.")


def test_every_key_stands_in_the_order_of_the_declaration(schema: Schema) -> None:
    text = uncomment(write_scaffold(schema, {})).split("---\n")[1]
    tree, problems = read_yaml(text, "a.md")
    assert problems == ()
    assert isinstance(tree, Fields)
    assert list(keys_of(tree)) == list(declared_keys(schema))
    assert len(list(keys_of(tree))) > 70


def test_every_key_is_explained_with_an_example(schema: Schema) -> None:
    front_matter = write_scaffold(schema, {}).split("---\n")[1]
    lines = [line for line in front_matter.split("\n") if re.match(r"(# )?[ -]*[a-z_]+:", line)]
    assert len(lines) == len(list(declared_keys(schema)))
    for line in lines:
        assert re.search(r":  # [ァ-ヶぁ-ん一-龠]", line), line


def test_an_untouched_file_reports_each_gap_and_nothing_else(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new("--organization", "鏡野町", "--subject", "paperless-counter") == 0
    path = content / "cases" / f"{NAME}.md"
    lines = path.read_text(encoding="utf-8").split("\n")
    capsys.readouterr()
    assert main(["check", str(path)]) == 1
    printed = capsys.readouterr().out
    found = re.findall(r"^\S+?:(\d+):\d+: \S+\[([a-z-]+)\]", printed, re.MULTILINE)
    gaps = [lines[int(line) - 1].partition("#")[0].strip() for line, code in found]
    front = [gap for gap, (_, code) in zip(gaps, found, strict=True) if code == "empty-value"]
    assert front == ["title:", "count:", "as_of:", "category:", "-", "-", "amount:", "amount:"]
    others = {code for _, code in found} - {"empty-value"}
    assert others == {"empty-section", "empty-heading", "question-without-answer"}


def test_a_file_that_is_filled_in_passes_the_check(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "「書かない窓口」: 1枚も #紙を使わない"
    arguments = ("--organization", "岡山県鏡野", "--subject", "Paperless  counter")
    assert new(*arguments, "--title", title) == 0
    path = content / "cases" / f"{NAME}.md"
    text = path.read_text(encoding="utf-8")
    for key, value in FILLED.items():
        text = text.replace(f"\n{key}", f"\n{key}{value}")
    text = re.sub(r"(\nlabels:.*\n  -)", r"\1 オンライン申請", text)
    text = re.sub(r"(\npoints:.*\n  -)", r"\1 申請書を書かずに済むようにした。", text)
    text = text.replace("## 事業の概要\n", "## 事業の概要\n\n紙をやめた。\n")
    text = text.replace("## 事業効果\n", "## 事業効果\n\n待ち時間が減った。\n")
    text = text.replace("### \n", "### きっかけを教えてください。\n\n職員の声です。\n")
    path.write_text(text, encoding="utf-8", newline="\n")
    capsys.readouterr()
    assert main(["check", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "エラー[" not in printed
    assert "警告[" not in printed


def test_a_prefecture_has_no_name_of_its_own(content: Path) -> None:
    assert new("--organization", "岡山県", "--subject", "chat") == 0
    text = (content / "cases" / "okayama-chat.md").read_text(encoding="utf-8")
    assert '\n  code: "330001"' in text
    assert "\n#   name:" in text


def test_the_number_follows_the_greatest(
    make_content: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    cases = {"cases/a-b.md": "---\nnumber: ７\n---\n", "cases/c-d.md": "---\nnumber: 3\n---\n"}
    make_content({**cases, "cases/e-f.md": "---\nnumber: 多い\n---\n", "cases/g-h.md": "壊れた"})
    assert new("--organization", "鏡野", "--subject", "chat") == 0
    assert "事例番号 8、岡山県鏡野町（336068）" in capsys.readouterr().out


def test_a_file_is_never_overwritten(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content / "cases" / f"{NAME}.md"
    path.write_text("大事な原稿", encoding="utf-8")
    assert new("--organization", "鏡野町", "--subject", "paperless-counter") == 2
    assert "上書きはしません" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "大事な原稿"


def test_a_folder_that_cannot_be_made_is_no_traceback(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "cases").rmdir()
    (content / "cases").write_text("フォルダーではない", encoding="utf-8")
    assert new("--organization", "鏡野町", "--subject", "chat") == 2
    assert "content/cases/kagamino-chat.md を作れませんでした" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "オプションが足りません: --organization、--subject"),
        (["--organization", "鏡野"], "オプションが足りません: --subject（"),
        (["--slug", "kagamino-chat"], "オプションが足りません: --organization（"),
        (["--organization", "府中", "--subject", "chat"], "2. 広島県府中市（342084）"),
        (["--organization", "鏡の町", "--subject", "chat"], "ヒント: 岡山県鏡野町（336068）"),
        (["--organization", "山", "--subject", "chat"], "名前を長く書いてください"),
        (
            ["--organization", "鏡野", "--subject", "窓口"],
            "ファイル名「kagamino-窓口」は使えません",
        ),
        (["--organization", "鏡野", "--slug", "../chat-x"], "ファイル名「../chat-x」は使えません"),
        (["--organization", "鏡野", "--subject", "a" * 60], "60文字以内"),
    ],
)
def test_without_a_terminal_nothing_is_asked_and_what_is_missing_is_named(
    content: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(*arguments) == 2
    assert said in capsys.readouterr().err
    assert list((content / "cases").iterdir()) == []


def test_a_talk_asks_again_until_it_understands(
    content: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    answer("鏡の町", "府中", "", "府中", "３", "窓口", "No writing", "", "書かない窓口")
    assert new() == 0
    printed = capsys.readouterr().out
    assert "ヒント: 岡山県鏡野町（336068）" in printed
    assert "3. 広島県府中町（343021）" in printed
    assert "ファイル名「fuchu-窓口」は使えません" in printed
    assert "jirei check content/cases/fuchu-no-writing.md" in printed
    text = (content / "cases" / "fuchu-no-writing.md").read_text(encoding="utf-8")
    assert "\ntitle: 書かない窓口  # " in text
    assert "\n  name: 府中町  # " in text


def test_another_file_name_may_be_given(content: Path, answer: Callable[..., None]) -> None:
    answer("鏡野", "chat", "kagamino-chat-tool.md", "")
    assert new() == 0
    assert [path.name for path in (content / "cases").iterdir()] == ["kagamino-chat-tool.md"]


def test_a_talk_that_is_broken_off_writes_nothing(
    content: Path, answer: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    answer("鏡野")
    assert new() == 2
    assert "ファイルは作っていません" in capsys.readouterr().out
    assert list((content / "cases").iterdir()) == []


def test_a_broken_vocabulary_is_reported_before_anything_is_written(
    make_content: Callable[[dict[str, str]], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"vocabulary/labels.yaml": "- name: 窓口\n"})
    assert new("--organization", "鏡野", "--subject", "chat") == 1
    assert "content/vocabulary/labels.yaml:1:3: エラー[missing-key]" in capsys.readouterr().out
    assert list((content / "cases").iterdir()) == []


@pytest.mark.parametrize(
    "value",
    [
        "a: b",
        "a #b",
        '"引用"',
        "「会話」",
        "-",
        "? x",
        "012345",
        "48",
        " 前",
        "\\",
        "@x",
        "[a]",
        "x:",
    ],
)
def test_a_value_is_read_back_as_it_was_given(schema: Schema, value: str) -> None:
    text = write_scaffold(schema, {"title": value}).split("---\n")[1]
    tree, problems = read_yaml(text, "a.md")
    assert problems == ()
    assert isinstance(tree, Fields)
    title = tree.find("title")
    assert isinstance(title, Scalar)
    assert title.text == value
