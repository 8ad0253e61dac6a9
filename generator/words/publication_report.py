"""A publication's steps for the people who carry them out: as text, for Excel and for programs.

`text_plan(publication, "前", "新")` is read from top to bottom, as it is to be done.

>>> from generator.output.publication import plan_publication
>>> print(text_plan(plan_publication([], []), "前", "新"), end="")
前に公開したもの: 前
これから公開するもの: 新
<BLANKLINE>
送るファイル 0件（0バイト）、消すファイル 0件、そのままのファイル 0件
することはありません。
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from generator.output.csv_text import write_csv
from generator.output.publication import Publication, UploadStep

STEP_WORDS = {
    "add": "新しいファイルを送る",
    "change": "変わったファイルを送る",
    "remove": "なくなったファイルを消す",
}
STEP_COLUMNS = ("順番", "作業", "ファイル", "バイト数", "SHA-256")
LOST = (
    "注意: 次のページはなくなり、同じ場所に行き先を知らせるページもありません。",
    "このアドレスを開く人のために、content/moved.yaml に、移った先（to）か理由（reason）を書き、",
    "サイトを作り直してから公開してください。",
)
# How each report begins, for telling one from other files.
TEXT_HEAD, CSV_HEAD, JSON_HEAD = "前に公開したもの: ", ",".join(STEP_COLUMNS), '{\n  "old": '


def is_report(content: bytes) -> bool:
    """Whether a file is one of the three reports."""
    text = content.decode("utf-8-sig", errors="replace")
    return text.startswith((TEXT_HEAD, CSV_HEAD, JSON_HEAD))


def text_plan(publication: Publication, old: str, new: str) -> str:
    return "\n".join(text_lines(publication, old, new)) + "\n"


def text_lines(publication: Publication, old: str, new: str) -> Iterator[str]:
    add, change, remove = publication.steps
    yield f"{TEXT_HEAD}{old}"
    yield f"これから公開するもの: {new}"
    yield ""
    count, size = len(add.files) + len(change.files), add.size + change.size
    yield (
        f"送るファイル {count:,}件（{size:,}バイト）、"
        f"消すファイル {len(remove.files):,}件、そのままのファイル {publication.unchanged:,}件"
    )
    if not (add.files or change.files or remove.files):
        yield "することはありません。"
        return
    yield "次の順に作業すると、途中で開いた人にもリンク切れが見えません。"
    yield "--copy-to を付けると、送るファイルだけをフォルダーに写します。"
    yield "--format csv を付けると、Excelの表になります。"
    yield "どの行も、名前、バイト数、SHA-256の順です。"
    for number, step in enumerate(publication.steps, start=1):
        yield ""
        after = f"（{number - 1}がすべて終わってから）" if number > 1 else ""
        size_of_step = f"、{step.size:,}バイト" if step.size else ""
        yield f"{number}. {STEP_WORDS[step.action]}{after}: {len(step.files):,}件{size_of_step}"
        yield from file_lines(step)
    if publication.lost_pages:
        yield ""
        yield from LOST[:1]
        yield from (f"  {path}" for path in publication.lost_pages)
        yield from LOST[1:]


def file_lines(step: UploadStep) -> Iterator[str]:
    """The files of a step below the names of their folders, each with its bytes and SHA-256."""
    for folder, group in groupby(step.files, key=lambda file: file.folder):
        files = list(group)
        yield f"  {folder or 'サイトの先頭'}/（{len(files):,}件）"
        width = max(len(file.name) for file in files)
        for file in files:
            size = "" if file.size is None else f"{file.size:,}"
            yield f"    {file.name:<{width}}{size:>12}  {file.digest or ''}".rstrip()


def csv_report(publication: Publication) -> bytes:
    """For Excel: a row for each file in the order of the work."""
    files = [(step.action, file) for step in publication.steps for file in step.files]
    rows = (
        (number, STEP_WORDS[action], file.path, file.size, file.digest)
        for number, (action, file) in enumerate(files, start=1)
    )
    return write_csv((STEP_COLUMNS, *rows))


def json_plan(publication: Publication, old: str, new: str) -> str:
    report = {
        "old": old,
        "new": new,
        "steps": [
            {
                "action": step.action,
                "size": step.size,
                "files": [
                    {"path": file.path, "size": file.size, "sha256": file.digest}
                    for file in step.files
                ],
            }
            for step in publication.steps
        ],
        "unchanged": publication.unchanged,
        "lost_pages": publication.lost_pages,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
