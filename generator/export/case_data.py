"""The open data, declared once: its JSON, its JSON Schema, its tables and its page follow from it.

>>> LengthData(text="1年1か月", months=13).model_dump()
{'text': '1年1か月', 'months': 13}
>>> LengthData.model_fields["months"].description
'期間（月数。1か月に満たない分は小数）'
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.measures.money import AmountKind

PRINTED = "原資料の表記"
KIND = (
    "金額の種類。exactは金額どおり、aboutは約、undisclosedは非公表、incalculableは算定不可、"
    "noneはなし"
)
YEN = "金額（円の整数。金額がなければnull）"
MONTHS = "期間（月数。1か月に満たない分は小数）"


class Data(BaseModel):
    """A record of the published data; every field of a case is always there, null where empty."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class OrganizationData(Data):
    code: str = Field(
        description="全国地方公共団体コード（検査数字を含む6桁の文字列）", pattern="^[0-9]{6}$"
    )
    prefecture: str = Field(description="都道府県")
    name: str | None = Field(description="市区町村。都道府県の事例ではnull")


class PopulationData(Data):
    text: str = Field(description="人口の表記")
    count: int = Field(description="人口（人）", ge=0)
    as_of: str = Field(description="人口の基準日（YYYY-MM-DD）")
    label: str = Field(description="人口規模の区分")


class OutcomeData(Data):
    what: str = Field(description="何の成果か")
    value: str = Field(description="数字と単位")
    per: str | None = Field(description="何あたりの数字か（年、件など）")


class CostItemData(Data):
    """An item of a cost; where the source prints no amount, text, kind and yen are null."""

    name: str | None = Field(description="費目")
    text: str | None = Field(description=PRINTED)
    kind: AmountKind | None = Field(description=KIND)
    yen: int | None = Field(description=YEN, ge=0)


class CostData(Data):
    text: str = Field(description=PRINTED)
    kind: AmountKind = Field(description=KIND)
    yen: int | None = Field(description=YEN, ge=0)
    tax: Literal["税抜", "税込", "税込額"] | None = Field(description="税の扱い（原資料の表記）")
    items: tuple[CostItemData, ...] = Field(description="内訳")
    note: str | None = Field(description="備考")


class CostsData(Data):
    initial: CostData = Field(description="イニシャルコスト（導入の費用）")
    running: CostData = Field(description="ランニングコスト（1年あたりの費用）")


class FundingData(Data):
    program: str = Field(description="制度の名前")
    text: str | None = Field(description=PRINTED)
    kind: AmountKind | None = Field(description=KIND)
    yen: int | None = Field(description=YEN, ge=0)
    note: str | None = Field(description="補足")


class LengthData(Data):
    text: str = Field(description="期間の表記")
    months: int | float = Field(description=MONTHS)


class TrackData(Data):
    name: str = Field(description="取組の名前")
    duration: LengthData | None = Field(description="導入までの期間")


class StepData(Data):
    track: str | None = Field(description="属する取組の名前。取組に分かれていなければnull")
    period: str | None = Field(description="時期または期間の表記。どちらもなければnull")
    start: str | None = Field(
        description="始まり（わかる精度のYYYY、YYYY-MM、YYYY-MM-DD）。時期のない工程ではnull"
    )
    end: str | None = Field(
        description="終わり（始まりと同じ形式）。続いている工程と時期のない工程ではnull"
    )
    open: bool = Field(description="終わりが示されていない（R3.9～など）かどうか")
    approximate: bool = Field(description="おおよその時期（頃）かどうか")
    months: int | float | None = Field(
        description="時期のない工程の期間（月数）。ほかの工程ではnull"
    )
    text: str = Field(description="内容")


class ScheduleData(Data):
    duration: LengthData | None = Field(description="検討開始から導入までの期間")
    tracks: tuple[TrackData, ...] = Field(description="並行する取組")
    steps: tuple[StepData, ...] = Field(description="工程")
    note: str | None = Field(description="補足")


class ProviderData(Data):
    name: str = Field(description="事業者の名前")
    scope: str | None = Field(description="担当した範囲")


class ProductData(Data):
    name: str = Field(description="サービスの名前")
    operation: str | None = Field(description="運用形態（サービスごとに異なるとき）")


class PartnerData(Data):
    name: str = Field(description="参画主体の名前")
    role: str | None = Field(description="役割")


class ServiceData(Data):
    providers: tuple[ProviderData, ...] = Field(description="サービス提供事業者")
    products: tuple[ProductData, ...] = Field(description="サービス名")
    operation: str | None = Field(description="運用形態")
    partners: tuple[PartnerData, ...] = Field(description="その他参画主体")
    note: str | None = Field(description="備考")


class ContactData(Data):
    office: str = Field(description="部署の名前")
    phone: str | None = Field(description="電話番号（原資料の表記）")
    email: str | None = Field(description="メールアドレス（原資料の表記）")


class ExchangeData(Data):
    question: str = Field(description="問い")
    answer: tuple[str, ...] = Field(description="答え（段落ごと）")


class LinkData(Data):
    text: str = Field(description="名前")
    url: str = Field(description="アドレス")


class AwardData(Data):
    text: str = Field(description="賞の名前")
    url: str | None = Field(description="アドレス")


class AppendixData(Data):
    title: str = Field(description="見出し")
    text: str = Field(description="本文（段落や表の行を改行で区切る）")


class RemarkData(Data):
    about: str = Field(description="どの項目の注か（overviewなど、事例の項目の名前）")
    text: str = Field(description="注の文")


class CaseData(Data):
    """A case; `id` never changes, and fields are only ever added."""

    id: str = Field(description="事例の変わらない名前。ページのアドレスにも使っています")
    number: int = Field(description="事例番号。版によって変わることがあります", ge=1)
    title: str = Field(description="事例名")
    organization: OrganizationData = Field(description="団体")
    population: PopulationData = Field(description="人口")
    block: str = Field(description="フロントヤード、バックヤードの別")
    category: str = Field(description="分類")
    labels: tuple[str, ...] = Field(description="事業内容ラベル")
    keywords: tuple[str, ...] = Field(description="キーワード（手段や技術）")
    is_new: bool = Field(description="いまの版で加わった事例かどうか")
    updated: str | None = Field(description="事例を最後に改めた日（YYYY-MM-DD）")
    points: tuple[str, ...] = Field(description="ポイント")
    overview: tuple[str, ...] = Field(description="事業の概要（段落ごと）")
    effects: tuple[str, ...] = Field(description="事業効果（段落ごと）")
    outcomes: tuple[OutcomeData, ...] = Field(description="主な成果の数字")
    cost: CostsData = Field(description="コスト")
    funding: tuple[FundingData, ...] = Field(description="利用した制度")
    schedule: ScheduleData = Field(description="スケジュール")
    service: ServiceData = Field(description="サービス提供事業者等")
    contacts: tuple[ContactData, ...] = Field(description="担当部署")
    respondent: str | None = Field(description="インタビューに答えた担当")
    interview: tuple[ExchangeData, ...] = Field(description="インタビュー")
    links: tuple[LinkData, ...] = Field(description="参考情報のリンク")
    awards: tuple[AwardData, ...] = Field(description="受賞歴")
    appendices: tuple[AppendixData, ...] = Field(description="参考資料")
    remarks: tuple[RemarkData, ...] = Field(description="原資料の※の注")
    notes: tuple[str, ...] = Field(description="編集注")
    related: tuple[str, ...] = Field(description="関連する事例のid")
    url: str = Field(description="事例のページのアドレス（サイトの先頭からの相対アドレス）")


class SourceData(Data):
    title: str = Field(description="原資料の名称")
    url: str | None = Field(None, description="原資料のアドレス")
    terms: str | None = Field(None, description="原資料の利用条件")


class LicenseData(Data):
    name: str = Field(description="利用規約の名称")
    short: str | None = Field(None, description="利用規約の略称")
    url: str | None = Field(None, description="利用規約のアドレス")


class CollectionData(Data):
    """What site.yaml sets, and nothing else."""

    title: str = Field(description="事例集の名称")
    subtitle: str | None = Field(None, description="名称に添える短い言葉")
    description: str | None = Field(None, description="事例集の説明")
    publisher: str = Field(description="発行者")
    interviewer: str | None = Field(None, description="インタビューの聞き手")
    edition: str = Field(description="版")
    updated: str | None = Field(None, description="サイトを最後に改めた日（YYYY-MM-DD）")
    language: str = Field(description="言語")
    contact: str | None = Field(None, description="問い合わせ先")
    base_url: str | None = Field(None, description="公開しているアドレス")
    source: SourceData | None = Field(None, description="原資料")
    license: LicenseData | None = Field(None, description="利用条件")


class OpenData(Data):
    """data/cases.json as a whole."""

    collection: CollectionData = Field(
        description="事例集について。設定されていない項目はありません"
    )
    cases: tuple[CaseData, ...] = Field(description="事例（事例番号の順）")
