"""The pictures of a content: each cause is told once, at its place, with what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import BODY, PNG, THEMES, MakeContent, case_text, make_chunk, make_png
from drawn import draw, encode, name_value

from generator.core.problem import Problem
from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.reading.image import MAX_IMAGE_BYTES
from generator.reading.load import load_collection
from generator.words.messages import describe, hint_of

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]
SHOWN = "![申請の画面](a/screen.png)"


def case_with(mark: str, **parts: str) -> str:
    return case_text(BODY.replace("申請を", f"{mark}申請を"), **parts)


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.code, problem.where.path.removeprefix("content/")) for problem in problems]


def test_a_picture_that_is_shown_is_right(run_check: Check) -> None:
    assert run_check({"cases/a.md": case_with(SHOWN), "cases/a/screen.png": PNG}) == ()


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("a.png", encode("JPEG"), "image-not-what-it-says", "「a.jpg」"),
        ("a.jpg", PNG, "image-not-what-it-says", "「a.png」"),
        ("a.gif", PNG, "image-not-what-it-says", "「a.png」"),
        ("a.jfif", encode("JPEG"), "image-not-what-it-says", "「a.jpg」"),
        ("IMG_0001.HEIC", encode("JPEG"), "image-not-what-it-says", "「img-0001.jpg」"),
        ("a", PNG, "image-not-what-it-says", "「a.png」"),
        ("IMG_0001.JPG", encode("JPEG"), "picture-name-not-allowed", "「img-0001.jpg」"),
        ("image 1.png", PNG, "picture-name-not-allowed", "(a/image-1.png)"),
        ("図１.png", PNG, "picture-name-not-allowed", "(a/figure-1.png)"),
        ("con.png", PNG, "picture-name-not-allowed", "「picture-con.png」"),
        ("a.gif", encode("GIF"), "image-is-gif", "PNG"),
        ("a.png", encode("GIF"), "image-is-gif", "PNG"),
        ("a.heic", b"\0\0\0\x24ftypheic", "image-is-heic", "JPEG"),
        ("a.jpg", b"\0\0\0\x24ftypmif1", "image-is-heic", "JPEG"),
        ("a.HEIC", b"?", "image-is-heic", "JPEG"),
        ("a.pdf", b"%PDF-1.7", "image-is-pdf", "Shift+S"),
        ("a.png", b"%PDF-1.7", "image-is-pdf", "Shift+S"),
        ("図.pptx", b"PK\x03\x04", "image-is-office", "図として保存"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "image-is-office", "図として保存"),
        ("a.svg", b"<svg xmlns='x'>", "image-is-drawing", "PNGに書き出し"),
        ("a.emf", b"?", "image-is-drawing", "PNGに書き出し"),
        ("a.mp4", b"\0\0\0\x20ftypisom", "image-is-video", "リンク"),
        ("a.bmp", encode("BMP"), "image-kind-not-allowed", "PNG"),
        ("a.png", encode("BMP"), "image-kind-not-allowed", "PNG"),
        ("a.tif", encode("TIFF"), "image-kind-not-allowed", "PNG"),
        ("memo.txt", b"x", "image-kind-not-allowed", "消して"),
        ("a.png", b"<!DOCTYPE html>", "picture-not-read", "保存し直して"),
        ("a.png", b"version https://git-lfs.github.com/spec/v1", "picture-not-read", "もとの画像"),
        ("a.png", b"", "picture-cut-off", "送り直して"),
        ("a.png", PNG[:-3], "picture-cut-off", "送り直して"),
        ("a.png", PNG + bytes(MAX_IMAGE_BYTES), "image-too-large", "1.1MBあります。1MB以内"),
        ("a.jpg", b"\xff\xd8\xff" + bytes(20_300_000), "image-too-large", "20.4MB"),
        ("a.png", make_png(4001, 4), "image-too-many-pixels", "横4,001×縦4"),
        (
            "a.png",
            encode("PNG", save_all=True, append_images=[draw().rotate(90)]),
            "picture-moves",
            "WCAG 2.2",
        ),
    ],
    ids=name_value,
)
def test_a_file_that_is_refused_is_told_once_though_a_text_shows_it(
    run_check: Check, name: str, content: bytes, code: str, said: str
) -> None:
    text = case_with(f"![窓口](a/{name})")
    problems = run_check({"cases/a.md": text, f"cases/a/{name}": content})
    assert told(problems) == [(code, f"cases/a/{name}")]
    assert problems[0].is_error
    assert said in describe(problems[0])


def test_a_large_picture_with_a_bad_name_has_two_faults(run_check: Check) -> None:
    content = encode("JPEG") + bytes(MAX_IMAGE_BYTES)
    problems = run_check({"cases/a.md": case_text(), "cases/a/写真.JPG": content})
    assert sorted(code for code, _ in told(problems)) == [
        "image-too-large",
        "picture-name-not-allowed",
    ]


def test_two_bad_names_get_two_good_ones(run_check: Check) -> None:
    files = {"cases/a/図1.png": PNG, "cases/a/図１.png": PNG, "cases/a/figure-2.png": PNG}
    problems = run_check({"cases/a.md": case_with("![窓口の図](a/figure-2.png)"), **files})
    assert [problem.arguments["name"] for problem in problems] == ["figure-1.png", "figure-3.png"]


@pytest.mark.parametrize(
    ("path", "marks", "told_folder"),
    [
        ("cases/screen.png", SHOWN, "content/cases/a/"),
        ("screen.png", "![画面](screen.png)", "content/cases/a/"),
        ("images/screen.png", "![画面](../images/screen.png)", "content/cases/a/"),
        ("画像/screen.JPG", "", "content/cases/事例の名前/"),
        ("cases/screen.heic", "", "content/cases/事例の名前/"),
    ],
)
def test_a_picture_in_another_place_is_told_where_to_go(
    run_check: Check, path: str, marks: str, told_folder: str
) -> None:
    problems = run_check({"cases/a.md": case_with(marks), path: PNG})
    assert told(problems) == [("picture-misplaced", path)]
    assert problems[0].arguments["folder"] == told_folder


@pytest.mark.parametrize("folder", ["A", "Ａ", "a ", "b", 'x"><img src=x onerror=1>', "a\nb"])
def test_a_folder_is_called_as_its_case(run_check: Check, folder: str) -> None:
    problems = run_check({"cases/a.md": case_with(SHOWN), f"cases/{folder}/screen.png": PNG})
    assert told(problems) == [("folder-without-case", f"cases/{folder}")]
    assert hint_of(problems[0]) == ("a" if folder.strip() in ("A", "Ａ", "a") else "")


@pytest.mark.parametrize(
    "path",
    [
        ".x/a.png",
        ".git/a.png",
        "Thumbs.db/a.png",
        "~$a/a.png",
        '.x">/a.png',
        "~$a\nf  ../a.png",
    ],
)
def test_what_lies_in_a_hidden_folder_is_not_read(make_content: MakeContent, path: str) -> None:
    content = make_content({"cases/a.md": case_text(), f"cases/{path}": PNG})
    settings = BuildSettings(content, Path("out"), THEMES)
    collection, problems = load_collection(settings)
    assert told(problems) == [("picture-in-hidden-folder", f"cases/{path}")]
    assert collection is not None
    assert collection.images == {}


def test_a_hidden_folder_without_pictures_is_nobodys_business(run_check: Check) -> None:
    files = {"cases/.x/a.txt": b"x", "cases/a/.picasa.ini": b"x", "cases/a/._screen.png": b"x"}
    assert run_check({"cases/a.md": case_text(), **files}) == ()


def test_a_program_hides_what_it_has_changed(run_check: Check) -> None:
    path = "cases/a/.picasaoriginals/a.png"
    problems = run_check({"cases/a.md": case_text(), path: PNG})
    assert told(problems) == [("picture-in-hidden-folder", path)]
    assert not problems[0].is_error


def test_a_folder_in_a_folder_is_told(run_check: Check) -> None:
    problems = run_check({"cases/a.md": case_text(), "cases/a/images/a.png": PNG})
    assert told(problems) == [("picture-in-subfolder", "cases/a/images")]


def test_what_no_text_shows_is_not_published(make_content: MakeContent) -> None:
    files = {"cases/a/screen.png": PNG, "cases/a/old.png": make_png(9, 4)}
    content = make_content({"cases/a.md": case_with(SHOWN), **files})
    collection, problems = load_collection(BuildSettings(content, Path("out"), THEMES))
    assert told(problems) == [("picture-not-used", "cases/a/old.png")]
    assert not problems[0].is_error
    assert "(a/old.png)" in describe(problems[0])
    assert collection is not None
    assert collection.images == {"a/screen.png": PNG}


def test_a_text_that_cannot_be_read_leaves_no_picture_unused(run_check: Check) -> None:
    broken = case_text(BODY.replace("## 事業の概要", "##事業の概要"))
    problems = run_check({"cases/a.md": broken, "cases/a/screen.png": PNG})
    assert [code for code, _ in told(problems)] == ["heading-not-read"]


def test_the_site_has_the_picture_and_not_what_its_file_says(make_content: MakeContent) -> None:
    more = make_png(8, 4, make_chunk(b"tEXt", b"Author\0Hanako"))
    content = make_content({"cases/a.md": case_with(SHOWN), "cases/a/screen.png": more})
    draft = draft_site(BuildSettings(content, Path("out"), THEMES))
    files = {file.path: file.content for file in draft.files}
    assert files["cases/a/screen.png"] == PNG
    assert ("picture-says-more", "cases/a/screen.png") in told(draft.problems)


@pytest.mark.parametrize(
    "mark",
    [
        "![申請の画面](screen.png)",
        "![申請の画面](../cases/a/screen.png)",
        "![申請の画面](content/cases/a/screen.png)",
        "![申請の画面](/content/cases/a/screen.png)",
        "![申請の画面](cases/a/screen.png)",
        "![申請の画面](a\\screen.png)",
        "![申請の画面](C:\\Users\\me\\screen.png)",
        "![申請の画面](file:///C:/Users/me/screen.png)",
        "![申請の画面](a/SCREEN.PNG)",
        "![申請の画面](画面.png)",
        "![申請の画面](a/screen.png =300x200)",
        "![申請の画面](a/screen.png){width=300}",
        "![申請の画面|300](a/screen.png)",
        "！[申請の画面](screen.png)",
        "![申請の画面]（screen.png）",
        "![[screen.png|申請の画面]]",
        '<img width="800" alt="申請の画面" src="a/screen.png" />',
        '<img alt="申請の画面" src="https://github.com/user-attachments/assets/0c1d" />',
        "![申請の画面](https://github.com/user-attachments/assets/0c1d)",
        "![申請の画面](https://github.com/o/r/blob/main/content/cases/a/screen.png?raw=true)",
    ],
)
def test_a_picture_that_is_there_is_told_the_line_to_write(run_check: Check, mark: str) -> None:
    problems = run_check({"cases/a.md": case_with(mark), "cases/a/screen.png": PNG})
    assert told(problems) == [("picture-written-otherwise", "cases/a.md")]
    assert problems[0].where.line == 20
    assert problems[0].is_error
    assert hint_of(problems[0]) == SHOWN


def test_the_hint_of_a_long_description_ends_with_the_address(run_check: Check) -> None:
    mark = f"![{'申請' * 45}](screen.png)"
    problems = run_check({"cases/a.md": case_with(mark), "cases/a/screen.png": PNG})
    (problem,) = (problem for problem in problems if problem.is_error)
    assert hint_of(problem) == "![…](a/screen.png)"


@pytest.mark.parametrize("address", ["a/screen.png", "./a/screen.png", "a/./screen.png"])
def test_what_a_browser_understands_is_right(run_check: Check, address: str) -> None:
    text = case_with(f"![申請の画面]({address})")
    assert run_check({"cases/a.md": text, "cases/a/screen.png": PNG}) == ()


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("![窓口](a/none.png)", "missing-image"),
        ("![窓口](none.png =300x200)", "missing-image"),
        ("![[none.png]]", "missing-image"),
        ("[窓口](a/none.png)", "missing-image"),
        ("<img src=none.png>", "missing-image"),
        ("![窓口](https://example.jp/a.png)", "image-not-allowed"),
        ("![窓口](//example.jp/a.png)", "image-not-allowed"),
        ("![窓口](javascript:alert)", "image-not-allowed"),
        ("![窓口](https://drive.google.com/file/d/1/view)", "image-not-allowed"),
        ("![窓口](https://github.com/user-attachments/assets/0c1d)", "picture-pasted"),
        ('<img src="https://github.com/user-attachments/assets/0c1d">', "picture-pasted"),
        ("！[窓口](https://github.com/user-attachments/assets/0c1d)", "picture-pasted"),
        ("![窓口](https://user-images.githubusercontent.com/1/2.png)", "picture-pasted"),
        ("![窓口](C:\\Users\\me\\窓口.png)", "picture-on-own-computer"),
        ("![窓口](file:///C:/a.png)", "picture-on-own-computer"),
        ("![窓口](\\\\server\\share\\a.png)", "picture-on-own-computer"),
        ("![窓口](data:image/png;base64,AAAA)", "picture-on-own-computer"),
        ("![窓口](blob:https://a.jp/1)", "picture-on-own-computer"),
        ("![窓口](b/own.png)", "picture-of-another-case"),
        ("![窓口](../cases/b/own.png)", "picture-of-another-case"),
    ],
)
def test_a_picture_that_is_not_there_is_told_once_and_how_it_comes_there(
    run_check: Check, mark: str, code: str
) -> None:
    other = case_text(BODY.replace("申請を", "![窓](b/own.png)を"), number="number: 2")
    texts = {"cases/a.md": case_with(mark), "cases/b.md": other}
    problems = run_check({**texts, "cases/b/own.png": PNG})
    assert told(problems) == [(code, "cases/a.md")]
    assert problems[0].is_error
    assert "content/cases/a/" in describe(problems[0])


def test_a_link_to_a_picture_is_told_how_it_becomes_one(run_check: Check) -> None:
    problems = run_check({"cases/a.md": case_with(SHOWN[1:]), "cases/a/screen.png": PNG})
    assert told(problems) == [("picture-as-link", "cases/a.md")]
    assert hint_of(problems[0]) == SHOWN


def test_a_slip_of_a_name_is_guessed(run_check: Check) -> None:
    text = case_with("![画面](a/scren.png)")
    problems = run_check({"cases/a.md": text, "cases/a/screen.png": PNG})
    assert [code for code, _ in told(problems)] == ["missing-image", "picture-not-used"]
    assert hint_of(problems[0]) == "![画面](a/screen.png)"


@pytest.mark.parametrize(
    "line",
    [
        "\\!\\[画面\\](x.png)",
        "すごい！[町のページ](https://a.jp/)",
        "[写真のページ](https://a.jp/a.png)",
    ],
)
def test_what_shows_no_picture_is_no_picture(run_check: Check, line: str) -> None:
    assert run_check({"cases/a.md": case_with(line)}) == ()
