"""Every page is silent in a real browser: no error, no CSP violation, no request elsewhere.

Here they come from a server; `test_stick.py` opens every page on `file://`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .chromium import ChromiumTab
from .place import Place, serve_site
from .site import list_page_kinds, list_pages
from .tab import Tab

# What sticks out to the right, but for what scrolls inside its own box.
LIST_OVERFLOW = """
const width = document.documentElement.clientWidth;
if (document.scrollingElement.scrollWidth <= width) return [];
const scrollsInside = (element) => element !== null && element !== document.body
  && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX)
    || scrollsInside(element.parentElement));
return [`${document.scrollingElement.scrollWidth} > ${width}`,
  ...[...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > width + 0.5)
    .filter((element) => !scrollsInside(element.parentElement))
    .slice(0, 5).map((element) => element.cloneNode(false).outerHTML)];
"""


def list_faults(tab: Tab, place: Place, paths: Sequence[str]) -> list[str]:
    """Open pages one by one; return what each said or asked for that it should not have."""
    faults = []
    for path in paths:
        tab.open(place.url(path))
        faults += [f"{path}: {error}" for error in tab.console_errors()]
        faults += [f"{path}: asks for {url}" for url in tab.requests() if place.is_outside(url)]
    return faults


def test_a_page_with_faults_is_not_silent(tab: Tab, tmp_path: Path) -> None:
    (tmp_path / "error.js").write_text("console.error('said'); isMissing();", encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>対照</title>'
        '<script src="error.js"></script><script>1</script><img src="https://example.com/a.png">',
        encoding="utf-8",
    )
    with serve_site(tmp_path) as place:
        said = " ".join(list_faults(tab, place, ["index.html"]))
    for expected in ("said", "isMissing", "script-src", "img-src"):
        assert expected in said


def test_every_page_on_a_server_is_silent(tab: Tab, http_site: Place, site: Path) -> None:
    http_site.answers.clear()
    pages = list_pages(site)
    assert len(pages) > 50
    faults = list_faults(tab, http_site, pages)
    assert not faults, "\n".join(faults)
    assert [answer for answer in http_site.answers if answer[1] != 200] == []


def test_no_page_scrolls_sideways_at_320_pixels(tab: Tab, http_site: Place, site: Path) -> None:
    tab.set_size(320, 640)
    faults = []
    for path in list_page_kinds(site):
        tab.open(http_site.url(path))
        if overflow := tab.evaluate(LIST_OVERFLOW):
            faults.append(f"{path}: {overflow}")
    assert not faults, "\n".join(faults)


def test_an_unknown_address_is_answered_with_the_sites_own_page(
    chromium: ChromiumTab, http_site: Place
) -> None:
    answer = chromium.page.goto(http_site.url("cases/ありません/どこにも.html"))
    assert answer is not None
    assert answer.status == 404
    assert "見つかりません" in chromium.page.title()
    # The status itself is all there is to complain of: the page needs nothing that is not there.
    assert len(chromium.console_errors()) == 1
