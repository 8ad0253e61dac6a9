"""What an earlier run has understood, so that a run after one edit does only what is new.

>>> memory = Memory()
>>> memory.recall("a.md", lambda: "read"), memory.recall("a.md", lambda: "read again")
('read', 'read')
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Made = TypeVar("Made")


class Memory:
    """Results of pure functions by what they were made from; a key names one kind of result."""

    def __init__(self) -> None:
        self.made: dict[Hashable, object] = {}
        self.used: set[Hashable] = set()

    def recall(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The result of a key, made if it is not yet there."""
        self.used.add(key)
        if key not in self.made:
            self.made[key] = make()
        return cast("Made", self.made[key])

    def forget_unused(self) -> None:
        """Keeps what was asked for since the last call: a session of edits does not grow."""
        self.made = {key: value for key, value in self.made.items() if key in self.used}
        self.used = set()
