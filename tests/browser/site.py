"""The real site, built once for a whole test run, and what its pages are.

site = build_site_once(shared)
for path in list_page_kinds(site): …      # "index.html", "cases/index.html", …
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
BUILD_SECONDS = 300


def build_site_once(shared: Path) -> Path:
    """Build the site in a folder that all workers share; the first to come builds, others wait."""
    site, log = shared / "site", shared / "build.log"
    try:
        (shared / "site-is-being-built").mkdir()
    except FileExistsError:
        wait_for_file(log)
    else:
        build = (sys.executable, "-m", "generator", "build", "--out", str(site))
        done = subprocess.run(
            build, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
        )
        unfinished = log.with_suffix(".part")
        unfinished.write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")
        unfinished.rename(log)
    code, _, said = log.read_text(encoding="utf-8").partition("\n")
    if code != "0":
        raise RuntimeError(f"the site could not be built (exit code {code}):\n{said}")
    return site


def wait_for_file(path: Path) -> None:
    """Wait until another worker has put a file in place."""
    end = time.monotonic() + BUILD_SECONDS
    while not path.exists():
        if time.monotonic() > end:
            raise RuntimeError(f"no {path.name} after {BUILD_SECONDS} s")
        time.sleep(0.1)


def list_pages(site: Path) -> tuple[str, ...]:
    """Every page's path below the site's folder, in sorted order."""
    return tuple(sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html")))


def list_page_kinds(site: Path) -> tuple[str, ...]:
    """One page of every kind: all at the top; below it the index, the smallest and the largest.

    Folders of one depth in one folder at the top hold one kind of page. The smallest page of a
    kind is an empty term's, where there is one.
    """
    kinds: dict[tuple[str, int], list[Path]] = {}
    for path in map(Path, list_pages(site)):
        kinds.setdefault((path.parts[0], len(path.parts)), []).append(path)
    chosen: list[Path] = []
    for pages in kinds.values():
        by_size = sorted(pages, key=lambda page: (site / page).stat().st_size)
        index = [page for page in by_size if page.name == "index.html"]
        others = [page for page in by_size if page.name != "index.html"]
        chosen += dict.fromkeys([*index, *others[:1], *others[-1:]])
    return tuple(page.as_posix() for page in chosen)
