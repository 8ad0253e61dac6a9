"""Collection → the files of its open data, which /data/index.html offers and explains.

`render_data(collection, labels, base_url)` gives them in the order of that page.
"""

from __future__ import annotations

from generator.collection.collection import Collection
from generator.collection.published import CaseData
from generator.core.page import Output
from generator.core.recall import Memory
from generator.export.case_parts import describe_collection
from generator.export.cases_json import render_case_files, render_cases_json
from generator.export.codes import fill_codes
from generator.export.common import CASE_SCHEMA, CASES_SCHEMA
from generator.export.datapackage import PACKAGE_PATH, render_datapackage
from generator.export.dcat import render_catalog
from generator.export.fields import list_fields
from generator.export.gif_json import render_gif
from generator.export.open_data import CollectionData
from generator.export.schemas import list_schemas
from generator.export.table import Sheet
from generator.export.tables import fill_tables
from generator.export.workbook import render_workbook
from generator.output.csv_text import write_csv
from generator.output.data_file import DataFile
from generator.theme.theme import Labels


def render_data(
    collection: Collection, labels: Labels, base_url: str | None, memory: Memory | None = None
) -> tuple[DataFile, ...]:
    """Every file below data/ but the page itself; the labels name the files in the catalog."""
    data = describe_collection(collection, base_url, memory)
    fields = (*list_fields(CollectionData, "collection."), *list_fields(CaseData))
    cases = DataFile("cases-json", render_cases_json(data), "programs", fields, schema=CASES_SCHEMA)
    each = (
        DataFile("case-json", output, "programs", schema=CASE_SCHEMA, is_part=True)
        for output in render_case_files(data)
    )
    sheets = (*fill_tables(data), *fill_codes(collection, base_url))
    tables = [(sheet, render_csv(sheet)) for sheet in sheets]
    cases_schema, case_schema, *others = list_schemas(collection.vocabulary, base_url, memory)
    files = (
        render_workbook(sheets, collection, labels, base_url),
        *(file for _, file in tables),
        cases,
        cases_schema,
        *each,
        case_schema,
        render_datapackage(tables, collection, labels, base_url),
        render_gif(data, collection),
        *others,
    )
    return (*files, render_catalog(files, collection, labels, base_url))


def render_csv(sheet: Sheet) -> DataFile:
    """A table as a file, its headings in the first row."""
    lines = (stretch.lines for stretch in sheet.stretches)
    output = Output(sheet.path, b"".join((write_csv([sheet.headings]), *lines)))
    group = "codes" if sheet.folder else "tables"
    return DataFile(f"{sheet.name}-csv", output, group, sheet.columns, schema=PACKAGE_PATH)
