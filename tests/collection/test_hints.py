"""A hint is followed: it names what is meant, or nothing, and never the opposite."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import ROOT, case_text

from generator.collection.form.case import FrontMatter
from generator.collection.form.cost import TAX_CODES, TAX_MEANT
from generator.collection.form.outcome import OUTCOME_CODES, OUTCOME_MEANT
from generator.collection.form.reference import SOURCE_MEANT
from generator.collection.format import FORMAT
from generator.core.guess import guess_name
from generator.core.problem import Problem
from generator.reading.load import load_settings
from generator.reading.read.content import read_content
from generator.records.declare import Record
from generator.records.kind import Meant
from generator.records.record_faults import suggest_key

TAXES = {
    "税抜": "税別 外税 税抜き 税抜価格 消費税抜 消費税抜き 別途消費税 本体価格 抜 含まない 含まず "
    "消費税を除く 税別途",
    "税込": "税込み 内税 消費税込 消費税込み 税込価格 税込10% 込 込み込み 消費税を含む 含まれる",
    "": "非課税 不課税 免税 対象外 税抜（税込） 税込・税別 未定 不明 課税 税 総額 10%",
}
KINDS = {
    "実績": "実測 実測値 実績値 測定値 計測 結果 実数 確定 アンケート",
    "実証": "実証実験 実験 試行 検証 モデル事業 トライアル PoC",
    "試算": "推定 推計値 概算 計算値 試算値 換算 シミュレーション",
    "見込み": "見込 見込値 予測 予想 予定 見通し 期待値",
    "目標": "目標値 目指す値",
    "": "目安 計画 未達 実績見込み 目標（実績） 想定 仮 不明 KPI 非実績 成果 約",
}
SOURCES = {
    "原資料": "総務省 総務省資料 内部DX参考事例集 原典 国の資料",
    "団体の提供": "団体 団体提供 自治体 自治体の資料 本市の資料 独自",
    "": "市と総務省の提供 その他",
}
TABLES = {
    "tax": (TAX_MEANT, TAXES),
    "kind": (OUTCOME_MEANT, KINDS),
    "source": (SOURCE_MEANT, SOURCES),
}
WORDS = {"tax": tuple(TAX_CODES), "kind": tuple(OUTCOME_CODES), "source": ("原資料", "団体の提供")}
ALL_WORDS = [
    (name, word, meant)
    for name, (_, words) in TABLES.items()
    for meant, row in words.items()
    for word in row.split()
]


def hint(name: str, word: str) -> str:
    """As record_faults gives it: of the table, and of the letters where that does not tell."""
    table: Meant = TABLES[name][0]
    meant = table.guess(word)
    return guess_name(word, WORDS[name], 0.4) if meant is None else meant


@pytest.mark.parametrize(("name", "word", "meant"), ALL_WORDS)
def test_a_word_for_a_choice_hints_at_what_it_means(name: str, word: str, meant: str) -> None:
    assert hint(name, word) == meant


@pytest.mark.parametrize("name", TABLES)
def test_every_word_of_a_table_is_one_of_the_choice(name: str) -> None:
    assert set(TABLES[name][0].words.values()) <= {*WORDS[name], ""}


TERMS = {
    "prefectures": {
        "岡山": "岡山県",
        "京都": "京都府",
        "東京": "東京都",
        "北海": "北海道",
        "広島市": "広島県",
        "府中": "",
        "関東": "",
    },
    "categories": {
        "内部": "内部業務",
        "内部事務": "内部業務",
        "外部業務": "",
        "窓口": "窓口改革",
        "オンライン": "オンライン行政サービス",
        "バックヤード": "",
    },
    "labels": {
        "オンライン": "オンライン申請",
        "オフライン申請": "",
        "電子申請": "",  # nearer to 電子契約, and another thing
        "紙契約": "",
        "電子契約書": "電子契約",
        "キャッシュレス": "キャッシュレス化",
        "RPA": "AI・RPAの活用",
        "ペーパーレス": "庁内のペーパーレス化",
        "テレワーク": "",
    },
    "measures": {
        "待時間": "待ち時間",
        "待ち時間短縮": "待ち時間",
        "時間": "",
        "処理時間": "",
        "日数": "所要日数",
        "満足": "満足度",
        "利用率": "利用",
        "人数": "",
        "コスト": "",
    },
    "needs": {
        "待ち時間を減らしたい": "窓口の待ち時間を減らしたい",
        "窓口で書く手間を増やしたい": "",
        "手書きを減らしたい": "",  # 残業を減らしたい is as long
        "紙をなくしたい": "紙と印刷を減らしたい",
    },
}


@pytest.mark.parametrize(
    ("kind", "word", "meant"),
    [(kind, word, meant) for kind, words in TERMS.items() for word, meant in words.items()],
)
def test_a_word_for_a_term_hints_at_it_and_at_no_other(kind: str, word: str, meant: str) -> None:
    _, vocabulary, _ = load_settings(read_content(ROOT / "content"))
    assert guess_name(word, [term.name for term in getattr(vocabulary, kind)], 0.4) == meant


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("不適合", "適合"),
        ("非公開", "公開"),
        ("無料", "有料"),
        ("導入前", "導入後"),
        ("増加数", "減少数"),
        ("上半期", "下半期"),
        ("新制度", "旧制度"),
        ("未実施", "実施済"),
    ],
)
def test_an_opposite_is_no_hint(word: str, known: str) -> None:
    assert guess_name(word, [known], 0.4) == guess_name(known, [word], 0.4) == ""


KEYS = {
    "title": "タイトル 題名 件名 事例名 titel Title ｔｉｔｌｅ",
    "number": "番号 no 事例番号",
    "organization": "団体 自治体 organisation",
    "population": "人口",
    "category": "分類 カテゴリー",
    "points": "ポイント 要点",
    "cost": "費用 コスト",
    "contacts": "contact 連絡先 担当部署 tel",
    "links": "link url URL リンク",
    "awards": "award 受賞歴",
    "source": "出典",
    "notes": "note 編集注",
    "asks": "こんなときに",
    "advice": "助言 アドバイス 気をつけること",
    "": "天気 xyz",
}


@pytest.mark.parametrize(
    ("name", "key"), [(name, key) for key, names in KEYS.items() for name in names.split()]
)
def test_a_key_of_ones_own_hints_at_the_one_that_is_meant(name: str, key: str) -> None:
    assert suggest_key(name, FrontMatter, ("number", "title")) == key


def test_a_tag_is_a_label_until_there_are_labels() -> None:
    assert suggest_key("tags", FrontMatter, ("number",)) == "labels"
    assert suggest_key("tags", FrontMatter, ("number", "labels")) == "keywords"


def test_synonyms_name_declared_keys_and_no_key_itself() -> None:
    records: set[type[Record]] = {FrontMatter}
    records |= {
        field.record for field in FORMAT if field.record and issubclass(field.record, Record)
    }
    for record in records:
        declared = set(record.model_fields)
        assert set(record.synonyms) <= declared
        assert not declared & {word for words in record.synonyms.values() for word in words.split()}


Check = Callable[..., tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("part", "line", "code", "suggestion"),
    [
        ("title", "タイトル: 窓口", "unknown-key", "title"),
        ("title", "title: 電子申請\nタイトル: 窓口", "unknown-key", ""),
        ("category", "カテゴリー: 窓口改革", "unknown-key", "category"),
        ("population", "population: 1.2万人", "not-a-mapping", "count: 1.2万人"),
        ("cost", "cost: 500千円", "not-a-mapping", ""),
        ("labels", "labels:\n  ・オンライン申請", "list-not-read", None),
        ("labels", "labels: ●オンライン申請", "list-not-read", None),
    ],
)
def test_one_cause_has_one_message(
    run_check: Check, part: str, line: str, code: str, suggestion: str | None
) -> None:
    (problem,) = run_check({"cases/a.md": case_text(**{part: line})})
    assert problem.code == code
    assert problem.arguments.get("suggestion") == suggestion
