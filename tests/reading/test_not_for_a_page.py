"""What belongs to no public page: broken punctuation, secrets, letters, another paper's words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import BODY, case_text

from generator.core.problem import Problem, Severity
from generator.core.source import Source
from generator.reading.load import load_settings
from generator.reading.parse import parse_case
from generator.reading.read.content import read_content
from generator.reading.validate.case import validate_case

Tell = Callable[..., list[Problem]]

TOLD = {
    "doubled-punctuation": [
        "申請した。。",
        "紙、、申請。",
        "紙を見た。、次。",
        "紙、。",
        "紙，，申請。",
    ],
    "bracket-without-other-half": [
        "申請（紙を減らした。",
        "申請）を減らした。",
        "「申請を減らした。",
        "申請」を減らした。",
        "『白書を読んだ。",
        "【要点を読んだ。",
        "（申請（紙）を減らした。",
        "- 申請（紙\n- 申請",
        "| 申請（紙 | 件数 |\n| --- | --- |\n| 窓口 | 1 |",
    ],
    "half-width-punctuation": [
        "受け付け,審査した。",
        "受け付けた.審査した。",
        "審査した.",
        "便利です!",
        "便利ですか?",
        "計画(案)を見た。",
        "「紙」,「電子」を選んだ。",
    ],
    "half-width-katakana": ["審査した｡", "紙､電子。", "紙･電子。"],
    "comment-left-by-word": [
        "申請[山田1]した。",
        "申請[A1]した。",
        "申請[YT12]した。",
        "申請[山田1R2]した。",
        "[削除: 紙の]申請をした。",
        "申請[挿入：紙]をした。",
        "申請[コメント: 直す]をした。",
        "申請[コメント1]をした。",
        "申請[書式変更: 太字]をした。",
    ],
    "secret-in-text": [
        "パスワード：abc123",
        "パスワード: tanuki",
        "パスワード=Abc!2024",
        "password=hoge1234",
        "Password: hoge1234",
        "ID：admin、パスワード：pass1234",
        "APIキー：0123abcd4567",
        "api_key=0123abcd4567",
        "暗証番号：1234",
        "暗証番号は1234です。",
        "ＰＷ：abcd1234",
        "鍵は AKIA" + "ABCDEFGH12345678 です。",
        "| パスワード | abcd1234 |\n| --- | --- |\n| 窓口 | 1 |",
    ],
    "login-name-in-text": [
        "ID：admin",
        "ログインID: kagamino01",
        "ユーザー名：tanuki、部署は総務課",
    ],
    "picture-not-here": [
        "下図のとおり。",
        "上図を見る。",
        "右の図で示す。",
        "左図と比べた。",
        "次の図のとおり。",
        "図1のとおり。",
        "図１を見る。",
        "下の写真のとおり。",
        "図2-1に示す。",
    ],
    "table-not-here": [
        "下表のとおり。",
        "右表を見る。",
        "表1のとおり。",
        "次の表を見る。",
        "以下の表で示す。",
    ],
    "paper-not-here": [
        "別紙のとおり。",
        "別紙1を使う。",
        "手順（別紙参照）で進めた。",
        "別添のとおり。",
        "添付ファイルを参照する。",
        "添付のとおり。",
        "前ページの表のとおり。",
        "次ページを参照。",
        "12ページ参照。",
        "p.12を参照。",
        "下線部を直した。",
        "赤字の部分を直した。",
        "赤字で示す。",
        "網掛け部分を直した。",
    ],
    "letter-in-text": [
        "お世話になっております。",
        "いつもお世話になっております、総務課です。",
        "よろしくお願いいたします。",
        "どうぞ宜しくお願い致します。",
        "ご確認ください。",
        "ご確認のほどよろしくお願いします。",
        "以上、よろしくお願いします。",
        "添付ファイルをご確認ください。",
        "取り急ぎご連絡まで。",
        "お疲れ様です。",
        "関係者各位",
        "拝啓",
        "敬具",
        "総務課 山田様",
    ],
    "note-not-here": [
        "紙を減らした※1。",
        "対象（注2）を広げた。",
        "範囲は※1を見る。\n\n※2 別の注です。",
    ],
    "machine-speaks": [
        "承知しました。以下に要約を示します。",
        "はい、以下のとおり整理しました。",
        "かしこまりました。",
        "もちろんです！以下が修正した文章です。",
        "以下に、ご指定の内容を要約した文章を示します。",
        "こちらがMarkdown形式の文案です：",
        "必要に応じて、さらに短くすることもできますので、お知らせください。",
        "ほかにご質問があれば、お気軽にお知らせください。",
        "もし表現の調整が必要であれば、お知らせください。",
        "AI言語モデルとして、最新の情報は持っていません。",
        "Sure! Here is the summary.",
        "Here's a revised version:",
        "I hope this helps!",
    ],
    "person-name": ["総務課 主任 山田太郎", "総務課　山田", "担当：佐藤花子", "係長 鈴木一郎"],
    "marked-as-secret": [
        "申請【社外秘】",
        "社外秘",
        "（部外秘）",
        "【取扱注意】申請をした。",
        "機密",
        "※内部限り",
        "（公表前）",
        "申請【非公開】",
        "㊙申請",
    ],
    "placeholder": [
        "申請【要修正】",
        "【要差替】申請",
        "申請（★）",
        "町★要確認",
        "町は●●を使う。",
        "申請【未定稿】",
    ],
}
SILENT = [
    "紙を減らした※1。\n\n※1 住民票の写しを除く。",
    "紙を減らした※1、電話も減らした※2。\n\n- ※1：住民票を除く。\n- ※2 窓口を除く。",
    "紙を減らした（注1）。\n\n（注1）住民票を除く。",
    "※印の欄だけを書けばよい。",
    "以下の手順で進めた。",
    "以下に効果をまとめました。",
    "不明な点は総務課に聞く。",
    "もし同じ悩みがあれば、お知らせください。",
    "AIモデルとして公開されているものを使った。",
    "もちろん、紙でも受け付ける。",
    "「ご不明な点があればお知らせください」と書いた紙を配る。",
    "申請した。紙を減らした。",
    "申請した（紙、電子）。「紙『白書』」【要点】を読んだ。",
    "1） 申請する。",
    "- ア）申請する。\n- 2）審査する。",
    "かっこは「（」と「）」で書く。",
    "（長い文が\n**太字**の行に続く）。",
    "約1,200件、3.5時間、Excel, Wordを使う。",
    "町の案内はYahoo!とGitHub.comにある。",
    "申請 (RPA) を使う。",
    "[手引き](https://green.test/a,b)を読む。",
    "参考[1]、年度[R5]、[注1]、[資料2]を見た。",
    "パスワードを決め、定期的に変える。",
    "パスワード：8文字以上で決める。",
    "パスワードは半角英数字12文字とした。",
    "暗証番号：4桁を入力する。",
    "IDとパスワードを配った。",
    "| ID | パスワード |\n| --- | --- |\n| 職員 | 要る |",
    "上図書館、地図1枚、図書館、次の図書、図面2枚を使う。",
    "表計算、次の表示、表彰2回、代表1人、発表1回、別表1。",
    "申請書の添付書類を減らした。添付資料の印刷をやめた。",
    "申請書の別紙を読み取る。次ページへ進む。",
    "赤字の事業を見直した。3ページの冊子を配った。",
    "「ご確認ください」と表示する。「お疲れ様です」と声をかけた。",
    "住民がお世話になった窓口。以上、3点が工夫である。",
    "職員に確認をお願いした。",
    "総務課の山田主任によれば、申請は減った。",
    "機密性の高い情報を扱う。非公開の情報は入れない。",
    "社外秘の文書は扱わない。契約書（案）を作る。",
    "- 契約書（案）",
    "評価は★★★である。",
]


@pytest.fixture(scope="module")
def told(small_content: Path) -> Tell:
    """A function that gives the problems of a small case with another sentence or other lines."""
    site, vocabulary, _ = load_settings(read_content(small_content))
    assert site is not None
    assert vocabulary is not None

    def check(sentence: str, **parts: str) -> list[Problem]:
        text = case_text(BODY.replace("申請をオンラインにした。", sentence), **parts)
        document, found = parse_case(Source("content/cases/a.md", text, ""))
        assert document.tree is not None
        return [*found, *validate_case(document, vocabulary, site)[1]]

    return check


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, each) for code, many in TOLD.items() for each in many]
)
def test_what_belongs_to_no_page_is_told(told: Tell, code: str, sentence: str) -> None:
    aside = {"missing-caption", "full-width-letters", "platform-dependent-character"}
    problems = [each for each in told(sentence) if each.code not in aside]
    assert {each.code for each in problems} == {code}
    assert problems[0].where.line == 20
    assert (problems[0].severity is Severity.ERROR) == (code == "secret-in-text")


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_right_is_not_told(told: Tell, sentence: str) -> None:
    aside = {"missing-caption"}
    assert [each for each in told(sentence) if each.code not in aside] == []


TABLE = "表：件数\n\n| 窓口 | 件数 |\n| --- | --- |\n| 町 | 1 |"


@pytest.mark.parametrize("words", ["次の表のとおり。", "下表を見る。", "表1を見る。"])
def test_a_table_may_be_spoken_of_where_there_is_one(told: Tell, words: str) -> None:
    assert told(f"{words}\n\n{TABLE}") == []


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("電子申請（案）", ["placeholder"]),
        ("【案】電子申請", ["placeholder"]),
        ("電子申請（たたき台）", ["placeholder"]),
        ("社外秘 電子申請", ["marked-as-secret"]),
        ("電子申請（非公開）", ["marked-as-secret"]),
        ("電子申請。。", ["doubled-punctuation"]),
        ("電子申請（町", ["bracket-without-other-half"]),
        ("電子申請[山田1]", ["comment-left-by-word"]),
        ("書かない窓口!", []),
        ("契約書（案）の作成", []),
        ("電子申請（町）", []),
    ],
)
def test_a_title_of_a_draft(told: Tell, title: str, codes: list[str]) -> None:
    found = told("申請を減らした。", title=f'title: "{title}"')
    assert [each.code for each in found] == codes


@pytest.mark.parametrize("name", ["links", "awards"])
def test_an_address_twice_in_a_list(told: Tell, name: str) -> None:
    def listed(*addresses: str) -> str:
        items = (f"  - text: 町{at}\n    url: {url}" for at, url in enumerate(addresses))
        return "\n".join((f"{name}:", *items))

    same = listed("https://green.test/a/", "https://green.test/b", "https://green.test/a")
    (problem,) = told("申請を減らした。", **{name: same})
    assert (problem.code, problem.where.line) == ("same-link-twice", 22)
    other = listed("https://green.test/a", "https://green.test/a?b=1", "https://green.test/b")
    assert told("申請を減らした。", **{name: other}) == []


def test_notes_speak_of_the_original(told: Tell) -> None:
    notes = "notes:\n  - 原資料の12ページの図1と下表を参照。"
    assert told("申請を減らした。", notes=notes) == []
