"""The command as its users meet it: Japanese help, exit codes, and nothing lost on a fault."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from generator.cli import main
from generator.words.usage import COMMANDS


@pytest.fixture
def content(small_content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(small_content, folder)
    monkeypatch.chdir(tmp_path)
    return folder


def snapshot(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_is_japanese(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    printed = capsys.readouterr().out
    assert ended.value.code == 0
    assert "使い方:" in printed
    assert "この説明を表示する" in printed
    assert "usage" not in printed
    assert "options" not in printed


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with our own modules and its library, and nothing that is installed beside them."""
    command = [sys.executable, "-S", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")


def test_the_list_of_commands_and_wrong_use_need_no_package() -> None:
    helped = run_python("-X", "utf8", "-m", "generator", "--help")
    assert (helped.returncode, helped.stderr) == (0, "")
    assert all(name in helped.stdout for name in COMMANDS)
    assert run_python("-m", "generator", "nonsense").returncode == 2


@pytest.mark.parametrize(
    ("module", "commands"),
    [
        ("cli", set()),
        ("commands.changed_pages", {"changed_pages"}),
    ],
)
def test_what_a_command_does_not_need_is_not_imported(module: str, commands: set[str]) -> None:
    ended = run_python("-c", f"import sys, generator.{module}; print(*sys.modules)")
    assert ended.returncode == 0, ended.stderr
    ours = {name for name in ended.stdout.split() if name.startswith("generator.")}
    assert {name.split(".")[1] for name in ours} <= {"cli", "commands", "core", "words"}
    found = {name.removeprefix("generator.commands.") for name in ours if "commands." in name}
    assert found == commands | {"terminal"}


@pytest.mark.parametrize(
    ("command", "needless"),
    [
        ("publish_plan", {"pydantic", "yaml", "jinja2", "generator.collection"}),
        ("check", {"jinja2", "tqdm", "generator.build", "generator.output", "generator.pages"}),
        ("headers", {"tqdm", "generator.build", "generator.pages", "generator.editing"}),
    ],
)
def test_a_command_imports_no_more_than_its_own_work(command: str, needless: set[str]) -> None:
    program = f"import sys, generator.commands.{command}; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True)
    assert ended.returncode == 0
    assert needless & set(ended.stdout.decode().split()) == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "--outt", "x"], "知らない引数です: --outt x"),
        ([], "引数が足りません: 命令"),
        (["publish"], "'publish' はありません"),
        (["build", "--out"], "--out の後に値が必要です"),
        (["build", "--base-url", "ftp://a"], "「ftp://a」はアドレスとして読めません"),
        (["build", "--base-url", "https://a.jp/b/index.html"], "ヒント: https://a.jp/b/\n"),
        (["build", "--base-url", "https://a.jp/b/?c=1"], "ヒント: https://a.jp/b/\n"),
    ],
)
def test_wrong_use_is_said_in_japanese_with_exit_code_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.slow
def test_a_build_says_what_it_wrote(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--content", "content", "--out", "out"]) == 0
    assert "事例 3件" in capsys.readouterr().out
    assert (content.parent / "out" / "cases" / "kagamino-online-counter.html").is_file()


@pytest.mark.slow
def test_the_same_content_leaves_every_byte_and_time(content: Path) -> None:
    main(["build", "--out", "out"])
    before = snapshot(content.parent / "out")
    main(["build", "--out", "out"])
    after = snapshot(content.parent / "out")
    assert {k: v for k, v in after.items() if k != ".jirei-output"} == {
        k: v for k, v in before.items() if k != ".jirei-output"
    }


@pytest.mark.slow
def test_errors_end_with_1_and_the_last_output_as_it_was(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["build", "--out", "out"])
    before = snapshot(content.parent / "out")
    case = content / "cases" / "nishiawakura-no-cost.md"
    case.write_text(case.read_text("utf-8").replace("0.1万人", "0.1万"), encoding="utf-8")
    (content.parent / "old.pdf").write_bytes(b"%PDF")
    for command, out in (("build", "out"), ("usb", "stick"), ("pdf", "old.pdf")):
        capsys.readouterr()
        assert main([command, "--out", out]) == 1
        printed = capsys.readouterr().out
        assert "content/cases/nishiawakura-no-cost.md:5:21: エラー[headcount-not-read]" in printed
        assert "エラー 1件" in printed
        assert "何も書き出していません。前の出力はそのままです。" in printed
    assert snapshot(content.parent / "out") == before
    assert not (content.parent / "stick").exists()
    assert (content.parent / "old.pdf").read_bytes() == b"%PDF"


def test_check_reports_only_the_named_file_and_writes_nothing(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("nishiawakura-no-cost", "kanagawa-electronic-approval"):
        case = content / "cases" / f"{name}.md"
        case.write_text(case.read_text("utf-8").replace("title:", "titel:"), encoding="utf-8")
    assert main(["check", "content/cases/nishiawakura-no-cost.md"]) == 1
    printed = capsys.readouterr().out
    assert "nishiawakura-no-cost.md:3:1: エラー[unknown-key]" in printed
    assert "ヒント: title" in printed
    assert "kanagawa" not in printed
    assert sorted(path.name for path in content.parent.iterdir()) == ["content"]


def test_a_foreign_folder_as_output_is_refused(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--out", "content"]) == 2
    assert "この命令が書き出したものではない" in capsys.readouterr().err
    assert (content / "site.yaml").is_file()


@pytest.mark.slow
def test_a_base_address_gives_a_sitemap_and_links_from_the_root_on_the_missing_page(
    content: Path,
) -> None:
    out = content.parent / "out"
    main(["build", "--out", "out", "--base-url", "https://example.jp/a"])
    assert "<loc>https://example.jp/a/index.html</loc>" in (out / "sitemap.xml").read_text("utf-8")
    missing = (out / "404.html").read_text("utf-8")
    assert 'href="/a/index.html"' in missing
    assert "https://example.jp/a" not in missing
    main(["build", "--out", "out"])
    assert not (out / "sitemap.xml").exists()
    missing = (out / "404.html").read_text("utf-8")
    assert "href=" not in missing
    assert "src=" not in missing


@pytest.mark.slow
def test_a_reader_that_has_enough_changes_neither_the_code_nor_says_anything(content: Path) -> None:
    case = content / "cases" / "nishiawakura-no-cost.md"
    # More problems than a pipe holds, so that the command still writes when its reader is gone.
    for number in range(800):
        case.with_name(f"copy-{number}.md").write_text("x" * 300, encoding="utf-8")
    command = [sys.executable, "-m", "generator", "check"]
    run = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=content.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert run.stdout is not None
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr is not None
    with run.stderr:
        assert run.stderr.read() == b""
    assert run.wait() == 1
