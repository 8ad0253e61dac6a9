"""The scripts of a theme: ES modules, joined in the order of their imports into classic scripts.

`join_scripts(theme, names)` is the text of one script of the site: the listed files and all that
they import, each once, what is imported before what imports it. A module becomes a function that
hands over its exports, because nothing but classic scripts loads on `file://`, too; a file with
neither import nor export is a classic script already and stays as it is. `judge_scripts(theme)`
gives what cannot be joined.

>>> script = read_script('import { a } from "./a.js";\\nexport const b = a;\\n', "themes/x/b.js")
>>> [str(name) for name in script.exports], [taken.source.text for taken in script.imports]
(['b'], ['./a.js'])
"""

from __future__ import annotations

import functools
import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.core.problem import Problem, place_of
from generator.records.names import unknown_name
from generator.records.tree import Scalar
from generator.theme.theme import Theme

# What a script is made of, as far as it must be known where code stands and where none does.
PART = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<text>\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*')"
    r"|(?P<code>[^\"'`/{}]+)|(?P<sign>.)",
    re.DOTALL,
)
LAST = re.compile(r"([\w$]+|\S)\s*\Z")
PATTERN = re.compile(r"/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/\w*")
TEMPLATE = re.compile(r"(?:\\.|\$(?!\{)|[^`\\$])*(?P<end>`|\$\{)", re.DOTALL)
# After the end of a value a slash divides, elsewhere it begins a pattern.
VALUE_ENDS = re.compile(r"[\w$)\]}\"'`]\Z")
BEFORE_PATTERN = {
    *("return", "typeof", "case", "in", "of", "instanceof", "new", "delete", "void", "throw"),
    *("do", "else", "yield", "await"),
}

MODULE_WORD = re.compile(r"(?<![\w$.#])(?:import|export)(?![\w$]|\s*:)")
BRACES = r"\{(?P<names>[\w$\s,]*)\}"
BRACED_NAME = re.compile(r"(?P<name>[\w$]+)(?:\s+as\s+(?P<other>[\w$]+))?")
IMPORT = re.compile(rf"import\s*(?:{BRACES}\s*from\s*)?([\"'])(?P<source>\s*)\2[ \t]*;?")
EXPORTED_NAMES = re.compile(rf"export\s*{BRACES}(?!\s*from\b)[ \t]*;?")
EXPORTED = re.compile(
    r"export\s+(?=(?:(?:async\s+)?function(?:\s*\*\s*|\s+)|class\s+|const\s+(?=[\w$]+\s*=))"
    r"(?P<name>[\w$]+))"
)
LONGEST = 60  # characters of a statement that a problem quotes
LINE_END = re.compile(r"[ \t]*\n")
REGISTER = "(globalThis.jirei ??= {}).modules ??= {};\n"


@dataclass(frozen=True, slots=True)
class Import:
    """What a module takes from another: the other's names for it, and its own."""

    source: Scalar
    names: tuple[tuple[Scalar, str], ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A file: its text, what it imports, its own name for each export.

    The text of a module is that which stands in its function: without imports, the word `export`
    and JSDoc comments, whose types nobody reads in a browser.
    """

    place: str
    body: str
    is_module: bool
    imports: tuple[Import, ...]
    exports: Mapping[str, str]
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The file as theme.yaml names it."""
        return self.place.split("/", 2)[2]

    @property
    def key(self) -> str:
        """The file with its theme, under which its exports are kept."""
        return self.place.removeprefix("themes/")


def judge_scripts(theme: Theme) -> Iterator[Problem]:
    """Scripts that cannot be read, and imports that lead nowhere, in a circle or to no export."""
    for names in theme.scripts.values():
        scripts, circles = order_scripts(theme, names)
        yield from circles
        for script in scripts:
            yield from script.problems
            yield from judge_imports(theme, script)


def judge_imports(theme: Theme, script: Script) -> Iterator[Problem]:
    """Imports of files that are not there, and of names that a file does not export."""
    for taken in script.imports:
        found = find_import(theme, script, taken)
        if found is None:
            names = dict.fromkeys(name for layer in theme.layers for name in layer.files)
            paths = [path_to(name, script) for name in names if name.endswith(".js")]
            yield unknown_name(taken.source, "script-import-missing", paths)
            continue
        for name, _ in taken.names:
            if name.text not in found.exports:
                problem = unknown_name(name, "script-name-not-exported", list(found.exports))
                arguments = {**problem.arguments, "file": found.place}
                yield Problem(problem.where, problem.code, arguments)


def path_to(name: str, script: Script) -> str:
    """A file as a script would import it."""
    path = posixpath.relpath(name, posixpath.dirname(script.name) or ".")
    return path if path.startswith("../") else f"./{path}"


def list_scripts(theme: Theme) -> set[str]:
    """The places of all files that any script of the site is joined of."""
    orders = (order_scripts(theme, names)[0] for names in theme.scripts.values())
    return {script.place for scripts in orders for script in scripts}


def join_scripts(theme: Theme, names: Iterable[str]) -> str:
    """The classic script of listed files, which have no problems."""
    scripts, _ = order_scripts(theme, names)
    register = REGISTER if any(script.is_module for script in scripts) else ""
    return register + "\n".join(write_script(theme, script) for script in scripts)


def write_script(theme: Theme, script: Script) -> str:
    """One file below its name; a module as a function that hands over its exports."""
    body = script.body.strip("\n").rstrip()
    if not script.is_module:
        return f"// {script.name}\n{script.body.rstrip()}\n"
    lines = [
        f"// {script.name}",
        # A module that two scripts of a page share runs once, as modules do.
        f"jirei.modules[{json.dumps(script.key)}] ??= (function () {{",
        '"use strict";',
        *(write_import(theme, script, taken) for taken in script.imports if taken.names),
        body,
        f"return {write_names(sorted(script.exports.items()))};",
        "})();",
    ]
    return "\n".join(lines) + "\n"


def write_import(theme: Theme, script: Script, taken: Import) -> str:
    """The constants that a module takes from another."""
    found = find_import(theme, script, taken)
    assert found is not None  # judge_imports
    names = write_names((name.text, own) for name, own in taken.names)
    return f"const {names} = globalThis.jirei.modules[{json.dumps(found.key)}];"


def write_names(names: Iterable[tuple[str, str]]) -> str:
    """The names of exports, each with a module's own name for it, as JavaScript writes them."""
    inner = ", ".join(name if name == own else f"{name}: {own}" for name, own in names)
    return f"{{ {inner} }}" if inner else "{}"


def order_scripts(theme: Theme, names: Iterable[str]) -> tuple[list[Script], list[Problem]]:
    """Listed files and all that they import, what is imported first; and circles, at their end."""
    done: dict[str, Script] = {}
    circles: list[Problem] = []

    def add(script: Script, above: tuple[Script, ...]) -> None:
        for taken in script.imports:
            found = find_import(theme, script, taken)
            way = [*above, script]
            places = [each.place for each in way]
            if found is None or found.place in done:
                continue
            if found.place in places:
                circle = [*(each.name for each in way[places.index(found.place) :]), found.name]
                arguments = {"found": " → ".join(circle)}
                circles.append(Problem(taken.source.where, "script-in-circle", arguments))
            else:
                add(found, tuple(way))
        done[script.place] = script

    for name in names:
        script = find_script(theme, name)
        if script is not None and script.place not in done:
            add(script, ())
    return list(done.values()), circles


def find_import(theme: Theme, script: Script, taken: Import) -> Script | None:
    """The file that an import names: of the nearest theme, as everything of a theme.

    A path that leaves the theme's folder names the theme: `../../../standard/components/…`.
    """
    path = posixpath.join(posixpath.dirname(script.name), taken.source.text)
    return find_script(theme, posixpath.normpath(path).removeprefix("../"))


def find_script(theme: Theme, name: str) -> Script | None:
    found = theme.find(name)
    return read_script(*found) if found is not None and name.endswith(".js") else None


@functools.lru_cache(maxsize=512)  # a file is asked for by each that imports it, at each preview
def read_script(text: str, place: str) -> Script:
    """A file of a theme as far as it is to be known for joining it with others."""
    code, cuts, unclosed = read_code(text)
    problems: list[Problem] = []
    if unclosed is not None:
        problems.append(quote_code("script-not-closed", text, unclosed, place))
    imports: list[Import] = []
    exports: dict[str, str] = {}
    words = [word.start() for word in MODULE_WORD.finditer(code)]
    for start in words:
        found = None
        if taken := IMPORT.match(code, start):
            source = text[taken.start("source") : taken.end("source")]
            if source.startswith(("./", "../")):
                found = taken
                where = place_of(text, taken.start("source") - 1, place)
                imports.append(Import(Scalar(source, where), read_braces(taken, text, place)))
        elif found := EXPORTED_NAMES.match(code, start):
            exports |= {other: name.text for name, other in read_braces(found, text, place)}
        elif found := EXPORTED.match(code, start):
            exports[found["name"]] = found["name"]
        if found is None:
            problems.append(quote_code("script-not-joined", text, start, place))
        else:
            cuts.append((start, found.end()))
    body = drop_spans(text, cuts) if words else text
    return Script(place, body, bool(words), tuple(imports), exports, tuple(problems))


def drop_spans(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    """A text without some parts; a line of which nothing is left goes, too."""
    kept: list[str] = []
    last = 0
    for start, end in sorted(cuts):
        kept.append(text[last:start])
        last = end
        line = text.rfind("\n", 0, start) + 1
        rest = LINE_END.match(text, end)
        if rest and not text[line:start].strip():
            kept[-1] = kept[-1][: len(kept[-1]) - (start - line)]
            last = rest.end()
    return "".join([*kept, text[last:]])


def quote_code(code: str, text: str, start: int, place: str) -> Problem:
    """The problem of a line from a place on."""
    found = text[start:].partition("\n")[0].strip()[:LONGEST]
    return Problem(place_of(text, start, place), code, {"found": found})


def read_braces(found: re.Match[str], text: str, place: str) -> tuple[tuple[Scalar, str], ...]:
    """The names in the braces of a statement, each with what it is called on the other side."""
    if found["names"] is None:
        return ()
    names = BRACED_NAME.finditer(found.string, found.start("names"), found.end("names"))
    return tuple(
        (Scalar(name["name"], place_of(text, name.start(), place)), name["other"] or name["name"])
        for name in names
    )


def read_code(text: str) -> tuple[str, list[tuple[int, int]], int | None]:
    """A script with its comments and what stands between quotes as white space.

    With it come the places of JSDoc comments, and the offset of what is not closed.
    """
    code: list[str] = []
    notes: list[tuple[int, int]] = []
    braces: list[str] = []  # `{` for each open one of code, `${` for each of a template
    at, before = 0, ""
    while at < len(text):
        kind, end = read_part(text, at, before, braces)
        part = text[at:end]
        if kind == "open":
            return "".join(code) + blank_out(text[at:]), notes, at
        if kind == "text":
            code.append(f"{part[0]}{blank_out(part[1:-1])}{part[-1]}")
        else:
            code.append(part if kind in ("code", "sign") else blank_out(part))
        if part.startswith("/**") and kind == "comment":
            notes.append((at, end))
        elif kind == "pattern":
            before = '"'
        elif kind != "comment" and part.strip():
            before = part
        at = end
    return "".join(code), notes, None


def read_part(text: str, at: int, before: str, braces: list[str]) -> tuple[str, int]:
    """What begins at a place, and where it ends; `braces` are those open there."""
    part = PART.match(text, at)
    assert part is not None
    kind, sign, end = str(part.lastgroup), part["sign"], part.end()
    if sign in ("'", '"') or (sign == "/" and text.startswith("/*", at)):
        return "open", end
    if sign == "/" and begins_pattern(before) and (pattern := PATTERN.match(text, at)):
        return "pattern", pattern.end()
    if sign == "`" or (sign == "}" and braces[-1:] == ["${"]):
        template = TEMPLATE.match(text, end)
        if sign == "}":
            braces.pop()
        if template is None:
            return "open", end
        if template["end"] == "${":
            braces.append("${")
        return "template", template.end()
    if sign == "{":
        braces.append(sign)
    elif sign == "}" and braces:
        braces.pop()
    return kind, end


def begins_pattern(before: str) -> bool:
    """Whether a slash after some code begins a pattern."""
    last = LAST.search(before)
    return last is None or last[1] in BEFORE_PATTERN or not VALUE_ENDS.search(last[1])


def blank_out(part: str) -> str:
    """A part of a script as white space: what follows keeps its place."""
    return re.sub(r"[^\n]", " ", part)
