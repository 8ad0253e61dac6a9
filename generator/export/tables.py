"""The open data as tables: one of cases, and one for each kind of list that a case has.

A cell holds one value and numbers stand without their unit, as the
行政データにおける機械可読性に関するルール (2026-03-31) asks: `fill_tables(data)` gives the tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.export.case_data import (
    CaseData,
    ContactData,
    CostItemData,
    FundingData,
    OpenData,
    OutcomeData,
    StepData,
)
from generator.export.fields import find_field
from generator.export.table import Column, Entry, Sheet, Table, fill_table, read_cell
from generator.measures.money import AmountKind
from generator.measures.wareki import PartialDate
from generator.output.csv_text import CellValue

KINDS = {
    AmountKind.EXACT: "金額どおり",
    AmountKind.ABOUT: "約",
    AmountKind.UNDISCLOSED: "非公表",
    AmountKind.INCALCULABLE: "算定不可",
    AmountKind.NONE: "なし",
}
DURATION = "検討開始から導入までの期間"
KIND = "金額の種類（金額どおり、約、非公表、算定不可、なし）。空欄は金額の記載がないもの"


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


def show_part(heading: str, source: str, meaning: str) -> Column[object]:
    return Column(heading, source, meaning, lambda entry: entry.part)


def show_kind(heading: str, source: str) -> Column[object]:
    return Column(heading, source, KIND, lambda entry: kind_word(read_cell(entry, source)))


def show_wareki(heading: str, source: str, meaning: str) -> Column[object]:
    return Column(heading, source, meaning, lambda entry: wareki(read_cell(entry, source)))


def kind_word(kind: CellValue) -> str | None:
    return KINDS[AmountKind(str(kind))] if kind else None


def wareki(date: CellValue) -> str | None:
    """An ISO date, whole or reduced, in the Japanese era: 2020-08 is 令和2年8月."""
    return PartialDate(*map(int, str(date).split("-"))).wareki if date else None


def name_field(path: str) -> str:
    """コスト for cost; what is no field of a case stays as it is."""
    try:
        return find_field(CaseData, path).meaning.partition("（")[0]
    except KeyError:
        return path


def months_of_track(entry: Entry[StepData]) -> int | float | None:
    """The length of the track that a step is of."""
    lengths = {track.name: track.duration for track in entry.case.schedule.tracks}
    length = lengths.get(entry.value.track or "")
    return length.months if length else None


def group_services(case: CaseData) -> Mapping[str, Iterable[tuple[str, str | None]]]:
    service = case.service
    return {
        "サービス提供事業者": ((provider.name, provider.scope) for provider in service.providers),
        "サービス": ((product.name, product.operation) for product in service.products),
        "その他参画主体": ((partner.name, partner.role) for partner in service.partners),
    }


def group_links(case: CaseData) -> Mapping[str, Iterable[tuple[str, str | None]]]:
    return {
        "参考情報": ((link.text, link.url) for link in case.links),
        "受賞歴": ((award.text, award.url) for award in case.awards),
    }


def group_texts(case: CaseData) -> Mapping[str, Iterable[tuple[str | None, str]]]:
    """The written text: a row per paragraph, list item or table row, with its heading."""
    return {
        "ポイント": ((None, text) for text in case.points),
        "事業の概要": ((None, text) for text in case.overview),
        "事業効果": ((None, text) for text in case.effects),
        "インタビュー": ((e.question, text) for e in case.interview for text in e.answer),
        "参考資料": ((a.title, line) for a in case.appendices for line in a.text.splitlines()),
        "原資料の注": ((name_field(r.about), r.text) for r in case.remarks),
        "編集注": ((None, text) for text in case.notes),
    }


NUMBER: Column[object] = Column(
    "番号",
    "",
    "その事例の中での順番（1から）。種類、区分、部分に分かれる表では、その中での順番",
    lambda entry: entry.number,
)
CASES: Table[CaseData] = Table(
    "cases",
    (
        Column("事例番号", "number"),
        Column("事例名", "title"),
        Column("全国地方公共団体コード", "organization.code"),
        Column("都道府県", "organization.prefecture"),
        Column("市区町村", "organization.name"),
        Column("人口（人）", "population.count"),
        Column("人口の基準日", "population.as_of"),
        show_wareki("人口の基準日（和暦）", "population.as_of", "人口の基準日の和暦"),
        Column("人口規模", "population.label"),
        Column("大分類", "block"),
        Column("分類", "category"),
        Column("新規掲載", "is_new"),
        Column("最終更新日", "updated"),
        show_wareki("最終更新日（和暦）", "updated", "事例を最後に改めた日の和暦"),
        Column("イニシャルコストの表記", "cost.initial.text"),
        show_kind("イニシャルコストの種類", "cost.initial.kind"),
        Column("イニシャルコスト（円）", "cost.initial.yen"),
        Column("イニシャルコストの税の扱い", "cost.initial.tax"),
        Column("イニシャルコストの備考", "cost.initial.note"),
        Column("ランニングコストの表記", "cost.running.text"),
        show_kind("ランニングコストの種類", "cost.running.kind"),
        Column("ランニングコスト（円／年）", "cost.running.yen"),
        Column("ランニングコストの税の扱い", "cost.running.tax"),
        Column("ランニングコストの備考", "cost.running.note"),
        Column("導入までの期間の表記", "schedule.duration.text", f"{DURATION}の表記"),
        Column("導入までの期間（月）", "schedule.duration.months", f"{DURATION}（月数）"),
        Column("スケジュールの補足", "schedule.note"),
        Column("運用形態", "service.operation"),
        Column("サービス提供事業者等の備考", "service.note"),
        Column("答えた担当", "respondent"),
        Column("ページのアドレス", "url"),
    ),
    lambda case: {"": (case,)},
)
TERMS: Table[str] = Table(
    "terms",
    (
        show_part("種類", "labels keywords", "事業内容ラベルとキーワードの別"),
        Column(
            "語", "labels keywords", "事業内容ラベルかキーワードの語", lambda entry: entry.value
        ),
    ),
    lambda case: {"事業内容ラベル": case.labels, "キーワード": case.keywords},
)
OUTCOMES: Table[OutcomeData] = Table(
    "outcomes",
    (
        NUMBER,
        Column("成果", "outcomes[].what"),
        Column("数字", "outcomes[].value"),
        Column("何あたり", "outcomes[].per"),
    ),
    lambda case: {"": case.outcomes},
)
COSTS: Table[CostItemData] = Table(
    "costs",
    (
        show_part(
            "区分",
            "cost.initial cost.running",
            "イニシャルコスト、ランニングコスト（1年あたり）の別",
        ),
        NUMBER,
        Column("費目", "cost.initial.items[].name"),
        Column("金額の表記", "cost.initial.items[].text"),
        show_kind("金額の種類", "cost.initial.items[].kind"),
        Column("金額（円）", "cost.initial.items[].yen"),
    ),
    lambda case: {
        "イニシャルコスト": case.cost.initial.items,
        "ランニングコスト": case.cost.running.items,
    },
)
FUNDING: Table[FundingData] = Table(
    "funding",
    (
        NUMBER,
        Column("制度", "funding[].program"),
        Column("金額の表記", "funding[].text"),
        show_kind("金額の種類", "funding[].kind"),
        Column("金額（円）", "funding[].yen"),
        Column("補足", "funding[].note"),
    ),
    lambda case: {"": case.funding},
)
STEPS: Table[StepData] = Table(
    "steps",
    (
        NUMBER,
        Column("取組", "schedule.steps[].track"),
        Column(
            "取組の導入までの期間（月）",
            "schedule.tracks[].duration.months",
            f"その行の取組の、{DURATION}（月数）",
            months_of_track,
        ),
        Column("時期の表記", "schedule.steps[].period"),
        Column("始まり", "schedule.steps[].start"),
        show_wareki("始まり（和暦）", "schedule.steps[].start", "始まりの和暦"),
        Column("終わり", "schedule.steps[].end"),
        show_wareki("終わり（和暦）", "schedule.steps[].end", "終わりの和暦"),
        Column("終わりが示されていない", "schedule.steps[].open"),
        Column("おおよその時期", "schedule.steps[].approximate"),
        Column("期間（月）", "schedule.steps[].months"),
        Column("内容", "schedule.steps[].text"),
    ),
    lambda case: {"": case.schedule.steps},
)
SERVICES: Table[tuple[str, str | None]] = Table(
    "services",
    (
        show_part(
            "種類",
            "service.providers service.products service.partners",
            "サービス提供事業者、サービス、その他参画主体の別",
        ),
        NUMBER,
        Column(
            "名前",
            "service.providers[].name service.products[].name service.partners[].name",
            "サービス提供事業者、サービス、その他参画主体の名前",
            lambda entry: entry.value[0],
        ),
        Column(
            "内容",
            "service.providers[].scope service.products[].operation service.partners[].role",
            "事業者の担当した範囲、サービスの運用形態、参画主体の役割",
            lambda entry: entry.value[1],
        ),
    ),
    group_services,
)
CONTACTS: Table[ContactData] = Table(
    "contacts",
    (
        NUMBER,
        Column("部署", "contacts[].office"),
        Column("電話番号", "contacts[].phone"),
        Column("メールアドレス", "contacts[].email"),
    ),
    lambda case: {"": case.contacts},
)
LINKS: Table[tuple[str, str | None]] = Table(
    "links",
    (
        show_part("種類", "links awards", "参考情報、受賞歴の別"),
        NUMBER,
        Column(
            "名前", "links[].text awards[].text", "リンクか賞の名前", lambda entry: entry.value[0]
        ),
        Column(
            "アドレス",
            "links[].url awards[].url",
            "リンク先のアドレス。なければ空欄",
            lambda entry: entry.value[1],
        ),
    ),
    group_links,
)
TEXTS: Table[tuple[str | None, str]] = Table(
    "texts",
    (
        show_part(
            "部分",
            "points overview effects interview appendices remarks notes",
            "ポイント、事業の概要、事業効果、インタビュー、参考資料、原資料の注、編集注の別",
        ),
        NUMBER,
        Column(
            "見出し",
            "interview[].question appendices[].title remarks[].about",
            "インタビューの問い、参考資料の見出し、注の対象の項目。ほかの部分では空欄",
            lambda entry: entry.value[0],
        ),
        Column(
            "文",
            "points overview effects interview[].answer appendices[].text remarks[].text notes",
            "段落、箇条書きの一項目、表の一行のいずれか",
            lambda entry: entry.value[1],
        ),
    ),
    group_texts,
)
