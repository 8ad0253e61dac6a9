"""A site in memory: after an edit the open pages come first, the search index and the check later.

    preview = Preview(settings)
    preview.update()                     # content with errors leaves the last good site
    preview.find("cases/a.html")         # Found(version, Output), or None: there is no such file
    preview.finish()                     # search and check, in a process that an update ends

`preview.status()` names the version to show: an open page of another one is to load itself again.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import tempfile
import threading
import time
import traceback
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import TypeAlias

from generator.core.page import Output
from generator.core.problem import BuildStopped, Problem, SearchNotBuilt, Where, in_order
from generator.core.recall import Memory
from generator.core.settings import BuildSettings
from generator.core.temporary import temporary_folder
from generator.draft import Draft, draft_site, make_page
from generator.finish import Findings, finish_site
from generator.unchanged import remember
from generator.words.outcome import name_obstacle

# Another process takes no turns from an update, as a thread does, and can be ended at any moment.
APART = multiprocessing.get_context("spawn")
MAKING_SECONDS = 0.05
Finished: TypeAlias = tuple[dict[str, Output], tuple[Problem, ...]]
NOT_FINISHED = "preview-not-finished"
OPEN_PAGES = 3  # what was asked for last is rendered before a new version is announced
FIRST_SEARCH_SECONDS = 120.0  # a slow machine under load has taken more than 30
# What the system, or another program, may refuse at any time; EOFError: it has killed our process.
REFUSALS = (OSError, EOFError, MemoryError, SearchNotBuilt)


@dataclass(frozen=True, slots=True)
class Version:
    """A site that is shown: its draft, and the files of it that have been asked for."""

    name: str
    draft: Draft
    files: dict[str, Output]


@dataclass(frozen=True, slots=True)
class Found:
    """A file and the version that it is of."""

    version: str
    output: Output


@dataclass(frozen=True, slots=True)
class Status:
    """What open pages are told: the version to show, and the problems of the content as it is.

    A version is current where the content has no errors: none is older than the last edit.
    """

    version: str
    is_shown: bool
    is_current: bool
    problems: tuple[Problem, ...]


class Preview:
    """The site of the last good content; `update` and `finish` run in one thread each."""

    def __init__(self, settings: BuildSettings, kept: Path | None = None) -> None:
        self.settings = settings
        self.kept = kept  # where one `finish` leaves for the next what it has made
        self.memory = Memory()
        self.shown: Version | None = None
        self.problems: tuple[Problem, ...] = ()  # of the content as it is
        self.faults: tuple[Problem, ...] = ()  # of the shown version, once it is finished
        # A page may hold the parts of the search by the names that they had a version before.
        self.finished: tuple[Mapping[str, Output], ...] = ()
        self.recent: deque[str] = deque(maxlen=OPEN_PAGES)
        self.is_ended = False
        self.started, self.updates = time.time_ns(), 0  # no two servers have a version in common
        self.changed = threading.Condition()

    def update(self) -> bool:
        """Reads the content again; whether there is a new version to show."""
        self.updates += 1
        try:
            draft = draft_site(self.settings, self.memory)
            pages = [path for path in dict.fromkeys(self.recent) if path in draft.pages]
            files = {output.path: output for output in draft.files}
            files |= {path: make_page(draft, path) for path in pages}
        except Exception as error:
            self.announce(find_problems(error))
            return False
        finally:
            self.memory.forget_unused()
        version = Version(f"{self.started}-{self.updates}", draft, files)
        self.announce(draft.problems, version)
        return True

    def announce(self, problems: Sequence[Problem], version: Version | None = None) -> None:
        """Tells whoever waits of new problems, and of a new version where there is one."""
        with self.changed:
            self.problems = in_order(problems)
            if version is not None:
                self.shown, self.faults = version, ()
            self.changed.notify_all()

    def finish(self) -> bool:
        """Makes all that was not asked for and checks the whole; False where that was in vain.

        Whatever goes wrong is told as a problem; the search stays as it was until the next time.
        """
        version, begun = self.shown, self.updates
        try:
            finished = self.finish_apart(begun)
        except Exception as error:
            finished = None if self.updates != begun else ({}, find_obstacles(error))
        if finished is None:
            return False
        files, faults = finished
        with self.changed:
            if files or not self.finished:  # nobody is to wait for what does not come
                self.finished = (files, *self.finished[:1])
            if self.shown is version:
                self.faults = faults
            self.changed.notify_all()
        return True

    @property
    def is_hindered(self) -> bool:
        """Whether the shown version is not finished, for a reason that may pass."""
        return any(fault.code == NOT_FINISHED for fault in self.faults)

    def finish_apart(self, begun: int) -> Finished | None:
        """What the other process answers; None where an update has come since the one begun at."""
        with temporary_folder() as folder:
            answer, question = APART.Pipe(duplex=False)
            arguments = (self.settings, self.kept, str(folder), question)
            process = APART.Process(target=finish_content, args=arguments, daemon=True)
            with shielded():
                process.start()
            question.close()
            try:
                while not answer.poll(MAKING_SECONDS):
                    if self.updates != begun or self.is_ended:
                        return None
                finished: Finished = answer.recv()
                return finished
            finally:
                end_group(process)

    def end(self) -> None:
        """Ends the work that `finish` is at, for good."""
        self.is_ended = True
        self.updates += 1

    def find(self, path: str) -> Found | None:
        """A file of the site; raises BuildStopped where it cannot be made."""
        version = self.shown
        if version is None:
            raise BuildStopped(self.problems)
        if path in version.draft.pages:
            self.recent.append(path)
            if path not in version.files:
                version.files[path] = self.make(version, path)
        if path in version.files:
            return Found(version.name, version.files[path])
        with self.changed:
            self.changed.wait_for(lambda: self.finished, timeout=FIRST_SEARCH_SECONDS)
        late = [files[path] for files in self.finished if path in files]
        return Found(version.name, late[0]) if late else None

    def make(self, version: Version, path: str) -> Output:
        """A page that is asked for; its fault is told like those that the check finds."""
        try:
            return make_page(version.draft, path)
        except Exception as error:
            problems = find_problems(error)
            with self.changed:
                if self.shown is version:
                    self.faults = in_order((*self.faults, *problems))
                    self.changed.notify_all()
            raise BuildStopped(problems) from error

    def status(self) -> Status:
        """The version that is shown, and every problem that is known."""
        with self.changed:
            name = self.shown.name if self.shown else f"{self.started}-0"
            problems = in_order((*self.problems, *self.faults))
            is_current = not any(problem.is_error for problem in self.problems)
            return Status(name, self.shown is not None, is_current, problems)

    def wait_for_change(self, known: Status, seconds: float) -> Status:
        """The status as soon as it is another one, or the same after some seconds."""
        with self.changed:
            self.changed.wait_for(lambda: self.status() != known, timeout=seconds)
            return self.status()


@contextmanager
def shielded() -> Iterator[None]:
    """What is started inside hears no Ctrl+C: that is for the server, which ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    resource_tracker.ensure_running()  # where it is started later, it takes the shield away
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def finish_content(
    settings: BuildSettings, kept: Path | None, folder: str, question: Connection
) -> None:
    """Answers with every file but the pages by its path, and the faults that the check finds.

    This runs in the other process. What it leaves behind when it is ended lies in the folder.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends this too
    if hasattr(os, "setsid"):
        os.setsid()  # a group of its own, with Pagefind in it
    threading.Thread(target=end_with_server, daemon=True).start()
    tempfile.tempdir = folder
    finished: Finished
    try:
        with remember(kept) as memory:
            draft, findings = draft_site(settings, memory), Findings()
            outputs = finish_site(draft, findings)
            late = {file.path: file for file in outputs if file.path not in draft.pages}
            memory.store.save(is_whole=True)
        finished = late, tuple(findings.faults)
    except Exception as error:
        finished = {}, find_obstacles(error)
    with suppress(BrokenPipeError):  # nobody waits any more
        question.send(finished)


def end_with_server() -> None:
    """Ends this process and Pagefind as soon as the server is gone, however it went."""
    server = multiprocessing.parent_process()
    assert server is not None
    server.join()
    if hasattr(os, "killpg"):
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def end_group(process: SpawnProcess) -> None:
    """Ends a process and what it has started; on Windows that comes to its own end."""
    if hasattr(os, "killpg") and process.pid is not None:
        with suppress(OSError):  # it is no group yet, and has started nothing
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def find_obstacles(error: Exception) -> tuple[Problem, ...]:
    """What kept a version from being finished."""
    if not isinstance(error, REFUSALS):
        return find_problems(error)
    return (Problem(Where("generator"), NOT_FINISHED, {"found": name_obstacle(error)}),)


def find_problems(error: Exception) -> tuple[Problem, ...]:
    """What stopped a version: content, the disk, or a bug, whose trace is printed."""
    if isinstance(error, BuildStopped):
        return error.problems
    if isinstance(error, OSError):
        return (Problem(Where(str(error.filename or "generator")), "file-not-readable"),)
    traceback.print_exception(error)
    return (Problem(Where("generator"), "program-fault", {"found": repr(error)}),)
