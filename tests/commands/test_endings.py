"""However a command ends, it is told in words, with an exit code that says which end it was."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT

from generator.cli import main
from generator.commands.terminal import INTERRUPTED, NOT_SHOWN, PROGRAM_FAULT, WRONG_USE
from generator.words.outcome import INTERRUPTED_BY_KEY, NO_MEMORY, NOWHERE_TO_SAY, PROGRAM_IS_WRONG
from generator.words.usage import COMMANDS
from tools.serving import jirei, surroundings

ARGUMENTS = {
    **dict.fromkeys(("changed-pages", "publish-plan"), ("old", "new")),
    "verify": ("https://www.example.go.jp/",),
}
# The program from the moment that it has begun, which it says.
BEGUN = """
import signal, sys
from generator.__main__ import start
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
print("begun", flush=True)
sys.exit(start())
"""
needs_signals = pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")
needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("content", "old", "new"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(place: Path, *arguments: str, **settings: object) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, in another folder than ours."""
    environment = surroundings() | {"PYTHONUNBUFFERED": str(settings.pop("unbuffered", ""))}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        jirei(*arguments),
        cwd=place,
        env=environment,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,
        **settings,
    )


def fail_with(monkeypatch: pytest.MonkeyPatch, command: str, fault: BaseException) -> int:
    """The exit code of a command whose work ends with a fault."""

    def run(options: object) -> int:
        raise fault

    monkeypatch.setattr(f"generator.commands.{command.replace('-', '_')}.run", run)
    return main([command, *ARGUMENTS.get(command, ())])


@pytest.mark.parametrize("command", COMMANDS)
def test_ctrl_c_ends_every_command_in_one_sentence(
    place: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fail_with(monkeypatch, command, KeyboardInterrupt()) == INTERRUPTED == 130
    assert capsys.readouterr() == ("", f"{INTERRUPTED_BY_KEY}\n")


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (OSError(errno.EIO, "Input/output error", "a"), WRONG_USE, "a: ディスクを読み書きできま"),
        (PermissionError(errno.EACCES, "Permission denied"), WRONG_USE, "書き込めません。"),
        (MemoryError(), WRONG_USE, NO_MEMORY),
        (
            ModuleNotFoundError("No module", name="yaml.nodes"),
            WRONG_USE,
            "必要な部品「yaml.nodes」",
        ),
        (ModuleNotFoundError("a bug", name="generator.a"), PROGRAM_FAULT, PROGRAM_IS_WRONG),
        (ModuleNotFoundError("a bug"), PROGRAM_FAULT, PROGRAM_IS_WRONG),
        (ZeroDivisionError("a bug"), PROGRAM_FAULT, PROGRAM_IS_WRONG),
    ],
)
def test_what_no_command_expects_is_told_as_well(
    place: Path,
    fault: BaseException,
    code: int,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert fail_with(monkeypatch, "check", fault) == code
    printed = capsys.readouterr().err
    assert printed.splitlines()[-1].startswith(said)
    assert ("Traceback" in printed) == (code == PROGRAM_FAULT)  # for the developers


@needs_signals
def test_ctrl_c_while_the_program_is_imported_ends_in_the_sentence(place: Path) -> None:
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", BEGUN, "check"],
            cwd=place,
            env=surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            process.send_signal(signal.SIGINT)
            said = process.communicate()[1]
        assert (process.returncode, said) == (INTERRUPTED, f"{INTERRUPTED_BY_KEY}\n")


@needs_signals
@pytest.mark.slow
def test_ctrl_c_at_any_moment_of_a_build_leaves_no_trace(small_content: Path, place: Path) -> None:
    shutil.copytree(small_content, place / "content", dirs_exist_ok=True)
    begun = time.monotonic()
    assert run(place, "build").returncode == 0
    duration, moments, codes = time.monotonic() - begun, random.Random(14), set()
    for number in range(8):  # each for another address, so that every page has to be made
        build = jirei("build", "--base-url", f"https://www.example.jp/{number}/")
        with subprocess.Popen(
            build, cwd=place, env=surroundings(), stderr=subprocess.PIPE, encoding="utf-8"
        ) as process:
            time.sleep(moments.uniform(0.2, 0.95) * duration)
            process.send_signal(signal.SIGINT)
            said = process.communicate()[1]
        codes.add(process.returncode)
        assert (process.returncode, said) in ((0, ""), (130, f"{INTERRUPTED_BY_KEY}\n"))
    assert INTERRUPTED in codes
    assert sorted(path.name for path in (place / "build").iterdir()) == [
        ".site.kept",
        ".site.lock",
        "site",
    ]


@needs_signals
def test_who_hears_no_signals_keeps_them(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = (signal.SIGTERM, signal.SIGHUP)
    before = [signal.getsignal(kind) for kind in kinds]
    inside: list[object] = []

    def run(options: object) -> int:
        inside.extend(signal.getsignal(kind) for kind in kinds)
        return 0

    monkeypatch.setattr("generator.commands.changed_pages.run", run)
    arguments = ["changed-pages", "old", "new"]
    try:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
        assert main(arguments) == 0
        assert (callable(inside[0]), inside[1]) == (True, signal.SIG_IGN)
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before[1])
    thread = threading.Thread(target=main, args=(arguments,))
    thread.start()
    thread.join()
    assert inside[2:] == before == [signal.getsignal(kind) for kind in kinds]


@needs_full
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [("changed-pages", "old", "new"), ("--help",), ("check",)])
def test_a_full_standard_output_is_told(
    place: Path, arguments: tuple[str, ...], unbuffered: str
) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(place, *arguments, stdout=full, unbuffered=unbuffered)
    assert done.returncode == NOT_SHOWN == 74
    assert done.stderr.startswith("結果を最後まで表示できませんでした（標準出力）: ディスクの空き")
    assert done.stderr.count("\n") == 1


@needs_full
@pytest.mark.slow
def test_a_command_does_its_work_though_it_cannot_say_so(small_content: Path, place: Path) -> None:
    shutil.copytree(small_content, place / "content", dirs_exist_ok=True)
    with Path("/dev/full").open("wb") as full:
        done = run(place, "build", stdout=full)
    assert done.returncode == NOT_SHOWN
    assert (place / "build" / "site" / "index.html").is_file()


@needs_signals
@pytest.mark.parametrize("arguments", [("changed-pages", "old", "new"), ("--help",), ("check",)])
def test_a_closed_standard_output_is_told_before_the_work(
    place: Path, arguments: tuple[str, ...]
) -> None:
    done = run(place, *arguments, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (NOT_SHOWN, f"{NOWHERE_TO_SAY}\n")


@needs_signals
def test_an_output_that_is_open_for_reading_is_told(place: Path) -> None:
    with Path(os.devnull).open("rb") as nowhere:
        done = run(place, "changed-pages", "old", "new", stdout=nowhere)
    assert done.returncode == NOT_SHOWN
    assert done.stderr.count("\n") == 1


@needs_full
def test_words_that_nobody_can_hear_change_no_exit_code(place: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        for arguments, code in (
            (("nonsense",), WRONG_USE),
            (("build", "--out", "/"), WRONG_USE),
            (("changed-pages", "old", "new"), 0),
        ):
            command = jirei(*arguments)
            done = subprocess.run(
                command, cwd=place, env=surroundings(), stdout=subprocess.DEVNULL, stderr=full
            )
            assert done.returncode == code
    for first, code in ((2, 0), (1, NOT_SHOWN), (0, NOT_SHOWN)):
        closed = subprocess.run(
            jirei("changed-pages", "old", "new"),
            cwd=place,
            env=surroundings(),
            stdout=subprocess.DEVNULL,
            preexec_fn=partial(os.closerange, first, 3),
        )
        assert closed.returncode == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "--out", "{top}"),
        ("usb", "--out", "{top}"),
        ("headers", "--base-url", "https://a.jp/", "--out", "{top}"),
        ("publish-plan", "old.txt", "old.txt", "--out", "{top}"),
        ("publish-plan", "old.txt", "old.txt", "--copy-to", "{top}"),
        ("publish-plan", "old.txt", "--save", "{top}"),
        ("pdf", "--out", "{top}"),
        ("serve", "--port", "99999"),
        ("serve", "--port", "-1"),
        ("serve", "--port", "８０"),
    ],
)
def test_a_place_or_a_number_that_cannot_be_is_refused_in_words(
    small_content: Path, place: Path, arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(small_content, place / "content", dirs_exist_ok=True)
    (place / "old.txt").write_text(f"{'0' * 64}  index.html\n", encoding="utf-8")
    given = [argument.format(top=Path(place.anchor)) for argument in arguments]
    try:
        code: object = main(given)
    except SystemExit as ended:
        code = ended.code
    said = capfd.readouterr().err
    assert code == WRONG_USE
    assert said
    assert "Traceback" not in said


def test_the_exit_codes_are_in_the_manual() -> None:
    text = (ROOT / "docs" / "publish.md").read_text(encoding="utf-8")
    for code in (0, 1, WRONG_USE, PROGRAM_FAULT, NOT_SHOWN, INTERRUPTED, "143、129"):
        assert f"\n| {code} | " in text
