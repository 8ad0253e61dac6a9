"""The words that values are chosen from, as tables: a code list for each vocabulary of the data.

>>> [code_list.name for code_list in CODE_LISTS][:3]
['population-bands', 'categories', 'labels']
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.collection.case import Case
from generator.collection.collection import Collection
from generator.collection.form.outcome import OUTCOME_CODES, OUTCOME_MEANINGS
from generator.collection.outcome_data import BOUND_MEANINGS, CHANGE_MEANINGS
from generator.collection.vocabulary import Term, Vocabulary
from generator.core.slug import SLUG_PATTERN
from generator.export.cells import Row
from generator.export.stretch import lay_stretch
from generator.export.table import Sheet
from generator.output.data_file import DataField

FILLED = {"required": True}
UNIQUE = {**FILLED, "unique": True}
LIST_ORDER = DataField("順番", "integer", "一覧での順番（1から）", limits={**UNIQUE, "minimum": 1})
TERM_NAME = DataField("名称", "text", "名称。ほかの表の値は、この書き方と同じ", limits=FILLED)
TERM_SLUG = DataField(
    "スラッグ",
    "text",
    "アドレスなどに使う英小文字の名前。版が変わっても同じ",
    limits={**UNIQUE, "pattern": SLUG_PATTERN},
)
TERM_READING = DataField("読み", "text", "ひらがなの読み", limits=FILLED)
TERM_MEANING = DataField("説明", "text", "短い説明。なければ空欄")
CASE_COUNT = DataField("事例の数", "integer", "当てはまる事例の数", limits={**FILLED, "minimum": 0})
LIST_ADDRESS = DataField(
    "一覧のアドレス",
    "text",
    "当てはまる事例の一覧のページ。公開するアドレスが設定されていなければ、サイトの先頭からの"
    "相対アドレス。事例がなければ空欄",
)
BLOCK_NAME = DataField("大分類", "text", "大分類の名称", source="block", limits=FILLED)
BLOCK_SLUG = DataField(
    "大分類のスラッグ",
    "text",
    "大分類の英小文字の名前",
    limits={**FILLED, "pattern": SLUG_PATTERN},
)
MINIMUM = DataField("下限（人以上）", "integer", "この人数以上。下限がなければ空欄")
MAXIMUM = DataField("上限（人未満）", "integer", "この人数未満。上限がなければ空欄")
PREFECTURE_CODE = DataField(
    "都道府県コード",
    "text",
    "都道府県コード（JIS X 0401。先頭の0を含む2桁）",
    limits={**UNIQUE, "pattern": "^[0-9]{2}$"},
)
TERM_COLUMNS = (TERM_NAME, TERM_SLUG, TERM_READING, TERM_MEANING)
KIND_COLUMNS = (TERM_NAME, TERM_SLUG, TERM_MEANING)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A code list by the name of its file, with the field of cases.json that its names are in.

    `items` gives its rows from the vocabulary, by the headings of `columns`; `names_in` those of
    the names that a case has. `folder` is that of the pages that list the cases of a name.
    """

    name: str
    field: str
    items: Callable[[Vocabulary], Iterable[Row]]
    names_in: Callable[[Case], Iterable[str]]
    columns: tuple[DataField, ...] = TERM_COLUMNS
    folder: str = ""


def fill_codes(collection: Collection, base_url: str | None) -> tuple[Sheet, ...]:
    """The code lists as tables, which begin with the order and end with the cases."""
    return tuple(fill_code_list(each, collection, base_url or "") for each in CODE_LISTS)


def fill_code_list(code_list: CodeList, collection: Collection, base_url: str) -> Sheet:
    """A row for each name, with the number of its cases and the page that lists them."""
    columns = (LIST_ORDER, *code_list.columns, CASE_COUNT)
    if code_list.folder:
        columns += (LIST_ADDRESS,)
    counts = Counter(name for case in collection.cases for name in set(code_list.names_in(case)))
    rows = []
    for order, item in enumerate(code_list.items(collection.vocabulary), start=1):
        count = counts[str(item[TERM_NAME.name])]
        page = f"{base_url}{code_list.folder}/{item[TERM_SLUG.name]}.html"
        whole: Row = {
            **item,
            LIST_ORDER.name: order,
            CASE_COUNT.name: count,
            LIST_ADDRESS.name: page if count else None,
        }
        rows.append(tuple(whole[column.name] for column in columns))
    sourced = (replace(c, source=code_list.field) if c is TERM_NAME else c for c in columns)
    stretch = lay_stretch(columns, rows, {})
    return Sheet(code_list.name, tuple(sourced), (stretch,), (TERM_NAME.name,), "codes/")


def list_terms(terms: Iterable[Term]) -> Iterator[Row]:
    return map(describe_term, terms)


def describe_term(term: Term) -> Row:
    cells = (term.name, term.slug, term.reading, term.description)
    return dict(zip((column.name for column in TERM_COLUMNS), cells, strict=True))


def list_bands(vocabulary: Vocabulary) -> Iterator[Row]:
    for band in vocabulary.bands:
        bounds = {MINIMUM.name: band.minimum, MAXIMUM.name: band.maximum}
        yield {**describe_term(band), **bounds}


def list_categories(vocabulary: Vocabulary) -> Iterator[Row]:
    for category in vocabulary.categories:
        block = vocabulary.block_of(category)
        above = {BLOCK_NAME.name: block.name, BLOCK_SLUG.name: block.slug}
        yield {**describe_term(category), **above}


def list_prefectures(vocabulary: Vocabulary) -> Iterator[Row]:
    for prefecture in vocabulary.prefectures:
        yield {**describe_term(prefecture), PREFECTURE_CODE.name: prefecture.code}


def list_codes(codes: Mapping[str, str], meanings: Mapping[str, str]) -> Iterator[Row]:
    """Words with the code and the meaning of each; some words are codes themselves."""
    for name, meaning in meanings.items():
        cells = (name, codes.get(name, name), meaning)
        yield dict(zip((column.name for column in KIND_COLUMNS), cells, strict=True))


CODE_LISTS = (
    CodeList(
        "population-bands",
        "population.label",
        list_bands,
        lambda case: [case.band.name],
        (*TERM_COLUMNS, MINIMUM, MAXIMUM),
        "population",
    ),
    CodeList(
        "categories",
        "category",
        list_categories,
        lambda case: [case.category.name],
        (*TERM_COLUMNS, BLOCK_NAME, BLOCK_SLUG),
        "categories",
    ),
    CodeList(
        "labels",
        "labels",
        lambda vocabulary: list_terms(vocabulary.labels),
        lambda case: case.facts.labels,
        folder="labels",
    ),
    CodeList(
        "keywords",
        "keywords",
        lambda vocabulary: list_terms(vocabulary.keywords),
        lambda case: case.facts.keywords,
        folder="keywords",
    ),
    CodeList(
        "needs",
        "needs",
        lambda vocabulary: list_terms(vocabulary.needs),
        lambda case: case.facts.needs,
        folder="needs",
    ),
    CodeList(
        "funding-programs",
        "funding[].program",
        lambda vocabulary: list_terms(vocabulary.funding),
        lambda case: [funding.program for funding in case.facts.funding],
        folder="funding",
    ),
    CodeList(
        "prefectures",
        "organization.prefecture",
        list_prefectures,
        lambda case: [case.prefecture.name],
        (*TERM_COLUMNS, PREFECTURE_CODE),
        "prefectures",
    ),
    CodeList(
        "measures",
        "outcomes[].measure",
        lambda vocabulary: list_terms(vocabulary.measures),
        lambda case: [outcome.measure for outcome in case.facts.outcomes],
    ),
    CodeList(
        "outcome-kinds",
        "outcomes[].kind",
        lambda _: list_codes(OUTCOME_CODES, OUTCOME_MEANINGS),
        lambda case: [outcome.kind for outcome in case.facts.outcomes],
        KIND_COLUMNS,
    ),
    CodeList(
        "changes",
        "outcomes[].change",
        lambda _: list_codes({}, CHANGE_MEANINGS),
        lambda case: filter(None, (outcome.quantity.change for outcome in case.facts.outcomes)),
        KIND_COLUMNS,
    ),
    CodeList(
        "bounds",
        "outcomes[].bound",
        lambda _: list_codes({}, BOUND_MEANINGS),
        lambda case: filter(None, (outcome.quantity.bound for outcome in case.facts.outcomes)),
        KIND_COLUMNS,
    ),
)
