"""What a content folder may not hold is reported by its name, and by its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from conftest import PNG, MakeContent, case_text, make_png

from generator.core.problem import Problem, Severity
from generator.reading.image import MAX_IMAGE_BYTES
from generator.reading.read.content import find_cases, read_content
from generator.reading.read.files import MAX_BYTES
from generator.words.messages import hint_of

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]


def found_in(problems: tuple[Problem, ...]) -> list[tuple[str, str, int, int]]:
    return [(p.code, p.where.path, p.where.line, p.where.column) for p in problems]


def test_a_valid_case_has_no_problem(run_check: Check) -> None:
    assert run_check({"cases/a.md": case_text()}) == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.txt", "unexpected-file"),
        ("a.MD", "unexpected-file"),
        ("窓口.md", "slug-not-allowed"),
        ("Kagamino.md", "slug-not-allowed"),
        ("a" * 61 + ".md", "slug-not-allowed"),
        ("con.md", "slug-reserved"),
        ("index.md", "slug-reserved"),
        ("a/photo.gif", "image-not-what-it-says"),
        ("a/photo.PNG", "picture-name-not-allowed"),
        ("a/写真.png", "picture-name-not-allowed"),
        ("a/photo.jpg", "image-not-what-it-says"),
    ],
)
def test_a_name_that_no_site_can_hold_is_refused(run_check: Check, name: str, code: str) -> None:
    content = case_text().encode("utf-8") if name.endswith(".md") else PNG
    files: dict[str, str | bytes] = {"cases/a.md": case_text(number="number: 2")}
    files[f"cases/{name}"] = content
    assert found_in(run_check(files)) == [(code, f"content/cases/{name}", 1, 1)]


def test_a_picture_of_too_many_pixels_is_refused(run_check: Check) -> None:
    problems = run_check({"cases/a.md": case_text(), "cases/a/b.png": make_png(4001, 4)})
    assert found_in(problems) == [("image-too-many-pixels", "content/cases/a/b.png", 1, 1)]
    assert problems[0].arguments == {"found": "横4,001×縦4", "limit": "4,000"}


def test_a_folder_of_images_belongs_to_a_case(run_check: Check) -> None:
    problems = run_check({"cases/a.md": case_text(), "cases/b/c.png": PNG})
    assert found_in(problems) == [("folder-without-case", "content/cases/b", 1, 1)]


def test_files_that_are_too_large_are_refused(run_check: Check) -> None:
    problems = run_check(
        {"cases/a.md": "あ" * MAX_BYTES, "cases/a/b.png": PNG + bytes(MAX_IMAGE_BYTES)}
    )
    assert [problem.code for problem in problems] == ["file-too-large", "image-too-large"]


@pytest.mark.parametrize(
    ("start", "column"), [(b"", 13), (b"\xef\xbb\xbf", 13)], ids=["plain", "BOM"]
)
def test_another_encoding_is_shown_at_its_first_byte(
    run_check: Check, start: bytes, column: int
) -> None:
    raw = "タイトルは".encode() + "窓口".encode("shift_jis")
    problems = run_check({"cases/a.md": start + b"title: " + raw})
    assert found_in(problems) == [("not-utf-8", "content/cases/a.md", 1, column)]
    problems = run_check({"cases/a.md": start + b"---\r\n" + raw})
    assert found_in(problems) == [("not-utf-8", "content/cases/a.md", 2, 6)]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_and_a_byte_order_mark_move_no_place(run_check: Check, end: str) -> None:
    text = "\ufeff" + case_text(category="category: 窓ロ改革").replace("\n", end)
    problems = run_check({"cases/a.md": text})
    assert found_in(problems) == [("unknown-category", "content/cases/a.md", 6, 11)]


def test_an_unusual_line_end_moves_no_place(run_check: Check) -> None:
    text = case_text(title="title: 電子\u2028申請", category="category: 窓ロ改革")
    assert [(code, line) for code, _, line, _ in found_in(run_check({"cases/a.md": text}))] == [
        ("forbidden-character", 3),
        ("unknown-category", 6),
    ]


def test_half_and_full_width_characters_count_one_column_each(run_check: Check) -> None:
    text = case_text(organization='organization: {name: ＡB鏡ｶﾞ, code: "1", prefecture: 岡山県}')
    assert found_in(run_check({"cases/a.md": text})) == [
        ("half-width-katakana", "content/cases/a.md", 4, 25),
        ("code-not-six-digits", "content/cases/a.md", 4, 35),
    ]


def test_what_is_missing_is_named(make_content: MakeContent) -> None:
    content = make_content({})
    (content / "cases").rmdir()
    (content / "site.yaml").unlink()
    found = {(problem.where.path, problem.code) for problem in read_content(content).problems}
    assert found == {("content/cases", "missing-folder"), ("content/site.yaml", "missing-file")}


def test_a_folder_in_the_place_of_a_file_is_not_readable(make_content: MakeContent) -> None:
    content = make_content({})
    (content / "site.yaml").unlink()
    (content / "site.yaml").mkdir()
    problems = read_content(content).problems
    assert [problem.code for problem in problems] == ["file-not-readable"]


def test_no_symbolic_link_is_followed(make_content: MakeContent, tmp_path: Path) -> None:
    content = make_content({"cases/a.md": case_text()})
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "b.png").write_bytes(PNG)
    (content / "cases" / "b.md").symlink_to(content / "cases" / "a.md")
    (content / "cases" / "c").symlink_to(tmp_path / "secret")
    read = read_content(content)
    assert {problem.code for problem in read.problems} == {"symbolic-link"}
    assert [source.slug for source in read.cases] == ["a"]
    assert read.images == ()


def test_names_equal_but_for_case_are_refused(
    make_content: MakeContent, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = make_content({"cases/a.md": case_text()})
    # A slug is lower case, so only a slug pattern that lets more pass could come here.
    monkeypatch.setattr("generator.reading.read.content.SLUG_PATTERN", r"[A-Za-z]+")
    monkeypatch.setattr(Path, "iterdir", lambda self: iter([self / "a.md", self / "A.md"]))
    problems: list[Problem] = []
    assert [path.name for path in find_cases(content / "cases", problems)] == ["A.md"]
    assert [problem.code for problem in problems] == ["slug-twice"]


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "line", "column"),
    [
        ("labels", "electronic-contracts", "契約", "value-not-well-formed", 5, 9),
        ("labels", "electronic-contracts", "a" * 61, "value-too-long", 5, 9),
        ("labels", "name: 電子契約", "name: オンライン申請", "duplicate-term", 4, 3),
        (
            "keywords",
            "reading: あーるぴーえー",
            "{}\n  variants: [ﾏｲﾅﾝﾊﾞｰｶｰﾄﾞ]",
            "duplicate-term",
            4,
            3,
        ),
        ("prefectures", '"33"', "岡山", "code-not-two-digits", 8, 11),
        ("prefectures", "region: 中国", "region: 九州", "unknown-region", 12, 13),
        ("prefectures", "region: 中国", "reigon: 中国", "unknown-key", 12, 5),
        (
            "prefectures",
            "region: 中国",
            "{}\n    neighbours: [広島県]",
            "unknown-neighbour",
            13,
            18,
        ),
        (
            "prefectures",
            "region: 中国",
            "{}\n    neighbours: [岡山県]",
            "unknown-neighbour",
            13,
            18,
        ),
        (
            "prefectures",
            "region: 中国",
            "{}\n    neighbours: [神奈川県]",
            "one-sided-neighbour",
            13,
            18,
        ),
        ("prefectures", "name: 四国", "name: 中国", "duplicate-term", 23, 5),
        ("prefectures", "slug: village", "slug: hamlet", "value-not-allowed", 51, 11),
        ("populations", "maximum: 10000", "maximum: 1万", "number-not-read", 4, 12),
        ("../site", "edition: 令和6年度", "edition: 第6版", "fiscal-year-not-read", 3, 10),
        ("../site", "publisher:", "publisher：", "yaml-full-width-colon", 2, 10),
        ("../site", "publisher:", "language: 日本語\n{}", "language-not-read", 2, 11),
        (
            "../site",
            "publisher:",
            "base_url: https://a.jp/b/index.html\n{}",
            "base-url-of-a-page",
            2,
            11,
        ),
    ],
)
def test_the_settings_and_the_vocabulary_are_checked_as_well(
    make_content: MakeContent,
    run_check: Check,
    name: str,
    old: str,
    new: str,
    code: str,
    line: int,
    column: int,
) -> None:
    path = f"vocabulary/{name}.yaml".replace("vocabulary/../", "")
    text = (make_content({}) / path).read_text(encoding="utf-8")
    assert old in text
    problems = run_check({path: text.replace(old, new.format(old))})
    assert found_in(problems) == [(code, f"content/{path}", line, column)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("site.yaml", "file-not-a-mapping"),
        ("vocabulary/labels.yaml", "file-not-a-list"),
        ("vocabulary/prefectures.yaml", "file-not-a-mapping"),
    ],
)
def test_a_file_of_another_shape_is_reported(run_check: Check, name: str, code: str) -> None:
    assert (code, f"content/{name}", 1, 1) in found_in(run_check({name: "窓口\n"}))


@pytest.mark.parametrize(
    ("text", "code", "place", "found"),
    [
        ("technologies:\n  - HTML\n  ・CSS\n", "list-not-read", (3, 3), "・"),
        ("technologies:\n  - HTML\n ●CSS\n", "list-not-read", (3, 2), "●"),
        ("technologies:\n  - HTML\n  CSS\n", "yaml-dash-missing", (3, 3), "CSS"),
        ("technologies:\n- HTML\nCSS\nlevel: A\n", "yaml-dash-missing", (3, 1), "CSS"),
        ("方針\n# 範囲\nscope: 全体\n", "yaml-colon-missing", (1, 1), "方針"),
        ("# 範囲\n\n方針\nscope: 全体\n", "yaml-colon-missing", (3, 1), "方針"),
    ],
)
def test_a_line_that_is_no_key_and_no_item_is_told_at_its_place(
    run_check: Check, text: str, code: str, place: tuple[int, int], found: str
) -> None:
    [problem] = run_check({"cases/a.md": case_text(), "accessibility/policy.yaml": text})
    assert found_in((problem,)) == [(code, "content/accessibility/policy.yaml", *place)]
    assert problem.arguments["found"] == found


def test_a_link_is_named_and_not_what_it_leads_to(make_content: MakeContent) -> None:
    content = make_content({"other.yaml": ""})
    (content / "moved.yaml").symlink_to(content / "other.yaml")
    found = found_in(read_content(content).problems)
    assert ("symbolic-link", "content/moved.yaml", 1, 1) in found


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("moved.yaml.txt", "moved.yaml"),
        ("moved.yml", "moved.yaml"),
        ("Moved.yaml", "moved.yaml"),
        ("edition/r5.json", "editions"),
        ("accessibility/policy - コピー.yaml", "policy.yaml"),
        ("vocabulary/memo.txt", ""),
    ],
)
def test_what_nothing_reads_is_told_with_the_name_that_is_meant(
    run_check: Check, name: str, meant: str
) -> None:
    [problem] = run_check({"cases/a.md": case_text(), name: "窓口\n"})
    shown = name.partition("/")[0] if name.startswith("edition/") else name
    assert found_in((problem,)) == [("unused-file", f"content/{shown}", 1, 1)]
    assert (problem.severity, hint_of(problem)) == (Severity.WARNING, meant)


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "cases/desktop.ini", "cases/a/Thumbs.db", "editions/~$r5.json", ".git"]
)
def test_what_the_system_lays_into_a_folder_is_nobodys_fault(run_check: Check, name: str) -> None:
    assert run_check({"cases/a.md": case_text(), name: b"\0"}) == ()


def test_a_spelling_stands_in_one_group_and_not_alone(run_check: Check) -> None:
    groups = "groups:\n  - [手続き, 手続]\n  - [申請]\n  - [届出, 手続]\n"
    assert found_in(run_check({"vocabulary/variants.yaml": groups})) == [
        ("lonely-variant", "content/vocabulary/variants.yaml", 3, 5),
        ("duplicate-variant", "content/vocabulary/variants.yaml", 4, 10),
    ]
