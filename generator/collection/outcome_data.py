"""What the value of an outcome says as numbers, as it is published.

>>> [name for name, *_ in NUMBERS_OF_OUTCOME][:4]
['before', 'before_bound', 'after', 'low']
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from generator.collection.form.outcome import Outcome
from generator.collection.measured_data import APPROXIMATE, BOUND, plain_number
from generator.measures.measure import Bound
from generator.measures.quantity import Change

CHANGE_MEANINGS: Mapping[str, str] = {
    Change.BY: "変わった大きさ",
    Change.TO: "変わった後の大きさ",
    Change.LEVEL: "変化ではない大きさ",
}
BOUND_MEANINGS: Mapping[str, str] = {
    Bound.MIN: "「以上」「超」などの下限",
    Bound.MAX: "「以内」「最大」などの上限",
}
OF_RANGE = "1つの数ならその数。前後が示され、導入後が範囲でなければnull"
MAYBE_NUMBER = int | float | None
NUMBERS_OF_OUTCOME = (
    (
        "before",
        MAYBE_NUMBER,
        "導入前の数（「8分→0分」など、前後が示されているとき）。1つの数でなければnull",
        "導入前",
    ),
    (
        "before_bound",
        Bound | None,
        "導入前の数が「以上」「超」などの下限ならmin、「以内」などの上限ならmax",
        "導入前の上限・下限の別",
    ),
    ("after", MAYBE_NUMBER, "導入後の数（「不要」は0）。1つの数でなければnull", "導入後"),
    ("low", MAYBE_NUMBER, f"数の下限。{OF_RANGE}", "下限"),
    ("high", MAYBE_NUMBER, f"数の上限。{OF_RANGE}", "上限"),
    ("unit", str | None, "数の単位。金額は円。単位のない数ではnull", "単位"),
    ("approximate", bool, APPROXIMATE, "おおよその数"),
    (
        "bound",
        Bound | None,
        f"{BOUND}。前後が示されているときは、導入後の数のもの",
        "上限・下限の別",
    ),
    (
        "change",
        Change,
        "数が表すもの。" + "、".join(f"{code}は{said}" for code, said in CHANGE_MEANINGS.items()),
        "変化の別",
    ),
)


def read_outcome(name: str, outcome: Outcome) -> object:
    """One of these numbers as it is published; None where the value does not say it."""
    quantity = outcome.quantity
    value = quantity.is_approximate if name == "approximate" else getattr(quantity, name)
    return plain_number(value) if isinstance(value, Decimal) else None if value == "" else value
