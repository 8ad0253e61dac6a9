"""The settings of a site (content/site.yaml) and of one build.

>>> Site.model_validate({"title": "事例集", "publisher": "総務省", "edition": "令和6年度"}).language
'ja'
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field

from generator.collection.fields import DateField, FiscalYearField
from generator.core.problem import Problem, Severity, Where
from generator.records.declare import BaseUrl, Language, Record, Slug, Text, Url, WholeNumber


class SiteSource(Record):
    """The document that the cases are written from."""

    title: Text = Field(description="原資料の名称")
    url: Url | None = Field(None, description="原資料のアドレス")
    terms: Text | None = Field(None, description="原資料の利用条件")


class SiteLicense(Record):
    """The terms on which others may use the site's texts and data."""

    name: Text = Field(description="利用規約の名称", examples=["公共データ利用規約（第1.0版）"])
    short: Text | None = Field(
        None, description="出典の表示に使う略称（なければ名称を使う）", examples=["PDL1.0"]
    )
    url: Url | None = Field(None, description="利用規約のアドレス")


# Data catalogs of all countries share these lists of the EU's Publications Office; the names are
# the codes there (http://publications.europa.eu/resource/authority/), the values what people write.
class DataTheme(StrEnum):
    """What the data are about (data-theme)."""

    GOVE = "行政・公共"
    REGI = "地域・都市"
    SOCI = "人口・社会"
    ECON = "経済・財政"
    EDUC = "教育・文化・スポーツ"
    HEAL = "健康・医療"
    ENVI = "環境"
    AGRI = "農林水産・食品"
    ENER = "エネルギー"
    TRAN = "運輸"
    TECH = "科学・技術"
    JUST = "司法・治安"
    INTR = "国際"


class UpdateFrequency(StrEnum):
    """How often the data are brought up to date (frequency)."""

    MONTHLY = "毎月"
    QUARTERLY = "四半期ごと"
    ANNUAL_2 = "年2回"
    ANNUAL = "毎年"
    BIENNIAL = "2年ごと"
    IRREG = "不定期"
    NOT_PLANNED = "予定なし"


class PlannedAvailability(StrEnum):
    """For how long the data are to be had (planned-availability)."""

    STABLE = "長期"
    AVAILABLE = "当面"
    TEMPORARY = "一時"
    EXPERIMENTAL = "試行"


class SiteCatalog(Record):
    """What the catalog of the open data says of them beside the rest of site.yaml."""

    theme: DataTheme | None = Field(None, description="データの分野", examples=["行政・公共"])
    frequency: UpdateFrequency | None = Field(
        None, description="データを改める頻度", examples=["毎年"]
    )
    availability: PlannedAvailability | None = Field(
        None, description="データを公開し続ける見通し", examples=["長期"]
    )


class Site(Record):
    """content/site.yaml: a page prints what is set here and nothing else."""

    title: Text = Field(description="サイトの名称")
    subtitle: Text | None = Field(None, description="名称に添える短い言葉")
    description: Text | None = Field(None, description="サイトの説明")
    publisher: Text = Field(description="事例集の発行者")
    editor: Text | None = Field(
        None, description="事例を要約し、編集した者（ページの文章の書き手）", examples=["○○研究会"]
    )
    interviewer: Text | None = Field(None, description="インタビューの聞き手")
    edition: FiscalYearField = Field(description="いまの版（例: 令和6年度）")
    updated: DateField | None = Field(None, description="サイトを最後に改めた日（例: 2026-03-31）")
    short_name: Slug = Field(
        "jirei", description="配布物のファイル名に使う短い名前（英小文字と数字を「-」でつなぐ）"
    )
    language: Language = Field("ja", description="ページの言語（日本語は ja）")
    theme: Slug = Field("standard", description="themes の中のフォルダー名")
    source: SiteSource | None = Field(None, description="原資料")
    editing: tuple[Text, ...] = Field(
        (), description="原資料からそろえたり、直したりしたこと（「この事例集について」に出す）"
    )
    first_pdf_page: WholeNumber | None = Field(
        None,
        description="原資料のPDFで、3-1ページに当たるページの番号"
        "（source.url がPDFのとき、各事例からそのページへリンクする）",
        examples=[41],
    )
    license: SiteLicense | None = Field(
        None, description="このサイトの利用条件（書くと、各ページに出典の書き方を表示する）"
    )
    contact: Text | None = Field(None, description="問い合わせ先")
    catalog: SiteCatalog = Field(
        SiteCatalog(), description="データカタログ（data/catalog.jsonld）に書くこと"
    )
    base_url: BaseUrl | None = Field(None, description="公開するアドレス")


def find_untold_settings(site: Site, base_url: str | None, path: str) -> Iterator[Problem]:
    """What readers of a public site ask for and site.yaml does not say, in one warning."""
    if base_url is None:
        return
    said = {"editor": site.editor, "contact": site.contact}
    said |= {"source.terms": site.source.terms} if site.source else {}
    missing = [key for key, value in said.items() if value is None]
    if missing:
        arguments = {"missing": "、".join(missing)}
        yield Problem(Where(path), "site-untold", arguments, Severity.WARNING)
