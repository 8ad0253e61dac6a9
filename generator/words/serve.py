"""What `jirei serve` says on the terminal, and on top of a page of the preview.

An editor's task finds its way by these lines (.vscode/tasks.json).
"""

from __future__ import annotations

PORT_WORD = "番号"
PORT_HELP = "ポート番号（既定: 8000）"
PORT_RANGE = "ポート番号は、0から65535までの整数で書いてください。"

READING = "内容を調べています。"
STAYING = "直すまで、直前の表示のままです。"
ENDED = "終わりました。"


def report_address(port: int) -> str:
    return f"http://127.0.0.1:{port}/ で表示しています（終わるには Ctrl+C）。"


def refuse_port(port: int) -> str:
    return f"ポート {port} は使われています。--port で別の番号を指定してください。"


def forbid_port(port: int) -> str:
    return f"ポート {port} を使う権限がありません。--port で1024以上の番号を指定してください。"


def summarize_preview(cases: int, seconds: float) -> str:
    return f"表示を新しくしました（事例 {cases}件、{seconds:.2f}秒）。"


def head_errors(count: int, is_shown: bool, is_current: bool) -> str:
    """What stands above the errors on a page of the preview."""
    if not is_shown:
        rest = "直すと、ページが出ます。"
    elif not is_current:
        rest = "直すまで、下のページは直前の内容のままです。"
    else:
        rest = "下のページは、いまの内容です。"
    return f"エラー {count}件 — {rest}"


def head_warnings(count: int) -> str:
    return f"警告 {count}件"
