"""What tools leave in a text, by tool: how it looks, and what is meant by it where that is sure.

>>> [trace.code for trace in TRACES if trace.pattern.search("年#REF!件")]
['left-by-excel']
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias
from urllib.parse import unquote

from generator.core.copied import COPIED_SIGNS, ODD_SPACES, unify_signs
from generator.core.problem import Severity

IN_FRONT, IN_BODY, IN_BOTH = "front", "body", "front body"  # what YAML reads, what Markdown reads
KANA_OR_KANJI = "ぁ-ゖァ-ヶー一-鿿々"
ENTITY = (
    "&(?:amp|lt|gt|quot|apos|nbsp|ensp|emsp|thinsp|copy|reg|trade|hellip|middot|[mn]dash|[lr][sd]quo"
    "|yen|times|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
)
# The bytes of UTF-8 behind the first as Windows shows them in Western Europe.
TRAIL = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"

# What is meant by what was found, "" where nobody knows; None where it is no trace after all.
Meaning: TypeAlias = Callable[[str], str | None]


def no_hint(found: str) -> str:
    return ""


def join_letters(found: str) -> str:
    return "".join(found.split())


def unescape(found: str) -> str:
    return html.unescape(html.unescape(found))


def read_escapes(found: str) -> str:
    """Letters for `\\u3042`; half of a pair is none."""
    codes = (int(code, 16).to_bytes(2, "big") for code in re.findall("[0-9A-Fa-f]{4}", found))
    return b"".join(codes).decode("utf-16-be", "ignore")


def read_anew(found: str) -> str | None:
    """What was read as Shift_JIS and is UTF-8; "" where its end is missing.

    >>> read_anew("髮ｻ蟄千筏隲"), read_anew("髮ｻ蟄千筏"), read_anew("様式ｱ欄")
    ('', '電子申', None)
    """
    raw = found.encode("cp932", "ignore")
    text = raw.decode("utf-8", "ignore")
    if len(re.findall("[ぁ-ヶ一-鿿]", text)) * 4 < len(raw):  # each has three bytes
        return None
    return text if text.encode("utf-8") == raw else ""


def drop_apostrophe(found: str) -> str:
    return found.removeprefix("'")


def drop_backslashes(found: str) -> str:
    return found.replace("\\", "")


@dataclass(frozen=True, slots=True)
class Trace:
    """What a tool leaves: the code that tells of it, where it counts, what it looks like.

    One of the marks, signs or words, is in every such text, where there are marks; what is wrong
    stands in the pattern's first group, where it has one.
    """

    code: str
    place: str
    marks: tuple[str, ...]
    written: str
    meaning: Meaning
    severity: Severity

    @property
    def pattern(self) -> re.Pattern[str]:
        return compile_trace(self.written)

    def may_be_in(self, name: str, text: str) -> bool:
        """Whether a part of this name is worth a search."""
        return name in self.place and (not self.marks or any(map(text.__contains__, self.marks)))


@cache  # most of them have no mark in any file of a content
def compile_trace(written: str) -> re.Pattern[str]:
    return re.compile(written, re.M)


WRITTEN_BREAK = r"(?<![\\¥￥:/.`（(「『])((?:(?:\\|[¥￥])[nrt])+)(?![A-Za-z0-9_.\\¥￥`）)」』])"
COPIED_RUN = rf"[{COPIED_SIGNS}]+(?:[^\s{COPIED_SIGNS}。、]{{0,20}}[{COPIED_SIGNS}]+)*"
HALF_KANA = "".join(map(chr, range(0xFF61, 0xFFA0)))

# What Word puts where a comment or a change stood; 図1 and R5 are none of the initials.
REVIEW_MARK = (
    r"\[(?:(?:削除|挿入|コメント|書式(?:変更|設定)?|変更|移動)"
    r"(?:済み?|箇所)?[ \u3000]?[:：][^\[\]\n]{0,200}"
    r"|コメント[ \u3000]?[A-Za-z一-鿿]{0,8}[0-9]{1,3}"
    r"|(?!(?:Q|R|H|S|T|No|STEP|Step)[0-9])(?:[A-Z]{1,4}|[A-Z][A-Za-z]{1,10})[0-9]{1,3}(?:R[0-9]{1,3})?"
    r"|(?!(?:参考)?(?:注|註|図|表|資料|参考|文献|例|手順|様式|項目|段階|工程|第|令和|平成|昭和|別紙|別表|案|式|写真"
    r"|画面|事例|課題|効果|対策|条件|添付|付録|質問|回答|問|答|全|計|約)[0-9])[一-鿿々]{1,8}[0-9]{1,3}(?:R[0-9]{1,3})?"
    r")\](?![(\[:])"
)

# Rows: the code, where it counts, the signs or the words of which one is in it ("" where those are
# too many or too usual), what it looks like, what is meant by it. Of two that overlap the earlier
# and longer counts.
ERROR_TRACES = (
    # Excel
    (
        "left-by-excel",
        IN_BOTH,
        "#＃",
        "[#＃](?:REF[!！]|N/A|VALUE[!！]|DIV/0[!！]?|NAME[?？]|NUM[!！]|NULL[!！]|SPILL[!！]"
        "|CALC[!！])",
        no_hint,
    ),
    ("left-by-excel", IN_FRONT, ("#####",), "(?<!#)#{5,}(?!#)", no_hint),
    # At the start of a line they are a heading.
    ("left-by-excel", IN_BODY, ("#####",), r"(?<=[^#\n])#{5,}(?!#)", no_hint),
    (
        "number-left-by-excel",
        IN_BOTH,
        ("E+", "E＋", "E-", "e+", "e＋", "e-"),
        r"(?<![0-9A-Za-z.])[0-9](?:\.[0-9]{1,15})?[Ee][+＋-][0-9]{2,3}(?![0-9A-Za-z])",
        no_hint,
    ),
    (
        "apostrophe-left-by-excel",
        IN_BOTH,
        "'",
        r"(?<![0-9A-Za-z'’])'(?=0[0-9]|[0-9]{3}|[0-9]{1,2}[,.-][0-9])[0-9,.-]+(?![^'\n]*')",
        drop_apostrophe,
    ),
    # A folder is named before or after the sign, and who writes about it puts it in brackets.
    (
        "break-left-by-excel",
        IN_FRONT,
        "\\¥￥",
        rf"^[^\"\n]*?{WRITTEN_BREAK}",
        no_hint,
    ),
    ("break-left-by-excel", IN_BODY, "\\¥￥", WRITTEN_BREAK, no_hint),
    # Word, and what all of Office writes into a file
    (
        "left-by-word",
        IN_BOTH,
        "!！",
        r"エラー[!！][ \u3000]?(?:参照元|ブックマーク|相互参照|ハイパーリンク|リンク|図表番号|指定"
        r"|スタイル|目次|文書|ファイル|オブジェクト|数式|不明)[^\n。|\"']{0,40}。?"
        r"|Error! (?:Reference|Bookmark|Hyperlink|Not a valid|No )[^\n.|\"']{0,60}\.?",
        no_hint,
    ),
    (
        "left-by-office",
        IN_BOTH,
        ("_Toc", "_Ref", "_Hlk", "_GoBack", "_x00", "_X00"),
        r"(?<![0-9A-Za-z_/#])_(?:Toc|Ref|Hlk|GoBack)[0-9]{2,}|_[xX]00[01][0-9A-Fa-f]_",
        no_hint,
    ),
    (
        "left-by-office",
        IN_BOTH,
        ("mso-",),
        r"(?<![0-9A-Za-z_-])mso-[a-z]{2,20}[a-z-]{0,40}",
        no_hint,
    ),
    (
        "left-by-office",
        IN_BOTH,
        "<",
        r"</?[ovw]:[A-Za-z]{1,20}[^<>\n]{0,80}>|<!(?:--)?\[(?:end)?if[^<>\n]{0,80}>",
        no_hint,
    ),
    (
        "left-by-office",
        IN_BOTH,
        "{",
        r"\{ ?(?:PAGE|NUMPAGES|PAGEREF|DATE|TIME|CREATEDATE|SEQ|REF|TOC|HYPERLINK|MERGEFIELD"
        r"|FILENAME|INCLUDEPICTURE)\b[^{}\n]{0,200}\}",
        no_hint,
    ),
    (
        "left-by-office",
        IN_BOTH,
        ("HYPERLINK",),
        r"(?<![A-Za-z{] )(?<![A-Za-z{])(HYPERLINK)[ \t]+[\"“][^\"“”\n]{1,200}[\"”]",
        no_hint,
    ),
    (
        "left-by-office",
        IN_BOTH,
        ("MERGEFIELD",),
        r"(?<![A-Za-z])MERGEFIELD[ \t]+[^\s|\"'}]{1,40}",
        no_hint,
    ),
    ("left-by-office", IN_BOTH, "«\ufffc", "«[^«»\n]{1,40}»|\ufffc", no_hint),
    # mail
    (
        "left-by-mail",
        IN_BOTH,
        ("mailto:",),
        r"(?<=[A-Za-z0-9])[ \u3000]?([<\[＜]mailto:[^>\]＞\s]{1,200}[>\]＞])",
        no_hint,
    ),
    ("left-by-mail", IN_BOTH, ("[cid:",), r"\[cid:[^\]\s]{1,200}\]", no_hint),
    (
        "left-by-mail",
        IN_BOTH,
        "=",
        r"=\?[\w-]{3,30}\?[BbQq]\?[^?\s]{0,400}\?=|(?:=[0-9A-F]{2}){3,}=?",
        no_hint,
    ),
    (
        "left-by-mail",
        IN_BOTH,
        ("Original ", "Forwarded ", "元のメッセージ", "転送"),
        "(?<!-)-{2,10} ?(?:Original Message|Original Appointment|Forwarded message|Forwarded by"
        "|元のメッセージ|転送メッセージ|転送されたメッセージ|転送元)[^\n-]{0,60}-{0,10}",
        no_hint,
    ),
    # PDF
    ("sign-left-by-pdf", IN_BOTH, "", COPIED_RUN, unify_signs),
    ("left-by-pdf", IN_BOTH, ("(cid:",), r"(?:\(cid:[0-9]{1,6}\))+", no_hint),
    # letters that were read in another encoding: in none, UTF-8 in Shift_JIS and in that of
    # Western Europe, Shift_JIS in that one, EUC-JP in Shift_JIS, ISO-2022-JP without its escapes
    ("left-by-encoding", IN_BOTH, "\ufffd", "\ufffd+", no_hint),
    (
        "left-by-encoding",
        IN_BOTH,
        "縺繧繝",
        r"(?:縺[^れ\x00-\x7f\s]|繧[^繝\x00-\x7f\s]|(?<!繧)繝[^\x00-\x7f\s])[^\x00-\x7f\s]{0,40}",
        no_hint,
    ),
    (
        "left-by-encoding",
        IN_BOTH,
        HALF_KANA,
        "[一-鿿ｦ-ﾟ\ufffd]{4,80}",
        read_anew,
    ),
    (
        "left-by-encoding",
        IN_BOTH,
        "ãâïÂÃäåæçèé",
        f"(?:ã{TRAIL}|â€|ï»¿|ï¼|[ÂÃ]{TRAIL}|[äåæçèé]{TRAIL}{{2}})[\x80-\u024f\u2000-\u2122]{{0,40}}",
        no_hint,
    ),
    ("left-by-encoding", IN_BOTH, "‚ƒ", r"(?:[‚ƒ][^\s]){3,}", no_hint),
    ("left-by-encoding", IN_BOTH, "､･", "(?:[､･][｡-ﾟ]){3,}", no_hint),
    ("left-by-encoding", IN_BOTH, "$", r"\$B[!-~]{2,200}\(B", no_hint),
    # other ways to write a letter, which Markdown or a browser would read
    ("left-by-web", IN_FRONT, "&", f"(?:{ENTITY})+", unescape),
    ("left-by-web", IN_BODY, "&", f"&amp;{ENTITY[1:]}", unescape),
    ("left-by-web", IN_FRONT, "\\", r"^[^\"\n]*?((?:\\u[0-9A-Fa-f]{4})+)", read_escapes),
    ("left-by-web", IN_BODY, "\\", r"(?:\\u[0-9A-Fa-f]{4})+", read_escapes),
    ("left-by-web", IN_BOTH, "%", "(?:%[0-9A-Fa-f]{2}){3,}", unquote),
    ("left-by-formatter", IN_FRONT, "\\", r"(?:\\[_*#~\[\]])+", drop_backslashes),
    ("left-by-formatter", IN_BODY, "\\", r"(?<!\\)(?:\\\\[_*#~\[\]])+", drop_backslashes),
    # answers of a machine
    (
        "left-by-ai",
        IN_BOTH,
        ("contentReference", "[cite"),
        r":?contentReference\[oaicite:[^\]\n]{0,40}\](?:\{index=[0-9]{1,4}\})?"
        r"|\[cite(?:_start|_end)?(?::[ 0-9,source-]{0,60})?\]",
        no_hint,
    ),
    ("left-by-ai", IN_BOTH, "†", r"【[0-9:]{1,9}†[^】\n]{0,80}】", no_hint),
    (
        "left-by-ai",
        IN_BOTH,
        ("turn", "oai_citation"),
        r"(?:cite)?turn[0-9]{1,3}(?:search|view|news|file)[0-9]{1,3}"
        r"|\[?oai_citation[:：][^\]\s]{0,60}\]?",
        no_hint,
    ),
)
WARNING_TRACES = (
    # In YAML [A1] alone is a list.
    ("comment-left-by-word", IN_FRONT, "[", rf"(?<=[^\s\x00-\x7f])({REVIEW_MARK})", no_hint),
    ("comment-left-by-word", IN_BODY, "[", rf"(?<![\]!0-9A-Za-z_\\])({REVIEW_MARK})", no_hint),
    (
        "mail-left-in-text",
        IN_BODY,
        ":：",
        r"^[*_ ]{0,4}((?:差出人|送信者|送信元|送信日時|受信日時|宛先|件名|From|Sent|Subject"
        r"|To|C[Cc])[*_]{0,2}[ \t]?[:：])(?=[*_ \u3000]{0,3}\S)",
        no_hint,
    ),
    ("mail-left-in-text", IN_BODY, ">＞", r"^ {0,3}(> ?>(?: ?>){0,9}|＞)", no_hint),
    (
        "mail-left-in-text",
        IN_BODY,
        (" wrote:",),
        r"^(?:> ?)?(On [^\n]{1,100} wrote:)[ \t]*$",
        no_hint,
    ),
    (
        "page-number-left-by-pdf",
        IN_BODY,
        "",
        r"^[ \t]*([-－–—―‐][ \t]?(?:[0-9]{1,2}-)?[0-9]{1,4}[ \t]?[-－–—―‐]"
        r"|[0-9]{1,4}[ \t]?/[ \t]?[0-9]{1,4}"
        r"|(?:[Pp]age|ページ|[Pp]\.)[ \t]?[0-9]{1,4}(?:[ \t]?(?:/|of)[ \t]?[0-9]{1,4})?"
        r"|[0-9]{1,4}(?:ページ)?)[ \t]*$",
        no_hint,
    ),
    (
        "number-cut-by-pdf",
        IN_BODY,
        "",
        r"(?<![0-9０-９,，.．/|-])[0-9０-９][0-9０-９,，.．]{0,20}\n"
        r"[0-9０-９]{1,20}(?![0-9０-９]|[.)．）][ \t])",
        join_letters,
    ),
    (
        "spaced-out-text",
        IN_BOTH,
        " \u3000\xa0",
        rf"(?<![{KANA_OR_KANJI}])(?:[{KANA_OR_KANJI}][ \u3000\xa0]{{1,3}}){{3,}}"
        rf"[{KANA_OR_KANJI}](?![{KANA_OR_KANJI}])",
        join_letters,
    ),
    ("odd-space", IN_BOTH, "", f"[{ODD_SPACES}]+", no_hint),
    ("odd-space", IN_BODY, "&", "&(?:nbsp|ensp|emsp|thinsp|#160|#[xX][aA]0);", no_hint),
    (
        "odd-space",
        IN_BOTH,
        "\u3000",
        r"(?<=\S)\u3000(?:\u3000+(?=\S)|\u3000*[ \t]*$)",
        no_hint,
    ),
    ("odd-space", IN_FRONT, "\t", r"(?<=[^\s:-])[ ]?\t[ \t]*(?=\S)", no_hint),
    # Several lines of them are a table.
    (
        "odd-space",
        IN_BODY,
        "\t",
        r"(?:\A|^[^\t\n]*\n)(?!\|)[^\t\n]*[^\t\n ][ ]?(\t)[ \t]*(?=\S)(?![^\n]*\n[^\n]*\t)",
        no_hint,
    ),
)
TRACES: tuple[Trace, ...] = tuple(
    Trace(code, place, tuple(marks), pattern, meaning, severity)
    for severity, rows in (
        (Severity.ERROR, ERROR_TRACES),
        (Severity.WARNING, WARNING_TRACES),
    )
    for code, place, marks, pattern, meaning in rows
)
