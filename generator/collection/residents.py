"""How many people live in a place, and on which day they were counted.

>>> Residents(12_345, PartialDate(2024, 1, 1)).as_of.wareki
'令和6年1月1日'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from generator.measures.wareki import PartialDate


@dataclass(frozen=True, slots=True)
class Residents:
    """The people of a place, as a table of all places tells them."""

    persons: int
    as_of: PartialDate


ResidentsByCode: TypeAlias = Mapping[str, Residents]

NO_RESIDENTS: ResidentsByCode = MappingProxyType({})
