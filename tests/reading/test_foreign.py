"""A file that is no UTF-8 text is told by what it is, with what to do about it."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Callable, Mapping

import pytest
from conftest import PNG, case_text

from generator.core.problem import Problem
from generator.reading.read.files import MAX_BYTES
from generator.reading.read.foreign import judge_bytes

Check = Callable[[Mapping[str, str | bytes]], tuple[Problem, ...]]
TEXT = case_text()


def zipped(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return file.getvalue()


@pytest.mark.parametrize(
    ("encoding", "found", "code", "place"),
    [
        ("cp932", "Shift_JIS", "encoding-not-utf-8", (3, 8)),
        ("shift_jis", "Shift_JIS", "encoding-not-utf-8", (3, 8)),
        ("utf-16", "UTF-16", "encoding-not-utf-8", (1, 1)),
        ("utf-16-le", "UTF-16 LE", "encoding-not-utf-8", (1, 1)),
        ("utf-16-be", "UTF-16 BE", "encoding-not-utf-8", (1, 1)),
        ("euc_jp", "EUC-JP", "encoding-unknown-to-notepad", (3, 8)),
        ("iso2022_jp", "ISO-2022-JP", "encoding-unknown-to-notepad", (3, 8)),
        ("utf-32", "UTF-32", "encoding-unknown-to-notepad", (1, 1)),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_encoding_is_told_by_its_name(
    run_check: Check, encoding: str, found: str, code: str, place: tuple[int, int], end: str
) -> None:
    [problem] = run_check({"cases/a.md": TEXT.replace("\n", end).encode(encoding)})
    assert (problem.code, problem.arguments["found"]) == (code, found)
    assert (problem.where.line, problem.where.column) == place


@pytest.mark.parametrize(("encoding", "found"), [("utf-16-le", "LE"), ("utf-16-be", "BE")])
def test_kanji_that_end_with_a_zero_are_no_other_encoding(encoding: str, found: str) -> None:
    problem = judge_bytes(f"{TEXT}一覧の、一部一般一人。Ā\n".encode(encoding), "a.md")
    assert problem is not None
    assert problem.arguments["found"] == f"UTF-16 {found}"


def name_kind(value: object) -> str | None:
    """The id of a case by its words; bytes may hold a time, and two processes collect the cases."""
    return "" if isinstance(value, bytes) else None


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (zipped("[Content_Types].xml", "word/document.xml"), "file-of-another-kind", "Wordの文書"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "file-of-another-kind", "Excelのブック"),
        (zipped("ppt/presentation.xml"), "file-of-another-kind", "PowerPointのスライド"),
        (
            b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
            "file-of-another-kind",
            "OpenDocumentの文書",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "file-of-another-kind",
            "古い形式のWord、Excelなどの文書",
        ),
        (b"%PDF-1.7\n%\xe2\xe3", "file-of-another-kind", "PDF"),
        (b"{\\rtf1\\ansi", "file-of-another-kind", "リッチテキスト（RTF）"),
        (b"<!DOCTYPE html>\n<html>", "file-of-another-kind", "Webページ（HTML）"),
        (b"\xef\xbb\xbf<html lang=ja>", "file-of-another-kind", "Webページ（HTML）"),
        (b"Received: from a", "file-of-another-kind", "メール"),
        (PNG, "picture-for-text", "画像（PNG）"),
        (b"\xff\xd8\xff\xe0", "picture-for-text", "画像（JPEG）"),
        (b"GIF89a", "picture-for-text", "画像（GIF）"),
        (b"RIFF\0\0\0\0WEBP", "picture-for-text", "画像（WebP）"),
        (b"\0\0\0\x18ftypheic", "picture-for-text", "画像（HEIC）"),
        (zipped("a.md"), "archive-for-text", "ZIPで圧縮したファイル"),
        (gzip.compress(b"a"), "archive-for-text", "gzipで圧縮したファイル"),
        (bytes(1_000), "file-of-zeros", None),
        (b"", "file-without-text", None),
        (b"\xef\xbb\xbf\r\n \r\n", "file-without-text", None),
    ],
    ids=name_kind,
)
def test_another_file_is_told_by_its_kind(
    run_check: Check, content: bytes, code: str, found: str | None
) -> None:
    [problem] = run_check({"cases/a.md": content})
    assert (problem.code, problem.arguments.get("found")) == (code, found)


def test_a_large_document_is_no_large_text(run_check: Check) -> None:
    large = zipped("word/document.xml") + bytes(MAX_BYTES)
    assert [p.code for p in run_check({"cases/a.md": large})] == ["file-of-another-kind"]
    assert [p.code for p in run_check({"cases/a.md": b"a" * 200_000})] == ["file-too-large"]


def test_a_few_foreign_bytes_are_shown_at_their_place(run_check: Check) -> None:
    torn = TEXT.encode().replace("電子".encode(), "電子".encode("cp932"))
    [problem] = run_check({"cases/a.md": torn})
    assert (problem.code, problem.where.line, problem.where.column) == ("not-utf-8", 3, 8)


@pytest.mark.parametrize("text", [TEXT, "", "a", "café", "<p>甲</p>", "PK", "BM", "<html-like"])
def test_a_utf_8_text_is_one(text: str) -> None:
    assert judge_bytes(text.encode(), "a.md") is None


def test_a_template_is_a_page_and_meant_so() -> None:
    assert judge_bytes(b"<!DOCTYPE html>", "a.html", is_page=True) is None
    wrong = judge_bytes("<p>窓口の案内</p>".encode("cp932"), "a.html", is_page=True)
    assert wrong is not None
    assert wrong.code == "encoding-not-utf-8"
    assert judge_bytes("窓口".encode("utf-16"), "a.css") is not None
