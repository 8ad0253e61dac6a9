"""Sheets of cases for the tests: a page of them, and a case whose sheet is as full as can be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from conftest import ROOT, THEMES

from generator.collection.case import Case
from generator.collection.form.cost import Cost, RunningCost
from generator.collection.form.outcome import Outcome
from generator.collection.form.reference import Remark
from generator.collection.form.schedule import Schedule
from generator.collection.form.service import Contact
from generator.core.page import Page
from generator.core.settings import BuildSettings
from generator.draft import Draft, draft_site
from generator.pages.render import render_page

ADDRESS = "https://www.town.example.lg.jp/soshiki/dx/jirei/"
STYLE = "assets/site.css"
HEAD = (
    '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>事例のまとめ</title>'
    '<meta name="color-scheme" content="light dark">'
    f'<link rel="stylesheet" href="{STYLE}"></head><body><main><h1 hidden>事例のまとめ</h1>'
)


def draft_sheets(content: Path = ROOT / "content", base_url: str | None = None) -> Draft:
    return draft_site(BuildSettings(content, Path("unused"), THEMES, base_url=base_url))


def render_sheet(draft: Draft, case: Case) -> str:
    page = Page("print.html", "sheet.html", case.title, "", (), {"case": case})
    return render_page(page, draft.look.environment).content.decode("utf-8")


def join_sheets(draft: Draft, cases: Iterable[Case]) -> str:
    """A page at the top of the site with the sheets of cases, and nothing else."""
    sheets = "".join(render_sheet(draft, case) for case in cases)
    return f"{HEAD}{sheets}</main></body></html>"


def style_of(draft: Draft) -> bytes:
    return next(output.content for output in draft.files if output.path == STYLE)


def write_sheets(folder: Path, draft: Draft, cases: Iterable[Case]) -> str:
    """Writes the page with its style; gives its address."""
    (folder / "assets").mkdir(parents=True)
    (folder / STYLE).write_bytes(style_of(draft))
    page = folder / "print.html"
    page.write_text(join_sheets(draft, cases), encoding="utf-8")
    return page.as_uri()


def say(count: int) -> str:
    """A sentence of so many signs."""
    return ("窓口の職員が申請書を受け取り、内容を確かめて入力している。" * count)[:count]


def fill_case(case: Case, letters: int) -> Case:
    """The case with as much of everything as may be, in texts of so many signs."""
    abouts = ("title", "population", "cost.initial", "cost.running", "schedule.duration")
    outcomes = [f"outcomes[{number}]" for number in (1, 2, 3)]
    facts = case.facts.model_copy(
        update={
            "title": say(letters),
            "asks": (say(letters),) * 6,
            "points": (say(letters),) * 6,
            "advice": (say(letters),) * 3,
            "outcomes": (
                Outcome.model_construct(
                    what=say(letters), value="120分→15分", per="件", kind="実績", scope=say(letters)
                ),
            )
            * 3,
            "cost": case.facts.cost.model_copy(
                update={
                    "initial": Cost.model_validate(
                        {"amount": "26,700千円", "tax": "税抜", "note": say(letters)}
                    ),
                    "running": RunningCost.model_validate(
                        {"amount": "月額15万4千円", "tax": "税込", "note": say(letters)}
                    ),
                }
            ),
            "schedule": Schedule.model_validate(
                {
                    "duration": "1年1か月",
                    "steps": [
                        {"period": f"R{2 + number // 4}.{1 + number % 4}", "text": say(letters)}
                        for number in range(12)
                    ],
                }
            ),
            "contacts": (
                Contact(
                    office=say(min(letters, 40)),
                    phone="0868-54-2985",
                    email="denshi-shinsei-madoguchi@town.kagamino.lg.jp",
                ),
            )
            * 8,
            "notes": tuple(
                Remark.model_validate({"about": about, "text": say(letters)})
                for about in (*abouts, *outcomes)
            )
            * 2,
        }
    )
    return replace(case, facts=facts)
