"""How a build grows with the collection, as ratios within one run (machines are noisy).

    python -m benchmarks.build            the collection, then 5 and 20 times as many cases
    python -m benchmarks.build 1 40       other multiples

Each build runs in a process of its own; a row gives cases, pages, seconds, seconds per case in
relation to the first row, and the peak memory of the process in MiB.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

CONTENT = Path(__file__).resolve().parent.parent / "content"
MEASURE = """
import json, resource, sys, time
from pathlib import Path
from generator.build import build_site
from generator.commands.common import THEMES
from generator.collection.config import BuildSettings
begun = time.perf_counter()
built = build_site(BuildSettings(Path(sys.argv[1]), Path(sys.argv[2]), THEMES))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([built.cases, built.pages, time.perf_counter() - begun, peak]))
"""


def multiply_cases(content: Path, times: int) -> None:
    """Copies of every case under new names and numbers; links between cases keep the first ones."""
    cases = sorted((content / "cases").glob("*.md"))
    number = 1000
    for copy in range(1, times):
        for case in cases:
            number += 1
            text = re.sub(r"^number: .*", f"number: {number}", case.read_text("utf-8"), flags=re.M)
            path = case.with_name(f"copy{copy}-{case.stem[:48].rstrip('-')}.md")
            path.write_text(text, encoding="utf-8")


def measure(times: int) -> tuple[int, int, float, float]:
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        shutil.copytree(CONTENT, content)
        multiply_cases(content, times)
        command = [sys.executable, "-c", MEASURE, str(content), str(Path(folder) / "site")]
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        cases, pages, seconds, peak = json.loads(run.stdout.splitlines()[-1])
        return int(cases), int(pages), float(seconds), float(peak)


def main() -> None:
    multiples = [int(word) for word in sys.argv[1:]] or [1, 5, 20]
    print(f"{'cases':>7} {'pages':>7} {'seconds':>9} {'per case':>9} {'MiB':>7}")
    first = 0.0
    for times in multiples:
        cases, pages, seconds, peak = measure(times)
        first = first or seconds / cases
        print(
            f"{cases:>7} {pages:>7} {seconds:>9.2f} {seconds / cases / first:>8.2f}x {peak:>7.0f}"
        )


if __name__ == "__main__":
    main()
