"""What hinders the search is named in Japanese, for people who write."""

from __future__ import annotations

import errno
import os

import pytest

from generator.core.problem import SearchFault, SearchNotBuilt
from generator.words.outcome import explain_output_fault, name_obstacle


def not_built(reason: SearchFault, fault: str, cause: Exception) -> SearchNotBuilt:
    error = SearchNotBuilt(reason, fault, "")
    error.__cause__ = cause
    return error


NO_SPACE = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NO_SPACE, "ディスクの空きが足りません"),
        (not_built(SearchFault.NOT_RUN, str(NO_SPACE), NO_SPACE), "ディスクの空きが足りません"),
        (
            not_built(SearchFault.NOT_RUN, "returned non-zero exit status 3.", ValueError()),
            "Pagefind（索引を作るプログラム）が動きません: returned non-zero exit status 3.",
        ),
        (
            not_built(SearchFault.HANGS, "72", ValueError()),
            "Pagefind（索引を作るプログラム）が72秒たっても終わりません",
        ),
        (
            not_built(SearchFault.ODD, "KeyError: 'x'", KeyError("x")),
            "Pagefind（索引を作るプログラム）の書いたファイルが欠けているか、壊れています",
        ),
        (
            not_built(SearchFault.ODD, "FileNotFoundError", FileNotFoundError(2, "none")),
            "Pagefind（索引を作るプログラム）の書いたファイルが欠けているか、壊れています",
        ),
        (MemoryError(), "メモリーが足りません"),
        (EOFError(), "検索を作るプログラムが、途中で止められました"),
    ],
)
def test_what_keeps_the_preview_from_being_finished_is_named(error: Exception, said: str) -> None:
    assert name_obstacle(error) == said


def test_a_search_that_the_disk_refuses_is_told_in_no_foreign_words() -> None:
    said = explain_output_fault(not_built(SearchFault.NOT_RUN, str(NO_SPACE), NO_SPACE))
    assert "ディスクの空きが足りません" in said
    assert str(NO_SPACE) not in said
