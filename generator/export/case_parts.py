"""A case → what every file of the open data says of it, which is joined to the whole files.

Nothing else is read for it: `make_parts(case, related, site, base_url)` gives the same for the
same, whatever the other cases say, so that it can be kept while a case stays as it is.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.collection.case import Case, Related
from generator.collection.collection import Collection
from generator.collection.config import Site
from generator.core.recall import Memory
from generator.export.cases_json import describe_case, describe_site
from generator.export.gif_json import fill_items
from generator.export.joined_json import print_json
from generator.export.open_data import CaseParts, OpenData
from generator.export.sheet_xml import SheetRows
from generator.export.stretch import Stretch
from generator.export.tables import lay_case
from generator.output.pack import write_json
from generator.pages.inputs import digest_case, digest_front, digest_value

PARTED, TEXTS_PARTED = b"\0", "\x01"


def describe_collection(
    collection: Collection, base_url: str | None = None, memory: Memory | None = None
) -> OpenData:
    """The collection as it is published; what the memory has of a case is not made again."""
    related, site = collection.related, collection.site
    cases = {case.slug: case for case in collection.cases}
    common = {
        "site": digest_value(site),
        "vocabulary": digest_value(collection.vocabulary),
        "address": base_url or "",
    }
    wanted = {
        slug: {**common, "case": digest_case(case), "related": digest_related(related[slug])}
        for slug, case in cases.items()
    }

    def make(slug: str) -> bytes:
        return keep_parts(make_parts(cases[slug], related[slug], site, base_url))

    made = (memory or Memory()).recall_all("data", wanted, make)
    parts = tuple(read_parts(case.data_path, made[slug]) for slug, case in cases.items())
    return OpenData(describe_site(collection), parts, base_url)


def digest_related(related: Sequence[Related]) -> str:
    """What is said of related cases: their address, and what stands in their front matter."""
    return digest_value(
        [(each.shared, each.case.slug, digest_front(each.case)) for each in related]
    )


def make_parts(
    case: Case, related: Sequence[Related], site: Site, base_url: str | None
) -> CaseParts:
    """What is said of a case; of those related to it, that their IDs and titles are."""
    published = describe_case(case, related, site)
    return CaseParts(
        case.data_path,
        published.model_dump_json(indent=1).encode("utf-8"),
        print_json(fill_items(published, case, related)),
        lay_case(published, base_url),
    )


def keep_parts(parts: CaseParts) -> bytes:
    """The parts as they are kept: their texts as they are, since most are only joined.

    What stands between them is in none: no text of a case has it, nor has JSON or XML.
    """
    facts, texts = {}, [parts.record, parts.gif]
    for name, each in parts.tables.items():
        facts[name] = each.count, each.widths, each.links
        said = TEXTS_PARTED.join(each.cells.texts)
        texts += (each.lines, each.cells.xml.encode(), said.encode())
    return PARTED.join((write_json(facts), *texts))


def read_parts(path: str, kept: bytes) -> CaseParts:
    """The parts that were kept of the case with a file of its own at a path."""
    facts, record, gif, *texts = kept.split(PARTED)
    tables = {}
    each = zip(json.loads(facts).items(), texts[::3], texts[1::3], texts[2::3], strict=True)
    for (name, (count, widths, links)), lines, xml, said in each:
        cells = SheetRows(xml.decode(), said.decode().split(TEXTS_PARTED) if said else ())
        tables[name] = Stretch(count, lines, cells, widths, links)
    return CaseParts(path, record, gif, tables)
