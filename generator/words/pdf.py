"""What `jirei pdf` says."""

from __future__ import annotations

from collections.abc import Collection

from generator.words.outcome import hint_at, report_written

CASES_HELP = "入れる事例の名前を「,」でつなぐ（既定: すべての事例）"
ONE_PAGE_HELP = "1件を1枚にまとめる（既定: 全文に表紙と目次を付ける）"
OUT_HELP = "書き出すファイル（既定: build/jirei.pdf）"

NO_CASE = "入れる事例がありません。--cases に事例の名前を1つ以上書いてください。"
KANA_AND_KANJI = "あ亜"  # what surely cannot be printed on a machine that has no font at all


def announce_work(cases: int) -> str:
    return f"事例 {cases}件のPDFを作っています。1分から数分かかります。"


def report_pdf(out: str, cases: int, size: int, seconds: float) -> str:
    details = f"{size / 1_000_000:.1f}MB、{seconds:.1f}秒"
    return report_written(out, f"事例 {cases}件", details)


def refuse_case(slug: str, near: Collection[str]) -> str:
    hint = hint_at(near) if near else "名前は content/cases のファイル名です。"
    return f"「{slug}」という事例はありません。{hint}"


def explain_no_engine(reason: str) -> str:
    return f"""\
PDFを作る部品（WeasyPrint）が使えません（{reason}）。次のように入れてください。
  1. Pythonの部品: .venv/bin/python -m pip install --require-hashes -r requirements-pdf.lock
  2. 文字を並べるライブラリー（Pango）:
     Debian、Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 fonts-noto-cjk
     macOS: brew install pango
     Windows: MSYS2で pacman -S mingw-w64-x86_64-pango
くわしくは docs/print.md をご覧ください。"""


def explain_no_font(signs: str) -> str:
    return f"""\
次の文字を印刷できる書体が、この機械にありません: {signs}
このままでは文字が四角（□）になるため、PDFは作っていません。日本語の書体を入れてください。
  Debian、Ubuntu: apt-get install fonts-noto-cjk
  Windows、macOS: 日本語の書体（Noto Sans JP など）をインストールする"""
