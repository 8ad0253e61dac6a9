"""The Markdown part of a case file → its sections, questions and appendices.

>>> body, problems = parse_body("## 事業の概要\\n\\n概要。\\n", "a.md", 1)
>>> body.overview.paragraphs
('概要。',)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token

from generator.collection.pictures import drop_marks
from generator.collection.prose import (
    APPENDIX,
    EFFECTS,
    INTERVIEW,
    OVERVIEW,
    SECTIONS,
    Appendix,
    Body,
    Exchange,
    Prose,
    Reference,
)
from generator.core.guess import guess_name
from generator.core.problem import Problem, Severity, Where
from generator.reading.dialects import check_dialects
from generator.reading.empty_blocks import check_empty, check_indents, check_sides
from generator.reading.markdown import (
    CAPTION_MARK,
    is_allowed,
    is_external,
    parse_tokens,
    plain_inline,
    plain_paragraphs,
    render,
)
from generator.reading.marks import (
    check_comparisons,
    check_leftovers,
    check_lines,
    find_in_lines,
    place,
)
from generator.reading.picture_marks import find_pictures, is_link_to_picture
from generator.reading.tables import check_tables
from generator.reading.unshown import find_unshown

REQUIRED = (OVERVIEW, EFFECTS)
MAX_PARAGRAPH = 10_000  # characters (docs/architecture.md)
MAX_BRACKETS = 300  # ten paragraphs of 4,500 `![` took five seconds
HTML_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--")
STRUCTURE_SLIPS = (
    *("heading-not-read", "comparison-not-read", "comparison-indented"),
    "comparison-not-closed",
)


@dataclass(slots=True)
class Part:
    """A heading with the tokens below it, while sections are being cut."""

    title: str
    where: Where
    tokens: list[Token] = field(default_factory=list)

    def prose(self) -> Prose:
        return Prose(render(self.tokens), plain_paragraphs(self.tokens))


def parse_body(text: str, path: str, first_line: int) -> tuple[Body | None, tuple[Problem, ...]]:
    """The body and its problems; none where a paragraph is too long to be read safely, or where
    a heading or a comparison is written so that its sections cannot be told.
    """
    too_long = tuple(find_long_paragraphs(text, path, first_line))
    if too_long:
        return None, too_long
    lines = text.split("\n")
    start = Where(path, first_line, 1)
    slips = check_slips(lines, start)
    if any(slip.code in STRUCTURE_SLIPS for slip in slips):
        return None, slips
    tokens = parse_tokens(text)
    problems = [*slips, *check_tokens(tokens, lines, start)]
    head, parts = cut_at_headings(tokens, "h2", start)
    misread = find_misread_sections(tokens)
    if head and head[0].type != "heading_open":
        problems.append(Problem(place(head[0], start), "text-before-section"))
    misplaced = tuple(check_sections(parts, start, misread))
    problems += misplaced
    found = {part.title: part for part in reversed(parts)}
    exchanges, more = read_exchanges(found.get(INTERVIEW), start)
    asked = {slip.where for slip in slips if slip.code == "question-not-read"}
    problems += (problem for problem in more if problem.where not in asked)
    appendices, more = read_appendices(found.get(APPENDIX), start)
    problems += more
    body = Body(
        overview=found[OVERVIEW].prose() if OVERVIEW in found else Prose(),
        effects=found[EFFECTS].prose() if EFFECTS in found else Prose(),
        interview=exchanges,
        appendices=appendices,
        references=tuple(find_references(tokens, lines, start)),
        pictures=tuple(find_pictures(tokens, lines, start)),
        is_whole=not (head or misread or any(problem.is_error for problem in misplaced)),
    )
    if not any(problem.is_error for problem in problems):  # what else is lost has no other cause
        problems += check_words(text, body, found, start)
    return body, tuple(problems)


def check_tokens(tokens: Sequence[Token], lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """What can be told of the blocks and the texts that Markdown reads, wherever they stand."""
    yield from check_headings(tokens, start)
    yield from check_inline(tokens, lines, start)
    yield from check_leftovers(tokens, lines, start)
    yield from check_dialects(tokens, lines, start)
    yield from check_empty(tokens, lines, start)
    yield from check_sides(tokens, start)
    yield from check_captions(tokens, start)


def check_words(
    text: str, body: Body, parts: Mapping[str, Part], start: Where
) -> Iterator[Problem]:
    """The words that the page does not show; what is meant as a picture is judged with its file."""
    odd = {shown.where.line for shown in body.pictures if not shown.mark.is_plain}
    for problem in find_unshown(text, render_body(body, parts), start):
        if problem.where.line not in odd:
            yield problem


def render_body(body: Body, parts: Mapping[str, Part]) -> str:
    """The HTML of a body below the headings that its file has, in their order."""
    asked = (entitle("h3", one.question) + one.answer.html for one in body.interview)
    added = [entitle("h3", one.title) + one.text.html for one in body.appendices]
    if APPENDIX in parts and parts[APPENDIX].tokens[0].tag != "h3":  # it has no title of its own
        added[0] = body.appendices[0].text.html
    texts = (body.overview.html, body.effects.html, "".join(asked), "".join(added))
    sections = zip(SECTIONS, texts, strict=True)
    html = "".join(entitle("h2", name) + text for name, text in sections if name in parts)
    return html.replace("<caption ", f"{CAPTION_MARK}<caption ")


def entitle(tag: str, text: str) -> str:
    return f"<{tag}>{escapeHtml(text)}</{tag}>"


def check_slips(lines: Sequence[str], start: Where) -> tuple[Problem, ...]:
    """What can be told from the lines alone; a fence that is misread opens and closes nothing."""
    slips = (*check_lines(lines, start), *check_tables(lines, start))
    hurt = {slip.where.line for slip in slips}
    indents = (indent for indent in check_indents(lines, start) if indent.where.line not in hurt)
    slips = (*slips, *indents)
    if any(slip.code.startswith("comparison-") for slip in slips):
        return slips
    return (*slips, *check_comparisons(lines, start))


def find_long_paragraphs(text: str, path: str, first_line: int) -> Iterator[Problem]:
    """What takes markdown-it-py seconds: a long paragraph, or one of many opened brackets."""
    size = brackets = begun = 0
    for number, line in enumerate(text.split("\n")):
        if not line.strip():
            size = brackets = 0
            continue
        if size == 0:
            begun = number
        size += len(line)
        brackets += line.count("[")
        where = Where(path, first_line + begun, 1)
        if size > MAX_PARAGRAPH:
            yield Problem(where, "paragraph-too-long", {"limit": f"{MAX_PARAGRAPH:,}"})
            return
        if brackets > MAX_BRACKETS:
            yield Problem(where, "too-many-brackets", {"limit": MAX_BRACKETS})
            return


def heading_text(tokens: Sequence[Token], i: int) -> str:
    return plain_inline(tokens[i + 1].children or ()).strip()


def cut_at_headings(
    tokens: Sequence[Token], tag: str, start: Where
) -> tuple[list[Token], list[Part]]:
    """The tokens before the first heading of a level, and the parts below each."""
    head: list[Token] = []
    parts: list[Part] = []
    skip = 0
    for i, token in enumerate(tokens):
        if skip:
            skip -= 1
        elif token.type == "heading_open" and token.tag == tag and token.level == 0:
            parts.append(Part(heading_text(tokens, i), place(token, start)))
            skip = 2
        else:
            (parts[-1].tokens if parts else head).append(token)
    return head, parts


def check_headings(tokens: Sequence[Token], start: Where) -> Iterator[Problem]:
    """Only ##, ### and ####, none skipped, none empty, none inside a list."""
    level = 1
    for i, token in enumerate(tokens):
        if token.type != "heading_open":
            continue
        where, found = place(token, start), int(token.tag[1])
        if found == 1 or found > 4:
            yield Problem(where, "heading-level-not-allowed", {"found": "#" * found})
        elif found > level + 1:
            expected = "#" * (level + 1)
            yield Problem(
                where, "heading-level-skipped", {"found": "#" * found, "expected": expected}
            )
        if token.level > 0:
            yield Problem(where, "heading-inside-block", {"found": heading_text(tokens, i)})
        if not heading_text(tokens, i):
            yield Problem(where, "empty-heading")
        level = found


def find_misread_sections(tokens: Sequence[Token]) -> set[str]:
    """The sections whose headings are of another level, and told as such."""
    headings = (i for i, token in enumerate(tokens) if token.type == "heading_open")
    return {heading_text(tokens, i) for i in headings if tokens[i].tag != "h2"} & {*SECTIONS}


def check_sections(parts: Sequence[Part], start: Where, misread: set[str]) -> Iterator[Problem]:
    """Known sections, each once, in their order, with text; the required ones there."""
    last, seen, meant = -1, set[str](), {*misread}
    for part in parts:
        if part.title not in SECTIONS:
            near = guess_name(part.title, SECTIONS, 0.4)
            arguments = {"found": part.title, "suggestion": f"## {near}" if near else ""}
            yield Problem(part.where, "unknown-section", arguments)
            meant.add(near)
            continue
        if part.title in seen:
            yield Problem(part.where, "duplicate-section", {"found": part.title})
            continue
        seen.add(part.title)
        index = SECTIONS.index(part.title)
        if index < last:
            arguments = {"found": part.title, "expected": SECTIONS[last]}
            yield Problem(part.where, "section-out-of-order", arguments)
        last = max(last, index)
        if not part.tokens:
            yield Problem(part.where, "empty-section", {"found": part.title})
    for title in REQUIRED:
        if title not in seen | meant:
            yield Problem(start, "missing-section", {"found": title})
    if INTERVIEW not in seen | meant:
        yield Problem(start, "missing-interview", {}, Severity.WARNING)


def read_exchanges(part: Part | None, start: Where) -> tuple[tuple[Exchange, ...], list[Problem]]:
    if part is None:
        return (), []
    head, questions = cut_at_headings(part.tokens, "h3", start)
    problems = [Problem(place(head[0], start), "answer-without-question")] if head else []
    problems += [
        Problem(question.where, "question-without-answer", {"found": question.title})
        for question in questions
        if not question.tokens
    ]
    asked = set[str]()
    for question in questions:
        if question.title in asked:
            found = {"found": question.title}
            problems.append(Problem(question.where, "question-twice", found, Severity.WARNING))
        asked.add(question.title)
    exchanges = tuple(
        Exchange(f"interview-{number}", question.title, question.prose())
        for number, question in enumerate(questions, start=1)
    )
    return exchanges, problems


def read_appendices(part: Part | None, start: Where) -> tuple[tuple[Appendix, ...], list[Problem]]:
    if part is None:
        return (), []
    head, titled = cut_at_headings(part.tokens, "h3", start)
    problems = [
        Problem(appendix.where, "empty-section", {"found": appendix.title})
        for appendix in titled
        if not appendix.tokens
    ]
    untitled = [Part(APPENDIX, part.where, head)] if head else []
    appendices = tuple(
        Appendix(f"appendix-{number}", appendix.title, appendix.prose())
        for number, appendix in enumerate([*untitled, *titled], start=1)
    )
    return appendices, problems


def check_inline(tokens: Sequence[Token], lines: Sequence[str], start: Where) -> Iterator[Problem]:
    """Addresses that no link may have, raw HTML, own images without a text."""
    for i, token in enumerate(tokens):
        is_in_cell = i > 0 and tokens[i - 1].type in ("td_open", "th_open")
        told = set[str]()  # elements, each of which is told once in a block
        for child in token.children or ():
            if title := child.attrs.get("title"):
                where = find_in_lines(str(title), token, lines, start)
                yield Problem(where, "link-title-not-shown", {"found": str(title)})
            if child.type == "link_open":
                address = str(child.attrs.get("href", ""))
                if not is_link(address) and not is_link_to_picture(address):
                    where = find_in_lines(address, token, lines, start)
                    yield Problem(where, "link-not-allowed", {"found": address})
            elif child.type == "image":
                source = str(child.attrs.get("src", ""))
                is_own = is_allowed(source) and not is_external(source)
                if is_own and not child.content.strip():
                    where = find_in_lines(source, token, lines, start)
                    yield Problem(where, "missing-alt", {"found": source})
            elif child.type == "text":
                is_plain = "<" not in child.content
                for tag in () if is_plain else HTML_TAG.findall(drop_marks(child.content)):
                    name = re.sub(r"[^a-z0-9]", "", tag.split()[0].lower())
                    if name in told:
                        continue
                    told.add(name)
                    where = find_in_lines(tag, token, lines, start)
                    is_break = is_in_cell and tag.lower().startswith("<br")
                    code = "line-break-in-cell" if is_break else "html-not-allowed"
                    yield Problem(where, code, {"found": tag})


def check_captions(tokens: Sequence[Token], start: Where) -> Iterator[Problem]:
    """A table says by a line `表：…` right above what it is about (JIS X 8341-3, 1.3.1)."""
    for token in tokens:
        if token.type == "table_open" and not token.meta.get("caption"):
            yield Problem(place(token, start), "missing-caption", {}, Severity.WARNING)


def is_link(address: str) -> bool:
    """Whether a text may link there: to an address of the web, or to a page of a case."""
    is_page = address.partition("#")[0].endswith(".html")
    return is_allowed(address) and (":" in address or is_page)


def find_references(
    tokens: Sequence[Token], lines: Sequence[str], start: Where
) -> Iterator[Reference]:
    """Relative links, which must lead to something in the collection."""
    for token in tokens:
        for child in token.children or ():
            target = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
            if is_link(target) and is_allowed(target) and ":" not in target:
                yield Reference(target, find_in_lines(target, token, lines, start))
