"""What runs on a pull request keeps its promises: no content in a shell, none near a token."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from workflows import WORKFLOWS, jobs_of, load, steps_of

PINNED = re.compile(r"[\w-]+/[\w.-]+@[0-9a-f]{40}")
LABELS = re.compile(r"uses: \S+ # v\d+\.\d+\.\d+$")
EXPRESSION = "${{"


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
    assert workflow["on"] == {"pull_request": "", "push": {"branches": ["main"]}}
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
    assert job["concurrency"] == {"group": "comment-${{ github.event.workflow_run.head_sha }}"}
    steps = list(steps_of(path))
    assert all("run" not in step for step in steps)
    assert [str(step["uses"]).partition("@")[0] for step in steps] == [
        "actions/download-artifact",
        "actions/github-script",
    ]


def test_the_check_tells_what_is_wrong_red_or_green_and_runs_after_a_merge() -> None:
    jobs = jobs_of(WORKFLOWS / "check.yml")
    steps = jobs["content"]["steps"]
    assert isinstance(steps, list)
    reports = [step for step in steps if step.get("with", {}).get("name") == "report"]
    assert [step["if"] for step in reports] == [
        "${{ !cancelled() && github.event_name == 'pull_request' }}"
    ]
    assert reports[0]["with"]["path"] == "build/report"
    runs = [step["run"] for step in steps if "--report build/report/problems.json" in str(step)]
    assert ["check" in runs[0], "build" in runs[1], len(runs)] == [True, True, 2]
    (listed,) = (step for step in steps if "changed-pages" in str(step.get("run")))
    (before,) = (step for step in steps if step.get("id") == "before")
    assert before["continue-on-error"] == "true"
    assert listed["if"] == "steps.before.outcome == 'success'"
    assert str(listed["run"]).startswith("python -m generator changed-pages build/before ")
    checked = [step for step in steps if "if" not in step]
    assert {"事例の書き方を調べる", "ページを作る"} <= {step.get("name") for step in checked}


def test_the_check_installs_nothing_that_has_to_be_built_or_is_not_locked() -> None:
    installs = [
        str(step["run"]).split()
        for step in steps_of(WORKFLOWS / "check.yml")
        if "pip install" in str(step.get("run"))
    ]
    flags = {"--no-build-isolation", "--require-hashes", "-r", "requirements.lock"}
    made = (ROOT / "Makefile").read_text("utf-8")
    assert all(flag in made for flag in flags)
    assert len(installs) == 1
    assert flags | {"--only-binary", ":all:"} <= set(installs[0])


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


def test_every_template_of_a_proposal_can_be_reached() -> None:
    folder = ROOT / ".github"
    usual = (folder / "pull_request_template.md").read_text("utf-8")
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    others = [path.name for path in (folder / "PULL_REQUEST_TEMPLATE").glob("*.md")]
    assert others
    for name in others:  # GitHub offers them nowhere: only who knows the address gets one
        assert f"&template={name}" in usual
        assert f"&template={name}" in guide
