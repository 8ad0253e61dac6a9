"""data/gif-cases.json: the names of the government's model, filled from the case and no further."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from generator.core.settings import BuildSettings
from generator.export.case_parts import describe_collection
from generator.export.gif_json import ITEMS, MODEL, read_phone, render_gif
from generator.reading.load import load_collection

# Table 2 of DS-451-3 (2022-03-31), in its order; * is a required item.
NAMES = """
*タイトル サブタイトル 事例実施年 *事例の場所 *対象組織 行政サービス分類 テーマ キーワード
*取り組みの概要 *取り組み理由 *目的 挑戦したこと *取り組み内容 学んだこと 成果 導入での工夫 制約条件
普及 持続させる仕組み 評価の方法 利用した制度 協力者 イメージタイトル イメージファイル
イメージのライセンス ビデオタイトル ビデオURL ビデオのライセンス 関連URL 関連事例 *連絡先情報 ID
公開日 最終更新日
"""
TABLE_2 = NAMES.split()
TABLE_1 = [
    "データカタログ名",
    "データカタログ説明",
    "データカタログ作成者",
    "発行年",
    "ライセンス",
    "言語",
]


def render(content: Path) -> dict[str, Any]:
    settings = BuildSettings(content, Path("out"), Path("themes"))
    collection, problems = load_collection(settings)
    assert collection is not None, problems
    file = render_gif(describe_collection(collection), collection)
    assert (file.path, file.standard) == ("data/gif-cases.json", MODEL)
    parsed: dict[str, Any] = json.loads(file.output.content)
    return parsed


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    return render(ROOT / "content")


def test_the_items_are_those_of_the_model_in_its_order() -> None:
    assert [f"{'*' if item.is_required else ''}{item.name}" for item in ITEMS] == TABLE_2


def test_the_catalogue_has_the_items_of_the_model(published: dict[str, Any]) -> None:
    assert list(published) == [*TABLE_1, "事例"]
    assert published["言語"] == "JPN"
    assert published["発行年"] == "2024"
    assert len(published["データカタログ説明"]) <= 300


def test_a_case_has_items_of_the_model_alone_and_none_is_empty(published: dict[str, Any]) -> None:
    names = [name.removeprefix("*") for name in TABLE_2]
    assert len(published["事例"]) == 47
    for case in published["事例"]:
        assert [name for name in names if name in case] == list(case)
        assert all(case.values())
        assert len(case["取り組みの概要"]) <= 300


def test_a_case_is_filled_from_its_own_fields(small_content: Path) -> None:
    collection = render(small_content)
    first, second, third = collection["事例"]
    assert "データカタログ説明" not in collection  # none is set
    assert first["対象組織"] == {
        "ID群": [{"ID": "336068", "ID種別": "全国地方公共団体コード"}],
        "商号または名称": "鏡野町",
        "商号または名称（カナ）": "カガミノチョウ",
        "組織種別": "地方公共団体",
    }
    assert second["対象組織"]["商号または名称"] == second["事例の場所"] == "神奈川県"
    assert first["キーワード"].split(";")[0] == "オンライン申請"
    assert first["成果"].startswith("年500時間を減らした。用紙の購入費は、")
    assert first["事例実施年"] == "2021"
    assert "事例実施年" not in second  # nothing says since when
    assert first["利用した制度"] == ["デジタル田園都市国家構想交付金"]
    assert first["関連事例"][0] == {"ID": "nishiawakura-no-cost", "タイトル": third["タイトル"]}


def test_a_year_has_four_digits_and_most_cases_have_one(published: dict[str, Any]) -> None:
    years = [case["事例実施年"] for case in published["事例"] if "事例実施年" in case]
    assert len(years) > 30
    assert all(re.fullmatch("(19|20)[0-9]{2}", year) for year in years)


def test_only_answers_to_their_question_become_a_reason(published: dict[str, Any]) -> None:
    first = published["事例"][0]
    assert "きっかけは、新型コロナウイルス感染症への対応" in first["取り組み理由"]
    assert first["取り組み理由"] not in first["導入での工夫"]
    assert sum("取り組み理由" in case for case in published["事例"]) == 39


def test_a_partner_has_its_role_and_a_contact_what_can_be_dialled(small_content: Path) -> None:
    first, second, _ = render(small_content)["事例"]
    assert first["協力者"] == ["一般社団法人みどり情報（滞納状況の確認）"]
    assert first["連絡先情報"] == [
        {
            "連絡先部署": "鏡野町住民税務課",
            "連絡先電話番号": ["0868-54-2985"],
            "連絡先メールアドレス": "jyumin@green.test",
        }
    ]
    assert (
        second["連絡先情報"][0]["連絡先備考（その他、SNSなど）"]
        == "電話（非公表）、メール（非公表）"
    )


def test_a_printed_phone_number_is_taken_apart() -> None:
    assert read_phone("０８６８-54-2985") == {"連絡先電話番号": ["0868-54-2985"]}
    assert read_phone("0997-52-1111（内5562）")["連絡先内線番号"] == "5562"
    assert read_phone("078-331-8181（代表）") == {
        "連絡先電話番号": ["078-331-8181"],
        "連絡先備考（その他、SNSなど）": "電話番号は代表",
    }
    assert read_phone("（非公表）") == {"連絡先備考（その他、SNSなど）": "電話（非公表）"}
