"""What a site says of its accessibility: its policy, the results of its tests, people's judgements.

A tool's silence proves nothing: a criterion is met where a person has said so, and only there.

>>> judge("1.4.3", SILENT).verdict
<Verdict.OPEN: 'open'>
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.collection.criteria import CRITERIA, NUMBERS, Criterion
from generator.collection.fields import DateField, FiscalYearField
from generator.core.problem import Problem, Severity, Where
from generator.core.text import fold_spelling
from generator.records.declare import Email, Phone, Record, Text, Url
from generator.theme.theme import Theme

RESULTS_PAGE = "accessibility-results.html"
POLICY_PAGE = "accessibility.html"


CRITERION_NUMBER = re.compile(r"(?<![\d.])([1-4])[.-](\d)[.-](\d+)(?![\d.])")  # as people write it


def require_criterion(value: str) -> str:
    """A number such as 1.4.3 that JIS X 8341-3:2016 or WCAG 2.2 has at level A or AA."""
    if value not in NUMBERS:
        near = CRITERION_NUMBER.search(fold_spelling(value))
        number = ".".join(near.groups()) if near else ""
        arguments = {"found": value, "suggestion": number if number in NUMBERS else ""}
        raise PydanticCustomError("unknown-criterion", "{found}", arguments)
    return value


CriterionNumber = Annotated[
    Text,
    AfterValidator(require_criterion),
    WithJsonSchema({"type": "string", "enum": [criterion.number for criterion in CRITERIA]}),
]
Count = Annotated[int, Field(ge=0)]


class PolicyContact(Record):
    """Where readers tell what they cannot use."""

    office: Text = Field(description="担当部署")
    phone: Phone | None = Field(None, description="電話番号")
    email: Email | None = Field(None, description="メールアドレス")
    url: Url | None = Field(None, description="問い合わせフォームなどのアドレス")


class Policy(Record):
    """content/accessibility/policy.yaml: the page prints what is set here and nothing else."""

    scope: Text = Field(description="対象範囲")
    level: Literal["A", "AA", "AAA"] = Field(description="目標とする適合レベル")
    conformance: Literal["準拠", "一部準拠", "配慮"] = Field(description="目標とする対応度")
    technologies: tuple[Text, ...] = Field((), description="依存しているウェブコンテンツ技術")
    due: DateField | None = Field(None, description="目標を達成する期限")
    exceptions: tuple[Text, ...] = Field((), description="例外事項（対象としないものと理由）")
    known_faults: tuple[Text, ...] = Field((), description="分かっている問題と対応の予定")
    measures: tuple[Text, ...] = Field((), description="目標のために行っていること")
    contact: PolicyContact | None = Field(None, description="担当部署と問い合わせ先")
    established: DateField | None = Field(None, description="方針を定めた日")
    revised: DateField | None = Field(None, description="方針を改めた日")


class Judgement(Record):
    """What a person has found of one criterion."""

    criterion: CriterionNumber = Field(description="達成基準の番号", examples=["1.1.1"])
    result: Literal["適合", "不適合", "該当なし"] = Field(description="結果")
    by: Text = Field(description="確かめた人（部署や会社の名前）")
    date: DateField = Field(description="確かめた日")
    method: Text = Field(description="確かめ方")
    note: Text | None = Field(None, description="注記")


class Statement(Record):
    """content/accessibility/statement.yaml: what people say of the results."""

    stated: DateField | None = Field(None, description="表明日")
    tester: Text | None = Field(None, description="試験を実施した者")
    judgements: tuple[Judgement, ...] = Field((), description="人が確かめた達成基準")


class Tool(Record):
    """A program that tested, with its version."""

    name: Text = Field(description="名前")
    version: Text = Field(description="版")


class Check(Record):
    """One test of the site: how many pages or cases it looked at, and what it found."""

    id: Text = Field(description="検査の記号")
    tool: Text = Field(description="道具または検査の名前")
    subject: Text = Field(description="調べたもの")
    unit: Literal["ページ", "件"] = Field(description="数えるもの")
    count: Count = Field(description="調べた数")
    faults: Count = Field(description="問題の数")
    doubts: Count = Field(description="人の判断に委ねられた箇所の数")


class Evidence(Record):
    """What a test says of a criterion; `rules` are those that found something to look at."""

    criterion: CriterionNumber = Field(description="達成基準の番号")
    check: Text = Field(description="検査の記号")
    rules: tuple[Text, ...] = Field((), description="当てはまった規則")
    faults: Count = Field(description="問題の数")
    doubts: Count = Field(description="人の判断に委ねられた箇所の数")


class AuditedPage(Record):
    """A page as it was tested; the digest is the start of its file's sha256."""

    path: Text = Field(description="ページ")
    digest: Text = Field(description="照合値")


class Results(Record):
    """content/accessibility/results.yaml: what the tools found, as `make a11y-report` wrote it."""

    begun: DateField = Field(description="始めた日")
    ended: DateField = Field(description="終えた日")
    edition: FiscalYearField = Field(description="調べた版")
    design: Text = Field(description="テーマの照合値")
    tools: tuple[Tool, ...] = Field(description="道具", min_length=1)
    browsers: tuple[Tool, ...] = Field(description="ブラウザー", min_length=1)
    checks: tuple[Check, ...] = Field(description="検査", min_length=1)
    evidence: tuple[Evidence, ...] = Field(description="達成基準ごとの結果", min_length=1)
    pages: tuple[AuditedPage, ...] = Field(description="調べたページ", min_length=1)


# The files below content/accessibility, by their names without the ending.
STATEMENT_FILES: Mapping[str, type[Policy] | type[Statement] | type[Results]] = {
    "policy": Policy,
    "statement": Statement,
    "results": Results,
}


class Verdict(StrEnum):
    """How a criterion stands."""

    FAILED = "failed"
    PASSED = "passed"
    ABSENT = "absent"
    OPEN = "open"


RESULT_VERDICTS = {"適合": Verdict.PASSED, "不適合": Verdict.FAILED, "該当なし": Verdict.ABSENT}
MEDIA_CHECK = (
    "media"  # the test that counts elements with sound or moving pictures: none is absence
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion's verdict, with what it rests on."""

    verdict: Verdict
    evidence: tuple[Evidence, ...]
    judgement: Judgement | None


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What the content says, and the results' file; a site without a part has no page of it."""

    policy: Policy | None = None
    statement: Statement | None = None
    results: Results | None = None
    results_path: str = ""


SILENT = Accessibility()


def judge(number: str, accessibility: Accessibility) -> Judged:
    """A fault that a tool found stands, whatever people say; its silence leaves it to people."""
    results, statement = accessibility.results, accessibility.statement
    evidence = tuple(e for e in (results.evidence if results else ()) if e.criterion == number)
    judgements = statement.judgements if statement else ()
    judgement = next((each for each in judgements if each.criterion == number), None)
    if any(each.faults for each in evidence):
        verdict = Verdict.FAILED
    elif judgement is not None:
        verdict = RESULT_VERDICTS[judgement.result]
    elif any(each.check == MEDIA_CHECK for each in evidence):
        verdict = Verdict.ABSENT
    else:
        verdict = Verdict.OPEN
    return Judged(verdict, evidence, judgement)


def met_level(criteria: Iterable[Criterion], accessibility: Accessibility) -> str | None:
    """The level whose criteria are all met: AA, A or none yet."""
    verdicts = [(each.level, judge(each.number, accessibility).verdict) for each in criteria]
    unmet = {level for level, verdict in verdicts if verdict in (Verdict.FAILED, Verdict.OPEN)}
    if "A" in unmet:
        return None
    return "A" if "AA" in unmet else "AA"


def digest_of(content: bytes) -> str:
    """The start of a file's sha256, enough to tell two of them apart."""
    return hashlib.sha256(content).hexdigest()[:16]


def digest_design(theme: Theme) -> str:
    """One value for all of a theme's texts: another one where any of them differs."""
    files = (item for layer in theme.layers for item in sorted(layer.files.items()))
    parts = (f"{name}\0{text}\0" for name, text in files)
    return digest_of("".join(parts).encode("utf-8"))


def find_stale(
    accessibility: Accessibility, paths: Iterable[str], theme: Theme
) -> tuple[Problem, ...]:
    """A warning where the look has changed since the test, or pages have come that it has not seen.

    Another wording of a tested page is none: the tests look at every page of every proposal.
    """
    results = accessibility.results
    if results is None:
        return ()
    audited = {page.path for page in results.pages}
    new = sorted(set(paths) - audited - {RESULTS_PAGE, POLICY_PAGE})
    if not new and results.design == digest_design(theme):
        return ()
    code = "results-miss-pages" if new else "results-of-another-look"
    arguments: dict[str, str | int] = {"date": results.ended.text, "count": len(new)}
    arguments["found"] = new[0] if new else ""
    return (Problem(Where(accessibility.results_path), code, arguments, Severity.WARNING),)
