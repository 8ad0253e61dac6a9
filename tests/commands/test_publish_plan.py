"""What is to be uploaded and deleted: complete, in an order without broken links, for anybody."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

from generator.cli import main
from generator.commands.publish_plan import PLAN_FORMATS
from generator.core.page import Output
from generator.output.check import PageLink, read_page
from generator.output.publication import read_file_list

pytestmark = pytest.mark.slow
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def built(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of `old` and `new`, two built sites: a case has gone, one has changed, one moved.

    A page of a keyword and one of a cell go with their only case.
    """
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(small_content, folder / "content")
    build(folder, "old")
    cases = folder / "content" / "cases"
    (cases / "nishiawakura-no-cost.md").rename(cases / "nishiawakura-other-name.md")
    (cases / "kanagawa-electronic-approval.md").unlink()
    changed = cases / "kagamino-online-counter.md"
    text = changed.read_text("utf-8").replace("1.2万人", "1.3万人")
    text = text.replace("kanagawa-electronic-approval", "nishiawakura-other-name")
    changed.write_text(text, encoding="utf-8")
    moved = "- from: cases/nishiawakura-no-cost.html\n  to: cases/nishiawakura-other-name.html\n"
    (folder / "content" / "moved.yaml").write_text(moved, encoding="utf-8")
    build(folder, "new")
    return folder


def build(folder: Path, name: str, *options: str) -> None:
    places = ("--content", str(folder / "content"), "--out", str(folder / name))
    assert main(["build", *places, *options]) == 0


@pytest.fixture
def sites(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder, as the current one."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a site by their paths, but for the mark that it is ours."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    files.pop(".jirei-output", None)
    return files


def plan(capsys: Capture, *arguments: str) -> dict[str, list[str]]:
    """The paths of each step, from the report for programs."""
    capsys.readouterr()
    assert main(["publish-plan", *arguments, "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    return {step["action"]: [file["path"] for file in step["files"]] for step in report["steps"]}


def test_the_steps_make_the_new_site_of_the_old_one(sites: Path, capsys: Capture) -> None:
    steps = plan(capsys, "old", "new")
    server, new = files_of(sites / "old"), files_of(sites / "new")
    assert not set(steps["add"]) & server.keys()
    assert set(steps["change"]) <= server.keys() & new.keys()
    for path in (*steps["add"], *steps["change"]):
        assert server.get(path) != new[path]
        server[path] = new[path]
    for path in steps["remove"]:
        del server[path]
    assert server == new
    assert "cases/nishiawakura-other-name.html" in steps["add"]
    assert "cases/nishiawakura-no-cost.html" in steps["change"]
    assert "cases/kanagawa-electronic-approval.html" in steps["remove"]


def broken_links(server: dict[str, bytes]) -> set[str]:
    """Links that a reader who begins at the home page comes to and that lead to no file."""
    broken, seen, waiting = set(), set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        if path not in server:
            broken.add(path)
        elif path.endswith(".html"):
            links = read_page(Output(path, server[path])).links
            waiting += [target for link, _ in links if (target := resolve(path, link))]
    return broken


def resolve(path: str, link: PageLink) -> str | None:
    address = link.address.partition("#")[0].partition("?")[0]
    if not address or ":" in address:
        return None
    parts = path.split("/")[:-1]
    for step in address.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]
    return "/".join(parts)


def test_no_reader_meets_a_broken_link_at_any_moment(sites: Path, capsys: Capture) -> None:
    steps = plan(capsys, "old", "new")
    server, new = files_of(sites / "old"), files_of(sites / "new")
    assert broken_links(server) == set()
    for path in (path for paths in steps.values() for path in paths):
        if path in new:
            server[path] = new[path]
        else:
            del server[path]
        assert broken_links(server) == set(), path


def test_the_report_says_what_to_do_in_which_order(sites: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert main(["publish-plan", "old", "new"]) == 0
    printed = capsys.readouterr().out
    page = (sites / "new" / "index.html").read_bytes()
    digest = hashlib.sha256(page).hexdigest()
    assert re.search(rf"^    index\.html +{len(page):,}  {digest}$", printed, re.MULTILINE)
    assert "\n  サイトの先頭/（" in printed
    assert "\n  cases/（1件）\n    nishiawakura-other-name.html " in printed
    heads = [line for line in printed.splitlines() if line[:2] in ("1.", "2.", "3.")]
    assert [head.partition(":")[0] for head in heads] == [
        "1. 新しいファイルを送る",
        "2. 変わったファイルを送る（1がすべて終わってから）",
        "3. なくなったファイルを消す（2がすべて終わってから）",
    ]
    warning = printed.partition("注意: ")[2]
    assert "  cases/kanagawa-electronic-approval.html\n" in warning
    assert "cases/nishiawakura-no-cost.html" not in warning
    assert "content/moved.yaml" in warning


def test_two_equal_sites_leave_nothing_to_do(sites: Path, capsys: Capture) -> None:
    capsys.readouterr()
    assert main(["publish-plan", "new", "new"]) == 0
    printed = capsys.readouterr().out
    assert f"そのままのファイル {len(files_of(sites / 'new'))}件\nすることはありません。" in printed


def test_the_table_is_one_that_excel_opens(sites: Path) -> None:
    assert main(["publish-plan", "old", "new", "--format", "csv", "--out", "plan.csv"]) == 0
    content = Path("plan.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[0] == ["順番", "作業", "ファイル", "バイト数", "SHA-256"]
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]
    assert rows[-1][1] == "なくなったファイルを消す"
    page = (sites / "new" / "index.html").read_bytes()
    (found,) = [row for row in rows if row[2] == "index.html"]
    assert found[3:] == [str(len(page)), hashlib.sha256(page).hexdigest()]


def test_what_is_to_be_sent_is_copied_step_by_step(sites: Path, capsys: Capture) -> None:
    steps = plan(capsys, "old", "new", "--copy-to", "upload")
    new = files_of(sites / "new")
    assert files_of(sites / "upload" / "1-new") == {path: new[path] for path in steps["add"]}
    assert files_of(sites / "upload" / "2-changed") == {path: new[path] for path in steps["change"]}
    deleted = (sites / "upload" / "3-delete.txt").read_bytes().decode("utf-8")
    assert deleted.split("\r\n") == [*steps["remove"], ""]
    assert main(["publish-plan", "new", "new", "--copy-to", "upload"]) == 0
    assert files_of(sites / "upload") == {"3-delete.txt": b""}


def test_where_something_was_written_is_said_beside_the_plan(sites: Path, capsys: Capture) -> None:
    places = {"--out": "a/plan.csv", "--copy-to": "b/upload", "--save": "c/published.txt"}
    capsys.readouterr()
    options = [word for pair in places.items() for word in pair]
    assert main(["publish-plan", "old", "new", *options]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert [line.split(" に")[0] for line in said.err.splitlines()] == [
        places["--copy-to"],
        places["--out"],
        places["--save"],
    ]
    assert all(Path(place).exists() for place in places.values())


@pytest.mark.parametrize("place", ["mine", "old", "content/site.yaml"])
def test_a_place_that_is_not_for_copies_is_refused(
    sites: Path, capsys: Capture, place: str
) -> None:
    Path("mine").mkdir()
    Path("mine/memo.txt").write_text("メモ", encoding="utf-8")
    before = files_of(sites)
    capsys.readouterr()
    assert main(["publish-plan", "old", "new", "--copy-to", place]) == 2
    assert f"{place}" in capsys.readouterr().err
    assert files_of(sites) == before


@pytest.mark.parametrize("option", ["--out", "--save"])
@pytest.mark.parametrize(
    "text",
    [
        "メモ\n",
        '{"old": 1}',
        f"{'0' * 64}  memo.txt\n",
        f"{'0' * 64}  index.html\n{'0' * 64}  data/cases.json\nメモ\n",
        None,
    ],
)
def test_a_file_of_somebody_else_is_not_overwritten(
    sites: Path, capsys: Capture, option: str, text: str | None
) -> None:
    place = sites / "memo.txt"
    if text is None:
        place.mkdir()
    else:
        place.write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["publish-plan", "old", "new", option, "memo.txt"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "「memo.txt」は、この命令が書き出したファイルではないので、上書きしません" in said.err
    assert place.is_dir() if text is None else place.read_text("utf-8") == text


def test_what_the_command_has_written_it_writes_again(sites: Path) -> None:
    for form in (*PLAN_FORMATS, *PLAN_FORMATS):
        assert main(["publish-plan", "old", "new", "--format", form, "--out", "plan"]) == 0
    for _ in range(2):
        assert main(["publish-plan", "new", "--save", "published.txt"]) == 0
    Path("empty.txt").touch()
    assert main(["publish-plan", "new", "--save", "empty.txt"]) == 0


@pytest.mark.parametrize(
    ("old", "new", "is_odd"),
    [
        (("令和6年度", None), ("令和6年度", None), False),
        (("令和6年度", None), ("令和7年度", None), False),
        (("令和7年度", None), ("令和6年度", "2026-04-01"), True),
        (("令和6年度", "2026-04-01"), ("令和6年度", "2026-04-02"), False),
        (("令和6年度", "2026-04-02"), ("令和6年度", "2026-04-01"), True),
        (("令和6年度", "2026-04-02"), ("令和6年度", None), False),
        (("令和6年度", "2026-04-02"), ("令和7年度", "2026-04-01"), False),
    ],
)
def test_an_old_site_that_is_the_newer_one_is_doubted(
    tmp_path: Path,
    capsys: Capture,
    old: tuple[str, str | None],
    new: tuple[str, str | None],
    is_odd: bool,
) -> None:
    names = []
    for number, (edition, updated) in enumerate((old, new)):
        names.append(str(tmp_path / str(number)))
        data = {"collection": {"edition": edition, "updated": updated}, "cases": []}
        (tmp_path / str(number) / "data").mkdir(parents=True)
        (tmp_path / str(number) / "index.html").touch()
        text = json.dumps(data, ensure_ascii=False)
        (tmp_path / str(number) / "data" / "cases.json").write_text(text, encoding="utf-8")
    assert main(["publish-plan", *names]) == 0
    said = capsys.readouterr().err
    assert ("順に書いたかを確かめて" in said) == is_odd
    assert (f"{old[0]}の版、" in said) == is_odd


@pytest.fixture(scope="module")
def addressed(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one content's sites for two addresses and for none, and of their lists."""
    folder = tmp_path_factory.mktemp("addressed")
    shutil.copytree(small_content, folder / "content")
    for name, address in (("a", ["--base-url", "https://a.test/"]), ("none", [])):
        build(folder, name, *address)
        assert main(["publish-plan", str(folder / name), "--save", f"{folder / name}.txt"]) == 0
    build(folder, "b", "--base-url", "https://b.test/b/")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("a", "a", None),
        ("none", "none", None),
        ("a.txt", "a", None),
        ("a.txt", "a.txt", None),
        ("none.txt", "none", None),
        ("a", "none", "「https://a.test/」、新しいサイトはアドレスなしです。このまま公開すると"),
        ("a.txt", "none", "アドレスのあるもの、新しいサイトはアドレスなしです。このまま公開すると"),
        ("none", "a", "アドレスなし、新しいサイトは「https://a.test/」です。これから公開する場所"),
        ("none.txt", "a", "アドレスなし、新しいサイトは「https://a.test/」です。これから公開"),
        ("a", "b", "「https://b.test/b/」です。公開する場所が変わるのでなければ、jirei build"),
        ("a.txt", "b", "アドレスのあるもの、新しいサイトは「https://b.test/b/」です。公開する場所"),
    ],
)
def test_a_site_for_another_address_or_for_none_is_doubted(
    addressed: Path, capsys: Capture, old: str, new: str, said: str | None
) -> None:
    capsys.readouterr()
    assert main(["publish-plan", str(addressed / old), str(addressed / new)]) == 0
    doubt = capsys.readouterr().err
    assert ("公開するアドレスが違います" in doubt) == (said is not None)
    assert (said or "") in doubt
    again = "jirei build --base-url https://a.test/ で作り直して"
    assert (again in doubt) == (old == "a" and said is not None)


def test_a_list_in_the_place_of_the_new_site_is_doubted(sites: Path, capsys: Capture) -> None:
    main(["publish-plan", "old", "--save", "published.txt"])
    for arguments, is_odd in (
        (("new", "published.txt"), True),
        (("published.txt", "new"), False),
        (("published.txt", "published.txt"), False),
    ):
        capsys.readouterr()
        assert main(["publish-plan", *arguments]) == 0
        assert ("公開が済んだときに残す一覧です" in capsys.readouterr().err) == is_odd


def test_a_reader_that_has_enough_of_the_plan_ends_it_quietly(sites: Path) -> None:
    command = [sys.executable, "-m", "generator", "publish-plan", "old", "new"]
    place = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=place
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_what_was_copied_to_be_sent_is_no_site(sites: Path, capsys: Capture) -> None:
    main(["publish-plan", "old", "new", "--copy-to", "upload"])
    shutil.copy("new/data/cases.json", "upload/2-changed/data/cases.json")
    shutil.copy("new/index.html", "upload/2-changed/index.html")
    capsys.readouterr()
    assert main(["publish-plan", "old", "upload"]) == 2
    assert "送るファイルしか入っていません" in capsys.readouterr().err


def test_the_settings_of_a_server_are_not_deleted(sites: Path, capsys: Capture) -> None:
    expected = plan(capsys, "old", "new")
    for name in (".htaccess", "web.config"):
        (sites / "old" / name).write_text("settings", encoding="utf-8")
    assert plan(capsys, "old", "new") == expected


def test_a_saved_list_stands_for_its_site(sites: Path, capsys: Capture) -> None:
    assert main(["publish-plan", "old", "--save", "published.txt"]) == 0
    assert plan(capsys, "published.txt", "new") == plan(capsys, "old", "new")
    checked = subprocess.run(
        ["sha256sum", "--quiet", "-c", "../published.txt"], cwd=sites / "old", check=False
    )
    assert checked.returncode == 0
    capsys.readouterr()
    assert main(["publish-plan", "old", "published.txt", "--copy-to", "upload"]) == 2
    assert "新しいサイトのフォルダー" in capsys.readouterr().err


def test_a_list_of_the_new_site_is_saved_beside_the_plan(sites: Path, capsys: Capture) -> None:
    expected = plan(capsys, "old", "new")
    main(["publish-plan", "old", "--save", "list.txt"])
    assert plan(capsys, "list.txt", "new", "--save", "list.txt") == expected
    assert plan(capsys, "list.txt", "new") == {"add": [], "change": [], "remove": []}


@pytest.mark.parametrize("folder", ["", "jirei/", "jirei-r6/site/"])
def test_a_zip_stands_for_the_site_in_it(sites: Path, capsys: Capture, folder: str) -> None:
    with zipfile.ZipFile("old.zip", "w") as archive:
        archive.writestr("jirei-r6/index.html", "the guide of a stick")
        for path, content in files_of(sites / "old").items():
            archive.writestr(folder + path, content)
    expected = plan(capsys, "old", "new")
    if not folder:
        expected["remove"].insert(0, "jirei-r6/index.html")
    found = plan(capsys, "old.zip", "new")
    assert {action: sorted(paths) for action, paths in found.items()} == {
        action: sorted(paths) for action, paths in expected.items()
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["content", "new"], "jirei が作ったサイトではありません"),
        (["old", "not-there"], "「not-there」がありません"),
        (["old"], "この順に2つ"),
        (["old", "new", "new"], "この順に2つ"),
        (["old", "--save", "list.txt", "--copy-to", "upload"], "この順に2つ"),
        (["content/site.yaml", "new"], "jirei が作ったサイトではありません"),
        (["broken.zip", "new"], "ZIPとして読めません"),
    ],
)
def test_what_is_no_site_is_refused(
    sites: Path, capsys: Capture, arguments: list[str], said: str
) -> None:
    with zipfile.ZipFile("broken.zip", "w") as archive:
        archive.writestr("index.html", "x" * 1000)
    content = bytearray(Path("broken.zip").read_bytes())
    content[60] ^= 1
    Path("broken.zip").write_bytes(content)
    capsys.readouterr()
    assert main(["publish-plan", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_a_broken_line_of_a_list_is_told_at_its_place(sites: Path, capsys: Capture) -> None:
    main(["publish-plan", "old", "--save", "list.txt"])
    lines = Path("list.txt").read_text("utf-8").splitlines()
    lines[2] = lines[2][5:]
    Path("list.txt").write_text("\n".join(lines), encoding="utf-8")
    capsys.readouterr()
    assert main(["publish-plan", "list.txt", "new"]) == 1
    assert "list.txt:3:1: エラー" in capsys.readouterr().out
    files, problems = read_file_list("\n".join(lines), "list.txt")
    assert len(files) == len(lines) - 1
    assert [(p.code, p.where.line) for p in problems] == [("published-list-not-read", 3)]
