"""A theme over another: one template, component, colour, word or image at a time, or a refusal."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import PNG, TESTS

from generator.build import build_site
from generator.core.problem import BuildStopped, Problem, Where
from generator.core.settings import BuildSettings
from generator.draft import draft_site, make_page
from generator.pages.origin import trace_faults
from generator.preview.preview import Preview
from generator.theme.theme import SHARE_SIZE, Theme
from generator.words.messages import print_problem

pytestmark = pytest.mark.slow

THEMES = TESTS.parent / "themes"
MINATO = TESTS / "themes" / "minato"
CASE = "cases/kagamino-online-counter.html"
Files = Mapping[str, str | None]
WriteTheme = Callable[..., BuildSettings]


@pytest.fixture(scope="module")
def built(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The small site in the standard theme and in that of みなと省."""
    folder = tmp_path_factory.mktemp("looks")
    shutil.copytree(THEMES / "standard", folder / "themes" / "standard")
    shutil.copytree(MINATO, folder / "themes" / "minato")
    sites = {}
    for theme in ("standard", "minato"):
        sites[theme] = folder / theme
        settings = BuildSettings(small_content, sites[theme], folder / "themes", theme=theme)
        assert build_site(settings).problems == ()
    return sites


def page_of(site: Path, path: str) -> BeautifulSoup:
    return BeautifulSoup((site / path).read_text(encoding="utf-8"), "html.parser")


def test_its_own_header_and_logo_stand_on_every_page(built: dict[str, Path]) -> None:
    for path in sorted(built["minato"].rglob("*.html")):
        name = path.relative_to(built["minato"]).as_posix()
        if name == "404.html":
            continue
        header = page_of(built["minato"], name).select_one("header")
        assert header is not None
        logo, dark = header.select_one("img.site-logo"), header.select_one("picture source")
        assert logo is not None
        assert dark is not None
        assert logo["alt"] == "みなと省の旗"
        assert (path.parent / str(logo["src"])).read_bytes() == read(MINATO, "minato.svg")
        assert (path.parent / str(dark["srcset"])).read_bytes() == read(MINATO, "minato-dark.svg")
        assert header.select_one(".site-mark") is None
        # Its menu is that of the standard theme's own header.
        assert len(header.select(".minato-menu .menu-items a")) == 10


def read(theme: Path, image: str) -> bytes:
    return (theme / "assets" / "img" / image).read_bytes()


def test_its_own_footer_says_its_own_words(built: dict[str, Path]) -> None:
    footer = page_of(built["minato"], CASE).select_one("footer")
    assert footer is not None
    assert footer.get_text("|", strip=True) == (
        "みなと省が、港町の取組をまとめました。|この事例集について"
    )
    skip = page_of(built["minato"], CASE).select_one(".skip-link")
    assert skip is not None
    assert skip.get_text() == "本文へ進む"


def test_a_template_adds_to_the_one_of_the_same_name(built: dict[str, Path]) -> None:
    main = page_of(built["minato"], "index.html").select_one("main")
    plain = page_of(built["standard"], "index.html").select_one("main")
    assert main is not None
    assert plain is not None
    banner = main.select_one(".minato-banner")
    assert banner is not None
    assert banner.extract().get_text() == "港から、まちを変える。"
    assert main.get_text().split() == plain.get_text().split()
    assert page_of(built["minato"], CASE).select_one("meta[name=author]")


def test_colours_and_sizes_change_one_by_one(built: dict[str, Path]) -> None:
    style, plain = ((built[name] / "assets/site.css").read_text("utf-8") for name in LOOKS)
    light, _, rest = style.partition("@media screen and (prefers-color-scheme: dark)")
    dark = rest.partition("\n}")[0]
    for part, values in (
        (light, ("--key: #00605a;", "--surface-quiet: #f0f5f4;", "--radius: 0;", "--on-key: #fff")),
        (dark, ("--key: #6fd3c8;", "--surface-quiet: #1d212c;", "--on-key: #00201d;")),
    ):
        assert [value for value in values if value not in part] == []
    assert "MIT License" in light
    own = {line for line in style.split("\n") if line not in plain.split("\n")}
    assert len(own) < 60  # all else is the standard theme's


LOOKS = ("minato", "standard")


def test_a_style_and_a_script_of_a_component_are_replaced(built: dict[str, Path]) -> None:
    style = (built["minato"] / "assets/site.css").read_text("utf-8")
    own = (MINATO / "components/band_meter/style.css").read_text("utf-8")
    assert f"/* components/band_meter/style.css */\n{own}" in style
    assert style.count(".band-meter .is-filled") == 1
    assert style.rstrip().endswith((MINATO / "assets/css/minato.css").read_text("utf-8").rstrip())
    script = (built["minato"] / "assets/site.js").read_text("utf-8")
    assert "// The contents stay as they are." in script
    assert "IntersectionObserver" not in script
    assert "IntersectionObserver" in (built["standard"] / "assets/site.js").read_text("utf-8")


def test_an_image_is_replaced_and_the_others_stay(built: dict[str, Path]) -> None:
    images = {name: sorted((built[name] / "assets/img").iterdir()) for name in LOOKS}
    assert {path.name for path in images["minato"]} - {
        path.name for path in images["standard"]
    } == {
        "minato.svg",
        "minato-dark.svg",
    }
    assert (built["minato"] / "assets/img/favicon.svg").read_bytes() == read(MINATO, "favicon.svg")
    standard = (THEMES / "standard/assets/img/favicon.png").read_bytes()
    assert (built["minato"] / "assets/img/favicon.png").read_bytes() == standard


def test_without_a_logo_the_standard_mark_stands_there(built: dict[str, Path]) -> None:
    header = page_of(built["standard"], CASE).select_one("header")
    assert header is not None
    assert header.select_one("svg.site-mark")
    assert not header.select("img")


@pytest.fixture
def write_theme(small_content: Path, tmp_path: Path) -> WriteTheme:
    """A function that lays a theme `own` of these files over the standard one, or over others."""
    themes = tmp_path / "themes"
    shutil.copytree(THEMES / "standard", themes / "standard")

    def write(files: Files, name: str = "own", parent: str = "standard") -> BuildSettings:
        for path, text in {"theme.yaml": f"extends: {parent}\n", **files}.items():
            target = themes / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if text is not None:
                target.write_text(text, encoding="utf-8")
        return BuildSettings(small_content, tmp_path / "site", themes, theme=name)

    return write


def find_faults(settings: BuildSettings) -> tuple[Problem, ...]:
    with pytest.raises(BuildStopped) as stopped:
        build_site(settings)
    assert not settings.out.exists()
    return stopped.value.problems


def test_a_theme_that_changes_nothing_gives_the_same_bytes(
    write_theme: WriteTheme, built: dict[str, Path], tmp_path: Path
) -> None:
    build_site(write_theme({}))
    for path in sorted(built["standard"].rglob("*")):
        if path.is_file():
            name = path.relative_to(built["standard"])
            assert (tmp_path / "site" / name).read_bytes() == path.read_bytes(), name


def test_a_chain_of_themes_takes_the_nearest_of_each(write_theme: WriteTheme) -> None:
    words = "footer:\n  summary: {}\n"
    write_theme(
        {
            "labels.yaml": words.format("県の言葉です。") + "nav:\n  menu: 県の目次\n",
            "tokens.yaml": 'roles:\n  text: {light: "#222", dark: "#eee"}\n',
            "templates/about.html": (
                '{% extends "standard/templates/about.html" %}'
                "{% block main %}{{ super() }}<p>県から</p>{% endblock %}"
            ),
        },
        name="ken",
    )
    settings = write_theme(
        {
            "labels.yaml": words.format("町の言葉です。"),
            "tokens.yaml": 'roles:\n  text: {light: "#111"}\n',
            "templates/about.html": (
                '{% extends "ken/templates/about.html" %}'
                "{% block main %}{{ super() }}<p>町から</p>{% endblock %}"
            ),
        },
        parent="ken",
    )
    draft = draft_site(settings)
    html = make_page(draft, "about.html").content.decode("utf-8")
    assert html.index("県から") < html.index("町から")
    assert "町の言葉です。" in html
    assert "県の目次" in html
    assert "県の言葉です。" not in html
    (style,) = (file for file in draft.files if file.path == "assets/site.css")
    assert b"--text: #111;" in style.content
    assert b"--text: #eee;" in style.content


def share_image_of(settings: BuildSettings) -> str | None:
    return draft_site(settings).theme.share_image


def test_the_nearest_theme_that_says_so_has_the_picture_for_shared_links(
    write_theme: WriteTheme,
) -> None:
    standard = "assets/img/share.png"
    assert share_image_of(write_theme({})) == standard
    own = "assets/img/ken.png"
    settings = write_theme({"theme.yaml": f"extends: standard\nshare_image: {own}\n"}, "ken")
    (settings.themes / "ken/assets/img").mkdir(parents=True)
    shutil.copy(THEMES / "standard" / standard, settings.themes / "ken" / own)
    assert share_image_of(settings) == own
    assert share_image_of(write_theme({}, "town", "ken")) == own
    none = {"theme.yaml": "extends: ken\nshare_image: none\n"}
    assert share_image_of(write_theme(none, "village")) is None


def test_a_picture_for_shared_links_of_another_size_is_told_where_it_lies(
    write_theme: WriteTheme,
) -> None:
    settings = write_theme({})
    for name in ("share.png", "small.png"):
        path = settings.themes / "own/assets/img" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PNG)
    (problem,) = (p for p in find_faults(settings) if p.code == "share-image-unfit")
    assert problem.where == Where("themes/own/assets/img/share.png")
    width, height = SHARE_SIZE
    assert f"横{width}×縦{height}ピクセル" in print_problem(problem)
    named = {"theme.yaml": "extends: standard\nshare_image: assets/img/small.png\n"}
    (problem,) = find_faults(write_theme(named))
    assert (problem.where.path, problem.where.line) == ("themes/own/theme.yaml", 2)


CHIP = "components/chip/style.css"
CHANGES: tuple[tuple[str, Files, str, str, str], ...] = (
    (
        "missing-parent-theme",
        {"theme.yaml": "extends: standerd\n"},
        "theme.yaml",
        "1:10",
        "standard",
    ),
    ("theme-in-circle", {"theme.yaml": "extends: own\n"}, "theme.yaml", "1:10", ""),
    ("theme-not-whole", {"theme.yaml": "styles: []\n"}, "theme.yaml", "1:1", ""),
    ("unknown-key", {"theme.yaml": "extend: standard\n"}, "theme.yaml", "1:1", "extends"),
    (
        "theme-file-missing",
        {"theme.yaml": "extends: standard\nstyles: [a/b.css]\n"},
        "theme.yaml",
        "2:10",
        "",
    ),
    (
        "logo-missing",
        {"theme.yaml": "extends: standard\nlogo: {image: assets/img/favicon.sgv, alt: 省}\n"},
        "theme.yaml",
        "2:15",
        "assets/img/favicon.svg",
    ),
    (
        "logo-missing",
        {"theme.yaml": "extends: standard\nlogo: {image: favicon.svg, alt: 省}\n"},
        "theme.yaml",
        "2:15",
        "assets/img/favicon.svg",
    ),
    (
        "script-without-use",
        {"theme.yaml": "extends: standard\nscripts:\n  sites.js: [a.js]\n", "a.js": ""},
        "theme.yaml",
        "3:3",
        "site.js",
    ),
    (
        "theme-file-without-use",
        {"components/chip/styles.css": "\n"},
        "components/chip/styles.css",
        "1:1",
        "components/chip/style.css",
    ),
    ("theme-file-without-use", {"label.yaml": "a: b\n"}, "label.yaml", "1:1", "labels.yaml"),
    (
        "block-without-use",
        {
            "templates/home.html": (
                "{% extends 'standard/templates/home.html' %}\n"
                "{% block main %}{% block inner %}{% endblock %}{% endblock %}\n"
                "{%- block mian %}{% endblock %}\n"
            )
        },
        "templates/home.html",
        "3:11",
        "main",
    ),
    (
        "template-of-itself",
        {"templates/home.html": "\n{% extends 'templates/home.html' %}\n"},
        "templates/home.html",
        "2:13",
        "standard/templates/home.html",
    ),
    (
        "template-in-circle",
        {"templates/home.html": "{% extends 'own/templates/home.html' %}\n"},
        "templates/home.html",
        "1:1",
        "",
    ),
    (
        "template-missing",
        {"templates/home.html": "\n{% extends 'standrad/templates/home.html' %}\n"},
        "templates/home.html",
        "2:13",
        "standard/templates/home.html",
    ),
    (
        "macro-of-another-form",
        {"components/page_header/macro.html": "\n{%- macro header( title ) %}{% endmacro %}"},
        "components/page_header/macro.html",
        "2:11",
        "header(has_search)",
    ),
    (
        "template-sign-left-over",
        {"components/page_footer/macro.html": "{{ '}}' }}{# %} #}\n{ site.title }}"},
        "components/page_footer/macro.html",
        "2:14",
        "",
    ),
    (
        "share-image-unfit",
        {"theme.yaml": "extends: standard\nshare_image: assets/img/shore.png\n"},
        "theme.yaml",
        "2:14",
        "assets/img/share.png",
    ),
    (
        "share-image-unfit",
        {"theme.yaml": "extends: standard\nshare_image: assets/img/favicon.svg\n"},
        "theme.yaml",
        "2:14",
        "assets/img/share.png",
    ),
    ("label-without-use", {"labels.yaml": "a:\n  b:\n    c: あ\n"}, "labels.yaml", "1:1", ""),
    (
        "label-without-use",
        {"labels.yaml": "nav:\n  menuu: 目次\n"},
        "labels.yaml",
        "2:3",
        "nav.menu",
    ),
    ("label-of-another-form", {"labels.yaml": "nav: 表紙\n"}, "labels.yaml", "1:1", ""),
    (
        "label-with-unknown-value",
        {"labels.yaml": 'home:\n  all: "全{number}件"\n'},
        "labels.yaml",
        "2:8",
        "",
    ),
    ("empty-value", {"labels.yaml": 'nav:\n  menu: ""\n'}, "labels.yaml", "2:9", ""),
    (
        "unknown-token",
        {"tokens.yaml": "roles:\n  txt: {dark: white}\n"},
        "tokens.yaml",
        "2:3",
        "text",
    ),
    ("colour-not-read", {"tokens.yaml": 'palette:\n  a: "#12"\n'}, "tokens.yaml", "2:6", ""),
    ("size-not-read", {"tokens.yaml": "sizes:\n  radius: 1 rem\n"}, "tokens.yaml", "2:11", ""),
    ("size-not-read", {"tokens.yaml": "sizes:\n  radius: 8\n"}, "tokens.yaml", "2:11", ""),
    (
        "ratio-not-read",
        {"tokens.yaml": "pairs:\n  - {colours: [text], on: [surface], ratio: 45}\n"},
        "tokens.yaml",
        "2:45",
        "",
    ),
    (
        "unknown-colour",
        {"tokens.yaml": "roles:\n  text: {dark: whit}\n"},
        "tokens.yaml",
        "2:16",
        "white",
    ),
    (
        "contrast-too-low",
        {"tokens.yaml": 'roles:\n  on-mark: {dark: "#a89000"}\n'},
        "tokens.yaml",
        "2:19",
        'on-mark: {dark: "#ecca00"}',
    ),
    (
        "colour-in-style",
        {"components/chip/style.css": "a:hover #add {}\n.chip {\n  color: #999;\n}\n"},
        "components/chip/style.css",
        "3:10",
        "",
    ),
    (
        "colour-in-style",
        {"components/chip/style.css": "a { white-space: pre; border: 1px solid grey; }\n"},
        "components/chip/style.css",
        "1:41",
        "",
    ),
    (
        "colour-in-style",
        {"components/chip/style.css": "a { color: OKLCH(40% 0.2 20); }\n"},
        "components/chip/style.css",
        "1:12",
        "",
    ),
    (
        "image-not-in-theme",
        {"components/chip/style.css": "a {\n  background: url( '../img/favicon.svg' );\n}\n"},
        "components/chip/style.css",
        "2:15",
        "img/favicon.svg",
    ),
    (
        "image-not-in-theme",
        {"components/chip/style.css": "@import 'https://example.com/a.css';\n"},
        "components/chip/style.css",
        "1:1",
        "",
    ),
    (
        "colour-in-style",
        {CHIP: 'a { --own: 1; content: "grey }"; /* 色😀 */ color: #12345678; }\n'},
        CHIP,
        "1:50",
        "",
    ),
    (
        "colour-in-style",
        {CHIP: "/* 事例\n😀 */ .見出し { margin: 0; }\n b { border: 1px solid Grey; }\n"},
        CHIP,
        "3:24",
        "",
    ),
    (
        "colour-in-style",
        {CHIP: "@media print { a { &:hover { color: color-mix(in srgb, red, var(--text)); } } }\n"},
        CHIP,
        "1:56",
        "",
    ),
    (
        "colour-in-style",
        {CHIP: "a { --own: RGB(0 0 0); }\n"},
        CHIP,
        "1:12",
        "",
    ),
    (
        "image-not-in-theme",
        {CHIP: "a { background: image-set( 'x.png' 1x ); }\n"},
        CHIP,
        "1:17",
        "",
    ),
    (
        "image-not-in-theme",
        {CHIP: "a { --own: url(https://example.com/a\\)b.svg); }\n"},
        CHIP,
        "1:12",
        "",
    ),
    (
        "image-not-in-theme",
        {CHIP: "@IMPORT/**/url(x.css);\n"},
        CHIP,
        "1:12",
        "",
    ),
    (
        "style-brace-left-over",
        {CHIP: "a { display: block; /* } */\n"},
        CHIP,
        "1:3",
        "",
    ),
    (
        "style-brace-left-over",
        {CHIP: "a { content: '}'; }\n@media print { b { margin: 0; } }}\n"},
        CHIP,
        "2:34",
        "",
    ),
    (
        "style-brace-left-over",
        {CHIP: "a { margin: 0; }\nb { width: calc(1px; }\nc { margin: 0; }\n"},
        CHIP,
        "2:3",
        "",
    ),
    (
        "unknown-token",
        {CHIP: "/* #123: a; */ a { color: var(--texts); }\n"},
        CHIP,
        "1:33",
        "text",
    ),
    (
        "unknown-token",
        {CHIP: "a::before { content: 'あ var(--none)'; color: VAR( --texts, 0); }\n"},
        CHIP,
        "1:53",
        "text",
    ),
)


@pytest.mark.parametrize(
    ("code", "files", "path", "place", "hint"),
    CHANGES,
    ids=[code for code, *_ in CHANGES],
)
def test_what_a_theme_says_in_vain_is_told_with_its_place(
    write_theme: WriteTheme, code: str, files: Files, path: str, place: str, hint: str
) -> None:
    (problem,) = find_faults(write_theme(files))
    assert print_problem(problem).startswith(f"themes/own/{path}:{place}: エラー[{code}] ")
    assert problem.arguments.get("suggestion", "") == hint


FOOTER = "components/page_footer/macro.html"
ABOUT = "templates/about.html"
SET = "{% set i = 'assets/img/favicon.svg' %}"
ON_ABOUT = '{% extends "standard/templates/about.html" %}\n{% block main %}{{ super() }}\n'


# The footer stands on every page, in whose HTML it begins in other lines and columns.
@pytest.mark.parametrize(
    ("code", "path", "before", "tag", "pages"),
    [
        ("inline-code", FOOTER, "", '<p style="color: red">', "（about.html など50ページ）"),
        ("inline-code", FOOTER, "", "<script></script>", "（about.html など50ページ）"),
        ("img-without-alt", FOOTER, SET, '<img src="{{ href(i) }}">', "など50ページ）"),
        ("link-without-text", FOOTER, "", '<a href="#main"></a>', "（about.html など50ページ）"),
        ("broken-link", FOOTER, SET, '<a href="{{ href(i ~ i) }}">x</a>', "など50ページ）"),
        ("broken-link", FOOTER, "", '<a href="about.html">x</a>', "s/index.html など42ページ）"),
        ("foreign-file", ABOUT, "{{ '<p>' }}<p>\n  x ", '<img src="//a/" alt="">', "about.html）"),
        ("tag-not-closed", FOOTER, "<nav>", "<div></nav>", "（about.html など50ページ）"),
        ("end-without-tag", ABOUT, "<p>x</p>\n ", "</div>", "（about.html）"),
        ("duplicate-id", ABOUT, "<p>\n", '<my-part id="main"></my-part>', "（about.html）"),
        ("duplicate-id", ABOUT, "{# <p> #}<p>", '<br id="main">', "（about.html）"),
    ],
)
def test_a_fault_of_the_pages_is_told_once_where_the_theme_has_written_it(
    write_theme: WriteTheme, code: str, path: str, before: str, tag: str, pages: str
) -> None:
    text = {
        FOOTER: f"{{% macro footer() %}}{before}{tag}{{% endmacro %}}",
        ABOUT: f"{ON_ABOUT}{before}{tag}{{% endblock %}}",
    }[path]
    lines = text[: text.index(tag)].split("\n")
    (problem,) = find_faults(write_theme({path: text}))
    place = f"themes/own/{path}:{len(lines)}:{len(lines[-1]) + 1}"
    assert print_problem(problem).startswith(f"{place}: エラー[{code}] ")
    assert print_problem(problem).endswith(pages)


def test_what_no_template_writes_is_told_once_with_the_first_of_its_pages() -> None:
    fault = Problem(Where("a.html", 3), "duplicate-id", {"found": "x"})
    other = Problem(Where("a.html", 9), "duplicate-id", {"found": "y"})
    faults = (fault, other, replace(fault, where=Where("b.html", 7)))
    traced = tuple(trace_faults(faults, lambda _: None))
    assert traced == (
        replace(fault, arguments={"found": "x", "page": "a.html", "pages": 2}),
        other,
    )


def test_a_longer_circle_of_themes_is_told_with_all_its_names(write_theme: WriteTheme) -> None:
    write_theme({}, name="ken", parent="own")
    (problem,) = find_faults(write_theme({}, parent="ken"))
    assert print_problem(problem).startswith("themes/ken/theme.yaml:1:10: エラー[theme-in-circle]")
    assert "own → ken → own" in print_problem(problem)


def test_a_new_component_and_its_words_are_used_where_a_template_names_them(
    write_theme: WriteTheme,
) -> None:
    settings = write_theme(
        {
            "labels.yaml": "notice:\n  text: 試験公開中\n",
            "components/notice/macro.html": (
                "{% macro notice() %}{{ t('notice.text') }}{% endmacro %}"
            ),
            "templates/about.html": (
                '{% extends "standard/templates/about.html" %}'
                '{% import "components/notice/macro.html" as notice with context %}'
                "{% block main %}{{ notice.notice() }}{{ super() }}{% endblock %}"
            ),
            "README.md": "テーマの説明",
            "components/chip/style.css": ".chip { background: url('img/red.svg'); }\n",
            "assets/img/red.svg": "<svg/>",
            "templates/moved.html": (
                '{# {% extends "none.html" %} {% block none %} }} #}'
                '{% extends "standard/templates/moved.html" %}'
            ),
        }
    )
    assert "試験公開中" in make_page(draft_site(settings), "about.html").content.decode("utf-8")


def test_a_component_in_place_of_another_knows_the_page_that_it_stands_on(
    write_theme: WriteTheme,
) -> None:
    settings = write_theme(
        {
            "components/amount/macro.html": (
                "{% macro short(amount) %}{% endmacro %}{% macro taxed(side) %}{% endmacro %}"
                "{% macro with_meaning(amount) %}{% endmacro %}"
                "{% macro state(kind) %}<a href=\"{{ href('about.html') }}#{{ page.path }}\">"
                "{{ kind }}</a>{% endmacro %}"
            ),
            "templates/404.html": (
                '{% extends "standard/templates/404.html" %}'
                '{% import "components/amount/macro.html" as amount %}'
                "{% block main %}{{ amount.state(kind='dash') }}{{ super() }}{% endblock %}"
            ),
        }
    )
    draft = draft_site(settings)
    about = make_page(draft, "about.html").content.decode("utf-8")
    missing = make_page(draft, "404.html").content.decode("utf-8")
    assert 'href="about.html#about.html">dash</a>' in about
    assert 'href="about.html#404.html">dash</a>' in missing


def test_the_examples_of_the_guide_are_a_theme(write_theme: WriteTheme) -> None:
    guide = (TESTS.parent / "docs" / "themes.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    settings, tokens, words, logo, scripts, pairs = blocks
    (script,) = re.findall(r"```js\n(.*?)```", guide, re.DOTALL)
    (home,) = re.findall(r"```html\n(.*?)```", guide, re.DOTALL)
    assert settings in logo
    files = {
        "theme.yaml": logo + scripts,
        "components/harbour/script.js": script,
        "components/harbour/greet.js": "export function greet() {}\n",
        "tokens.yaml": tokens + pairs,
        "labels.yaml": f"{words}site:\n  title_note: 試験公開中\n",
        "templates/home.html": home,
        "assets/css/minato.css": "",
        "assets/img/minato.svg": "<svg/>",
        "assets/img/minato-dark.svg": "<svg/>",
    }
    settings = write_theme(files, "minato")
    picture = settings.themes / "minato/assets/img/minato-share.png"
    shutil.copy(THEMES / "standard/assets/img/share.png", picture)
    html = make_page(draft_site(settings), "index.html").content
    assert "試験公開中" in html.decode("utf-8")
    (printed,) = re.findall(r"```text\n(.*?)\n```", guide, re.DOTALL)
    files["tokens.yaml"] = tokens.replace("#00605a", "#7fb0ac")
    faults = find_faults(write_theme(files, "minato"))
    assert printed in map(print_problem, faults)


def test_the_preview_shows_a_change_of_either_theme(write_theme: WriteTheme) -> None:
    settings = write_theme({"labels.yaml": "footer:\n  summary: 町の言葉です。\n"})
    preview = Preview(settings)
    assert preview.update()
    before = read_page(preview, "about.html")
    assert "町の言葉です。" in before
    words = settings.themes / "standard" / "labels.yaml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("about: この事例集について", "about: 案内", 1), encoding="utf-8")
    assert preview.update()
    assert "<h1>案内</h1>" in read_page(preview, "about.html")
    write_theme({"labels.yaml": "footer:\n  summary: {count}\n"})
    assert not preview.update()  # a fault leaves the last good site
    write_theme({"labels.yaml": "footer:\n  summary: 村の言葉です。\n"})
    assert preview.update()
    assert "村の言葉です。" in read_page(preview, "about.html")


def read_page(preview: Preview, path: str) -> str:
    found = preview.find(path)
    assert found is not None
    return found.output.content.decode("utf-8")


def test_files_saved_by_notepad_are_read(write_theme: WriteTheme) -> None:
    settings = write_theme({"labels.yaml": "\ufefffooter:\r\n  summary: 町の言葉です。\r\n"})
    assert "町の言葉です。" in make_page(draft_site(settings), "about.html").content.decode("utf-8")


def test_the_standard_theme_is_the_same_value_at_each_reading(standard_theme: Theme) -> None:
    from generator.reading.read.themes import read_theme
    from generator.reading.validate.theme import validate_theme

    assert validate_theme(read_theme(THEMES, "standard")) == (standard_theme, ())


def test_a_theme_may_call_a_field_by_another_name(write_theme: WriteTheme) -> None:
    words = "fields:\n  respondent: 話を聞いた部署\nsearch:\n  facets:\n    label: 取組の種類\n"
    settings = write_theme({"labels.yaml": words})
    draft = draft_site(settings)
    assert draft.theme.labels.text("fields.respondent") == "話を聞いた部署"
    assert draft.theme.labels.text("fields.contacts") == "担当部署"
    page = make_page(draft, "search.html").content.decode("utf-8")
    assert "取組の種類</summary>" in page


def test_a_field_that_is_none_is_no_word_of_a_theme(write_theme: WriteTheme) -> None:
    settings = write_theme({"labels.yaml": "fields:\n  respondant: 話を聞いた部署\n"})
    with pytest.raises(BuildStopped) as stopped:
        draft_site(settings)
    (problem,) = stopped.value.problems
    assert (problem.code, problem.where.line) == ("label-without-use", 2)
    assert problem.arguments["suggestion"] == "fields.respondent"
