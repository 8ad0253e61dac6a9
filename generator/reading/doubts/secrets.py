"""What only some may see: passwords, keys, names to log in with, marks of a confidential paper.

>>> from generator.core.problem import Where
>>> [told.arguments for told in judge_secrets(TextPiece("パスワード：abc123", Where("a.md")))]
[{'found': 'パスワード：abc123'}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem, Severity
from generator.core.text import begin_with
from generator.reading.doubts.placeholders import bare
from generator.reading.doubts.written import Passages, TextPiece, fold_each, for_lines
from generator.reading.pasted_links import cover_addresses
from generator.reading.rules import warn

# As `fold_each` writes it: ー is a dash.
SECRET_NAME = (
    r"(?:パスワ-ド|パスコ-ド|暗証番号|(?:API|アクセス|シ-クレット|秘密|暗号)キ-|アクセスト-クン|秘密鍵"
    r"|(?<![A-Za-z])(?:password|passwd|passcode|pwd|PW|PIN|(?:api|secret|access)[_ -]?key"
    r"|(?:access|api|auth)[_ -]?token|client[_ -]?secret)(?![A-Za-z]))"
)
LOGIN_NAME = r"(?:(?<![A-Za-z])(?:user|login)?[_ -]?ID(?![A-Za-z])|ユ-ザ-?名|アカウント名?)"
# 4桁 and 8文字以上 are rules, **** says nothing.
HIDDEN_VALUE = r"[\"'`「『]?(?=[!-~]{0,40}[0-9A-Za-z])(?![*xX]+(?![!-~]))[!-'+-~]{4,64}"
END = r"(?![!-~]|\s?[文桁字回つ個名件人円年月万千種以])"
DIGIT_AHEAD = "(?=[\"'`「『]?[!-~]{0,40}[0-9])"
SECRET = begin_with(
    "パ暗アAシ秘pcs",
    rf"{SECRET_NAME}(?:\s?[:=]\s?(?!https?:){HIDDEN_VALUE}{END}"
    rf"|(?:は、?|\s?\|\s?){DIGIT_AHEAD}{HIDDEN_VALUE}(?=[」』]|です|。|\s?\||$))",
    re.I,
)
LOGIN = begin_with(
    "ul_ Iユア-",
    rf"{LOGIN_NAME}\s?[:=]\s?(?!https?:)[\"'「]?[A-Za-z][0-9A-Za-z._@-]{{2,40}}(?=$|[\s、。,|/」\"')）])",
    re.I,
)
# The beginnings that services give to their keys.
KNOWN_KEY = begin_with(
    "Agsx-",
    r"(?<![0-9A-Za-z])(?:AKIA[0-9A-Z]{16}|AIza[0-9A-Za-z_-]{35}|gh[pousr]_[0-9A-Za-z]{36}"
    r"|sk-[0-9A-Za-z_-]{20,200}|xox[abprs]-[0-9A-Za-z-]{10,200})(?![0-9A-Za-z])"
    r"|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----",
)
MARK_WORD = (
    r"社外秘|部外秘|対外秘|取扱い?注意|取り扱い注意|極秘|厳秘|マル秘|㊙|(?:関係者|内部|部内|庁内|課内|所属)限り"
    r"|(?:未公表|公表前|内部|部内)(?:資料|文書|情報)|(?:公表|公開)(?:前|不可)|未公表|機密(?:文書|資料|情報|性[0-9])?"
)
SECRET_MARK = re.compile(
    rf"[（(【［\[〔《<＜](?:{MARK_WORD})(?:資料|文書|版)?[）)】］\]〕》>＞]|【(?:非公開|非公表)】"
    rf"|※(?:{MARK_WORD}|非公開)(?=$|[\s。、）)])|㊙"
)
LONE_MARK = re.compile(rf"(?:{MARK_WORD})(?:資料|文書|版)?")
MARK_OF_TITLE = re.compile(rf"^(?:{MARK_WORD})[ \u3000：:]|[（(]非公開[）)]")
SIGNS_OF_SECRET = (for_lines(SECRET), KNOWN_KEY, for_lines(LOGIN))
MARKS_IN_LINES = (for_lines(SECRET_MARK), LONE_MARK, for_lines(MARK_OF_TITLE))


def check_secrets(passages: Passages) -> Iterator[Problem]:
    """The first such thing of each value and of each line of the body."""
    is_told = any(sign.search(passages.covered) for sign in SIGNS_OF_SECRET)
    is_marked = any(mark.search(passages.whole) for mark in MARKS_IN_LINES)
    for written in passages.pieces if is_told or is_marked else ():
        yield from judge_secrets(written) or judge_marks(written)


def judge_secrets(written: TextPiece) -> list[Problem]:
    """A password with its value, a key by its look, or a name to log in with."""
    plain = cover_addresses(fold_each(written.text), " ")
    if secret := SECRET.search(plain) or KNOWN_KEY.search(plain):
        arguments: dict[str, str | int] = {"found": quote_secret(written, secret)}
        where = written.at(secret.start())
        return [Problem(where, "secret-in-text", arguments, Severity.ERROR)]
    if login := LOGIN.search(plain):
        where = written.at(login.start())
        return [warn(where, "login-name-in-text", found=quote_secret(written, login))]
    return []


def judge_marks(written: TextPiece) -> list[Problem]:
    """A mark in brackets or alone; a sentence may well speak of what is secret."""
    text = written.text
    marked = SECRET_MARK.search(text) or LONE_MARK.fullmatch(bare(text))
    if written.field is not None and written.field.key == "title":
        marked = marked or MARK_OF_TITLE.search(text)
    if marked is None:
        return []
    return [warn(written.at(max(text.find(marked[0]), 0)), "marked-as-secret", found=marked[0])]


def quote_secret(written: TextPiece, found: re.Match[str]) -> str:
    """What was found, as it is written."""
    return written.text[slice(*found.span())].strip()
