"""Find the web servers that the tests of the made settings need, and install what is missing.

    python -m tools.servers   # installs what it may, prints what there is; exit code 1: not all

The tests themselves only call `find_server`: they install nothing, and fail where it is None.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tools.browsers import can_install, install_packages

# Each by the Debian package that brings its program; neither has to run as a service.
SERVERS = {"nginx": "nginx", "apache2": "apache2-bin"}


def find_server(name: str) -> Path | None:
    """Return the program of a server, which on Debian is in the administrator's folder."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    return Path(found) if found else None


def main() -> int:
    """Install what is missing where we may, then say what there is and what is not."""
    missing = [package for name, package in SERVERS.items() if find_server(name) is None]
    if missing and can_install():
        print(f"サーバーの検査に使うものを入れます: {' '.join(missing)}", flush=True)
        install_packages(tuple(missing))
    for name in SERVERS:
        print(f"{name}: {find_server(name) or '見つかりません'}", flush=True)
    if all(map(find_server, SERVERS)):
        return 0
    print(
        "サーバーの検査に要るものがこの機械にありません。Debian か Ubuntu では、管理者が "
        f"apt-get install {' '.join(SERVERS.values())} を実行してください。",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
