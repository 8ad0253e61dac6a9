"""The names of pictures: what is proposed for a bad one, and which file a text means."""

from __future__ import annotations

import time

import pytest

from generator.collection.pictures import (
    PICTURE_MARK,
    WrittenMark,
    is_named_well,
    match_pictures,
    propose_name,
    read_picture_mark,
)


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("image 1.png", "image-1.png"),
        ("image(1).png", "image-1.png"),
        ("IMG_0001.JPG", "img-0001.jpg"),
        ("DSC00012.JPEG", "dsc00012.jpeg"),
        ("写真.jpeg", "photo.jpeg"),
        ("図１.png", "figure-1.png"),
        ("図 1.png", "figure-1.png"),
        ("図1-2.ＰＮＧ", "figure-1-2.png"),
        ("図1 - コピー.png", "figure-1-copy.png"),
        (
            "Screenshot 2024-05-01 at 10.12.33\u202fAM.png",
            "screenshot-2024-05-01-at-10-12-33-am.png",
        ),
        ("スクリーンショット 2024-05-01 101233.png", "screenshot-2024-05-01-101233.png"),
        ("スクリーンショット (12).png", "screenshot-12.png"),
        ("ｽｸﾘｰﾝｼｮｯﾄ.png", "screenshot.png"),
        ("キャプチャ.PNG", "capture.png"),
        ("庁舎の地図.png", "office-map.png"),
        ("鏡野町.png", "picture-1.png"),
        ("鏡野町2.png", "picture-2.png"),
        ("20240501_101233.jpg", "picture-20240501-101233.jpg"),
        ("con.png", "picture-con.png"),
        ("a--b_.png", "a-b.png"),
        ("a" * 80 + ".png", "a" * 60 + ".png"),
        ('x" onerror=1.png', "x-onerror-1.png"),
    ],
)
def test_a_good_name_is_proposed_for_a_bad_one(found: str, name: str) -> None:
    assert propose_name(found) == name
    assert is_named_well(name)


def test_a_proposed_name_is_free_and_has_the_ending_of_its_bytes() -> None:
    assert propose_name("図1.jpg", ".png") == "figure-1.png"
    assert propose_name("図１.png", "", {"figure-1.png"}) == "figure-2.png"
    assert propose_name("鏡野.png", "", {"picture-1.png", "picture-2.png"}) == "picture-3.png"
    assert propose_name("画面.png", "", {"screen.png"}) == "screen-2.png"


@pytest.mark.parametrize(
    "target",
    [
        "a/screen.png",
        "./a/screen.png",
        "screen.png",
        "../cases/a/screen.png",
        "content/cases/a/screen.png",
        "/content/cases/a/screen.png",
        "cases/a/screen.png",
        "a\\screen.png",
        "C:\\Users\\me\\Desktop\\screen.png",
        "file:///C:/Users/me/screen.png",
        "SCREEN.PNG",
        "screen.PNG",
        "画面.png",
        "ｓｃｒｅｅｎ.png",
        "a/%E7%94%BB%E9%9D%A2.png",
        "screen.jpg",
        "https://github.com/o/r/blob/main/content/cases/a/screen.png?raw=true",
        "https://raw.githubusercontent.com/o/r/main/content/cases/a/screen.png",
    ],
)
def test_whatever_an_editor_writes_means_the_one_file_that_fits(target: str) -> None:
    assert match_pictures([target], "a", ["other.png", "screen.png"]) == ["a/screen.png"]


@pytest.mark.parametrize(
    "target",
    [
        "b.png",
        "",
        "/",
        "https://example.jp/x.png",
        "b/c.png",
        "data:image/png;base64,AAAA",
        "x.gif",
    ],
)
def test_what_names_no_file_means_none(target: str) -> None:
    assert match_pictures([target], "a", ["other.png", "screen.png"]) == [""]


def test_of_two_files_that_fit_none_is_taken_but_for_its_own_ending() -> None:
    names = ["screen.png", "screen.webp"]
    assert match_pictures(["画面.png"], "a", names) == ["a/screen.png"]
    assert match_pictures(["画面.jpg"], "a", names) == [""]


def test_a_pasted_picture_means_the_one_file_that_is_left() -> None:
    pasted = "https://github.com/user-attachments/assets/0c1d"
    names = ["counter.png", "screen.png"]
    assert match_pictures([pasted, "a/screen.png"], "a", names)[0] == "a/counter.png"
    assert match_pictures([pasted, pasted, "screen.png"], "a", names)[1] == "a/counter.png"
    assert match_pictures([pasted], "a", names) == [""]
    assert match_pictures([pasted, "blob:https://x/1"], "a", names[:1]) == ["", ""]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("![窓口](a/b.png)", WrittenMark("窓口", "a/b.png", "", True)),
        ('![窓口](a/b.png "題")', WrittenMark("窓口", "a/b.png", ' "題"', True)),
        ("![窓口](b.png =300x200)", WrittenMark("窓口", "b.png", "", False)),
        ("![窓口|300](b.png)", WrittenMark("窓口", "b.png", "", False)),
        ("![窓口](b.png){width=50%}", WrittenMark("窓口", "b.png", "", False)),
        ("![窓口](図 1.png)", WrittenMark("窓口", "図 1.png", "", True)),
        ("![窓口](<図 1.png>)", WrittenMark("窓口", "図 1.png", "", True)),
        ("![窓口](図 (1).png)", WrittenMark("窓口", "図 (1).png", "", True)),
        ("！[窓口](b.png)", WrittenMark("窓口", "b.png", "", False)),
        ("![窓口]（b.png）", WrittenMark("窓口", "b.png", "", False)),
        ("![窓口] (b.png)", WrittenMark("窓口", "b.png", "", False)),
        ("![[b.png]]", WrittenMark("", "b.png", "", False)),
        ("![[b.png|窓口]]", WrittenMark("窓口", "b.png", "", False)),
        ("![[b.png|300]]", WrittenMark("", "b.png", "", False)),
        ('<img width="9" alt="窓口" src="b.png" />', WrittenMark("窓口", "b.png", "", False)),
        ("<IMG SRC=b.png>", WrittenMark("", "b.png", "", False)),
        ("<img>", WrittenMark("", "", "", False)),
    ],
)
def test_a_mark_is_read_as_it_is_meant(text: str, mark: WrittenMark) -> None:
    found = PICTURE_MARK.search(text)
    assert found is not None
    assert read_picture_mark(found) == mark


@pytest.mark.parametrize("text", ["すごい！[町の頁](https://a.jp/)", "［a］（b.png）", "!(a)"])
def test_an_exclamation_before_a_link_is_no_picture(text: str) -> None:
    assert [found for found in PICTURE_MARK.finditer(text) if read_picture_mark(found)] == []


@pytest.mark.parametrize(
    "part", ["![", "![](", "![](a(", "![]((", "<img ", "![[", "![a](b.png){", " ", "\\", "![]( ="]
)
def test_long_lines_take_no_time(part: str) -> None:
    begun = time.process_time()
    for found in PICTURE_MARK.finditer(part * (100_000 // len(part))):
        read_picture_mark(found)
    assert time.process_time() - begun < 1
