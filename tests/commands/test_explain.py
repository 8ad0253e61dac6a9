"""`jirei build --explain` tells of any file why it was made again."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from conftest import THEMES

from generator.build import build_site
from generator.cli import main
from generator.commands.explain import explain, place_in_site
from generator.commands.terminal import FINE, WRONG_USE
from generator.core.settings import BuildSettings
from generator.unchanged import place_beside
from generator.words import explain as words

REMADE = {
    ("page", "cases/a.html"): (" case a", " page"),
    ("page", "cases/b.html"): None,
    ("page", "cases/d.html"): (),
    ("case pack", "cases/a.html"): ("card case a", "column case a", "sheet template"),
    ("data", "a"): ("case",),
    ("search", "cases/a.html"): ("entry", "page"),
    ("search", "cases/b.html"): None,
    ("search", "cases/c.html"): (),
}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("cases/a.html", ["事例 a", words.INPUT_WORDS["page"]]),
        ("cases/b.html", ["初めから"]),
        ("cases/d.html", ["作り直しました", "作るまで分からない"]),
        ("cases/c.html", ["作り直していません"]),
        ("packs/case-a.js", ["事例 a", words.INPUT_WORDS["template"]]),
        ("packs/text-a.js", ["作り直していません"]),
        ("packs/places.js", ["毎回作る"]),
        ("data/cases/a.json", ["作り直しました", "事例のファイル"]),
        ("data/cases.csv", ["合わせ直しました", "事例 a のデータ: 事例のファイル"]),
        (
            "search/index-ab12.js",
            ["事例のページ", "検索の条件", "cases/b.html の文と索引: 初めて", words.UNTOLD],
        ),
        ("search/engine.js", ["毎回作る"]),
        ("assets/site.css", ["毎回作る"]),
    ],
)
def test_why_a_file_was_made_again(path: str, said: list[str]) -> None:
    told = explain(path, REMADE)
    assert told.startswith(path)
    assert [part for part in said if part not in told] == []


def test_every_input_has_its_words_once() -> None:
    told = explain("packs/case-a.js", REMADE)
    assert told.count("事例 a") == 1
    assert "card" not in told


def test_many_parts_are_counted() -> None:
    many = {("data", f"case-{n}"): ("site",) for n in range(words.MOST_PARTS + 3)}
    told = explain("data/cases.json", many).splitlines()
    assert len(told) == words.MOST_PARTS + 2
    assert told[-1] == "- ほか 3件"


def test_every_input_has_its_words(small_content: Path, tmp_path: Path) -> None:
    settings = BuildSettings(small_content, tmp_path / "site", THEMES)
    built = build_site(settings)
    with closing(sqlite3.connect(place_beside(settings.out))) as database:
        kept = database.execute("SELECT kind, name, inputs FROM kept").fetchall()
    inputs_of_all = {(kind, name): tuple(json.loads(inputs)) for kind, name, inputs in kept}
    remade = {**built.remade, **inputs_of_all}
    files = (file for file in settings.out.rglob("*") if file.is_file())
    paths = (file.relative_to(settings.out).as_posix() for file in files)
    told = {path: explain(path, remade) for path in paths}
    assert all("作り直しました" in text for path, text in told.items() if path.endswith(".html"))
    assert "事例 kagamino-online-counter" in told["cases/index.html"]


def test_a_file_may_be_named_with_the_folder_of_the_site() -> None:
    out = Path("build/site")
    for asked in ("a/b.html", "./a/b.html", "build/site/a/b.html", out.absolute() / "a/b.html"):
        assert place_in_site(str(asked), out) == "a/b.html"
        assert place_in_site(str(asked), out.absolute()) == "a/b.html"
    assert place_in_site("../site.yaml", out) == "../site.yaml"


@pytest.mark.slow
def test_the_command_tells_after_each_build(
    small_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, out = tmp_path / "content", tmp_path / "site"
    shutil.copytree(small_content, content)
    case = content / "cases" / "nishiawakura-no-cost.md"
    build = ["build", "--content", str(content), "--out", str(out), "--explain"]

    def ask(path: str, code: int = FINE) -> str:
        assert main([*build, path]) == code
        said = capsys.readouterr()
        return said.err if code else said.out.splitlines()[-1]

    own = "cases/nishiawakura-no-cost.html"
    assert "初めから" in ask(own).replace("\n", "")
    assert "作り直していません" in ask(own)
    case.write_text(case.read_text(encoding="utf-8").replace("早くなった", "速くなった"), "utf-8")
    assert ask(str(out / own)) == "- 事例 nishiawakura-no-cost"
    assert "作り直していません" in ask("cases/kagamino-online-counter.html")
    assert own in ask("cases/nishiawakura-no-costs.html", WRONG_USE)
    assert "../site.yaml" in ask("../site.yaml", WRONG_USE)
