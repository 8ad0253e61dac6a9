"""What a value of the published data may be, for its JSON Schema.

>>> text_like("[0-9]{5}").json_schema
{'type': 'string', 'pattern': '^([0-9]{5})$'}

The limits are said to readers of the data, and nothing here refuses a value: an edition of an
older program is read as it is (collection/editions.py). What says nothing of its own is a text
that is not empty, or a number that is not negative (export/schemas.py).
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, WithJsonSchema

from generator.collection.about import PATH_STEP
from generator.core.slug import SLUG_PATTERN
from generator.records.declare import EMAIL_PATTERN, LANGUAGE_PATTERN, WITHHELD

SLUG = SLUG_PATTERN.strip("^$")
MONTH, DAY = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
HOST = r"[Hh][Tt][Tt][Pp][Ss]?://[^/\s]*\.[^/\s]*"
NOT_TOLD = "|".join(map(re.escape, WITHHELD))


def text_like(pattern: str, **more: str) -> WithJsonSchema:
    """A text of which the whole is like the pattern."""
    return WithJsonSchema({"type": "string", "pattern": f"^({pattern})$", **more})


EACH_ONCE = Field(json_schema_extra={"uniqueItems": True})
MaybeEmpty = Annotated[str, Field(min_length=0)]
IsoDay = Annotated[str, text_like(f"[0-9]{{4}}-{MONTH}-{DAY}", format="date")]
# A date as far as it is known; ISO 8601 calls it reduced.
IsoDate = Annotated[str, text_like(f"[0-9]{{4}}(-{MONTH}(-{DAY})?)?")]
FiscalYearText = Annotated[str, text_like(r".*[0-9０-９元]\s*年\s*度")]
OrganizationCode = Annotated[str, text_like("[0-9]{6}")]
AreaCode = Annotated[str, text_like("[0-9]{5}")]
CaseId = Annotated[str, text_like(SLUG)]
RelatedIds = Annotated[tuple[CaseId, ...], EACH_ONCE]
CasePath = Annotated[str, text_like(rf"cases/{SLUG}\.html")]
FieldPath = Annotated[str, text_like(rf"{PATH_STEP.pattern}(\.{PATH_STEP.pattern})*")]
LanguageTag = Annotated[str, text_like(LANGUAGE_PATTERN)]
# A path may be written in Japanese as browsers show it, so it is an IRI (RFC 3987) and not
# always a URI.
WebAddress = Annotated[str, text_like(rf"{HOST}(/\S*)?", format="iri")]
SiteAddress = Annotated[str, text_like(rf"{HOST}/(\S*/)?", format="iri")]
# As printed: the area code in digits and brackets of either width, then whatever follows.
PhoneText = Annotated[str, text_like(rf"[(（]?[0０][0-9０-９].*|{NOT_TOLD}")]
EmailText = Annotated[str, text_like(f"{EMAIL_PATTERN}|{NOT_TOLD}")]
