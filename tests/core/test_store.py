"""What an earlier build has made is found again, or is as if it had never been: no third way."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Container, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.recall import Memory
from generator.core.store import open_store

INPUTS, PAGE = {"page": "1", "theme": "2"}, b"<p>\x00</p>"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / ".site.kept"
    with open_store(path) as store:
        store.keep("page", "a.html", INPUTS, PAGE)
        store.keep("page", "b.html", {}, b"b" * 20_000)
        store.save(is_whole=True)
    return path


def find_both(file: Path) -> list[bytes | None]:
    with open_store(file) as store:
        wanted = {"a.html": INPUTS, "b.html": {}}
        return [store.find("page", name, inputs) for name, inputs in wanted.items()]


def test_what_was_kept_is_found_and_the_newest_alone(file: Path) -> None:
    assert find_both(file)[0] == PAGE
    newer = {"page": "3", "theme": "2"}
    with open_store(file) as store:
        assert store.find("page", "c.html", INPUTS) is None
        assert store.find("case", "a.html", INPUTS) is None
        assert store.find("page", "a.html", newer) is None
        store.keep("page", "a.html", newer, b"newer")
        store.find("page", "b.html", {})
        store.save(is_whole=True)
        assert store.find("page", "a.html", newer) == b"newer"
    assert find_both(file) == [None, b"b" * 20_000]


def test_what_was_made_again_tells_which_of_its_inputs_have_changed(file: Path) -> None:
    with open_store(file) as store:
        store.keep("page", "a.html", {"page": "3", "theme": "2", "word": "4"}, b"newer")
        store.keep("page", "b.html", {}, b"again")
        store.keep("page", "c.html", INPUTS, b"new")
        store.save(is_whole=True)
        assert store.remade == {
            ("page", "a.html"): ("page", "word"),
            ("page", "b.html"): (),
            ("page", "c.html"): None,
        }


def test_what_is_not_asked_for_is_let_go(file: Path) -> None:
    with open_store(file) as store:
        assert store.find("page", "a.html", INPUTS) == PAGE
        store.save(is_whole=True)
    assert find_both(file) == [PAGE, None]


def test_after_a_part_of_a_build_all_else_stays(file: Path) -> None:
    with open_store(file) as store:
        store.keep("page", "c.html", INPUTS, PAGE)
        store.save(is_whole=False)
        assert store.find("page", "c.html", INPUTS) == PAGE
    assert None not in find_both(file)


def test_what_is_not_saved_is_as_it_was(file: Path) -> None:
    with open_store(file) as store:
        store.keep("page", "a.html", {}, b"")
    assert find_both(file)[0] == PAGE


def test_without_a_file_nothing_is_kept_and_nothing_grows() -> None:
    with open_store(None) as store:
        store.keep("page", "a.html", INPUTS, PAGE)
        store.save(is_whole=True)
        assert store.find("page", "a.html", INPUTS) is None
        assert not store.fresh
        assert store.remade == {("page", "a.html"): None}


@pytest.mark.parametrize(
    "content",
    [b"", b"no database", b"SQLite format 3\0", random.Random(17).randbytes(9000)],
    ids=["nothing", "a text", "a beginning", "noise"],
)
def test_a_file_that_is_no_store_is_begun_anew(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert find_both(file) == [None, None]
    with open_store(file) as store:
        store.keep("page", "a.html", INPUTS, PAGE)
        store.save(is_whole=True)
    assert find_both(file)[0] == PAGE


def test_a_store_of_another_format_is_begun_anew(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA user_version = 999")
    assert find_both(file) == [None, None]


@pytest.mark.parametrize("step", range(8))
def test_a_damaged_value_is_never_given(file: Path, step: int) -> None:
    """Every byte of the file is damaged in one of the runs, eight bytes apart."""
    whole, kept = file.read_bytes(), find_both(file)
    for at in range(step * 8, len(whole), 64):
        damaged = bytearray(whole)
        damaged[at : at + 8] = bytes(byte ^ 0x5A for byte in damaged[at : at + 8])
        file.write_bytes(damaged)
        for found, sound in zip(find_both(file), kept, strict=True):
            assert found in (None, sound)


@pytest.mark.parametrize(
    "damaged", ["CAST(x'ff7b7d' AS TEXT)", """'{"page":[1]}'""", "x'00'", "'7'"]
)
def test_what_is_kept_where_the_inputs_are_damaged_is_found(file: Path, damaged: str) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(f"UPDATE kept SET inputs = {damaged}")
    with open_store(file) as store:
        store.keep("page", "a.html", INPUTS, b"again")
        store.save(is_whole=False)
        assert store.find("page", "a.html", INPUTS) == b"again"
        assert store.remade == {("page", "a.html"): None}


def test_a_file_that_cannot_be_opened_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with open_store(tmp_path / "folder") as store:
        store.keep("page", "a.html", INPUTS, PAGE)
        store.save(is_whole=True)
        assert store.find("page", "a.html", INPUTS) is None


def test_two_builds_at_once_do_not_wait_for_each_other(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.core.store.PATIENCE", 0.05)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert find_both(file) == [None, None]
        other.execute("ROLLBACK")
        other.execute("BEGIN IMMEDIATE")
        with open_store(file) as store:
            assert store.find("page", "a.html", INPUTS) == PAGE
            store.keep("page", "a.html", {}, b"lost")
            store.save(is_whole=True)
        other.execute("ROLLBACK")
    assert find_both(file)[0] == PAGE


@given(st.lists(st.dictionaries(st.sampled_from("abc"), st.sampled_from("12"), max_size=3)))
def test_a_thing_is_made_once_for_the_same_inputs(runs: list[dict[str, str]]) -> None:
    """Each run wants some things of some inputs: what was so in the last run is not made again."""
    with open_store(Path(":memory:")) as store:
        last: dict[str, str] = {}
        for run in runs:
            made: list[str] = []

            def make(name: str, run: dict[str, str] = run, made: list[str] = made) -> bytes:
                made.append(name)
                return f"{name}{run[name]}".encode()

            memory = Memory(store, {"program": "1"})
            wanted = {name: {"digest": digest} for name, digest in run.items()}
            found = memory.recall_all("thing", wanted, make)
            assert found == {name: f"{name}{digest}".encode() for name, digest in run.items()}
            assert made == [name for name in run if last.get(name) != run[name]]
            store.save(is_whole=True)
            last = run


def test_of_the_things_of_a_name_those_that_are_missing_are_made_together() -> None:
    asked: list[tuple[str, set[str]]] = []

    def make(name: str, kinds: Container[str]) -> dict[str, bytes]:
        missing = {kind for kind in ("page", "pack") if kind in kinds}
        asked.append((name, missing))
        return {kind: f"{kind} of {name}".encode() for kind in missing}

    def recall(page: str | None, pack: str) -> dict[str, Mapping[str, bytes]]:
        asked.clear()
        kinds = {"page": None if page is None else {"text": page}, "pack": {"text": pack}}
        return dict(memory.recall_together({"a": kinds, "b": kinds}, make))

    with open_store(Path(":memory:")) as store:
        memory = Memory(store, {"program": "1"})
        made = recall("1", "1")
        assert made == {
            name: {kind: f"{kind} of {name}".encode() for kind in ("page", "pack")} for name in "ab"
        }
        assert asked == [("a", {"page", "pack"}), ("b", {"page", "pack"})]
        assert recall("1", "1") == made
        assert asked == []
        assert recall("1", "2") == made
        assert asked == [("a", {"pack"}), ("b", {"pack"})]
        assert recall(None, "2") == recall(None, "2") == made
        assert asked == [("a", {"page"}), ("b", {"page"})]
