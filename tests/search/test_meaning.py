"""A sentence finds the cases that say the same in other words; both languages cut it alike."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest
from conftest import ROOT

from generator.core.recall import Memory
from generator.core.text import fold_search
from generator.search.folder import Pack, write_packs
from generator.search.meaning import build_meaning, cut_claims
from generator.search.near_words import OWN_TENTHS, cut_words, order_by_sign, read_near_words
from search.test_text import NODE, ODD

HERE = ROOT / "tests" / "search"
TABLE = ROOT / "generator" / "search" / "data" / "near_words.tsv"
MOST_BYTES = 2_500_000
ROWS = read_near_words().rows

CASES = (
    ["決裁者がいないと承認が進まない。", "電子決裁を導入した。"],
    ["橋梁の点検にドローンを使った。", "委託費を減らした。"],
    ["ケースワーカーが訪問先で記録する。", "生活保護の業務を効率化した。"],
)


def run(script: str, *arguments: str | Path, lines: Sequence[str]) -> list[str]:
    done = subprocess.run(
        [NODE, HERE / script, *arguments],
        input="\n".join(lines),
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return done.stdout.split("\n")[: len(lines)]


def build_packs(cases: Sequence[Sequence[str]]) -> tuple[Pack, ...]:
    said = [cut_claims(map(fold_search, texts), ROWS) for texts in cases]
    return build_meaning(said, (), Memory())


def test_each_word_of_the_table_stands_in_one_line_and_near_ones_begin_another() -> None:
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    words = [word for own, _ in lines for word in own.split(" ")]
    assert len(words) == len(set(words)) > 30_000
    assert [word for word in words if word != fold_search(word)] == []
    first = {own.split(" ")[0] for own, _ in lines}
    for own, found in lines:
        near = found.split()
        heads = {word[:-1] for word in near}
        assert heads <= first
        assert own.split(" ")[0] not in heads
        assert [word[-1] for word in near] == sorted((word[-1] for word in near), reverse=True)
    assert TABLE.stat().st_size < MOST_BYTES


def test_a_word_is_nearest_to_itself() -> None:
    table = read_near_words()
    assert all(
        near[row] == OWN_TENTHS == max(near.values())
        for row, near in enumerate(map(table.near_rows, range(len(table.near))))
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("固定資産税の納付書", ["固定資産税", "納付書"]),
        ("引越しの手続を減らす", ["引越し", "手続", "減ら"]),
        ("ドローンで点検", ["ドローン", "点検"]),
        ("ケースワーカー", ["ケースワーカー"]),
        ("キントーン", []),
        ("scan", ["scan"]),
        ("scans", []),
        ("できるようになった", []),
        ("", []),
    ],
)
def test_words_are_the_longest_that_are_known(text: str, words: list[str]) -> None:
    known = {"固定資産税", "固定", "資産税", "納付書", "納付", "引越し", "引越", "手続", "減ら"}
    known |= {"ドローン", "点検", "ケース", "ケースワーカー", "トーン", "scan", "できる"}
    assert [*cut_words(text, order_by_sign(known))] == words


def test_the_script_cuts_words_as_python_does() -> None:
    files = sorted((ROOT / "content" / "cases").glob("*.md"))
    lines = [line for path in files for line in path.read_text(encoding="utf-8").split("\n")]
    chance = random.Random(2)
    letters = ODD + "".join(lines)[:2000]
    lines += ["".join(chance.choices(letters, k=30)) for _ in range(1000)]
    known = order_by_sign(ROWS)
    cut = [" ".join(cut_words(fold_search(line), known)) for line in lines]
    assert run("cut_words.mjs", TABLE, lines=lines) == cut


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("上司が出張だと許可がもらえない", 0),
        ("橋を点検する外注費を減らしたい", 1),
        ("ケースワーカー", 2),
        ("外出先でメモを取る", 2),
    ],
)
def test_a_sentence_finds_what_is_said_in_other_words(
    query: str, best: int, tmp_path: Path
) -> None:
    packs = build_packs(CASES)
    for output in write_packs(packs, Memory()):
        (tmp_path / Path(output.path).name).write_bytes(output.content)
    (found,) = run("rank.mjs", tmp_path, packs[0].name, lines=[query])
    assert found.split(" ")[0] == str(best)


def test_the_first_pack_names_the_others_in_the_order_of_their_signs() -> None:
    main, *others = build_packs(CASES)
    said = json.loads(main.content)
    assert [name for _, name in said["words"]] == [pack.name for pack in others]
    signs = [sign for sign, _ in said["words"]]
    assert signs == sorted(set(signs))
    words = [word for pack in others for word, *_ in json.loads(pack.content)]
    assert words == sorted(set(words))
    assert "承認" in words


def test_a_word_has_the_near_rows_that_a_case_says() -> None:
    main, *others = build_packs(CASES)
    said = set(json.loads(main.content)["senses"])
    table = read_near_words()
    listed = {word: ties for pack in others for word, *ties in json.loads(pack.content)}
    for word, row in table.rows.items():
        near = table.near_rows(row).items()
        ties = sorted(16 * other + tenths for other, tenths in near if other in said)
        assert listed.get(word, []) == ties


def test_every_case_keeps_its_place_though_it_says_nothing() -> None:
    said = json.loads(build_packs([["こと。"], ["窓口で待つ。"]])[0].content)
    assert [len(sentences) for sentences in said["cases"]] == [0, 1]


def test_the_same_texts_give_the_same_packs() -> None:
    assert build_packs(CASES) == build_packs([[*texts] for texts in CASES])


def test_a_sentence_is_kept_once() -> None:
    said = json.loads(build_packs([["窓口で待つ。窓口で待つ。", "窓口で待つ。"]])[0].content)
    assert len(said["cases"][0]) == 1


def test_a_name_is_a_word_of_its_own_case_and_of_the_needs() -> None:
    named = "エルゴトロンで記録する。"
    (said,) = cut_claims([named], ROWS)
    assert said[0] == "エルゴトロン"
    main, *words = build_meaning([(said,)], ["エルゴトロンを知りたい"], Memory())
    found = json.loads(main.content)
    number = found["senses"].index("エルゴトロン")
    assert number in accumulate(found["needs"][0])
    assert "エルゴトロン" not in [row[0] for pack in words for row in json.loads(pack.content)]
