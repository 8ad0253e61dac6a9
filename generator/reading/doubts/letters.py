"""What is a letter's or a conversation's and no case's: greetings, names under them, an AI's words.

>>> find_greeting("いつもお世話になっております。")
'いつもお世話になっております'
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.core.problem import Problem
from generator.core.text import begin_with, fold_width
from generator.reading.doubts.placeholders import bare
from generator.reading.doubts.private import OFFICE, RANK, find_person
from generator.reading.doubts.written import Passages, for_lines
from generator.reading.rules import warn

PLEASE = (
    r"(?:ください|下さい|(?:を|、)?(?:よろしく)?お願い(?:いた|致)?します"
    r"|(?:いただ|頂)け(?:れば|ますと?)幸い)"
)
GREETING = begin_with(
    "大いおどよ何な宜ご内以添取担関所課部係時",
    r"(?:大変|いつも)?お世話になって(?:おり|い)ます"
    r"|(?:どうぞ|何卒|なにとぞ)?(?:よろしく|宜しく)お願い(?:いた|致)?します"
    r"|(?:よろしく|宜しく)お願い申し上げます"
    r"|(?:何卒|なにとぞ)(?:よろしく|宜しく)"
    rf"|ご(?:査収|返信|回答|教示|一読|高覧)(?:の(?:ほど|程))?{PLEASE}"
    rf"|(?:^|(?<=[。、]))(?:内容を|以上、|添付(?:ファイル|資料)?を)?ご(?:確認|検討|対応)(?:の(?:ほど|程))?{PLEASE}"
    rf"|ご(?:確認|検討|対応)の(?:ほど|程){PLEASE}"
    r"|取り?急ぎ、?(?:ご(?:連絡|報告|返信|回答)|お(?:知らせ|礼|返事))|お疲れ(?:さま|様)(?:です|でございます)"
    r"|以上、(?=よろしく|宜しく|ご[確査検対])|(?:担当者|関係者|所属長|課長|部長|係長)各位"
    r"|時下ますますご",
)
LETTER_LINE = re.compile(
    r"(?:拝啓|前略|敬具|草々|各位|以上、?"
    r"|[^\s。、「」|]{1,20}[ \u3000]?[^\s。、「」|]{1,10}(?<!同)様)"
)
LETTER_END = re.compile("(?:拝啓|前略|敬具|草々|各位|以上、?|様)[*_|\u3000 。.…]*$", re.M)
SIGNS_OF_LETTER = (for_lines(GREETING), LETTER_END)
# What a machine says before and after the text that it was asked for.
OBEYED = (
    r"(?:はい|もちろん(?:です)?|(?:承知|了解)(?:いた|致)?しました|かしこまりました|わかりました)"
)
MACHINE = begin_with(
    "はも承了かわ以次こ必ごほ他AＡSCOHIlL",
    rf"^{OBEYED}[、。！!][ \u3000]?(?:{OBEYED}[。！!])?"
    r"(?:$|(?=(?:以下|次[のに]|それでは|では|こちら)))"
    r"|^(?:以下|次|こちら)(?:に|は|が|の)[^。]{0,30}"
    r"(?:要約|リライト|校正|文章|文案|下書き|ドラフト|Markdown|原稿|例文|サンプル|案)"
    r"[^。]{0,12}(?:です|ます|ました)[。：:]?$"
    r"|(?:必要に応じて|必要であれば|ご(?:要望|希望|不明な点|質問)|(?:他|ほか)に[もご何]|もし[^。]{0,15}(?:修正|調整|変更|追加))[^。]{0,40}"
    r"(?:お(?:知らせ|申し付け|聞かせ)|教えて)(?:ください|下さい)"
    r"|(?:AI|ＡＩ)(?:言語)?(?:モデル|アシスタント)(?:として、|である私|なので)"
    r"|^(?:Sure|Certainly|Of course|Absolutely)[!,.]|^Here(?:['’]s| is| are) (?:the|a|an|your) "
    r"|\bAs an AI (?:language )?model\b|\bI hope this helps\b|\b[Ll]et me know if you\b",
)
MACHINE_IN_LINES = for_lines(MACHINE)
# 「ご確認ください」 in quotes is what a system says.
IN_QUOTES = re.compile("「[^「」]*」|『[^『』]*』")
QUOTED_IN_LINE = re.compile("「[^「」\n]*」|『[^『』\n]*』")
MARKDOWN = re.compile(r"\s*(?:[#|>]|表：)")
LONGEST_SIGNATURE = 30
OF_A_SENTENCE = re.compile("[。、「」]")
SIGNER = re.compile(rf"(?:{OFFICE}|{RANK})")


def check_mail_letters(passages: Passages) -> Iterator[Problem]:
    """The first such words of each line of the body and of each value, and names that sign."""
    is_letter = any(sign.search(passages.whole) for sign in SIGNS_OF_LETTER)
    is_machine = MACHINE_IN_LINES.search(hide_quoted(passages.whole, QUOTED_IN_LINE)) is not None
    for written in passages.pieces:
        greeting = find_greeting(written.text, is_line=written.field is None) if is_letter else ""
        if said := find_machine(written.text) if is_machine else "":
            yield warn(written.where, "machine-speaks", found=said)
        elif greeting:
            where = written.at(max(written.text.find(greeting), 0))
            yield warn(where, "letter-in-text", found=greeting)
        elif written.field is None and (name := find_signer(written.text)):
            yield warn(written.where, "person-name", found=written.text.strip(), name=name)


def find_greeting(text: str, is_line: bool = False) -> str:
    """What a letter begins or ends with; empty where there is nothing of it."""
    if found := GREETING.search(hide_quoted(text)):
        return found[0]
    whole = LETTER_LINE.fullmatch(bare(text)) if is_line and not MARKDOWN.match(text) else None
    return whole[0] if whole else ""


def find_machine(text: str) -> str:
    """What only a machine says to who asked it for a text.

    >>> find_machine("はい、以下に要約を示します。"), find_machine("以下の手順で進めました。")
    ('はい、以下に要約を示します。', '')
    """
    plain = text.strip().strip("*_")
    return plain if MACHINE.search(hide_quoted(plain)) else ""


def hide_quoted(text: str, quoted: re.Pattern[str] = IN_QUOTES) -> str:
    """A text, as long as it was, without what stands in quotes."""
    return quoted.sub(lambda found: "・" * len(found[0]), text)


def find_signer(line: str) -> str:
    """The person who stands at the end of a short line without a sentence, behind an office."""
    if OF_A_SENTENCE.search(line) or MARKDOWN.match(line):
        return ""
    plain = " ".join(fold_width(line).split())
    if len(plain) > LONGEST_SIGNATURE or OF_A_SENTENCE.search(plain):
        return ""
    name = find_person(plain)
    before = plain[: plain.rfind(name)] if name and plain.endswith(name) else ""
    return name if SIGNER.search(before) else ""
