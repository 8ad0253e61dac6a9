"""`--fix` writes the mark of a picture so that it shows the one file that it means."""

from __future__ import annotations

import pytest

from generator.editing.picture_marks import fix_marks

NAMES = ["counter.png", "screen.png"]
RIGHT = "![申請の画面](a/screen.png)"


@pytest.mark.parametrize(
    "line",
    [
        "![申請の画面](screen.png)",
        "![申請の画面](../cases/a/screen.png)",
        "![申請の画面](content/cases/a/screen.png)",
        "![申請の画面](a\\screen.png)",
        "![申請の画面](C:\\Users\\me\\screen.png)",
        "![申請の画面](a/SCREEN.PNG)",
        "![申請の画面](画面.png)",
        "![申請の画面](a/screen.png =300x200)",
        "![申請の画面](a/screen.png){width=300}",
        "![申請の画面|300](a/screen.png)",
        "！[申請の画面](screen.png)",
        "![申請の画面]（screen.png）",
        "![[screen.png|申請の画面]]",
        '<img width="800" alt="申請の画面" src="a/screen.png" />',
    ],
)
def test_a_mark_gets_the_one_form(line: str) -> None:
    mended = fix_marks(f"文。\n\n{line}と文。\r\n", "a", NAMES)
    assert mended == f"文。\n\n{RIGHT}と文。\r\n"
    assert fix_marks(mended, "a", NAMES) == mended


@pytest.mark.parametrize(
    "line",
    [
        RIGHT,
        "![申請の画面](./a/screen.png)",
        '![申請の画面](a/screen.png "題")',
        "![申請の画面](none.png)",
        "![申請の画面](b/none.png)",
        "![申請の画面](https://example.jp/none.png)",
        "`![申請の画面](screen.png)`",
        "\\![申請の画面](screen.png)",
        "すごい！[町のページ](https://a.jp/)",
        "<img>",
        "![](https://github.com/user-attachments/assets/0c1d)",  # two files are left
    ],
)
def test_what_is_right_or_in_doubt_stays(line: str) -> None:
    assert fix_marks(line, "a", NAMES) == line


def test_a_pasted_picture_gets_the_one_file_that_is_left() -> None:
    pasted = '<img alt="窓口" src="https://github.com/user-attachments/assets/0c1d" />'
    assert fix_marks(f"{RIGHT}{pasted}", "a", NAMES) == f"{RIGHT}![窓口](a/counter.png)"
