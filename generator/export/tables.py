"""The open data as tables: one of cases, and one for each kind of list that a case has.

A cell holds one value and numbers stand without their unit, as the
行政データにおける機械可読性に関するルール (2026-03-31) asks: `fill_tables(data)` gives the tables.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.export.case_data import (
    CaseData,
    ContactData,
    CostItemData,
    FundingData,
    LengthData,
    OpenData,
    OutcomeData,
    StepData,
    TrackData,
)
from generator.export.table import Column, Entry, Sheet, Table, fill_table, number_entries
from generator.money import AmountKind
from generator.wareki import PartialDate

KINDS = {
    AmountKind.EXACT: "金額どおり",
    AmountKind.ABOUT: "約",
    AmountKind.UNDISCLOSED: "非公表",
    AmountKind.INCALCULABLE: "算定不可",
    AmountKind.NONE: "なし",
}
KIND = "金額の種類（金額どおり、約、非公表、算定不可、なし）。空欄は金額の記載がないもの"
PLACE = "その事例の中での順番（1から）"


def fill_tables(data: OpenData) -> tuple[Sheet, ...]:
    """The tables, that of the cases first."""
    return (
        fill_table(CASES, data),
        fill_table(TERMS, data),
        fill_table(OUTCOMES, data),
        fill_table(COSTS, data),
        fill_table(FUNDING, data),
        fill_table(STEPS, data),
        fill_table(SERVICES, data),
        fill_table(CONTACTS, data),
        fill_table(LINKS, data),
        fill_table(TEXTS, data),
    )


def kind_word(kind: AmountKind | None) -> str | None:
    return KINDS[kind] if kind else None


def wareki(date: str | None) -> str | None:
    """An ISO date, whole or reduced, in the Japanese era: 2020-08 is 令和2年8月."""
    return PartialDate(*map(int, date.split("-"))).wareki if date else None


def months_of(length: LengthData | None) -> int | float | None:
    return length.months if length else None


def list_terms(case: CaseData) -> Iterable[Entry[str]]:
    yield from number_entries("事業内容ラベル", case.labels)
    yield from number_entries("キーワード", case.keywords)


def list_costs(case: CaseData) -> Iterable[Entry[CostItemData]]:
    yield from number_entries("イニシャルコスト", case.cost.initial.items)
    yield from number_entries("ランニングコスト", case.cost.running.items)


def list_steps(case: CaseData) -> Iterable[tuple[Entry[StepData], TrackData | None]]:
    """The steps, each with its track."""
    tracks = {track.name: track for track in case.schedule.tracks}
    for entry in number_entries("", case.schedule.steps):
        yield entry, tracks.get(entry.value.track or "")


def list_services(case: CaseData) -> Iterable[Entry[tuple[str, str | None]]]:
    service = case.service
    yield from number_entries("事業者", ((p.name, p.scope) for p in service.providers))
    yield from number_entries("サービス", ((p.name, p.operation) for p in service.products))
    yield from number_entries("参画主体", ((p.name, p.role) for p in service.partners))


def list_links(case: CaseData) -> Iterable[Entry[tuple[str, str | None]]]:
    yield from number_entries("参考情報", ((link.text, link.url) for link in case.links))
    yield from number_entries("受賞歴", ((award.text, award.url) for award in case.awards))


def list_texts(case: CaseData) -> Iterable[Entry[tuple[str | None, str]]]:
    """The written text: an entry per paragraph, list item or table row, with its heading."""
    yield from number_entries("ポイント", ((None, text) for text in case.points))
    yield from number_entries("事業の概要", ((None, text) for text in case.overview))
    yield from number_entries("事業効果", ((None, text) for text in case.effects))
    answers = ((e.question, text) for e in case.interview for text in e.answer)
    yield from number_entries("インタビュー", answers)
    lines = ((a.title, line) for a in case.appendices for line in a.text.splitlines())
    yield from number_entries("参考資料", lines)
    yield from number_entries("原資料の注", ((r.about, r.text) for r in case.remarks))
    yield from number_entries("編集注", ((None, text) for text in case.notes))


CASES: Table[CaseData] = Table(
    "cases",
    (
        Column("事例番号", "number", lambda case: case.number),
        Column("事例名", "title", lambda case: case.title),
        Column("全国地方公共団体コード", "organization.code", lambda case: case.organization.code),
        Column("都道府県", "organization.prefecture", lambda case: case.organization.prefecture),
        Column("市区町村", "organization.name", lambda case: case.organization.name),
        Column("人口（人）", "population.count", lambda case: case.population.count),
        Column("人口の基準日", "population.as_of", lambda case: case.population.as_of),
        Column(
            "人口の基準日（和暦）",
            "population.as_of",
            lambda case: wareki(case.population.as_of),
            "人口の基準日の和暦",
        ),
        Column("人口規模", "population.label", lambda case: case.population.label),
        Column("大分類", "block", lambda case: case.block),
        Column("分類", "category", lambda case: case.category),
        Column("新規掲載", "is_new", lambda case: case.is_new),
        Column("最終更新日", "updated", lambda case: case.updated),
        Column(
            "最終更新日（和暦）",
            "updated",
            lambda case: wareki(case.updated),
            "事例を最後に改めた日の和暦",
        ),
        Column("イニシャルコストの表記", "cost.initial.text", lambda case: case.cost.initial.text),
        Column(
            "イニシャルコストの種類",
            "cost.initial.kind",
            lambda case: kind_word(case.cost.initial.kind),
            KIND,
        ),
        Column("イニシャルコスト（円）", "cost.initial.yen", lambda case: case.cost.initial.yen),
        Column(
            "イニシャルコストの税の扱い", "cost.initial.tax", lambda case: case.cost.initial.tax
        ),
        Column("イニシャルコストの備考", "cost.initial.note", lambda case: case.cost.initial.note),
        Column("ランニングコストの表記", "cost.running.text", lambda case: case.cost.running.text),
        Column(
            "ランニングコストの種類",
            "cost.running.kind",
            lambda case: kind_word(case.cost.running.kind),
            KIND,
        ),
        Column(
            "ランニングコスト（円／年）", "cost.running.yen", lambda case: case.cost.running.yen
        ),
        Column(
            "ランニングコストの税の扱い", "cost.running.tax", lambda case: case.cost.running.tax
        ),
        Column("ランニングコストの備考", "cost.running.note", lambda case: case.cost.running.note),
        Column(
            "導入までの期間の表記",
            "schedule.duration.text",
            lambda case: case.schedule.duration.text if case.schedule.duration else None,
        ),
        Column(
            "導入までの期間（月）",
            "schedule.duration.months",
            lambda case: months_of(case.schedule.duration),
        ),
        Column("スケジュールの補足", "schedule.note", lambda case: case.schedule.note),
        Column("運用形態", "service.operation", lambda case: case.service.operation),
        Column("サービスの補足", "service.note", lambda case: case.service.note),
        Column("答えた担当", "respondent", lambda case: case.respondent),
        Column("ページのアドレス", "url", lambda case: case.url),
    ),
    lambda case: (case,),
)
TERMS: Table[Entry[str]] = Table(
    "terms",
    (
        Column(
            "種類", "labels keywords", lambda entry: entry.part, "事業内容ラベルとキーワードの別"
        ),
        Column(
            "語", "labels keywords", lambda entry: entry.value, "事業内容ラベルかキーワードの語"
        ),
    ),
    list_terms,
)
OUTCOMES: Table[Entry[OutcomeData]] = Table(
    "outcomes",
    (
        Column("番号", "", lambda entry: entry.number, PLACE),
        Column("成果", "outcomes[].what", lambda entry: entry.value.what),
        Column("数字", "outcomes[].value", lambda entry: entry.value.value),
        Column("何あたり", "outcomes[].per", lambda entry: entry.value.per),
    ),
    lambda case: number_entries("", case.outcomes),
)
COSTS: Table[Entry[CostItemData]] = Table(
    "costs",
    (
        Column(
            "区分",
            "cost.initial cost.running",
            lambda entry: entry.part,
            "イニシャルコスト、ランニングコストの別",
        ),
        Column("番号", "", lambda entry: entry.number, PLACE),
        Column("費目", "cost.initial.items[].name", lambda entry: entry.value.name),
        Column("金額の表記", "cost.initial.items[].text", lambda entry: entry.value.text),
        Column(
            "金額の種類",
            "cost.initial.items[].kind",
            lambda entry: kind_word(entry.value.kind),
            KIND,
        ),
        Column("金額（円）", "cost.initial.items[].yen", lambda entry: entry.value.yen),
    ),
    list_costs,
)
FUNDING: Table[Entry[FundingData]] = Table(
    "funding",
    (
        Column("番号", "", lambda entry: entry.number, PLACE),
        Column("制度", "funding[].program", lambda entry: entry.value.program),
        Column("金額の表記", "funding[].text", lambda entry: entry.value.text),
        Column("金額の種類", "funding[].kind", lambda entry: kind_word(entry.value.kind), KIND),
        Column("金額（円）", "funding[].yen", lambda entry: entry.value.yen),
        Column("補足", "funding[].note", lambda entry: entry.value.note),
    ),
    lambda case: number_entries("", case.funding),
)
STEPS: Table[tuple[Entry[StepData], TrackData | None]] = Table(
    "steps",
    (
        Column("番号", "", lambda row: row[0].number, PLACE),
        Column("取組", "schedule.steps[].track", lambda row: row[0].value.track),
        Column(
            "取組の導入までの期間（月）",
            "schedule.tracks[].duration",
            lambda row: months_of(row[1].duration if row[1] else None),
            "その行の取組の、検討開始から導入までの期間（月）",
        ),
        Column("時期の表記", "schedule.steps[].period", lambda row: row[0].value.period),
        Column("始まり", "schedule.steps[].start", lambda row: row[0].value.start),
        Column(
            "始まり（和暦）",
            "schedule.steps[].start",
            lambda row: wareki(row[0].value.start),
            "始まりの和暦",
        ),
        Column("終わり", "schedule.steps[].end", lambda row: row[0].value.end),
        Column(
            "終わり（和暦）",
            "schedule.steps[].end",
            lambda row: wareki(row[0].value.end),
            "終わりの和暦",
        ),
        Column("終わりが示されていない", "schedule.steps[].open", lambda row: row[0].value.open),
        Column("おおよその時期", "schedule.steps[].approximate", lambda r: r[0].value.approximate),
        Column("長さ（月）", "schedule.steps[].months", lambda row: row[0].value.months),
        Column("内容", "schedule.steps[].text", lambda row: row[0].value.text),
    ),
    list_steps,
)
SERVICES: Table[Entry[tuple[str, str | None]]] = Table(
    "services",
    (
        Column(
            "種類",
            "service.providers service.products service.partners",
            lambda entry: entry.part,
            "事業者、サービス、参画主体の別",
        ),
        Column("番号", "", lambda entry: entry.number, PLACE),
        Column(
            "名前",
            "service.providers[].name service.products[].name service.partners[].name",
            lambda entry: entry.value[0],
            "事業者、サービス、参画主体の名前",
        ),
        Column(
            "内容",
            "service.providers[].scope service.products[].operation service.partners[].role",
            lambda entry: entry.value[1],
            "事業者の担当した範囲、サービスの運用形態、参画主体の役割",
        ),
    ),
    list_services,
)
CONTACTS: Table[Entry[ContactData]] = Table(
    "contacts",
    (
        Column("番号", "", lambda entry: entry.number, PLACE),
        Column("部署", "contacts[].office", lambda entry: entry.value.office),
        Column("電話番号", "contacts[].phone", lambda entry: entry.value.phone),
        Column("メールアドレス", "contacts[].email", lambda entry: entry.value.email),
    ),
    lambda case: number_entries("", case.contacts),
)
LINKS: Table[Entry[tuple[str, str | None]]] = Table(
    "links",
    (
        Column("種類", "links awards", lambda entry: entry.part, "参考情報、受賞歴の別"),
        Column("番号", "", lambda entry: entry.number, PLACE),
        Column(
            "名前",
            "links[].text awards[].text",
            lambda entry: entry.value[0],
            "リンクか賞の名前",
        ),
        Column(
            "アドレス",
            "links[].url awards[].url",
            lambda entry: entry.value[1],
            "リンク先のアドレス。なければ空欄",
        ),
    ),
    list_links,
)
TEXTS: Table[Entry[tuple[str | None, str]]] = Table(
    "texts",
    (
        Column(
            "部分",
            "points overview effects interview appendices remarks notes",
            lambda entry: entry.part,
            "ポイント、事業の概要、事業効果、インタビュー、参考資料、原資料の注、編集注の別",
        ),
        Column("番号", "", lambda entry: entry.number, PLACE),
        Column(
            "見出し",
            "interview[].question appendices[].title remarks[].about",
            lambda entry: entry.value[0],
            "インタビューの問い、参考資料の見出し、注の対象の項目。ほかの部分では空欄",
        ),
        Column(
            "文",
            "points overview effects interview[].answer appendices[].text remarks[].text notes",
            lambda entry: entry.value[1],
            "段落、箇条書きの一項目、表の一行のいずれか",
        ),
    ),
    list_texts,
)
