"""A case of an earlier data/cases.json in the form of today's, so that only changes are told.

>>> upgrade_case({"notes": ["注"]})
{'notes': [{'text': '注'}]}
"""

from __future__ import annotations

import re

from pydantic import JsonValue

from generator.collection.form.cost import unify_tax
from generator.measures.measure import MeasureError
from generator.measures.wareki import parse_duration, parse_period

# 庁内検討（3か月）: once the length of a step that has only a beginning stood in its text.
LENGTH_IN_TEXT = re.compile(r"(.+?)（([^（）]+)）")


def upgrade_case(case: JsonValue) -> JsonValue:
    """What the older form says in another way, said in today's; anything else stays as it is."""
    if not isinstance(case, dict):
        return case
    upgraded = dict(case)
    if isinstance(notes := case.get("notes"), list):
        upgraded["notes"] = [{"text": note} if isinstance(note, str) else note for note in notes]
    if isinstance(costs := case.get("cost"), dict):
        upgraded["cost"] = {name: upgrade_cost(cost) for name, cost in costs.items()}
    schedule = case.get("schedule")
    if isinstance(schedule, dict) and isinstance(steps := schedule.get("steps"), list):
        upgraded["schedule"] = {**schedule, "steps": [upgrade_step(step) for step in steps]}
    return upgraded


def upgrade_cost(cost: JsonValue) -> JsonValue:
    """A cost with another word for the tax in it has the usual one."""
    if isinstance(cost, dict) and "tax" in cost:
        return {**cost, "tax": unify_tax(cost["tax"])}
    return cost


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
    return {**step, "period": whole.text, "text": match[1]}
