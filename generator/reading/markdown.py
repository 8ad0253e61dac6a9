"""The collection's Markdown: what of it is allowed, how it becomes HTML and plain text.

>>> render(parse_tokens("要旨です。"))
'<p data-search-text>要旨です。</p>\\n'
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import takewhile
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.container import container_plugin

SCHEMES = ("https", "http", "mailto", "tel")
CAPTION_MARK = "表："
# Words of the interface are the theme's: the renderer puts them in place of these marks.
LABEL_MARK = "<!--label:{}-->"
# What scrolls must take the focus, and what takes the focus must have a name.
BOX = '<div class="table-scroll"'


def is_external(address: str) -> bool:
    """Whether an address leaves the site."""
    return urlsplit(address).scheme in ("http", "https")


def is_allowed(address: str) -> bool:
    """Whether a link may lead there: the allow-list of schemes, or a relative address."""
    if any(ord(sign) < 32 for sign in address):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in ("http", "https"):
        return bool(parts.netloc)
    if parts.scheme:
        return parts.scheme in SCHEMES
    return not parts.netloc and not address.startswith(("/", "\\")) and ":" not in parts.path


def open_table(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    caption, name = tokens[i].meta.get("caption"), tokens[i].meta.get("id", "")
    if not caption:
        headers = escapeHtml("、".join(list_headers(tokens[i:])))
        label = LABEL_MARK.format("table") + headers
        return f'{BOX} role="group" tabindex="0" aria-label="{label}">\n<table>\n'
    return (
        f'{BOX} role="group" tabindex="0" aria-labelledby="{name}">\n<table>\n'
        f'<caption id="{name}" data-search-text>{escapeHtml(caption)}</caption>\n'
    )


def list_headers(tokens: Sequence[Token]) -> Iterator[str]:
    """The texts of the header cells of the table that opens the tokens."""
    for token in takewhile(lambda token: token.type != "thead_close", tokens):
        if token.type == "inline" and token.content:
            yield plain_inline(token.children or ())


def close_table(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    return "</table>\n</div>\n"


def open_container(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    kind = tokens[i].type.split("_")[1]
    label = LABEL_MARK.format(kind)
    return f'<div class="compare-side compare-{kind}">\n<p class="compare-label">{label}</p>\n'


def close_container(
    self: RendererHTML, tokens: Sequence[Token], i: int, options: OptionsDict, env: EnvType
) -> str:
    return "</div>\n"


def build_markdown() -> MarkdownIt:
    """CommonMark with tables, without raw HTML, code blocks, `---` headings and `~~`."""
    parser = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    parser.disable(["code", "fence", "lheading", "html_block", "html_inline", "reference"])
    parser.disable("strikethrough")  # 10~~20 is a range
    for kind in ("before", "after"):
        parser.use(container_plugin, kind)
        parser.add_render_rule(f"container_{kind}_open", open_container)
        parser.add_render_rule(f"container_{kind}_close", close_container)
    parser.add_render_rule("table_open", open_table)
    parser.add_render_rule("table_close", close_table)
    # Every address becomes a link token, so that a refused one is reported with its place.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


PARSER = build_markdown()


def parse_tokens(text: str, table_prefix: str = "table") -> list[Token]:
    """The block tokens of a text, made ready to render; tables are numbered from 1."""
    tokens = take_captions(PARSER.parse(text), table_prefix)
    for token in tokens:
        token.hidden = False  # a tight list's text gets its paragraph: one leaf block each
        if token.type in ("paragraph_open", "heading_open", "td_open", "th_open"):
            token.attrSet("data-search-text", "")
        if token.children:
            token.children = finish_inline(token.children)
    scope_headers(tokens)
    return wrap_comparisons(tokens)


def render(tokens: Sequence[Token]) -> str:
    """The tokens as HTML."""
    html: str = PARSER.renderer.render(tokens, PARSER.options, {})
    return html.replace(' data-search-text=""', " data-search-text")


def take_captions(tokens: list[Token], prefix: str) -> list[Token]:
    """A paragraph `表：…` right above a table becomes the table's caption."""
    kept: list[Token] = []
    count = 0
    for token in tokens:
        if token.type == "table_open":
            count += 1
            above = kept[-2] if len(kept) >= 3 and kept[-1].type == "paragraph_close" else None
            if above is not None and above.content.startswith(CAPTION_MARK):
                caption = above.content.removeprefix(CAPTION_MARK).strip()
                token.meta = {"caption": caption, "id": f"{prefix}-{count}"}
                del kept[-3:]
        kept.append(token)
    return kept


def finish_inline(children: list[Token]) -> list[Token]:
    """Links that leave the site say so; a line break inside Japanese text leaves no space."""
    done: list[Token] = []
    is_open_external = False
    for i, token in enumerate(children):
        if token.type == "link_open":
            is_open_external = is_external(str(token.attrs.get("href", "")))
            if is_open_external:
                token.attrSet("rel", "noopener noreferrer")
        elif token.type == "link_close" and is_open_external:
            mark = Token("html_inline", "", 0)
            mark.content = LABEL_MARK.format("external")
            done.append(mark)
        elif token.type == "softbreak":
            before, after = edge(children, i, -1), edge(children, i, 1)
            token = Token("text", "", 0)
            token.content = "" if is_wide(before[-1:]) or is_wide(after[:1]) else " "
        done.append(token)
    return done


def edge(tokens: Sequence[Token], index: int, step: int) -> str:
    """The nearest text before or after a line break."""
    text = ""
    while not text and 0 <= (index := index + step) < len(tokens):
        text = plain_inline(tokens[index : index + 1])
    return text


def is_wide(sign: str) -> bool:
    """Whether a character is an East Asian one, half-width katakana too (UAX #11)."""
    return bool(sign) and unicodedata.east_asian_width(sign) in ("W", "F", "H", "A")


def scope_headers(tokens: Sequence[Token]) -> None:
    """Header cells get their scope; the first column of a body row is the row's header."""
    is_body = is_first = False
    for i, token in enumerate(tokens):
        if token.type in ("thead_open", "tbody_open"):
            is_body = token.type == "tbody_open"
        elif token.type == "tr_open":
            is_first = True
        elif token.type in ("th_open", "td_open"):
            has_text = bool(tokens[i + 1].content.strip())
            is_header = has_text and (not is_body or is_first)
            token.tag = tokens[i + 2].tag = "th" if is_header else "td"
            if is_header:
                token.attrSet("scope", "row" if is_body else "col")
            alignment = token.attrs.pop("style", None)  # the CSP forbids style attributes
            if alignment == "text-align:right":
                token.attrSet("class", "align-right")
            is_first = False


def wrap_comparisons(tokens: list[Token]) -> list[Token]:
    """Before and after that stand together share one frame."""
    done: list[Token] = []
    depth = 0
    for i, token in enumerate(tokens):
        if token.type.startswith("container_"):
            if token.nesting == 1 and depth == 0 and not follows_side(tokens, i):
                frame = Token("compare_open", "div", 1)
                frame.block = True
                frame.attrSet("class", "compare")
                done.append(frame)
            depth += token.nesting
            done.append(token)
            if depth == 0 and not precedes_side(tokens, i):
                closing = Token("compare_close", "div", -1)
                closing.block = True
                done.append(closing)
        else:
            done.append(token)
    return done


def follows_side(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1].type if i else ""
    return before.startswith("container_") and before.endswith("_close")


def precedes_side(tokens: Sequence[Token], i: int) -> bool:
    after = tokens[i + 1].type if i + 1 < len(tokens) else ""
    return after.startswith("container_") and after.endswith("_open")


def plain_inline(children: Sequence[Token]) -> str:
    """The text of inline tokens: marks dropped, an image by its alternative text."""
    parts = []
    for token in children:
        if token.type in ("text", "code_inline", "image"):
            parts.append(token.content)
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)


def plain_paragraphs(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Plain text, an entry per paragraph, list item or table row; headings are left out."""
    entries: list[str] = []
    row: list[str] | None = None
    opened = ""
    for token in tokens:
        if token.type == "table_open" and token.meta.get("caption"):
            entries.append(token.meta["caption"])
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            entries += filter(None, [" ".join(cell for cell in row if cell)])
            row = None
        elif token.type == "inline" and token.children is not None:
            text = plain_inline(token.children).strip()
            if row is not None:
                row.append(text)
            elif opened == "paragraph_open" and text:
                entries.append(text)
        opened = token.type
    return tuple(entries)
