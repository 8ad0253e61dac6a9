"""What stands on many pages is made once, and is on each of them as if it were made there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from jinja2 import DictLoader

from generator.core.page import Page
from generator.pages.environment import PageEnvironment, rendering
from generator.pages.fragments import Fragments
from generator.pages.origin import mark_templates
from generator.pages.render import names_of_page
from generator.theme.theme import Labels

COMPONENT = """
{%- macro line(name) %}{% call once('line', name) %}{{ count() }} {{ href('a.html') }}{% endcall %}
{%- endmacro %}
{%- macro box(name) %}{% call once('box', name) %}<b>{{ line(name) }}</b>{% endcall %}{% endmacro %}
{%- macro place() %}{{ page.path }}{% endmacro %}
"""
TEMPLATES = {
    "part.html": COMPONENT,
    "line.html": "{% import 'part.html' as part %}{{ part.line('x') }}",
    "box.html": "{% import 'part.html' as part %}{{ part.box('x') }}",
    "two.html": "{% import 'part.html' as part %}{{ part.line('x') }}, {{ part.line('y') }}",
    "place.html": "{% import 'part.html' as part %}{{ part.place() }}",
    "words.html": "{{ t('home') }}{{ {'t': count}.t() }}{{ t('cases', count=2) }}",
}
Render = Callable[[str, str], str]


def counter() -> Callable[[], int]:
    """A function that says how often it was called."""
    numbers: Iterator[int] = iter(range(1, 100))
    return lambda: next(numbers)


@pytest.fixture
def environment() -> PageEnvironment:
    labels = Labels({"home": "港町 & 海", "cases": "{count}件"})
    environment = PageEnvironment(labels, loader=DictLoader(TEMPLATES), autoescape=True)
    environment.globals.update(once=Fragments().once, count=counter())
    return environment


@pytest.fixture
def render(environment: PageEnvironment) -> Render:
    def render_at(name: str, path: str) -> str:
        with rendering(names_of_page(Page(path, name, "", "", ()), None)):
            return environment.get_template(name).render()

    return render_at


def test_a_fragment_is_made_once_for_its_values_and_links(render: Render) -> None:
    assert render("line.html", "cases/a.html") == "1 ../a.html"
    assert render("line.html", "cases/b.html") == "1 ../a.html"
    assert render("line.html", "labels/b.html") == "1 ../a.html"
    assert render("line.html", "index.html") == "2 a.html"
    assert render("two.html", "cases/a.html") == "1 ../a.html, 3 ../a.html"


def test_a_fragment_in_a_fragment_has_the_links_of_its_page(render: Render) -> None:
    assert render("line.html", "cases/a.html") == "1 ../a.html"
    assert render("box.html", "cases/a.html") == "<b>1 ../a.html</b>"
    assert render("box.html", "index.html") == "<b>2 a.html</b>"
    assert render("box.html", "labels/a.html") == "<b>1 ../a.html</b>"


def test_marked_templates_have_fragments_of_their_own(
    environment: PageEnvironment, render: Render
) -> None:
    assert render("box.html", "index.html") == "<b>1 a.html</b>"
    marked = mark_templates(environment).get_template("box.html")
    with rendering(names_of_page(Page("index.html", "", "", "", ()), None)):
        assert "data-origin" in marked.render()


def test_a_module_made_once_knows_each_page(render: Render) -> None:
    assert [render("place.html", path) for path in ("a.html", "b.html")] == ["a.html", "b.html"]


def test_words_without_values_are_in_their_place_and_are_escaped(
    environment: PageEnvironment, render: Render
) -> None:
    assert render("words.html", "a.html") == "港町 &amp; 海12件"
    assert "港町 &amp; 海" in environment.compile(TEMPLATES["words.html"], raw=True)
