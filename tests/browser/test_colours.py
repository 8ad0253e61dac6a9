"""Light, dark and forced colours: what is really seen is what the theme has declared."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from audit.axe import look_at_page

from generator.build import build_site
from generator.core.settings import BuildSettings
from generator.measures.colour import contrast, print_ratio
from generator.reading.read.themes import read_theme
from generator.reading.validate.theme import validate_theme
from generator.theme.theme import TOKENS, Theme
from generator.theme.tokens import gather_colours, gather_needs

from .asked import ASKED, Asked, open_asked
from .chromium import ChromiumTab
from .place import Place
from .site import ROOT, list_page_kinds
from .test_accessibility import Scheme

pytestmark = pytest.mark.xdist_group("chromium")

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
THEMES = ROOT / "themes"
CASE = "cases/kagamino-online-application.html"
# Colours as #rrggbb, and what lies behind an element: the nearest ground that is not clear.
COLOURS = """
const hex = (colour) => {
  const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
  if (alpha < 1 && alpha > 0) return `${colour}`;
  const digits = [red, green, blue].map((part) => part.toString(16).padStart(2, "0"));
  return alpha === 0 ? "" : `#${digits.join("")}`;
};
const groundOf = (element) => hex(getComputedStyle(element).backgroundColor)
  || (element.parentElement ? groundOf(element.parentElement) : "#canvas");
const isSeen = (element) => element.checkVisibility({ visibilityProperty: true })
  && element.getBoundingClientRect().width > 1;
for (const details of document.querySelectorAll("details")) details.open = true;
"""
# Every colour of a text with its ground, once, with the first text that has them.
LIST_TEXTS = """
const found = new Map();
const note = (colour, ground, text) => {
  const key = `${hex(colour)} ${ground}`;
  if (!found.has(key)) found.set(key, [hex(colour), ground, text.trim().slice(0, 20)]);
};
for (const element of document.querySelectorAll("body *")) {
  const texts = [...element.childNodes].filter((node) => node.nodeType === 3
    && node.data.trim()).map((node) => node.data);
  const style = getComputedStyle(element);
  if (!isSeen(element)) continue;
  if (texts.length || element.matches("input:not([type=checkbox], [type=radio]), select")) {
    const isDrawn = element instanceof SVGElement;
    note(isDrawn ? style.fill : style.color, groundOf(element), texts.join(" "));
  }
  for (const name of ["::before", "::after"]) {
    const part = getComputedStyle(element, name);
    if (/counter|[^"]{2,}/.test(part.content) && part.content !== "none") {
      note(part.color, hex(part.backgroundColor) || groundOf(element), part.content);
    }
  }
}
return [...found.values()];
"""
# Each control with the strongest of what shows where it is: its border, or its own ground.
LIST_CONTROLS = """
const controls = document.querySelectorAll(
  "input:not([type=checkbox], [type=radio]), select, button, .download");
return [...controls].filter(isSeen).map((element) => {
  const style = getComputedStyle(element);
  return [element.className || element.id, groundOf(element.parentElement),
    hex(style.borderTopColor), hex(style.backgroundColor)];
});
"""
LIST_FOCUS = """
const style = getComputedStyle(document.activeElement);
return [document.activeElement.outerHTML.slice(0, 60), style.outlineStyle,
  parseFloat(style.outlineWidth), hex(style.outlineColor),
  groundOf(document.activeElement.parentElement)];
"""
# What is drawn by fill, stroke or border alone.
LIST_DRAWN = """
const colour = (selector, property) =>
  hex(getComputedStyle(document.querySelector(selector))[property]);
return [
  ["a step's bar", colour(".schedule-span:not(.is-open)", "fill")],
  ["the edge of an open bar", colour(".schedule-span.is-open", "stroke")],
  ["the line of a year", colour(".schedule-tick", "stroke")],
  ["the size of the municipality", colour(".band-meter .is-filled", "fill")],
  ["the edge of the other sizes", colour(".band-meter rect:not(.is-filled)", "stroke")],
  ["the site's mark", colour(".site-mark-card", "fill")],
  ["the button", colour(".search-box-button", "borderTopColor")],
  ["the field", colour(".search-box-field", "borderTopColor")],
  ["the icon of the button", colour(".search-box-button .icon path", "stroke")],
];
"""
LIST_MOTION = """
return [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  return parseFloat(style.transitionDuration) || style.animationName !== "none"
    || style.scrollBehavior === "smooth";
}).map((element) => element.cloneNode(false).outerHTML);
"""


def ask(tab: ChromiumTab, body: str) -> list[Any]:
    """What a function's body that knows of colours returns."""
    found = tab.evaluate(COLOURS + body)
    assert isinstance(found, list)
    return found


def long(colour: str) -> str:
    """`#rgb` as `#rrggbb`."""
    return colour if len(colour) == 7 else "#" + "".join(sign * 2 for sign in colour[1:])


@pytest.fixture
def pages(site: Path) -> list[Asked]:
    """A page of every kind, and what addresses ask for.

    The page for missing addresses has no style sheet where the site's address is not known.
    """
    kinds = (path for path in list_page_kinds(site) if path != "404.html")
    return [*(Asked(path, path, {}, "true") for path in kinds), *ASKED]


def test_every_text_and_its_ground_are_a_declared_pair(
    chromium: ChromiumTab, http_site: Place, pages: list[Asked], standard_theme: Theme
) -> None:
    declared = {scheme: list_pairs(standard_theme, scheme) for scheme in SCHEMES}
    faults, seen = set(), set()
    for asked in pages:
        open_asked(chromium, http_site, asked)
        # What is laid out otherwise on a narrow screen has the same roles, light and dark.
        for scheme, width in zip(SCHEMES, (1280, 320), strict=True):
            chromium.set_scheme(scheme)
            chromium.set_size(width, 800)
            for front, ground, text in ask(chromium, LIST_TEXTS):
                seen.add((front, ground))
                if (front, ground) not in declared[scheme]:
                    faults.add(f"{front} on {ground}: {text} ({scheme}, {asked.name})")
    assert not faults, "\n".join(sorted(faults))
    assert len(seen) > 30


def test_the_colours_of_another_theme_are_its_own_pairs(
    chromium: ChromiumTab, small_content: Path, tmp_path: Path
) -> None:
    shutil.copytree(THEMES / "standard", tmp_path / "themes/standard")
    shutil.copytree(ROOT / "tests/themes/minato", tmp_path / "themes/minato")
    settings = BuildSettings(small_content, tmp_path / "site", tmp_path / "themes", theme="minato")
    build_site(settings)
    theme, _ = validate_theme(read_theme(settings.themes, "minato"))
    assert theme is not None
    for scheme in SCHEMES:
        chromium.set_scheme(scheme)
        declared = list_pairs(theme, scheme)
        for path in ("index.html", "cases/kagamino-online-counter.html", "search.html"):
            chromium.open((settings.out / path).as_uri())
            found = {(front, ground) for front, ground, _ in ask(chromium, LIST_TEXTS)}
            assert len(found) > 4
            assert found <= declared
            faults = look_at_page(chromium).violations
            assert faults == (), path


def list_pairs(theme: Theme, scheme: Scheme) -> set[tuple[str, str]]:
    """The colours of text and ground that the theme has declared, and that it is judged by."""
    trees = [layer.trees[TOKENS] for layer in theme.layers]
    colours = {role: long(value.text) for role, value in gather_colours(trees, scheme).items()}
    return {
        (colours[need.colour.text], colours[need.ground.text])
        for need in gather_needs(trees)
        if need.ratio >= 4.5
    }


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_every_control_and_its_focus_are_seen(
    chromium: ChromiumTab, http_site: Place, scheme: Scheme
) -> None:
    chromium.set_scheme(scheme)
    faults, count = [], 0
    for path in ("index.html", "search.html", CASE, "data/index.html"):
        chromium.open(http_site.url(path))
        for name, ground, border, own in ask(chromium, LIST_CONTROLS):
            count += 1
            best = max(contrast(colour, ground) for colour in (border, own) if colour)
            if best < 3:
                faults.append(f"{path}: {name}: {print_ratio(best)}")
        for _ in range(25):
            chromium.press("Tab")
            text, style, width, colour, ground = ask(chromium, LIST_FOCUS)
            if style != "solid" or width < 3 or contrast(colour, ground) < 3:
                faults.append(f"{path}: {text}: {style} {width} {colour} on {ground}")
    assert faults == []
    assert count >= 6


def test_print_is_light_on_a_dark_screen_too(chromium: ChromiumTab, http_site: Place) -> None:
    chromium.page.emulate_media(color_scheme="dark")
    chromium.open(http_site.url(CASE))
    dark = ask(chromium, "return [groundOf(document.body)];")
    chromium.page.emulate_media(color_scheme="dark", media="print")
    light = ask(chromium, "return [groundOf(document.body)];")
    assert (dark, light) == (["#14171f"], ["#ffffff"])


def test_what_carries_meaning_is_there_in_forced_colours(
    chromium: ChromiumTab, http_site: Place
) -> None:
    chromium.page.emulate_media(forced_colors="active", color_scheme="dark")
    chromium.open(http_site.url(CASE))
    canvas = ask(chromium, "return [groundOf(document.body)];")[0]
    said = dict(ask(chromium, LIST_DRAWN))
    hidden = [name for name, colour in said.items() if colour in ("", canvas)]
    assert hidden == []
    fills = ask(
        chromium,
        'return [".band-meter .is-filled", ".band-meter rect:not(.is-filled)",'
        ' ".schedule-span:not(.is-open)", ".schedule-span.is-open"]'
        ".map((name) => getComputedStyle(document.querySelector(name)).fill);",
    )
    assert fills[0] != fills[1]
    assert fills[2] != fills[3]


def test_controls_cells_and_the_focus_are_seen_in_forced_colours(
    chromium: ChromiumTab, http_site: Place
) -> None:
    chromium.page.emulate_media(forced_colors="active", color_scheme="dark")
    for path in ("index.html", "search.html", CASE):
        chromium.open(http_site.url(path))
        canvas = ask(chromium, "return [groundOf(document.body)];")[0]
        controls = ask(chromium, LIST_CONTROLS)
        assert len(controls) >= 2
        assert [name for name, _, border, _ in controls if border in ("", canvas)] == []
        for _ in range(12):
            chromium.press("Tab")
            text, style, width, colour, _ = ask(chromium, LIST_FOCUS)
            assert (style, width >= 3) == ("solid", True), text
            assert colour not in ("", canvas), text
    chromium.open(http_site.url("index.html"))
    cells = "[...document.querySelectorAll('.matrix td')]"
    edges = ask(chromium, f"return {cells}.map((td) => hex(getComputedStyle(td).borderTopColor));")
    assert len(edges) > 50
    assert canvas not in edges


def test_the_current_item_of_a_menu_stands_out_in_forced_colours(
    chromium: ChromiumTab, http_site: Place
) -> None:
    chromium.page.emulate_media(forced_colors="active")
    chromium.open(http_site.url("categories/index.html"))
    canvas = str(ask(chromium, "return [groundOf(document.body)];")[0])
    lines = ask(
        chromium,
        'return [...document.querySelectorAll(".site-menu-wide a")].map((link) =>'
        ' [String(link.hasAttribute("aria-current")),'
        " hex(getComputedStyle(link).borderBottomColor)]);",
    )
    assert len(lines) == 10
    assert [is_current for is_current, line in lines if line != canvas] == ["true"]


def test_nothing_moves_for_who_wants_no_motion(
    chromium: ChromiumTab, http_site: Place, pages: list[Asked]
) -> None:
    chromium.page.emulate_media(reduced_motion="no-preference")
    open_asked(chromium, http_site, pages[0])
    chromium.press("Tab")
    assert ask(chromium, LIST_MOTION) != []  # the way to a heading is shown, not jumped
    chromium.page.emulate_media(reduced_motion="reduce")
    for asked in pages:
        open_asked(chromium, http_site, asked)
        chromium.press("Tab")
        assert ask(chromium, LIST_MOTION) == [], asked.name
