"""axe-core finds no fault on any kind of page, narrow or wide."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest

from .chromium import ChromiumTab
from .place import Place
from .site import ROOT, list_page_kinds
from .tab import wait_for

pytestmark = pytest.mark.xdist_group("chromium")

AXE = ROOT / "node_modules" / "axe-core"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# `target-size` is off unless asked for.
RUN = """
const options = {
  runOnly: { type: "tag", values: JSON.parse(arguments[0]) },
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};
const { violations, passes } = await axe.run(document, options);
return [passes.length, violations.flatMap((rule) => rule.nodes.map(
  (node) => `${rule.id}: ${rule.help}: ${node.target.join(" ")}: ${node.failureSummary}`))];
"""
IS_SETTLED = "document.querySelector('[data-search-state=done], [data-search-state=error]')"


@functools.cache
def read_axe() -> str:
    """The script that puts axe-core into a page, speaking Japanese."""
    program = AXE / "axe.min.js"
    assert program.is_file(), "axe-core がありません。make test で入ります（npm ci）。"
    locale = json.loads((AXE / "locales" / "ja.json").read_text(encoding="utf-8"))
    configure = f"axe.configure({{ locale: {json.dumps(locale)} }});"
    return f"{program.read_text(encoding='utf-8')}\n{configure}"


def find_violations(tab: ChromiumTab, url: str, *, after: str = "true") -> list[str]:
    """Open a page and return axe-core's violations, each with its rule, place and remedy."""
    tab.open(url)
    wait_for(tab, after)
    tab.evaluate(read_axe())
    found = tab.evaluate(RUN, json.dumps(TAGS))
    assert isinstance(found, list)
    passed, violations = found
    assert isinstance(violations, list)
    assert passed > 10, f"axe-core looked at nothing on {url}"
    return [str(violation) for violation in violations]


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_no_fault_on_any_kind_of_page(
    chromium: ChromiumTab, http_site: Place, site: Path, width: int
) -> None:
    chromium.set_size(width, 800)
    faults = [
        f"{path}: {violation}"
        for path in list_page_kinds(site)
        for violation in find_violations(chromium, http_site.url(path))
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("query", ["電子申請", "量子もつれ加速器"], ids=["hits", "no hits"])
def test_axe_finds_no_fault_in_search_results(
    chromium: ChromiumTab, http_site: Place, query: str, width: int
) -> None:
    chromium.set_size(width, 800)
    url = http_site.url("search.html", q=query)
    assert find_violations(chromium, url, after=IS_SETTLED) == []


def test_axe_does_find_a_fault_where_there_is_one(chromium: ChromiumTab, tmp_path: Path) -> None:
    page = tmp_path / "fault.html"
    small = '<button style="width: 9px; height: 9px; padding: 0">押</button>'
    page.write_text(
        '<!DOCTYPE html><html lang="ja"><head><title>対照</title></head><body><main><h1>対照</h1>'
        f'<p style="color: #aaa">薄い <img src="a.png"></p>{small}{small}</main></body></html>',
        encoding="utf-8",
    )
    violations = str(find_violations(chromium, page.as_uri()))
    for rule in ("image-alt", "color-contrast", "target-size"):
        assert rule in violations
    assert "代替テキスト" in violations
