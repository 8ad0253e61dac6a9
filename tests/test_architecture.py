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

STAGE_NAMES = ("read", "parse", "validate", "assemble", "plan", "render", "write", "check")
STAGE_FOLDERS = ("export", "search")
TOP = ("generator.cli", "generator.serve", "generator.build", "generator.__main__")
ON_DISK = ("read", "write", "cli", "serve")

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
    return parts[1] if parts[1] in STAGE_NAMES + STAGE_FOLDERS else None


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
    assert found == {*STAGE_NAMES, *STAGE_FOLDERS}


@pytest.mark.parametrize("module", MODULES)
def test_a_stage_imports_no_other_stage_and_a_noun_none(module: str) -> None:
    if module in TOP:
        return
    stages = {stage for name in imports_of(module) if (stage := stage_of(name))}
    assert stages <= {stage_of(module)}


@pytest.mark.parametrize("module", MODULES)
def test_only_the_command_and_the_preview_import_the_road(module: str) -> None:
    above = {name for name in imports_of(module) if name in TOP}
    allowed = {
        "generator.__main__": {"generator.cli"},
        "generator.cli": {"generator.build", "generator.serve"},
        "generator.serve": {"generator.build"},
    }
    assert above <= allowed.get(module, set())


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
    if stage_of(module) == "search" or module.removeprefix("generator.") in ON_DISK:
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
