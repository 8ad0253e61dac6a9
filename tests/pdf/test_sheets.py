"""In the PDF, too, the sheet of every case is one page."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from sheets import ADDRESS, STYLE, draft_sheets, fill_case, join_sheets, style_of

from generator.pdf.pdf import make_pdf

pytestmark = pytest.mark.slow

LENGTHS = (20, 60, 200)


@pytest.mark.parametrize("base_url", [None, ADDRESS], ids=["no address", "address"])
def test_every_sheet_is_one_page(base_url: str | None) -> None:
    draft = draft_sheets(base_url=base_url)
    known = draft.collection.cases
    made_up = [fill_case(known[0], letters) for letters in LENGTHS]
    cases = [*(known if base_url else known[:5]), *made_up]  # with its code a sheet is fullest
    pdf = make_pdf(join_sheets(draft, cases), {STYLE: style_of(draft)})
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) == len(cases)
    for page, case in zip(pages, cases, strict=True):
        assert page.extract_text().startswith(f"事例{case.number}")
