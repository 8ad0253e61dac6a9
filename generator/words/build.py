"""What `jirei build` says."""

from __future__ import annotations

from generator.words.outcome import report_changed, report_written

PROGRESS, PROGRESS_UNIT = "ページ", "件"  # of the bar that `jirei usb` shows too


def summarize_build(cases: int, pages: int, changed: int, seconds: float, out: str) -> str:
    what = f"事例 {cases}件、ページ {pages}件"
    return report_written(out, what, report_changed(changed, seconds))
