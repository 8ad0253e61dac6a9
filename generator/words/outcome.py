"""How a command ended, as several commands say it: what was written, or why nothing was.

>>> report_written("build/site", "事例 3件", "0.1秒")
'build/site に事例 3件を書き出しました（0.1秒）。'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.core.problem import (
    OutputBusy,
    OutputFault,
    OutputFileRefused,
    OutputFolderRefused,
    SearchFault,
    SearchNotBuilt,
)
from generator.words.faults import explain_fault

NOTHING_WRITTEN = "エラーがあるため、何も書き出していません。前の出力はそのままです。"
INTERRUPTED_BY_KEY = "Ctrl+C で止めました。"
NOWHERE_TO_SAY = (
    "結果を表示する先（標準出力）が閉じているので、何もしていません。"
    "表示が要らなければ、送り先に /dev/null（Windows では NUL）を書いてください。"
)
PROGRAM_IS_WRONG = (
    "プログラムに誤りがあります。上の英語の記録をすべて写して、開発者に知らせてください。"
)
LITTLE_MEMORY = "メモリーが足りません"
NO_MEMORY = f"{LITTLE_MEMORY}。ほかのプログラムを閉じてから、もう一度実行してください。"
PAGEFIND_WORD = "Pagefind（索引を作るプログラム）"
SEARCH_ADVICE: Mapping[SearchFault, str] = {
    SearchFault.NOT_RUN: (
        "一時フォルダー{folder}の空きと、{program}の実行が禁じられていないかを"
        "確かめてください（{fault}）。"
    ),
    SearchFault.HANGS: (
        "{program}が{fault}秒たっても終わらないので、止めました。ウイルス対策のソフトなどが"
        "止めていないかを確かめてから、もう一度実行してください。"
    ),
    SearchFault.ODD: (
        "{program}の書いたファイルが欠けているか、壊れています（{fault}）。"
        "一時フォルダー{folder}の空きを確かめ、直らなければ requirements.lock の部品を"
        "入れ直してください。"
    ),
}

# Why the preview has no new search, of what is no fault of the disk.
SEARCH_OBSTACLES: Mapping[SearchFault, str] = {
    SearchFault.NOT_RUN: "{program}が動きません: {fault}",
    SearchFault.HANGS: "{program}が{fault}秒たっても終わりません",
    SearchFault.ODD: "{program}の書いたファイルが欠けているか、壊れています",
}
PROCESS_ENDED = "検索を作るプログラムが、途中で止められました"


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
        advice = SEARCH_ADVICE[fault.reason].format(
            folder=f"「{fault.folder}」" if fault.folder else "",
            fault=name_disk_fault(fault.__cause__) or fault.fault,
            program=PAGEFIND_WORD,
        )
        return f"検索の索引を作れませんでした。前の出力はそのままです。\n{advice}"
    return f"書き出せませんでした。前の出力はそのままです。\n{explain_fault(fault.fault)}"


def name_obstacle(error: Exception) -> str:
    """What kept the preview from being finished, in a few words.

    >>> name_obstacle(OSError(28, "No space left on device"))
    'ディスクの空きが足りません'
    """
    is_not_run = isinstance(error, SearchNotBuilt) and error.reason is SearchFault.NOT_RUN
    if said := name_disk_fault(error.__cause__ if is_not_run else error):
        return said
    if isinstance(error, SearchNotBuilt):
        return SEARCH_OBSTACLES[error.reason].format(program=PAGEFIND_WORD, fault=error.fault)
    return LITTLE_MEMORY if isinstance(error, MemoryError) else PROCESS_ENDED


def name_disk_fault(fault: BaseException | None) -> str:
    """What a disk has refused, without what to do; empty for a fault of another kind."""
    return explain_fault(fault).partition("。")[0] if isinstance(fault, OSError) else ""


def explain_end_signal(kind: str) -> str:
    """Who asks a command to end gives no other reason than the name of a signal."""
    return f"終わるように求められたので、途中で止めました（{kind}）。"


def explain_missing_part(name: str) -> str:
    """What to do where another Python than that of the folder `.venv` runs the program."""
    return (
        f"必要な部品「{name}」が、このPythonに入っていません。README.md のとおりに部品を入れ、"
        "フォルダー .venv の中のPythonで動かしてください。"
    )


def explain_unsaid(fault: OSError) -> str:
    """Why what a command says cannot be written; its work is done."""
    return f"結果を最後まで表示できませんでした（標準出力）: {explain_fault(fault)}"
