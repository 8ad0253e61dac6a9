"""data/cases.json as a whole: what it says of the collection, and its cases.

>>> CollectionData.model_fields["edition"].description
'版'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, create_model

from generator.collection.limits import (
    FiscalYearText,
    IsoDay,
    LanguageTag,
    SiteAddress,
    WebAddress,
)
from generator.collection.published import CaseData
from generator.export.stretch import Stretch

# Readers of the data meet no page that says it.
WORDING = (
    "asksは編集者が職員の立場で書いた言葉、points、overview、effectsは編集者による要約、"
    "adviceは編集者がインタビューから選んで書いた助言、interviewのanswerは編集者が言い換えた回答で、"
    "もとの資料の文や話した言葉のとおりではありません"
)

NOT_SAID = (
    "idとnumberは事例ごとに異なり、relatedにあるidの事例はこのファイルにあります。"
    "どちらもJSON Schemaでは表せないので、このスキーマでは調べられません"
)


class SettingsData(BaseModel):
    """What site.yaml sets; what it does not set is left out."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class SourceData(SettingsData):
    title: str = Field(description="原資料の名称")
    url: WebAddress | None = Field(None, description="原資料のアドレス")
    terms: str | None = Field(None, description="原資料の利用条件")


class LicenseData(SettingsData):
    name: str = Field(description="利用規約の名称")
    short: str | None = Field(None, description="利用規約の略称")
    url: WebAddress | None = Field(None, description="利用規約のアドレス")


class CollectionData(SettingsData):
    """What site.yaml sets, and nothing else."""

    title: str = Field(description="事例集の名称")
    subtitle: str | None = Field(None, description="名称に添える短い言葉")
    description: str | None = Field(None, description="事例集の説明")
    publisher: str = Field(description="発行者")
    editor: str | None = Field(None, description="事例を要約し、編集した者")
    wording: str = Field(description="事例の文章が、だれの言葉か")
    interviewer: str | None = Field(None, description="インタビューの聞き手")
    edition: FiscalYearText = Field(description="版")
    updated: IsoDay | None = Field(
        None, description="サイトか、事例のどれかを最後に改めた日（YYYY-MM-DD）"
    )
    language: LanguageTag = Field(description="言語")
    contact: str | None = Field(None, description="問い合わせ先")
    base_url: SiteAddress | None = Field(None, description="公開しているアドレス")
    source: SourceData | None = Field(None, description="原資料")
    license: LicenseData | None = Field(None, description="利用条件")


# What changes with every case: a file of one case does not say it.
OF_ALL_CASES = "updated"
# The fields of a file of one case, beside those of the collection.
CASE_FILE_FIELDS = {
    "$schema": "このファイルの項目の定義（JSON Schema）のアドレス",
    "case": "事例。すべての事例のファイル（cases.json）のcasesの1件と同じ",
}


@dataclass(frozen=True, slots=True)
class CaseParts:
    """What the files of the open data say of one case, ready to be joined.

    `path` is that of its own file, `record` its text there and in cases.json, `gif` that in
    gif-cases.json. `tables` are its rows in each table, by its name.
    """

    path: str
    record: bytes
    gif: bytes
    tables: Mapping[str, Stretch]


@dataclass(frozen=True, slots=True)
class OpenData:
    """The collection as it is published, what is said of each of its cases, and where it is."""

    collection: CollectionData
    cases: tuple[CaseParts, ...]
    base_url: str | None = None


CASES_FILE: type[BaseModel] = create_model(
    "OpenData",
    collection=(
        CollectionData,
        Field(description="事例集について。設定されていない項目はありません"),
    ),
    cases=(
        tuple[CaseData, ...],  # type: ignore[valid-type]
        Field(
            description="事例（事例番号の順）",
            json_schema_extra={"$comment": NOT_SAID, "uniqueItems": True},
        ),
    ),
)
