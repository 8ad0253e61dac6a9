"""Pure work shared by two processes, where the system can divide one at little cost.

>>> dict(share_out(str.upper, ["a", "b"], workers=2))
{'a': 'A', 'b': 'B'}
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeAlias, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")
# Gives the steps of a long work of a kind, so many, as they come, and may tell of them.
Watch: TypeAlias = Callable[[Iterable[Any], int, str], Iterable[Any]]
CALLS_TO_END = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
FEWEST = 32  # tasks: fewer are done before another process has warmed up


def count_workers() -> int:
    """Two where a process can be divided and a second processor is free for it, else one.

    A process with threads is not divided: the other would wait for what they hold. Nor is one that
    does a part of the work itself.
    """
    is_part = multiprocessing.current_process().daemon
    if sys.platform != "linux" or threading.active_count() > 1 or is_part:
        return 1
    return min(2, len(os.sched_getaffinity(0)))


def pass_by(steps: Iterable[Any], _: int, __: str) -> Iterable[Any]:
    """Watches nothing."""
    return steps


def share_out(
    work: Callable[[Task], Done],
    tasks: Sequence[Task],
    workers: int | None = None,
) -> Iterator[tuple[Task, Done]]:
    """Each task with what the work makes of it, as they come: from the first on they are done here,
    from the last on in another process, until the two meet.

    What the work raises is raised here, of several faults that of the first task: the other process
    ends at its first one. What that has not done when it ends, however it does, is done here.
    """
    is_shared = len(tasks) >= FEWEST and (workers or count_workers()) > 1
    return meet(work, tasks) if is_shared else ((task, work(task)) for task in tasks)


def meet(work: Callable[[Task], Done], tasks: Sequence[Task]) -> Iterator[tuple[Task, Done]]:
    """Each task with what one of two processes makes of it; the one that both end with, twice."""
    gc.freeze()  # else the first collection would copy all memory that both have
    context = multiprocessing.get_context("fork")
    answer, question = context.Pipe(duplex=False)
    arguments = work, tasks[::-1], answer, question
    other = context.Process(target=work_apart, args=arguments, daemon=True)
    heard: deque[Done] = deque()
    listener = threading.Thread(target=listen, args=(answer, heard), daemon=True)
    left = deque(tasks)
    try:
        with suppress(OSError):  # a system that allows no other: all is done here
            start_deaf(other)
        question.close()
        listener.start()
        while left:
            task = left.popleft()
            yield task, work(task)
            while left and heard:
                yield left.pop(), heard.popleft()
    finally:
        if other.pid is not None:
            other.kill()
            other.join()
        if listener.ident is not None:
            listener.join()
        gc.unfreeze()


def start_deaf(process: BaseProcess) -> None:
    """Starts a process that does not hear Ctrl+C: who has started it does, and ends it."""
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *CALLS_TO_END})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def work_apart(
    work: Callable[[Task], Done], tasks: Sequence[Task], answer: Connection, question: Connection
) -> None:
    """Sends what the work makes of each task, as far as the first fault, or until none hears it."""
    answer.close()  # else there would always be one that might hear it
    for call in CALLS_TO_END:
        signal.signal(call, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, CALLS_TO_END)
    with suppress(Exception):
        for task in tasks:
            question.send(work(task))


def listen(answer: Connection, heard: deque[Done]) -> None:
    """Takes in what the other process sends, so that it need not wait."""
    with suppress(EOFError, OSError):
        while True:
            heard.append(answer.recv())
