"""What a command takes with all that it starts: processor seconds, seconds, and memory (Linux).

run_tree(["hugo", "--source", "site"])     # Usage(cpu=…, wall=…, peak=…)

Processor seconds are those of the command and of every process of its group, those among them that
outlive what started them; a process that leaves the group (`setsid`) is not counted. Memory is the
sum of the proportional shares (PSS: a page that two processes have counts half for each), read
every 20 ms: a peak shorter than that may be missed.
"""

from __future__ import annotations

import ctypes
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.02
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of prctl(2): what is left alone becomes our child


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor seconds, seconds, and MiB at the most."""

    cpu: float
    wall: float
    peak: float

    def then(self, after: Usage) -> Usage:
        """Both, one after the other."""
        return Usage(self.cpu + after.cpu, self.wall + after.wall, max(self.peak, after.peak))


def median_usage(runs: Sequence[Usage]) -> Usage:
    """The median of each figure by itself."""
    return Usage(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.wall for run in runs),
        statistics.median(run.peak for run in runs),
    )


def run_tree(
    command: Sequence[str], cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Usage:
    """Runs a command to its end; raises RuntimeError with what it printed where it fails."""
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1)
    with tempfile.TemporaryFile() as printed:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=cwd, env=env, stdout=printed, stderr=printed, process_group=0
        )
        peak, code, cpu = watch(process.pid)
        process.returncode = code  # it has been waited for
        wall = time.perf_counter() - begun
        cpu += wait_for_group(process.pid)
        if code:
            printed.seek(0)
            raise RuntimeError(f"{command}: {code}\n{printed.read().decode(errors='replace')}")
    return Usage(cpu, wall, peak)


def watch(process: int) -> tuple[float, int, float]:
    """The most MiB of a process and all below it until its end; its exit code and CPU seconds."""
    members, peak = {process}, 0.0
    while True:
        ended, status, usage = os.wait4(process, os.WNOHANG)
        if ended:
            return peak, os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime
        peak = max(peak, measure_members(members))
        time.sleep(SAMPLE_SECONDS)


def wait_for_group(group: int) -> float:
    """The processor seconds of the processes of a group that have become our own children."""
    seconds = 0.0
    while True:
        try:
            _, _, usage = os.wait4(-group, 0)
        except ChildProcessError:
            return seconds
        seconds += usage.ru_utime + usage.ru_stime


def measure_members(members: set[int]) -> float:
    """The MiB of all members now; their children join them, and who has ended leaves."""
    total, unread = 0.0, list(members)
    while unread:
        process = unread.pop()
        try:
            total += read_share(process)
            children = read_children(process)
        except OSError:  # it has ended
            members.discard(process)
            continue
        unread += children - members
        members |= children
    return total


def read_share(process: int) -> float:
    """The MiB of a process that are its own, with its part of those that it shares."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text("ascii", "replace")
    line = next((line for line in rollup.splitlines() if line.startswith("Pss:")), "Pss: 0 kB")
    return int(line.split()[1]) / 2**10


def read_children(process: int) -> set[int]:
    """The processes that the threads of a process have started."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return {int(word) for thread in threads for word in (thread / "children").read_text().split()}
