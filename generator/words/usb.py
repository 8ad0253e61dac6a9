"""What `jirei usb` says."""

from __future__ import annotations

from generator.words.outcome import report_changed, report_written


def summarize_stick(files: int, changed: int, seconds: float, out: str) -> str:
    return report_written(out, f"ファイル {files}個", report_changed(changed, seconds))


def list_stick_parts(folder: str, archive: str, digest: str) -> str:
    """What is handed on: the folder or the ZIP, whose sum is made known beside it."""
    return f"フォルダー: {folder}\nZIP: {archive}\nZIPのSHA-256: {digest}"
