"""What `jirei build` says."""

from __future__ import annotations

from generator.words.outcome import report_changed, report_written

# Of the bars that `jirei usb` shows too: what is made, by its kind.
PROGRESS, PROGRESS_UNIT = "検索を作る", "件"
PROGRESS_OF = {
    "case": "事例を読む",
    "data": "データを作る",
    "page": "ページを作る",
    "survey": "ページを調べる",
}


def summarize_build(cases: int, pages: int, changed: int, seconds: float, out: str) -> str:
    what = f"事例 {cases}件、ページ {pages}件"
    return report_written(out, what, report_changed(changed, seconds))
