"""What a case says against its finished page: each value that is to stand there has to be there.

`find_unshown_values(case, html)` tells what its page lacks, and `find_unshown_fields(pairs)` takes
each case with these and tells of each field once, at its first place: a text of the body that is
missing is an error, for it is the case; any other value is a doubt, for a theme may leave a field
out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from operator import itemgetter

from generator.collection.case import Case
from generator.collection.fields import PrintedDate
from generator.collection.form.cost import Cost
from generator.collection.format import LEAVES, KeyPath
from generator.collection.prose import BODY_PARTS, Body
from generator.collection.published import CaseData, published_of
from generator.core.html import Scan, Tag, scan_html, scan_page
from generator.core.problem import Problem, Severity, Where, place_of
from generator.core.wording import list_addresses, read_html
from generator.pages.amounts import has_number
from generator.records.kind import Kind
from generator.records.tree import Items, Node, Scalar

# What belongs to no case, and what repeats to the eye what stands beside it.
NOT_OWN = frozenset(("nav", "script", "style", "svg", "template"))
RELATED_CASES = "related"  # the id of the part of a page that shows other cases
INLINE_TAGS = dict.fromkeys(("a", "em", "s", "strong", "wbr"), "")
FIELDS = {field.path: field for field in LEAVES if not field.is_any(lambda f: "page" in f.apart)}
FIGURE_BEFORE, FIGURE_AFTER = re.compile(r"[0-9][.,]?\Z"), re.compile(r"[.,]?[0-9]")
LINE_BREAK = "<br>"
# By so many of its first signs a text is found in its file; marks may follow them there.
FIELD_BEGINNINGS = (30, 15, 7, 3)


@dataclass(frozen=True, slots=True)
class Unshown:
    """A value that a page lacks, or of which it has too few: its field, its place, its text."""

    path: KeyPath
    word: str
    where: Where
    text: str
    is_elsewhere: bool = False


def find_unshown_fields(
    pairs: Iterable[tuple[Case, Sequence[Unshown]]],
) -> Iterator[Problem]:
    """Each field that the pages of cases lack, once, and at its first place."""
    found: dict[KeyPath, list[tuple[Unshown, Case]]] = defaultdict(list)
    doubtful: list[tuple[Unshown, Case]] = []
    for case, values in pairs:
        for value in values:
            (doubtful if value.is_elsewhere else found[value.path]).append((value, case))
    # Of fields with the same words, the one that is missed elsewhere is missed here too.
    known = {(case.slug, value.text) for value, case in doubtful if value.path in found}
    for value, case in doubtful:
        if (case.slug, value.text) not in known:
            known.add((case.slug, value.text))
            found[value.path].append((value, case))
    for path, same in found.items():
        value, case = same[0]
        arguments: dict[str, str | int] = {
            "key": value.word,
            "found": value.text,
            "page": case.output_path,
            "pages": len({one.slug for _, one in same}),
        }
        if path[0] in BODY_PARTS:
            yield Problem(value.where, "body-not-shown", arguments)
        else:
            yield Problem(value.where, "field-not-shown", arguments, Severity.WARNING)


def find_unshown_values(case: Case, html: str) -> Iterator[Unshown]:
    """Whatever a case's page lacks of it."""
    own = own_part(html)
    page, addresses = in_lines(own), list_addresses(own)
    body = tuple(list_pieces(case.body))
    yield from find_unshown_texts(case, body, page)
    told: dict[tuple[KeyPath, str], tuple[Unshown, int]] = {}  # with how often it stands there
    dates: list[tuple[Unshown, list[str]]] = []
    for path, node, value in pair_values(case.document.tree, case.facts):
        field = FIELDS.get(path)
        if field is None:
            continue
        item = Unshown(path, field.word, node.where, node.text)
        if field.kind is Kind.LINK:
            if not any(address.startswith(str(value)) for address in addresses):
                yield item
            continue
        forms = [" ".join(form.split()) for form in list_forms(node, value) if form.strip()]
        counted = ((form, count_whole(form, page)) for form in forms)
        form, times = next(((form, times) for form, times in counted if times), ("", 0))
        if not times:
            yield item
        elif isinstance(value, PrintedDate):  # its text may be that of another field alone
            dates.append((item, forms))
        else:
            told.setdefault((path, form), (item, times))
    whole = "\n".join((*(form for _, form in told), *(piece for _, piece in body)))
    for (_, form), (item, times) in told.items():
        if times < count_whole(form, whole):
            yield replace(item, is_elsewhere=True)
    for item, forms in dates:
        if all(count_whole(form, page) <= count_whole(form, whole) for form in forms):
            yield item


def find_unshown_texts(case: Case, body: Iterable[tuple[str, str]], page: str) -> Iterator[Unshown]:
    """The first text of each part of the body that the page has not, or not in its order."""
    for name, pieces in groupby(body, key=itemgetter(0)):
        at = 0
        for _, piece in pieces:
            at = page.find(piece, at)
            if at < 0:
                word = published_of(CaseData.model_fields[name]).word
                yield Unshown((name,), word, find_in_file(piece, case), piece)
                break


def find_in_file(piece: str, case: Case) -> Where:
    """Where a text of the body begins in its file."""
    text = case.document.source.text
    places = (text.rfind(piece[:size]) for size in FIELD_BEGINNINGS)
    return place_of(text, next((at for at in places if at >= 0), 0), case.path)


def own_part(html: str) -> Scan:
    """What of a page is its case's own: the main part without menus, drawings and other cases."""
    own = []
    inside, depth = "", 0  # an element that is left out, and how deep in it
    for scanned in main_part(scan_page(html)):
        tag = scanned[1]
        if inside:
            if tag.name == inside and not tag.is_empty:
                depth += -1 if tag.is_end else 1
                inside = inside if depth else ""
            continue
        own.append(scanned)
        if tag.name in NOT_OWN or tag.attributes.get("id") == RELATED_CASES:
            inside, depth = tag.name, 1
    return own


def main_part(page: Scan) -> Scan:
    """What stands in the element that is the main part; a page without one whole."""
    ends = [at for at, (_, tag, _) in enumerate(page) if tag.name == "main"] or [-1]
    return page[ends[0] + 1 : (*ends, len(page))[1] + 1]


def in_lines(scanned: Iterable[tuple[str, Tag, int]]) -> str:
    """The text of scanned HTML, a line for whatever stands by itself."""
    lines = map(str.split, read_html(scanned, INLINE_TAGS).split("\n"))
    return "\n".join([" ".join(words) for words in lines if words])


def list_pieces(body: Body) -> Iterator[tuple[str, str]]:
    """The texts of a body, each with the part that it stands in."""
    asked = (escape(one.question) + LINE_BREAK + one.answer.html for one in body.interview)
    added = (escape(one.title) + LINE_BREAK + one.text.html for one in body.appendices)
    htmls = (body.overview.html, body.effects.html, LINE_BREAK.join(asked), LINE_BREAK.join(added))
    for name, html in zip(BODY_PARTS, htmls, strict=True):
        for piece in in_lines(scan_html(html)).split("\n"):
            yield name, piece


def pair_values(
    node: Node | None, value: object, path: KeyPath = ()
) -> Iterator[tuple[KeyPath, Scalar, object]]:
    """Every text of a case's front matter with what was read of it."""
    if node is None or value is None:
        return
    if isinstance(node, Scalar):
        yield path, node, value
    elif isinstance(node, Items):
        assert isinstance(value, tuple)
        for below, item in zip(node.nodes, value, strict=False):
            yield from pair_values(below, item, (*path, "*"))
    else:
        is_unpriced = isinstance(value, Cost) and not has_number(value.amount)
        for key, below in node.pairs:
            if is_unpriced and key.text == "tax":  # says nothing there
                continue
            yield from pair_values(below, getattr(value, key.text, None), (*path, key.text))


def list_forms(node: Scalar, value: object) -> Iterator[str]:
    """How a value may be printed: as it is written, by its own name, as a date in words."""
    yield node.text
    yield str(getattr(value, "text", value))
    if isinstance(value, PrintedDate):
        yield from (value.date.wareki, value.date.western)


def count_whole(form: str, text: str) -> int:
    """How often a text stands in another, its figures being no parts of longer ones.

    >>> count_whole("12", "12、312、12,300、R12"), count_whole("窓口", "窓口と窓口")
    (2, 2)
    """
    if not (form[0].isdecimal() or form[-1].isdecimal()):
        return text.count(form)
    count, at = 0, text.find(form)
    while at >= 0:
        end = at + len(form)
        before = form[0].isdecimal() and FIGURE_BEFORE.search(text[max(at - 2, 0) : at])
        after = form[-1].isdecimal() and FIGURE_AFTER.match(text[end : end + 2])
        count, at = count + (not before and not after), text.find(form, at + 1)
    return count
