"""The steps from one site to another, where a site lies, and the list that stands for it."""

from __future__ import annotations

import pytest

from generator.core.problem import BuildStopped
from generator.output.publication import (
    PublishedFile,
    find_site,
    is_file_list,
    plan_publication,
    read_file_list,
    write_list,
)

DIGEST = "0123456789abcdef" * 4


def test_what_pages_need_is_sent_before_them_and_deleted_after_them() -> None:
    names = ("z.css", "a.html", "b.png")
    files = [PublishedFile(name, name, 1) for name in names]
    others = [PublishedFile(name, "other", 1) for name in names]
    ordered = ["b.png", "z.css", "a.html"]
    assert [file.path for file in plan_publication([], files).add.files] == ordered
    assert [file.path for file in plan_publication(others, files).change.files] == ordered
    removed = [file.path for file in plan_publication(files, []).remove.files]
    assert removed == ["a.html", "b.png", "z.css"]


def test_files_of_a_step_stand_folder_by_folder() -> None:
    names = ("b.html", "a/c.html", "a/b/d.html", "a.html", "ab/c.html")
    (add, _, _) = plan_publication([], [PublishedFile(name, "", 1) for name in names]).steps
    assert [file.path for file in add.files] == [
        "a.html",
        "b.html",
        "a/c.html",
        "a/b/d.html",
        "ab/c.html",
    ]


def test_of_several_sites_in_a_folder_the_one_at_the_top_is_meant() -> None:
    site = ["data/cases.json", "index.html"]
    old = [f"edition-2023/{path}" for path in site]
    assert find_site([*site, *old]) == ""
    assert find_site(old) == "edition-2023/"
    assert find_site(["other-data/cases.json", "other-index.html", "index.html"]) is None
    assert find_site(["data/cases.json", "a/index.html"]) is None


def test_of_two_sites_the_one_with_the_shorter_way_is_meant() -> None:
    paths = [
        f"{folder}/{name}" for folder in ("ab/c", "z") for name in ("index.html", "data/cases.json")
    ]
    assert find_site(paths) == "z/"


def test_a_list_is_read_as_it_was_written_and_as_programs_for_sums_write_it() -> None:
    files = (PublishedFile("index.html", DIGEST), PublishedFile("data/cases.json", DIGEST))
    assert read_file_list(write_list(files), "list.txt") == (files, ())
    assert read_file_list(write_list(files).replace("  ", " *"), "list.txt") == (files, ())
    assert is_file_list(write_list(files).encode())


@pytest.mark.parametrize("sign", ["\n", "\r", "\t", "\0", "\x0b", "\x85", "\u2028", "\\"])
def test_no_list_is_written_that_would_not_be_read(sign: str) -> None:
    path = f"cases/~$a{sign}{DIGEST}  index.html"
    with pytest.raises(BuildStopped) as stopped:
        write_list([PublishedFile(path, DIGEST)])
    (problem,) = stopped.value.problems
    assert (problem.code, problem.where.path) == ("stick-character-forbidden", path)
    assert problem.arguments == {"found": sign}


def test_a_line_that_only_begins_like_one_of_a_list_is_none() -> None:
    for line in (f"{DIGEST}  a\\b.html", f"{DIGEST[1:]}  a.html", f"{DIGEST}\ta.html"):
        files, problems = read_file_list(f"\n{line}\n", "list.txt")
        assert files == ()
        assert [(problem.code, problem.where.line) for problem in problems] == [
            ("published-list-not-read", 2)
        ]
