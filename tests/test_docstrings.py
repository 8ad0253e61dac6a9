"""What a docstring says of a call can be called: the name is there, and it takes these arguments.

Examples after `>>>` are run (pytest's doctests); these are the calls that stand in a sentence.
"""

from __future__ import annotations

import ast
import builtins
import importlib
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter
from test_architecture import MODULES, TREES

QUOTED = re.compile(r"`([^`]+)`")
EXAMPLE = re.compile(r"^(>>>|\.\.\.) .*$", re.MULTILINE)
INDENTED = re.compile(r"^    (.+)$", re.MULTILINE)
NOT_OURS: Mapping[str, Any] = vars(builtins) | {"Path": Path}
WITH_DOCSTRING = (ast.Module, ast.ClassDef, ast.FunctionDef)


def calls_in(docstring: str) -> Iterator[ast.Call]:
    """The calls that a docstring quotes or sets apart, those among arguments too."""
    prose = EXAMPLE.sub("", docstring)
    for text in (*QUOTED.findall(prose), *INDENTED.findall(prose)):
        try:
            tree = ast.parse(" ".join(text.split()))
        except SyntaxError:  # it is no Python, or leaves the arguments out: `name(…)`
            continue
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


CALLS = [
    (module, call)
    for module, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, WITH_DOCSTRING)
    for call in calls_in(ast.get_docstring(node) or "")
]


def names_in(module: str) -> Mapping[str, Any]:
    """What stands in a module, but for modules: a package has those that are loaded of it."""
    found = vars(importlib.import_module(module))
    return {name: value for name, value in found.items() if not inspect.ismodule(value)}


@pytest.fixture(scope="module")
def names() -> Mapping[str, Any]:
    """All top-level names of the generator, each of which one module has."""
    return {name: value for module in MODULES for name, value in names_in(module).items()}


def find_called(name: str, known: Mapping[str, Any]) -> tuple[Callable[..., Any], bool]:
    """What is called so, and whether on an object: `collection.of` is a Collection's."""
    first, *rest = name.split(".")
    is_object = first not in known
    found = known["".join(map(str.title, first.split("_"))) if is_object else first]
    for step in rest:
        found = getattr(found, step)
    return found, is_object


def hold_against(call: ast.Call, names: Mapping[str, Any], module: str) -> None:
    """Raises where a call has too few arguments, too many, or one that cannot be in its place."""
    known = {**NOT_OURS, **names, **names_in(module)}
    called, is_object = find_called(ast.unparse(call.func), known)
    if called in NOT_OURS.values():
        return
    signature = inspect.signature(called)
    given = [ast.Name("self"), *call.args] if is_object else call.args
    named = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    hints = get_type_hints(called, localns=dict(names))
    for name, argument in signature.bind(*given, **named).arguments.items():
        if isinstance(argument, ast.Name) and argument.id in signature.parameters:
            assert argument.id == name
        try:
            value = ast.literal_eval(argument)
        except (ValueError, TypeError):  # a name such as `settings`, or a call of its own
            continue
        TypeAdapter(hints.get(name, object)).validate_python(value, strict=True)


@pytest.mark.parametrize(
    ("module", "call"), CALLS, ids=[f"{module}: {ast.unparse(call)}" for module, call in CALLS]
)
def test_a_call_that_a_docstring_quotes_can_be_made(
    module: str, call: ast.Call, names: Mapping[str, Any]
) -> None:
    hold_against(call, names, module)


@pytest.mark.parametrize(
    ("module", "wrong"),
    [
        ("generator.reading.assemble", "assemble(cases, documents, site, vocabulary, images)"),
        ("generator.reading.read.content", 'read_content(Path("content"), None)'),
        ("generator.stick.pack", 'pack_stick("naibu-dx-r6", files, day)'),
        ("generator.words.publication_report", 'text_report(publication, "前", "新")'),
        ("generator.collection.collection", 'collection.of("categories")'),
    ],
)
def test_a_call_that_cannot_be_made_is_found(
    module: str, wrong: str, names: Mapping[str, Any]
) -> None:
    (call,) = (call for call in calls_in(f"`{wrong}`") if ast.unparse(call.func) != "Path")
    with pytest.raises((AssertionError, KeyError, TypeError, ValueError)):
        hold_against(call, names, module)
