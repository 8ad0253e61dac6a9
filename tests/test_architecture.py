"""The house keeps its plan: who imports whom, how long things are, and where the disk is."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"
MODULES = {
    ".".join(path.relative_to(GENERATOR.parent).with_suffix("").parts).removesuffix(
        ".__init__"
    ): path
    for path in sorted(GENERATOR.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

# A package imports only packages that stand before it; those of one line do not know each other.
ORDER = (
    ("core",),
    ("measures",),
    ("records",),
    ("output",),
    ("theme",),
    ("words", "stick"),
    ("collection",),
    ("reading", "editing", "pages"),
    ("search",),
    ("plan", "export"),
)
# What stands directly in generator/ and above the packages, from the top down.
TOP = ("__main__", "cli", "commands", "preview", "pdf", "build", "unchanged", "finish", "draft")
MOST_DIRECT = 8  # modules directly in generator/, which may import everything below them

# The stages of each half of the road: none knows another, and one module puts them in a row.
ROAD = {
    "generator.reading.load": {
        "generator.reading.assemble",
        "generator.reading.parse",
        "generator.reading.read",
        "generator.reading.validate",
    },
    "generator.reading.understand": {"generator.reading.parse", "generator.reading.validate"},
    "generator.draft": {"generator.export", "generator.pages.render", "generator.plan"},
    "generator.finish": {
        "generator.export",
        "generator.output.check",
        "generator.pages.render",
        "generator.plan",
        "generator.search",
    },
    "generator.unchanged": {"generator.output.write"},
    "generator.build": {
        "generator.output.check",
        "generator.output.write",
        "generator.pages.render",
        "generator.plan",
        "generator.stick",
    },
}
STAGES = sorted(set().union(*ROAD.values()))
# places reads its own table, which is a part of the program and no content.
ON_DISK = (
    "generator.commands",
    "generator.core.fingerprint",
    "generator.core.store",
    "generator.core.temporary",
    "generator.export.ooxml",
    "generator.measures.places",
    "generator.output.write",
    "generator.preview.serve",
    "generator.reading.read",
    "generator.search",
)
# What a person reads in Japanese: a kana, a kanji, or the marks of a sentence.
JAPANESE = re.compile("[、。「」ぁ-ゖァ-ヺ一-鿿々]")
# What a command prints stands in words/. Elsewhere Japanese is the subject, never a sentence of
# the program's own: what a field means and what is written there, and the forms of what is read.
WITH_JAPANESE = {
    f"generator.{package}.{module}"
    for package, modules in (
        # The kanji that a PDF's signs are meant for.
        ("core", "copied"),
        # What the fields of the content mean, and the values that they have.
        (
            "collection",
            "about accessibility config fields limits measured_data moved outcome_data prose "
            "published "
            "variants vocabulary",
        ),
        # Marks of lists, headings and questions as people write them.
        ("collection.written", "headings indents list_marks"),
        ("collection.form", "case cost organization outcome reference schedule service"),
        ("records", "declare"),
        ("reading.validate", "accessibility"),
        # What is written into a new case and into the schemas, and what is mended in a case.
        ("editing", "mend mend_body repair reshape scaffold schema"),
        # The columns and fields of the open data, and of a table for the keepers of a server.
        ("export", "cells codes gif_json open_data schemas table tables"),
        ("output", "hosting"),
        # The columns that the examples ask, and what is computed from them.
        ("plan", "examples"),
        # Units, eras, endings, kana: measures and names as the collection writes them.
        (
            "measures",
            "duration measure money pages partial_date period phone places point population "
            "quantity syllabary wareki",
        ),
        # Headings, and how a text is written, read aloud, searched and broken into lines.
        (
            "reading",
            "dialects look_alikes markdown marks pasted_links punctuation rules style tables "
            "trace_table traces",
        ),
        # The words, names and units of which a second look would ask.
        (
            "reading.doubts",
            "costs letters links outcomes paper placeholders private repeats secrets towns",
        ),
        ("search", "meaning near_words readings spellings synonyms text words"),
        ("stick", "plain_text"),
        # What pictures are called, for the names that are proposed.
        ("collection", "pictures"),
        # What says no, and what says the opposite; where words begin beside an address.
        ("core", "guess text"),
        # What a problem's message quotes: an item of a list, allowed names.
        ("collection", "editions"),
        ("records", "record_faults"),
        ("reading.read", "content foreign"),
        ("theme", "inherit"),
    )
    for module in modules.split()
}

MAX_MODULE, MAX_FUNCTION = 400, 40
DISK = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"),
    *("mkdir", "rename", "unlink", "rmtree", "copytree", "mkdtemp", "symlink_to", "touch"),
}
TEXT_FILES = ("read_text", "write_text")


def is_in(module: str, place: str) -> bool:
    """Whether a module is a place, or stands in it where that is a package."""
    return module == place or module.startswith(f"{place}.")


def stage_of(module: str) -> str | None:
    """The stage that a module belongs to; a package of modules is one stage."""
    return next((stage for stage in STAGES if is_in(module, stage)), None)


def room_of(module: str) -> str:
    """The package of a module, or the module itself where it stands directly in generator/."""
    return module.split(".")[1] if "." in module else ""


def rank_of(room: str) -> int:
    """The place of a package in the order, the first being 0; those above follow the packages."""
    if room in TOP:
        return len(ORDER) + len(TOP) - TOP.index(room)
    return next(rank for rank, rooms in enumerate(ORDER) if room in rooms)


def imports_of(module: str) -> Iterator[str]:
    """Our own modules that a module imports."""
    for node in ast.walk(TREES[module]):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names] + [node.module or ""]
        yield from (name for name in names if name in MODULES)


def test_every_package_has_its_place_in_the_order() -> None:
    rooms = {room_of(module) for module in MODULES} - {"", "__init__"}
    assert rooms == {room for line in ORDER for room in line} | set(TOP)


def test_few_modules_stand_outside_the_packages() -> None:
    assert len(list(GENERATOR.glob("*.py"))) <= MOST_DIRECT


@pytest.mark.parametrize("module", MODULES)
def test_a_package_imports_only_packages_before_it(module: str) -> None:
    room = room_of(module)
    if room == "__init__":
        assert list(imports_of(module)) == []
        return
    others = {name for name in imports_of(module) if room_of(name) != room}
    assert {name for name in others if rank_of(room_of(name)) >= rank_of(room)} == set()


def test_the_stages_are_where_the_plan_says() -> None:
    assert {stage_of(module) for module in MODULES} - {None} == set(STAGES)


@pytest.mark.parametrize("module", MODULES)
def test_a_stage_imports_no_other_stage_and_a_noun_none(module: str) -> None:
    stages = {stage for name in imports_of(module) if (stage := stage_of(name))}
    if module in ROAD:
        assert stages == ROAD[module]
    elif is_in(module, "generator.commands"):  # not all that they write is a site
        assert stages <= {"generator.output.write"}
    else:
        assert stages <= {stage_of(module)}


def test_no_two_modules_import_each_other() -> None:
    below = {module: set(imports_of(module)) - {module} for module in MODULES}
    while free := [module for module, names in below.items() if not names]:
        for module in free:
            del below[module]
        for names in below.values():
            names.difference_update(free)
    assert below == {}


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_functions_stay_short(module: str) -> None:
    lines = MODULES[module].read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_MODULE
    long = {
        node.name: length
        for node in ast.walk(TREES[module])
        if isinstance(node, ast.FunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > MAX_FUNCTION
    }
    assert long == {}


def texts_of(module: str) -> Iterator[str]:
    """The string constants of a module; a docstring is a statement of its own, and none."""
    nodes = list(ast.walk(TREES[module]))
    docstrings = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and id(node) not in docstrings:
            yield from [node.value] if isinstance(node.value, str) else []


def test_what_a_command_prints_stands_in_words() -> None:
    found = {module for module in MODULES if any(map(JAPANESE.search, texts_of(module)))}
    assert {module for module in found if not is_in(module, "generator.words")} == WITH_JAPANESE


def names_of(node: ast.stmt) -> Iterator[str]:
    """The names that a statement of a module's top level defines."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        yield node.name
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    for target in targets:
        parts = target.elts if isinstance(target, ast.Tuple) else [target]
        yield from (part.id for part in parts if isinstance(part, ast.Name))


def test_a_name_means_one_thing() -> None:
    homes: dict[str, list[str]] = {}
    for module, tree in TREES.items():
        for name in (name for node in tree.body for name in names_of(node)):
            homes.setdefault(name, []).append(module)
    twice = {name: modules for name, modules in homes.items() if len(modules) > 1}
    # The form that every command has.
    assert set(twice) == {"add_arguments", "run"}
    assert {room_of(module) for modules in twice.values() for module in modules} == {"commands"}


def test_texts_are_folded_in_one_module() -> None:
    folding = {
        module
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and node.value == "NFKC"
    }
    assert folding == {"generator.core.text"}


def calls_of(module: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
            yield name, node


@pytest.mark.parametrize("module", MODULES)
def test_only_the_edge_touches_the_disk(module: str) -> None:
    if any(is_in(module, place) for place in ON_DISK):
        return
    assert {name for name, _ in calls_of(module)} & DISK == set()


@pytest.mark.parametrize("module", MODULES)
def test_text_files_name_their_encoding(module: str) -> None:
    for name, call in calls_of(module):
        modes = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
        is_binary = any(isinstance(mode, str) and "b" in mode for mode in modes)
        is_method = isinstance(call.func, ast.Attribute)
        if (name == "open" or (name in TEXT_FILES and is_method)) and not is_binary:
            assert "encoding" in {keyword.arg for keyword in call.keywords}, call.lineno
