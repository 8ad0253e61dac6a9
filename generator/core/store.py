"""What an earlier build has made, kept in a file beside its output.

    with open_store(file) as store:
        html = store.find("page", "index.html", {"theme": "1f…"})        # bytes, or None
        store.keep("page", "index.html", {"theme": "1f…"}, html)
        store.save(is_whole=True)

Each thing is kept with its inputs, named digests of all that it was made from, and never by the
clock. The values are bytes of pages and JSON: nothing that is kept is ever run. A file that is
missing, damaged or locked by another build is as an empty one: all is made anew.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

STORE_FORMAT = 2  # of the table below; a file of another one is begun anew
KEPT_TABLE = """
CREATE TABLE IF NOT EXISTS kept (
    kind TEXT NOT NULL, name TEXT NOT NULL, inputs TEXT NOT NULL, value BLOB NOT NULL,
    checksum INTEGER NOT NULL, PRIMARY KEY (kind, name)
)
"""
PAGE_SIZE = 16_384  # bytes of a page of the file: most values have 5 to 100 KB
FIND = "SELECT inputs, value, checksum FROM kept WHERE kind = ? AND name = ?"
FIND_INPUTS = "SELECT inputs FROM kept WHERE kind = ? AND name = ?"
KEEP = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)"
PATIENCE = 1.0  # seconds: another build saves in less, and what is not kept is only made anew

Inputs: TypeAlias = Mapping[str, str]
# What was made again, by kind and name: which of its inputs have changed; None where nothing was
# kept before.
Remade: TypeAlias = Mapping[tuple[str, str], tuple[str, ...] | None]


WRITE_SORTED = json.JSONEncoder(sort_keys=True).encode


def write_inputs(inputs: Inputs) -> str:
    return WRITE_SORTED(dict(inputs))


def checksum_of(kind: str, name: str, inputs: str, value: bytes) -> int:
    return zlib.crc32(value, zlib.crc32(f"{kind}\0{name}\0{inputs}".encode()))


@dataclass(slots=True)
class Store:
    """The things of one file by kind and name; the newest of each alone."""

    database: sqlite3.Connection | None = None
    fresh: dict[tuple[str, str], tuple[Inputs, bytes]] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)
    remade: dict[tuple[str, str], tuple[str, ...] | None] = field(default_factory=dict)

    def find(self, kind: str, name: str, inputs: Inputs) -> bytes | None:
        """What was kept under a name, made of these inputs; None where there is nothing sound."""
        if self.database is None:
            return None
        self.used.add((kind, name))
        with suppress(sqlite3.Error, ValueError, TypeError):
            row = self.database.execute(FIND, (kind, name)).fetchone()
            if row is not None:
                written, value, checksum = row
                is_sound = checksum == checksum_of(kind, name, written, value)
                return value if is_sound and written == write_inputs(inputs) else None
        return None

    def keep(self, kind: str, name: str, inputs: Inputs, value: bytes) -> None:
        """Takes a thing in; the file has it after `save`."""
        if self.database is None:
            self.remade[kind, name] = None
            return
        self.fresh[kind, name] = inputs, value
        self.used.add((kind, name))

    def save(self, is_whole: bool) -> None:
        """Writes what is new; after a whole build it lets go of what was not asked for."""
        if self.database is None:
            return
        rows = []
        for (kind, name), (inputs, value) in self.fresh.items():
            written = write_inputs(inputs)
            checksum = checksum_of(kind, name, written, value)
            rows.append((kind, name, written, value, checksum))
        self.remade |= dict.fromkeys(self.fresh)  # known even where nothing can be saved
        with suppress(sqlite3.Error), self.database:
            self.database.execute("BEGIN IMMEDIATE")
            self.remade |= {key: self.compare(key, own) for key, (own, _) in self.fresh.items()}
            self.database.executemany(KEEP, rows)
            if is_whole:
                known = set(self.database.execute("SELECT kind, name FROM kept"))
                gone = known - self.used
                self.database.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", gone)
                self.used = set()
        self.fresh = {}

    def compare(self, key: tuple[str, str], inputs: Inputs) -> tuple[str, ...] | None:
        """Which inputs of a thing are others than those of the one that was kept before."""
        assert self.database is not None
        with suppress(sqlite3.Error, ValueError, TypeError, AttributeError):  # damaged
            row = self.database.execute(FIND_INPUTS, key).fetchone()
            if row is not None:
                changed = json.loads(row[0]).items() ^ inputs.items()
                return tuple(sorted({name for name, _ in changed}))
        return None


@contextmanager
def open_store(file: Path | None) -> Iterator[Store]:
    """The store of a file; without one, or where it cannot be used, one that only forgets."""
    database = connect(file) if file else None
    try:
        yield Store(database)
    finally:
        if database is not None:
            database.close()


def connect(file: Path) -> sqlite3.Connection | None:
    """The opened file; one that is no store of this format is begun anew."""
    for is_last in (False, True):
        database = None
        try:
            database = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
            # A page that a power cut tears is found by its checksum.
            database.execute("PRAGMA synchronous = OFF")
            found = database.execute("PRAGMA user_version").fetchone()[0]
            if found != STORE_FORMAT:
                database.execute(f"PRAGMA page_size = {PAGE_SIZE}")
                if database.execute("SELECT 1 FROM sqlite_master").fetchone():
                    raise sqlite3.DatabaseError("another format")
                database.execute(KEPT_TABLE)
                database.execute(f"PRAGMA user_version = {STORE_FORMAT}")
            return database
        except sqlite3.Error as error:
            if database is not None:
                database.close()
            is_busy = isinstance(error, sqlite3.OperationalError)
            if is_last or is_busy:
                return None
            with suppress(OSError):
                file.unlink()
    return None
