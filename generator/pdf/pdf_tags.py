"""The tags of WeasyPrint, as PDF/UA-1 (ISO 14289-1) wants them.

WeasyPrint 70 leaves list items without their two parts, small drawings without a text, several
annotations for one link, header cells without a scope, the words of the margins among the
content, and what goes on over pages in pieces. `repair_tags(pdf, names)` sets that right before
the file is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pydyf

MarkedContent = tuple[bytes, int]  # a page's reference, and the number of a marked part of it
HEADING_TAGS = tuple(f"/H{level}" for level in range(1, 7))
LIST_PARTS = ("/Lbl", "/LBody")
# WeasyPrint tags the boxes within one of these like itself.
NEVER_NESTED = ("/P", "/Link", *HEADING_TAGS)

GROUP_TAGS = ("/Part", "/Div", "/L")
TITLED = ("/Art", "/Sect")
PRINT_FLAG = 1 << 2  # the flag of an annotation that paper has, too (ISO 32000-1, table 165)


@dataclass(slots=True)
class PdfTags:
    """The structure tree of a PDF; `seen` are the marked parts that belong to it."""

    pdf: pydyf.PDF
    seen: set[MarkedContent] = field(default_factory=set)

    def find(self, reference: object) -> pydyf.Dictionary:
        """The object of a reference such as b"12 0 R"."""
        assert isinstance(reference, bytes)
        return self.pdf.objects[int(reference.split()[0])]

    def kids(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """The elements right below one; marked content and annotations are none."""
        for kid in element["K"]:
            if isinstance(kid, bytes) and "S" in (found := self.find(kid)):
                yield found

    def add(self, kind: str, parent: pydyf.Dictionary, kids: list[object]) -> pydyf.Dictionary:
        """A new element with kids that had another parent."""
        values = {"Type": "/StructElem", "S": kind, "Pg": parent["Pg"], "P": parent.reference}
        element = pydyf.Dictionary(values)
        self.pdf.add_object(element)
        self.fill(element, kids)
        return element

    def fill(self, element: pydyf.Dictionary, kids: Iterable[object]) -> None:
        """Gives an element kids that may have had another parent."""
        element["K"] = pydyf.Array(kids)
        for kid in self.kids(element):
            kid["P"] = element.reference


def repair_tags(pdf: pydyf.PDF, names: Mapping[str, str]) -> None:
    """Repairs the tree in place; `names` are the texts of links to places in the document."""
    tags = PdfTags(pdf)
    root = tags.find(pdf.catalog["StructTreeRoot"])
    join_pages(tags, tags.find(root["K"][0]))
    repair(tags, tags.find(root["K"][0]), above=())
    numbers = tags.find(root["ParentTree"])["Nums"]
    pages = [tags.find(reference) for reference in pdf.page_references]
    hide_rest(tags, numbers, pages)
    repair_links(tags, numbers, pages, names)


def join_pages(tags: PdfTags, element: pydyf.Dictionary) -> None:
    """What a page's end has cut is one again: groups, and parts that begin below their heading."""
    last = None
    for kid in tuple(tags.kids(element)):
        if kid["S"] == "/LI" and not kid["K"]:  # of the item, only the list below it goes on
            element["K"].remove(kid.reference)
        elif last is not None and goes_on(tags, last, kid, element):
            element["K"].remove(kid.reference)
            tags.fill(last, [*last["K"], *kid["K"]])
            last["Pg"] = kid["Pg"]  # marked content stands in its own elements, not in these
        else:
            last = kid
    for kid in tags.kids(element):
        join_pages(tags, kid)


def goes_on(
    tags: PdfTags, last: pydyf.Dictionary, kid: pydyf.Dictionary, parent: pydyf.Dictionary
) -> bool:
    """Whether an element is the rest of the one before it, which stands on the page before."""
    if kid["S"] != last["S"] or kid["Pg"] == last["Pg"]:
        return False
    if parent["S"] == "/L":
        return bool(kid["S"] == "/L")
    if kid["S"] in TITLED:
        return find_level(tags, kid) > find_level(tags, last)
    return kid["S"] in GROUP_TAGS


def find_level(tags: PdfTags, element: pydyf.Dictionary) -> int:
    """The level of the first heading in an element; 7 where it has none."""
    kind = str(element["S"])
    if kind in HEADING_TAGS:
        return int(kind[2:])
    return next((found for kid in tags.kids(element) if (found := find_level(tags, kid)) < 7), 7)


def repair(tags: PdfTags, element: pydyf.Dictionary, above: tuple[str, ...]) -> None:
    """An element and all below it; `above` are the kinds of those that it stands in."""
    kind = element["S"]
    if kind in NEVER_NESTED and kind in above:
        element["S"] = "/NonStruct"
    elif kind == "/L":
        join_columns(tags, element)
        for kid in tags.kids(element):
            if kid["S"] == "/Div":
                make_item(tags, kid)
    elif kind == "/LI":
        wrap_body(tags, element)
    elif kind == "/TH":
        element["A"]["Scope"] = "/Column" if "/THead" in above else "/Row"
    drawings = [kid for kid in tags.kids(element) if kid["S"] == "/Figure" and "Alt" not in kid]
    for drawing in drawings:  # without a text it is decoration
        element["K"].remove(drawing.reference)
    for kid in tags.kids(element):
        repair(tags, kid, (*above, kind))
    if "Pg" in element:
        tags.seen |= {(element["Pg"], kid) for kid in element["K"] if isinstance(kid, int)}


def join_columns(tags: PdfTags, element: pydyf.Dictionary) -> None:
    """A list that is set in columns is one list."""
    columns = tuple(tags.kids(element))
    if all(column["S"] == "/L" for column in columns):
        tags.fill(element, [item for column in columns for item in column["K"]])


def make_item(tags: PdfTags, group: pydyf.Dictionary) -> None:
    """A term and its descriptions (`dl > div > dt + dd`) are one item: label and body."""
    parts = [part for item in tags.kids(group) for part in tags.kids(item)]
    for part in parts:
        part["S"] = "/LBody"
    if parts:
        parts[0]["S"] = "/Lbl"
    group["S"] = "/LI"
    tags.fill(group, [part.reference for part in parts])


def wrap_body(tags: PdfTags, item: pydyf.Dictionary) -> None:
    """What of an item is neither label nor body stands in its body (ISO 32000-1, table 336)."""
    loose = [
        kid
        for kid in item["K"]
        if not isinstance(kid, bytes) or tags.find(kid).get("S") not in LIST_PARTS
    ]
    if loose:
        kept = [kid for kid in item["K"] if kid not in loose]
        item["K"] = pydyf.Array([*kept, tags.add("/LBody", item, loose).reference])


def hide_rest(tags: PdfTags, numbers: list[object], pages: list[pydyf.Dictionary]) -> None:
    """What is marked on a page and stands in no element is an artifact: margins, decoration."""
    for number, page in enumerate(pages):
        owners = numbers[2 * number + 1]
        assert isinstance(owners, list)
        rest = {i for i in range(len(owners)) if (page.reference, i) not in tags.seen}
        for i in rest:
            owners[i] = "null"
        stream = tags.find(page["Contents"]).stream
        for at, part in enumerate(stream):
            if isinstance(part, dict) and part.get("MCID") in rest:
                stream[at - 1 : at + 2] = ["/Artifact", b"", b"BMC"]


def repair_links(
    tags: PdfTags,
    numbers: list[object],
    pages: list[pydyf.Dictionary],
    names: Mapping[str, str],
) -> None:
    """One annotation for each link, with the text of the place that it leads to."""
    owners = {numbers[i]: tags.find(numbers[i + 1]) for i in range(2 * len(pages), len(numbers), 2)}
    for page in pages:
        for reference in tuple(page.get("Annots", ())):
            annotation = tags.find(reference)
            annotation["F"] = PRINT_FLAG
            owner = owners[annotation["StructParent"]]
            if owner["S"] == "/Link":
                target = annotation["Contents"].string
                annotation["Contents"] = pydyf.String(names.get(target, target))
            else:  # of a box within the link, which has its own
                page["Annots"].remove(reference)
                owner["K"] = pydyf.Array(
                    kid
                    for kid in owner["K"]
                    if not isinstance(kid, bytes) or tags.find(kid).get("Obj") != reference
                )
                del owners[annotation["StructParent"]]
    numbers[2 * len(pages) :] = [
        part for i, owner in owners.items() for part in (i, owner.reference)
    ]
