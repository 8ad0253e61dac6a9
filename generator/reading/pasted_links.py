"""Addresses as a browser, a mail or a file server gives them, which lead others elsewhere.

>>> find_tracking("https://a.jp/b?c=1&utm_source=x#:~:text=d")
'https://a.jp/b?c=1'
"""

from __future__ import annotations

import html
import ipaddress
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from generator.core.problem import Problem, Severity, Where
from generator.core.text import DASHES_AND_WAVES, LINK_ADDRESS, begin_with, fold_width

# The whole address of a link, and what looks like an address in a text.
URL_VALUE = begin_with("u", r"(?<![\w-])url:[ \t]*[\"']?([^\s\"'{}]+)")
WRITTEN_TARGET = re.compile(rf"\]\(<?({LINK_ADDRESS}+)|<((?:https?|file)://[^<>\s]+)>")
BARE = begin_with(
    "hf",
    r"(?<![0-9A-Za-z/])((?:https?|ftp|file)://"
    r"(?:[^\s<>\"'`|、。「」（）()\[\]{}]|\([^\s<>\"'`|、。「」（）()\[\]{}]*\))+)",
)
DISK_PATH = re.compile(
    r"(?<![0-9A-Za-z_\\])([A-Za-z]:\\[^\s\"'`|、。]{1,200}|\\\\[\w.-]{2,60}\\[^\s\"'`|、。]{1,200})"
)
# A site may be for the people of one office.
OWN_ADDRESS = re.compile("^base_url:.*$", re.M)
LINKED_ADDRESS = begin_with(
    "bhf\\]", rf"{OWN_ADDRESS.pattern}|{BARE.pattern}|\]\(<?{LINK_ADDRESS}*>?\)", re.M
)
ADDRESS = re.compile(rf"{LINKED_ADDRESS.pattern}|{DISK_PATH.pattern}", re.M)
IN_LINKED = ("://", "](", "base_url:")  # one of them is in each

ON_DISK = re.compile(r"file:|[a-z]:[\\/]|\\\\", re.I)
INSIDE_HOST = re.compile(
    r"(?:^|\.)(?:localhost|localdomain|local|lan|intra|intranet|internal|corp|home|lgwan\.jp)$"
)
BEGINS_TWICE = re.compile("(?:https?:/{1,3})+(?=https?://)", re.I)
DETOUR = re.compile(
    r"(?:www\.)?google\.(?:com|co\.jp)/url|translate\.google\.(?:com|co\.jp)/|[\w.-]+\.translate\.goog/"
    r"|webcache\.googleusercontent\.com/|(?:www\.)?bing\.com/ck/|r\.search\.yahoo\.(?:com|co\.jp)/"
    r"|duckduckgo\.com/l/|lm?\.facebook\.com/l\.php|l\.instagram\.com/|www\.youtube\.com/redirect"
    r"|www\.linkedin\.com/redir|slack-redir\.net/|[\w.-]+\.safelinks\.protection\.outlook\.com/"
    r"|statics\.teams\.cdn\.office\.net/|urldefense(?:\.proofpoint)?\.com/|[\w.-]+\.mimecast\.com/s/"
    r"|secure-web\.cisco\.com/|linkprotect\.cudasvc\.com/|clicktime\.symantec\.com/"
)
DETOUR_PARAMETERS = ("url", "q", "u", "uddg", "a")  # that hold where a detour leads
# https://urldefense.com/v3/__https://…__;!!… and what holds the address with % for its signs
DETOUR_INSIDE = re.compile(r"/(?:v3/__)?(https?(?:://|%3[Aa]%2[Ff]%2[Ff])[^\s?&]+?)(?:__;.*)?$")
SHARED = re.compile(
    r"[\w.-]+\.sharepoint\.com/|1drv\.ms/|onedrive\.live\.com/|drive\.google\.com/|mail\.google\.com/"
    r"|docs\.google\.com/(?!forms)|photos\.app\.goo\.gl/|[\w.-]*box\.com/s/|www\.dropbox\.com/scl?/"
    r"|www\.icloud\.com/|teams\.microsoft\.com/|outlook\.office(?:365)?\.com/|[\w.-]+\.slack\.com/"
    r"|[\w.-]+\.cybozu\.com/|(?:[\w-]+\.)?gigafile\.nu/"
)
TRACKING = re.compile(r"utm_\w+|(?:g|fb|y|ms|d)clk?id|wbraid|gbraid|mc_[ce]id|_gl|_ga|igshid")
FRAGMENT = re.compile(r"#?:~:.*$")  # #:~:text=…
# Japanese words have ー too, and addresses their brackets.
ODD_IN_ADDRESS = re.compile(
    "[‐‑‒–—―−０-９Ａ-Ｚａ-ｚ－．／？＝＆＃％＿：]|(?<=[0-9A-Za-z])ー(?=[0-9A-Za-z])"
)
END_MARKS = "、。，．・；：！？」』】〉》〕…’”.,;"

Judge: TypeAlias = Callable[[str], str | None]  # what to write instead, "" where nobody knows
Span: TypeAlias = tuple[int, int, Problem]


def cover_addresses(text: str, sign: str) -> str:
    """A text, as long as it was, with a sign for each of an address.

    >>> cover_addresses("[表](https://a.jp/)と C:\\\\表", "・")
    '[表・・・・・・・・・・・・・・・・と ・・・・'
    """
    if "\\" in text:
        return ADDRESS.sub(lambda found: sign * len(found[0]), text)
    if any(mark in text for mark in IN_LINKED):
        return LINKED_ADDRESS.sub(lambda found: sign * len(found[0]), text)
    return text


def split_address(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts if parts.hostname else None


def host_and_path(address: str) -> str:
    """www.example.jp/a, with nothing before it and nothing of its query."""
    parts = split_address(address)
    return f"{parts.hostname}{parts.path or '/'}" if parts else ""


def find_inside(address: str) -> str | None:
    """Where only the people of one office come: a disk, a server without a public name."""
    if ON_DISK.match(address):
        return ""
    parts = split_address(address)
    host = (parts.hostname or "") if parts else ""
    try:
        is_inside = not ipaddress.ip_address(host).is_global
    except ValueError:
        is_inside = bool(host) and ("." not in host or INSIDE_HOST.search(host) is not None)
    return "" if is_inside else None


def find_beginning_twice(address: str) -> str | None:
    """https://https://…, of which a form or a hand has put the beginning before an address."""
    plain = BEGINS_TWICE.sub("", address)
    return plain if plain != address else None


def find_detour(address: str) -> str | None:
    """A service that passes on, with the address that it passes on to."""
    if not DETOUR.match(host_and_path(address)):
        return None
    values = parse_qs(urlsplit(address).query)
    targets = (value for name in DETOUR_PARAMETERS for value in values.get(name, ()))
    inside = DETOUR_INSIDE.search(address)
    known = (target for target in targets if target.startswith(("http://", "https://")))
    return next(known, unquote(inside[1]) if inside else "")


def find_entity(address: str) -> str | None:
    """`&amp;`, as it stands in the source of a page."""
    plain = html.unescape(address) if re.search("&(?:amp|#38|#[xX]26);", address) else address
    return plain if plain != address else None


def find_shared(address: str) -> str | None:
    return "" if SHARED.match(host_and_path(address)) else None


def find_tracking(address: str) -> str | None:
    """What tells where a reader came from, and which words a search has found."""
    start, mark, rest = FRAGMENT.sub("", address).partition("?")
    query, hash_mark, fragment = rest.partition("#")
    kept = "&".join(part for part in query.split("&") if not TRACKING.match(part.split("=")[0]))
    plain = start + (mark if kept else "") + kept + hash_mark + fragment
    return plain if plain != address else None


def find_odd_letter(address: str) -> str | None:
    """A hyphen that Word, a PDF or an input method put there, or a letter or sign of full width.

    >>> find_odd_letter("https://a.jp/b‑c／1"), find_odd_letter("https://a.jp/サーバー（旧）")
    ('https://a.jp/b-c/1', None)
    """
    parts = split_address(address)
    if address.isascii() or not parts or not parts.netloc.isascii():
        return None
    plain = ODD_IN_ADDRESS.sub(
        lambda sign: fold_width(sign[0]).translate(DASHES_AND_WAVES), address
    )
    return plain if plain != address else None


def find_end_mark(address: str) -> str | None:
    """A mark of the sentence around it, or a bracket that was not opened."""
    plain = address.rstrip(END_MARKS)
    if plain.endswith("）") and plain.count("（") < plain.count("）"):
        plain = plain[:-1]
    return plain if plain != address else None


@dataclass(frozen=True, slots=True)
class LinkTrace:
    """A kind of address: the code that tells of it, how it is known, whether a text may have it."""

    code: str
    judge: Judge
    severity: Severity
    is_of_text: bool = True
    is_of_body: bool = True


# The first that fits an address counts.
LINK_TRACES = (
    LinkTrace("address-begins-twice", find_beginning_twice, Severity.ERROR),
    LinkTrace("address-inside-only", find_inside, Severity.ERROR),
    LinkTrace("address-through-another", find_detour, Severity.WARNING),
    LinkTrace("address-with-entity", find_entity, Severity.ERROR, is_of_body=False),
    LinkTrace("address-of-shared-file", find_shared, Severity.WARNING),
    LinkTrace("address-with-tracking", find_tracking, Severity.WARNING),
    LinkTrace("address-ends-with-mark", find_end_mark, Severity.WARNING, is_of_text=False),
    LinkTrace("address-with-odd-sign", find_odd_letter, Severity.WARNING, is_of_text=False),
)


def find_pasted_links(text: str, is_body: bool, place: Callable[[int], Where]) -> Iterator[Span]:
    """The addresses of a text that others cannot use as they are, from where to where."""
    kept = OWN_ADDRESS.sub(lambda found: " " * len(found[0]), text)
    patterns = (WRITTEN_TARGET if is_body else URL_VALUE, BARE)
    for pattern in (*patterns, DISK_PATH) if "\\" in kept else patterns:
        is_whole = pattern in (WRITTEN_TARGET, URL_VALUE)
        for found in pattern.finditer(kept):
            group = found.lastindex or 0
            start, address = found.start(group), found[group].rstrip(",")
            problem = judge_address(address, place(start), is_whole, is_body)
            if problem is not None:
                yield start, start + len(address), problem


def judge_address(address: str, where: Where, is_whole: bool, is_body: bool) -> Problem | None:
    """What is wrong with an address of a link, or with one in a text, where it is only a doubt."""
    for trace in LINK_TRACES:
        if not (is_whole or trace.is_of_text) or not (trace.is_of_body or not is_body):
            continue
        plain = trace.judge(address)
        if plain is not None:
            arguments = {"found": address, "suggestion": plain}
            severity = trace.severity if is_whole else Severity.WARNING
            return Problem(where, trace.code, arguments, severity)
    return None
