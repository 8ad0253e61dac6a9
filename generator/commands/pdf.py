"""`jirei pdf`: the printed edition as a tagged PDF, of all cases or of some.

`run(options)` prints the problems and what was written.
"""

from __future__ import annotations

import argparse
import time
from difflib import get_close_matches
from pathlib import Path

from generator.build import draft_site, make_edition
from generator.collection.config import BuildSettings
from generator.commands.common import (
    FINE,
    THEMES,
    add_content,
    add_theme,
    refuse,
    refuse_faults,
    refuse_output,
)
from generator.core.problem import OutputNotWritten
from generator.output.write import claim_file, write_file
from generator.pdf.pdf import NoFont, NoPdfEngine, is_own_pdf, make_pdf

NAME = "pdf"
HELP = "印刷版のPDFを作る"
DESCRIPTION = (
    "すべての事例、または選んだ事例を、表紙と目次を付けた1つのPDFにします。"
    "読み上げのためのタグと、しおりが付きます。"
)
NO_ENGINE = """\
PDFを作る部品（WeasyPrint）が使えません（{reason}）。次のように入れてください。
  1. Pythonの部品: .venv/bin/python -m pip install --require-hashes -r requirements-pdf.lock
  2. 文字を並べるライブラリー（Pango）:
     Debian、Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 fonts-noto-cjk
     macOS: brew install pango
     Windows: MSYS2で pacman -S mingw-w64-x86_64-pango
くわしくは docs/print.md をご覧ください。"""
NO_FONT = """\
次の文字を印刷できる書体が、この機械にありません: {found}
このままでは文字が四角（□）になるため、PDFは作っていません。日本語の書体を入れてください。
  Debian、Ubuntu: apt-get install fonts-noto-cjk
  Windows、macOS: 日本語の書体（Noto Sans JP など）をインストールする"""
MOST_SIGNS = 20
FEW = 5  # cases that take seconds


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_theme(parser)
    parser.add_argument(
        "--cases",
        metavar="名前",
        help="入れる事例の名前を「,」でつなぐ（既定: すべての事例）",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("build/jirei.pdf"),
        metavar="ファイル",
        help="書き出すファイル（既定: build/jirei.pdf）",
    )


@refuse_faults
def run(options: argparse.Namespace) -> int:
    try:
        return write_pdf(options.content, options.theme, options.cases, options.out)
    except NoPdfEngine as missing:
        return refuse(NO_ENGINE.format(reason=str(missing).partition("\n")[0]))
    except NoFont as missing:
        return refuse(NO_FONT.format(found=missing.args[0][:MOST_SIGNS]))
    except OSError as fault:  # the engine has files of its own in the system's temporary folder
        return refuse_output(OutputNotWritten(fault, str(options.out)))


def write_pdf(content: Path, theme: str | None, names: str | None, out: Path) -> int:
    """The whole way to the file; refuses names that no case has."""
    begun = time.monotonic()
    draft = draft_site(BuildSettings(content, out, THEMES, theme=theme))
    known = [case.slug for case in draft.collection.cases]
    slugs = known if names is None else split_names(names)
    if unknown := [slug for slug in slugs if slug not in known]:
        return refuse("\n".join(describe_unknown(slug, known) for slug in unknown))
    if not slugs:
        return refuse("入れる事例がありません。--cases に事例の名前を1つ以上書いてください。")
    claim_file(out, is_own_pdf)  # before the work, not after it
    if len(slugs) > FEW:
        print(f"事例 {len(slugs)}件のPDFを作っています。1分から数分かかります。", flush=True)
    page = make_edition(draft, slugs).content.decode("utf-8")
    pdf = make_pdf(page, {output.path: output.content for output in draft.files})
    write_file(out, pdf)
    seconds = time.monotonic() - begun
    size = f"{len(pdf) / 1_000_000:.1f}MB"
    print(f"{out} に事例 {len(slugs)}件を書き出しました（{size}、{seconds:.1f}秒）。")
    return FINE


def split_names(text: str) -> list[str]:
    """The names of --cases, each once."""
    names = (name.strip().removesuffix(".md") for name in text.split(","))
    return list(dict.fromkeys(filter(None, names)))


def describe_unknown(slug: str, known: list[str]) -> str:
    """What is wrong with a name, and the names that are near."""
    near = get_close_matches(slug, known, n=3, cutoff=0.4)
    hint = f"ヒント: {'、'.join(near)}" if near else "名前は content/cases のファイル名です。"
    return f"「{slug}」という事例はありません。{hint}"
