"""What a killed run leaves in the temporary folder goes with the next; nothing else goes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

from generator.core.temporary import RUN_MARK, temporary_folder

# A run that writes into its folder, says where it is, and waits.
RUN = """
from generator.core.temporary import temporary_folder
with temporary_folder() as folder:
    (folder / "a.txt").write_bytes(b"1")
    print(folder.parent.name, flush=True)
    input()
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def start(place: Path) -> tuple[subprocess.Popen[str], str]:
    run = subprocess.Popen(
        [sys.executable, "-c", RUN],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(place), "TEMP": str(place)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    return run, run.stdout.readline().strip()


def names_in(place: Path) -> set[str]:
    return {path.name for path in place.iterdir()}


def test_a_killed_run_is_cleared_up_by_the_next_and_a_live_one_is_not(place: Path) -> None:
    killed, left = start(place)
    alive, kept = start(place)
    with killed, alive:
        killed.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
        killed.wait()
        assert names_in(place) == {left, kept}
        with temporary_folder() as folder:
            assert names_in(place) == {kept, folder.parent.name}
            assert (place / kept / "work" / "a.txt").read_bytes() == b"1"
        assert names_in(place) == {kept}
        alive.communicate("\n")
    assert names_in(place) == set()


def test_folders_that_only_look_like_ours_stay(place: Path) -> None:
    (place / "jirei-drafts" / "work").mkdir(parents=True)
    (place / "jirei-12345678").write_bytes(b"mine")
    other = place / "other"
    other.mkdir()
    (other / RUN_MARK).touch()
    (place / "jirei-link").symlink_to(other)
    before = names_in(place)
    with temporary_folder():
        pass
    assert names_in(place) == before
    assert (other / RUN_MARK).exists()


def test_a_folder_that_is_just_being_made_is_nobodys_to_remove(place: Path) -> None:
    (place / "jirei-abcdefgh").mkdir()
    (place / "jirei-abcdefgh" / "run.lock").touch()
    with temporary_folder():
        assert (place / "jirei-abcdefgh").is_dir()


def test_what_cannot_be_removed_yet_keeps_its_mark(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed, left = start(place)
    with killed:
        killed.kill()
        killed.wait()
    remove = "generator.core.temporary.shutil.rmtree"
    with monkeypatch.context() as patch:
        patch.setattr(remove, lambda *_, **__: None)  # a program still writes there
        with temporary_folder():
            pass
    assert (place / left / RUN_MARK).exists()
    with temporary_folder():
        assert left not in names_in(place)
