"""Amounts and outcomes in the words of the screen."""

from __future__ import annotations

from generator.collection.form.outcome import Outcome
from generator.measures.measure import Bound
from generator.measures.money import YEN, Amount, AmountKind, format_yen
from generator.measures.quantity import Change, Quantity
from generator.theme.theme import Labels


def write_amount(amount: Amount, labels: Labels) -> str:
    """An amount in words: 約5,750万円, 月額15万4,000円, or why there is no number: －."""
    if not has_number(amount):
        return labels.text(f"amount.{amount.kind}")
    text = write_yen(amount.low, amount.high, amount.bound, labels)
    if amount.is_approximate:
        text = labels.text("amount.about", amount=text)
    if amount.per is not None:
        by = "month" if amount.is_monthly else "span" if amount.yen is not None else "each"
        text = labels.text(f"amount.per.{by}", amount=text, per=amount.per)
    return labels.text("amount.planned", amount=text) if amount.is_planned else text


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
    """The value of an outcome: money as costs are shown, all else as it is printed."""
    found: Quantity = outcome.quantity
    is_one = found.before is None and found.after is None and found.change is not Change.TO
    if found.unit != YEN or not is_one or (found.low is None and found.high is None):
        return outcome.value
    low, high = (None if n is None else int(n) for n in (found.low, found.high))
    kind = AmountKind.ABOUT if found.is_approximate else AmountKind.EXACT
    amount = Amount(
        outcome.value,
        kind,
        low,
        low,
        high,
        is_approximate=found.is_approximate,
        bound=found.bound,
    )
    return write_amount(amount, labels)
