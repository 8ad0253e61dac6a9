"""What the case leads to, and what the source remarks on it."""

from __future__ import annotations

from generator.collection.fact import Fact, fact
from generator.collection.fields import FieldName
from generator.records.declare import Record, Text, Url

NAME_IS_SOUGHT = "アドレスではなく、名前のほうを探す"


class Link(Record):
    """参考情報の関連URL."""

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

    text: Text = fact(..., "賞の名前", Fact(column="名前"), examples=["○○アワード 優秀賞"])
    url: Url | None = fact(
        None,
        "アドレス",
        Fact(apart={"search": NAME_IS_SOUGHT}),
        examples=["https://www.example.lg.jp/"],
    )


class Remark(Record):
    """原資料の※の注."""

    about: FieldName = fact(
        ...,
        "どの項目の注か",
        Fact(
            column="見出し",
            data="どの項目の注か（overviewなど、事例の項目の名前）",
            apart={"search": "注の文のほうを探す"},
        ),
        examples=["schedule"],
    )
    text: Text = fact(
        ..., "注の文", Fact(column="文", is_prose=True), examples=["期間は契約の時期を含む。"]
    )


class SourceReference(Record):
    """原資料での場所."""

    pages: Text = fact(..., "ページ", Fact(), examples=["3-7～3-11"])
