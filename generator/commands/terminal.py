"""How a command speaks and how it ends: problems, refusals, exit codes.

>>> refuse("フォルダーがありません。")
2
"""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from types import FrameType
from typing import Any, TextIO, cast, get_args

from generator.core.problem import BuildStopped, OutputFault, Problem
from generator.core.text import compose_signs, join_line_ends
from generator.words.faults import explain_fault
from generator.words.messages import summarize_problems
from generator.words.outcome import (
    INTERRUPTED_BY_KEY,
    NO_MEMORY,
    NOTHING_WRITTEN,
    NOWHERE_TO_SAY,
    PROGRAM_IS_WRONG,
    explain_end_signal,
    explain_missing_part,
    explain_output_fault,
    explain_unsaid,
)
from generator.words.report import text_report

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
# EX_SOFTWARE and EX_IOERR of sysexits.h; 128 + SIGINT, as shells give it.
PROGRAM_FAULT, NOT_SHOWN, INTERRUPTED = 70, 74, 130
OUTPUT_FAULTS: tuple[type[OutputFault], ...] = get_args(OutputFault)
# A terminal that is closed, a system that is shut down. Not every system has all.
END_SIGNALS = ("SIGTERM", "SIGHUP", "SIGBREAK")
MOST_BYTES = 1_000_000  # bytes: of a larger file no line is shown


def refuse(message: str, code: int = WRONG_USE) -> int:
    """Says why a command cannot be carried out, and gives the exit code."""
    print(message, file=sys.stderr)
    return code


class EndAsked(KeyboardInterrupt):
    """The system, or another program, asks the command to end, as people do with Ctrl+C."""

    def __init__(self, kind: signal.Signals) -> None:
        super().__init__()
        self.kind = kind


class Voice:
    """A standard stream that ends no command: its first fault is noted, and no more comes out.

    That a reader has enough (`jirei check | head`) is no fault.
    """

    def __init__(self, stream: Any, faults: list[OSError]) -> None:
        self.stream, self.faults = stream, faults

    def write(self, content: Any) -> Any:
        return self.attempt("write", content)

    def flush(self) -> None:
        self.attempt("flush")

    @property
    def buffer(self) -> Voice:
        return Voice(self.stream.buffer, self.faults)

    def attempt(self, method: str, *arguments: Any) -> Any:
        try:
            return getattr(self.stream, method)(*arguments)
        except BrokenPipeError:
            fall_silent(self.stream)
        except OSError as fault:
            fall_silent(self.stream)
            self.faults.append(fault)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


def fall_silent(stream: Any) -> None:
    """Nothing more comes out of a stream, what waits in it neither, not at exit either."""
    with suppress(OSError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def run_and_tell(run: Callable[[], int]) -> int:
    """Runs a command and gives its exit code; whatever ends it is told in words.

    >>> run_and_tell(lambda: FINE)
    0
    """
    ended: SystemExit | None = None
    unsaid: list[OSError] = []
    out = Voice(sys.stdout, unsaid)
    err = Voice(sys.stderr or io.StringIO(), [])  # a stream that the system has closed is None
    with redirect_stdout(cast("TextIO", out)), redirect_stderr(cast("TextIO", err)):
        if out.stream is None:
            return refuse(NOWHERE_TO_SAY, NOT_SHOWN)
        try:
            code = run_and_explain(run)
        except SystemExit as end:  # wrong use, or the help: argparse has told it
            ended = end
        out.flush()
        if unsaid:
            return refuse(explain_unsaid(unsaid[0]), NOT_SHOWN)
    if ended:
        raise ended
    return code


def run_and_explain(run: Callable[[], int]) -> int:
    """The one place that knows how a command may end, and the exit code of each end."""
    try:
        with interruptible(), ending_in_order():
            return run()
    except BuildStopped as stopped:
        show_and_count(stopped.problems)
        print(NOTHING_WRITTEN)
        return PROBLEMS
    except OUTPUT_FAULTS as fault:
        return refuse(explain_output_fault(fault))
    except OSError as fault:
        return refuse(explain_fault(fault))
    except MemoryError:
        return refuse(NO_MEMORY)
    except EndAsked as end:
        return refuse(explain_end_signal(end.kind.name), 128 + end.kind)
    except KeyboardInterrupt:
        after_key = "\n" if sys.stderr.isatty() else ""  # a terminal shows it as ^C
        return refuse(after_key + INTERRUPTED_BY_KEY, INTERRUPTED)
    except Exception as fault:
        if part := find_missing_part(fault):
            return refuse(explain_missing_part(part))
        traceback.print_exception(fault)
        return refuse(PROGRAM_IS_WRONG, PROGRAM_FAULT)


def find_missing_part(fault: Exception) -> str | None:
    """The name of another's package that this Python does not have."""
    name = fault.name if isinstance(fault, ModuleNotFoundError) else None
    return name if name and name.partition(".")[0] != "generator" else None


@contextmanager
def interruptible() -> Iterator[None]:
    """Ctrl+C is heard inside, and outside as before: `generator.__main__` holds it back there."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def ending_in_order() -> Iterator[None]:
    """What is asked to end inside ends as by Ctrl+C: Pagefind and temporary files end with it."""
    kinds = [getattr(signal, name) for name in END_SIGNALS if hasattr(signal, name)]
    is_main = threading.current_thread() is threading.main_thread()  # no other hears signals
    heard = [kind for kind in kinds if is_main and signal.getsignal(kind) == signal.SIG_DFL]

    def end(number: int, frame: FrameType | None) -> None:
        for kind in heard:  # a terminal may say it twice, and what is ending must come to its end
            signal.signal(kind, signal.SIG_IGN)
        raise EndAsked(signal.Signals(number))

    try:
        for kind in heard:
            signal.signal(kind, end)
        yield
    finally:
        for kind in heard:
            signal.signal(kind, signal.SIG_DFL)


def show(problems: Iterable[Problem]) -> None:
    """Prints problems, each with its line."""
    problems = tuple(problems)
    say(text_report(problems, read_lines(problems)))


def show_and_count(problems: tuple[Problem, ...]) -> None:
    """Prints problems and, where there are any, how many."""
    show(problems)
    if problems:
        print(summarize_problems(problems))


def say(text: str) -> None:
    """Prints what quotes the content.

    On GitHub a line of the log may be a command (`::add-mask::`, `##[error]`): they are switched
    off while we quote, by a word that nobody can know beforehand.
    """
    if text and is_on_github():
        word = os.urandom(16).hex()
        text = f"::stop-commands::{word}\n{text.rstrip()}\n::{word}::\n"
    sys.stdout.write(text)


def is_on_github() -> bool:
    """Whether this is a step of GitHub Actions."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def read_lines(problems: Iterable[Problem]) -> dict[str, str]:
    """The texts of the files that problems are in, as the stages count their lines.

    What a link leads to is nobody's content: no line of it is shown.
    """
    texts = {}
    for name in sorted({problem.where.path for problem in problems}):
        path = Path(name)
        with suppress(OSError):  # a file that cannot be read is a problem that has no line
            is_text = path.suffix in (".md", ".yaml") and not path.is_symlink()
            if not is_text or path.stat().st_size > MOST_BYTES:
                continue
            raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
            text = join_line_ends(raw.decode("utf-8", errors="replace"))
            texts[name] = compose_signs(text)
    return texts


def speak_utf8() -> None:
    """A Windows console or pipe may have another encoding; ours is UTF-8, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
