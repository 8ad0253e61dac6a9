"""A case → what every file of the open data says of it, which is joined to the whole files.

Nothing else is read for it: `make_parts(case, related, site, base_url)` gives the same for the
same, whatever the other cases say, so that it can be kept while a case stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.collection.case import Case, Related
from generator.collection.collection import Collection
from generator.collection.config import Site
from generator.core.plain import dump_plain, load_plain
from generator.core.recall import Memory
from generator.export.cases_json import describe_case, describe_site
from generator.export.gif_json import fill_items
from generator.export.joined_json import print_json
from generator.export.open_data import CaseParts, OpenData
from generator.export.tables import list_case_rows
from generator.output.csv_text import write_lines
from generator.pages.inputs import digest_case, digest_front, digest_value


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
        return dump_plain(make_parts(cases[slug], related[slug], site, base_url))

    made = (memory or Memory()).recall_all("data", wanted, make)
    parts = tuple(load_plain(CaseParts, made[slug]) for slug in cases)
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
    rows = list_case_rows(published, base_url)
    return CaseParts(
        path=case.data_path,
        record=published.model_dump_json(indent=1),
        gif=print_json(fill_items(published, case, related)),
        rows=rows,
        lines={name: write_lines(cells) for name, cells in rows.items()},
    )
