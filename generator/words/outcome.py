"""How a command ended, as several commands say it: what was written, or why nothing was.

>>> report_written("build/site", "事例 3件", "0.1秒")
'build/site に事例 3件を書き出しました（0.1秒）。'
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.core.problem import (
    OutputBusy,
    OutputFault,
    OutputFileRefused,
    OutputFolderRefused,
    SearchNotBuilt,
)
from generator.words.faults import explain_fault

NOTHING_WRITTEN = "エラーがあるため、何も書き出していません。前の出力はそのままです。"


def report_written(place: str, what: str, details: str) -> str:
    return f"{place} に{what}を書き出しました（{details}）。"


def report_changed(changed: int, seconds: float) -> str:
    """The details of what was written, where a command tells what is new in it."""
    return f"更新 {changed}件、{seconds:.1f}秒"


def hint_at(names: Iterable[str]) -> str:
    return f"ヒント: {'、'.join(names)}"


def explain_output_fault(fault: OutputFault) -> str:
    """Why nothing was written; the last output is as it was."""
    if isinstance(fault, OutputFolderRefused):
        return (
            f"「{fault}」には、この命令が書き出したものではないファイルがあります。"
            "空のフォルダーか、新しいフォルダーを指定してください。"
        )
    if isinstance(fault, OutputFileRefused):
        return (
            f"「{fault}」は、この命令が書き出したファイルではないので、上書きしません。"
            "ほかのファイルの名前を指定してください。"
        )
    if isinstance(fault, OutputBusy):
        return (
            f"「{fault}」には、ほかの jirei がいま書き出しています。"
            "それが終わってから、もう一度実行してください。"
        )
    if isinstance(fault, SearchNotBuilt):
        return (
            "検索の索引を作れませんでした。前の出力はそのままです。\n"
            f"一時フォルダー「{fault.folder}」の空きと、Pagefind（索引を作るプログラム）の実行が"
            f"禁じられていないかを確かめてください（{fault.fault}）。"
        )
    return f"書き出せませんでした。前の出力はそのままです。\n{explain_fault(fault.fault)}"
