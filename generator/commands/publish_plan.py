"""`jirei publish-plan`: what to upload and what to delete, in which order.

`run(options)` compares two sites, each an output folder, a ZIP of one or a list of its files.
"""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.files import claim_file, write_file
from generator.commands.terminal import FINE, refuse
from generator.core.page import Output
from generator.core.problem import BuildStopped
from generator.core.source import Source
from generator.output.canonical import HOME_PAGE, read_site_address
from generator.output.publication import (
    Publication,
    PublishedFile,
    describe_file,
    find_site,
    is_file_list,
    plan_publication,
    read_file_list,
    write_list,
)
from generator.output.write import MARKER, write_folder
from generator.words import publish_plan as words
from generator.words.publication_report import csv_report, is_report, json_plan, text_plan
from generator.words.usage import FILE_WORD, FOLDER_WORD, FORM_WORD

if TYPE_CHECKING:
    from generator.collection.editions import Edition

PLAN_FORMATS = ("text", "json", "csv")
# Ours in the folder, and what a copy of the server's folder has beside the site.
NOT_OF_THE_SITE = (MARKER, ".htaccess", "web.config")
STEP_FOLDERS = {"add": "1-new", "change": "2-changed"}
DELETE_LIST = "3-delete.txt"
ROBOTS = "robots.txt"  # it says the site's address and nothing else; without one there is no such


class NoSite(Exception):  # it is an outcome, not a bug
    """What was named is no site; the message says why and what to name instead."""


@dataclass(frozen=True, slots=True)
class NamedSite:
    """A site that was named; `read` gives a file's bytes, where there are any to be had."""

    files: tuple[PublishedFile, ...]
    read: Callable[[str], bytes] | None

    @property
    def edition(self) -> Edition | None:
        """What its data says of it; None where there is none that can be read."""
        if self.read is None:
            return None
        # Two lists, or a list that is saved, are compared without what reads this: half a second.
        from generator.collection.editions import CASES_JSON, read_edition

        text = self.read(CASES_JSON).decode("utf-8", errors="replace")
        return read_edition(Source(CASES_JSON, text, ""))[0]

    @property
    def address(self) -> str | None:
        """The address it was built for, empty where there is none; None where a list has one."""
        if self.read is None:
            return None if self.robots else ""
        return read_site_address(self.read(HOME_PAGE))

    @property
    def robots(self) -> tuple[str, ...]:
        return tuple(file.digest for file in self.files if file.path == ROBOTS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sites",
        nargs="+",
        type=Path,
        metavar=words.SITE_WORD,
        help=words.SITES_HELP,
    )
    parser.add_argument(
        "--format",
        choices=PLAN_FORMATS,
        default="text",
        metavar=FORM_WORD,
        help=words.PLAN_FORMAT_HELP,
    )
    parser.add_argument("--out", type=Path, metavar=FILE_WORD, help=words.PLAN_OUT_HELP)
    parser.add_argument("--copy-to", type=Path, metavar=FOLDER_WORD, help=words.COPY_HELP)
    parser.add_argument("--save", type=Path, metavar=FILE_WORD, help=words.SAVE_HELP)


def run(options: argparse.Namespace) -> int:
    paths: list[Path] = options.sites
    only_saves = options.save and not (options.out or options.copy_to)
    if len(paths) != 2 and not (len(paths) == 1 and only_saves):
        return refuse(words.NAME_TWO)
    for place, is_own in ((options.out, is_report), (options.save, is_file_list)):
        if place:
            claim_file(place, is_own)
    try:
        sites = [open_site(path) for path in paths]
        if len(sites) == 2:
            print_plan(sites[0], sites[1], options)
    except NoSite as refused:
        return refuse(str(refused))
    except OSError as fault:
        return refuse(words.explain_unread(fault))
    if options.save:
        write(options.save, write_list(sites[-1].files).encode("utf-8"))
    return FINE


def print_plan(old: NamedSite, new: NamedSite, options: argparse.Namespace) -> None:
    """The plan, what is to be sent where that is asked for, and what is odd about it."""
    publication = plan_publication(old.files, new.files)
    if options.copy_to:
        copy_files(publication, new, options.copy_to)
    report(publication, options)
    if doubt := doubt_order(old, new):
        say_done(words.doubt_sites(doubt))
    if are_apart(old, new):
        say_done(words.doubt_addresses(old.address, new.address))


def are_apart(old: NamedSite, new: NamedSite) -> bool:
    """Whether two sites were built for different addresses, or one of them for none."""
    if old.read and new.read:
        return old.address != new.address
    return old.robots != new.robots


def doubt_order(old: NamedSite, new: NamedSite) -> str:
    """What tells that the two sites were named the wrong way round, if anything does."""
    if old.read and new.read is None:
        return words.NEW_IS_A_LIST
    before, after = old.edition, new.edition
    if before and after and before.is_after(after):
        return words.explain_reversal(describe_edition(before), describe_edition(after))
    return ""


def describe_edition(edition: Edition) -> str:
    return words.name_edition(edition.text, edition.updated)


def open_site(path: Path) -> NamedSite:
    """A folder, a ZIP or a list; raises NoSite, BuildStopped for a list with broken lines."""
    if path.is_dir():
        files = {p.relative_to(path).as_posix(): p for p in path.rglob("*") if p.is_file()}
        return read_site(path, sorted(files), lambda name: files[name].read_bytes())
    if not path.exists():
        raise NoSite(words.refuse_absent_site(str(path)))
    if not zipfile.is_zipfile(path):
        return open_list(path)
    try:
        with zipfile.ZipFile(path) as archive:
            contents = {
                entry.filename: archive.read(entry)
                for entry in archive.infolist()
                if not entry.is_dir()
            }
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise NoSite(words.refuse_zip(str(path))) from error
    return read_site(path, sorted(contents), contents.__getitem__)


def read_site(path: Path, names: list[str], read: Callable[[str], bytes]) -> NamedSite:
    """The files of a site with their sums, which may lie in a folder of what was named."""
    folder = locate_site(path, names)

    def read_below(name: str) -> bytes:
        return read(folder + name)

    below = (name.removeprefix(folder) for name in names if name.startswith(folder))
    paths = (path for path in below if path not in NOT_OF_THE_SITE)
    return NamedSite(
        tuple(describe_file(Output(path, read_below(path))) for path in paths), read_below
    )


def open_list(path: Path) -> NamedSite:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoSite(words.refuse_no_site(str(path))) from error
    files, problems = read_file_list(text, path.as_posix())
    if not files:
        raise NoSite(words.refuse_no_site(str(path)))
    if problems:
        raise BuildStopped(problems)
    folder = locate_site(path, [file.path for file in files])
    return NamedSite(
        tuple(
            PublishedFile(file.path.removeprefix(folder), file.digest)
            for file in files
            if file.path.startswith(folder)
        ),
        None,
    )


def locate_site(path: Path, names: list[str]) -> str:
    folder = find_site(names)
    if folder is None:
        raise NoSite(words.refuse_no_site(str(path)))
    if DELETE_LIST in names:
        raise NoSite(words.refuse_copy(str(path)))
    return folder


def copy_files(publication: Publication, site: NamedSite, folder: Path) -> None:
    """What is to be sent, a folder for each step, and the list of what is to be deleted."""
    if site.read is None:
        raise NoSite(words.ONLY_A_LIST)
    deleted = "".join(f"{file.path}\r\n" for file in publication.remove.files)
    outputs = [Output(DELETE_LIST, deleted.encode("utf-8"))]
    for step in (publication.add, publication.change):
        files = (Output(file.path, site.read(file.path)) for file in step.files)
        outputs += [file.below(STEP_FOLDERS[step.action]) for file in files]
    write_folder(outputs, folder, "upload")
    say_done(words.report_copied(folder.as_posix(), DELETE_LIST))


def report(publication: Publication, options: argparse.Namespace) -> None:
    """The plan in the form that is asked for; where files were copied, also where they are."""
    old, new = (path.as_posix() for path in options.sites)
    if options.format == "csv":
        content = csv_report(publication)
    elif options.format == "json":
        content = json_plan(publication, old, new).encode("utf-8")
    else:
        content = text_plan(publication, old, new).encode("utf-8")
    if options.out:
        write(options.out, content)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)


def write(path: Path, content: bytes) -> None:
    write_file(path, content)
    say_done(words.report_file(path.as_posix()))


def say_done(done: str) -> None:
    """What was written, beside the plan: the plan itself may be read by a program."""
    print(done, file=sys.stderr)
