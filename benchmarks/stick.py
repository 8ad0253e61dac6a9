"""What the copy on a stick costs: room in clusters, and seconds until a reader sees something.

    python -m benchmarks.stick            room only
    python -m benchmarks.stick --slow     room, and the times on slow sticks (Linux with FUSE)

The times are those of Chromium reading the copy through a file system that keeps it waiting, for
each access and for each byte, one at a time as a stick does. What a stick is like is a model: its
two numbers stand in each row. The file system needs libfuse and `pip install mfusepy`, which
nothing else here uses. The page cache is empty before each page, and the browser's is new.
"""

from __future__ import annotations

import argparse
import errno
import multiprocessing
import os
import subprocess
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.search import QUERIES
from benchmarks.table import CONTENT
from generator.build import build_stick
from generator.commands.common import THEMES
from generator.core.page import Output
from generator.core.settings import BuildSettings
from tools.browsers import CHROMIUM, find_browser

CLUSTER = 32 * 1024
CASE = "site/cases/kagamino-online-application.html"
IS_DONE = "() => document.querySelector('[data-search-state]')?.dataset.searchState === 'done'"
SHOWN = 5  # of the queries of benchmarks.search, each with a new browser and an empty cache


@dataclass(frozen=True, slots=True)
class Model:
    """A stick: milliseconds of each access (a name looked up, a piece read) and MB a second."""

    name: str
    milliseconds: float
    megabytes: float

    def seconds(self, size: int) -> float:
        """How long an access to so many bytes takes."""
        if not self.megabytes:
            return 0
        return self.milliseconds / 1000 + size / (self.megabytes * 1e6)


@dataclass(frozen=True, slots=True)
class Reading:
    """Seconds until a page is there, and of these the seconds that the stick took."""

    whole: float
    stick: float

    def __str__(self) -> str:
        return f"{self.whole:6.2f} ({self.stick:.2f})"


MODELS = (
    Model("no wait", 0, 0),
    Model("USB 2.0 stick", 1, 20),
    Model("slow stick", 4, 8),
    Model("slow, each access scanned", 15, 4),
)


def print_room(files: Iterable[Output], archive: Output) -> None:
    """Files, MB and MB in clusters: of the folder, of its parts, and of the ZIP."""
    files = tuple(files)
    parts = {
        "folder": files,
        "  search": [file for file in files if "/site/search/" in file.path],
        "  pages": [file for file in files if file.path.endswith(".html")],
        "  data": [file for file in files if "/site/data/" in file.path],
        "ZIP": [archive],
    }
    print(f"{'':10}{'files':>6}{'MB':>7}{'on 32 KiB clusters':>20}")
    for name, found in parts.items():
        sizes = [len(file.content) for file in found]
        room = sum(-(-size // CLUSTER) * CLUSTER for size in sizes)
        print(f"{name:10}{len(sizes):6}{sum(sizes) / 1e6:7.2f}{room / 1e6:20.2f}")


def serve_slowly(source: str, mountpoint: str, model: Model, waited: Synchronized[float]) -> None:
    """Shows a folder at another place, as slow as a model, until it is unmounted."""
    import mfusepy  # type: ignore[import-not-found, unused-ignore]

    def wait(size: int) -> None:
        seconds = model.seconds(size)
        waited.value += seconds
        time.sleep(seconds)

    class SlowFolder(mfusepy.Operations):  # type: ignore[misc, unused-ignore]
        def getattr(self, path: str, _: int | None = None) -> dict[str, int]:
            wait(0)
            try:
                status = os.lstat(source + path)
            except FileNotFoundError as error:
                raise mfusepy.FuseOSError(errno.ENOENT) from error
            return {name: int(getattr(status, name)) for name in ("st_mode", "st_size", "st_nlink")}

        def readdir(self, path: str, _: int) -> list[str]:
            wait(CLUSTER)
            return [".", "..", *(found.name for found in Path(source + path).iterdir())]

        def open(self, path: str, flags: int) -> int:
            return os.open(source + path, flags)

        def read(self, _: str, size: int, offset: int, handle: int) -> bytes:
            content = os.pread(handle, size, offset)
            wait(len(content))
            return content

        def release(self, _: str, handle: int) -> int:
            os.close(handle)
            return 0

    mfusepy.FUSE(SlowFolder(), mountpoint, foreground=True, nothreads=True, ro=True)


@contextmanager
def plugged_in(folder: Path, model: Model) -> Iterator[tuple[Path, Synchronized[float]]]:
    """A folder as it is on a stick that nobody has read from yet, and the seconds it has taken."""
    context = multiprocessing.get_context("spawn")
    waited = context.Value("d", 0.0)
    with tempfile.TemporaryDirectory() as mountpoint:
        arguments = (str(folder), mountpoint, model, waited)
        process = context.Process(target=serve_slowly, args=arguments)
        process.start()
        while not os.path.ismount(mountpoint):
            assert process.is_alive(), "no file system: libfuse and mfusepy are needed"
            time.sleep(0.02)
        try:
            yield Path(mountpoint), waited
        finally:
            subprocess.run(["fusermount3", "-u", "-z", mountpoint], check=True)
            process.join()


def measure_page(
    browser: Browser, folder: Path, model: Model, path: str, query: str = ""
) -> Reading:
    """A page until it is loaded, or until the results of its query are shown."""
    with plugged_in(folder, model) as (place, waited), browser.new_context() as context:
        page = context.new_page()
        waited.value = 0
        begun = time.perf_counter()
        page.goto((place / path).as_uri() + (f"?q={query}" if query else ""))
        if query:
            page.wait_for_function(IS_DONE)
        return Reading(time.perf_counter() - begun, waited.value)


def print_times(folder: Path) -> None:
    program = find_browser(CHROMIUM)
    assert program is not None, "no Chromium: python -m tools.browsers"
    print(
        f"\n{'seconds (of the stick)':26}{'ms':>4}{'MB/s':>6}    START    a case    first results"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for model in MODELS:
            start = measure_page(browser, folder, model, "START.html")
            case = measure_page(browser, folder, model, CASE)
            search = "site/search.html"
            found = [measure_page(browser, folder, model, search, q) for q in QUERIES[:SHOWN]]
            found.sort(key=lambda reading: reading.whole)
            print(
                f"{model.name:26}{model.milliseconds:4}{model.megabytes:6}{start} {case} "
                f"{found[SHOWN // 2]} ≤ {found[-1]}"
            )
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--slow", action="store_true", help="measure the times, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as out:
        stick = build_stick(BuildSettings(CONTENT, Path(out, "usb"), THEMES))[1]
        print_room(stick.files, stick.archive)
        if options.slow:
            print_times(Path(out, "usb", stick.folder))


if __name__ == "__main__":
    main()
