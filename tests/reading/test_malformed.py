"""No malformed file ends in a traceback, in a hang, or in more memory than a small machine has."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys

import pytest
from conftest import BARE_SITE, ROOT, case_text
from malformed import Malformed, make_files

pytestmark = pytest.mark.slow

# What a file may cost, as a multiple of what an ordinary one of nearly the allowed size does.
MOST_TIMES, MOST_MEGABYTES = 15, 200
ORDINARY = "ordinary"
PARAGRAPH = "\n申請をスマートフォンで行えるようにし、窓口に来る人を減らした。\n\n- 年に12件\n"

# One process checks every file, as `jirei check FILE` and `--fix` do, and measures itself.
MEASURE = """
import contextlib, io, json, sys, time
from pathlib import Path
from generator.cli import main
content, drafts = Path(sys.argv[1]), sorted(Path(sys.argv[2]).iterdir())
results = {}
for draft in [drafts[-1], *drafts]:  # the ordinary one first, once more when all is imported
    printed, begun = io.StringIO(), time.process_time()
    with contextlib.redirect_stdout(printed):
        code = main(["check", "--content", str(content), str(draft)])
    seconds = time.process_time() - begun
    begun = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        main(["check", "--fix", "--content", str(content), str(draft)])
    fixing = time.process_time() - begun
    results[draft.stem] = [code, seconds, fixing, printed.getvalue()]
# Not ru_maxrss, which a process takes over from the one that started it, however large.
status = Path("/proc/self/status").read_text(encoding="utf-8")
peak = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
print(json.dumps({"results": results, "kilobytes": peak}))
"""

Results = dict[str, tuple[int, float, float, str]]
Measured = tuple[Results, float, float]
FILES = list(make_files())


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """What each file was answered with, the seconds of an ordinary one, the megabytes of all."""
    folder = tmp_path_factory.mktemp("malformed")
    shutil.copytree(BARE_SITE, folder / "content")
    (folder / "content" / "cases").mkdir()
    (folder / "drafts").mkdir()
    for number, file in enumerate(FILES):
        (folder / "drafts" / f"m{number}.md").write_bytes(file.content)
    body = f"\n## 事業の概要\n{PARAGRAPH * 700}\n## 事業効果\n\n効果。\n"
    (folder / "drafts" / f"{ORDINARY}.md").write_text(case_text(body), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "-c", MEASURE, str(folder / "content"), str(folder / "drafts")],
        cwd=ROOT,
        capture_output=True,
        timeout=900,  # ends a hang; what each may cost is asked below
        encoding="utf-8",
    )
    assert ended.returncode == 0, ended.stderr[-4000:]
    whole = json.loads(ended.stdout)
    _, checking, fixing, _ = whole["results"].pop(ORDINARY)
    return whole["results"], max(checking, fixing), whole["kilobytes"] / 1024


def test_there_are_many_and_each_has_its_name() -> None:
    names = [file.name for file in FILES]
    assert len(names) == len(set(names))
    assert len(names) >= 400


def test_each_is_answered_with_an_error(measured: Measured) -> None:
    results, _, _ = measured
    codes = {FILES[int(name[1:])]: code for name, (code, *_) in results.items()}
    assert [
        f.name for f, code in codes.items() if code not in ((1,) if f.is_error else (0, 1))
    ] == []
    assert len(codes) == len(FILES)


def test_each_error_names_its_line(measured: Measured) -> None:
    def has_line(file: Malformed, printed: str) -> bool:
        places = [line for line in printed.splitlines() if "エラー[" in line]
        return any(f".md:{file.line}:" in line for line in places)

    wrong = {
        file.name: measured[0][f"m{number}"][3][:300]
        for number, file in enumerate(FILES)
        if file.line is not None and not has_line(file, measured[0][f"m{number}"][3])
    }
    assert wrong == {}


def test_each_line_is_in_its_file(measured: Measured) -> None:
    for number, file in enumerate(FILES):
        text = file.content.decode("utf-8", errors="replace")
        lines = re.split("\r\n|\r|\n", text)
        for found in re.findall(rf"m{number}\.md:(\d+):\d+: ", measured[0][f"m{number}"][3]):
            assert 1 <= int(found) <= len(lines), file.name


def test_none_takes_longer_or_more_memory_than_allowed(measured: Measured) -> None:
    results, usual, megabytes = measured
    slow = {
        FILES[int(name[1:])].name: (round(checking, 2), round(fixing, 2))
        for name, (_, checking, fixing, _) in results.items()
        if max(checking, fixing) > MOST_TIMES * usual
    }
    assert slow == {}
    assert megabytes < MOST_MEGABYTES
