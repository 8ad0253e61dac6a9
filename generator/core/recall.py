"""What has been understood and made before, so that a run after one edit does only what is new.

>>> memory = Memory()
>>> memory.recall("a.md", lambda: "read"), memory.recall("a.md", lambda: "read again")
('read', 'read')
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

from generator.core.plain import dump_plain, load_plain
from generator.core.store import Inputs, Kept, Store
from generator.core.workers import FEWEST, Watch, pass_by, share_out

Made = TypeVar("Made")
BATCH = 500  # things that are made between two savings
NOTHING_KEPT: Mapping[str, Kept] = {}


@dataclass(slots=True)
class Things:
    """What is made under one name, by kind: kept things, and fresh ones, made of other inputs."""

    common: Inputs
    kept: dict[str, Kept]
    fresh: dict[str, Kept] = field(default_factory=dict)

    def recall(self, kind: str, inputs: Inputs | None, make: Callable[[], bytes]) -> bytes:
        """The thing of a kind; without inputs, which cannot be told then, it is always fresh."""
        own = None if inputs is None else {**self.common, **inputs}
        kept = self.kept.get(kind)
        if kept is None or kept.inputs != own:
            kept = self.fresh[kind] = Kept(own or {}, make())
        return kept.value


class Memory:
    """Results of pure functions: values of this process, and bytes that outlast it in a store.

    `inputs` are digests of what every kept thing is made from: the program and what it runs on.
    """

    def __init__(
        self,
        store: Store | None = None,
        inputs: Inputs | None = None,
        watch: Watch = pass_by,
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

        What makes all of these quicker is prepared before they are shared out.
        """
        own = {name: {**self.inputs, **inputs} for name, inputs in wanted.items()}
        values = self.store.find_all(kind, own)
        missing = [name for name in wanted if name not in values]
        if len(missing) >= FEWEST:
            prepare(missing)
        for name, value in self.watch(share_out(make, missing), len(missing)):
            self.take_in(name, {kind: Kept(own[name], value)})
            values[name] = value
        self.store.save(is_whole=False)
        return {name: values[name] for name in wanted}

    def recall_each(
        self,
        kinds: Sequence[str],
        wanted: Mapping[str, Inputs | None],
        make: Callable[[str, Things], None],
        prepare: Callable[[Sequence[str]], None],
    ) -> Iterator[tuple[str, Mapping[str, bytes]]]:
        """Each name with its things by kind, as they come: those that are kept first.

        `wanted` holds the inputs of the first kind; `make` recalls it, and the others of a name,
        which are made from it. It is prepared as for `recall_all`.
        """
        missing: dict[str, Things] = {}
        for name, inputs in wanted.items():
            found = {kind: self.store.find(kind, name) for kind in kinds}
            things = Things(self.inputs, {kind: kept for kind, kept in found.items() if kept})
            first = things.kept.get(kinds[0])
            if first and inputs is not None and first.inputs == {**self.inputs, **inputs}:
                make(name, things)
                yield name, self.take_in(name, things.fresh, things.kept)
            else:
                missing[name] = things
        if len(missing) >= FEWEST:
            prepare(tuple(missing))

        def make_fresh(name: str) -> dict[str, Kept]:
            things = missing[name]
            make(name, things)
            return things.fresh

        for name, fresh in self.watch(share_out(make_fresh, tuple(missing)), len(missing)):
            yield name, self.take_in(name, fresh, missing.pop(name).kept)
        self.store.save(is_whole=False)

    def take_in(
        self, name: str, fresh: Mapping[str, Kept], kept: Mapping[str, Kept] = NOTHING_KEPT
    ) -> dict[str, bytes]:
        """The values of a name. Each batch is saved: a killed build has not worked in vain."""
        for kind, thing in fresh.items():
            self.store.keep(kind, name, thing)
        if len(self.store.fresh) >= BATCH:
            self.store.save(is_whole=False)
        return {kind: thing.value for kind, thing in {**kept, **fresh}.items()}
