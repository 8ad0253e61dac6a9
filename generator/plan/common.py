"""What every plan needs: the first steps of a breadcrumb, a page right below the home page, dates.

A page's own date is that of what it shows: of its case or of the cases that it lists, of the whole
collection where it is about all of it, and of the site where it shows no case.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.collection.case import Case
from generator.collection.collection import Collection, latest
from generator.collection.measured_data import iso
from generator.core.page import Crumb, Page
from generator.theme.theme import Labels


def home_crumb(labels: Labels) -> Crumb:
    return Crumb(labels.text("titles.home"), "index.html")


def kind_crumb(kind: str, labels: Labels) -> Crumb:
    return Crumb(labels.text(f"titles.{kind}"), f"{kind}/index.html")


def date_of_cases(cases: Iterable[Case]) -> str | None:
    """The last date that one of the cases names."""
    return iso(latest(case.facts.updated for case in cases))


def date_of_all(collection: Collection) -> str | None:
    """The last date of all."""
    return iso(collection.updated)


def date_of_site(collection: Collection) -> str | None:
    """The date that the site names, of what is written in no case."""
    updated = collection.site.updated
    return updated.date.iso if updated else None


def top_page(
    path: str, template: str, name: str, labels: Labels, updated: str | None, **data: object
) -> Page:
    """A page right below the home page."""
    title = labels.text(f"titles.{name}")
    crumbs = (home_crumb(labels), Crumb(title))
    description = labels.text(f"descriptions.{name}")
    return Page(path, template, title, description, crumbs, data, updated=updated)
