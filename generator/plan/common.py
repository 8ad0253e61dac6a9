"""What every plan needs: the first steps of a breadcrumb, and a page right below the home page."""

from __future__ import annotations

from generator.core.page import Crumb, Page
from generator.theme.theme import Labels


def home_crumb(labels: Labels) -> Crumb:
    return Crumb(labels.text("titles.home"), "index.html")


def kind_crumb(kind: str, labels: Labels) -> Crumb:
    return Crumb(labels.text(f"titles.{kind}"), f"{kind}/index.html")


def top_page(path: str, template: str, name: str, labels: Labels, **data: object) -> Page:
    """A page right below the home page."""
    title = labels.text(f"titles.{name}")
    crumbs = (home_crumb(labels), Crumb(title))
    return Page(path, template, title, labels.text(f"descriptions.{name}"), crumbs, data)
