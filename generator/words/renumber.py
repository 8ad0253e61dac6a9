"""What `jirei renumber` says."""

from __future__ import annotations

WRITE_HELP = "番号を書き換える（付けなければ、どう変わるかを示すだけ）"

NUMBERS_KEPT = "エラーを直してから、もう一度実行してください。番号は変えていません。"


def describe_renumbering(old: int, new: int, slug: str) -> str:
    return f"{old} → {new}  {slug}"


def summarize_renumbering(cases: int, changed: int, is_written: bool) -> str:
    done = "を書き換えました" if is_written else "が変わります（--write を付けると書き換えます）"
    return f"{cases}件のうち{changed}件の番号{done}。"
