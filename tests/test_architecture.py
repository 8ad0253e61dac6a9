"""The house keeps its plan: who imports whom, how long things are, and where the disk is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"
MODULES = {
    ".".join(path.relative_to(GENERATOR.parent).with_suffix("").parts): path
    for path in sorted(GENERATOR.rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

ROAD = {
    "generator.reading.load": {"read", "parse", "validate", "assemble"},
    "generator.build": {"plan", "render", "export", "search", "stick", "check", "write"},
}
STAGES = set().union(*ROAD.values())
# Above the stages, from the top down: each may import those below it in this list.
TOP = (
    "generator.__main__",
    "generator.cli",
    "generator.commands",
    "generator.preview.serve",
    "generator.preview.preview",
    "generator.build",
    "generator.reading.load",
)
# organizations reads its own table, which is a part of the program and no content.
ON_DISK = ("read", "write", "serve", "commands", "organizations")

MAX_MODULE, MAX_FUNCTION = 400, 40
DISK = {
    *("open", "read_text", "read_bytes", "write_text", "write_bytes", "iterdir", "glob", "rglob"),
    *("mkdir", "rename", "unlink", "rmtree", "copytree", "mkdtemp", "symlink_to", "touch"),
}
TEXT_FILES = ("read_text", "write_text")


def stage_of(module: str) -> str | None:
    """The stage that a module belongs to; a folder of modules is one stage."""
    parts = module.split(".")
    if len(parts) < 2:
        return None
    return parts[1] if parts[1] in STAGES else None


def floor_of(module: str) -> int | None:
    """The place of a module above the stages, 0 at the top; None for stages and below."""
    names = [name for name in TOP if module == name or module.startswith(f"{name}.")]
    return TOP.index(names[0]) if names else None


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


def test_the_stages_are_where_the_plan_says() -> None:
    found = {stage for module in MODULES if (stage := stage_of(module))}
    assert found == STAGES


@pytest.mark.parametrize("module", MODULES)
def test_a_stage_imports_no_other_stage_and_a_noun_none(module: str) -> None:
    stages = {stage for name in imports_of(module) if (stage := stage_of(name))}
    if module in ROAD:
        assert stages == ROAD[module]
    elif module.startswith("generator.commands."):  # not all that they write is a site
        assert stages <= {"write"}
    else:
        assert stages <= {stage_of(module)}


@pytest.mark.parametrize("module", MODULES)
def test_what_stands_above_the_stages_imports_only_downwards(module: str) -> None:
    floor = floor_of(module)
    above = {name: below for name in imports_of(module) if (below := floor_of(name)) is not None}
    if floor is None:
        assert above == {}
    assert [name for name, below in above.items() if floor is not None and below < floor] == []


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


def calls_of(module: str) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
            yield name, node


@pytest.mark.parametrize("module", MODULES)
def test_only_the_edge_touches_the_disk(module: str) -> None:
    if stage_of(module) == "search" or module.split(".")[1:2] in [[name] for name in ON_DISK]:
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
