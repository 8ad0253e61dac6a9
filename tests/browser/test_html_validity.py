"""The Nu HTML Checker and html-validate find no error on any page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from audit.markup import MarkupFault, check_with_html_validate, check_with_nu

from .site import list_pages

Check = Callable[[Sequence[Path]], tuple[MarkupFault, ...]]

FAULTS: Mapping[Check, str] = {
    check_with_nu: "<ul><p>一</p></ul><p><div></p>",
    check_with_html_validate: '<h1>対照</h1><h3>飛び越し</h3><img src="a.png"><button>押</button>',
}
EACH_CHECK = pytest.mark.parametrize("check", FAULTS, ids=lambda check: check.__name__)


@EACH_CHECK
def test_no_page_has_an_error(check: Check, site: Path) -> None:
    pages = [site / path for path in list_pages(site)]
    faults = [
        f"{fault.page.relative_to(site)}:{fault.line}: {fault.rule} {fault.text}"
        for fault in check(pages)
    ]
    assert not faults, "\n".join(faults)


@EACH_CHECK
def test_each_checker_does_find_errors(check: Check, tmp_path: Path) -> None:
    page = tmp_path / "fault.html"
    head = '<!DOCTYPE html><html lang="ja"><head><title>対照</title></head>'
    page.write_text(f"{head}<body>{FAULTS[check]}</body></html>", encoding="utf-8")
    assert len(check([page])) >= 2


def test_html_validate_looks_into_no_template(tmp_path: Path) -> None:
    page = tmp_path / "template.html"
    page.write_text(
        '<!DOCTYPE html>\n<html lang="ja">\n  <head>\n    <title>対照</title>\n  </head>\n'
        "  <body>\n    <h1>対照</h1>\n    <template><h2></h2></template>\n  </body>\n</html>\n",
        encoding="utf-8",
    )
    assert check_with_html_validate([page]) == ()
    page.write_text(page.read_text(encoding="utf-8").replace("template", "div"), encoding="utf-8")
    assert [fault.rule for fault in check_with_html_validate([page])] == ["empty-heading"]
