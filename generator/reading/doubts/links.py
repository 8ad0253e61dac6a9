"""Links that may deceive: what they say, whose host they name, through whom they lead.

>>> names_another("https://www.soumu.go.jp/", "https://evil.example/")
'www.soumu.go.jp'
>>> names_another("総務省（soumu.go.jp）", "https://www.soumu.go.jp/main.html")
''
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit

from generator.collection.format import paths_of
from generator.collection.prose import Body
from generator.core.problem import Problem, Severity, Where, place_finder
from generator.core.source import find_body, name_sign
from generator.core.text import fold_width
from generator.reading.pasted_links import find_inside
from generator.reading.rules import warn
from generator.records.kind import Kind
from generator.records.tree import Fields, Node, locate, select

LISTED = ("links", "awards")
LINKED = paths_of(lambda field: field.kind is Kind.LINK)
ANCHOR = re.compile(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
TAGS_AND_MARKS = re.compile("<[^>]*>")
SHOWN_TEXTS = ("text", "title")
# An address, or a host of a country or of a usual kind; index.html and ver.2 are none.
NAMED_HOST = re.compile(
    r"https?://([^\s/?#:()<>「」]+)|(?<![\w@./-])((?:[a-z0-9-]{1,63}\.){1,8}"
    r"(?:jp|com|net|org|info|biz|tokyo|io|dev|app|gov|edu))(?![\w.-])",
    re.I,
)
# Where they lead is seen only after the click; those of one service alone (youtu.be) are not here.
SHORT_HOSTS = """
bit.ly j.mp bitly.ws t.co tinyurl.com tiny.cc goo.gl is.gd v.gd ow.ly buff.ly cutt.ly rb.gy
rebrand.ly lnkd.in amzn.to amzn.asia x.gd ux.nu onl.tw onl.la onl.bz onl.sc p.tl u0u1.net
urx.blue urx2.nu urx3.nu urx.space qr.paps.jp qrtn.jp s.id t.ly shorturl.at 00m.in u.nu dlvr.it
ift.tt trib.al kutt.it a.r10.to fb.me x.co
"""
SHORTENERS = frozenset(SHORT_HOSTS.split())
USUAL_PORTS = (None, 80, 443)
LOOK_ALIKE_SCRIPTS = ("CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


@dataclass(frozen=True, slots=True)
class Leading:
    """A link: what it says, where it leads, and where it stands; `is_body` in the body."""

    text: str
    address: str
    where: Where
    is_body: bool = False


def check_deceit(tree: Fields, body: Body | None, text: str) -> Iterator[Problem]:
    """Each link by its address and its words, then links that say the same."""
    links = [*list_linked(tree), *list_anchors(body, text, tree.where.path)]
    yield from find_linked_twice(tree)
    said: dict[str, set[str]] = defaultdict(set)
    for link in links:
        yield from judge_link(link)
        words = " ".join(link.text.split())
        if words and words != link.address:
            said[words].add(link.address)
            if len(said[words]) == 2:
                yield warn(link.where, "link-text-twice", found=words)


def find_linked_twice(tree: Fields) -> Iterator[Problem]:
    """An address that stands twice in one list, whatever is said of it."""
    for name in LISTED:
        seen = set[str]()
        for url in select(tree, name, "*", "url"):
            address = url.text.strip().rstrip("/")
            if address in seen:
                yield warn(url.where, "same-link-twice", found=url.text.strip())
            seen.add(address)


def list_linked(tree: Fields) -> Iterator[Leading]:
    """The addresses of the front matter, each with the name that it has beside it."""
    for path in LINKED:
        for record in records_at(tree, path[:-1]):
            for url in select(record, path[-1]):
                named = (text.text for key in SHOWN_TEXTS for text in select(record, key))
                yield Leading(next(named, ""), url.text.strip(), url.where)


def records_at(tree: Node, path: tuple[str, ...]) -> Iterator[Node]:
    """The mappings at a path, whose `*` stands for each item of a list."""
    if not path:
        yield tree
        return
    step, *rest = path
    below = getattr(tree, "nodes", ()) if step == "*" else (locate(tree, (step,)),)
    for node in below:
        if node is not tree:
            yield from records_at(node, tuple(rest))


def list_anchors(body: Body | None, text: str, path: str) -> Iterator[Leading]:
    """The links of the body as they were rendered, whichever way Markdown wrote them; each at its
    address, or else at the words that lead there.
    """
    first, place = find_body(text), place_finder(text, path)
    for html in list_html(body) if body else ():
        for address, shown in ANCHOR.findall(html):
            words, leads = unescape(TAGS_AND_MARKS.sub("", shown)), unescape(address)
            found = (text.find(piece, first) for piece in (leads, words) if piece)
            offset = next((offset for offset in found if offset >= 0), first)
            yield Leading(words, leads, place(offset), is_body=True)


def list_html(body: Body) -> Iterator[str]:
    yield from (body.overview.html, body.effects.html)
    yield from (exchange.answer.html for exchange in body.interview)
    yield from (appendix.text.html for appendix in body.appendices)


def judge_link(link: Leading) -> Iterator[Problem]:
    """What is odd about the address of a link and about its words, the worst alone."""
    try:
        parts = urlsplit(link.address)
        host, port, user = (parts.hostname or "").rstrip("."), parts.port, parts.username
    except ValueError:
        return  # an error of its own
    if parts.scheme not in ("http", "https") or not host:
        return
    shown = decode_host(host)
    if user is not None:
        # In the front matter the address is refused as it is read.
        yield from [Problem(link.where, "url-with-password")] if link.is_body else ()
    elif foreign := [sign for sign in shown if not sign.isascii()]:
        is_false = any(map(looks_latin, foreign))
        names = (f"{sign} {name_sign(sign)}" if is_false else sign for sign in foreign)
        signs = "、".join(dict.fromkeys(names))
        severity = Severity.ERROR if is_false else Severity.WARNING
        yield Problem(link.where, "host-not-plain", {"found": shown, "signs": signs}, severity)
    elif find_inside(link.address) is not None:
        return  # told as what a tool has left
    elif is_number(host) or port not in USUAL_PORTS:
        yield warn(link.where, "address-not-public", found=parts.netloc)
    elif host.removeprefix("www.") in SHORTENERS:
        yield warn(link.where, "short-address", found=link.address)
    elif other := names_another(link.text, link.address):
        yield warn(link.where, "link-names-another", found=other, host=host)


def decode_host(host: str) -> str:
    """A host as a browser might show it: xn--… as the signs that it stands for."""
    labels = []
    for label in host.split("."):
        try:
            is_coded = label.startswith("xn--")
            labels.append(label[4:].encode("ascii").decode("punycode") if is_coded else label)
        except UnicodeError:
            labels.append(label)
    return ".".join(labels)


def looks_latin(sign: str) -> bool:
    """Whether a letter is of a script whose letters are taken for Latin ones."""
    return unicodedata.name(sign, "").startswith(LOOK_ALIKE_SCRIPTS)


def is_number(host: str) -> bool:
    """Whether a host has no name: 203.0.113.1, [2001:db8::1], 3232235786."""
    return ":" in host or host.replace(".", "").isdecimal()


def names_another(text: str, address: str) -> str:
    """The host that a link's words name and that it does not lead to; empty where there is none."""
    leads = bare_host(urlsplit(address).hostname or "")
    for found in NAMED_HOST.finditer(fold_width(text)):
        named = bare_host(found[1] or found[2])
        if named != leads and not leads.endswith(f".{named}"):
            return found[1] or found[2]
    return ""


def bare_host(host: str) -> str:
    return host.lower().rstrip(".").removeprefix("www.")
