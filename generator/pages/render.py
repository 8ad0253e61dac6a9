"""Pages → bytes, with the templates of a theme; and the theme's own files.

`render_page(page, build_environment(collection, theme, base_url))` gives the page's Output.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from types import CodeType
from typing import cast
from urllib.parse import urlsplit

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from generator.collection.about import doubts_about
from generator.collection.collection import Collection
from generator.collection.form.outcome import OUTCOME_KINDS
from generator.collection.listing import KINDS
from generator.collection.prose import Prose
from generator.collection.source_of import source_of
from generator.core.page import NOT_FOUND, Output, Page, relative_url
from generator.core.problem import BuildStopped
from generator.core.recall import Memory
from generator.output.headers import META_POLICY
from generator.pages.amounts import has_number, write_amount, write_outcome
from generator.pages.embed import embed
from generator.pages.environment import ICONS, TEXT_TEMPLATE, PageEnvironment, rendering
from generator.pages.fragments import Fragments, Href, note_link
from generator.pages.inputs import digest_value
from generator.pages.paper import pair_of_bars
from generator.pages.per_thousand import limits_of, rate_of, write_rate
from generator.pages.qr import draw_code
from generator.pages.rows import remarks_in, rows_of, with_rows
from generator.pages.sheet import lay_out_sheet
from generator.pages.structured_data import describe_page, write_linked_data
from generator.pages.template_fault import judge_fault
from generator.pages.timeline import build_timelines, span_of
from generator.theme.scripts import join_scripts
from generator.theme.theme import SHARE_SIZE, TOKENS, Labels, Layer, Theme

MOST_FOLDERS = 256  # whose links are kept
LABEL_IN_PAGE = re.compile(r"<!--label:([a-z]+)-->")


class CompiledTemplates(BytecodeCache):
    """Templates compiled for an earlier environment, by words, name and source (Jinja's digest)."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get(key_of_bucket(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self.codes[key_of_bucket(bucket)] = bucket.code


def key_of_bucket(bucket: Bucket) -> tuple[str, str, str]:
    return cast(PageEnvironment, bucket.environment).all_words, bucket.key, bucket.checksum


def render_page(page: Page, environment: Environment) -> Output:
    """One page; raises BuildStopped where the theme has a fault."""
    base_url = environment.globals["base_url"]
    assert base_url is None or isinstance(base_url, str)
    with judged(page.data):
        template = environment.get_template(f"templates/{page.template}")
        with rendering(names_of_page(page, base_url)):
            html = template.render(page.data)
    return Output(page.path, (html.rstrip() + "\n").encode("utf-8"))


@contextmanager
def judged(data: Mapping[str, object]) -> Iterator[None]:
    """Raises BuildStopped for a fault of the theme; the templates may name the data of a page."""
    try:
        yield
    except Exception as error:
        fault = judge_fault(error, data)
        if fault is None:
            raise
        raise BuildStopped((fault,)) from error


def build_environment(
    collection: Collection,
    theme: Theme,
    base_url: str | None,
    compiled: CompiledTemplates | None = None,
) -> Environment:
    """Jinja2 with everything that a template may name beside its page's own data."""

    def load(name: str) -> tuple[str, str, None] | None:
        found = theme.find(name)
        return found and (*found, None)

    environment = PageEnvironment(
        theme.labels,
        loader=FunctionLoader(load),
        autoescape=True,
        auto_reload=False,
        bytecode_cache=compiled,
        undefined=StrictUndefined,
        optimized=False,  # a tenth of the time of compiling goes to what saves none here
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals.update(list_globals(collection, theme, base_url))
    environment.filters["prose"] = prose_filter(environment, theme.labels)
    environment.filters["embedded"] = embedded
    return environment


def list_globals(collection: Collection, theme: Theme, base_url: str | None) -> dict[str, object]:
    """What every template may name."""
    return {
        "site": collection.site,
        "collection": collection,
        "base_url": base_url,
        "logo": theme.logo,
        "kinds": KINDS,
        "content_policy": Markup(META_POLICY),
        "structured_data": partial(structured_data, collection, base_url, theme.share_image),
        "share_image": theme.share_image,
        "share_size": SHARE_SIZE,
        "once": Fragments().once,
        "build_timelines": build_timelines,
        "doubts_about": doubts_about,
        "draw_code": draw_code,
        "has_number": has_number,
        "lay_out_sheet": lay_out_sheet,
        "outcome_kinds": OUTCOME_KINDS,
        "pair_of_bars": pair_of_bars,
        "remarks_in": remarks_in,
        "rows_of": rows_of,
        "with_rows": with_rows,
        "source_of": partial(source_of, site=collection.site),
        "write_amount": partial(write_amount, labels=theme.labels),
        "write_outcome": partial(write_outcome, labels=theme.labels),
        "limits_of": limits_of,
        "rate_of": rate_of,
        "write_rate": partial(write_rate, labels=theme.labels),
        "span_of": span_of,
    }


def structured_data(
    collection: Collection, base_url: str | None, share_image: str | None, page: Page
) -> Markup:
    """What a page of a site with an address says to machines."""
    assert base_url is not None
    return Markup(write_linked_data(describe_page(page, collection, base_url, share_image)))


def prose_filter(environment: Environment, labels: Labels) -> Callable[[Prose], Markup]:
    """HTML of written text, with the theme's words and icons at their marks."""

    def finish(prose: Prose) -> Markup:
        icon = environment.get_template(ICONS).module
        marks = {
            "before": labels.text("prose.before"),
            "after": labels.text("prose.after"),
            "table": labels.text("prose.table"),
            "external": str(icon.external(label=labels.text("prose.external"))),  # type: ignore[attr-defined]
        }
        return Markup(LABEL_IN_PAGE.sub(lambda mark: marks[mark[1]], prose.html))

    return finish


@pass_context
def embedded(context: Context, part: Page) -> Markup:
    """The text of a case's page, as a part of the page that is being rendered."""
    template = context.environment.get_template(TEXT_TEMPLATE)
    with rendering(names_of_page(part, None)):
        html = template.render(part.data, has_contents=False)
    return Markup(embed(html, part.path, context["page"].path, context["anchors"]))


def names_of_page(page: Page, base_url: str | None) -> dict[str, object]:
    """What every template may name of the page that is being rendered."""
    is_404 = page.path == NOT_FOUND
    root = urlsplit(base_url).path if is_404 and base_url else None
    href = href_of(posixpath.dirname(page.path), page.site_folder, root)
    return {"page": page, "href": href, "is_404": is_404}


@lru_cache(maxsize=MOST_FOLDERS)
def href_of(folder: str, site_folder: str, root: str | None) -> Href:
    """How the pages of a folder link to a path of the site: relative; on the page for missing ones
    by the path from the root of the host, whose name may be another where the site is tried out."""

    @cache
    def find(path: str) -> str:
        if root is not None:
            return root + path
        return relative_url(posixpath.join(folder, ""), posixpath.join(site_folder, path))

    def href(path: str) -> str:
        address = find(path)
        note_link(path, address)
        return address

    return href


def theme_outputs(theme: Theme, memory: Memory) -> Iterator[Output]:
    """The theme's style sheet, scripts and images (theme.yaml lists and orders them)."""
    styles = [f"/* {TOKENS} */\n{theme.tokens}", *map(partial(write_style, theme), theme.styles)]
    yield Output("assets/site.css", "\n".join(styles).encode())
    code = digest_value([digest_code(layer) for layer in theme.layers])
    wanted = {
        name: {"code": code, "files": digest_value(files)} for name, files in theme.scripts.items()
    }

    def join(name: str) -> bytes:
        return join_scripts(theme, theme.scripts[name]).encode()

    for name, content in memory.recall_all("script", wanted, join).items():
        yield Output(f"assets/{name}", content)
    for path, content in theme.images().items():
        yield Output(path, content)


def digest_code(layer: Layer) -> str:
    """The digest of all scripts of a theme, of which any may import any other."""
    scripts = {name: text for name, text in layer.files.items() if name.endswith(".js")}
    return digest_value((layer.name, scripts))


def write_style(theme: Theme, name: str) -> str:
    """The text of a listed style sheet below its name."""
    found = theme.find(name)
    assert found is not None  # inherit.judge_listed
    return f"/* {name} */\n{found[0].rstrip()}\n"
