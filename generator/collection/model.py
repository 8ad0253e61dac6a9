"""The case format, declared once: validation, JSON Schema and field table all follow from it.

>>> Step.model_validate({"period": "R2.9～R3.8", "text": "製作"}).period.start.iso
'2020-09'
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from generator.collection.fields import (
    AmountField,
    CategoryName,
    CodeField,
    DateField,
    DurationField,
    FiscalYearField,
    HeadcountField,
    KeywordName,
    LabelName,
    PeriodField,
    PrefectureName,
    ProgramName,
    vocabulary_of,
)
from generator.collection.prose import Body
from generator.collection.vocabulary import Band, Block, Category, Prefecture, Term
from generator.measures.organization_code import belongs_to
from generator.measures.phone import PhoneNumber, split_phone
from generator.records.declare import Email, Phone, Record, Text, Url, WholeNumber


class Organization(Record):
    """団体. A prefecture's own case has no name."""

    code: CodeField = Field(
        description="全国地方公共団体コード（6桁。引用符で囲む）", examples=["336068"]
    )
    prefecture: PrefectureName = Field(description="都道府県名", examples=["岡山県"])
    name: Text | None = Field(
        None, description="市区町村名（都道府県の事例では書かない）", examples=["鏡野町"]
    )

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

    count: HeadcountField = Field(description="人口", examples=["1.2万人", "12,345人"])
    as_of: DateField = Field(description="いつの人口か", examples=["令和5年1月1日"])


class Outcome(Record):
    """主な成果の数字."""

    what: Text = Field(description="何の成果か", examples=["業務時間の削減"])
    value: Text = Field(description="数字と単位", examples=["500時間"])
    per: Text | None = Field(None, description="何あたりの数字か", examples=["年"])


class CostItem(Record):
    """費用の内訳の1行."""

    name: Text | None = Field(None, description="内訳の名前", examples=["システム製作費"])
    amount: AmountField | None = Field(None, description="金額", examples=["840千円"])


class CostSide(Record):
    """イニシャルコスト or ランニングコスト (per year)."""

    amount: AmountField = Field(
        description="金額。内訳があれば合計",
        examples=["26,700千円", "約57,500千円", "（非公表）", "（算定不可）", "－円"],
    )
    tax: Literal["税抜", "税込", "税込額"] | None = Field(
        None, description="税の扱い", examples=["税抜"]
    )
    items: tuple[CostItem, ...] = Field((), description="内訳。1件ずつ「- 」で始める")
    note: Text | None = Field(None, description="備考", examples=["5年間の合計額"])


class Cost(Record):
    """コスト."""

    initial: CostSide = Field(description="イニシャルコスト")
    running: CostSide = Field(description="ランニングコスト（1年あたり）")


class Funding(Record):
    """利用した制度."""

    program: ProgramName = Field(
        description="制度の名前（content/vocabulary/funding.yaml にあるもの）",
        examples=["新型コロナウイルス感染症対応地方創生臨時交付金"],
    )
    amount: AmountField | None = Field(None, description="金額", examples=["12,489千円"])
    note: Text | None = Field(None, description="補足", examples=["補助率2分の1"])


class Step(Record):
    """スケジュールの1行."""

    period: PeriodField | None = Field(
        None,
        description="時期または長さ",
        examples=["R2.9～R3.8", "R3.9～", "R4.10頃", "H30年度", "4か月"],
    )
    text: Text = Field(description="何をしたか", examples=["事業者選定、システム製作"])


class Track(Record):
    """並行して進んだスケジュールの1本."""

    name: Text = Field(description="取組の名前", examples=["RPA"])
    duration: DurationField | None = Field(None, description="導入までの期間", examples=["10か月"])
    steps: tuple[Step, ...] = Field((), description="工程")


class Schedule(Record):
    """スケジュール."""

    duration: DurationField | None = Field(
        None, description="検討開始から導入までの期間", examples=["1年1か月", "10か月"]
    )
    steps: tuple[Step, ...] = Field((), description="工程")
    tracks: tuple[Track, ...] = Field(
        (), description="取組ごとに分かれた工程（上の steps の代わりに書く）"
    )
    note: Text | None = Field(None, description="補足", examples=["補助率2分の1"])

    @property
    def steps_by_track(self) -> tuple[tuple[str | None, tuple[Step, ...]], ...]:
        """Each track's name with its steps; the schedule's own steps have no name."""
        return ((None, self.steps), *((track.name, track.steps) for track in self.tracks))


class Provider(Record):
    """サービス提供事業者."""

    name: Text = Field(description="事業者の正式な名前", examples=["株式会社○○"])
    scope: Text | None = Field(None, description="担当した範囲", examples=["システム運用保守"])


class Product(Record):
    """サービス名."""

    name: Text = Field(description="サービスの名前", examples=["スマホメッセージングサービス"])
    operation: Text | None = Field(
        None,
        description="運用形態（サービスごとに異なるとき）",
        examples=["パッケージ製品をクラウド環境で運用"],
    )


class Partner(Record):
    """その他参画主体."""

    name: Text = Field(description="名前", examples=["○○大学"])
    role: Text | None = Field(None, description="役割", examples=["効果の検証"])


class Service(Record):
    """サービス提供事業者等."""

    providers: tuple[Provider, ...] = Field((), description="サービス提供事業者")
    products: tuple[Product, ...] = Field((), description="サービス名")
    operation: Text | None = Field(
        None,
        description="運用形態",
        examples=["パッケージ製品をクラウド環境で運用", "個別開発製品をオンプレミス環境で利用"],
    )
    partners: tuple[Partner, ...] = Field((), description="その他参画主体")
    note: Text | None = Field(None, description="補足", examples=["職員による内製"])


class Contact(Record):
    """担当部署."""

    office: Text = Field(description="部署の名前", examples=["鏡野町住民税務課"])
    phone: Phone | None = Field(
        None, description="電話番号", examples=["0868-54-2985", "（非公表）"]
    )
    email: Email | None = Field(
        None, description="メールアドレス", examples=["dx@example.lg.jp", "（非公表）"]
    )

    @property
    def dialled(self) -> PhoneNumber | None:
        """The phone number in its parts; None where there is none to dial."""
        return split_phone(self.phone) if self.phone else None


class Link(Record):
    """参考情報の関連URL."""

    text: Text = Field(description="リンクの文字", examples=["鏡野町電子申請・届出システム"])
    url: Url = Field(description="アドレス", examples=["https://www.example.lg.jp/"])


class Award(Record):
    """受賞歴."""

    text: Text = Field(description="賞の名前", examples=["○○アワード 優秀賞"])
    url: Url | None = Field(None, description="アドレス", examples=["https://www.example.lg.jp/"])


class Remark(Record):
    """原資料の※の注."""

    about: Text = Field(description="どの項目の注か", examples=["schedule"])
    text: Text = Field(description="注の文", examples=["期間は契約の時期を含む。"])


class SourceReference(Record):
    """原資料での場所."""

    pages: Text = Field(description="ページ", examples=["3-7～3-11"])


class FrontMatter(Record):
    """The front matter of a case file (case-format.md)."""

    model_config = ConfigDict(title="事例", frozen=True, extra="forbid")

    number: WholeNumber = Field(description="事例番号（ほかの事例と重ならない数）", examples=[48])
    title: Text = Field(description="事例名", examples=["マイナンバーカードを利用した電子申請"])
    organization: Organization = Field(description="団体")
    population: Population = Field(description="人口")
    category: CategoryName = Field(description="分類（1つ）", examples=["オンライン行政サービス"])
    labels: tuple[LabelName, ...] = Field(
        min_length=1, description="事業内容ラベル（1つ以上）", examples=["オンライン申請"]
    )
    keywords: tuple[KeywordName, ...] = Field(
        (),
        description="手段や技術のキーワード（content/vocabulary/keywords.yaml にあるもの）",
        examples=["マイナンバーカード"],
    )
    added: FiscalYearField | None = Field(
        None, description="掲載した年度（わかるときだけ）", examples=["令和6年度"]
    )
    updated: DateField | None = Field(
        None, description="中身を最後に改めた日（わかるときだけ）", examples=["2026-03-31"]
    )
    points: tuple[Text, ...] = Field(
        min_length=1,
        description="ポイント（1件以上）",
        examples=["証明書の請求をスマートフォンで行えるようにした。"],
    )
    outcomes: tuple[Outcome, ...] = Field((), max_length=3, description="主な成果の数字（3つまで）")
    cost: Cost = Field(description="コスト")
    funding: tuple[Funding, ...] = Field((), description="利用した制度")
    schedule: Schedule = Field(default_factory=Schedule, description="スケジュール")
    service: Service = Field(default_factory=Service, description="サービス提供事業者等")
    contacts: tuple[Contact, ...] = Field((), description="担当部署")
    respondent: Text | None = Field(
        None, description="インタビューに答えた部署（☆担当）", examples=["鏡野町 住民税務課"]
    )
    links: tuple[Link, ...] = Field((), description="参考情報のリンク")
    awards: tuple[Award, ...] = Field((), description="受賞歴")
    remarks: tuple[Remark, ...] = Field((), description="原資料の※の注")
    notes: tuple[Text, ...] = Field(
        (),
        description="編集注（原資料の食い違いなど）",
        examples=["費用は、表とインタビューで異なる。"],
    )
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
