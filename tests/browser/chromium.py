"""A tab of Chromium, driven by Playwright over the DevTools protocol.

The flags keep it from calling home. `--allow-file-access-from-files` must never be among them: it
would let pages on `file://` do what readers' browsers forbid.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import ConsoleMessage, Error, Page

from .tab import Argument, PageLeftError, Scheme

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class ChromiumTab:
    """A `Tab` on a Playwright page."""

    name = "chromium"

    def __init__(self, page: Page) -> None:
        self.page = page
        self._errors: list[str] = []
        self._requests: list[str] = []
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self._errors.append(str(error)))
        page.on("request", lambda request: self._requests.append(request.url))

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append(f"{message.text} ({message.location.get('url', '')})")

    def open(self, url: str) -> None:
        self._errors.clear()
        self._requests.clear()
        self.page.goto(url, timeout=120_000)  # the search of a preview may still be made

    def evaluate(self, body: str, *arguments: Argument) -> object:
        function = f"(given) => (async function () {{ {body}\n }}).apply(null, given)"
        try:
            result: object = self.page.evaluate(function, list(arguments))
        except Error as error:
            if "context was destroyed" in error.message:
                raise PageLeftError from error
            raise
        return result

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def type(self, selector: str, text: str) -> None:
        self.page.locator(selector).first.press_sequentially(text)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def set_size(self, width: int, height: int) -> None:
        self.page.set_viewport_size({"width": width, "height": height})

    def set_scheme(self, scheme: Scheme) -> None:
        self.page.emulate_media(color_scheme=scheme)

    def print(self) -> bytes:
        return self.page.pdf(format="A4")

    def screenshot(self, path: Path) -> None:
        self.page.screenshot(path=path)

    def console_errors(self) -> tuple[str, ...]:
        self.page.evaluate("0")  # a round trip: what was logged before it has arrived after it
        return tuple(self._errors)

    def requests(self) -> tuple[str, ...]:
        return tuple(self._requests)
