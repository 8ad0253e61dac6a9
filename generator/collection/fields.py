"""The kinds of values in a case file: how each is read, and what its JSON Schema says of it.

`Annotated` types for pydantic; a term of the vocabulary needs the vocabulary as the context of
the validation: `FrontMatter.model_validate(tree, context=vocabulary)`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, PlainValidator, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.collection.vocabulary import Term, Vocabulary, find_term
from generator.measures.money import Amount, parse_amount
from generator.measures.organization_code import parse_organization_code
from generator.measures.pages import parse_pages
from generator.measures.population import Headcount, parse_headcount
from generator.measures.wareki import (
    Duration,
    PartialDate,
    Period,
    parse_date,
    parse_duration,
    parse_fiscal_year,
    parse_month,
    parse_period,
)
from generator.records.declare import TEXT_SCHEMA, Text, measured
from generator.records.kind import Kind

# The JSON Schema helps an editor while typing and is never stricter than the parsers: what they
# read has a sign beside its digits, but for a period, which may be a bare year.
MEASURE_SCHEMA = WithJsonSchema(
    {
        "type": "string",
        "pattern": r"[^0-9０-９.．,，\s]",
        "patternErrorMessage": "数字だけでは読めません。単位や元号まで書いてください。",
    }
)
CODE_SCHEMA = WithJsonSchema({"type": ["string", "integer"], "minLength": 6})


def vocabulary_of(info: ValidationInfo) -> Vocabulary:
    """The vocabulary that a validation runs against (its pydantic context)."""
    assert isinstance(info.context, Vocabulary)
    return info.context


def term_schema(kind: str) -> WithJsonSchema:
    """A term of one kind, an attribute of Vocabulary; editing/schema.py puts the names in."""
    return WithJsonSchema({**TEXT_SCHEMA, "vocabulary": kind})


def known(
    code: str, terms_of: Callable[[Vocabulary], Sequence[Term]]
) -> Callable[[str, ValidationInfo], str]:
    """A validator: the text names a term; the result is the term's own name."""

    def validate(value: str, info: ValidationInfo) -> str:
        terms = terms_of(vocabulary_of(info))
        term = find_term(value, terms)
        if term is None:
            names = "\n".join(t.name for t in terms)
            raise PydanticCustomError(code, "{found}", {"found": value, "terms": names})
        return term.name

    return validate


CategoryName = Annotated[
    Text,
    AfterValidator(known("unknown-category", lambda v: v.categories)),
    term_schema("categories"),
    Kind.TERM,
]
LabelName = Annotated[
    Text,
    AfterValidator(known("unknown-label", lambda v: v.labels)),
    term_schema("labels"),
    Kind.TERM,
]
KeywordName = Annotated[
    Text,
    AfterValidator(known("unknown-keyword", lambda v: v.keywords)),
    term_schema("keywords"),
    Kind.TERM,
]
ProgramName = Annotated[
    Text,
    AfterValidator(known("unknown-funding", lambda v: v.funding)),
    term_schema("funding"),
    Kind.TERM,
]
PrefectureName = Annotated[
    Text,
    AfterValidator(known("unknown-prefecture", lambda v: v.prefectures)),
    term_schema("prefectures"),
    Kind.TERM,
]
MeasureName = Annotated[
    Text,
    AfterValidator(known("unknown-measure", lambda v: v.measures)),
    term_schema("measures"),
    Kind.TERM,
]
NeedName = Annotated[
    Text,
    AfterValidator(known("unknown-need", lambda v: v.needs)),
    term_schema("needs"),
    Kind.TERM,
]
FieldName = Annotated[Text, Kind.FIELD]
AmountField = Annotated[Amount, PlainValidator(measured(parse_amount)), MEASURE_SCHEMA, Kind.AMOUNT]
PeriodField = Annotated[
    Period, PlainValidator(measured(parse_period)), WithJsonSchema(TEXT_SCHEMA), Kind.PERIOD
]
DurationField = Annotated[
    Duration, PlainValidator(measured(parse_duration)), MEASURE_SCHEMA, Kind.LENGTH
]
HeadcountField = Annotated[
    Headcount, PlainValidator(measured(parse_headcount)), MEASURE_SCHEMA, Kind.HEADCOUNT
]
PagesField = Annotated[
    str, PlainValidator(measured(parse_pages)), WithJsonSchema(TEXT_SCHEMA), Kind.TEXT
]
CodeField = Annotated[
    str, PlainValidator(measured(parse_organization_code)), CODE_SCHEMA, Kind.CODE
]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date with the text that it was printed as."""

    text: str
    date: PartialDate


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year (from April) with its printed text."""

    text: str
    year: int


DateField = Annotated[
    PrintedDate,
    PlainValidator(measured(lambda text: PrintedDate(text.strip(), parse_date(text)))),
    MEASURE_SCHEMA,
    Kind.DATE,
]
MonthField = Annotated[
    PrintedDate,
    PlainValidator(measured(lambda text: PrintedDate(text.strip(), parse_month(text)))),
    MEASURE_SCHEMA,
    Kind.MONTH,
]
FiscalYearField = Annotated[
    FiscalYear,
    PlainValidator(measured(lambda text: FiscalYear(text.strip(), parse_fiscal_year(text)))),
    MEASURE_SCHEMA,
    Kind.FISCAL_YEAR,
]
