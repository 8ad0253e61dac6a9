"""Signs of other Markdown, of wikis and of formulas: they would be printed, or would vanish.

>>> from generator.reading.markdown import parse_tokens
>>> text = "注記です[^1]。"
>>> [problem.arguments for problem in check_dialects(parse_tokens(text), [text], Where("a.md"))]
[{'found': '[^1]', 'dialect': 'footnote'}]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generator.core.problem import Problem, Severity, Where
from generator.reading.markdown import is_allowed
from generator.reading.marks import find_in_lines, find_link_slip, place, severity_of

# Anywhere in a text; words/dialects.py says what to write instead.
DIALECTS = tuple(
    (dialect, re.compile(pattern))
    for dialect, pattern in (
        ("footnote", r"\[\^[^\[\]\s]{1,40}\]:?|\^\[[^\[\]]{1,200}\]"),
        ("callout", r"\[![A-Za-z]+\][-+]?|^!!! ?\w+"),
        ("wiki-link", r"!?\[\[[^\[\]]+\]\]"),
        ("reference", r"\[[^\[\]]{0,100}\]\[[^\[\]]{1,40}\]"),
        ("checkbox", r"^\[[ xX✓\u3000]?\](?=\s)"),
        ("template", r"\{\{[^{}]*\}\}|\{%[^{}]*%\}"),
        ("ruby", r"\{[^{}|\s]+\|[^{}]+\}|[｜|][^《》|｜\s]{1,20}《[^《》]{1,40}》"),
        (
            "reading",
            r"(?<![一-鿿々〆ヶ｜|])[一-鿿々〆ヶ]++(?<![誌紙称曲集画歌劇])"
            r"(?:《[ぁ-ゖァ-ヺー・]{1,40}》|≪[ぁ-ゖァ-ヺー・]{1,40}≫)",
        ),
        ("backquote", r"(?<!`)`{1,2}(?!`)"),
        (
            "attribute",
            r"\{[#.:][\w\s.#=-]+\}|\[[^\[\]]+\]\{[^{}]+\}|\{[a-z-]{2,20}=[^{}\s][^{}]{0,200}\}",
        ),
        ("highlight", r"==[^=\s][^=]*=="),
        ("insertion", r"\+\+[^+\s][^+]*\+\+"),
        ("strikethrough", r"~~"),
        ("comment", r"%%"),
        ("subscript", r"[A-Za-z]~[0-9]{1,2}~"),
        ("superscript", r"\^[^\^\s]{1,10}\^"),
        ("emoji", r"(?<![\w:]):(?!toc:|numbered:|sectnums:)[a-z][a-z0-9_+-]{1,30}:(?!\w)"),
        ("formula", r"\$\$|\\(?:frac|times|sum|sqrt|text|div)\b"),
        ("quotes", r"''+[^']+''+"),
        ("entity", r"&(?:[A-Za-z]{2,10}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,6});|&nbsp\b"),
        ("wide-stars", r"＊＊[^＊]+＊＊"),
        ("stars", r"(?<!\*)\*[^\s*](?:[^*]*[^\s*])?\*(?!\*)"),
        ("underscores", r"(?<=[^\s!-~])_[^\s!-~]+_(?=[^\s!-~])"),
    )
)
# Most texts have none of the signs above.
ANY_SIGN = re.compile(r"[][{}=+~%^:$'&*_|!\\｜＊《≪`]")
# At the start of a line of the source.
LINE_DIALECTS = tuple(
    (dialect, re.compile(pattern))
    for dialect, pattern in (
        ("equals", r"(={1,6}[ \t\u3000]+\S|={2,6}[^=\s][^=]*$)"),
        ("textile", r"(?:h[1-6]|bq|p)\.\s"),
        (
            "directive",
            r"\.\.\s+[\w-]+::|:(?:toc|numbered|sectnums):|\[toc\]|\[\[_TOC_\]\]|\{toc\}|(?i:\[TOC\])",
        ),
        ("front", r"\+\+\+\s*$"),
        (
            "diagram",
            r"(?:graph|flowchart)\s+(?:TD|TB|LR|RL|BT)\b"
            r"|(?:sequenceDiagram|gantt|erDiagram|mindmap|classDiagram)\b|@startuml",
        ),
        ("definition", r":[ \t\u3000]+\S"),
        ("rule", r"(?:[―─━－ー‐＝═…・＊＿～☆★□■◆◇○●]{4,}|={2,6}|={8,}|\*{2}|_{2})\s*$"),
    )
)
ANY_LINE_DIALECT = re.compile("|".join(f"(?:{p.pattern})" for _, p in LINE_DIALECTS))
# What these write is shown, though not as the writer means it.
DOUBTFUL = ("comment", "underscores", "rule", "reading", "backquote")
SPACE_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|#160|#x0*a0|#8203|#x200b);", re.I)
SEEN_ADDRESS = re.compile(
    r"(?:https?://|(?<![\w.])www\.)[!-~]+"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
SIGNS_OF_ADDRESS = ("://", "www.", "@")  # one of them is in each
AFTER_ADDRESS = ".,:;!?'\"]>"
LATIN_SIGN = re.compile("[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]")
NO_PARTICLE = re.compile(r"[^\W\u3041-\u309f]")  # 幅*奥行*高さ is a sum, を*強調*する is none
NETWORK_PATH = re.compile(r"(?<![!-~])\\\\(?=[0-9A-Za-z])")


def check_dialects(
    tokens: Sequence[Token], lines: Sequence[str], start: Where
) -> Iterator[Problem]:
    """What another program would read, at its place."""
    yield from check_starts(tokens, lines, start)
    for token in tokens:
        if token.type == "hr":
            number = token.map[0] if token.map else 0
            is_under = lines[number][0] in "-=" and is_title_above(number, lines)
            dialect = "setext" if is_under else "rule"
            yield tell_dialect(
                dialect, lines[number].strip(), place(token, start), is_error=is_under
            )
        if token.type != "inline":
            continue
        children = token.children or []
        yield from check_backquotes(token, children, lines, start)
        yield from check_texts(token, children, lines, start)
        yield from check_emphasis(token, children, lines, start)
        yield from check_bare_addresses(token, children, lines, start)
        if "\\\\" in token.content and NETWORK_PATH.search(token.content):
            where = find_in_lines("\\\\", token, lines, start)
            yield Problem(where, "sign-not-shown", {"found": "\\\\"})


def tell_dialect(dialect: str, found: str, where: Where, is_error: bool = True) -> Problem:
    arguments = {"found": found, "dialect": dialect}
    return Problem(where, "dialect-not-read", arguments, severity_of(is_error))


def check_starts(tokens: Sequence[Token], lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """Lines of paragraphs that begin as another language's blocks."""
    for i, token in enumerate(tokens):
        if token.type != "inline" or tokens[i - 1].type != "paragraph_open" or not token.map:
            continue
        for number in range(*token.map):
            line = lines[number].lstrip(" \t>")
            for dialect, pattern in LINE_DIALECTS if ANY_LINE_DIALECT.match(line) else ():
                if found := pattern.match(line):
                    column = len(lines[number]) - len(line) + 1
                    where = Where(start.path, start.line + number, column)
                    if dialect == "rule" and found[0][0] == "=" and is_title_above(number, lines):
                        yield tell_dialect("setext", line.strip(), where)
                    else:
                        yield tell_dialect(dialect, line.strip(), where, dialect not in DOUBTFUL)
                    break


def is_title_above(number: int, lines: Sequence[str]) -> bool:
    """Whether a line of `-` or `=` stands under a title: not under a sentence, nor under a text
    with such a line above it, as a signature has.
    """
    above = lines[number - 1].strip() if number else ""
    if not above or above.endswith(("。", "！", "？")) or is_line_drawn(above):
        return False
    first = number - 1
    while first > 0 and lines[first - 1].strip() and not is_line_drawn(lines[first - 1]):
        first -= 1
    while first > 0 and not lines[first - 1].strip():
        first -= 1
    return not (first and is_line_drawn(lines[first - 1], lines[number].strip()[0]))


def is_line_drawn(line: str, sign: str = "") -> bool:
    """Whether a line is one sign again and again."""
    bare = line.strip()
    return len(bare) > 2 and set(bare) == {sign or bare[0]} and not bare[0].isalnum()


def check_texts(
    token: Token, children: Sequence[Token], lines: Sequence[str], start: Where
) -> Iterator[Problem]:
    """Signs that stay in a text; those with a backslash before them are meant so."""
    source = token.content.replace("&amp;", "&")
    known: dict[str, bool] = {}
    for child in children:
        is_text = child.type == "text" and ANY_SIGN.search(child.content)
        for dialect, pattern in DIALECTS if is_text else ():
            for found in pattern.finditer(child.content):
                if found[0] not in known:
                    known[found[0]] = is_meant(found[0], source)
                if known[found[0]]:
                    where = find_in_lines(found[0], token, lines, start)
                    yield tell_dialect(dialect, found[0], where, dialect not in DOUBTFUL)
    for space in SPACE_ENTITY.finditer(token.content) if "&" in token.content else ():
        yield tell_dialect("space", space[0], find_in_lines(space[0], token, lines, start))
    if token.content.endswith("\\") and not token.content.endswith("\\\\"):
        last = token.content.rpartition("\n")[2]
        yield tell_dialect("backslash", "\\", find_in_lines(last, token, lines, start))


def is_meant(found: str, source: str) -> bool:
    """Whether a text stands in the source without a backslash before it."""
    index = source.find(found)
    while index > 0 and source[index - 1] == "\\":
        index = source.find(found, index + 1)
    return index >= 0


def check_backquotes(
    token: Token, children: Sequence[Token], lines: Sequence[str], start: Where
) -> Iterator[Problem]:
    """Words in backticks, which are shown as a program; three of them are told with their line."""
    for child in children:
        if child.type == "code_inline" and len(child.markup) < 3:
            found = f"{child.markup}{child.content}{child.markup}"
            where = find_in_lines(found, token, lines, start)
            yield tell_dialect("backquote", found, where, is_error=False)


def check_emphasis(
    token: Token, children: Sequence[Token], lines: Sequence[str], start: Where
) -> Iterator[Problem]:
    """Single `*` and `_`, and double ones between letters, which are signs of a sum as a rule."""
    opened: list[int] = []
    for i, child in enumerate(children):
        if child.type in ("em_open", "strong_open"):
            opened.append(i)
        elif child.type in ("em_close", "strong_close"):
            begin = opened.pop()
            beside = ((begin - 1, -1), (begin + 1, 0), (i - 1, -1), (i + 1, 0))
            edges = [text_beside(children, index, edge) for index, edge in beside]
            is_latin = [LATIN_SIGN.match(edge) is not None for edge in edges]
            is_doubt = any(is_latin) or any(map(NO_PARTICLE.match, (edges[0], edges[-1])))
            is_strong = child.type == "strong_close"
            if not (is_latin[0] and is_latin[-1] if is_strong else is_doubt):
                continue
            inner = "".join(part.content for part in children[begin + 1 : i])
            found = f"{child.markup}{inner}{child.markup}"
            where = find_in_lines(found, token, lines, start)
            severity = severity_of(any(is_latin))
            yield Problem(where, "sign-not-shown", {"found": found}, severity)


def text_beside(children: Sequence[Token], index: int, edge: int) -> str:
    """The sign next to a mark, nothing where the text begins or ends."""
    content = children[index].content if 0 <= index < len(children) else ""
    return content[edge] if content else ""


def check_bare_addresses(
    token: Token, children: Sequence[Token], lines: Sequence[str], start: Where
) -> Iterator[Problem]:
    """Addresses that a reader sees: bare ones, and links whose text is their own address."""
    target, is_bare = None, False
    for child in children:
        if child.type == "link_open":
            target, is_bare = str(child.attrs.get("href", "")), child.markup == "autolink"
        elif child.type == "link_close":
            target = None
        elif child.type == "text" and target is not None:
            shown = child.content.strip()
            if is_bare and "|" in shown:
                where = find_in_lines(shown, token, lines, start)
                yield tell_dialect("chat-link", f"<{shown}>", where)
            elif is_bare or shown in (target, target.removeprefix("mailto:")):
                yield from [tell_address(shown, token, lines, start)] if is_allowed(target) else ()
        elif child.type == "text" and any(sign in child.content for sign in SIGNS_OF_ADDRESS):
            for found in (
                () if find_link_slip(child.content) else SEEN_ADDRESS.finditer(child.content)
            ):
                yield tell_address(strip_address(found[0]), token, lines, start)


def strip_address(found: str) -> str:
    """An address without the signs of the sentence around it; brackets closed in it are its own."""
    bare = found.rstrip(AFTER_ADDRESS)
    while bare.endswith(")") and bare.count("(") < bare.count(")"):
        bare = bare[:-1].rstrip(AFTER_ADDRESS)
    return bare


def tell_address(found: str, token: Token, lines: Sequence[str], start: Where) -> Problem:
    """A reader who hears the links one after the other cannot tell where an address leads."""
    scheme = "" if "://" in found else "https://" if found.startswith("www.") else "mailto:"
    where = find_in_lines(found, token, lines, start)
    arguments = {"found": found, "target": scheme + found}
    return Problem(where, "bare-address", arguments, Severity.WARNING)
