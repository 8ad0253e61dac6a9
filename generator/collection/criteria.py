"""The success criteria of levels A and AA, of JIS X 8341-3:2016 and those that WCAG added later.

>>> [criterion.number for criterion in ADDED if criterion.version == "2.2"][:2]
['2.4.11', '2.5.7']

JIS X 8341-3:2016 is WCAG 2.0 (ISO/IEC 40500:2012). The titles are in the theme's labels: for JIS
those of the standard, for the others those of WAIC's translation of WCAG 2.2.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Criterion:
    """A success criterion; `version` is the WCAG that brought it."""

    number: str
    level: str
    version: str

    @property
    def label(self) -> str:
        """The name of its title among the theme's labels: `criteria.1-4-3`."""
        return f"criteria.{self.number.replace('.', '-')}"

    @property
    def order(self) -> tuple[int, ...]:
        return tuple(map(int, self.number.split(".")))


_NUMBERS = {
    ("2.0", "A"): """
        1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.2.1 2.2.2 2.3.1 2.4.1
        2.4.2 2.4.3 2.4.4 3.1.1 3.2.1 3.2.2 3.3.1 3.3.2 4.1.1 4.1.2""",
    ("2.0", "AA"): """
        1.2.4 1.2.5 1.4.3 1.4.4 1.4.5 2.4.5 2.4.6 2.4.7 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4""",
    ("2.1", "A"): "2.1.4 2.5.1 2.5.2 2.5.3 2.5.4",
    ("2.1", "AA"): "1.3.4 1.3.5 1.4.10 1.4.11 1.4.12 1.4.13 4.1.3",
    ("2.2", "A"): "3.2.6 3.3.7",
    ("2.2", "AA"): "2.4.11 2.5.7 2.5.8 3.3.8",
}
CRITERIA = tuple(
    sorted(
        (
            Criterion(number, level, version)
            for (version, level), numbers in _NUMBERS.items()
            for number in numbers.split()
        ),
        key=lambda criterion: criterion.order,
    )
)
JIS = tuple(criterion for criterion in CRITERIA if criterion.version == "2.0")
ADDED = tuple(criterion for criterion in CRITERIA if criterion.version != "2.0")
NUMBERS = frozenset(criterion.number for criterion in CRITERIA)
