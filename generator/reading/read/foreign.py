"""Files that are no UTF-8 text: what they are, by their first bytes or by how their text reads.

>>> problem = judge_bytes("窓口の案内".encode("shift_jis"), "a.md")
>>> problem.code, problem.arguments["found"]
('encoding-not-utf-8', 'Shift_JIS')
"""

from __future__ import annotations

import codecs
import re

from generator.core.problem import Problem, Where, place_of
from generator.core.text import join_line_ends

# How a file begins that is no text at all, the longer beginning first.
FOREIGN_KINDS = (
    ("file-of-another-kind", rb"PK\x03\x04(?s:.*?)word/", "Wordの文書"),
    ("file-of-another-kind", rb"PK\x03\x04(?s:.*?)xl/", "Excelのブック"),
    ("file-of-another-kind", rb"PK\x03\x04(?s:.*?)ppt/", "PowerPointのスライド"),
    (
        "file-of-another-kind",
        rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis",
        "OpenDocumentの文書",
    ),
    ("file-of-another-kind", rb"\xd0\xcf\x11\xe0", "古い形式のWord、Excelなどの文書"),
    ("file-of-another-kind", rb"\s*%PDF-", "PDF"),
    ("file-of-another-kind", rb"\s*\{\\rtf", "リッチテキスト（RTF）"),
    (
        "file-of-another-kind",
        rb"(?i)\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?"
        rb"<(?:!doctype html|html[\s>]|head[\s>]|meta\s)",
        "Webページ（HTML）",
    ),
    ("file-of-another-kind", rb"(?i)(?:MIME-Version|Received|Return-Path|Message-ID): ", "メール"),
    ("picture-for-text", rb"\x89PNG\r\n", "画像（PNG）"),
    ("picture-for-text", rb"\xff\xd8\xff", "画像（JPEG）"),
    ("picture-for-text", rb"GIF8", "画像（GIF）"),
    ("picture-for-text", rb"RIFF.{4}WEBP", "画像（WebP）"),
    ("picture-for-text", rb"BM.{4}\0\0\0\0", "画像（BMP）"),
    ("picture-for-text", rb"II\*\0|MM\0\*", "画像（TIFF）"),
    ("picture-for-text", rb".{4}ftyp(?:heic|heix|mif1|avif)", "画像（HEIC）"),
    ("archive-for-text", rb"PK\x03\x04", "ZIPで圧縮したファイル"),
    ("archive-for-text", rb"\x1f\x8b", "gzipで圧縮したファイル"),
    ("archive-for-text", rb"7z\xbc\xaf\x27\x1c", "7-Zipで圧縮したファイル"),
    ("archive-for-text", rb"Rar!\x1a", "RARで圧縮したファイル"),
)
BEGINNINGS = tuple((code, re.compile(begun, re.S), name) for code, begun, name in FOREIGN_KINDS)
MOST_LOOKED_AT = 65_536  # bytes: where a zipped document has named what is in it
JIS_ESCAPES = re.compile(
    rb"\x1b(?:\$[@B]|\([JI])"
)  # by which ISO-2022-JP goes over to kanji or kana
# The encodings that are tried, in the order of how often a file of an office has them.
ENCODINGS = (("cp932", "Shift_JIS"), ("euc_jp", "EUC-JP"))
OF_NOTEPAD = ("Shift_JIS", "UTF-16", "UTF-16 LE", "UTF-16 BE")
USUAL = re.compile("[ぁ-んァ-ヶー一-鿿、。「」（）・]")
UNUSUAL = re.compile("[｡-ﾟ\ue000-\uf8ff\u0370-\u04ff\u2500-\u257f]")


def judge_bytes(raw: bytes, path: str, is_page: bool = False) -> Problem | None:
    """What a file is instead of a UTF-8 text; None where it is one.

    A template is a page of the web, and meant so.
    """
    whole = Where(path)
    if not is_page and (kind := judge_kind(raw, path)):
        return kind
    if raw and not raw.strip(b"\0"):
        return Problem(whole, "file-of-zeros")
    if wide := find_wide(raw):
        return tell_encoding(wide, whole)
    if escape := JIS_ESCAPES.search(raw):
        before = join_line_ends(raw[: escape.start()].decode("latin-1"))
        where = place_of(before, len(before), path)
        return tell_encoding("ISO-2022-JP", where)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return find_foreign(error, path)
    return None


def judge_kind(raw: bytes, path: str) -> Problem | None:
    """A file that is no text at all, by how it begins."""
    head = raw[:MOST_LOOKED_AT]
    kinds = ((code, name) for code, begun, name in BEGINNINGS if begun.match(head))
    return next((Problem(Where(path), code, {"found": name}) for code, name in kinds), None)


def find_wide(raw: bytes) -> str:
    """Whether a text has two or four bytes a sign, by its mark or by the zeros of its ASCII."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    head = raw[: MOST_LOOKED_AT // 2 * 2]
    for name, high in (("UTF-16 LE", head[1::2]), ("UTF-16 BE", head[::2])):
        zeros = high.count(0)  # of ASCII; a kanji may end with one too (一 is U+4E00)
        others = head.count(0) - zeros
        if len(head) >= 4 and zeros * 10 >= len(high) and zeros > 10 * others:
            return name
    return ""


def find_foreign(error: UnicodeDecodeError, path: str) -> Problem:
    """The first byte that is no UTF-8, at its place, and the encoding of the whole file."""
    good = join_line_ends(error.object[: error.start].decode("utf-8"))
    where = place_of(good, len(good), path)
    if encoding := guess_encoding(bytes(error.object)):
        return tell_encoding(encoding, where)
    return Problem(where, "not-utf-8", {"found": f"0x{error.object[error.start]:02X}"})


def tell_encoding(name: str, where: Where) -> Problem:
    """The name of an encoding, with the program that can save its file in another one."""
    is_known = name in OF_NOTEPAD
    code = "encoding-not-utf-8" if is_known else "encoding-unknown-to-notepad"
    return Problem(where, code, {"found": name})


def guess_encoding(raw: bytes) -> str:
    """The encoding in which a text reads as Japanese; none where a part of it is UTF-8."""
    mixed = raw.decode("utf-8", errors="replace")
    if len(USUAL.findall(mixed)) * 2 >= mixed.count("\ufffd"):
        return ""
    scores = {}
    for codec, name in ENCODINGS:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        scores[name] = len(USUAL.findall(text)) - 2 * len(UNUSUAL.findall(text))
    best = max(scores, key=lambda name: scores[name], default="")
    return best if best and scores[best] > 0 else ""
