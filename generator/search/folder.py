"""Where the files of the search are, and the packs that they are written from.

>>> pack_part("texts-{}", b"[]").name
'texts-4f53cda1'
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.core.page import Output
from generator.core.plain import dump_plain
from generator.core.recall import Made, Memory
from generator.output.pack import DIGEST_SIGNS, name_pack, write_call

FOLDER = "search"


@dataclass(frozen=True, slots=True)
class Pack:
    """What a script hands over, and the name by which the browser asks for it."""

    name: str
    content: bytes


def pack_part(name: str, content: bytes) -> Pack:
    """A pack of the search; `{}` in its name becomes a digest of the content."""
    return Pack(name_pack(name, content), content)


def join_digests(packs: Sequence[Pack]) -> str:
    """The digests in the names of packs of one kind: half of what a list of names takes."""
    return "".join(pack.name[-DIGEST_SIGNS:] for pack in packs)


def write_packs(packs: Iterable[Pack], memory: Memory) -> tuple[Output, ...]:
    """The scripts of packs, sorted by path; those that the memory has are not compressed again."""
    contents = {pack.name: pack.content for pack in packs}
    wanted = {
        name: {"content": hashlib.sha256(content).hexdigest()}
        for name, content in sorted(contents.items())
    }
    made = memory.recall_all("search pack", wanted, lambda name: write_call(name, contents[name]))
    return tuple(Output(f"{FOLDER}/{name}.js", script) for name, script in made.items())


def recall_made(
    memory: Memory, name: str, given: object, form: type[Made], make: Callable[[], Made]
) -> Made:
    """What is made of all cases under a name; made again where another value is given."""
    inputs = {"given": hashlib.sha256(dump_plain(given)).hexdigest()}
    return memory.recall_plain("search whole", name, inputs, form, make)
