"""site.yaml → the settings of the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MINYEAR

from generator.collection.config import Site
from generator.collection.fields import FiscalYear, PrintedDate
from generator.core.problem import Problem, Severity
from generator.records.read_records import read_record
from generator.records.tree import Fields, locate

YEARS_OF_AN_EDITION = 10  # a date still later is a slip of the keyboard: 2062 for 2026


def validate_site(tree: Fields) -> tuple[Site | None, tuple[Problem, ...]]:
    """The settings of site.yaml."""
    site, problems = read_record(Site, tree)
    if site is None:
        return None, problems
    return site, tuple(find_odd_year(tree, site.updated, site.edition, site.edition.year))


def find_odd_year(
    tree: Fields,
    updated: PrintedDate | None,
    edition: FiscalYear,
    earliest: int = MINYEAR,
    key: str = "updated",
) -> Iterator[Problem]:
    """A date that is none of the edition; what day it is today, no build knows."""
    if updated and not earliest <= updated.date.year <= edition.year + YEARS_OF_AN_EDITION:
        arguments = {"found": updated.text, "edition": edition.text}
        where = locate(tree, (key,)).where
        yield Problem(where, "updated-far-from-edition", arguments, Severity.WARNING)
