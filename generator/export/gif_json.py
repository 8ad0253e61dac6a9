"""data/gif-cases.json: the cases in the terms of the government's own model for case data.

The model is the 事例データモデル of the 政府相互運用性フレームワーク (GIF), DS-451-3 of 2022-03-31:
https://github.com/JDA-DM/GIF/blob/main/451_実装データモデル_行政/md/451-3_ad_example.md
The items have the names of its tables 1 and 2, those in 対象組織 and 連絡先情報 the names of the
core data models 法人 and 法人連絡先 (438_コアデータモデル_DMD). The guide prints them in Japanese
and prescribes no JSON: the list `事例` is ours, and so is what each item is filled from.

>>> read_phone("0997-52-1111（内5562）")
{'連絡先電話番号': ['0997-52-1111'], '連絡先内線番号': '5562'}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from generator.collection.case import Case, Related
from generator.collection.collection import Collection
from generator.collection.form.organization import Organization
from generator.collection.form.service import Contact
from generator.collection.published import Data
from generator.core.page import Output
from generator.export.fields import read_field
from generator.export.joined_json import add_value, join_values
from generator.export.open_data import OpenData
from generator.measures.phone import split_phone
from generator.measures.places import find_place
from generator.output.data_file import DataField, DataFile

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

MODEL = "https://github.com/JDA-DM/GIF/blob/main/451_実装データモデル_行政/md/451-3_ad_example.md"
LANGUAGE_CODES = {"ja": "JPN", "en": "ENG"}  # the model asks for three letters
REMARKS = "連絡先備考（その他、SNSなど）"


@dataclass(frozen=True, slots=True)
class GifItem:
    """An item of table 2, whether the model requires it, and how a case fills it.

    `source` names the fields of cases.json, and none where the item is left out; `meaning` says
    how they are used or why not, and `value` makes what is not the field as it stands there.
    """

    name: str
    source: str
    meaning: str = "そのまま"
    value: Callable[[Case, Sequence[Related]], Value] | None = None
    is_required: bool = False


def render_gif(data: OpenData, collection: Collection) -> DataFile:
    """The catalogue of table 1 with its cases; an item without a value is left out."""
    cases = join_values([case.gif for case in data.cases])
    content = add_value(describe_catalogue(collection), "事例", cases)
    output = Output("data/gif-cases.json", content)
    fields = (*CATALOGUE, *map(describe_item, ITEMS))
    return DataFile("gif-json", output, "standards", fields, standard=MODEL)


def describe_catalogue(collection: Collection) -> dict[str, Value]:
    """Table 1 of the model: 事例集データモデル（カタログ情報）."""
    site = collection.site
    license = site.license
    values = (
        site.title,
        site.description,
        site.publisher,
        str(site.edition.year),
        " ".join(filter(None, (license.name, license.url))) if license else None,
        LANGUAGE_CODES.get(site.language),
    )
    return {field.name: value for field, value in zip(CATALOGUE, values, strict=True) if value}


def fill_items(published: Data, case: Case, related: Sequence[Related]) -> Value:
    """The items of a case; what has no value of its own is the published field as it stands."""
    values = {
        item.name: item.value(case, related)
        if item.value is not None
        else cast("Value | None", read_field(published, item.source))
        for item in ITEMS
        if item.source
    }
    return {name: value for name, value in values.items() if value}


def describe_item(item: GifItem) -> DataField:
    meaning = f"{item.meaning}（モデルの必須項目）" if item.is_required else item.meaning
    return DataField(f"事例[].{item.name}", "", meaning, source=item.source)


def leave_out(reason: str, *names: str, is_required: bool = False) -> tuple[GifItem, ...]:
    meaning = f"出力しません。{reason}"
    return tuple(GifItem(name, "", meaning, is_required=is_required) for name in names)


def describe_organization(organization: Organization) -> Value:
    """The core data model 法人; the kinds of bodies are those of section 5.2 of the model."""
    place = find_place(organization.code)
    described: dict[str, Value] = {
        "ID群": [{"ID": organization.code, "ID種別": "全国地方公共団体コード"}],
        "商号または名称": organization.short_name,
    }
    if place is not None:
        described["商号または名称（カナ）"] = place.reading
    return described | {"組織種別": "地方公共団体"}


def describe_contact(contact: Contact) -> Value:
    """The core data model 法人連絡先; what is no number and no address is a remark."""
    described: dict[str, Value] = {"連絡先部署": contact.office}
    described |= read_phone(contact.phone) if contact.phone else {}
    if contact.email and "@" in contact.email:
        described["連絡先メールアドレス"] = contact.email
    elif contact.email:
        remarks = (described.get(REMARKS), f"メール{contact.email}")
        described[REMARKS] = "、".join(str(remark) for remark in remarks if remark)
    return described


def read_phone(text: str) -> dict[str, Value]:
    """A printed number in its parts: half-width, its extension apart (DS-445)."""
    phone = split_phone(text)
    if phone is None:
        return {REMARKS: f"電話{text}"}
    described: dict[str, Value] = {"連絡先電話番号": [phone.plain]}
    rest = phone.rest.strip("()（） ")
    extension = re.fullmatch(r"内線?([0-9]+)", rest)
    if extension:
        described["連絡先内線番号"] = extension[1]
    elif rest:
        described[REMARKS] = f"電話番号は{rest}"
    return described


def answers_about(*words: str) -> Callable[[Case, Sequence[Related]], Value]:
    """The answers to the questions that name one of the words."""

    def select(case: Case, _: Sequence[Related]) -> Value:
        asked = (e for e in case.body.interview if any(word in e.question for word in words))
        return join_lines(line for exchange in asked for line in exchange.answer.paragraphs)

    return select


def join_lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def name_partner(name: str, role: str | None) -> str:
    return f"{name}（{role}）" if role else name


CATALOGUE = (
    DataField("データカタログ名", "", "事例集の名称", source="collection.title"),
    DataField("データカタログ説明", "", "事例集の説明", source="collection.description"),
    DataField("データカタログ作成者", "", "発行者", source="collection.publisher"),
    DataField("発行年", "", "版の年度（西暦4桁）", source="collection.edition"),
    DataField("ライセンス", "", "利用規約の名称とアドレス", source="collection.license"),
    DataField("言語", "", "英字3文字の言語コード", source="collection.language"),
)
ITEMS = (
    GifItem("タイトル", "title", is_required=True),
    *leave_out("原資料にありません", "サブタイトル"),
    GifItem(
        "事例実施年",
        "introduced",
        "使い始めた年（西暦4桁）。わからなければ出力しません",
        lambda case, _: str(case.facts.introduced.date.year) if case.facts.introduced else "",
    ),
    GifItem("事例の場所", "organization.prefecture", is_required=True),
    GifItem(
        "対象組織",
        "organization",
        "コアデータモデル「法人」のうち、ID群（全国地方公共団体コード）、商号または名称、"
        "商号または名称（カナ）、組織種別。法人番号は原資料になく、出力しません",
        lambda case, _: describe_organization(case.organization),
        is_required=True,
    ),
    *leave_out("補助金、税制などの分類で、この事例集の分類とは別のものです", "行政サービス分類"),
    GifItem("テーマ", "category"),
    GifItem(
        "キーワード",
        "labels keywords",
        "事業内容ラベルとキーワードを半角セミコロンで区切って並べたもの",
        lambda case, _: ";".join((*case.facts.labels, *case.facts.keywords)),
    ),
    GifItem(
        "取り組みの概要",
        "points",
        "ポイントをつなげたもの",
        lambda case, _: "".join(case.facts.points),
        is_required=True,
    ),
    GifItem(
        "取り組み理由",
        "interview",
        "問いに「きっかけ」か「経緯」を含むインタビューの答え。なければ出力しません",
        answers_about("きっかけ", "経緯"),
        is_required=True,
    ),
    *leave_out("取組の理由や概要と分けて書かれていません", "目的", is_required=True),
    *leave_out("分けて書かれていません", "挑戦したこと"),
    GifItem(
        "取り組み内容",
        "overview",
        "段落を改行でつないだもの",
        lambda case, _: join_lines(case.body.overview.paragraphs),
        is_required=True,
    ),
    GifItem(
        "学んだこと",
        "interview",
        "問いに「アドバイス」「参考になること」「コメント」を含むインタビューの答え",
        answers_about("アドバイス", "参考になること", "コメント"),
    ),
    GifItem(
        "成果",
        "effects",
        "段落を改行でつないだもの",
        lambda case, _: join_lines(case.body.effects.paragraphs),
    ),
    GifItem(
        "導入での工夫",
        "interview",
        "問いに「工夫」を含むインタビューの答え",
        answers_about("工夫"),
    ),
    *leave_out("分けて書かれていません", "制約条件", "普及", "持続させる仕組み", "評価の方法"),
    GifItem("利用した制度", "funding[].program", "制度の名前の配列"),
    GifItem(
        "協力者",
        "service.partners",
        "参画主体の名前と役割の配列",
        lambda case, _: [name_partner(p.name, p.role) for p in case.facts.service.partners],
    ),
    *leave_out(
        "画像は、このデータに含めていません",
        "イメージタイトル",
        "イメージファイル",
        "イメージのライセンス",
    ),
    *leave_out("原資料にありません", "ビデオタイトル", "ビデオURL", "ビデオのライセンス"),
    GifItem("関連URL", "links[].url", "アドレスの配列"),
    GifItem(
        "関連事例",
        "related",
        "関連する事例のIDとタイトルの配列",
        lambda _, related: [
            {"ID": near.case.slug, "タイトル": near.case.title} for near in related
        ],
    ),
    GifItem(
        "連絡先情報",
        "contacts",
        "コアデータモデル「法人連絡先」のうち、連絡先部署、連絡先電話番号、連絡先内線番号、"
        "連絡先メールアドレス、連絡先備考（非公表などの表記）の配列",
        lambda case, _: [describe_contact(contact) for contact in case.facts.contacts],
        is_required=True,
    ),
    GifItem("ID", "id"),
    *leave_out("原資料では年度だけが示されています", "公開日"),
    GifItem("最終更新日", "updated", "そのまま。なければ出力しません"),
)
