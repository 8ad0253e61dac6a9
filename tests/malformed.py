"""Files as no editor means to write them, each with the line that its first error must name.

`make_files()` gives the same files in every run; a line is None where more than one is right.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from conftest import BODY, PARTS, case_text
from pydantic import BaseModel

from generator.collection.form.case import FrontMatter
from generator.records.declare import find_record

RICH = case_text(
    labels="labels:\n  - オンライン申請\n  - 窓口改革",
    schedule="schedule:\n  duration: 1年\n  steps:\n    - period: R2.9～R3.8\n      text: 製作",
    contacts="contacts:\n  - office: 住民税務課\n    phone: 0868-54-2985\n    email: a@b.jp",
    links="links:\n  - text: 町\n    url: https://example.jp/a",
    notes='notes:\n  - "引用符: あり"\n  - |\n    二行の\n    注',
)
# Each bait makes a pattern of the generator go back over what it has read, if it can.
BAITS: Mapping[str, str] = {
    "tab": " " * 90_000,
    "key": "a" * 90_000,
    "flow": "a: {" + "b, " * 30_000,
    "flow-colon": "a: {" * 20_000 + "b：",
    "comment": "x" * 45_000 + " " * 45_000 + "#",
    "quotes": "'\"" * 40_000,
    "block": "a: |" * 20_000,
    "dash": "- " * 40_000,
    "date": "title: " + "R1." * 30_000,
    "number": "title: " + "1," * 40_000,
    "phone": "title: " + "0" * 90_000,
    "quoted": "title: " + "「" * 30_000,
    "kana": "title: " + "ｶﾞ" * 15_000,
    "full-width": "title: " + "Ａ１" * 15_000,
    "link": "title: " + "[a](" * 20_000,
    "sentence": "title: " + "あ" * 30_000,
    "company": "points:\n  - " + "Ａ" * 30_000,
    "hyphens": "points:\n  - " + "- " * 40_000 + "https://" * 1_000,
}
BODY_BAITS: Mapping[str, str] = {
    "brackets": "[" * 9_000,
    "images": "![" * 4_500,
    "links": "[a](b" * 1_800,
    "stars": "**a" * 3_000,
    "tags": "<a" * 4_500,
    "open-tag": "<" + "a" * 9_000,
    "quotes": "> " * 4_500,
    "lists": "- " * 4_500,
    "cells": "| " * 4_500,
    "table": "| a |\n| - |\n" + "| a | b |\n" * 900,
    "entities": "&#x5b;" * 1_500,
    "backslashes": "\\" * 9_000,
    "parentheses": "]（" * 4_500,
    "address": "[a](" + "x" * 9_000,
    "vague": "[" + "詳しい" * 2_000 + "](https://a.jp)",
    "headings": "### a\n" * 1_500,
    "containers": "::: before\n" * 800,
    "bullets": "・ア\n" * 1_000,
    "indented-bullets": "".join(f"{' ' * n}・ア\n" for n in range(120)),
    "numbers": "① ア\n② イ\n" * 600,
    "dashes": "– " * 4_500,
    "tabs": "ア\tイ\n" * 900,
    "bars": "｜ア｜イ｜\n" * 700,
    "rules": "| a |\n| - | - |\n" * 500,
    "question": "？" * 3_000,
    "bold": "**「ア」**" * 900,
    "braces": "{{" * 4_500,
    "escaped": "\\==a==" * 1_200,
    "mail": "a." * 4_500,
}
LONG_NUMBER = "9" * 5_000


@dataclass(frozen=True, slots=True)
class Malformed:
    """A file that must be answered with an error, at this line where there is only one.

    A bait may be good Markdown; then it is only to be answered soon.
    """

    name: str
    content: bytes
    line: int | None = None
    is_error: bool = True


def make_files() -> Iterator[Malformed]:
    """Every file, in the same order; the last ones are good files torn at random."""
    yield from encodings()
    yield from depths()
    yield from baits()
    yield from slips()
    yield from wrong_types()
    yield from truncations()
    yield from torn()


def in_front(name: str, text: str, line: int | None = None) -> Malformed:
    return Malformed(name, f"---\n{text}\n---\n{BODY}".encode(), line)


def in_body(name: str, text: str, line: int | None = None) -> Malformed:
    body = f"\n## 事業の概要\n\n{text}\n\n## 事業効果\n\n効果。\n"
    return Malformed(name, case_text(body).encode(), line)


def encodings() -> Iterator[Malformed]:
    """Other encodings, bad bytes and signs that cannot be seen."""
    text = case_text()
    yield Malformed("empty", b"", 1)
    yield Malformed("only-a-mark", b"\xef\xbb\xbf", 1)
    yield Malformed("utf-16-little", text.encode("utf-16-le"))
    yield Malformed("utf-16-big", text.encode("utf-16-be"))
    yield Malformed("utf-16-marked", text.encode("utf-16"), 1)
    yield Malformed("shift-jis", text.encode("shift_jis"), 3)
    yield Malformed("euc-jp", text.encode("euc_jp"), 3)
    yield Malformed("all-bytes", bytes(range(256)) * 100, 3)
    yield Malformed("zeros", bytes(50_000), 1)
    yield Malformed("too-large", b"a" * 2_000_000, 1)
    for number, raw in enumerate((b"\xff", b"\xe3\x81", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5")):
        torn = text.encode().replace("電子申請".encode(), raw)
        yield Malformed(f"bad-bytes-{number}", torn, 3)
    signs = "\0\x07\x1b\x7f\x85\u200b\u200f\u202e\u2028\u2066\ufeff\ufffe\ue000\U000e0001"
    for sign in signs:
        spoilt = text.replace("電子申請", f"電子{sign}申請")
        yield Malformed(f"sign-{ord(sign):04x}", spoilt.encode(), 3)
        spoilt = text.replace("年500時間", f"年{sign}500時間")
        yield Malformed(f"body-sign-{ord(sign):04x}", spoilt.encode(), 24)
    wrong = case_text(title="", number="number: 😀")
    for name, end in (("crlf", "\r\n"), ("cr", "\r"), ("mixed", "\r\r\n\n")):
        yield Malformed(f"ends-{name}", wrong.replace("\n", end).encode(), None)


def depths() -> Iterator[Malformed]:
    """Brackets, indents and aliases without end."""
    for sign in "[{":
        for count in (25, 1_000, 50_000):
            yield in_front(f"deep-{ord(sign)}-{count}", f"title: {sign * count}", 2)
    yield in_front("deep-flow-maps", "a: {b: " * 5_000, 2)
    yield in_front("deep-block", "\n".join(f"{' ' * n}a{n}:" for n in range(400)), None)
    yield in_front("deep-list", "a:\n  " + "- " * 20_000, None)
    yield in_front("deep-keys", "? " * 20_000, None)
    levels = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    yield in_front("alias-bomb", "\n".join(["a0: &a0 x", *levels]), 2)
    yield in_front("alias-of-itself", "title: &a [*a]", 2)
    yield in_front("merge-key", "<<: *a", 2)
    yield in_front("many-keys", "\n".join(f"k{n}: 1" for n in range(9_000)), 2)
    yield in_front("one-key-often", "title: a\n" * 9_000, None)
    yield in_front("many-labels", "labels:\n" + "  - あ\n" * 9_000, None)
    yield in_front(
        "many-other-labels", "labels: [" + "".join(f"語{n}, " for n in range(9_000)) + "]"
    )
    yield in_front("many-documents", "title: a\n--- a\n" * 3_000, None)
    yield in_front("long-lines", "\n".join(f"title{n}: {'あ' * 9_000}" for n in range(3)), 2)
    number = ("number: 1", "26,700千円", "1.2万人", "令和5年")
    for n, found in enumerate(number):
        long = LONG_NUMBER if n else f"number: {LONG_NUMBER}"
        spoilt = case_text().replace(found, long + "千円人年"[n - 1 : n] * bool(n))
        line = next(i for i, row in enumerate(case_text().split("\n"), 1) if found in row)
        yield Malformed(f"long-number-{n}", spoilt.encode(), line)


def baits() -> Iterator[Malformed]:
    for name, text in BAITS.items():
        yield in_front(f"bait-{name}", text, None)
    for name, text in BODY_BAITS.items():
        often = "\n\n".join([text] * (90_000 // len(text.encode())))
        yield replace(in_body(f"bait-body-{name}", text), is_error=False)
        yield replace(in_body(f"bait-body-{name}-often", often), is_error=False)


def slips() -> Iterator[Malformed]:
    """What is left open, tabs for indents, keys twice, marks that run from right to left."""
    for name, text in (
        ("single-quote", "title: 'a"),
        ("double-quote", 'title: "a'),
        ("bracket", "title: [a"),
        ("brace", "title: {a: b"),
        ("escape", 'title: "\\q"'),
        ("tag", "title: !!python/object:os.system a"),
        ("tag-handle", "title: !a!b c"),
        ("directive", "title: %a"),
        ("at", "title: @a"),
        ("backquote", "title: `a`"),
        ("colon", "title: a: b"),
        ("full-width-colon", "title：a"),
        ("full-width-space", "\u3000title: a"),
        ("tab", "\ttitle: a"),
        ("dash", "title: - a"),
        ("anchor", "title: &a b"),
        ("alias", "title: *a"),
        ("comment", "title: a #b"),
        ("question", "? title: a"),
        ("twice", "title: a"),
        ("rtl", "title: \u202e申請"),
        ("isolate", "title: \u2067申請"),
        ("closing", "title: a]}"),
        ("backslash", 'title: "C:\\new\\"'),
    ):
        yield in_front(f"slip-{name}", f"number: 1\n{text}\ncategory: 窓口改革", None)
    for key, part in PARTS.items():
        again = case_text().replace(part, f"{part}\n{part}")
        line = again.split("\n").index(part.split("\n")[0]) + 1 + part.count("\n") + 1
        yield Malformed(f"twice-{key}", again.encode(), line)
        tabbed = case_text().replace(part, "\t" + part)
        yield Malformed(f"tab-{key}", tabbed.encode(), line - part.count("\n") - 1)
    for name, text in (
        ("container", "::: before\na"),
        ("container-twice", "::: before\n::: after\n:::"),
        ("fence", "```\na"),
        ("html", "<script>alert(1)</script>"),
        ("script-link", "[a](javascript:alert(1))"),
        ("host-link", "[a](//evil.example)"),
        ("image", "![a](https://evil.example/a.png)"),
        ("title", "# a"),
        ("heading", "##a"),
        ("deep-heading", "##### a"),
        ("no-alt", "![](a.png)"),
        ("data-image", "![a](data:image/png;base64,AAAA)"),
    ):
        yield in_body(f"body-{name}", text, 20)


def field_paths(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, field in model.model_fields.items():
        yield (*path, name)
        record = find_record(field.annotation)
        if record is not None:
            yield from field_paths(record, (*path, name))


def wrong_types() -> Iterator[Malformed]:
    """Every field of the declaration as a text, a list and a mapping, whichever it is not."""
    for path in field_paths(FrontMatter):
        for kind, value in (("list", "[[a], [b]]"), ("map", "{zz: {zz: a}}"), ("text", "''")):
            nested = "".join(f"{'  ' * n}{key}:\n" for n, key in enumerate(path[:-1]))
            written = f"{nested}{'  ' * (len(path) - 1)}{path[-1]}: {value}"
            text = case_text(**{path[0]: ""}).replace("\n---\n", f"\n{written}\n---\n", 1)
            # Inside a list of lists, what is no list is shown where the outer one begins.
            line = text.split("\n").index("---", 1) if len(path) < 4 else None
            yield Malformed(f"type-{'.'.join(path)}-{kind}", text.encode(), line)


def truncations() -> Iterator[Malformed]:
    """A good file cut at every line, and in the middle of lines and of characters."""
    lines = RICH.split("\n")
    end = lines.index("---", 1)
    for number in range(1, end):
        yield Malformed(f"cut-line-{number}", "\n".join(lines[:number]).encode(), number)
    whole = RICH.encode()
    front = len("\n".join(lines[:end]).encode())
    for place in range(7, front, 23):
        line = whole.count(b"\n", 0, place) + 1
        yield Malformed(f"cut-byte-{place}", whole[:place], line)
    for number in range(1, end):
        shifted = [*lines[:number], f"   {lines[number]}", *lines[number + 1 :]]
        if lines[number].startswith("  - ") or lines[number].startswith("    "):
            continue  # inside a list or a text another indent may be as good
        yield Malformed(f"indent-{number}", "\n".join(shifted).encode(), None)


def torn(count: int = 60) -> Iterator[Malformed]:
    """Good files with pieces taken out, doubled and put elsewhere, and no fence to close them."""
    chance = random.Random(20240501)
    for number in range(count):
        pieces = split_at_random(RICH, chance)
        chance.shuffle(pieces)
        text = "".join(pieces).replace("\n---", "\n- --")
        yield Malformed(f"torn-{number}", f"---\n{text}".encode(), None)


def split_at_random(text: str, chance: random.Random) -> list[str]:
    places: Sequence[int] = sorted(chance.sample(range(1, len(text)), 12))
    return [text[a:b] for a, b in zip((0, *places), (*places, len(text)), strict=True)]
