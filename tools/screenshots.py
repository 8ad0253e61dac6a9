"""The pictures of docs/editors, taken from the program as it is.

    python -m tools.screenshots

Writes docs/editors/images/*.png: a page of the preview, the same page with a mistake in its file,
and what `check` and `new` print. It needs Chromium and a Japanese font (`tools.browsers`).
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from tools.browsers import open_chromium
from tools.serving import ROOT, jirei, start_preview, surroundings

IMAGES = ROOT / "docs" / "editors" / "images"
CASE = "kagamino-online-application"
FILE = f"content/cases/{CASE}.md"
# Three mistakes that happen to everybody: an unknown term, a comma too early, a day that is none.
MISTAKES = (
    ("category: オンライン行政サービス", "category: オンラインサービス"),
    ("amount: 26,700千円", "amount: 26,70千円"),
    ("as_of: 令和5年1月1日", "as_of: 令和5年2月30日"),
)
NEW = ("--organization", "鏡野町", "--subject", "tax-counter", "--title", "税の窓口の予約")
TERMINAL = """<!DOCTYPE html>
<html lang="ja"><meta charset="utf-8"><style>
body {{ margin: 0; background: #1e1e1e; color: #eee; }}
pre {{ width: 60rem; margin: 0; padding: 1rem; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 0.9375rem/1.5 "Noto Sans Mono CJK JP", monospace; }}
</style><pre>{}</pre></html>"""


def run(folder: Path, *arguments: str) -> str:
    """A command as an editor types it on Windows, and what the program prints."""
    done = subprocess.run(
        jirei(*arguments),
        cwd=folder,
        env=surroundings(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return f"> .venv\\Scripts\\python -m generator {' '.join(arguments)}\n{done.stdout}"


def show_terminal(browser: Browser, printed: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 640})
    page.set_content(TERMINAL.format(html.escape(printed)))
    page.locator("pre").screenshot(path=IMAGES / f"{name}.png")


def make_mistakes(folder: Path) -> None:
    path = folder / FILE
    text = path.read_text(encoding="utf-8")
    for right, wrong in MISTAKES:
        assert right in text, right
        text = text.replace(right, wrong, 1)
    path.write_text(text, encoding="utf-8", newline="\n")


def take_pictures(browser: Browser, folder: Path) -> None:
    shutil.copytree(ROOT / "content", folder / "content")
    page = browser.new_page(viewport={"width": 1000, "height": 640})
    with start_preview(folder / "content") as address:
        page.goto(f"{address}cases/{CASE}.html")
        page.screenshot(path=IMAGES / "preview.png")
        make_mistakes(folder)
        page.locator("#jirei-overlay section").wait_for()
        page.screenshot(path=IMAGES / "overlay.png")
    show_terminal(browser, run(folder, "check", FILE), "check")
    show_terminal(browser, run(folder, "new", *NEW), "new")


def main() -> None:
    """Takes the pictures."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with open_chromium() as browser, tempfile.TemporaryDirectory() as folder:
        take_pictures(browser, Path(folder))
    for image in sorted(IMAGES.glob("*.png")):
        print(f"{image.relative_to(ROOT).as_posix()}: {image.stat().st_size:,}バイト")


if __name__ == "__main__":
    main()
