"""`jirei check`: the problems of the content, without any output.

`run(options)` prints all problems, or those of the named files; `--fix` mends what is safe first.
"""

from __future__ import annotations

import argparse
import codecs
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.commands.common import THEMES, add_content
from generator.commands.mending import mend_text, pictures_of
from generator.commands.reporting import add_report, claim_report, write_report
from generator.commands.terminal import (
    FINE,
    PROBLEMS,
    is_on_github,
    read_lines,
    refuse,
    say,
    show,
)
from generator.core.problem import Problem
from generator.core.settings import BuildSettings
from generator.reading.image import read_image
from generator.reading.load import load_cases_alone, load_collection
from generator.reading.metadata import list_said
from generator.words import check as words
from generator.words.messages import summarize_problems
from generator.words.pictures import report_cleaned
from generator.words.report import (
    change_report,
    github_report,
    job_summary,
    json_report,
    sarif_report,
)
from generator.words.usage import FILE_WORD, FORM_WORD

REPORT_FORMATS = ("text", "github", "json", "sarif")
SUMMARY_FILE = "GITHUB_STEP_SUMMARY"  # GitHub gives each step a file for its summary


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    parser.add_argument(
        "--format", choices=REPORT_FORMATS, metavar=FORM_WORD, help=words.FORMAT_HELP
    )
    add_report(parser)
    parser.add_argument("--fix", action="store_true", help=words.FIX_HELP)
    parser.add_argument("files", nargs="*", type=Path, metavar=FILE_WORD, help=words.FILES_HELP)


def run(options: argparse.Namespace) -> int:
    """The rest of the content is read beside the named files: a number may stand twice."""
    begun = time.monotonic()
    files: list[Path] = options.files
    absent = [str(path) for path in files if not path.is_file()]
    if absent:
        return refuse(words.refuse_absent(absent))
    claim_report(options.report)
    form: str = options.format or ("github" if is_on_github() else "text")
    cases = files or sorted((options.content / "cases").glob("*.md"))
    if options.fix:
        try:
            texts = [path for path in cases if path.suffix == ".md"]
            changes = "".join([*fix_files(texts), *clean_pictures(texts)])
        except OSError as fault:
            return refuse(words.explain_unfixed(fault))
        if form in ("text", "github"):
            say(changes)
    problems = gather_problems(BuildSettings(options.content, Path(), THEMES), files)
    print_problems(problems, form)
    if form in ("text", "github"):
        if problems:
            print(summarize_problems(problems))
        print(words.summarize_check(len(cases), time.monotonic() - begun))
    if is_on_github():
        append_summary(problems)
    write_report(options.report, options.content, problems)
    return PROBLEMS if any(problem.is_error for problem in problems) else FINE


def gather_problems(settings: BuildSettings, files: Sequence[Path]) -> tuple[Problem, ...]:
    """The problems of the content, or those of the named files."""
    if not files:
        return load_collection(settings)[1]
    drafts = tuple(path for path in files if path.suffix == ".md")
    if len(drafts) == len(files):
        problems = load_cases_alone(settings, drafts)
    else:
        problems = load_collection(settings, drafts)[1]
    named = {follow_links(path) for path in files}
    named |= {path.with_suffix("") for path in named}  # the pictures of a case with its text
    return tuple(
        problem
        for problem in problems
        if named & {(place := follow_links(problem.where.path)), place.parent}
    )


def follow_links(path: str | Path) -> Path:
    """Where a file is; of links that lead to each other, the link (`resolve` raises there)."""
    return Path(os.path.realpath(path))


def print_problems(problems: Sequence[Problem], form: str) -> None:
    """On GitHub the log has the places too: it shows an annotation without its own."""
    if form in ("text", "github"):
        show(problems)
    if form == "github":
        sys.stdout.write(github_report(problems))
    elif form == "json":
        sys.stdout.write(json_report(problems))
    elif form == "sarif":
        sys.stdout.write(sarif_report(problems, own_version()))


def own_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # for one form of report alone

    try:
        return version("jirei")
    except PackageNotFoundError:  # run from its folder, without being installed
        return "0"


def append_summary(problems: Sequence[Problem]) -> None:
    """The job summary, where GitHub names a file for it."""
    name = os.environ.get(SUMMARY_FILE)
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(job_summary(problems, read_lines(problems)))
    except OSError as fault:
        print(words.explain_no_summary(fault), file=sys.stderr)


def fix_files(paths: Iterable[Path]) -> Iterable[str]:
    """Mends files in place; what it did, file by file. One that is no text stays as it is."""
    for path in paths:
        if path.is_symlink():
            continue
        raw = path.read_bytes()
        mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
        try:
            before = raw.removeprefix(mark).decode("utf-8")
        except UnicodeDecodeError:
            continue
        after = mend_text(path, before)
        if after != before:
            replace_file(path, mark + after.encode("utf-8"))
            yield change_report(path.as_posix(), before, after)


def clean_pictures(paths: Iterable[Path]) -> Iterator[str]:
    """Takes out of the pictures of cases what they say beside what they show; what it was."""
    for picture in (picture for path in paths for picture in pictures_of(path)):
        content = picture.read_bytes()
        image = read_image(content)
        if image and image.content != content:
            replace_file(picture, image.content)
            yield report_cleaned(picture.as_posix(), list_said(image.extras))


def replace_file(path: Path, content: bytes) -> None:
    """The whole new file or the whole old one, whatever comes between."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".jirei-", suffix=".tmp")
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(path.stat().st_mode & 0o777)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
