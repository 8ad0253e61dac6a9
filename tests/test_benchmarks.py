"""The table of the speed can be made; what is in it is for people to judge, not for a test."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks import field
from benchmarks.__main__ import SUBJECTS, main
from benchmarks.aims import AIMS, Figures, list_results, write_results
from benchmarks.edit import Changed
from benchmarks.peer import Tools, find_peer
from benchmarks.stages import REST, STAGES, TOTAL, Clock, write_stages
from benchmarks.table import Row, medians, run_apart, write_table
from benchmarks.tree import Usage, median_usage, run_tree
from benchmarks.without import EMPTY, NOTHING, write_costs

Capture = pytest.CaptureFixture[str]


def test_rows_become_a_table_in_markdown() -> None:
    assert write_table([Row("build", "1.00 s CPU", "2 ×"), Row("search", "9 bytes")]) == (
        "| Measured | Figure | Ratio |\n|---|---:|---:|\n"
        "| build | 1.00 s CPU | 2 × |\n| search | 9 bytes |  |\n"
    )


def test_one_run_that_was_disturbed_does_not_count() -> None:
    assert medians([{"seconds": 2.0}, {"seconds": 90.0}, {"seconds": 1.0}]) == {"seconds": 2.0}


def test_an_unknown_subject_is_refused_with_the_known_ones(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["bild"])
    assert ", ".join(SUBJECTS) in capsys.readouterr().err


@pytest.mark.slow
def test_the_table_of_a_small_collection_has_a_row_for_all(
    small_content: Path, capsys: Capture
) -> None:
    subjects = ("build", "edit", "html")
    main([*subjects, "--content", str(small_content), "--times", "2", "--runs", "1"])
    rows = capsys.readouterr().out.splitlines()
    names = [row.split("|")[1].strip() for row in rows[2:]]
    assert {"preview: a page after one edit", "HTML read for the search"} <= set(names)
    assert names[0].startswith("build of 3 cases")
    assert names[1].startswith("build of 6 cases")
    assert all(row.count("|") == 4 for row in rows)


# A process that holds 30 MiB of its own, and one below it that does the same and takes half a
# second of the processor; the first one ends while the other is at work, or waits for its end.
HELD = """
import subprocess, sys, time
held = bytearray(b"x" * (30 << 20))
if sys.argv[1] == "below":
    print(flush=True)
    while time.process_time() < 0.5:
        held.count(b"y")
else:
    command = [sys.executable, "-c", sys.argv[2], "below"]
    below = subprocess.Popen(command, stdout=subprocess.PIPE)
    below.stdout.readline()
    time.sleep(0.2)
    if sys.argv[1] == "waits":
        below.wait()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
@pytest.mark.parametrize("kind", ["waits", "leaves"])
def test_a_command_counts_with_all_that_it_starts(kind: str) -> None:
    usage = run_tree([sys.executable, "-c", HELD, kind, HELD])
    assert usage.cpu > 0.5
    assert usage.peak > 60
    assert usage.wall > 0.2


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_command_that_fails_is_told_with_its_words() -> None:
    with pytest.raises(RuntimeError, match="no such luck"):
        run_tree([sys.executable, "-c", "raise SystemExit('no such luck')"])


def test_the_figures_of_runs_are_taken_one_by_one_and_added_in_a_row() -> None:
    runs = [Usage(1, 9, 30), Usage(2, 8, 20), Usage(3, 7, 10)]
    assert median_usage(runs) == Usage(2, 8, 20)
    assert runs[0].then(runs[2]) == Usage(4, 16, 30)


def figures_of(peer: Usage | None) -> Figures:
    usage, changed = Usage(3, 4, 50), Changed({"search": 30}, 0)
    return Figures(peer, usage, usage, usage, usage, changed, 0.2, 2.5, (150_000, 300_000), (9, 12))


def test_every_aim_has_its_figure() -> None:
    results = list(list_results(figures_of(Usage(2, 2, 100))))
    assert [result.name for result in results] == list(AIMS)


def test_a_figure_stands_beside_its_aim() -> None:
    results = list_results(figures_of(Usage(2, 2, 100)))
    rows = [row.split(" | ") for row in write_results(results, 47).splitlines()[2:]]
    assert [row[-1].strip("| ") for row in rows] == (
        ["yes", "no", "yes", "no", "no", "no", "no", "yes", "no", "yes", "no", "no"]
    )
    assert rows[0] == ["| cold build", "3.00 s CPU", "1.50 H", "≤ 2 H", "yes |"]


def test_without_a_peer_or_an_aim_nothing_is_judged() -> None:
    alone = write_results(list_results(figures_of(None)), 47).splitlines()[2]
    assert alone == "| cold build | 3.00 s CPU |  | ≤ 2 H |  |"
    other = write_results(list_results(figures_of(Usage(2, 2, 100))), 250).splitlines()[2]
    assert other == "| cold build | 3.00 s CPU | 1.50 H |  |  |"


def test_a_peer_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="hugo"):
        find_peer(tmp_path, Tools(tmp_path))


def test_the_peer_needs_what_makes_its_cases(capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        field.main(["--peer", "peer"])
    assert "--tools" in capsys.readouterr().err


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_names_what_its_module_calls(stage: str) -> None:
    module, names = STAGES[stage]
    assert [name for name in names.split() if not hasattr(import_module(module), name)] == []


def test_a_stage_counts_nothing_of_another_one_inside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter((0.0, 1.0, 4.0, 6.0))
    monkeypatch.setattr("benchmarks.stages.cpu_seconds", lambda: next(moments))
    clock = Clock()
    inner = clock.time(lambda: "inner", lambda: iter("ab"))
    outer = clock.time(lambda: "outer", lambda: [*inner()])
    assert outer() == ["a", "b"]
    assert clock.spent == {"inner": 3.0, "outer": 3.0}


def test_stages_stand_by_what_they_take_at_last_with_their_growth() -> None:
    rows = write_stages({"plan": {10: 0.1, 20: 0.4}, TOTAL: {10: 1.0, 20: 2.0}}).splitlines()
    assert rows[2:] == [
        "| total | 100.00 | 100.00 | 100.0 % | 1.00 | yes |",
        "| plan | 10.00 | 20.00 | 20.0 % | 2.00 | no |",
    ]


@pytest.mark.slow
def test_all_stages_of_a_build_are_clocked(small_content: Path, tmp_path: Path) -> None:
    spent = run_apart("benchmarks.stages:build_clocked", small_content, tmp_path / "site")
    clocked = {stage for stage in spent if not stage.startswith("render: ")} - {REST, TOTAL}
    assert clocked == set(STAGES) - {"data: addresses"}  # a site without an address has none
    assert "render: case.html" in spent
    assert spent[REST] < 0.2 * spent[TOTAL]


@pytest.mark.slow
def test_what_is_left_out_is_not_made(small_content: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    run_apart("benchmarks.without:build_without", small_content, out, "near.html", "packs/*")
    assert (out / "near.html").read_bytes() == EMPTY
    assert len((out / "index.html").read_bytes()) > len(EMPTY)
    assert {path.read_bytes() for path in (out / "packs").iterdir()} == {b""}


def test_what_pages_cost_stands_beside_the_whole() -> None:
    costs = {NOTHING: {"seconds": 4.0}, "near.html": {"seconds": 3.0}}
    assert write_costs(costs).splitlines()[-1] == "| near.html | 3.00 s CPU | 1.00 s CPU | 25.0 % |"
