"""What `jirei check` says beside the problems themselves."""

from __future__ import annotations

from collections.abc import Iterable

from generator.words.faults import explain_fault

FORMAT_HELP = "結果の形: text（既定）、github（GitHub Actionsでの既定）、json、sarif"
FIX_HELP = (
    "直しても意味の変わらない書き方（全角と半角、行末の空白、項目の順番、和暦、画像の場所）を直し、"
    "画像のファイルから撮影した場所などの記録を消す"
)
FILES_HELP = "調べるファイル（書かなければ全部）"


def summarize_check(cases: int, seconds: float) -> str:
    return f"事例 {cases}件を調べました（{seconds:.1f}秒）。"


def refuse_absent(files: Iterable[str]) -> str:
    return f"ファイルがありません: {'、'.join(files)}"


def explain_unfixed(fault: OSError) -> str:
    return f"ファイルを直せませんでした。元のままです。\n{explain_fault(fault)}"


def explain_no_summary(fault: OSError) -> str:
    return f"まとめを書き出せませんでした。\n{explain_fault(fault)}"
