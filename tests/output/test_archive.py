"""A ZIP is the same bytes wherever it is made, and any program reads it."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import zlib
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.core.page import Output
from generator.output.archive import compress, zip_up

TEXT = "".join(f"{n * n % 9973}件の事例\n" for n in range(20_000)).encode()
FILES = [
    Output(f"a/{number}.bin", content)
    for number, content in enumerate((b"", b"a", TEXT, b"a" * 99_999, os.urandom(200_000)))
]


def test_what_is_compressed_is_the_same_on_every_machine() -> None:
    assert zlib.decompress(compress(TEXT)) == TEXT
    assert hashlib.sha256(compress(TEXT)).hexdigest() == (
        "8465a5bee43521247eae7a489d2d0b21ed07daa2d2395094ee575f8a5dc8b08a"
    )


def test_what_is_read_from_a_zip_is_what_was_put_in() -> None:
    with ZipFile(io.BytesIO(zip_up(FILES, None))) as zipped:
        assert zipped.testzip() is None
        entries = zipped.infolist()
        assert {entry.compress_type for entry in entries} == {ZIP_DEFLATED}
        read = [Output(entry.filename, zipped.read(entry)) for entry in entries]
    assert read == FILES
    text = entries[2]
    assert 0 < text.compress_size < text.file_size / 2


@pytest.mark.parametrize(
    "command",
    [("unzip", "-tqq"), ("7z", "t", "-bso0", "-bsp0"), ("bsdtar", "-tf")],
    ids=lambda command: command[0],
)
def test_other_programs_read_the_zip(command: tuple[str, ...], tmp_path: Path) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]} on this machine")
    archive = tmp_path / "a.zip"
    archive.write_bytes(zip_up(FILES, None))
    done = subprocess.run([*command, archive], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_zip_has_the_day_of_the_content_or_the_first_that_it_can_have() -> None:
    files = [Output("b.txt", b"b"), Output("a.txt", b"a")]
    dated = zip_up(files, date(2026, 3, 31))
    assert zip_up(reversed(files), date(2026, 3, 31)) == dated
    assert zip_up(files, None) == zip_up(files, date(1970, 1, 1)) != dated
