"""What was written to be written over: the form's own examples, blanks, marks of unfinished work.

>>> from generator.core.problem import Where
>>> [told.arguments for told in judge_words(TextPiece("年500時間（要確認）", Where("a.md")))]
[{'found': '（要確認）'}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from generator.collection.format import LEAVES
from generator.core.problem import Problem, Severity
from generator.core.text import begin_with, fold_width
from generator.reading.doubts.written import MOST_PIECES, Passages, TextPiece, fold_each, for_lines
from generator.records.kind import Kind
from generator.records.tree import Fields, select

# An example that is shorter is one that many a case rightly has: 実績, 500時間, システム製作費.
SHORTEST_EXAMPLE = 10
EXAMPLE_KINDS = (Kind.TEXT, Kind.PHONE, Kind.EMAIL)
USUAL_WORDS = re.compile(r"[をに].*(?:環境|公表)")  # パッケージ製品をクラウド環境で運用

BLANK_SIGNS = "○◯〇●◎△▲▽□■◇◆×✕"
BLANKS = (
    r"([○◯●◎△▲▽□■◇◆×✕])\1+",
    # 二〇〇〇年 is a number.
    r"(?<![一二三四五六七八九十百千〇])〇〇+(?![一二三四五六七八九十百千])",
    rf"[{BLANK_SIGNS}][年月](?=[{BLANK_SIGNS}])",
    rf"(?:令和|平成|[RHＲＨ])(?:[{BLANK_SIGNS}]|[XＸxｘ][XＸxｘ]?(?=[年.．]))",
    r"(?<![A-Za-z0-9Ａ-Ｚａ-ｚ./_-])(?:[XＸ]{3,}|[xｘ]{3,})(?![A-Za-z0-9])",
    r"[XＸ]{2,}(?=[市町村区県課部係年月日円人件])",
    r"＿{2,}|(?<=[^_\s])_{3,}|_{3,}(?=[^_\s])",
    r"（[ 　]+）|「[ 　]+」",
    r"[？?]{3,}",
)
TO_FILL_IN = begin_with(
    f"{BLANK_SIGNS}令平RHＲＨXＸxｘ＿_（「？?", "|".join(f"(?:{blank})" for blank in BLANKS)
)
# The same words are a part of many a sentence: they are told where they stand alone or are marked.
UNFINISHED = (
    r"要(?:確認|修正|調整|追記|記入|検討|差し?替え?)|未定稿|差し?替え?(?:予定)?|(?:未)(?:記入|入力|作成|確認|記載)|(?:確認|回答|返答|原稿)待ち"
    r"|(?:確認|調整|照会|執筆|編集|問い?合わせ?|整理)中|後日(?:記入|追記|確認|記載|入力)?"
    r"|(?:あと|後|のち)(?:で|ほど)(?:書|記入|追記|入力|確認|直|埋|調べ)[^。、]{0,5}"
    r"|追記(?:予定|すること)|仮置き|仮入力|下書き|ドラフト|[Dd]raft|DRAFT"
)
MARKED = re.compile(
    rf"[（(【［\[〔《<＜※★☆→⇒#＃]\s?(?:{UNFINISHED})(?:[）)】］\]〕》>＞]|(?=[\s。、！!？?：:]|$))"
)
NOTE_TO_SELF = begin_with(
    "FTＴ",
    r"(?<![A-Za-z])(?:TODO|FIXME|TBD|TBC|ＴＯＤＯ|ＴＢＤ)(?![A-Za-z]| ?(?:リスト|管理|アプリ))",
)
# The name of a whole text; 契約書（案） in a list is what a step is about.
DRAFT_SIGN = (
    r"[（(【［\[](?:案|[素原]案|たたき台|叩き台|初稿|第[0-9０-９一二三四五]稿|修正[案版]|未定稿"
    r"|校正[中用]?)[）)】］\]]"
)
DRAFT_NAME = re.compile(
    rf"{DRAFT_SIGN}$"
    r"|^[（(【［\[](?:案|[素原]案|たたき台|叩き台|初稿|未定稿)[）)】］\]]"
)
HEADING = re.compile(r"#{1,6}\s")
LOOSE_STAR = re.compile(
    r"[【（][★☆]+[】）]|[★☆](?=(?:要|未)[^\s、。]|確認|修正|差し?替|後で|あとで|ここ)"
)
PART_NAME = (
    r"(?:本文|概要|内容|文章|文|値|名称|名前|数字|金額|説明|効果|質問|回答|答え|部署名?|氏名|団体名"
    r"|事例名|題名?|タイトル|電話番号|アドレス|事業の概要|事業効果|ポイント|要点|テキスト)"
)
HERE = r"(?:ここ|こちら|この[行欄下])[にへ]"
WRITE = r"(?:書|記入|記載|入力|入れ|追記|貼|コピー)[^。（）()]{0,12}"
# In brackets, or alone: a list of steps may well have 「氏名を入力する」.
TO_THE_WRITER = re.compile(
    rf"[（(【［\[〔《<＜](?:{HERE}[^。（）()]{{0,16}}?{WRITE}|{PART_NAME}(?:[をは]{WRITE})?|{PART_NAME}を{HERE}{WRITE})"
    r"。?[）)】］\]〕》>＞]"
)
ALONE = re.compile(
    rf"{HERE}[^。]{{0,16}}?{WRITE}|{PART_NAME}を{HERE}{WRITE}"
    rf"|{PART_NAME}[をは]?(?:書いて|記入して|入力して|記載して)(?:ください|下さい|おく)"
    rf"|本文|{UNFINISHED}|(?:作成|準備|検討)中|仮|[？?]+"
)
TRIAL = re.compile(
    r"(?:株式会社)?(?:テスト|てすと|サンプル|さんぷる|ダミー|だみー|test|sample|dummy|hoge|foo|asdf"
    r"|あいうえお|([a-zあ-ん])\1{2,9}|lorem ipsum.{0,200})[ 0-9]{0,9}"
    r"(?:です|データ|の?事例|用|文章?|テキスト|(?:株式)?会社|市|町|課|部署|ページ|入力|投稿|タイトル|名)?"
    r"[ 0-9]{0,9}",
    re.I,
)
GIVEN_AS_EXAMPLE = re.compile(
    r"[（(【［]?(?:記入|記載|入力)?例(?:[:：）)】］]|[ 　])|.{0,200}　例: "
)
# Domains kept free for examples by RFC 2606 and 6761 and by JPRS; .test stays for the programs'
# own tests.
EXAMPLE_HOST = re.compile(
    r"(?:[^.]*\.){0,8}(?:example[0-9]?(?:\.(?:com|net|org|edu|jp|[a-z]{2}\.jp))?"
    r"|(?:your|my)-?(?:domain|site|company)\.[a-z.]{2,6})",
    re.I,
)
HOST_OF = re.compile(r"(?:https?://|@)([^\s/?#:()<>\"'「」（）、。]+)", re.I)
SAMPLE_DIGITS = re.compile(r"0*|0?1?2345678?9?0?|[0-9]*(?:1234567|12345678|0{6}|([1-9])\1{6,})")
PHONE_LIKE = re.compile(
    r"(?<![0-9A-Za-z/.-])\(?0[0-9]{1,4}[-)(]{1,2}[0-9]{1,4}[-)]{1,2}[0-9]{3,4}(?![0-9])"
)
LINE_MARKS = re.compile(r"\s*(?:[-*+>|]|#+|[0-9]{1,3}[.)]|表：)")
EDGE_SIGNS = "*_|\u3000 。.…"


def line_for(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A line that is, without what `bare` leaves out, what a pattern says; it may be folded."""
    edge = f"[{EDGE_SIGNS}]*"
    line = rf"^(?:{LINE_MARKS.pattern}|\s*表:)?{edge}(?:{pattern.pattern}){edge}$"
    return re.compile(line, pattern.flags | re.M)


LINE_OF_TRIAL = line_for(TRIAL)
SIGNS_OF_WORDS = (
    *(TO_FILL_IN, for_lines(MARKED), NOTE_TO_SELF, LOOSE_STAR, TO_THE_WRITER),
    *(re.compile(DRAFT_SIGN), line_for(ALONE), re.compile("例[:：）)】］ \u3000]")),
)


def check_placeholders(tree: Fields, passages: Passages) -> Iterator[Problem]:
    """The first such thing of each value and of each line of the body."""
    is_own = any(name.text == example_town() for name in select(tree, "organization", "name"))
    has_words = may_have_words(passages.whole)
    has_sample = find_sample(passages.folded) is not None
    for written in passages.pieces:
        yield from (
            judge_example(written, is_own)
            or (judge_words(written) if has_words else ())
            or (judge_samples(written) if has_sample else ())
        )


def judge_example(written: TextPiece, is_own: bool) -> list[Problem]:
    """A value that is an example of the form, or what the form says of the field."""
    field = written.field
    plain = normal(written.text) if field is not None else ""
    if field is None or not plain:
        return []
    explained, examples = list_examples(field.key, is_own)
    is_explanation = plain == explained or plain.startswith(f"{explained} 例:")
    if not is_explanation and plain not in examples:
        return []
    severity = Severity.ERROR if is_explanation else Severity.WARNING
    return [Problem(written.where, "template-example", {"found": written.text}, severity)]


@cache
def list_examples(key: str, is_own: bool) -> tuple[str, frozenset[str]]:
    """What the form says of a field, and those of its examples that cannot be meant; a case of
    the town that they speak of has its own name and number.
    """
    field = next(field for field in LEAVES if field.key == key)
    explained, town = normal(field.info.description or ""), example_town()
    if field.kind not in EXAMPLE_KINDS:
        return explained, frozenset()
    return explained, frozenset(
        normal(example)
        for example in map(str, field.info.examples or ())
        if not USUAL_WORDS.search(example)
        and (len(example) >= SHORTEST_EXAMPLE or town in example)
        and not (is_own and (town in example or field.kind is Kind.PHONE))
    )


@cache
def example_town() -> str:
    """The town of which the form's examples speak."""
    field = next(field for field in LEAVES if field.key == "organization.name")
    return str((field.info.examples or ("",))[0])


def may_have_words(whole: str) -> bool:
    """Whether `judge_words` has something to tell of one of the texts in a whole."""
    signs = (sign.search(whole) for sign in SIGNS_OF_WORDS)
    return any(signs) or LINE_OF_TRIAL.search(fold_width(whole)) is not None


def judge_words(written: TextPiece) -> list[Problem]:
    """Blanks to be filled in, instructions to the writer, words for what is not done yet."""
    field, text = written.field, written.text
    is_name = field is not None and not field.fact.is_prose
    if blank := TO_FILL_IN.search(text):
        # In a sentence, 「○○の手続き」 may be what a person said.
        return [tell_placeholder(written, blank, Severity.ERROR if is_name else Severity.WARNING)]
    alone = bare(text)
    if whole := TO_THE_WRITER.fullmatch(alone):
        return [tell_placeholder(written, whole, Severity.ERROR)]
    if whole := ALONE.fullmatch(alone):
        return [tell_placeholder(written, whole, Severity.WARNING)]
    is_step = field is not None and field.key.endswith("steps.*.text")  # テスト is a step
    if whole := None if is_step else TRIAL.fullmatch(fold_width(alone)):
        return [tell_placeholder(written, whole, Severity.WARNING)]
    if is_name and (given := GIVEN_AS_EXAMPLE.match(text)):
        return [tell_placeholder(written, given, Severity.WARNING)]
    is_title = field.key == "title" if field else HEADING.match(text) is not None
    if is_title and (draft := DRAFT_NAME.search(alone)):
        return [tell_placeholder(written, draft, Severity.WARNING)]
    marked = MARKED.search(text) or NOTE_TO_SELF.search(text) or LOOSE_STAR.search(text)
    return [tell_placeholder(written, marked, Severity.WARNING)] if marked else []


def judge_samples(written: TextPiece) -> list[Problem]:
    """Addresses and numbers that are nobody's."""
    sample = find_sample(fold_each(written.text))
    return [tell_placeholder(written, sample, Severity.WARNING)] if sample else []


def find_sample(plain: str) -> re.Match[str] | None:
    """The first address that is nobody's in a folded text, or else the first number."""
    for host in HOST_OF.finditer(plain) if "@" in plain or "://" in plain else ():
        if EXAMPLE_HOST.fullmatch(host[1].rstrip(".")):
            return host
    for phone in PHONE_LIKE.finditer(plain) if "0" in plain else ():
        if is_sample_phone(phone[0]):
            return phone
    return None


def is_sample_phone(phone: str) -> bool:
    """Whether a number is one that nobody has: 0000-00-0000, 012-345-6789, 03-1234-5678."""
    return SAMPLE_DIGITS.fullmatch(re.sub("[^0-9]", "", phone)) is not None


def tell_placeholder(written: TextPiece, found: re.Match[str], severity: Severity) -> Problem:
    """A value is quoted whole, of a line what was found."""
    quoted = found[0].strip() if written.field is None else written.text.strip()
    return Problem(written.at(found.start()), "placeholder", {"found": quoted}, severity)


@lru_cache(maxsize=MOST_PIECES)
def bare(text: str) -> str:
    """A line without what Markdown reads at its ends, and without the stop of its sentence."""
    marks = LINE_MARKS.match(text)
    return text[marks.end() if marks else 0 :].strip(EDGE_SIGNS)


def normal(text: str) -> str:
    """A text for comparison, in one width."""
    return " ".join(fold_width(text).split())
