"""Amounts in the words of the screen."""

from __future__ import annotations

from generator.measures.money import Amount, AmountKind, format_yen
from generator.theme.theme import Labels


def write_amount(amount: Amount, labels: Labels) -> str:
    """An amount in the words of the site: 約5,750万円, or why there is no number: 非公表."""
    if amount.yen is None:
        return labels.text(f"amount.{amount.kind}")
    plain = format_yen(amount.yen)
    return labels.text("amount.about", amount=plain) if amount.kind is AmountKind.ABOUT else plain
