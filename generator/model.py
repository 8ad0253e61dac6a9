"""The case format, declared once: validation, JSON Schema and field table all follow from it.

>>> Step.model_validate({"period": "R2.9～R3.8", "text": "製作"}).period.start.iso
'2020-09'
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.declare import Email, Phone, Record, Text, Url, WholeNumber, measured
from generator.money import Amount, parse_amount
from generator.organization_code import belongs_to, parse_organization_code
from generator.population import Headcount, parse_headcount
from generator.prose import Body
from generator.vocabulary import Band, Block, Category, Prefecture, Term, Vocabulary, find_term
from generator.wareki import (
    Duration,
    PartialDate,
    Period,
    parse_date,
    parse_duration,
    parse_fiscal_year,
    parse_period,
)

TEXT_SCHEMA = WithJsonSchema({"type": "string", "minLength": 1})


def vocabulary_of(info: ValidationInfo) -> Vocabulary:
    """The vocabulary that a validation runs against (its pydantic context)."""
    assert isinstance(info.context, Vocabulary)
    return info.context


def known(
    code: str, terms_of: Callable[[Vocabulary], Sequence[Term]]
) -> Callable[[str, ValidationInfo], str]:
    """A validator: the text names a term; the result is the term's own name."""

    def validate(value: str, info: ValidationInfo) -> str:
        terms = terms_of(vocabulary_of(info))
        term = find_term(value, terms)
        if term is None:
            names = "\n".join(t.name for t in terms)
            raise PydanticCustomError(code, "{found}", {"found": value, "terms": names})
        return term.name

    return validate


CategoryName = Annotated[Text, AfterValidator(known("unknown-category", lambda v: v.categories))]
LabelName = Annotated[Text, AfterValidator(known("unknown-label", lambda v: v.labels))]
KeywordName = Annotated[Text, AfterValidator(known("unknown-keyword", lambda v: v.keywords))]
ProgramName = Annotated[Text, AfterValidator(known("unknown-funding", lambda v: v.funding))]
PrefectureName = Annotated[
    Text, AfterValidator(known("unknown-prefecture", lambda v: v.prefectures))
]
AmountField = Annotated[Amount, PlainValidator(measured(parse_amount)), TEXT_SCHEMA]
PeriodField = Annotated[Period, PlainValidator(measured(parse_period)), TEXT_SCHEMA]
DurationField = Annotated[Duration, PlainValidator(measured(parse_duration)), TEXT_SCHEMA]
HeadcountField = Annotated[Headcount, PlainValidator(measured(parse_headcount)), TEXT_SCHEMA]
CodeField = Annotated[str, PlainValidator(measured(parse_organization_code)), TEXT_SCHEMA]


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date with the text that it was printed as."""

    text: str
    date: PartialDate


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """A fiscal year (from April) with its printed text."""

    text: str
    year: int


DateField = Annotated[
    PrintedDate,
    PlainValidator(measured(lambda text: PrintedDate(text.strip(), parse_date(text)))),
    TEXT_SCHEMA,
]
FiscalYearField = Annotated[
    FiscalYear,
    PlainValidator(measured(lambda text: FiscalYear(text.strip(), parse_fiscal_year(text)))),
    TEXT_SCHEMA,
]


class Organization(Record):
    """団体. A prefecture's own case has no name."""

    code: CodeField = Field(description="全国地方公共団体コード（6桁。引用符で囲む）")
    prefecture: PrefectureName = Field(description="都道府県名")
    name: Text | None = Field(None, description="市区町村名（都道府県の事例では書かない）")

    @model_validator(mode="after")
    def check_prefecture(self, info: ValidationInfo) -> Organization:
        terms = vocabulary_of(info).prefectures
        prefecture = next(term for term in terms if term.name == self.prefecture)
        if not belongs_to(self.code, prefecture.code):
            arguments = {
                "found": self.code,
                "prefecture": self.prefecture,
                "prefix": prefecture.code,
            }
            raise PydanticCustomError("code-wrong-prefecture", "{found}", arguments)
        return self

    @property
    def is_prefecture(self) -> bool:
        return self.name is None

    @property
    def full_name(self) -> str:
        """岡山県鏡野町, or 神奈川県 for a prefecture."""
        return self.prefecture + (self.name or "")

    @property
    def short_name(self) -> str:
        """鏡野町, or 神奈川県 for a prefecture."""
        return self.name or self.prefecture


class Population(Record):
    """人口."""

    count: HeadcountField = Field(description="人口（例: 1.2万人）")
    as_of: DateField = Field(description="いつの人口か（例: 令和5年1月1日）")


class Outcome(Record):
    """主な成果の数字."""

    what: Text = Field(description="何の成果か（例: 業務時間の削減）")
    value: Text = Field(description="数字と単位（例: 500時間）")
    per: Text | None = Field(None, description="期間などの単位（例: 年）")


class CostItem(Record):
    """費用の内訳の1行."""

    name: Text | None = Field(None, description="内訳の名前")
    amount: AmountField | None = Field(None, description="金額（例: 840千円）")


class CostSide(Record):
    """イニシャルコスト or ランニングコスト (per year)."""

    amount: AmountField = Field(description="金額（例: 26,700千円、（非公表）、－円）")
    tax: Literal["税抜", "税込", "税込額"] | None = Field(None, description="税抜、税込、税込額")
    items: tuple[CostItem, ...] = Field((), description="内訳")
    note: Text | None = Field(None, description="備考")


class Cost(Record):
    """コスト."""

    initial: CostSide = Field(description="イニシャルコスト")
    running: CostSide = Field(description="ランニングコスト（1年あたり）")


class Funding(Record):
    """利用した制度."""

    program: ProgramName = Field(description="制度の名前（content/vocabulary/funding.yaml）")
    amount: AmountField | None = Field(None, description="金額")
    note: Text | None = Field(None, description="補足")


class Step(Record):
    """スケジュールの1行."""

    period: PeriodField | None = Field(
        None, description="時期（例: R2.9～R3.8）または長さ（４か月）"
    )
    text: Text = Field(description="何をしたか")


class Track(Record):
    """並行して進んだスケジュールの1本."""

    name: Text = Field(description="名前（例: RPA）")
    duration: DurationField | None = Field(None, description="導入までの期間")
    steps: tuple[Step, ...] = Field((), description="工程")


class Schedule(Record):
    """スケジュール."""

    duration: DurationField | None = Field(
        None, description="検討開始から導入までの期間（例: 1年1か月）"
    )
    steps: tuple[Step, ...] = Field((), description="工程")
    tracks: tuple[Track, ...] = Field((), description="取組ごとに分かれた工程")
    note: Text | None = Field(None, description="補足")


class Provider(Record):
    """サービス提供事業者."""

    name: Text = Field(description="事業者の正式な名前")
    scope: Text | None = Field(None, description="担当した範囲")


class Product(Record):
    """サービス名."""

    name: Text = Field(description="サービスの名前")
    operation: Text | None = Field(None, description="運用形態（サービスごとに異なるとき）")


class Partner(Record):
    """その他参画主体."""

    name: Text = Field(description="名前")
    role: Text | None = Field(None, description="役割")


class Service(Record):
    """サービス提供事業者等."""

    providers: tuple[Provider, ...] = Field((), description="サービス提供事業者")
    products: tuple[Product, ...] = Field((), description="サービス名")
    operation: Text | None = Field(
        None, description="運用形態（例: パッケージ製品をクラウド環境で運用）"
    )
    partners: tuple[Partner, ...] = Field((), description="その他参画主体")
    note: Text | None = Field(None, description="補足（例: 職員による内製）")


class Contact(Record):
    """担当部署."""

    office: Text = Field(description="部署の名前")
    phone: Phone | None = Field(None, description="電話番号")
    email: Email | None = Field(None, description="メールアドレス")


class Link(Record):
    """参考情報の関連URL."""

    text: Text = Field(description="リンクの文字")
    url: Url = Field(description="アドレス（https://…）")


class Award(Record):
    """受賞歴."""

    text: Text = Field(description="賞の名前")
    url: Url | None = Field(None, description="アドレス")


class Remark(Record):
    """原資料の※の注."""

    about: Text = Field(description="どの項目の注か（例: schedule）")
    text: Text = Field(description="注の文")


class SourceReference(Record):
    """原資料での場所."""

    pages: Text = Field(description="ページ（例: 3-7～3-11）")


class FrontMatter(Record):
    """The front matter of a case file (case-format.md)."""

    model_config = ConfigDict(title="事例", frozen=True, extra="forbid")

    number: WholeNumber = Field(description="事例番号")
    title: Text = Field(description="事例名")
    organization: Organization = Field(description="団体")
    population: Population = Field(description="人口")
    category: CategoryName = Field(description="分類（7つのうちの1つ）")
    labels: tuple[LabelName, ...] = Field(min_length=1, description="事業内容ラベル")
    keywords: tuple[KeywordName, ...] = Field((), description="キーワード（手段や技術）")
    added: FiscalYearField | None = Field(None, description="掲載した年度（わかるときだけ）")
    points: tuple[Text, ...] = Field(min_length=1, description="ポイント")
    outcomes: tuple[Outcome, ...] = Field((), max_length=3, description="主な成果の数字（3つまで）")
    cost: Cost = Field(description="コスト")
    funding: tuple[Funding, ...] = Field((), description="利用した制度")
    schedule: Schedule = Field(default_factory=Schedule, description="スケジュール")
    service: Service = Field(default_factory=Service, description="サービス提供事業者等")
    contacts: tuple[Contact, ...] = Field((), description="担当部署")
    respondent: Text | None = Field(None, description="インタビューに答えた部署（☆担当）")
    links: tuple[Link, ...] = Field((), description="参考情報のリンク")
    awards: tuple[Award, ...] = Field((), description="受賞歴")
    remarks: tuple[Remark, ...] = Field((), description="原資料の※の注")
    notes: tuple[Text, ...] = Field((), description="編集注（原資料の食い違いなど）")
    source: SourceReference | None = Field(None, description="原資料での場所")

    @model_validator(mode="after")
    def check_band(self, info: ValidationInfo) -> FrontMatter:
        persons = self.population.count.persons
        if vocabulary_of(info).band_of(persons, self.organization.is_prefecture) is None:
            found = {"found": self.population.count.text}
            raise PydanticCustomError("population-outside-bands", "{found}", found)
        return self


@dataclass(frozen=True, slots=True)
class Case:
    """A whole case: what its file says, with the vocabulary's terms in place of their names."""

    slug: str
    path: str
    facts: FrontMatter
    body: Body
    band: Band
    block: Block
    category: Category
    prefecture: Prefecture
    labels: tuple[Term, ...]
    keywords: tuple[Term, ...]
    programs: tuple[Term, ...]
    is_new: bool

    @property
    def number(self) -> int:
        return self.facts.number

    @property
    def title(self) -> str:
        return self.facts.title

    @property
    def organization(self) -> Organization:
        return self.facts.organization

    @property
    def output_path(self) -> str:
        return f"cases/{self.slug}.html"


@dataclass(frozen=True, slots=True)
class Related:
    """A case close to another, with the names of what both share."""

    case: Case
    shared: tuple[str, ...]
