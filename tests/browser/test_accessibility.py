"""axe-core finds no fault on any page, nor on any kind of page in any of its states."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from audit.axe import criteria_of_rules, look_at_page

from .asked import ASKED, OPEN_ALL, Asked, open_asked
from .chromium import ChromiumTab
from .place import Place
from .site import list_page_kinds, list_pages
from .tab import Tab

pytestmark = pytest.mark.xdist_group("chromium")

Scheme = Literal["light", "dark"]

# Every page is looked at wide and light as it opens; its kind, with all open, in the other views.
VIEWS: tuple[tuple[int, Scheme], ...] = ((320, "light"), (320, "dark"), (1280, "dark"))
EACH_VIEW = pytest.mark.parametrize(("width", "scheme"), VIEWS)


def list_faults(tab: Tab, path: str) -> list[str]:
    """Violations, and doubts that nobody has settled, of the page that the tab shows."""
    result = look_at_page(tab)
    doubts = [doubt for doubt in result.doubts if not doubt.is_settled_on(path)]
    return [
        f"{path}: {found.rule}: {found.target}: {found.text} ({found.contrast:.2f})"
        for found in (*result.violations, *doubts)
    ]


def test_axe_finds_no_fault_on_any_page(
    chromium: ChromiumTab, http_site: Place, site: Path
) -> None:
    faults = []
    for path in list_pages(site):
        chromium.open(http_site.url(path))
        faults += list_faults(chromium, path)
    assert not faults, "\n".join(faults)


@EACH_VIEW
def test_axe_finds_no_fault_on_any_kind_of_page_with_all_open(
    chromium: ChromiumTab, http_site: Place, site: Path, width: int, scheme: Scheme
) -> None:
    chromium.set_size(width, 800)
    chromium.set_scheme(scheme)
    faults = []
    for path in list_page_kinds(site):
        chromium.open(http_site.url(path))
        chromium.evaluate(OPEN_ALL)
        faults += list_faults(chromium, path)
    assert not faults, "\n".join(faults)


@EACH_VIEW
@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_axe_finds_no_fault_in_what_an_address_asks_for(
    chromium: ChromiumTab, http_site: Place, asked: Asked, width: int, scheme: Scheme
) -> None:
    chromium.set_size(width, 800)
    chromium.set_scheme(scheme)
    open_asked(chromium, http_site, asked)
    assert list_faults(chromium, asked.path) == []


def test_axe_does_find_a_fault_where_there_is_one(chromium: ChromiumTab, tmp_path: Path) -> None:
    page = tmp_path / "fault.html"
    small = '<button style="width: 9px; height: 9px; padding: 0">押</button>'
    page.write_text(
        '<!DOCTYPE html><html lang="ja"><head><title>対照</title></head><body><main><h1>対照</h1>'
        f'<p style="color: #aaa">薄い <img src="a.png"></p>{small}{small}</main></body></html>',
        encoding="utf-8",
    )
    chromium.open(page.as_uri())
    said = "\n".join(list_faults(chromium, "fault.html"))
    for rule in ("image-alt", "color-contrast", "target-size"):
        assert rule in said
    assert "代替テキスト" in said


def test_a_doubt_about_a_contrast_is_measured(chromium: ChromiumTab, tmp_path: Path) -> None:
    page = tmp_path / "doubt.html"
    shade = "background: linear-gradient(#fff, #eee)"
    page.write_text(
        '<!DOCTYPE html><html lang="ja"><head><title>対照</title></head><body><main><h1>対照</h1>'
        f'<div style="{shade}"><p id="pale" style="color: #aaa">薄い</p><p>濃い</p></div>'
        "</main></body></html>",
        encoding="utf-8",
    )
    chromium.open(page.as_uri())
    assert len(look_at_page(chromium).doubts) == 2
    [fault] = list_faults(chromium, "doubt.html")
    assert "#pale" in fault
    assert "(2.32)" in fault


def test_the_rules_name_their_success_criteria(chromium: ChromiumTab, http_site: Place) -> None:
    chromium.open(http_site.url("404.html"))
    criteria = criteria_of_rules(chromium)
    assert criteria["color-contrast"] == ("1.4.3",)
    assert criteria["target-size"] == ("2.5.8",)
    assert criteria["avoid-inline-spacing"] == ("1.4.12",)
    assert criteria["heading-order"] == ()
