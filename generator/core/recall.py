"""What has been understood and made before, so that a run after one edit does only what is new.

>>> memory = Memory()
>>> memory.recall("a.md", lambda: "read"), memory.recall("a.md", lambda: "read again")
('read', 'read')
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

from generator.core.plain import dump_plain, load_plain
from generator.core.store import Inputs, Store
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
        kept = self.find(kind, name, inputs)
        if kept is not None:
            return load_plain(form, kept)
        made = make()
        self.keep(kind, name, inputs, dump_plain(made))
        return made

    def recall_all(
        self,
        kind: str,
        wanted: Mapping[str, Inputs],
        make: Callable[[str], bytes],
        prepare: Callable[[Sequence[str]], object] = lambda names: None,
    ) -> dict[str, bytes]:
        """The things of a kind, in their order, kept ones or made of other inputs.

        What makes all of these quicker is prepared before they are shared out.
        """
        things = {name: {kind: inputs} for name, inputs in wanted.items()}
        made = dict(self.recall_together(things, lambda name, _: {kind: make(name)}, prepare))
        return {name: made[name][kind] for name in wanted}

    def recall_together(
        self,
        wanted: Mapping[str, Mapping[str, Inputs | None]],
        make: Callable[[str, Container[str]], Mapping[str, bytes]],
        prepare: Callable[[Sequence[str]], object] = lambda names: None,
    ) -> Iterator[tuple[str, Mapping[str, bytes]]]:
        """Each name with its things by kind, as they come: first the names of which all is kept.

        `make` makes those of a name that are missing, which have much in common. What has None for
        inputs, for nobody can tell them, is always missing. It is prepared as for `recall_all`.
        """
        missing: dict[str, dict[str, bytes]] = {}
        for name, kinds in wanted.items():
            found = ((kind, self.find(kind, name, inputs)) for kind, inputs in kinds.items())
            kept = {kind: value for kind, value in found if value is not None}
            if len(kept) == len(kinds):
                yield name, kept
            else:
                missing[name] = kept
        if len(missing) >= FEWEST:
            prepare(tuple(missing))

        def make_missing(name: str) -> Mapping[str, bytes]:
            return make(name, wanted[name].keys() - missing[name].keys())

        work = share_out(make_missing, tuple(missing))
        kinds = next(iter(wanted.values()), {"": None})
        for name, made in self.watch(work, len(missing), next(iter(kinds))):
            for kind, value in made.items():
                self.keep(kind, name, wanted[name][kind], value)
            yield name, {**missing.pop(name), **made}
        self.store.save(is_whole=False)

    def find(self, kind: str, name: str, inputs: Inputs | None) -> bytes | None:
        """What is kept, where it was made of these inputs."""
        if inputs is None:
            return None
        return self.store.find(kind, name, {**self.inputs, **inputs})

    def keep(self, kind: str, name: str, inputs: Inputs | None, value: bytes) -> None:
        """Each batch is saved: a build that is killed has not worked in vain."""
        if inputs is None:
            self.store.remade[kind, name] = ()
        else:
            self.store.keep(kind, name, {**self.inputs, **inputs}, value)
        if len(self.store.fresh) >= BATCH:
            self.store.save(is_whole=False)
