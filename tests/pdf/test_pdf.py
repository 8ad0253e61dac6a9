"""The PDF of the small site: its structure, its words and what is said where it cannot be made."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import page as pdf_checker
import pytest
from conftest import THEMES, WIDE_TABLE
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NumberObject, PdfObject

from generator.cli import main
from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.pdf.pdf import (
    colour_drawings,
    is_own_pdf,
    keep_ends,
    leave_links,
    make_pdf,
    plain_media,
)
from tools.serving import jirei
from tools.serving import surroundings as process_surroundings

pytestmark = pytest.mark.slow

SLUGS = ("kagamino-online-counter", "kanagawa-electronic-approval", "nishiawakura-no-cost")
SITE_TITLE = "試しの事例集"
NO_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'
NO_JAPANESE = NO_FONTS.replace(
    "<fontconfig>",
    "<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont><pattern>"
    '<patelt name="lang"><string>ja</string></patelt></pattern></rejectfont></selectfont>',
)
CREDITS = 1  # at the end: how to name the edition as a source


@pytest.fixture(scope="module")
def path(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pdf") / "new" / "jirei.pdf"
    assert main(["pdf", "--content", str(small_content), "--out", str(made)]) == 0
    return made


@pytest.fixture(scope="module")
def pdf(path: Path) -> PdfReader:
    return PdfReader(path)


@pytest.fixture(scope="module")
def texts(pdf: PdfReader) -> list[str]:
    return [page.extract_text() for page in pdf.pages]


@pytest.fixture(scope="module")
def cases(small_content: Path) -> dict[str, str]:
    """The bookmark of each case by its slug, in the order of the collection."""
    draft = draft_site(BuildSettings(small_content, Path("out"), THEMES))
    found = draft.collection.cases
    return {case.slug: f"事例{case.number}　{case.title}" for case in found}


@dataclass(frozen=True, slots=True)
class Element:
    """One of the structure tree; `above` are the kinds of those that it stands in."""

    kind: str
    above: tuple[str, ...]
    kids: tuple[PdfObject, ...]
    values: DictionaryObject


def dig(holder: PdfObject, *path: str | int) -> PdfObject:
    """What an object holds at the end of a path of keys and numbers."""
    for step in path:
        found = holder.get_object()
        if isinstance(step, int):
            assert isinstance(found, ArrayObject)
            holder = found[step]
        else:
            assert isinstance(found, DictionaryObject)
            holder = found[step]
    found = holder.get_object()
    assert found is not None
    return found


def many(holder: PdfObject, *path: str | int) -> tuple[PdfObject, ...]:
    """The objects of a list at the end of a path."""
    found = dig(holder, *path)
    assert isinstance(found, ArrayObject)
    return tuple(dig(item) for item in found)


def list_elements(pdf: PdfReader) -> Iterator[Element]:
    """Every element of the structure tree."""
    todo: list[tuple[tuple[str, ...], PdfObject]] = [
        ((), kid) for kid in many(pdf.root_object, "/StructTreeRoot", "/K")
    ]
    while todo:
        above, kid = todo.pop()
        if isinstance(kid, DictionaryObject) and "/S" in kid:
            element = Element(str(kid["/S"]), above, many(kid, "/K"), kid)
            yield element
            todo += [((*above, element.kind), kid) for kid in element.kids]


def list_bookmarks(pdf: PdfReader) -> tuple[str, list[tuple[str, int, list[str]]]]:
    """The title of the whole, then each bookmark below it: its page and what stands below it."""
    top, below = pdf.outline
    assert not isinstance(top, list)
    assert isinstance(below, list)
    found: list[tuple[str, int, list[str]]] = []
    for item in below:
        if isinstance(item, list):
            found[-1][2].extend(str(part["/Title"]) for part in item)
        else:
            number = pdf.get_destination_page_number(item)
            assert number is not None
            found.append((str(item["/Title"]), number + 1, []))
    return str(top["/Title"]), found


def test_it_is_pdf_ua_1_as_a_checker_has_it(path: Path) -> None:
    report = pdf_checker.validate_pdf(path, profile="ua1")
    assert report.rules.total > 100
    assert [(found.rule_id, found.message) for found in report.failures] == []


def test_it_has_a_language_a_title_and_no_date(pdf: PdfReader) -> None:
    assert str(dig(pdf.root_object, "/Lang")) == "ja"
    assert dig(pdf.root_object, "/MarkInfo", "/Marked") == BooleanObject(True)
    assert dig(pdf.root_object, "/ViewerPreferences", "/DisplayDocTitle") == BooleanObject(True)
    assert pdf.metadata is not None
    assert pdf.metadata.creation_date is None


def describe_pdf(path: Path) -> tuple[str | None, str | None, str | None]:
    """The title, the author and the subject of a PDF."""
    found = PdfReader(path).metadata
    assert found is not None
    return found.title, found.author, found.subject


def test_its_title_author_and_subject_are_the_book_s(path: Path) -> None:
    assert describe_pdf(path) == (SITE_TITLE, "試しの編集部", SITE_TITLE)


@pytest.mark.parametrize(
    ("chosen", "title", "subject"),
    [
        (
            SLUGS[:1],
            "スマートフォンで申請できる窓口（岡山県鏡野町）",
            "申請と支払いをスマートフォンで済ませられるようにし、年500時間を減らした。",
        ),
        (
            SLUGS[1:],
            f"{SITE_TITLE}（2件の抜粋）",
            "ほぼ全ての決裁を電子に（神奈川県）、職員が作った受付（岡山県西粟倉村）",
        ),
    ],
    ids=["one case", "some cases"],
)
def test_the_pdf_of_chosen_cases_is_named_by_them(
    small_content: Path, tmp_path: Path, chosen: tuple[str, ...], title: str, subject: str
) -> None:
    out = tmp_path / "some.pdf"
    arguments = ["pdf", "--content", str(small_content), "--out", str(out)]
    assert main([*arguments, "--cases", ",".join(chosen)]) == 0
    assert describe_pdf(out) == (title, "試しの編集部", subject)


def test_it_opens_with_its_bookmarks(pdf: PdfReader) -> None:
    assert str(dig(pdf.root_object, "/PageMode")) == "/UseOutlines"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text of a page: where it begins and ends, in points from the left."""

    text: str
    start: float
    end: float


def list_pieces(page: PageObject) -> Iterator[Piece]:
    """The texts of a page with their places, each as wide as its signs at most can be."""
    found: list[Piece] = []

    def note(text: str, matrix: list[float], place: list[float], _: object, size: float) -> None:
        if text.strip():
            start = place[4] * matrix[0] + matrix[4]
            scale = abs(size * place[0] * matrix[0])
            widths = (0.7 if sign.isascii() else 1 for sign in text.strip())
            found.append(Piece(text.strip(), start, start + scale * sum(widths)))

    page.extract_text(visitor_text=note)
    yield from found


def test_a_table_of_fourteen_columns_is_whole(wide_content: Path, tmp_path: Path) -> None:
    out = tmp_path / "wide.pdf"
    arguments = ["pdf", "--content", str(wide_content), "--out", str(out)]
    assert main([*arguments, "--cases", SLUGS[0]]) == 0
    (page,) = (p for p in PdfReader(out).pages if "月ごとの件数" in p.extract_text())
    signs = "".join(page.extract_text().split())
    for cells in WIDE_TABLE:
        assert [cell for cell in cells if cell.isascii() and cell not in signs] == []
    for sign in set("".join(map("".join, WIDE_TABLE))):
        assert sign in signs
    assert max(piece.end for piece in list_pieces(page)) <= float(page.mediabox.width)


def test_every_font_is_embedded_and_knows_its_characters(pdf: PdfReader) -> None:
    fonts = dig(pdf.pages[0], "/Resources", "/Font")
    assert isinstance(fonts, DictionaryObject)
    assert fonts
    for font in fonts.values():
        assert dig(font, "/ToUnicode")
        description = dig(font, "/DescendantFonts", 0, "/FontDescriptor")
        assert isinstance(description, DictionaryObject)
        assert {"/FontFile2", "/FontFile3"} & set(description)


def test_the_bookmarks_are_the_contents_the_cases_and_their_parts(
    pdf: PdfReader, cases: dict[str, str]
) -> None:
    title, bookmarks = list_bookmarks(pdf)
    assert title == SITE_TITLE
    assert [name for name, _, _ in bookmarks] == ["目次", *cases.values()]
    first, *others = [parts for _, _, parts in bookmarks[1:]]
    assert first[:4] == ["事例の要約", "こんなときに", "ポイント", "事業の概要"]
    assert [parts[:3] for parts in others] == [["事例の要約", "ポイント", "事業の概要"]] * 2


def test_each_case_starts_on_a_new_page_that_the_contents_name(
    pdf: PdfReader, texts: list[str]
) -> None:
    _, bookmarks = list_bookmarks(pdf)
    pages = [number for _, number, _ in bookmarks]
    assert pages[0] == 2
    assert all(before < after for before, after in pairwise(pages))
    printed = dict(re.findall(r"(事例\d+) (\d+)$", texts[1], re.MULTILINE))
    assert len(printed) == len(SLUGS)
    for name, number, _ in bookmarks[1:]:
        label, title = name.split("　")
        assert texts[number - 1].startswith(label)
        assert title in texts[number - 1].splitlines()
        assert int(printed[label]) == number


def test_a_case_s_pages_carry_its_title_and_their_numbers(pdf: PdfReader, texts: list[str]) -> None:
    _, bookmarks = list_bookmarks(pdf)
    starts = [number for _, number, _ in bookmarks] + [len(texts)]
    for (name, _, _), (start, end) in zip(bookmarks, pairwise(starts), strict=True):
        for number in range(start, end):
            *_, above, below = texts[number - 1].splitlines()
            assert above == name
            assert below == f"{SITE_TITLE} {number}"
    assert "1" not in texts[0].splitlines()  # the cover has neither
    assert texts[-1].splitlines()[-2:] == [SITE_TITLE, f"{SITE_TITLE} {len(texts)}"]


def test_what_stands_in_no_element_is_an_artifact(pdf: PdfReader) -> None:
    owned: dict[object, set[int]] = {}
    for element in list_elements(pdf):
        numbers = {int(kid) for kid in element.kids if isinstance(kid, NumberObject)}
        if numbers:
            owned.setdefault(element.values.raw_get("/Pg"), set()).update(numbers)
    for page in pdf.pages:
        content = page.get_contents()
        assert content is not None
        marked = re.findall(rb"/MCID (\d+)", content.get_data())
        assert {int(number) for number in marked} == owned.get(page.indirect_reference, set())
        assert b"/Artifact" in content.get_data()


def test_headings_go_down_one_level_at_a_time(pdf: PdfReader) -> None:
    elements = list(list_elements(pdf))
    kinds = [element.kind for element in elements]
    levels = sorted({int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)})
    assert levels == list(range(1, max(levels) + 1))
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == 1 + len(SLUGS) + CREDITS
    nested = {element.kind for element in elements if element.kind in element.above}
    assert nested.isdisjoint(("/P", "/Link", "/H2", "/H3", "/H4"))


def test_a_case_that_goes_on_over_pages_is_one_article(pdf: PdfReader) -> None:
    elements = list(list_elements(pdf))
    assert [element.above for element in elements if element.kind == "/Part"] == [("/Document",)]
    articles = [element for element in elements if element.kind == "/Art"]
    assert sum("/Art" not in element.above for element in articles) == len(SLUGS)
    parts = [name for _, _, names in list_bookmarks(pdf)[1] for name in ("目次", *names)]
    sections = [element for element in elements if element.kind == "/Sect"]
    assert len(sections) == len(parts) - len(SLUGS) + CREDITS


def print_small(body: str, style: str) -> PdfReader:
    """The PDF of a page of its own."""
    link = '<link rel="stylesheet" href="assets/site.css">'
    html = f'<!DOCTYPE html><html lang="ja"><title>表題</title>{link}<h1>表題</h1>{body}'
    return PdfReader(io.BytesIO(make_pdf(html, {"assets/site.css": style.encode("utf-8")})))


def test_a_list_is_one_list_in_columns_and_over_pages() -> None:
    items = "".join(f"<li>項目{number}</li>" for number in range(40))
    body = f"<ul><li>甲<ul>{items}</ul></li><li>乙</li></ul>"
    paper = print_small(body, "@page { size: 100mm 60mm } ul ul { columns: 2 }")
    assert len(paper.pages) > 1
    lists = [element for element in list_elements(paper) if element.kind == "/L"]
    kinds = [[str(dig(kid, "/S")) for kid in found.kids] for found in lists]
    assert kinds == [["/LI", "/L", "/LI"], ["/LI"] * 40]


def test_header_cells_say_of_what_they_are_the_header(pdf: PdfReader) -> None:
    cells = [element for element in list_elements(pdf) if element.kind == "/TH"]
    for part, scope in (("/THead", "/Column"), ("/TBody", "/Row")):
        scopes = {str(dig(cell.values, "/A", "/Scope")) for cell in cells if part in cell.above}
        assert scopes == {scope}


def test_a_link_has_one_annotation_that_says_where_it_leads(
    pdf: PdfReader, cases: dict[str, str]
) -> None:
    notes = [note for page in pdf.pages if "/Annots" in page for note in many(page, "/Annots")]
    links = [element for element in list_elements(pdf) if element.kind == "/Link"]
    owned = [kid for link in links for kid in link.kids if isinstance(kid, DictionaryObject)]
    assert len(notes) == len(links)
    assert sum("/Obj" in kid for kid in owned) == len(notes)
    assert {int(str(dig(note, "/F"))) for note in notes} == {4}  # printed
    assert set(cases.values()) <= {str(dig(note, "/Contents")) for note in notes}
    outside = [note for note in notes if isinstance(note, DictionaryObject) and "/A" in note]
    targets = [str(dig(note, "/A", "/URI")) for note in outside]
    assert {target.partition(":")[0] for target in targets} == {"https", "mailto", "tel"}


def test_the_site_s_navigation_is_not_printed(texts: list[str]) -> None:
    words = "".join(texts)
    assert "事業の概要" in words
    for other in (
        *("メニュー", "本文へ移動", "すべて選ぶ", "印刷する", "オープンデータ"),
        "関連する事例",
    ):
        assert other not in words


def test_only_the_chosen_cases_are_in_it_in_their_order(
    small_content: Path, tmp_path: Path, cases: dict[str, str]
) -> None:
    out = tmp_path / "some.pdf"
    chosen = [SLUGS[2], f"{SLUGS[0]}.md"]
    arguments = ["pdf", "--content", str(small_content), "--out", str(out)]
    assert main([*arguments, "--cases", ", ".join(chosen)]) == 0
    _, bookmarks = list_bookmarks(PdfReader(out))
    expected = [name for slug, name in cases.items() if slug != SLUGS[1]]
    assert [name for name, _, _ in bookmarks[1:]] == expected
    assert "事例2件" in PdfReader(out).pages[0].extract_text()


def test_a_sheet_of_each_case_is_a_page_by_the_rules(
    small_content: Path, tmp_path: Path, cases: dict[str, str]
) -> None:
    made = [tmp_path / "short.pdf", tmp_path / "again.pdf"]
    for out in made:
        arguments = ["pdf", "--content", str(small_content), "--out", str(out)]
        assert main([*arguments, "--one-page", "--cases", ",".join(SLUGS[:2])]) == 0
    assert made[0].read_bytes() == made[1].read_bytes()
    assert pdf_checker.validate_pdf(made[0], profile="ua1").failures == []
    paper = PdfReader(made[0])
    assert len(paper.pages) == 2
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in paper.pages} == {
        (595, 842)
    }
    title, bookmarks = list_bookmarks(paper)
    assert title == f"{SITE_TITLE}（2件の抜粋）"
    names = [cases[slug].partition("　")[2] for slug in SLUGS[:2]]
    assert [(name, page) for name, page, _ in bookmarks] == [(names[0], 1), (names[1], 2)]


def run_jirei(content: Path, out: Path, **surroundings: str) -> subprocess.CompletedProcess[str]:
    """`jirei pdf` in a process of its own, with other words in its environment."""
    return subprocess.run(
        jirei("pdf", "--content", str(content), "--out", str(out)),
        env=process_surroundings() | surroundings,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def test_the_same_content_gives_the_same_bytes(
    small_content: Path, path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "again.pdf"
    place = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4"}
    assert run_jirei(small_content, out, **place).returncode == 0
    assert out.read_bytes() == path.read_bytes()


def test_a_pdf_of_ours_may_be_written_again(path: Path) -> None:
    assert is_own_pdf(path.read_bytes())


def test_an_unknown_case_is_named_with_its_neighbours(
    small_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "no.pdf"
    names = "kagamino-online-conter,ありません"
    assert main(["pdf", "--content", str(small_content), "--out", str(out), "--cases", names]) == 2
    said = capsys.readouterr().err
    assert (
        "「kagamino-online-conter」という事例はありません。ヒント: kagamino-online-counter" in said
    )
    assert "「ありません」という事例はありません。名前は content/cases のファイル名です。" in said
    assert not out.exists()


def test_no_case_at_all_is_refused(
    small_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["pdf", "--content", str(small_content), "--out", str(tmp_path / "no.pdf")]
    assert main([*arguments, "--cases", " , "]) == 2
    assert "入れる事例がありません" in capsys.readouterr().err


def test_without_weasyprint_it_is_said_what_to_install(
    small_content: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    assert main(["pdf", "--content", str(small_content), "--out", str(tmp_path / "no.pdf")]) == 2
    said = capsys.readouterr().err
    assert "requirements-pdf.lock" in said
    assert "libpango" in said


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig chooses the fonts on Linux alone")
@pytest.mark.parametrize("fonts", [NO_JAPANESE, NO_FONTS], ids=["no Japanese font", "no font"])
def test_without_a_font_for_its_characters_no_pdf_of_boxes_is_made(
    small_content: Path, tmp_path: Path, fonts: str
) -> None:
    settings, out = tmp_path / "fonts.conf", tmp_path / "no.pdf"
    settings.write_text(fonts, encoding="utf-8")
    done = run_jirei(small_content, out, FONTCONFIG_FILE=str(settings))
    assert done.returncode == 2
    assert "書体が、この機械にありません: " in done.stderr
    assert "fonts-noto-cjk" in done.stderr
    assert not out.exists()


def test_where_it_cannot_be_written_the_reason_is_said(
    small_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"%PDF-1.7\n% of somebody else")
    for out in (tmp_path / "file" / "jirei.pdf", tmp_path / "file", tmp_path):
        assert main(["pdf", "--content", str(small_content), "--out", str(out)]) == 2
        assert str(tmp_path) in capsys.readouterr().err
    assert (tmp_path / "file").read_bytes() == b"%PDF-1.7\n% of somebody else"
    assert [found.name for found in tmp_path.iterdir()] == ["file"]


def test_a_drawing_has_the_colours_of_the_light_page() -> None:
    light = ":root { --a: #0f0; --b: var(--a); } .bar { fill: var(--b); }"
    dark = "@media screen and (prefers-color-scheme: dark) { :root { --a: #f00; } }"
    body = '<svg width="9" height="9"><rect class="bar" width="9" height="9"/></svg>'
    content = print_small(body, light + dark).pages[0].get_contents()
    assert content is not None
    assert b"0 1 0 rg" in content.get_data()


def test_a_link_to_another_page_of_the_site_becomes_its_text() -> None:
    links = '<a class="chip" href="labels/a.html">申請</a><a href="#case_b">b</a>'
    assert leave_links(links) == '<span class="chip">申請</span><a href="#case_b">b</a>'


def test_the_last_characters_of_a_title_stay_together() -> None:
    kept = '<span style="white-space: nowrap">R&amp;D課</span>'
    assert keep_ends("<h2>市のR&amp;D課</h2><p>ab</p>") == f"<h2>市の{kept}</h2><p>ab</p>"
    entry = '<span class="edition-entry">{}</span>'
    assert keep_ends(entry.format("市のR&amp;D課")) == entry.format(f"市の{kept}")


def test_rules_for_screens_are_left_out_and_those_for_paper_kept() -> None:
    style = "a{x:y}@media (min-width: 48rem), print {b{x:y}}@media (width > 1px) {c{x:y}d{x:y}}"
    assert plain_media(style) == "a{x:y}@media print {b{x:y}}"
    style = '@MEDIA screen{b{x:"}"}}/* @media (a) { */ c{x:y}'
    assert plain_media(style) == '@MEDIA screen {b{x:"}"}}/* @media (a) { */ c{x:y}'


def test_the_rules_of_a_drawing_have_the_values_of_custom_properties() -> None:
    style = (
        ":root { --a: var(--b); --b: rgb(1 var(--c) 3); --c: 2; --d: var(--d); }"
        '/* .x { fill: red } */ .y::before { content: "fill: red" } .fill { margin: 0 }'
        "@media print { .bar:not(.x) { fill: var( --a ); margin: 0 } } .z { stroke: var(--d) }"
    )
    rules = ".bar:not(.x){fill: rgb(1  2 3);margin: 0 }.z{stroke: }"
    html = '<svg class="a>b"><path/></svg>'
    expected = f'<svg class="a>b"><style>{rules}</style><path/></svg>'
    assert "".join(colour_drawings(html, style).split()) == "".join(expected.split())
