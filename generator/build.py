"""The second half of the road: plan → render → search → check → write; `load.py` has the first.

`build_site(settings)` writes a site, `build_stick` its copy for a stick. What is made for one is
kept beside its output for the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.collection.accessibility import find_stale
from generator.core.fingerprint import FolderDigest
from generator.core.page import SITE_FOLDER, Output
from generator.core.problem import BuildStopped, Problem, Severity, Where
from generator.core.settings import BuildSettings
from generator.core.workers import Watch, pass_by
from generator.draft import Draft, draft_site, words_of
from generator.finish import Findings, finish_site
from generator.output.check import check_outputs
from generator.output.write import MARKER, reserve, write_folder
from generator.pages.render import render_page
from generator.plan.stick import name_folder, plan_guide
from generator.stick.limits import find_unfit
from generator.stick.pack import Stick, pack_stick
from generator.unchanged import Built, LastBuild, digest_read, keep_last, place_beside, remember


def build_site(settings: BuildSettings, watch: Watch = pass_by) -> Built:
    """Builds the whole site; raises BuildStopped, and leaves the last output, where it cannot.

    What `write_folder` raises comes before the work where it can be known then.
    """
    with reserve(settings.out) as was_killed, remember(place_beside(settings.out), watch) as memory:
        read = digest_read(settings)
        draft, findings = draft_site(settings, memory), Findings()
        written = FolderDigest()
        outputs = finish_sound(draft, findings)
        changed = write_folder(note_files(outputs, written), settings.out)
        draft = note_faults(draft, findings.faults)
        built = sum_up(draft, changed, settings.out if was_killed else None)
        # Else somebody has written while it was being read.
        if not was_killed and read == digest_read(settings):
            keep_last(memory, read, LastBuild(built, written.hexdigest()))
        memory.store.save(is_whole=True)
    return replace(built, remade=memory.store.remade)


def note_files(outputs: Iterable[Output], written: FolderDigest) -> Iterator[Output]:
    """The outputs as they are, noted on their way, with the mark of their folder."""
    written.add(MARKER, b"")
    for output in outputs:
        written.add(output.path, output.content)
        yield output


def build_stick(settings: BuildSettings, watch: Watch = pass_by) -> tuple[Built, Stick]:
    """Builds the copy for a stick, whose site is that of `build_site`; raises as that does."""
    with reserve(settings.out) as was_killed, remember(place_beside(settings.out), watch) as memory:
        draft, findings = draft_site(settings, memory), Findings()
        site = sorted(finish_site(draft, findings), key=lambda output: output.path)
        stick = fill_stick(draft, site)
        files = (*stick.files, stick.archive)
        folder = f"{stick.folder}/{SITE_FOLDER}/"
        checked = check_outputs(files, draft.base_url, folder, memory)
        draft = note_faults(draft, findings.faults)
        draft = note_faults(draft, (*checked, *find_unfit(files)))
        changed = write_folder(files, settings.out)
        memory.store.save(is_whole=True)
    return sum_up(draft, changed, settings.out if was_killed else None), stick


def finish_sound(draft: Draft, findings: Findings) -> Iterator[Output]:
    """Every file of the site as it is made; after the last one, errors in them end the build."""
    yield from finish_site(draft, findings)
    note_faults(draft, findings.faults)


def note_faults(draft: Draft, faults: Sequence[Problem]) -> Draft:
    """The draft with what was found later; errors among that end the build."""
    problems = (*draft.problems, *faults)
    if any(fault.is_error for fault in faults):
        raise BuildStopped(problems)
    return replace(draft, problems=problems)


def sum_up(draft: Draft, changed: int, killed: Path | None) -> Built:
    """What a build did; `killed` is the output folder where an earlier build was killed."""
    paths = (page.path for page in draft.pages.values() if page.template != "moved.html")
    stale = find_stale(draft.collection.accessibility, paths, draft.theme)
    problems = (*draft.problems, *stale)
    if killed is not None:
        warning = Problem(Where(killed.as_posix()), "last-build-killed", severity=Severity.WARNING)
        problems = (warning, *problems)
    return Built(len(draft.collection.cases), len(draft.pages), changed, problems)


def fill_stick(draft: Draft, site: Sequence[Output]) -> Stick:
    """A finished site with its guide, packed for a stick."""
    collection = draft.collection
    with words_of(draft.theme, draft.problems) as labels:
        pages = plan_guide(collection, labels, draft.pages, site, draft.base_url)
    guide = (render_page(page, draft.look.environment) for page in pages)
    below = (output.below(SITE_FOLDER) for output in site)
    day = collection.updated.first_day if collection.updated else None
    return pack_stick(name_folder(collection), below, guide, day)
