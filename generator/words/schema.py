"""What `jirei schema` says."""

from __future__ import annotations

from generator.words.outcome import report_written

CHECK_HELP = "書き出さず、今のファイルと同じかだけを調べる"


def report_schemas(out: str, schemas: int, changed: int) -> str:
    return report_written(out, f"{schemas}件", f"更新 {changed}件")


def report_stale(path: str) -> str:
    return f"{path} が古くなっています。jirei schema で作り直してください。"
