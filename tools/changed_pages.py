"""Which pages of a site are new, changed or gone, from two built sites.

    python -m tools.changed_pages build/before build/site

Prints `{"added": […], "changed": […], "removed": […]}`, the paths of pages as the site has them,
those of cases first. A folder that is empty gives a site without pages.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path


def read_pages(site: Path) -> dict[str, bytes]:
    """The bytes of every page by its path below the site."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*.html")
        if path.is_file()
    }


def compare_sites(before: Path, after: Path) -> dict[str, list[str]]:
    """The paths of pages that were added, changed and removed, sorted, cases first."""
    old, new = read_pages(before), read_pages(after)
    return {
        "added": in_order(new.keys() - old.keys()),
        "changed": in_order(path for path in new.keys() & old.keys() if new[path] != old[path]),
        "removed": in_order(old.keys() - new.keys()),
    }


def in_order(paths: Iterable[str]) -> list[str]:
    return sorted(paths, key=lambda path: (not path.startswith("cases/"), path))


def main(arguments: list[str]) -> int:
    """Prints the difference; exit code 2 where the arguments are not two folders."""
    folders = [Path(argument) for argument in arguments]
    if len(folders) != 2 or not all(folder.is_dir() for folder in folders):
        print("python -m tools.changed_pages 前のサイト 新しいサイト", file=sys.stderr)
        return 2
    print(json.dumps(compare_sites(*folders), indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
