"""What the case leads to, what it is written from, and what is remarked on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict

from generator.collection.fact import Fact, fact
from generator.collection.fields import FieldName, MonthField, PagesField
from generator.records.declare import Record, Text, Url
from generator.records.kind import Meant

# What people call the two sources of a case.
SOURCE_MEANT = Meant(
    dict.fromkeys(("原資料", "原典", "原文", "元資料", "総務省", "事例集", "国"), "原資料")
    | dict.fromkeys(
        ("団体", "自治体", "提供", "独自", "自前", "本市", "当市", "本町", "市町村", "庁内"),
        "団体の提供",
    )
)
NAME_IS_SOUGHT = "アドレスではなく、名前のほうを探す"


class Link(Record):
    """参考情報の関連URL."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "text": "名称 名前 タイトル 題名 title name label",
        "url": "リンク link href address",
    }

    text: Text = fact(
        ...,
        "リンクの文字",
        Fact(column="名前", data="名前"),
        examples=["鏡野町電子申請・届出システム"],
    )
    url: Url = fact(
        ...,
        "アドレス",
        Fact(apart={"search": NAME_IS_SOUGHT}),
        examples=["https://www.example.lg.jp/"],
    )


class Award(Record):
    """受賞歴."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "text": "名称 名前 賞 賞名 title name award",
        "url": "リンク link href address",
    }

    text: Text = fact(..., "賞の名前", Fact(column="名前"), examples=["○○アワード 優秀賞"])
    url: Url | None = fact(
        None,
        "アドレス",
        Fact(apart={"search": NAME_IS_SOUGHT}),
        examples=["https://www.example.lg.jp/"],
    )


class Remark(Record):
    """A doubt or an explanation, and what it is about; a text alone is about no one figure."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "about": "対象 項目 target field on",
        "text": "注 本文 内容 note remark content body",
    }
    shorthand: ClassVar[str] = "text"
    model_config = ConfigDict(json_schema_extra={"type": ["object", "string"]})

    about: FieldName | None = fact(
        None,
        "何の注か（項目の名前。一覧の中は[1]から数える）",
        Fact(
            column="見出し",
            data="何の注か。cost.initial、outcomes[2]など、事例の項目の名前（[]の中は1から数える）。"
            "決まった項目の注でなければnull",
            apart={
                "page": "注の文を、その項目のそばに置く",
                "search": "注の文のほうを探す",
                "changes": "注の置き場所で、文が変わらなければ違いとしない",
            },
        ),
        examples=["cost.initial", "outcomes[2]", "schedule.duration"],
    )
    text: Text = fact(
        ..., "注の文", Fact(column="文", is_prose=True), examples=["期間は契約の時期を含む。"]
    )


class SourceReference(Record):
    """何をもとにした事例か."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "kind": "種類 種別 type",
        "title": "資料名 名称 資料 name document",
        "pages": "page 頁 p",
        "url": "リンク link href address",
        "confirmed": "確認日 確認 date checked",
    }

    kind: Annotated[Literal["原資料", "団体の提供"], SOURCE_MEANT] = fact(
        "原資料",
        "もとにしたもの",
        Fact(
            data="もとにしたもの。原資料か、団体の提供",
            apart={"page": "何をもとにしたかを、文で述べる"},
        ),
        examples=["原資料", "団体の提供"],
    )
    title: Text | None = fact(
        None,
        "もとにした資料の名称（原資料では、書かなければ site.yaml のもの）",
        Fact(column="{}の名称", data="もとにした資料の名称"),
        examples=["令和6年度の取組の報告"],
    )
    pages: PagesField | None = fact(
        None,
        "ページ（数字だけ）",
        Fact(column="{}のページ", data="もとにした資料のページ"),
        examples=["3-7～3-11"],
    )
    url: Url | None = fact(
        None,
        "アドレス（原資料では、書かなければ site.yaml のもの）",
        Fact(column="{}のアドレス", data="もとにした資料のアドレス"),
        examples=["https://www.example.lg.jp/dx/"],
    )
    confirmed: MonthField | None = fact(
        None,
        "内容を確かめた日または月",
        Fact(data="内容を確かめた日または月（YYYY-MM-DD、YYYY-MM）"),
        examples=["令和6年3月"],
    )

    @property
    def is_document(self) -> bool:
        """Whether the case is written from the ministry's document."""
        return self.kind == "原資料"
