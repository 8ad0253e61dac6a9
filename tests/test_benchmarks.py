"""The table of the speed can be made; what is in it is for people to judge, not for a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.__main__ import SUBJECTS, main
from benchmarks.table import Row, medians, write_table

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
    subjects = ("build", "parts", "edit", "html")
    main([*subjects, "--content", str(small_content), "--times", "2", "--runs", "1"])
    rows = capsys.readouterr().out.splitlines()
    names = [row.split("|")[1].strip() for row in rows[2:]]
    assert {"reading", "rendering", "search", "data", "check", "writing"} <= set(names)
    assert names[0].startswith("build of 3 cases")
    assert names[1].startswith("build of 6 cases")
    assert all(row.count("|") == 4 for row in rows)
