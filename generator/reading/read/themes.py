"""The folders of a theme and of those that it extends → layers."""

from __future__ import annotations

import codecs
import re
from pathlib import Path, PurePath

from generator.collection.pictures import IMAGE_KINDS
from generator.core.guess import guess_name
from generator.core.problem import BuildStopped, Problem, Where
from generator.core.slug import SLUG_PATTERN
from generator.core.text import join_line_ends
from generator.reading.read.files import HIDDEN
from generator.reading.read.foreign import judge_bytes
from generator.reading.traces import find_collisions
from generator.records.located_yaml import read_yaml
from generator.records.tree import Fields, Scalar
from generator.theme.theme import LABELS, SETTINGS, TOKENS, Layer

THEME_TEXTS = (".html", ".css", ".js", ".yaml", ".yml", ".svg")
THEME_IMAGES = (*IMAGE_KINDS, ".ico")


def read_theme(themes: Path, name: str, where: Where | None = None) -> tuple[Layer, ...]:
    """A theme's folder and those that it extends, from the first one to itself.

    `where` is the place that names the theme. Raises BuildStopped where one is not there, cannot
    be read or extends itself in the end.
    """
    layers: list[Layer] = []
    where, code = where or Where(f"themes/{name}"), "missing-theme"
    while True:
        folder = themes / name
        if not re.fullmatch(SLUG_PATTERN, name) or not folder.is_dir():
            known = (path.name for path in themes.glob("*/")) if themes.is_dir() else ()
            fit = sorted(name for name in known if re.fullmatch(SLUG_PATTERN, name))
            arguments = {"found": name, "suggestion": guess_name(name, fit)}
            raise BuildStopped((Problem(where, code, arguments),))
        names = [layer.name for layer in reversed(layers)]
        if name in names:
            found = " → ".join(layer.name for layer in reversed(layers)) + f" → {name}"
            raise BuildStopped((Problem(where, "theme-in-circle", {"found": found}),))
        layers.insert(0, read_layer(folder))
        parent = layers[0].trees[SETTINGS].find("extends")
        if not isinstance(parent, Scalar):
            return tuple(layers)
        name, where, code = parent.text, parent.where, "missing-parent-theme"


def read_layer(folder: Path) -> Layer:
    """The files of one theme's folder that a theme may have; others, such as notes, are left."""
    files: dict[str, str] = {}
    binaries: dict[str, bytes] = {}
    place = f"themes/{folder.name}"
    for path in sorted(folder.rglob("*"), key=lambda path: path.as_posix()):
        name = path.relative_to(folder).as_posix()
        suffix = Path(path.name.removesuffix(".txt")).suffix  # Notepad's tokens.yaml.txt
        if HIDDEN.match(path.name):
            continue
        try:
            if suffix in THEME_TEXTS:
                files[name] = read_theme_text(path, f"{place}/{name}")
            elif suffix in THEME_IMAGES and path.is_file():
                binaries[name] = path.read_bytes()
        except OSError as error:
            problem = Problem(Where(f"{place}/{name}"), "file-not-readable")
            raise BuildStopped((problem,)) from error
    if SETTINGS not in files:
        raise BuildStopped((Problem(Where(f"{place}/{SETTINGS}"), "missing-file"),))
    trees = {
        name: read_fields(files[name], f"{place}/{name}")
        for name in (SETTINGS, LABELS, TOKENS)
        if name in files
    }
    return Layer(folder.name, files, binaries, trees)


def read_theme_text(path: Path, place: str) -> str:
    """A UTF-8 file of a theme; raises BuildStopped where it is none, or two versions have met."""
    raw = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    if foreign := judge_bytes(raw, place, is_page=path.suffix in (".html", ".svg")):
        raise BuildStopped((foreign,))
    text = join_line_ends(raw.decode("utf-8"))
    if collisions := tuple(find_collisions(text, place)):
        raise BuildStopped(collisions)
    return text


def read_fields(text: str, path: str) -> Fields:
    """One of a theme's own YAML files, which must be a mapping."""
    tree, problems = read_yaml(text, path)
    if problems or not isinstance(tree, Fields):
        key = PurePath(path).name
        raise BuildStopped(problems or (Problem(Where(path), "not-a-mapping", {"key": key}),))
    return tree
