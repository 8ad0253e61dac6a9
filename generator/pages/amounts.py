"""Amounts and outcomes in the words of the screen."""

from __future__ import annotations

from generator.collection.form.outcome import Outcome
from generator.measures.measure import Bound, MeasureError
from generator.measures.money import Amount, format_yen, parse_amount
from generator.theme.theme import Labels


def write_amount(amount: Amount, labels: Labels) -> str:
    """An amount in words: 約5,750万円, 月額15万4,000円, or why there is no number: －."""
    if not has_number(amount):
        return labels.text(f"amount.{amount.kind}")
    text = write_yen(amount.low, amount.high, amount.bound, labels)
    if amount.is_approximate:
        text = labels.text("amount.about", amount=text)
    if amount.per is not None:
        text = write_per(text, amount, labels)
    return labels.text("amount.planned", amount=text) if amount.is_planned else text


def write_per(text: str, amount: Amount, labels: Labels) -> str:
    """What an amount is paid for: 月額5万円, 300万円（5年間）, 1人当たり月額300円."""
    each, time = amount.per_each, amount.per_time
    if time is not None:
        form = "month" if amount.is_monthly else "span"
        text = labels.text(f"amount.per.{form}", amount=text, per=time)
    return labels.text("amount.per.each", amount=text, per=each) if each else text


def has_number(amount: Amount) -> bool:
    """Whether any number is given, be it of a range or of a month."""
    return amount.low is not None or amount.high is not None


def write_yen(low: int | None, high: int | None, bound: Bound | None, labels: Labels) -> str:
    """One number, a range, or what is given of it: 300万円～500万円, 500万円以内."""
    ends = [format_yen(number) for number in dict.fromkeys((low, high)) if number is not None]
    if bound is not None:
        return labels.text(f"amount.bound.{bound}", amount=ends[0])
    return labels.text("amount.range", low=ends[0], high=ends[-1]) if len(ends) > 1 else ends[0]


def write_outcome(outcome: Outcome, labels: Labels) -> str:
    """The value of an outcome: a plain sum of money as costs are shown, all else as printed."""
    try:
        amount = parse_amount(outcome.value)
    except MeasureError:
        return outcome.value
    if not has_number(amount) or amount.per is not None or amount.is_planned:
        return outcome.value
    return write_amount(amount, labels)
