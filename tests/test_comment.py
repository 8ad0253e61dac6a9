"""What the comment says of a proposal; nothing of the proposal's own is more than text."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from conftest import BODY, ROOT, MakeContent, case_text
from workflows import CASE_FILE, NODE, Call, ask_github, pulls_of, script_of_the_comment

from generator.cli import main


def run_comment(folder: Path, changed: object, **given: object) -> list[Call]:
    """What the comment's script asks of GitHub when a green proposal left this list of pages."""
    return ask_github(folder, {"changed.json": json.dumps(changed)}, **given)


def test_the_comment_names_the_pages_of_the_proposal(tmp_path: Path) -> None:
    changed = {
        "added": ["cases/a-b.html"],
        "changed": ["index.html", "categories/online-services/10k-50k.html", "404.html"],
        "removed": [],
    }
    (call,) = run_comment(tmp_path, changed)
    assert (call.action, call.number) == ("create", 5)
    assert "### 新しいページ 1件\n\n- `cases/a-b.html`\n" in call.body
    assert "### 変わったページ 3件" in call.body
    assert "なくなったページ" not in call.body
    assert "https://github.example/o/r/actions/runs/7" in call.body
    assert call.body.endswith("\n\n検査した版: abc")


@pytest.mark.parametrize(
    "page",
    [
        "a.html` @everyone [x](https://evil.example)",
        "https://evil.example/a.html",
        "<img src=x>.html",
        "../../a.html",
        "a\n## b.html",
        "A.html",
        "a" * 200 + ".html",
        {"a": "b"},
        7,
        None,
    ],
)
def test_what_is_no_name_of_a_page_is_dropped(tmp_path: Path, page: object) -> None:
    changed = {"added": [page], "changed": page, "number": 3, "body": "@everyone"}
    (call,) = run_comment(tmp_path, changed)
    assert call.number == 5
    assert "ページは変わりません。" in call.body
    assert "evil" not in call.body
    assert "@" not in call.body


@pytest.mark.parametrize("changed", [[], "text", 3, None, {}])
def test_a_file_of_another_shape_gives_no_page(tmp_path: Path, changed: object) -> None:
    (call,) = run_comment(tmp_path, changed)
    assert "ページは変わりません。" in call.body


def test_a_long_list_is_cut_and_counted(tmp_path: Path) -> None:
    (call,) = run_comment(tmp_path, {"changed": [f"cases/c{n}.html" for n in range(130)]})
    assert "### 変わったページ 130件" in call.body
    assert call.body.count("- `") == 100
    assert "- ほか 30件" in call.body


def test_a_second_comment_takes_the_place_of_the_first(tmp_path: Path) -> None:
    mark = "<!-- jirei: changed pages -->"
    bot = {"type": "Bot", "login": "github-actions[bot]"}
    comments = [
        {"id": 1, "body": mark, "user": {"type": "User", "login": "someone"}},
        {"id": 2, "body": mark + " old", "user": bot},
    ]
    (call,) = run_comment(tmp_path, {}, comments=comments)
    assert (call.action, call.number) == ("update", 2)


def test_of_two_comments_one_is_left(tmp_path: Path) -> None:
    bot = {"type": "Bot", "login": "github-actions[bot]"}
    comments = [{"id": n, "body": "<!-- jirei: changed pages -->", "user": bot} for n in (2, 3)]
    calls = run_comment(tmp_path, {}, comments=comments)
    assert [(call.action, call.number) for call in calls] == [("update", 2), ("delete", 3)]


def test_a_proposal_that_has_moved_on_gets_no_comment(tmp_path: Path) -> None:
    pulls = [{"number": 3, "head": {"sha": "newer"}}]
    assert run_comment(tmp_path, {}, pulls=pulls) == []


SLUG = "content/cases/kagamino-tax.md"
TAX = ["---", "number: 48", "titel: 税の窓口", "as_of: 平成32年1月1日"]
PATCH = "@@ -0,0 +1,4 @@\n" + "\n".join(f"+{line}" for line in TAX)
NEW_FILE = {"filename": SLUG, "status": "added", "patch": PATCH}


def problem(line: int, message: object = "わけ", **more: object) -> dict[str, object]:
    place = {"path": SLUG, "line": line, "column": 1, "severity": "error"}
    return place | {"code": "era-ended", "message": message, "hint": None} | more


def change(line: int, before: Sequence[str], after: Sequence[str]) -> dict[str, object]:
    return {"path": SLUG, "line": line, "before": before, "after": after}


def report(*problems: Mapping[str, object], **more: object) -> dict[str, object]:
    return {"problems": problems, "suggested_changes": [], "next_number": 49} | more


def ask_red(folder: Path, left: object, **given: object) -> list[Call]:
    given = {"conclusion": "failure", "files": [NEW_FILE]} | given
    return ask_github(folder, {"problems.json": left}, **given)


@pytest.mark.parametrize(
    "file",
    [
        {"filename": ".github/workflows/check.yml"},
        {"filename": "generator/cli.py", "status": "removed"},
        {"filename": "content/a.py", "previous_filename": "generator/a.py", "status": "renamed"},
        {"filename": "generator/a.py", "previous_filename": "content/a.md", "status": "renamed"},
        {"filename": "content"},
        {"filename": "Content/cases/a.md"},
        {"filename": "contents/a.md"},
        {"filename": "x/content/a.md"},
        {"filename": "requirements.lock"},
    ],
)
@pytest.mark.parametrize("conclusion", ["success", "failure"])
def test_a_proposal_that_changes_more_gets_a_warning_and_nothing_to_open(
    tmp_path: Path, file: Mapping[str, str], conclusion: str
) -> None:
    reports = {
        "changed.json": {"changed": ["index.html"]},
        "problems.json": report(problem(3, "直す")),
    }
    files = [NEW_FILE, file]
    (call,) = ask_github(tmp_path, reports, files=files, conclusion=conclusion)
    assert (call.action, call.number) == ("create", 5)
    assert "プログラムなども変える提案です" in call.body
    assert "見本を開かないでください" in call.body
    changed = {file["filename"], file.get("previous_filename", file["filename"])}
    outside = {name for name in changed if not name.startswith(("content/", "docs/"))}
    assert all(f"- ` {name} `" in call.body for name in outside)
    for told in ("index.html", "ページは変わりません", "preview", "actions/runs", "直す。", SLUG):
        assert told not in call.body


def test_every_page_of_the_list_of_files_is_read(tmp_path: Path) -> None:
    files = [{"filename": f"content/cases/c{n}.md", "status": "added"} for n in range(250)]
    (tmp_path / "cases").mkdir()
    (tmp_path / "more").mkdir()
    (call,) = run_comment(tmp_path / "cases", {}, files=files)
    assert "ページは変わりません。" in call.body
    (call,) = run_comment(tmp_path / "more", {}, files=[*files, {"filename": "Makefile"}])
    assert "### ほかのファイル 1件\n\n- ` Makefile `" in call.body


def test_a_proposal_with_more_files_than_github_lists_is_not_vouched_for(tmp_path: Path) -> None:
    (call,) = run_comment(tmp_path, {}, now=[{"changed_files": 3001}])
    assert "## 変わるファイルが多すぎる提案です" in call.body
    assert "プログラムなども変える" not in call.body
    assert "preview" not in call.body


def test_a_proposal_that_moves_on_while_it_is_asked_gets_no_comment(tmp_path: Path) -> None:
    assert run_comment(tmp_path, {}, now=[{"head": {"sha": "newer"}}]) == []


def test_files_that_were_of_another_version_are_asked_for_again(tmp_path: Path) -> None:
    """There and back again while it is asked: the files may be those of the version between."""
    moved = [{"updated_at": "2"}, {"updated_at": "3"}, {"updated_at": "3"}]
    for name, now, count in (("still", moved, 1), ("never", [{"updated_at": "x"}], 1)):
        (tmp_path / name).mkdir()
        assert len(run_comment(tmp_path / name, {}, now=now)) == count
    (tmp_path / "on").mkdir()
    moving = [{"updated_at": str(n)} for n in range(9)]
    assert run_comment(tmp_path / "on", {}, now=moving) == []


def test_a_proposal_that_is_merged_while_it_is_asked_gets_no_comment(tmp_path: Path) -> None:
    assert run_comment(tmp_path, {}, now=[{"state": "closed"}]) == []


def test_docs_and_cases_alone_are_vouched_for(tmp_path: Path) -> None:
    files = [CASE_FILE, {"filename": "docs/editors/style.md", "status": "modified"}]
    (call,) = run_comment(tmp_path, {"changed": ["index.html"]}, files=files)
    assert "- `index.html`" in call.body
    assert "preview" in call.body


def test_a_red_proposal_is_told_the_places_the_reasons_and_the_hints(tmp_path: Path) -> None:
    found = [
        problem(3, "「titel」という項目はありません。", hint="title"),
        problem(9, "窓口が長い。", severity="warning"),
    ]
    (call,) = ask_red(tmp_path, report(*found))
    assert "## 直すところがあります" in call.body
    place = f"https://github.example/o/r/blob/abc/{SLUG}?plain=1#L3"
    line = (
        f"- ` {SLUG} ` の[3行目]({place}): ` 「titel」という項目はありません。 ` ヒント: ` title `"
    )
    assert f"### 直すところ 1件\n\n{line}\n" in call.body
    assert "### 確かめるところ（警告） 1件" in call.body
    assert "preview" not in call.body


@pytest.mark.parametrize(
    "left",
    [None, "", "[", pytest.param('{"problems": []}' + " " * 10_000_000, id="too large")],
)
def test_a_check_whose_report_is_not_there_does_not_say_that_nothing_is_wrong(
    tmp_path: Path, left: str | None
) -> None:
    reports = {} if left is None else {"problems.json": left}
    (call,) = ask_github(tmp_path, reports, conclusion="failure")
    assert "検査が最後まで進みませんでした" in call.body
    assert "検査の結果を受け取れませんでした" in call.body
    assert "誤りは見つかっていません" not in call.body
    assert "https://github.example/o/r/actions/runs/7" in call.body


def test_a_check_that_stops_after_it_has_found_nothing_says_so(tmp_path: Path) -> None:
    (call,) = ask_red(tmp_path, report(problem(3, severity="warning")))
    assert "書き方の誤りは見つかっていませんが、ページを作れませんでした。" in call.body
    assert "### 確かめるところ（警告） 1件" in call.body


def test_a_long_report_of_a_great_site_is_read(tmp_path: Path) -> None:
    (call,) = ask_red(tmp_path, report(*(problem(3, "あ" * 300) for _ in range(3000))))
    assert "### 直すところ 3000件" in call.body


def test_what_is_wrong_in_files_of_others_comes_last_and_is_named_so(tmp_path: Path) -> None:
    others = problem(1, "リンク先の事例「x」がありません。") | {"path": "content/cases/b.md"}
    (call,) = ask_red(tmp_path, report(others, problem(3)))
    own, foreign = [line for line in call.body.splitlines() if "行目" in line]
    assert own.startswith(f"- ` {SLUG} ` の[3行目]")
    assert "plain=1#L1)（この提案では変えていないファイル）: ` リンク先" in foreign


def test_a_green_proposal_whose_list_is_missing_does_not_say_that_nothing_changes(
    tmp_path: Path,
) -> None:
    (call,) = ask_github(tmp_path, {"problems.json": report()})
    assert "変わるページの一覧を作れませんでした。" in call.body
    assert "ページは変わりません" not in call.body


EVIL = [
    "@everyone",
    "#1 GH-1 o/r#1 abc1234def",
    "https://evil.example www.evil.example a@evil.example",
    "[x](https://evil.example)",
    "<img src=x onerror=alert(1)><!-- -->",
    "` @everyone `",
    "`` ``` ````` @everyone",
    "a\n\n## 見出し\n```suggestion\nx\n```",
    "a\r- [ ] b\u2028c\u0085d\x0be",
    "\u202e\u200b\u2066x",
    "|a|b|\n|---|---|",
    "```\n~~~\n</details></pre>",
    " ",
    "`",
]


@pytest.mark.parametrize("part", ["message", "hint", "path"])
def test_what_the_run_has_written_is_one_line_of_code(tmp_path: Path, part: str) -> None:
    found = [problem(n, **({"hint": "h"} | {part: text})) for n, text in enumerate(EVIL, 1)]
    (call,) = ask_red(tmp_path, report(*found))
    lines = [line for line in call.body.splitlines() if "行目" in line]
    file = f"https://github.example/o/r/blob/abc/{SLUG}?plain=1"
    for number, line in enumerate(lines, 1):
        place = f"[{number}行目]({file}#L{number})"
        if part == "path":
            place = f"{number}行目（この提案では変えていないファイル）"
        assert outside_of_code(line) == f"- … の{place}: … ヒント: …"
    assert len(lines) == len(EVIL)
    unseen = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u202f\u2066]"
    assert not re.search(unseen, call.body)


def outside_of_code(line: str) -> str:
    """A line of Markdown without its code spans, read as CommonMark 0.31 says (6.1)."""
    return re.sub(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", "…", line)


def test_the_code_spans_of_the_comment_are_those_of_commonmark(tmp_path: Path) -> None:
    from markdown_it import MarkdownIt

    found = [problem(3, text, path=text, hint=text) for text in EVIL]
    (call,) = ask_red(tmp_path, report(*found))
    tokens = MarkdownIt("commonmark").parse(call.body)
    inline = [child for token in tokens for child in token.children or ()]
    told = [child for child in inline if child.type == "code_inline"]
    assert len(told) == 3 * len(EVIL)
    plain = "".join(child.content for child in inline if child.type == "text")
    assert "@" not in plain
    assert "evil" not in plain
    kinds = {token.type for token in tokens} | {child.type for child in inline}
    assert not kinds & {"html_inline", "image", "fence", "code_block"}
    addresses = {str(child.attrGet("href")) for child in inline if child.type == "link_open"}
    assert all(address.startswith("https://github.example/o/r/") for address in addresses)


def test_a_comment_stays_within_what_github_takes(tmp_path: Path) -> None:
    many = [problem(3, "`" * 290 + "全" * 5000, path="`" * 200) for _ in range(500)]
    pages = [f"cases/{'a' * 140}{n}.html" for n in range(500)]
    reports = {
        "problems.json": report(*many),
        "changed.json": dict.fromkeys(("added", "changed", "removed"), pages),
    }
    for conclusion in ("success", "failure"):
        folder = tmp_path / conclusion
        folder.mkdir()
        (call,) = ask_github(folder, reports, conclusion=conclusion)
        assert len(call.body) < 65_536
        assert call.body.count("\n") < 500


def test_an_exact_change_is_offered_on_its_line(tmp_path: Path) -> None:
    found = problem(4, "「平成32年1月1日」は、終わった元号です。", hint="令和2年1月1日")
    offered = change(4, ["as_of: 平成32年1月1日"], ["as_of: 令和2年1月1日"])
    review, comment = ask_red(tmp_path, report(found, suggested_changes=[offered]))
    assert "「Files changed」の行に案を付けました。" in comment.body
    assert (review.action, review.number) == ("review", 5)
    (told,) = review.comments
    assert (told["path"], told["line"], told["side"]) == (SLUG, 4, "RIGHT")
    assert "start_line" not in told
    assert str(told["body"]).splitlines()[1:] == [
        "` 「平成32年1月1日」は、終わった元号です。 `",
        "",
        "```suggestion",
        "as_of: 令和2年1月1日",
        "```",
    ]


def test_a_change_of_several_lines_names_its_first_and_its_last(tmp_path: Path) -> None:
    offered = change(2, TAX[1:3], ["number: 48", "", "title: 税の窓口 ```", "kind: x"])
    review, _ = ask_red(tmp_path, report(problem(3), suggested_changes=[offered]))
    (told,) = review.comments
    assert (told["start_line"], told["line"], told["start_side"]) == (2, 3, "RIGHT")
    assert "````suggestion\nnumber: 48\n\ntitle: 税の窓口 ```\nkind: x\n````" in str(told["body"])


@pytest.mark.parametrize(
    "offered",
    [
        change(5, ["x"], ["y"]),  # not in the diff
        change(3, ["title: 別の行"], ["y"]),  # another line than GitHub has
        change(4, [TAX[3], "more"], ["y"]),  # goes on after the diff
        change(4, [], ["y"]),
        change(4, [TAX[3]], ["a\u202eb"]),
        change(4, [TAX[3]], ["a\nb"]),
        change(4, [TAX[3]], ["y" * 1001]),
        change(4, [TAX[3]], ["y"] * 31),
        change(0, [TAX[3]], ["y"]),
        change(4, [TAX[3]], ["y"]) | {"path": "generator/cli.py"},
        change(4, [TAX[3]], ["y"]) | {"after": "y"},
        {"path": SLUG},
        None,
        "x",
    ],
)
def test_what_does_not_stand_in_the_diff_is_not_offered(tmp_path: Path, offered: object) -> None:
    calls = ask_red(tmp_path, report(problem(4), suggested_changes=[offered]))
    assert [call.action for call in calls] == ["create"]


def test_the_lines_of_a_diff_are_counted_as_they_are_after_it(tmp_path: Path) -> None:
    patch = "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n@@ -20,2 +20,3 @@ a:\n x\n+y\n z\n\\ No newline"
    files = [NEW_FILE | {"patch": patch}]
    offered = [change(2, ["B"], ["b"]), change(21, ["y", "z"], []), change(3, ["b"], ["x"])]
    left = report(problem(2), suggested_changes=offered)
    review, _ = ask_red(tmp_path, left, files=files)
    assert [(told["line"], told.get("start_line")) for told in review.comments] == [
        (2, None),
        (22, 21),
    ]
    assert str(review.comments[1]["body"]).endswith("```suggestion\n```")


def test_an_offer_is_made_once_and_so_many_in_one_run(tmp_path: Path) -> None:
    lines = [f"k{n}: a" for n in range(15)]
    patch = "@@ -0,0 +1,15 @@\n" + "\n".join(f"+{line}" for line in lines)
    offered = [change(n + 1, [line], [f"{line}b"]) for n, line in enumerate(lines)]
    left, files = report(suggested_changes=offered), [NEW_FILE | {"patch": patch}]
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    first, _ = ask_red(tmp_path / "1", left, files=files)
    assert len(first.comments) == 10
    bot = {"type": "Bot", "login": "github-actions[bot]"}
    told = [{**comment, "user": bot} for comment in first.comments]
    told[0] = {**told[0], "line": None}  # its line has changed since
    told[1] = {**told[1], "user": {"type": "User", "login": "someone"}}
    second, _ = ask_red(tmp_path / "2", left, files=files, told=told)
    assert [comment["line"] for comment in second.comments] == [1, 2, 11, 12, 13, 14, 15]


def test_an_offer_that_is_no_longer_made_is_taken_away(tmp_path: Path) -> None:
    offered = change(2, ["number: 48"], ["number: 50"])
    bot = {"type": "Bot", "login": "github-actions[bot]"}
    body = "<!-- jirei: suggested change -->\n\n```suggestion\nnumber: 49\n```"
    old = {"id": 8, "path": SLUG, "line": 2, "body": body, "user": bot}
    told = [old, old | {"id": 9, "user": {"type": "User", "login": "x"}}, old | {"body": "別の話"}]
    calls = ask_red(tmp_path, report(problem(2), suggested_changes=[offered]), told=told)
    assert [(call.action, call.number) for call in calls] == [
        ("withdraw", 8), ("review", 5), ("create", 5)
    ]  # fmt: skip


def test_without_a_report_the_offers_stay(tmp_path: Path) -> None:
    bot = {"type": "Bot", "login": "github-actions[bot]"}
    told = [{"id": 8, "path": SLUG, "line": 2, "user": bot}]
    told[0]["body"] = "<!-- jirei: suggested change -->"
    calls = ask_github(tmp_path, {}, conclusion="failure", told=told)
    assert [call.action for call in calls] == ["create"]


@pytest.mark.parametrize("refused", ["told", "review", "withdraw", "others"])
def test_what_github_refuses_takes_nothing_from_the_comment(tmp_path: Path, refused: str) -> None:
    found = problem(4, "「平成32年1月1日」は、終わった元号です。")
    left = report(found, suggested_changes=[change(4, [TAX[3]], ["as_of: 令和2年1月1日"])])
    bot = {"type": "Bot", "login": "github-actions[bot]"}
    told = [{"id": 8, "path": SLUG, "line": 2, "user": bot}]
    told[0]["body"] = "<!-- jirei: suggested change -->"
    *_, call = ask_red(tmp_path, left, told=told, refused=[refused])
    assert call.action == "create"
    assert "### 直すところ 1件" in call.body
    assert ("案を付けました" in call.body) == (refused == "others")


def other(number: int, case_number: str, path: str = "content/cases/b.md") -> dict[str, object]:
    patch = f"@@ -0,0 +1,2 @@\n+---\n+number: {case_number}"
    return {"number": number, "files": [{"filename": path, "patch": patch}]}


def ask_with_others(folder: Path, *others: Mapping[str, object], **given: object) -> list[Call]:
    pulls = pulls_of(5, *(int(str(each["number"])) for each in others))
    files = {str(each["number"]): each["files"] for each in others}
    reports = {"problems.json": report(), "changed.json": {}}
    given = {"files": [NEW_FILE], "pulls": pulls, "others": files} | given
    return ask_github(folder, reports, **given)


def test_a_number_of_an_earlier_open_proposal_is_told_with_the_next_free_one(
    tmp_path: Path,
) -> None:
    others = (other(3, '"４８"  # 仮'), other(4, "049"), other(8, "50"))
    review, comment = ask_with_others(tmp_path, *others)
    assert (
        f"- ` {SLUG} `: 番号 48 は、先に出ている提案 #3 の事例と同じです。**51** に" in comment.body
    )
    assert "preview" in comment.body
    (told,) = review.comments
    assert (told["path"], told["line"]) == (SLUG, 2)
    assert "```suggestion\nnumber: 51\n```" in str(told["body"])
    assert "番号 48 は、先に出ている提案 #3 の事例と同じです。" in str(told["body"])


@pytest.mark.parametrize(
    "others",
    [
        (other(8, "48"),),  # the later one has to change its own
        (other(3, "48", path=SLUG),),  # the same file: git tells of it
        (other(3, "48", path="docs/b.md"),),
        (other(3, "480"), other(4, "第48")),
        (),
    ],
)
def test_a_number_that_is_free_is_not_spoken_of(
    tmp_path: Path, others: Sequence[Mapping[str, object]]
) -> None:
    (call,) = ask_with_others(tmp_path, *others)
    assert "事例番号" not in call.body


def test_a_number_of_a_merged_case_is_told_with_one_that_no_proposal_has(tmp_path: Path) -> None:
    twice = problem(2, "事例番号「48」は content/cases/b.md と同じです。", code="duplicate-number")
    of_other = twice | {
        "path": "content/cases/b.md",
        "message": f"事例番号「48」は {SLUG} と同じです。",
    }
    offered = change(2, ["number: 48"], ["number: 49"])
    left = report(twice, of_other, suggested_changes=[offered])
    others = {"3": other(3, "48")["files"], "8": other(8, "49")["files"]}
    review, comment = ask_red(tmp_path, left, others=others, pulls=pulls_of(3, 5, 8))
    assert "## 直すところがあります" in comment.body
    assert f"- ` {SLUG} `: 番号 48 は、ほかの事例と同じです。**50** にしてください" in comment.body
    assert "content/cases/b.md" not in comment.body
    (told,) = review.comments
    assert "```suggestion\nnumber: 50\n```" in str(told["body"])


def test_a_number_that_others_have_twice_is_told_beside_the_own(tmp_path: Path) -> None:
    def twice(path: str, first: str) -> dict[str, object]:
        said = f"事例番号「1」は content/cases/{first} と同じです。"
        return problem(2, said, code="duplicate-number") | {"path": f"content/cases/{path}"}

    own = twice("kagamino-tax.md", "b.md"), twice("b.md", "kagamino-tax.md")
    left = report(*own, twice("c.md", "d.md"), twice("d.md", "c.md"))
    *_, comment = ask_red(tmp_path, left)
    assert "### 直すところ 2件" in comment.body
    assert "content/cases/d.md" in comment.body
    assert "content/cases/b.md" not in comment.body


def test_without_a_report_no_number_is_called_free(tmp_path: Path) -> None:
    others = {"others": {"3": other(3, "48")["files"]}}
    (call,) = ask_github(tmp_path, {}, files=[NEW_FILE], **others)
    assert "にしてください" not in call.body


def test_the_script_keeps_the_rules_of_our_scripts() -> None:
    eslint = ROOT / "node_modules" / "eslint" / "bin" / "eslint.js"
    assert eslint.is_file(), "make node_modules/.package-lock.json"
    given = "/* global github, context, core */\n" + script_of_the_comment()
    stdin = ("--stdin", "--stdin-filename", "tests/comment.mjs", "--max-warnings", "0")
    done = subprocess.run(
        [NODE, eslint, *stdin],
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=ROOT,
    )
    if done.returncode != 0:
        pytest.fail(f"{done.stdout}\n{done.stderr}", pytrace=False)


@pytest.mark.slow
def test_what_a_check_finds_can_be_mended_by_its_offers_alone(
    make_content: MakeContent, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dated = "population: {count: 1.2万人, as_of: 平成32年1月1日}"
    text = case_text(
        BODY.replace("## 事業効果", "##事業効果"), population=dated, title="title：税の窓口"
    )
    content = make_content({"cases/a.md": case_text(), "cases/b.md": text})
    left = tmp_path / "problems.json"

    def check(name: str) -> list[Call]:
        is_red = main(["check", "--report", str(left)]) == 1
        capsys.readouterr()
        now = (content / "cases/b.md").read_text(encoding="utf-8").split("\n")
        patch = f"@@ -0,0 +1,{len(now)} @@\n" + "\n".join(f"+{line}" for line in now)
        files = [{"filename": "content/cases/b.md", "status": "added", "patch": patch}]
        (tmp_path / name).mkdir()
        reports = {"problems.json": left.read_text(encoding="utf-8"), "changed.json": {}}
        conclusion = "failure" if is_red else "success"
        return ask_github(tmp_path / name, reports, files=files, conclusion=conclusion)

    def take(comments: Sequence[Mapping[str, object]]) -> None:
        lines = (content / "cases/b.md").read_text(encoding="utf-8").split("\n")
        for comment in sorted(comments, key=lambda told: int(str(told["line"])), reverse=True):
            last = int(str(comment["line"]))
            first = int(str(comment.get("start_line", last)))
            (offered,) = re.findall(r"```suggestion\n(.*\n)?```", str(comment["body"]), re.DOTALL)
            lines[first - 1 : last] = offered.split("\n")[:-1]
        (content / "cases/b.md").write_text("\n".join(lines), encoding="utf-8", newline="\n")

    rounds, told = 0, list[str]()
    while len(calls := check(str(rounds))) == 2 and rounds < 5:
        take(calls[0].comments)
        told.append(calls[1].body)
        rounds += 1
    assert rounds in (1, 2)  # where YAML is not read, the rest comes to light after it
    assert "preview" in calls[-1].body
    assert "number: 2\n" in (content / "cases/b.md").read_text(encoding="utf-8")
    assert all("content/cases/a.md" not in body for body in told)  # the later one has to change
