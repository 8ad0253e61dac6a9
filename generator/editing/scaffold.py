"""A new case file: every key of the declaration with what it means, its values to be filled in.

`write_scaffold(schema, {"organization.code": "336068"})` is the text of a file whose gaps
`jirei check` reports one by one; keys that may stay away are commented out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.editing.schema import Schema, items_of, properties_of, without

MOST_CHOICES = 15  # more are not listed: the vocabulary's file is the place to look
INTRODUCTION = (
    "# 「項目名:」の右に値を書きます。「 # 」から右は説明で、サイトには出ません。",
    "# 行頭に「# 」のある項目は、書くことがあるときだけ「# 」（#と空白1つ）を消して使います。",
)
BODY = ("", "## 事業の概要", "", "## 事業効果", "", "## インタビュー", "", "### ", "", "")
BODY_HELP = (
    "# 次の「---」の下には、見出しごとに本文を書きます。",
    "#   ## 事業の概要、## 事業効果: 文章、「- 」で始まる一覧、表",
    "#   ## インタビュー: 質問を「### 」の行に、答えをその下に書く（なければ見出しごと消す）",
    "#   ## 参考資料: あるときだけ、最後に足す",
)
# What stands in YAML without quotes and is read back as it is.
PLAIN_SCALAR = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^:#]*(?<!\s)")


@dataclass(frozen=True, slots=True)
class ScaffoldLine:
    """A line of YAML without its indent, and whether its key may stay away."""

    text: str
    is_optional: bool


def write_scaffold(schema: Schema, values: Mapping[str, str]) -> str:
    """The text of a case file; `values` are known already, by path (`organization.code`)."""
    lines = ["---", *INTRODUCTION]
    for line in write_fields(schema, "", values, False):
        lines.append(f"# {line.text}" if line.is_optional else line.text)
    return "\n".join([*lines, *BODY_HELP, "---", *BODY])


def write_fields(
    schema: Schema, path: str, values: Mapping[str, str], is_optional: bool
) -> Iterator[ScaffoldLine]:
    """The lines of a mapping, in the order of its declaration."""
    required = schema.get("required", ())
    assert isinstance(required, Sequence)
    for name, field in properties_of(schema).items():
        place = f"{path}{name}"
        may_stay_away = is_optional or (name not in required and place not in values)
        if choices := list_choices(items_of(field) or field):
            yield ScaffoldLine(f"# {name}は、次のどれか: {choices}", may_stay_away)
        if place in values:
            field = without(field, "examples")
        text = (f"{name}:", quote(values.get(place, "")), explain_key(field))
        yield ScaffoldLine(" ".join(filter(None, text)), may_stay_away)
        for line in write_below(field, f"{place}.", values, may_stay_away):
            yield ScaffoldLine(f"  {line.text}", line.is_optional)


def write_below(
    field: Schema, path: str, values: Mapping[str, str], is_optional: bool
) -> Iterator[ScaffoldLine]:
    """What stands below a key: its own keys, or one item of its list to begin with."""
    item = items_of(field)
    if item is None:
        yield from write_fields(field, path, values, is_optional)
        return
    lines = list(write_fields(item, path, values, is_optional))
    if not lines:
        yield ScaffoldLine(" ".join(filter(None, ("-", explain_key(item)))), is_optional)
    for index, line in enumerate(lines):
        yield ScaffoldLine(("- " if index == 0 else "  ") + line.text, line.is_optional)


def explain_key(field: Schema) -> str:
    """The comment of a field: what it is, and an example of what is written there."""
    examples = field.get("examples", ())
    assert isinstance(examples, Sequence)
    parts = (str(field.get("description", "")), f"例: {examples[0]}" if examples else "")
    text = "　".join(filter(None, parts))
    return f" # {text}" if text else ""


def list_choices(field: Schema) -> str:
    """The values that a field may have, where they are few."""
    choices = field.get("enum", ())
    assert isinstance(choices, Sequence)
    return "、".join(map(str, choices)) if len(choices) <= MOST_CHOICES else ""


def quote(value: str) -> str:
    """A value as YAML reads it back; a code of digits is quoted, as everywhere in the cases."""
    if not value or (PLAIN_SCALAR.fullmatch(value) and not re.fullmatch(r"\d{6}", value)):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
