"""Pages → bytes, with the templates of a theme; and the theme's own files.

`render_pages(pages, collection, theme, base_url)` gives an Output per page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from generator.collection import Collection
from generator.listing import KINDS
from generator.located_yaml import read_yaml
from generator.money import format_yen
from generator.page import Output, Page, relative_url
from generator.prose import Prose
from generator.theme import Labels, Theme
from generator.tree import Fields, Plain

LABEL_MARK = re.compile(r"<!--label:([a-z]+)-->")
NOT_FOUND = "404.html"


def render_pages(
    pages: Iterable[Page], collection: Collection, theme: Theme, base_url: str | None
) -> Iterator[Output]:
    """Every page, in the order of the plan."""
    environment = build_environment(collection, theme, base_url)
    for page in pages:
        template = environment.get_template(f"templates/{page.template}")
        html = template.render(
            page=page,
            href=href_of(page, base_url),
            is_404=page.path == NOT_FOUND,
            **page.data,
        )
        yield Output(page.path, (html.rstrip() + "\n").encode("utf-8"))


def build_environment(collection: Collection, theme: Theme, base_url: str | None) -> Environment:
    """Jinja2 with everything that a template may name beside its page's own data."""
    environment = Environment(
        loader=DictLoader(dict(theme.files)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals.update(
        site=collection.site,
        collection=collection,
        base_url=base_url,
        kinds=KINDS,
        t=theme.labels.text,
        format_yen=format_yen,
    )
    environment.filters["prose"] = prose_filter(environment, theme.labels)
    return environment


def prose_filter(environment: Environment, labels: Labels) -> Callable[[Prose], Markup]:
    """HTML of written text, with the theme's words and icons at their marks."""

    def finish(prose: Prose) -> Markup:
        icon = environment.get_template("components/icon/macro.html").module
        marks = {
            "before": labels.text("prose.before"),
            "after": labels.text("prose.after"),
            "external": str(icon.external(label=labels.text("prose.external"))),  # type: ignore[attr-defined]
        }
        return Markup(LABEL_MARK.sub(lambda mark: marks[mark[1]], prose.html))

    return finish


def href_of(page: Page, base_url: str | None) -> Callable[[str], str]:
    """How a page links to a path of the site: relative; absolute on the page for missing ones."""

    def href(path: str) -> str:
        if page.path == NOT_FOUND and base_url:
            return base_url + path
        return relative_url(page.path, path)

    return href


def theme_outputs(theme: Theme) -> Iterator[Output]:
    """The theme's style sheet, scripts and images (theme.yaml lists and orders them)."""
    tree, _ = read_yaml(theme.files["theme.yaml"], f"{theme.name}/theme.yaml")
    settings = tree.plain() if isinstance(tree, Fields) else {}
    assert isinstance(settings, dict)
    yield joined("assets/site.css", settings["styles"], theme)
    scripts = settings.get("scripts", {})
    assert isinstance(scripts, dict)
    for name, files in scripts.items():
        yield joined(f"assets/{name}", files, theme)
    for name, content in theme.binaries.items():
        if name.startswith("assets/img/"):
            yield Output(name, content)
    for name, text in theme.files.items():
        if name.startswith("assets/img/"):
            yield Output(name, text.encode("utf-8"))


def joined(path: str, files: Plain, theme: Theme) -> Output:
    """Listed files as one, in their order."""
    assert isinstance(files, list)
    comment = "/* {} */\n" if PurePosixPath(path).suffix == ".css" else "// {}\n"
    parts = [comment.format(name) + theme.files[str(name)].rstrip() + "\n" for name in files]
    return Output(path, "\n".join(parts).encode("utf-8"))
