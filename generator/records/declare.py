"""How a field of a YAML file is declared: frozen records of texts that are read as measures.

>>> class Note(Record):
...     text: Text
>>> Note.model_validate({"text": "注"}).text
'注'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, ClassVar, TypeVar, get_args
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from generator.core.slug import SLUG_PATTERN
from generator.core.text import fold_width
from generator.measures.measure import MeasureError
from generator.measures.phone import count_digits, expect_digits, split_phone
from generator.records.kind import Kind

Read = TypeVar("Read")

# The common part of RFC 5646; jp is a country, and no language.
LANGUAGE_PATTERN = r"(?!jp\b)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
LINE_OPTIONAL, LINE_NAME = re.compile(r"\[([^\]]*)\]"), re.compile(r"\{(\w+)\}")  # of a line
PAGE_OF_A_SITE = re.compile(r"(/[^/?#]*\.html?)?([?#].*)?$")
EMAIL_PATTERN = r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
FEWEST_DIGITS = 6  # with fewer it is no number of a telephone at all
# 48番, No.48, 第48号: a number with the word that names it.
NUMBER_SAID = re.compile(r"(?:no\.?|#|第|事例|番号)? ?0*([1-9][0-9]{0,8})(?:番目?|号|件目)?[.,]?")
WITHHELD = ("（非公表）", "(非公表)", "非公表")


class Record(BaseModel):
    """A mapping of a YAML file: frozen, with no key beside the declared ones.

    `line` is how it is told in one line, where it is: what stands in [ ] goes where a value in
    it is absent. `shorthand` names the field that a text alone stands for, where it may.
    `synonyms` are what people write for its keys, in small letters.
    """

    line: ClassVar[str] = ""
    shorthand: ClassVar[str] = ""
    synonyms: ClassVar[Mapping[str, str]] = {}
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def print_line(line: str, texts: Mapping[str, str]) -> str:
    """A record in one line; what is absent leaves no gap.

    >>> print_line("{what} {value}[／{per}]", {"what": "削減", "value": "500時間"})
    '削減 500時間'
    """
    whole = LINE_OPTIONAL.sub(
        lambda part: part[1] if set(LINE_NAME.findall(part[1])) <= texts.keys() else "", line
    )
    return LINE_NAME.sub(lambda name: texts.get(name[1], ""), whole).strip()


def find_record(annotation: object) -> type[BaseModel] | None:
    """The record in an annotation such as `Cost`, `Track | None` or `tuple[Step, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = find_record(part)
        if found is not None:
            return found
    return None


def measured(parse: Callable[[str], Read]) -> Callable[[object], Read]:
    """A pydantic validator from a measure's parser: its error keeps code and arguments."""

    def validate(value: object) -> Read:
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "a text is expected")
        if not value.strip():
            raise PydanticCustomError("empty-value", "a value is expected")
        try:
            return parse(value)
        except MeasureError as error:
            raise PydanticCustomError(error.code, "{found}", dict(error.arguments)) from error

    return validate


def parse_whole_number(text: str) -> int:
    """A positive whole number, half- or full-width."""
    digits = fold_width(text).strip()
    if not digits.isdecimal() or not digits.isascii() or len(digits) > 9 or int(digits) < 1:
        said = NUMBER_SAID.fullmatch(digits.casefold())
        suggestion = {"suggestion": said[1]} if said else {}
        raise MeasureError("number-not-read", {"found": text, **suggestion})
    return int(digits)


def parse_url(text: str, is_public: bool = True) -> str:
    """An http or https address with a host and no white space.

    The name of a public host has a dot; `localhost` and the number of IPv6 have none.
    """
    if any(sign.isspace() for sign in text) or not text.isprintable():
        raise MeasureError("url-not-well-formed", {"found": text})
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError as error:
        raise MeasureError("url-not-well-formed", {"found": text}) from error
    if parts.scheme not in ("http", "https") or not host or (is_public and "." not in host):
        raise MeasureError("url-not-well-formed", {"found": text})
    if parts.username is not None:
        raise MeasureError("url-with-password", {"found": text})
    return text


def parse_base_url(text: str, is_public: bool = True) -> str:
    """The address of a whole site, ending in `/`; raises MeasureError, also for that of a page."""
    folder = PAGE_OF_A_SITE.sub("", parse_url(text, is_public))
    if folder != text:
        suggestion = folder.rstrip("/") + "/"
        raise MeasureError("base-url-of-a-page", {"found": text, "suggestion": suggestion})
    return folder.rstrip("/") + "/"


def parse_language(text: str) -> str:
    """A language as `lang` in HTML takes it: ja, en, zh-Hant."""
    if not re.fullmatch(LANGUAGE_PATTERN, text.strip()):
        raise MeasureError("language-not-read", {"found": text})
    return text.strip()


def parse_email(text: str) -> str:
    """An e-mail address, or （非公表） as the collection prints it."""
    if text in WITHHELD or re.fullmatch(EMAIL_PATTERN, text):
        return text
    inside = {found[0] for found in re.finditer(EMAIL_PATTERN, fold_width(text))}
    suggestion = {"suggestion": inside.pop()} if len(inside) == 1 else {}
    raise MeasureError("email-not-well-formed", {"found": text, **suggestion})


def parse_phone(text: str) -> str:
    """A telephone number with its extension or remark as printed, or （非公表）.

    Raises MeasureError phone-wrong-length (a digit too few or too many), phone-with-mail,
    phone-not-well-formed.
    """
    phone = split_phone(text)
    if phone and ("@" in phone.rest or "＠" in phone.rest):
        raise MeasureError("phone-with-mail", {"found": text, "suggestion": phone.number})
    if text in WITHHELD or phone:
        return text
    found, count, right = {"found": text}, count_digits(text), expect_digits(text)
    if count >= FEWEST_DIGITS and count != right:
        counts = {"count": str(count), "right": str(right)}
        raise MeasureError("phone-wrong-length", {**found, **counts})
    raise MeasureError("phone-not-well-formed", found)


def require_text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty-value", "a value is expected")
    return value


# YAML itself takes 500 for a number and yes for a truth value; we read both as they are written.
TEXT_SCHEMA: JsonDict = {"type": ["string", "number", "boolean"], "minLength": 1}
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(require_text),
    WithJsonSchema(TEXT_SCHEMA),
]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=60)]
WholeNumber = Annotated[
    int,
    PlainValidator(measured(parse_whole_number)),
    WithJsonSchema({"type": ["integer", "string"], "minimum": 1}),
    Kind.NUMBER,
]
URL_SCHEMA: JsonDict = {
    "type": "string",
    "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://",
    "patternErrorMessage": "https:// から書いてください。",
}
Url = Annotated[str, PlainValidator(measured(parse_url)), WithJsonSchema(URL_SCHEMA), Kind.LINK]
BaseUrl = Annotated[str, PlainValidator(measured(parse_base_url)), WithJsonSchema(URL_SCHEMA)]
Language = Annotated[
    str,
    PlainValidator(measured(parse_language)),
    WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE_PATTERN}$"}),
]
Email = Annotated[
    str, PlainValidator(measured(parse_email)), WithJsonSchema({"type": "string"}), Kind.EMAIL
]
Phone = Annotated[
    str, PlainValidator(measured(parse_phone)), WithJsonSchema(TEXT_SCHEMA), Kind.PHONE
]
