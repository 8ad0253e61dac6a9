"""The case format, declared once: what each field is, and what everything else needs of it.

A field is one line here. Validation, JSON Schema, scaffold, field table, the published data with
its schema and tables, the comparison of editions, the checks of style and `--fix` follow from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import ConfigDict, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from generator.collection.fact import Fact, fact
from generator.collection.fields import (
    CategoryName,
    DateField,
    FiscalYearField,
    KeywordName,
    LabelName,
    MonthField,
    NeedName,
    vocabulary_of,
)
from generator.collection.form.cost import Costs, Funding
from generator.collection.form.organization import Organization, Population
from generator.collection.form.outcome import Outcome
from generator.collection.form.reference import Award, Link, Remark, SourceReference
from generator.collection.form.schedule import Schedule
from generator.collection.form.service import Contact, Service
from generator.records.declare import Record, Text, WholeNumber

# Words that the case itself does not say are no exact answer to a query.
EDITORS_WORDS = "事例の文にない言葉なので、そのとおりの言葉を探す検索には出さない"
# What people write for the keys, in small letters.
KEY_SYNONYMS: Mapping[str, str] = {
    "title": "タイトル 題 題名 件名 名称 事業名 取組名 name subject headline",
    "number": "番号 no id 通番 連番",
    "organization": "団体名 自治体 自治体名 市町村 市町村名 municipality city town 所属",
    "population": "人口規模 people",
    "category": "カテゴリ カテゴリー 区分 分野 type genre",
    "labels": "tag tags タグ ラベル",
    "keywords": "tag tags タグ key_words",
    "needs": "困りごと 悩み issues 課題一覧",
    "added": "年度 掲載年度 edition year",
    "updated": "更新日 最終更新 date modified lastmod",
    "asks": "質問 問い questions こんな時に",
    "points": "要点 概要 summary description highlights",
    "outcomes": "成果 効果 結果 数字 results effects",
    "cost": "費用 経費 予算 金額 price budget amount",
    "funding": "財源 補助金 交付金 制度 支援策 grant grants subsidy",
    "schedule": "日程 期間 工程 スケジュール表 timeline period duration",
    "introduced": "導入 導入時期 導入日 運用開始 開始 start started since",
    "service": "事業者 サービス 委託先 業者 製品 vendor provider providers product products",
    "contacts": "連絡先 担当 問い合わせ 問合せ 問い合わせ先 電話 tel phone email mail",
    "advice": "助言 アドバイス 留意点 注意点 気をつけること tips lessons",
    "respondent": "回答者 担当者",
    "links": "リンク url urls 関連リンク 関連url 参考 reference references site",
    "awards": "受賞 表彰 賞",
    "remarks": "注 注記 備考 remark",
    "notes": "編集注記 補足 note memo メモ comment",
    "source": "出典 出所 ソース 引用 引用元 sources pages ページ",
}


class FrontMatter(Record):
    """The front matter of a case file (docs/case-format.md)."""

    synonyms: ClassVar[Mapping[str, str]] = KEY_SYNONYMS

    model_config = ConfigDict(title="事例", frozen=True, extra="forbid")

    number: WholeNumber = fact(
        ...,
        "事例番号（ほかの事例と重ならない数）",
        Fact(
            data="事例番号。版によって変わることがあります",
            component="case_head",
            apart={
                "search": "並べ替えに使い、言葉としては探さない",
                "changes": "版ごとに付け直す番号で、番号だけの違いは数えない",
            },
        ),
        examples=[48],
    )
    title: Text = fact(
        ...,
        "事例名",
        Fact("summary", component="case_head", is_told=True),
        examples=["マイナンバーカードを利用した電子申請"],
    )
    organization: Organization = fact(
        ..., "団体", Fact("summary", component="summary", is_told=True)
    )
    population: Population = fact(
        ..., "人口", Fact("summary", component="summary", is_told=True, is_evidence=True)
    )
    category: CategoryName = fact(
        ...,
        "分類（1つ）",
        Fact("summary", component="summary", data="分類", facet="category", is_told=True),
        examples=["オンライン行政サービス"],
    )
    labels: tuple[LabelName, ...] = fact(
        ...,
        "事業内容ラベル（1つ以上）",
        Fact(
            "summary",
            component="summary",
            data="事業内容ラベル",
            table="terms",
            column="語",
            facet="label",
            is_told=True,
        ),
        examples=["オンライン申請"],
        min_length=1,
    )
    keywords: tuple[KeywordName, ...] = fact(
        (),
        "手段や技術のキーワード（content/vocabulary/keywords.yaml にあるもの）",
        Fact(
            "summary",
            word="キーワード",
            component="summary",
            data="キーワード（手段や技術）",
            table="terms",
            column="語",
            facet="keyword",
            is_told=True,
        ),
        examples=["マイナンバーカード"],
    )
    needs: tuple[NeedName, ...] = fact(
        (),
        "どの課題に応える事例か（content/vocabulary/needs.yaml にあるもの）",
        Fact(
            "asks",
            word="課題",
            component="asks",
            data="応える課題（課題から探す言葉）",
            table="terms",
            column="語",
            facet="need",
            is_told=True,
            apart={"search": f"絞り込みで選ぶ。{EDITORS_WORDS}"},
        ),
        examples=["紙と印刷を減らしたい"],
    )
    added: FiscalYearField | None = fact(
        None,
        "掲載した年度（わかるときだけ）",
        Fact(
            component="case_head",
            apart={
                "page": "いまの版で加わった事例に、そのしるしを付ける",
                "search": "いまの版で加わった事例は、絞り込みで探せる",
                "json": "いまの版で加わったかどうかを is_new に出す",
            },
        ),
        examples=["令和6年度"],
    )
    updated: DateField | None = fact(
        None,
        "中身を最後に改めた日（わかるときだけ）",
        Fact(
            word="最終更新日",
            component="case_head",
            data="事例を最後に改めた日（YYYY-MM-DD）",
            is_as_written=True,
            apart={
                "search": "日付は、事例を探す手がかりにならない",
                "changes": "違いがあったときに改める日",
            },
        ),
        examples=["2026-03-31"],
    )
    asks: tuple[Text, ...] = fact(
        (),
        "こんなときに（この事例が応える困りごとを、職員の言葉で3～6件）",
        Fact(
            "asks",
            component="asks",
            data="こんなときに（この事例が応える困りごと。編集者が職員の立場で書いたもの）",
            table="texts",
            column="文",
            is_prose=True,
            apart={"search": EDITORS_WORDS},
        ),
        examples=["窓口で何度も同じことを書かせたくない"],
        max_length=6,
    )
    points: tuple[Text, ...] = fact(
        ...,
        "ポイント（1件以上）",
        Fact(
            "points",
            component="case_text",
            data="ポイント",
            table="texts",
            column="文",
            is_prose=True,
            is_claim=True,
        ),
        examples=["証明書の請求をスマートフォンで行えるようにした。"],
        min_length=1,
    )
    outcomes: tuple[Outcome, ...] = fact(
        (),
        "主な成果の数字（3つまで）",
        Fact(
            "summary",
            word="主な成果",
            component="summary",
            data="主な成果の数字",
            table="outcomes",
            is_told=True,
        ),
        max_length=3,
    )
    cost: Costs = fact(
        ...,
        "コスト",
        Fact("cost", component="cost_table", anew="コストの内訳と備考", is_evidence=True),
    )
    funding: tuple[Funding, ...] = fact(
        (),
        "利用した制度",
        Fact(
            "cost",
            component="cost_table",
            table="funding",
            is_told=True,
            is_evidence=True,
            anew="利用した制度の補足",
        ),
    )
    schedule: Schedule = fact(
        Schedule,
        "スケジュール",
        Fact("schedule", component="schedule", anew="スケジュールの工程", is_evidence=True),
    )
    introduced: MonthField | None = fact(
        None,
        "使い始めた時期（わかるときだけ）",
        Fact(
            "summary",
            word="使い始めた時期",
            component="summary",
            data="使い始めた時期（わかる精度のYYYY、YYYY-MM、YYYY-MM-DD）",
            is_told=True,
            apart={"search": "日付は、事例を探す手がかりにならない"},
        ),
        examples=["R3.9"],
    )
    service: Service = fact(
        Service,
        "サービス提供事業者等",
        Fact("service", component="service", anew="その他参画主体など", is_evidence=True),
    )
    contacts: tuple[Contact, ...] = fact(
        (), "担当部署", Fact("contact", component="contact", table="contacts")
    )
    advice: tuple[Text, ...] = fact(
        (),
        "取り組むときに気をつけること"
        "（同じことをする自治体への助言を3つまで。インタビューから編集者が選び、自分の言葉で書く）",
        Fact(
            "advice",
            component="case_text",
            data="取り組むときに気をつけること"
            "（同じことをする自治体への助言。編集者がインタビューから選んで書いたもの）",
            table="texts",
            column="文",
            is_prose=True,
            is_claim=True,
            apart={"search": f"もとの回答で見つかる。{EDITORS_WORDS}"},
        ),
        examples=["担当課には、試しに使う段階から加わってもらう。"],
        max_length=3,
    )
    respondent: Text | None = fact(
        None,
        "インタビューに答えた部署（☆担当）",
        Fact(
            "interview",
            word="答えた担当",
            component="interview",
            data="インタビューに答えた担当",
            is_told=True,
        ),
        examples=["鏡野町 住民税務課"],
    )
    links: tuple[Link, ...] = fact(
        (),
        "参考情報のリンク",
        Fact("links", word="参考情報", component="link_list", table="links"),
    )
    awards: tuple[Award, ...] = fact(
        (), "受賞歴", Fact("awards", component="link_list", table="links")
    )
    remarks: tuple[Remark, ...] = fact(
        (),
        "原資料の※の注",
        Fact(
            word="原資料の注",
            component="section",
            data="原資料の注",
            table="texts",
            is_evidence=True,
        ),
    )
    notes: tuple[Remark, ...] = fact(
        (),
        "編集注（原資料の食い違いなど）",
        Fact(component="notes", data="編集注", table="texts", is_evidence=True),
    )
    source: SourceReference | None = fact(
        None,
        "何をもとにした事例か（原資料なら、そのページ）",
        Fact(
            word="もとにしたもの",
            component="notes",
            data="何をもとにした事例か。示されていなければnull",
            apart={
                "search": "原資料を手元に持つ人のための番号",
                "changes": "ページ番号は、版ごとに変わる",
            },
        ),
    )

    @property
    def first_outcome(self) -> tuple[int, Outcome] | None:
        """What a card shows, with its number from 1: the first measured one, or else the first."""
        numbered = tuple(enumerate(self.outcomes, start=1))
        measured = (each for each in numbered if each[1].is_measured)
        return next(measured, next(iter(numbered), None))

    @model_validator(mode="after")
    def check_band(self, info: ValidationInfo) -> FrontMatter:
        persons = self.population.count.persons
        if vocabulary_of(info).band_of(persons, self.organization.is_prefecture) is None:
            found = {"found": self.population.count.text}
            raise PydanticCustomError("population-outside-bands", "{found}", found)
        return self
