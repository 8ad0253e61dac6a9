"""Who took part, with what, and whom to ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from typing import ClassVar

from generator.collection.fact import Fact, fact
from generator.core.text import fold_width
from generator.measures.phone import PhoneNumber, split_phone
from generator.records.declare import Email, Phone, Record, Text

# A form of use is how the thing is made and where it runs; a package that was fitted is a package.
MADE = {"package": "パッケージ", "custom": "個別開発|独自開発|スクラッチ|内製"}
PLACED = {"cloud": "クラウド|SaaS|ASP", "on-premises": "オンプレ"}
OTHER_FORM = "other"
OPERATION_FORMS = (*map("-".join, product(MADE, PLACED)), OTHER_FORM)


def read_operation(text: str) -> tuple[str, ...]:
    """The forms of use that a text names: other where it does not say both how and where.

    >>> read_operation("パッケージ製品をクラウド環境で運用"), read_operation("庁内のPCで利用")
    (('package-cloud',), ('other',))
    """
    plain = fold_width(text)
    named = (
        [form for form, words in forms.items() if re.search(words, plain, re.IGNORECASE)]
        for forms in (MADE, PLACED)
    )
    return tuple(map("-".join, product(*named))) or (OTHER_FORM,)


class Provider(Record):
    """サービス提供事業者."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "name": "名称 会社 会社名 事業者名 company title",
        "scope": "範囲 担当 内容 role",
    }
    line: ClassVar[str] = "{name}"

    name: Text = fact(
        ...,
        "事業者の正式な名前",
        Fact(column="名前", data="事業者の名前"),
        examples=["株式会社○○"],
    )
    scope: Text | None = fact(
        None, "担当した範囲", Fact(column="内容"), examples=["システム運用保守"]
    )


class Product(Record):
    """サービス名."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "name": "名称 製品 製品名 サービス名 title",
        "operation": "運用 形態 type",
    }
    line: ClassVar[str] = "{name}"

    name: Text = fact(
        ..., "サービスの名前", Fact(column="名前"), examples=["スマホメッセージングサービス"]
    )
    operation: Text | None = fact(
        None,
        "運用形態（サービスごとに異なるとき）",
        Fact(column="内容"),
        examples=["パッケージ製品をクラウド環境で運用"],
    )


class Partner(Record):
    """その他参画主体."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "name": "名称 団体名 title",
        "role": "担当 内容 scope",
    }

    name: Text = fact(..., "名前", Fact(column="名前", data="参画主体の名前"), examples=["○○大学"])
    role: Text | None = fact(None, "役割", Fact(column="内容"), examples=["効果の検証"])


class Service(Record):
    """サービス提供事業者等."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "providers": "事業者 業者 会社 vendor vendors company",
        "products": "サービス 製品 製品名 services",
        "operation": "運用 形態",
        "partners": "参画主体 協力",
        "note": "備考 remark remarks notes memo",
    }

    providers: tuple[Provider, ...] = fact(
        (), "サービス提供事業者", Fact(table="services", is_told=True)
    )
    products: tuple[Product, ...] = fact(
        (), "サービス名", Fact(table="services", row="サービス", is_told=True)
    )
    operation: Text | None = fact(
        None,
        "運用形態",
        Fact(is_told=True),
        examples=["パッケージ製品をクラウド環境で運用", "個別開発製品をオンプレミス環境で利用"],
    )
    partners: tuple[Partner, ...] = fact((), "その他参画主体", Fact(table="services"))
    note: Text | None = fact(
        None,
        "補足",
        Fact(column="{}の備考", data="備考", is_prose=True),
        examples=["職員による内製"],
    )

    @property
    def operations(self) -> tuple[str, ...]:
        """What is said of how it is used, as a whole and of each product."""
        own = (each.operation for each in self.products)
        return tuple(filter(None, (self.operation, *own)))


class Contact(Record):
    """担当部署."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "office": "部署 部署名 課 課名 担当課 name department section",
        "phone": "電話 tel 電話番号 telephone",
        "email": "メール メールアドレス mail e-mail address",
    }

    office: Text = fact(..., "部署の名前", Fact(column="部署"), examples=["鏡野町住民税務課"])
    phone: Phone | None = fact(
        None,
        "電話番号",
        Fact(data="電話番号（原資料の表記）"),
        examples=["0868-54-2985", "（非公表）"],
    )
    email: Email | None = fact(
        None,
        "メールアドレス",
        Fact(data="メールアドレス（原資料の表記）"),
        examples=["dx@example.lg.jp", "（非公表）"],
    )

    @property
    def dialled(self) -> PhoneNumber | None:
        """The phone number in its parts; None where there is none to dial."""
        return split_phone(self.phone) if self.phone else None
