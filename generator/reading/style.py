"""How a public document is written: signs, widths, sentences, links. All are warnings.

>>> [found.code for found in check_kana(Passage("ｼｽﾃﾑの更新", Where("a.md"), True, ""))]
['half-width-katakana']

The rules follow 公用文作成の考え方 (文化審議会建議, 2022) and JIS X 8341-3.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.collection.format import paths_of
from generator.collection.pictures import hide_targets
from generator.core.problem import Problem, Severity, Where
from generator.core.source import find_body, is_forbidden
from generator.core.text import LINK_ADDRESS, fold_width, without_addresses
from generator.reading.punctuation import find_punctuation
from generator.records.kind import Kind
from generator.records.tree import Fields, Scalar, select, texts

LONGEST_SENTENCE = 100  # characters; style.md asks for a second look from 60 on

# Where sentences stand; every other text of the front matter is a name or a value.
PROSE = paths_of(lambda field: field.fact.is_prose)
# What has an address of its own, and the text that leads there.
ADDRESSED = {path[:-1] for path in paths_of(lambda field: field.kind is Kind.LINK)}
# A line that begins with bold words goes on with the passage above.
NEW_PASSAGE = re.compile(r"\s*(?:[-+#|>]|\*(?!\*\S)|\d+[.)]\s|表：|:::|$)")

# Signs that JIS X 0208 has not print differently from machine to machine, or are read out wrong.
USUAL_SIGNS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳©®™")
NO_USUAL_LETTER = re.compile(r"[^\x00-\x7fぁ-ゖァ-ヺー一-鿿、。「」（）]")
SPELT_OUT = {"㈱": "株式会社", "㈲": "有限会社", "㎡": "平方メートル", "㎥": "立方メートル"}
HALF_WIDTH_KANA = re.compile(r"[｡-ﾟ]+")
WRITTEN_NUMBER = re.compile(r"[0-9０-９]+(?:[,，.．][0-9０-９]+)*")
# Without one of these no number and no letter is wide.
WIDE_SIGN = re.compile("[Ａ-Ｚａ-ｚ０-９．，]")
FULL_WIDTH = re.compile(r"[Ａ-Ｚａ-ｚ０-９]+(?:[．，][０-９]+)*")
# What has nothing for any rule here but the length of its sentences, as most passages.
QUIET_SIGNS = "ぁ-ゖァ-ヺー々一-鿿0-9A-Za-z \\t\\n#*+>|;'/%&・：％～〜"
QUIET = re.compile(
    rf"(?:[{QUIET_SIGNS}]++|[、。](?![、。])|-(?![-=_])|(?<=[0-9A-Za-z])[,.]"
    rf"|「[{QUIET_SIGNS}]*+」|（[{QUIET_SIGNS}]*+）)*+"
)
# A name in front of 会社 is sought from its first letter only: the letters are read once.
NAMED = re.compile(
    r"「[^「」]*」|『[^『』]*』|(?:株式|有限|合同)会社[Ａ-Ｚａ-ｚ０-９]+"
    r"|(?<![Ａ-Ｚａ-ｚ０-９])[Ａ-Ｚａ-ｚ０-９]++(?:株式|有限|合同)会社"
)
MARKDOWN_LINK = re.compile(rf"(!?)\[([^\[\]]*)\]\(<?({LINK_ADDRESS}*)>?(?:\s[^()]*)?\)")
WORDS = re.compile(r"\w")
UNSAID = re.compile(r"(?:https?://|data:)[!-~]+|[-=_]{3,}")  # addresses, the rule of a table
MARKS = re.compile(r"^\s*(?:[-*+>]|#+|\d+[.)])\s+|\*\*")
SENTENCE = re.compile(r"[^。！？|]+[。！？]?")
VAGUE_LINKS = re.compile(
    r"(?:詳し[いく].{0,6})?(?:こちら|ここ|これ|リンク|クリック|詳細|URL|アドレス)(?:から|へ|を参照|をクリック)?"
)
VAGUE_ALTS = re.compile(
    r"画像|写真|図|イメージ|スクリーンショット|[\w-]+\.(?:png|jpe?g|webp)", re.I
)


@dataclass(frozen=True)
class Passage:
    """A text with its place; `names` holds what the case's own names and titles say."""

    text: str
    where: Where
    is_prose: bool
    names: str

    @cached_property  # nearly every rule reads it
    def words(self) -> str:
        """The text without its addresses, which are written as they are."""
        return without_addresses(name_links(self.text, " "))


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule finds: its code, the text it is about, what to write instead."""

    code: str
    found: str
    suggestion: str = ""


def check_style(text: str, tree: Fields) -> Iterator[Problem]:
    """Every warning about the way a case file is written; `text` is the whole file."""
    lines = text.split("\n")
    prose = {scalar.where for path in PROSE for scalar in select(tree, *path)}
    names = "\n".join(scalar.text for scalar in texts(tree) if scalar.where not in prose)
    front = (
        Passage(scalar.text, scalar.where, scalar.where in prose, names) for scalar in texts(tree)
    )
    for passage in (*front, *body_passages(text, tree.where.path, names)):
        for finding in judge_passage(passage):
            arguments: dict[str, str | int] = {"found": finding.found}
            if finding.suggestion:
                arguments["suggestion"] = finding.suggestion
            if finding.code == "sentence-too-long":
                arguments |= {"count": len(finding.found), "limit": LONGEST_SENTENCE}
            where = find_passage(finding.found, passage, lines)
            yield Problem(where, finding.code, arguments, Severity.WARNING)
    yield from check_addresses(tree)


def judge_passage(passage: Passage) -> Iterable[Finding]:
    """What the rules find in a passage, each thing once."""
    if QUIET.fullmatch(passage.text):
        return dict.fromkeys(check_sentences(passage))
    plain = UNSAID.sub("", name_links(passage.text))
    said = Passage(plain, passage.where, passage.is_prose, passage.names)
    findings = (finding for rule in RULES for finding in rule(said))
    return dict.fromkeys((*findings, *check_written_links(passage)))


def name_links(text: str, after: str = "") -> str:
    """A text with what its links say in their places, and something after each."""
    return MARKDOWN_LINK.sub(rf"\2{after}", text) if "](" in text else text


def body_passages(text: str, path: str, names: str) -> Iterator[Passage]:
    """The paragraphs, list items, rows and headings below the front matter."""
    middle = find_body(text)
    begun, held = text.count("\n", 0, middle), list[str]()
    for number, line in enumerate((*text[middle:].split("\n"), ""), start=begun):
        if NEW_PASSAGE.match(line) and held:
            said = hide_targets("\n".join(held))
            yield Passage(said, Where(path, begun + 1), True, names)
            held = []
        if line.strip():
            begun = begun if held else number
            held.append(line)


def find_passage(found: str, passage: Passage, lines: Sequence[str]) -> Where:
    """Where a text stands: on the passage's first line or below, else where the passage begins."""
    start = passage.where
    sought = found.split("\n")[0][:20]
    for number in range(start.line, min(start.line + 20, len(lines) + 1)):
        after = start.column - 1 if number == start.line else 0
        column = lines[number - 1].find(sought, after)
        if column >= 0:
            return Where(start.path, number, column + 1)
    return start


def check_signs(passage: Passage) -> Iterator[Finding]:
    """機種依存文字: ㈱ ㎡ Ⅱ ㍻ and emoji; ①–⑳ are allowed (docs/case-format.md)."""
    for sign in NO_USUAL_LETTER.findall(passage.words):
        if sign in USUAL_SIGNS or is_forbidden(sign):
            continue
        kind = unicodedata.category(sign)
        is_numeral = kind == "Nl" and not passage.is_prose  # セキュアモニタSTDⅡ is its name
        if kind in ("So", "No", "Nl", "Sk") and not is_numeral and not is_in_jis(sign):
            plain = SPELT_OUT.get(sign, fold_width(sign))
            yield Finding("platform-dependent-character", sign, plain if plain != sign else "")


def is_in_jis(sign: str) -> bool:
    """Whether JIS X 0208 has a character."""
    try:
        sign.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def check_kana(passage: Passage) -> Iterator[Finding]:
    for kana in HALF_WIDTH_KANA.findall(passage.words):
        yield Finding("half-width-katakana", kana, fold_width(kana))


def check_numbers(passage: Passage) -> Iterator[Finding]:
    """One number, one width."""
    if not WIDE_SIGN.search(passage.words):
        return
    for number in WRITTEN_NUMBER.findall(passage.words):
        if is_mixed(number):
            plain = fold_width(number)
            yield Finding("mixed-width-number", number, plain)


def is_mixed(number: str) -> bool:
    return not number.isascii() and re.search("[0-9]", number) is not None


def check_letters(passage: Passage) -> Iterator[Finding]:
    """全角英数 in prose; names keep theirs, as 株式会社ＲＥＬＡＴＩＯＮ and 「ＤＸ計画」 do."""
    if not passage.is_prose or not WIDE_SIGN.search(passage.words):
        return
    plain = NAMED.sub("", passage.words)
    plain = WRITTEN_NUMBER.sub(lambda found: "" if is_mixed(found[0]) else found[0], plain)
    for run in FULL_WIDTH.findall(plain):
        if run not in passage.names:
            yield Finding("full-width-letters", run, fold_width(run))


def check_sentences(passage: Passage) -> Iterator[Finding]:
    if not passage.is_prose or len(passage.text) <= LONGEST_SENTENCE:
        return
    lines = (MARKS.sub("", line).strip() for line in passage.text.split("\n"))
    for sentence in SENTENCE.findall("".join(lines)):
        if len(sentence.strip()) > LONGEST_SENTENCE:
            yield Finding("sentence-too-long", sentence.strip())


def check_written_links(passage: Passage) -> Iterator[Finding]:
    """Links and images of the body, by what they say and where they lead."""
    links = MARKDOWN_LINK.findall(passage.text) if "](" in passage.text else ()
    for image, text, address in links:
        if image and VAGUE_ALTS.fullmatch(text.strip()):
            yield Finding("vague-alt", text)
        elif not image and VAGUE_LINKS.fullmatch(text.strip()):
            yield Finding("vague-link-text", text)
        if not image and address.startswith("http://"):
            yield Finding("insecure-link", address)


def check_punctuation(passage: Passage) -> Iterator[Finding]:
    """Stops, commas and brackets; what a name has, a sentence may have too."""
    if not WORDS.search(passage.words):
        return  # what stands behind an address alone is told with it
    for code, found, suggestion in find_punctuation(passage.words, passage.is_prose):
        if code != "half-width-punctuation" or found not in passage.names:
            yield Finding(code, found, suggestion)


RULES = (
    check_signs,
    check_kana,
    check_numbers,
    check_letters,
    check_sentences,
    check_punctuation,
)


def check_addresses(tree: Fields) -> Iterator[Problem]:
    """The same for the links and the awards of the front matter."""
    for path in sorted(ADDRESSED):
        for text in select(tree, *path, "text"):
            if VAGUE_LINKS.fullmatch(text.text.strip()):
                yield warn_of("vague-link-text", text)
        for url in select(tree, *path, "url"):
            if url.text.startswith("http://"):
                yield warn_of("insecure-link", url)


def warn_of(code: str, scalar: Scalar) -> Problem:
    return Problem(scalar.where, code, {"found": scalar.text}, Severity.WARNING)
