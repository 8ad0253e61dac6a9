"""A tab of Firefox, driven by Mozilla's own Marionette.

Automation usually loosens Firefox: `remote.prefs.recommended` and Puppeteer's profile switch
`security.fileuri.strict_origin_policy` off, which hides what `file://` forbids. Here both are as
readers have them.
"""

from __future__ import annotations

import base64
from pathlib import Path

from marionette_driver.by import By
from marionette_driver.errors import ElementClickInterceptedException, JavascriptException
from marionette_driver.keys import Keys
from marionette_driver.marionette import ActionSequence, Marionette, WebElement

from .tab import Argument, PageLeftError, Scheme, wait_for

PREFERENCES = {
    "security.fileuri.strict_origin_policy": True,
    "remote.prefs.recommended": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "datareporting.healthreport.uploadEnabled": False,
    "app.normandy.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
}
PREFERRED_SCHEME = "layout.css.prefers-color-scheme.content-override"
KEYS = {
    "Enter": Keys.ENTER,
    "Tab": Keys.TAB,
    "Escape": Keys.ESCAPE,
    "ArrowDown": Keys.ARROW_DOWN,
    "ArrowUp": Keys.ARROW_UP,
    "ArrowRight": Keys.ARROW_RIGHT,
    "Space": Keys.SPACE,
    "Shift": Keys.SHIFT,
}
# Two places hold what the page's console shows. Script errors and CSP reports are in the browser's
# console service; calls of `console.error` are stored in the process that runs the page, among
# those of earlier pages. Either holds the browser's own errors as well.
READ_ERRORS = """
return Services.console.getMessageArray()
  .filter((entry) => entry instanceof Ci.nsIScriptError)
  .filter((entry) => entry.category.startsWith("CSP")
    || (/^(https?|file):/.test(entry.sourceName) && !(entry.flags & Ci.nsIScriptError.warningFlag)))
  .map((entry) => `${entry.category}: ${entry.errorMessage} (${entry.sourceName})`);
"""
READ_CALLS = """
const { classes: Cc, interfaces: Ci } = Components;
const page = window.windowGlobalChild.innerWindowId;
return Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).getEvents()
  .filter((event) => event.innerID === page && /^(https?|file):/.test(event.filename))
  .filter((event) => ["error", "assert"].includes(event.level))
  .map((event) => `console.${event.level}: ${event.arguments.join(" ")} (${event.filename})`);
"""
# A window cannot be made narrower than its toolbar; the view inside it can.
SET_VIEW_SIZE = """
const style = gBrowser.selectedBrowser.style;
for (const side of ["width", "min-width", "max-width"]) style[side] = `${arguments[0]}px`;
for (const side of ["height", "min-height", "max-height"]) style[side] = `${arguments[1]}px`;
"""
ZOOM_TEXT = "gBrowser.selectedBrowser.browsingContext.textZoom = arguments[0];"
READ_REQUESTS = """
return [location.href, ...performance.getEntriesByType("resource").map((entry) => entry.name)];
"""


def start_firefox(program: Path, log: Path) -> Marionette:
    """Start Firefox without a screen in a new profile and open a session in it."""
    marionette = Marionette(
        bin=str(program.resolve()),
        app="fxdesktop",
        port=0,
        headless=True,
        prefs=PREFERENCES,
        gecko_log=str(log),
    )
    marionette.start_session()
    marionette.timeout.script = 60
    return marionette


class FirefoxTab:
    """A `Tab` on the one window of a Marionette session."""

    name = "firefox"

    def __init__(self, marionette: Marionette) -> None:
        self.marionette = marionette
        marionette.navigate("about:blank")
        self.zoom_text(1)
        self.set_size(1280, 800)

    def open(self, url: str) -> None:
        self._run_in_browser("Services.console.reset();")
        self.marionette.navigate(url)

    def evaluate(self, body: str, *arguments: Argument) -> object:
        function = f"return (async function () {{ {body}\n }}).apply(null, arguments);"
        try:
            result: object = self.marionette.execute_script(function, arguments, sandbox=None)
        except JavascriptException as error:
            if "unloaded" in str(error):
                raise PageLeftError from error
            raise
        return result

    def click(self, selector: str) -> None:
        """Click on an element; one that the tray covers is first scrolled out from under it."""
        element = self._find(selector)
        try:
            element.click()
        except ElementClickInterceptedException:
            scroll = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });"
            self.marionette.execute_script(scroll, [element], sandbox=None)
            element.click()

    def type(self, selector: str, text: str) -> None:
        self._find(selector).send_keys(text)

    def press(self, key: str) -> None:
        values = [KEYS[name] for name in key.split("+")]
        actions = ActionSequence(self.marionette, "key", "keyboard")
        for value in values:
            actions.key_down(value)
        for value in reversed(values):
            actions.key_up(value)
        actions.perform()

    def set_size(self, width: int, height: int) -> None:
        self.marionette.set_window_rect(width=max(width, 500), height=height + 200)
        self._run_in_browser(SET_VIEW_SIZE, width, height)
        wait_for(self, f"innerWidth === {width} && innerHeight === {height}")

    def set_scheme(self, scheme: Scheme) -> None:
        self.marionette.set_pref(PREFERRED_SCHEME, ("dark", "light").index(scheme))
        wait_for(self, f"matchMedia('(prefers-color-scheme: {scheme})').matches")

    def print(self) -> bytes:
        a4 = {"width": 21.0, "height": 29.7}
        pdf = self.marionette._send_message("WebDriver:Print", {"page": a4}, key="value")
        return base64.b64decode(pdf)

    def zoom_text(self, factor: float) -> None:
        """Set the size of text alone, as `View > Zoom > Zoom Text Only` does."""
        self._run_in_browser(ZOOM_TEXT, factor)

    def screenshot(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.marionette.screenshot(full=False)))

    def console_errors(self) -> tuple[str, ...]:
        errors = self._run_in_browser(READ_ERRORS)
        calls = self._run_in_page_process(READ_CALLS)
        assert isinstance(errors, list)
        assert isinstance(calls, list)
        return tuple(str(entry) for entry in (*errors, *calls))

    def requests(self) -> tuple[str, ...]:
        found = self.evaluate(READ_REQUESTS)
        assert isinstance(found, list)
        return tuple(str(entry) for entry in found)

    def _find(self, selector: str) -> WebElement:
        return self.marionette.find_element(By.CSS_SELECTOR, selector)

    def _run_in_browser(self, body: str, *arguments: Argument) -> object:
        """Run a script with the browser's own rights, outside the page."""
        with self.marionette.using_context(Marionette.CONTEXT_CHROME):
            result: object = self.marionette.execute_script(body, arguments)
        return result

    def _run_in_page_process(self, body: str) -> object:
        """Run a script beside the page, with the browser's own rights."""
        result: object = self.marionette.execute_script(body, sandbox="system")
        return result
