"""The open data as tables: one of cases, and one for each kind of list that a case has.

A cell holds one value and numbers stand without their unit, as the
行政データにおける機械可読性に関するルール (2026-03-31) asks: `lay_case(case, base_url)` gives what
a case says in each, `fill_tables(data)` the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.collection.limits import HOST
from generator.collection.published import Data
from generator.export.cells import Row
from generator.export.fields import read_field, read_items
from generator.export.open_data import OpenData
from generator.export.stretch import Stretch, lay_stretch
from generator.export.table import (
    CASE_ID,
    Cells,
    Extra,
    Sheet,
    Table,
    fill_case_row,
    fill_rows,
    find_key,
    list_case_columns,
    list_columns,
    read_key,
)
from generator.export.worksheet import find_link
from generator.output.csv_text import CellValue
from generator.output.data_file import DataField


def fill_tables(data: OpenData) -> tuple[Sheet, ...]:
    """The tables, that of the cases first, joined of what the cases say."""
    return tuple(
        Sheet(name, columns, tuple(case.tables[name] for case in data.cases), key)
        for name, columns, key in list_tables(data.base_url)
    )


def list_tables(
    base_url: str | None,
) -> Iterator[tuple[str, tuple[DataField, ...], tuple[str, ...]]]:
    """The name of each table, its columns and its key."""
    columns = list_case_columns()
    if base_url is not None:
        columns = tuple(map(locate_column, columns))
    yield "cases", columns, (CASE_ID.name,)
    for table in TABLES:
        yield table.name, list_columns(table), find_key(table)


def lay_case(case: Data, base_url: str | None) -> dict[str, Stretch]:
    """What a case says in each table, by its name."""
    rows = list_case_rows(case, base_url)
    page = find_link(address_of_page(case, base_url))
    pages: dict[CellValue, str] = {read_key(case): page} if page else {}
    return {name: lay_stretch(columns, rows[name], pages) for name, columns, _ in list_tables(None)}


def list_case_rows(case: Data, base_url: str | None) -> dict[str, tuple[Cells, ...]]:
    """The rows of a case in each table, by its name."""
    placed = case.model_copy(update={"url": address_of_page(case, base_url)})
    return {
        "cases": (fill_case_row(placed),),
        **{table.name: fill_rows(table, case) for table in TABLES},
    }


def address_of_page(case: Data, base_url: str | None) -> str:
    """The full address of a case's page, for a row is read away from the site."""
    return f"{base_url or ''}{read_field(case, 'url')}"


def locate_column(column: DataField) -> DataField:
    """The column of such addresses, which are no paths below the site any more."""
    if column.source != "url":
        return column
    path = str(column.limits["pattern"]).removeprefix("^")
    return replace(column, limits={**column.limits, "pattern": rf"^{HOST}/(\S*/)?{path}"})


def months_of_track(case: Data, row: Row) -> CellValue:
    """The length of the track that a step is of."""
    lengths = {
        read_field(track, "name"): read_field(track, "duration.months")
        for track in read_items(case, "schedule.tracks")
    }
    months = lengths.get(row["取組"])
    assert months is None or isinstance(months, int | float)
    return months


def name_step(case: Data, path: str, number: int) -> str:
    """The path of a step in the case file, where the steps of a track are its own list."""
    steps = list(read_items(case, path))[:number]
    track = read_field(steps[-1], "track")
    if track is None:
        return f"{path}[{number}]"
    names = [read_field(each, "name") for each in read_items(case, "schedule.tracks")]
    within = sum(read_field(step, "track") == track for step in steps)
    return f"schedule.tracks[{names.index(track) + 1}].steps[{within}]"


# Whose words the parts of a case are; all else is the editors' summary.
WRITERS = {
    "こんなときに": "編集者が職員の立場で書いた言葉",
    "取り組むときに気をつけること": "編集者が選んで書いた助言",
    "インタビュー": "編集者が言い換えた回答",
    "編集注": "編集者の注",
    "原資料の注": "原資料の注",
}


def name_writer(_: Data, row: Row) -> CellValue:
    """Whose words a text is, by the part that it stands in."""
    return WRITERS.get(str(row["部分"]), "編集者による要約")


TABLES = (
    Table(
        "terms",
        "種類",
        meanings={"語": "事業内容ラベルか、キーワードか、課題の語"},
        is_numbered=False,
    ),
    Table("outcomes", has_doubts=True),
    Table("costs", "区分", "イニシャルコスト、ランニングコスト（1年あたり）の別", has_doubts=True),
    Table("funding", has_doubts=True),
    Table(
        "steps",
        has_doubts=True,
        name_item=name_step,
        extras=(
            Extra(
                "取組",
                DataField(
                    "取組の導入までの期間（月）",
                    "number",
                    "その行の取組の、検討開始から導入までの期間（月数）",
                    source="schedule.tracks[].duration.months",
                ),
                months_of_track,
            ),
        ),
    ),
    Table(
        "services",
        "種類",
        meanings={
            "名前": "サービス提供事業者、サービス、その他参画主体の名前",
            "内容": "事業者の担当した範囲、サービスの運用形態、参画主体の役割",
        },
    ),
    Table("contacts"),
    Table(
        "links",
        "種類",
        meanings={"名前": "リンクか賞の名前", "アドレス": "リンク先のアドレス。なければ空欄"},
    ),
    Table(
        "texts",
        "部分",
        extras=(
            Extra(
                "文",
                DataField(
                    "文の書き手",
                    "text",
                    "編集者による要約、編集者が職員の立場で書いた言葉、"
                    "編集者が選んで書いた助言、編集者が言い換えた回答、"
                    "編集者の注、原資料の注の別。"
                    "いずれも、もとの資料の文のとおりではない",
                    source="collection.wording",
                ),
                name_writer,
            ),
        ),
        meanings={
            "見出し": "インタビューの問い、参考資料の見出し、注の対象の項目。ほかの部分では空欄",
            "文": "段落、箇条書きの一項目、表の一行のいずれか",
        },
    ),
)
