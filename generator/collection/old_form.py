"""A case of an earlier data/cases.json in the form of today's, so that only changes are told.

>>> upgrade_case({"notes": ["注"], "cost": {"initial": {"text": "－円", "kind": "none"}}})["notes"]
[{'text': '注'}]
"""

from __future__ import annotations

import re

from pydantic import JsonValue

from generator.collection.measured_data import plain_number
from generator.measures.measure import MeasureError
from generator.measures.money import AmountKind, parse_amount
from generator.measures.wareki import parse_duration, parse_period

# 庁内検討（3か月）: once the length of a step that has only a beginning stood in its text.
LENGTH_IN_TEXT = re.compile(r"(.+?)（([^（）]+)）")


def upgrade_case(case: JsonValue) -> JsonValue:
    """What the older form says in another way, said in today's; anything else stays as it is."""
    if not isinstance(case, dict):
        return case
    upgraded = dict(case)
    for name in ("notes", "remarks"):
        if isinstance(remarks := case.get(name), list):
            upgraded[name] = [upgrade_remark(remark) for remark in remarks]
    if "cost" in case:
        upgraded["cost"] = upgrade_amounts(case["cost"])
    schedule = case.get("schedule")
    if isinstance(schedule, dict) and isinstance(steps := schedule.get("steps"), list):
        upgraded["schedule"] = {**schedule, "steps": [upgrade_step(step) for step in steps]}
    return upgraded


def upgrade_remark(remark: JsonValue) -> JsonValue:
    """What a note says; what it is about is where it stands, and no difference."""
    if isinstance(remark, str):
        return {"text": remark}
    if isinstance(remark, dict):
        return {key: value for key, value in remark.items() if key != "about"}
    return remark


def upgrade_amounts(value: JsonValue) -> JsonValue:
    """Amounts, however deep they lie: 「－円」 was once said to be none."""
    if isinstance(value, list):
        return [upgrade_amounts(item) for item in value]
    if not isinstance(value, dict):
        return value
    below = {key: upgrade_amounts(item) for key, item in value.items()}
    return below | {"kind": "dash"} if is_dash(value) else below


def is_dash(value: dict[str, JsonValue]) -> bool:
    """Whether an amount that was said to be none is printed as a dash."""
    text = value.get("text")
    if value.get("kind") != AmountKind.NONE or not isinstance(text, str):
        return False
    try:
        return parse_amount(text).kind is AmountKind.DASH
    except MeasureError:
        return False


def upgrade_step(step: JsonValue) -> JsonValue:
    """A step whose length stood in its text has it beside its period."""
    if not isinstance(step, dict):
        return step
    text, period = step.get("text"), step.get("period")
    match = LENGTH_IN_TEXT.fullmatch(text) if isinstance(text, str) else None
    if match is None or not isinstance(period, str):
        return step
    try:
        whole = parse_period(period).lasting(parse_duration(match[2]))
    except MeasureError:
        return step
    return {
        **step,
        "period": whole.text,
        "end": whole.end.iso if whole.end else None,
        "open": whole.is_open,
        "months": plain_number(whole.months),
        "text": match[1],
    }
