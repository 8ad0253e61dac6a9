"""What has been understood and made before, so that a run after one edit does only what is new.

>>> memory = Memory()
>>> memory.recall("a.md", lambda: "read"), memory.recall("a.md", lambda: "read again")
('read', 'read')
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar, cast

from generator.core.plain import dump_plain, load_plain
from generator.core.store import Inputs, Kept, Store
from generator.core.workers import FEWEST, Watch, pass_by, share_out

Made = TypeVar("Made")
BATCH = 500  # things that are made between two savings


class Memory:
    """Results of pure functions: values of this process, and bytes that outlast it in a store.

    `inputs` are digests of what every kept thing is made from: the program and what it runs on.
    """

    def __init__(
        self,
        store: Store | None = None,
        inputs: Inputs | None = None,
        watch: Watch[str] = pass_by,
    ) -> None:
        self.store = store or Store()
        self.inputs = inputs or {}
        self.watch = watch
        self.made: dict[Hashable, object] = {}
        self.used: set[Hashable] = set()

    def __contains__(self, key: Hashable) -> bool:
        return key in self.made

    def recall(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """The result of a key, which names its kind and all that it was made from."""
        self.used.add(key)
        if key not in self.made:
            self.made[key] = make()
        return cast("Made", self.made[key])

    def forget_unused(self) -> None:
        """Keeps what was asked for since the last call: a session of edits does not grow."""
        self.made = {key: value for key, value in self.made.items() if key in self.used}
        self.used = set()

    def recall_plain(
        self, kind: str, name: str, inputs: Inputs, form: type[Made], make: Callable[[], Made]
    ) -> Made:
        """A thing of a kind that has a plain form: the kept one where the inputs are the same."""
        own = {**self.inputs, **inputs}
        kept = self.store.find(kind, name)
        if kept is not None and kept.inputs == own:
            return load_plain(form, kept.value)
        made = make()
        self.store.keep(kind, name, Kept(own, dump_plain(made)))
        return made

    def recall_all(
        self,
        kind: str,
        wanted: Mapping[str, Inputs],
        make: Callable[[str], bytes],
        prepare: Callable[[Sequence[str]], None] = lambda names: None,
    ) -> dict[str, bytes]:
        """The things of a kind, in their order, kept ones or made of other inputs.

        What makes all of these quicker is prepared before they are shared out. Each batch is saved:
        a build that is killed has not worked in vain.
        """
        own = {name: {**self.inputs, **inputs} for name, inputs in wanted.items()}
        values = self.store.find_all(kind, own)
        missing = [name for name in wanted if name not in values]
        if len(missing) >= FEWEST:
            prepare(missing)
        for start in range(0, len(missing), BATCH):
            names = missing[start : start + BATCH]
            for name, value in zip(names, share_out(make, names, watch=self.watch), strict=True):
                self.store.keep(kind, name, Kept(own[name], value))
                values[name] = value
            self.store.save(is_whole=False)
        return {name: values[name] for name in wanted}
