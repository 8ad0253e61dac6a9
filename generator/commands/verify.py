"""`jirei verify`: whether the published site is as it was built, asked over the network.

`run(options)` sends GET to the one host, slowly; it ends at its limit whatever a server does.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

from generator.commands.common import read_base_url
from generator.commands.progress import show_progress
from generator.commands.publish_plan import NoSite, open_site
from generator.commands.terminal import FINE, PROBLEMS, refuse, say
from generator.output.live_host import LiveHost, NoAnswer, share_host
from generator.output.live_site import MOST_SILENT, LiveFault, LiveSite, ask_all
from generator.words import verify as words
from generator.words.publish_plan import explain_unread
from generator.words.usage import FOLDER_WORD

Item = TypeVar("Item")
MINUTE = 60  # seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    read_url = partial(read_base_url, is_public=False)  # it may be tried on a host of one's own
    parser.add_argument("url", type=read_url, metavar=words.URL_WORD, help=words.URL_HELP)
    parser.add_argument(
        "site",
        nargs="?",
        type=Path,
        default=Path("build/site"),
        metavar=words.BUILT_WORD,
        help=words.BUILT_HELP,
    )
    parser.add_argument("--old", type=Path, metavar=FOLDER_WORD, help=words.OLD_HELP)
    for name, default, text in (("rate", 10, words.RATE_HELP), ("minutes", 15, words.MINUTES_HELP)):
        parser.add_argument(
            f"--{name}", type=read_count, default=default, metavar=words.COUNT_WORD, help=text
        )


def read_count(text: str) -> int:
    """A number of requests or minutes."""
    if not (text.isascii() and text.isdecimal() and int(text)):
        raise argparse.ArgumentTypeError(words.refuse_number(text))
    return int(text)


def run(options: argparse.Namespace) -> int:
    try:
        built = open_site(options.site)
        old = open_site(options.old).files if options.old else ()
    except NoSite as refused:
        return refuse(str(refused))
    except OSError as fault:
        return refuse(explain_unread(fault))
    if built.read is None:
        return refuse(words.ONLY_A_SITE)
    try:
        host = LiveHost(options.url, options.rate)
        first = next(take_within(MINUTE * options.minutes, map(host.ask, [""])), None)
    except ValueError:
        return refuse(words.refuse_host(options.url))
    except NoAnswer as none:
        return refuse(words.refuse_silent(none.address, none.kind))
    if first is None:
        return refuse(words.refuse_silent(host.base, "time"))
    if first.place and not share_host(first.place, host.base):
        return refuse(words.refuse_redirect(host.base, first.place))
    paths = tuple(file.path for file in built.files)
    site = LiveSite(host, paths, built.read, {file.path: file.digest for file in old})
    return verify(site, first.headers.get("Server", ""), options)


def verify(site: LiveSite, server: str, options: argparse.Namespace) -> int:
    """Asks all that there is to ask, and says what is not as it was built."""
    begun, base = time.monotonic(), site.host.base
    questions = site.questions()
    answers = take_within(MINUTE * options.minutes, ask_all(questions))
    found = tuple(show_progress(answers, len(questions), words.CHECKING, words.CHECK_UNIT))
    faults = group_live_faults(fault for faults in found for fault in faults)
    for first, count in faults:
        say(words.print_live_fault(first, count, base, server) + "\n")
    seconds = time.monotonic() - begun
    if len(found) == len(questions) and not faults:
        print(words.report_same(base, options.site.as_posix(), len(site.paths), seconds))
        return FINE
    print(words.count_live_faults(len(faults), len(found), len(questions), seconds))
    if len(found) < len(questions):
        print(
            words.SILENCE_ENDS
            if has_fallen_silent(found)
            else words.explain_end(options.minutes, site.host.asked)
        )
    return PROBLEMS


def has_fallen_silent(found: Sequence[tuple[LiveFault, ...]]) -> bool:
    """Whether the server gave no answers at the end."""
    last = [fault.code for faults in found[-MOST_SILENT:] for fault in faults]
    return last.count("live-no-answer") == MOST_SILENT


def group_live_faults(faults: Iterable[LiveFault]) -> list[tuple[LiveFault, int]]:
    """The first of the faults that one change mends, and at how many addresses they are."""
    groups: dict[tuple[str, str], list[LiveFault]] = {}
    for fault in faults:
        subject = "" if fault.code in words.TOLD_TOGETHER else fault.subject
        groups.setdefault((fault.code, subject), []).append(fault)
    codes = list(words.LIVE_FAULTS)
    return sorted(
        map(join_live_faults, groups.values()), key=lambda group: codes.index(group[0].code)
    )


def join_live_faults(group: Sequence[LiveFault]) -> tuple[LiveFault, int]:
    """The first of a group with the subjects of all, and at how many addresses they are."""
    subjects = dict.fromkeys(fault.subject for fault in group)
    joined = replace(group[0], subject=words.NEXT_SUBJECT.join(subjects))
    return joined, len({fault.address for fault in group})


def take_within(seconds: float, items: Iterable[Item]) -> Iterator[Item]:
    """The items as they come, and none after so many seconds, whatever the next one waits for.

    >>> list(take_within(0.2, (time.sleep(wait) or wait for wait in (0, 60))))
    [0]
    """
    queue: SimpleQueue[tuple[Item] | tuple[()] | BaseException] = SimpleQueue()

    def fill() -> None:
        try:
            for item in items:
                queue.put((item,))
            queue.put(())
        except BaseException as fault:  # it is raised where the items are taken
            queue.put(fault)

    Thread(target=fill, daemon=True).start()
    end = time.monotonic() + seconds
    while True:
        try:
            taken = queue.get(timeout=max(0, end - time.monotonic()))
        except Empty:
            return
        if isinstance(taken, BaseException):
            raise taken
        if not taken:
            return
        yield taken[0]
