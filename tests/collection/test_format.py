"""A field of the case format reaches all whom it is for: page, search, data, tables and changes.

Every field of the declaration has a value of its own in a made-up case. Where that is not found,
the declaration has to say why not (`Fact.apart`); so a field that is only declared fails here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from conftest import BARE_SITE, THEMES, read_rows

from generator.collection.changes import compare_editions
from generator.collection.editions import read_edition
from generator.collection.fact import ASPECTS
from generator.collection.format import FORMAT, LEAVES, DeclaredField, KeyPath
from generator.core.settings import BuildSettings
from generator.core.source import Source
from generator.draft import draft_site, make_page
from generator.export.case_parts import describe_collection
from generator.export.cases_json import render_cases_json
from generator.export.tables import fill_tables
from generator.reading.load import load_collection
from generator.records.kind import Kind
from generator.search.blocks import scan_texts

# What a field of a kind is filled with, and its other value: `{n}` tells the fields apart.
VALUES: Mapping[Kind, tuple[str, str]] = {
    Kind.TEXT: ("値その{n}", "別の値{n}"),
    Kind.NUMBER: ("7{n}", "8{n}"),
    Kind.AMOUNT: ("{n},123千円", "{n},456千円"),
    Kind.HEADCOUNT: ("{n},123人", "{n},456人"),
    Kind.LENGTH: ("{n}か月", "{n}年"),
    Kind.PERIOD: ("H{n}.2", "H{n}.3"),
    Kind.PHONE: ("03-0000-00{n}", "03-1111-11{n}"),
    Kind.EMAIL: ("a{n}@example.jp", "b{n}@example.jp"),
    Kind.LINK: ("https://example.jp/a{n}", "https://example.jp/b{n}"),
}
# One of few values, or one that others must fit; where two fields must change together, both do.
CHOSEN: Mapping[str, tuple[str, str]] = {
    "organization.code": ("336068", "336432"),
    "organization.prefecture": ("岡山県", "神奈川県"),
    "organization.name": ("鏡野町", "西粟倉村"),
    "population.as_of": ("令和5年1月1日", "令和6年1月1日"),
    "category": ("窓口改革", "内部業務"),
    "labels.*": ("電子契約", "オンライン申請"),
    "keywords.*": ("RPA", "マイナンバーカード"),
    "needs.*": ("紙と印刷を減らしたい", "決裁や契約を速くしたい"),
    "added": ("令和6年度", "令和5年度"),
    "updated": ("2026-03-31", "2026-02-28"),
    "outcomes.*.kind": ("実証", "見込み"),
    "outcomes.*.measure": ("作業時間", "待ち時間"),
    "introduced": ("R3.9", "R4.10"),
    "cost.initial.tax": ("税抜", "税込"),
    "cost.running.tax": ("税込", "税抜"),
    "funding.*.program": ("デジタル田園都市国家構想交付金", "地方創生臨時交付金"),
    "remarks.*.about": ("schedule", "cost"),
    "notes.*.about": ("outcomes[1]", "cost.running"),
    "source.kind": ("原資料", "団体の提供"),
    "source.pages": ("3-7～3-11", "3-8"),
    "source.confirmed": ("令和6年3月", "令和6年4月"),
}
# How a value is published or shown where not as it is written.
OTHER_FORMS: Mapping[str, tuple[str, ...]] = {
    "population.as_of": ("2023-01-01",),
    "updated": ("2026年3月31日", "令和8年3月31日"),
    "added": ("New",),
    "introduced": ("2021-09", "令和3年9月"),
    "remarks.*.about": ("スケジュール", "原資料の注"),
    "notes.*.about": ("注",),
    "source.kind": ("をもとに",),
    "source.confirmed": ("2024-03",),
}
GRANT = "- name: 地方創生臨時交付金\n  slug: extra-grant\n  reading: りんじこうふきん\n"
BODY = """
## 事業の概要

概要の値。

## 事業効果

効果の値。

## インタビュー

### 問いの値

答えの値。

## 参考資料

### 題の値

資料の値。
"""
BODY_VALUES = {
    "overview": "概要の値",
    "effects": "効果の値",
    "interview": "答えの値",
    "appendices": "資料の値",
}
KEYS = [field.key for field in LEAVES]


def value_of(field: DeclaredField, is_other: bool = False) -> str:
    pair = CHOSEN.get(field.key) or VALUES[field.kind]
    place = LEAVES.index(field)
    # A year of 平成 has two digits, and there are few of them.
    return pair[is_other].format(n=place % 20 + 10 if field.kind is Kind.PERIOD else place + 11)


def put(whole: Any, path: KeyPath, value: str) -> None:
    """Writes a value at a path of mappings and of lists with one item."""
    step, *rest = path
    if step == "*":
        if not whole:
            whole.append({})
        if rest:
            put(whole[0], tuple(rest), value)
        else:
            whole[0] = value
    elif rest:
        put(whole.setdefault(step, [] if rest[0] == "*" else {}), tuple(rest), value)
    else:
        whole[step] = value


def write_case(has_tracks: bool, changed: str = "", body: str = BODY) -> str:
    """A case file with every field, one of them with its other value.

    Its schedule has either steps or tracks. Another prefecture has another code, another
    municipality too.
    """
    moved = {"organization.prefecture": ("organization.code", "142018")}.get(changed)
    whole: dict[str, Any] = {}
    for field in LEAVES:
        if field.path[:2] != ("schedule", "steps" if has_tracks else "tracks"):
            put(whole, field.path, value_of(field, field.key == changed))
    if moved:
        whole["organization"]["code"] = moved[1]
    front = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, default_style='"')
    return f"---\n{front}---\n{body}"


@dataclass(frozen=True, slots=True)
class Reached:
    """Where the values of a case are found, as texts by aspect."""

    page: str
    search: str
    json: str
    table: str


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> BuildSettings:
    folder = tmp_path_factory.mktemp("format")
    content = folder / "content"
    for path in sorted(BARE_SITE.rglob("*.yaml")):
        target = content / path.relative_to(BARE_SITE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    with (content / "vocabulary" / "funding.yaml").open("a", encoding="utf-8") as funding:
        funding.write(GRANT)
    (content / "cases").mkdir()
    return BuildSettings(content, folder / "out", THEMES)


@pytest.fixture(scope="module")
def publish(settings: BuildSettings) -> Callable[[str], str]:
    """A function that gives data/cases.json of a case file."""

    def publish_case(text: str) -> str:
        path = settings.content / "cases" / "a-case.md"
        path.write_text(text, encoding="utf-8")
        collection, problems = load_collection(settings)
        assert collection is not None, problems
        return render_cases_json(describe_collection(collection)).content.decode("utf-8")

    return publish_case


@pytest.fixture(scope="module")
def reached(settings: BuildSettings) -> Reached:
    """What two cases reach that have every field between them."""
    for name, has_tracks in (("a-case", False), ("b-case", True)):
        text = write_case(has_tracks, "number" if has_tracks else "")
        (settings.content / "cases" / f"{name}.md").write_text(text, encoding="utf-8")
    draft = draft_site(settings)
    (settings.content / "cases" / "b-case.md").unlink()
    pages = [
        make_page(draft, f"cases/{name}.html").content.decode("utf-8")
        for name in ("a-case", "b-case")
    ]
    shown = [BeautifulSoup(html, "html.parser") for html in pages]
    links = [str(link["href"]) for page in shown for link in page.select("main a[href]")]
    blocks = [block.text for html in pages for block in scan_texts(html).blocks]
    data = describe_collection(draft.collection)
    rows = (row for sheet in fill_tables(data) for row in read_rows(sheet))
    cells = [str(cell) for row in rows for cell in row.values()]
    return Reached(
        page="\n".join([*(page.select_one("main").get_text() for page in shown), *links]),  # type: ignore[union-attr]
        search="\n".join(blocks),
        json=render_cases_json(data).content.decode("utf-8"),
        table="\n".join(cells),
    )


def test_every_reason_is_for_an_aspect_and_says_something() -> None:
    reasons = [(field.key, *reason) for field in FORMAT for reason in field.fact.apart.items()]
    assert [key for key, aspect, why in reasons if aspect not in ASPECTS or len(why) < 8] == []


def is_apart(field: DeclaredField, aspect: str) -> bool:
    return field.is_any(lambda fact: aspect in fact.apart)


@pytest.mark.parametrize("key", KEYS)
def test_a_field_is_shown_published_and_searchable_or_says_why_not(
    key: str, reached: Reached
) -> None:
    field = LEAVES[KEYS.index(key)]
    forms = (value_of(field), *OTHER_FORMS.get(key, ()))
    if field.kind in (Kind.HEADCOUNT, Kind.LENGTH):  # numbers stand without their unit
        forms = (*forms, re.sub("[^0-9]", "", forms[0]))
    missing = [
        aspect
        for aspect in ASPECTS
        if aspect != "changes"
        and not is_apart(field, aspect)
        and not (aspect == "table" and is_apart(field, "json"))  # from which tables are made
        and not any(form in getattr(reached, aspect) for form in forms)
    ]
    assert missing == []


@pytest.mark.parametrize("key", KEYS)
def test_a_changed_field_is_told_or_says_why_not(key: str, publish: Callable[[str], str]) -> None:
    field = LEAVES[KEYS.index(key)]
    has_tracks = field.path[:2] == ("schedule", "tracks")
    assert is_told(publish(write_case(has_tracks)), publish(write_case(has_tracks, key))) is not (
        is_apart(field, "changes") or (is_apart(field, "json") and not has_tracks)
    )


@pytest.mark.parametrize("name", BODY_VALUES)
def test_a_part_of_the_body_reaches_all(
    name: str, reached: Reached, publish: Callable[[str], str]
) -> None:
    value = BODY_VALUES[name]
    for aspect in ("page", "search", "json", "table"):
        assert value in getattr(reached, aspect), aspect
    other = BODY.replace(value, f"別の{value}")
    assert is_told(publish(write_case(False)), publish(write_case(False, body=other)))


def is_told(before: str, after: str) -> bool:
    """Whether the page of changes says anything of two editions' one case."""
    pair = []
    for text, year in ((before, "令和5年度"), (after, "令和6年度")):
        data = json.loads(text)
        data["collection"]["edition"] = year
        edition, problems = read_edition(Source("r.json", json.dumps(data), ""))
        assert edition is not None, problems
        pair.append(edition)
    return bool(compare_editions(pair[0], pair[1], {}).changed)


def test_no_two_fields_share_a_word_of_the_screen_by_their_name() -> None:
    top = [field.name for field in FORMAT if not field.above]
    assert len(top) == len(set(top))


def test_the_component_that_shows_a_field_is_there() -> None:
    standard = Path(THEMES) / "standard"
    named = {field.fact.component for field in FORMAT} - {""}
    places = {path.name for path in (standard / "components").iterdir()}
    places |= {path.stem for path in (standard / "templates").glob("*.html")}
    assert named - places == set()
