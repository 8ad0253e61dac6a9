"""The files within a workbook (ECMA-376, Office Open XML): its sheets and what holds them together.

`write_book(sheets, title, author, created)` gives them. What is the same in every workbook, its
formats and its theme, stands in `workbook_parts/`.

>>> quote_name("事例の一覧"), quote_name("R1"), quote_name("上限・下限")
('事例の一覧', "'R1'", "'上限・下限'")
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from importlib.resources import files
from itertools import count
from typing import TypeAlias
from xml.sax.saxutils import escape

from generator.core.page import Output
from generator.export.sheet_xml import (
    RELATIONS,
    SCHEMAS,
    WITH_RELATIONS,
    BookSheet,
    SharedTexts,
    lead_outside,
    letter_column,
    write_attribute,
    write_book_table,
    write_rows,
    write_sheet,
    write_texts,
)

XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
PACKAGE = f"{SCHEMAS}/package/2006"
OPEN_XML = "application/vnd.openxmlformats"
SPREADSHEET = f"{OPEN_XML}-officedocument.spreadsheetml"
TYPES = f"{SCHEMAS}/officeDocument/2006/docPropsVTypes"
# What stands in a reference without quotes: it begins with no sign that one to a cell has.
PLAIN_NAME = re.compile(r"(?![\x00-\x7f])[^\W\d]\w*")

Relation: TypeAlias = tuple[str, str]  # the address of its kind, and where it leads


def write_book(
    sheets: Sequence[BookSheet], title: str, author: str, created: datetime
) -> Iterator[Output]:
    """Every file of the workbook; the texts of the first sheet, which explains it, come last."""
    texts = SharedTexts()
    first, *others = sheets
    rows = {sheet.name: list(write_rows(sheet, texts)) for sheet in (*others, first)}
    tables = [(sheet, table) for sheet in sheets for table in sheet.tables]
    yield print_part("[Content_Types].xml", write_kinds(len(sheets), len(tables)))
    yield print_part("_rels/.rels", write_relations(BOOK_RELATIONS))
    yield print_part("docProps/app.xml", describe_parts(sheets))
    yield print_part("docProps/core.xml", describe_book(title, author, created))
    yield print_part("xl/workbook.xml", write_contents(sheets))
    yield print_part("xl/_rels/workbook.xml.rels", write_relations(relate_book(len(sheets))))
    yield print_part("xl/sharedStrings.xml", write_texts(texts))
    numbers = count(1)
    for number, sheet in enumerate(sheets, 1):
        related = list(relate_sheet(sheet, numbers))
        text = write_sheet(sheet, rows[sheet.name], title, number == 1)
        yield print_part(f"xl/worksheets/sheet{number}.xml", text)
        yield print_part(f"xl/worksheets/_rels/sheet{number}.xml.rels", write_relations(related))
    for number, (sheet, table) in enumerate(tables, 1):
        text = write_book_table(table, number, sheet.name)
        yield print_part(f"xl/tables/table{number}.xml", text)
    for folder, name in (("", "styles.xml"), ("theme/", "theme1.xml")):
        same = files("generator.export") / "workbook_parts" / name
        yield Output(f"xl/{folder}{name}", same.read_bytes())


def print_part(name: str, text: str) -> Output:
    return Output(name, f"{XML_HEAD}{text}".encode())


BOOK_RELATIONS = (
    (f"{RELATIONS}/officeDocument", "xl/workbook.xml"),
    (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    (f"{RELATIONS}/extended-properties", "docProps/app.xml"),
)


def relate_book(sheets: int) -> Iterator[Relation]:
    """The relations of the book: its sheets, its theme, its formats and its texts."""
    for number in range(1, sheets + 1):
        yield f"{RELATIONS}/worksheet", f"worksheets/sheet{number}.xml"
    yield f"{RELATIONS}/theme", "theme/theme1.xml"
    yield f"{RELATIONS}/styles", "styles.xml"
    yield f"{RELATIONS}/sharedStrings", "sharedStrings.xml"


def relate_sheet(sheet: BookSheet, numbers: Iterator[int]) -> Iterator[Relation]:
    """The relations of a sheet; its tables take the next numbers."""
    for address in lead_outside(sheet):
        yield f"{RELATIONS}/hyperlink", address
    for _ in sheet.tables:
        yield f"{RELATIONS}/table", f"../tables/table{next(numbers)}.xml"


def write_relations(related: Iterable[Relation]) -> str:
    """Relations by their numbers; a link leads out of the book."""
    said = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{write_attribute(target)}"'
        f"{OUTSIDE if kind.endswith('/hyperlink') else ''}/>"
        for number, (kind, target) in enumerate(related, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


OUTSIDE = ' TargetMode="External"'


def write_kinds(sheets: int, tables: int) -> str:
    """The kind of each file."""
    parts = [
        ("docProps/app", f"{OPEN_XML}-officedocument.extended-properties"),
        ("docProps/core", f"{OPEN_XML}-package.core-properties"),
        ("xl/styles", f"{SPREADSHEET}.styles"),
        ("xl/theme/theme1", f"{OPEN_XML}-officedocument.theme"),
        ("xl/workbook", f"{SPREADSHEET}.sheet.main"),
        *((f"xl/worksheets/sheet{n}", f"{SPREADSHEET}.worksheet") for n in range(1, sheets + 1)),
        *((f"xl/tables/table{n}", f"{SPREADSHEET}.table") for n in range(1, tables + 1)),
        ("xl/sharedStrings", f"{SPREADSHEET}.sharedStrings"),
    ]
    said = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{OPEN_XML}-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )


def quote_name(name: str) -> str:
    """The name of a sheet as a reference has it."""
    doubled = name.replace("'", "''")
    return name if PLAIN_NAME.fullmatch(name) else f"'{doubled}'"


def sort_names(sheets: Iterable[BookSheet]) -> list[tuple[int, BookSheet]]:
    """The sheets by their names, with their numbers from 0: the order of names of ranges."""
    return sorted(enumerate(sheets), key=lambda numbered: numbered[1].name.lower())


def describe_parts(sheets: Sequence[BookSheet]) -> str:
    """The titles of the sheets, and the names of what is printed of them."""
    ordered = [sheet for _, sheet in sort_names(sheets)]
    areas = [f"{quote_name(sheet.name)}!Print_Area" for sheet in ordered]
    repeated = [f"{quote_name(sheet.name)}!Print_Titles" for sheet in ordered if sheet.kept]
    titles = [*(sheet.name for sheet in sheets), *areas, *repeated]
    said = "".join(f"<vt:lpstr>{escape(title)}</vt:lpstr>" for title in titles)
    counts = "".join(
        f"<vt:variant><vt:lpstr>{kind}</vt:lpstr></vt:variant>"
        f"<vt:variant><vt:i4>{number}</vt:i4></vt:variant>"
        for kind, number in (
            ("Worksheets", len(sheets)),
            ("Named Ranges", len(areas) + len(repeated)),
        )
    )
    return (
        f'<Properties xmlns="{SCHEMAS}/officeDocument/2006/extended-properties" '
        f'xmlns:vt="{TYPES}"><Application>Microsoft Excel</Application>'
        "<DocSecurity>0</DocSecurity><ScaleCrop>false</ScaleCrop>"
        f'<HeadingPairs><vt:vector size="4" baseType="variant">{counts}</vt:vector></HeadingPairs>'
        f'<TitlesOfParts><vt:vector size="{len(titles)}" baseType="lpstr">{said}</vt:vector>'
        "</TitlesOfParts><Company></Company><LinksUpToDate>false</LinksUpToDate>"
        "<SharedDoc>false</SharedDoc><HyperlinksChanged>false</HyperlinksChanged>"
        "<AppVersion>12.0000</AppVersion></Properties>"
    )


def describe_book(title: str, author: str, created: datetime) -> str:
    time = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    dated = f'xsi:type="dcterms:W3CDTF">{time}'
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:dcmitype="http://purl.org/dc/dcmitype/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(author)}</cp:lastModifiedBy>"
        f"<dcterms:created {dated}</dcterms:created>"
        f"<dcterms:modified {dated}</dcterms:modified></cp:coreProperties>"
    )


def write_contents(sheets: Sequence[BookSheet]) -> str:
    """The book: its sheets in their order, and what is printed of each."""
    listed = "".join(
        f'<sheet name="{write_attribute(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1)
    )
    return (
        f'<workbook {WITH_RELATIONS}><fileVersion appName="xl" lastEdited="4" lowestEdited="4" '
        'rupBuild="4505"/><workbookPr defaultThemeVersion="124226"/><bookViews>'
        '<workbookView xWindow="240" yWindow="15" windowWidth="16095" windowHeight="9660"/>'
        f"</bookViews><sheets>{listed}</sheets>"
        f"<definedNames>{''.join(define_names(sheets))}</definedNames>"
        '<calcPr calcId="124519" fullCalcOnLoad="1"/></workbook>'
    )


def define_names(sheets: Sequence[BookSheet]) -> Iterator[str]:
    """The cells that are printed, then the rows and columns that are on every page."""
    ordered = [(at, sheet, escape(quote_name(sheet.name))) for at, sheet in sort_names(sheets)]
    for at, sheet, name in ordered:
        last = f"${letter_column(len(sheet.widths) - 1)}${sheet.last_row + 1}"
        yield define_name("Print_Area", at, f"{name}!$A$1:{last}")
    for at, sheet, name in ordered:
        if sheet.kept:
            columns = f"{name}!$A:${letter_column(sheet.kept - 1)}"
            yield define_name("Print_Titles", at, f"{columns},{name}!$1:$1")


def define_name(name: str, sheet: int, cells: str) -> str:
    return f'<definedName name="_xlnm.{name}" localSheetId="{sheet}">{cells}</definedName>'
