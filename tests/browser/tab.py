"""What a test needs of a browser, the same words for Chromium and Firefox.

tab.open("file:///…/search.html?q=電子申請")
wait_for(tab, "document.querySelector('[data-case]') !== null")
assert tab.console_errors() == ()
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal, Protocol

Argument = str | int | float | bool | None
Scheme = Literal["light", "dark"]


class PageLeftError(Exception):
    """The page went away while a script ran in it: the tab is on its way to another one."""


class Tab(Protocol):
    """One tab of a running browser; what it recorded is forgotten at each `open`."""

    name: str

    def open(self, url: str) -> None:
        """Load a page and wait for its `load` event."""

    def evaluate(self, body: str, *arguments: Argument) -> object:
        """Run a function's body in the page (`return …`, `arguments[0]`); a promise is awaited."""

    def click(self, selector: str) -> None:
        """Click the first element that matches."""

    def type(self, selector: str, text: str) -> None:
        """Type into the first element that matches."""

    def press(self, key: str) -> None:
        """Press one key by its DOM name: `Enter`, `Tab`, `Escape`, `ArrowDown`, `Shift+Tab`."""

    def set_size(self, width: int, height: int) -> None:
        """Set the size of the page's view in CSS pixels."""

    def set_scheme(self, scheme: Scheme) -> None:
        """Set the colours that the reader's system prefers."""

    def print(self) -> bytes:
        """The page as a PDF on A4."""

    def screenshot(self, path: Path) -> None:
        """Write what the view shows as a PNG file."""

    def console_errors(self) -> tuple[str, ...]:
        """Errors the page caused so far: scripts, failed loads, violations of its CSP."""

    def requests(self) -> tuple[str, ...]:
        """Addresses the page has asked for so far, its own among them."""


def wait_for(tab: Tab, condition: str, *, seconds: float = 30) -> None:
    """Wait until a JavaScript expression is true; a page that never gets there is an error.

    The expression is asked for again and again from outside: a strict CSP forbids the page itself
    to evaluate text.
    """
    end = time.monotonic() + seconds
    while not is_true(tab, condition):
        if time.monotonic() > end:
            raise AssertionError(f"{tab.name}: not true after {seconds} s: {condition}")
        time.sleep(0.02)


def is_true(tab: Tab, condition: str) -> bool:
    """Whether a JavaScript expression is true now; on the way to another page it is not."""
    try:
        return tab.evaluate(f"return Boolean({condition});") is True
    except PageLeftError:
        return False


def travel(tab: Tab, way: Literal["back", "forward"]) -> None:
    """Go through the history, once the page has answered: an answer is lost with its page."""
    tab.evaluate(f"setTimeout(() => history.{way}());")
