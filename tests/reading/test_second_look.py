"""What a second look at a case would ask: many forms of each doubt, and what must stay silent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import BARE_SITE, BODY, case_text

from generator.core.problem import Problem, Severity
from generator.core.source import Source, find_unseen
from generator.reading.causes import drop_followers
from generator.reading.load import load_settings
from generator.reading.look_alikes import find_look_alikes
from generator.reading.parse import parse_case
from generator.reading.read.content import read_content
from generator.reading.validate.case import validate_case

Ask = Callable[..., list[Problem]]


@pytest.fixture(scope="session")
def ask(small_content: Path) -> Ask:
    """A function that gives the problems of a small case with other lines or another body."""
    site, vocabulary, problems = load_settings(read_content(small_content))
    assert site is not None
    assert vocabulary is not None
    assert problems == ()

    def check(body: str = BODY, **parts: str) -> list[Problem]:
        text = case_text(body, **parts)
        document, found = parse_case(Source("content/cases/a.md", text, ""))
        assert document.tree is not None
        return list(drop_followers([*found, *validate_case(document, vocabulary, site)[1]]))

    return check


def codes(problems: list[Problem]) -> list[str]:
    return sorted({problem.code for problem in problems})


def contact(office: str = "鏡野町住民税務課", **values: str) -> str:
    lines = [f"{key}: '{value}'" for key, value in values.items()]
    return "\n    ".join([f"contacts:\n  - office: '{office}'", *lines])


LINE = case_text().split("\n").index("申請をオンラインにした。") + 1


def with_text(line: str) -> str:
    return BODY.replace("申請をオンラインにした。", line)


# 1. What was to be written over.


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        ("points", "points: [証明書の請求をスマートフォンで行えるようにした。]"),
        ("title", "title: マイナンバーカードを利用した電子申請"),
        (
            "asks",
            "asks: [窓口で何度も同じことを書かせたくない, 甲, 乙]\nneeds: [紙と印刷を減らしたい]",
        ),
        ("schedule", "schedule: {steps: [{period: R2.9, text: '事業者選定、システム製作'}]}"),
        ("service", "service: {products: [{name: スマホメッセージングサービス}]}"),
        ("service", "service: {providers: [{name: 事業者の正式な名前}]}"),
        ("title", 'title: "事例名　例: マイナンバーカードを利用した電子申請"'),
    ],
)
def test_what_the_form_says_is_no_value(ask: Ask, key: str, lines: str) -> None:
    assert codes(ask(**{key: lines})) == ["template-example"]


def test_an_example_that_speaks_of_its_town_is_told_elsewhere(ask: Ask) -> None:
    here = contact(phone="0868-54-2985")
    assert codes(ask(contacts=here)) == []
    there = 'organization: {code: "332089", prefecture: 岡山県, name: 総社市}'
    (office, phone) = ask(organization=there, contacts=here)
    assert office.code == phone.code == "template-example"
    assert not office.is_error


@pytest.mark.parametrize(
    "title",
    [
        "○○システムの導入",
        "株式会社○○",
        "××市の電子申請",
        "△△アワード",
        "□□□の導入",
        "●●課の取組",
        "〇〇町の窓口",
        "令和○年度の取組",
        "ＸＸ市の取組",
        "XXXの導入",
        "＿＿＿の導入",
        "（　　）の導入",
        "？？？",
        "?",
        "（ここに事例名を書く）",
        "【ここに入力】",
        "（事例名）",
        "事例名を記入してください",
        "要確認",
        "電子申請（要確認）",
        "電子申請【確認中】",
        "電子申請※要確認",
        "未記入",
        "あとで書く",
        "後で記入する",
        "TODO",
        "電子申請 TODO: 名前",
        "TBD",
        "仮",
        "ダミー",
        "テスト",
        "テスト1",
        "サンプル事例",
        "test",
        "dummy",
        "あああ",
        "aaa",
        "例：電子申請",
        "（例）電子申請",
        "記入例：電子申請",
    ],
)
def test_a_title_that_is_not_written_yet(ask: Ask, title: str) -> None:
    assert codes(ask(title=f"title: '{title}'")) == ["placeholder"]


@pytest.mark.parametrize(
    "title",
    [
        "二〇〇〇年の窓口",
        "「書かない窓口」と電子申請",
        "ToDoリストの共有",
        "Microsoft To Do の活用",
        "TODOリストの共有",
        "テストコースの予約",
        "サンプルの検査の予約",
        "仮設住宅の受付",
        "文書を確認中に知らせる仕組み",
        "文書管理",
        "○と×で答える調査",
        "例規の検索",
        "本文検索",
        "XMLによる申請",
        "XXVの計画",
        "要確認の書類を減らす",
    ],
)
def test_a_title_that_is_one(ask: Ask, title: str) -> None:
    assert codes(ask(title=f"title: '{title}'")) == []


@pytest.mark.parametrize(
    "line",
    [
        "（ここに概要を書く）",
        "（本文）",
        "- ここに効果を書く。",
        "本文を入力してください。",
        "TODO: 数字を入れる。",
        "費用は○○円である（要確認）。",
        "効果は調べている【確認中】。",
        "○○○○○",
        "令和○年○月に始めた。",
        "ダミーテキスト",
        "[申請](https://www.example.com/a)",
        "窓口は info@example.jp である。",
        "窓口は 03-1234-5678 である。",
        "窓口は０１２－３４５－６７８９である。",
    ],
)
def test_a_line_that_is_not_written_yet(ask: Ask, line: str) -> None:
    problems = [each for each in ask(body=with_text(line)) if each.code != "full-width-letters"]
    assert [(each.code, each.where.line) for each in problems] == [("placeholder", LINE)]


@pytest.mark.parametrize(
    "line",
    [
        "申請書のここに氏名を書く。",
        "1. 氏名を入力する",
        "AIが要確認とした行だけを、職員が確認した。",
        "テスト運用を経て、本番に移した。",
        "現在は、他の手続きへの広がりを検討中である。",
        "帳票のサンプルを職員に見せた。",
        "×と○を付けて選ぶ。",
    ],
)
def test_a_line_that_is_right(ask: Ask, line: str) -> None:
    assert codes(ask(body=with_text(line))) == []


@pytest.mark.parametrize(
    ("phone", "code"),
    [
        ("0000-00-0000", "placeholder"),
        ("012-345-6789", "placeholder"),
        ("03-0000-0000", "placeholder"),
        ("0868-00-0000", "placeholder"),
        ("○○○○-○○-○○○○", "placeholder"),
        ("XXX-XXX-XXXX", "placeholder"),
        ("0868-54-2985", None),
        ("0120-444-444", None),
        ("（非公表）", None),
    ],
)
def test_a_number_that_nobody_has(ask: Ask, phone: str, code: str | None) -> None:
    assert codes(ask(contacts=contact(phone=phone))) == ([code] if code else [])


def test_what_the_form_left_is_the_one_cause_of_a_value_that_is_not_read(ask: Ask) -> None:
    (problem,) = ask(cost="cost: {initial: {amount: ○○千円}, running: {amount: 875千円}}")
    assert (problem.code, problem.severity) == ("placeholder", Severity.ERROR)


# 2. What belongs to a person.


@pytest.mark.parametrize(
    "number",
    [
        "090-8765-4321",
        "08087654321",
        "070 8765 4321",
        "060-8765-4321",
        "０９０－８７６５－４３２１",
        "090ー8765ー4321",
        "090‐8765‐4321",
        "(090)8765-4321",
        "090(8765)4321",
        "+81 90-8765-4321",
        "+81-90-8765-4321",
        "+81 (0)90-8765-4321",
    ],
)
def test_a_mobile_phone_is_a_persons(ask: Ask, number: str) -> None:
    assert "mobile-number" in codes(ask(body=with_text(f"連絡先は{number}である。")))
    assert "mobile-number" in codes(ask(service=f"service: {{note: '担当は{number}'}}"))


@pytest.mark.parametrize("text", ["0868-54-2985", "令和5年090-12", "1090-1234-567番", "3,090人"])
def test_another_number_is_none(ask: Ask, text: str) -> None:
    assert codes(ask(body=with_text(f"{text}である。"))) == []


@pytest.mark.parametrize(
    ("mail", "is_private"),
    [
        ("taro@gmail.com", True),
        ("Taro.Y+dx@GMAIL.com", True),
        ("taro@yahoo.co.jp", True),
        ("taro@docomo.ne.jp", True),
        ("taro@ezweb.ne.jp", True),
        ("taro@i.softbank.jp", True),
        ("taro@icloud.com", True),
        ("taro@hotmail.co.jp", True),
        ("taro@po.ocn.ne.jp", True),
        ("taro@nifty.com", True),
        ("jyumin@town.kagamino.lg.jp", False),
        ("kikaku@showavill.jp", False),
        ("dx@notgmail.com", False),
    ],
)
def test_mail_that_a_person_reads_at_home(ask: Ask, mail: str, is_private: bool) -> None:
    assert codes(ask(contacts=contact(email=mail))) == (["private-mail"] if is_private else [])
    said = codes(ask(body=with_text(f"申し込みは{mail}に送る。")))
    assert said == ["private-mail" if is_private else "bare-address"]


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("情報政策課 山田太郎", "山田太郎"),
        ("情報政策課　山田 太郎", "山田 太郎"),
        ("情報政策課山田", "山田"),
        ("情報政策課 担当：山田", "山田"),
        ("情報政策課（担当 佐藤）", "佐藤"),
        ("情報政策課（山田）", "山田"),
        ("情報政策課 課長 鈴木一郎", "鈴木一郎"),
        ("情報政策課長 鈴木", "鈴木"),
        ("情報政策課 田村主任", "田村主任"),
        ("総務部 渡邉 さくら", "渡邉 さくら"),
        ("山田太郎（情報政策課）", "山田太郎"),
        ("DXセンター 中村氏", "中村氏"),
    ],
)
def test_a_person_is_no_office(ask: Ask, office: str, name: str) -> None:
    (problem,) = ask(contacts=contact(office))
    assert (problem.code, problem.arguments["name"]) == ("person-name", name)
    assert codes(ask(respondent=f"respondent: {office}")) == ["person-name"]


@pytest.mark.parametrize(
    "office",
    [
        "川口市総務部 情報政策課",
        "千葉市総務局情報経営部業務改革推進課",
        "山口県 デジタル推進局",
        "石川支所 窓口係",
        "北見市 石川支所",
        "総務部 千葉出張所",
        "東京都 中野区 区民部",
        "総務課 本田地区担当",
        "神奈川県 川崎支援学校",
        "長野 DX推進課",
        "千葉 総務課",
        "情報政策課（本庁）",
        "企画部 デジタル・ガバメント推進室",
        "串間市商工観光スポーツランド推進課（高松キャンプ公園LINE予約関連）",
        "（非公表）",
    ],
)
def test_an_office_is_no_person(ask: Ask, office: str) -> None:
    found = set(codes(ask(contacts=contact(office))))
    assert found <= {"of-another-place"}  # than 鏡野町, whose case it is here


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("番号は1234 5678 9012である。", "twelve-digits"),
        ("番号は１２３４－５６７８－９０１２である。", "twelve-digits"),
        ("番号は876543210987である。", "twelve-digits"),
        ("法人番号は1234567890123である。", None),
        ("費用は123456789012円である。", None),
        ("[計画](https://www.city.sample.lg.jp/page/123456789012.html)による。", None),
        ("〒708-0392 鏡野町竹田660", "house-number"),
        ("鏡野町竹田660番地に置いた。", "house-number"),
        ("竹田一丁目2番3号に置いた。", "house-number"),
        ("本町2丁目の自治会と進めた。", None),
    ],
)
def test_numbers_that_may_be_a_persons(ask: Ask, text: str, code: str | None) -> None:
    found = {*codes(ask(body=with_text(text)))} - {"full-width-letters"}
    assert found == ({code} if code else set())


# 3. Telephone numbers.


@pytest.mark.parametrize(
    ("phone", "count", "right"),
    [
        ("0763-23-200", "9", "10"),
        ("0763-23-20001", "11", "10"),
        ("076323200", "9", "10"),
        ("０７６３－２３－２００", "9", "10"),
        ("0763（23）200", "9", "10"),
        ("0120-44-444", "9", "10"),
        ("0800-123-456", "10", "11"),
        ("050-8765-432", "10", "11"),
        ("03-5212-91877（代表）", "11", "10"),
    ],
)
def test_a_digit_too_few_or_too_many(ask: Ask, phone: str, count: str, right: str) -> None:
    (problem,) = ask(contacts=contact(phone=phone))
    assert (problem.code, problem.is_error) == ("phone-wrong-length", True)
    assert (problem.arguments["count"], problem.arguments["right"]) == (count, right)


@pytest.mark.parametrize(
    ("phone", "meant"),
    [
        ("TEL 0763-23-2001", None),
        ("電話：0763-23-2001（代表）", None),
        ("+81-763-23-2001", None),
        ("763-23-2001", "phone-not-well-formed"),
    ],
)
def test_a_word_before_a_number_is_taken(ask: Ask, phone: str, meant: str | None) -> None:
    assert codes(ask(contacts=contact(phone=phone))) == ([meant] if meant else [])


@pytest.mark.parametrize(
    "phone",
    [
        "0763（23）2001",
        "０７６３（２３）２００１",
        "(0763)23-2001",
        "0763(23)2001（代表）",
        "0763-23-2001（内5562）",
        "0763 23 2001",
        "0763.23.2001",
        "03-5212-9187",
        "06-6858-2669",
        "0668582669",
        "0570-087-650",
        "0800-123-9876",
        "050-8765-4329",
        "0120-123-987",
    ],
)
def test_numbers_as_they_are_printed(ask: Ask, phone: str) -> None:
    assert codes(ask(contacts=contact(phone=phone))) == []


# 4 and 6. The place and its population.


def place(code: str, name: str | None, prefecture: str = "岡山県") -> str:
    fields = {"code": f'"{code}"', "prefecture": prefecture, **({"name": name} if name else {})}
    return f"organization: {{{', '.join(f'{key}: {value}' for key, value in fields.items())}}}"


def people(count: str) -> str:
    return f"population: {{count: '{count}', as_of: 令和5年1月1日}}"


@pytest.mark.parametrize(
    ("organization", "code", "suggestion"),
    [
        # Merged away in 2004, and never there.
        (place("164216", "福光町", "富山県"), "unknown-place", None),
        (place("164216", "ななし町", "富山県"), "unknown-place", None),
        (place("336998", "鏡野市"), "unknown-place", "岡山県鏡野町（336068）"),
        (place("336998", "鏡野町"), "unknown-place", "岡山県鏡野町（336068）"),
        (place("332089", "鏡野町"), "code-names-another-place", '"336068"'),
        (place("221384", "浜松市浜北区", "静岡県"), "place-name-not-plain", "浜松市"),
        (place("221309", "浜松市浜北区", "静岡県"), "place-name-not-plain", "浜松市"),
        (place("336068", "岡山県鏡野町"), "place-name-not-plain", "鏡野町"),
        (place("336068", "岡山県岡山県鏡野町"), "place-name-not-plain", "鏡野町"),
        (place("336068", "苫田郡鏡野町"), "place-name-not-plain", "鏡野町"),
        (place("336068", "岡山県苫田郡鏡野町"), "place-name-not-plain", "鏡野町"),
        (place("336068", "鏡野町役場"), "place-name-not-plain", "鏡野町"),
        (place("332089", "総社市役所"), "place-name-not-plain", "総社市"),
        (place("336068", "鏡野"), "place-name-not-plain", "鏡野町"),
        (place("330001", "岡山県"), "prefecture-as-name", None),
        (place("336068", "岡山県"), "prefecture-as-name", None),
    ],
)
def test_a_place_that_is_none(
    ask: Ask, organization: str, code: str, suggestion: str | None
) -> None:
    problems = ask(organization=organization)
    assert code in codes(problems)
    assert len(problems) == len({problem.where for problem in problems}), problems
    hints = {problem.arguments.get("suggestion") for problem in problems}
    assert suggestion is None or suggestion in hints


@pytest.mark.parametrize(
    ("organization", "is_error"),
    [(place("336998", "鏡野町"), False), (place("336998", "ななし町"), True)],
)
def test_a_place_is_an_error_where_nothing_of_it_is_known(
    ask: Ask, organization: str, is_error: bool
) -> None:
    (problem,) = ask(organization=organization)
    assert (problem.code, problem.is_error) == ("unknown-place", is_error)


@pytest.mark.parametrize(
    ("organization", "count", "suggestion"),
    [
        (place("336068", "鏡野町"), "47人", None),
        (place("336068", "鏡野町"), "4人", "4万人"),
        (place("332089", "総社市"), "4人", "4万人"),
        (place("332089", "総社市"), "1,001人", None),
        (place("131016", "千代田区", "東京都"), "4.9万人", None),
        (place("221309", "浜松市", "静岡県"), "4.9万人", None),
        (place("330001", None), "188人", "188万人"),
        (place("330001", None), "18.8万人", None),
        (place("330001", None), "1,880万人", None),
    ],
)
def test_a_population_that_no_such_place_has(
    ask: Ask, organization: str, count: str, suggestion: str | None
) -> None:
    problems = ask(organization=organization, population=people(count))
    (problem,) = (each for each in problems if each.code != "unknown-prefecture")
    assert (problem.code, problem.is_error) == ("population-unlikely", False)
    assert problem.arguments.get("suggestion") == suggestion
    noted = "notes:\n  - about: population\n    text: 原資料のとおりである。"
    problems = ask(organization=organization, population=people(count), notes=noted)
    assert "population-unlikely" not in codes(problems)


@pytest.mark.parametrize(
    ("organization", "count"),
    [
        (place("336432", "西粟倉村"), "0.1万人"),
        (place("133817", "大島町", "東京都"), "7,000人"),
        (place("134023", "青ヶ島村", "東京都"), "160人"),
        (place("012271", "歌志内市", "北海道"), "2,700人"),
        (place("141003", "横浜市", "神奈川県"), "375万人"),
        (place("131016", "千代田区", "東京都"), "6.8万人"),
        (place("131121", "世田谷区", "東京都"), "92万人"),
        (place("313007", None, "鳥取県"), "54.7万人"),
    ],
)
def test_populations_that_are(ask: Ask, organization: str, count: str) -> None:
    assert "population-unlikely" not in codes(
        ask(organization=organization, population=people(count))
    )


@pytest.mark.parametrize(
    ("organization", "count"),
    [
        (place("336432", "西粟倉村"), "470,120人"),
        (place("336068", "鏡野町"), "12万人"),
        (place("332089", "総社市"), "1,001万人"),
    ],
)
def test_a_population_too_large_for_every_band_is_told_once(
    ask: Ask, organization: str, count: str
) -> None:
    assert codes(ask(organization=organization, population=people(count))) == [
        "population-outside-bands"
    ]


def test_a_part_of_a_person_is_ten_thousand_times_as_many(ask: Ask) -> None:
    (problem,) = ask(population=people("1.2人"))
    assert (problem.code, problem.arguments["suggestion"]) == ("headcount-not-read", "1.2万人")


@pytest.mark.parametrize(
    ("own", "office", "email", "found"),
    [
        (("336068", "鏡野町"), "千葉市総務局", "a@example.lg.jp", 1),
        (("336068", "鏡野町"), "情報経営部", "a@city.chiba.jp", 1),
        (("336068", "鏡野町"), "岡山県総社市職員課", "a@town.kagamino.lg.jp", 1),
        (("336068", "鏡野町"), "鏡野町住民税務課", "a@vill.nishiawakura.lg.jp", 1),
        (("336068", "鏡野町"), "住民税務課", "a@pref.okayama.lg.jp", 0),
        (("336068", "鏡野町"), "岡山県鏡野町住民税務課", "a@town.kagamino.okayama.jp", 0),
        (("336068", "鏡野町"), "中央区民センター", "a@example.lg.jp", 0),
        (("336068", "鏡野町"), "一般社団法人みどり", "a@city.fuchu.lg.jp", 0),  # one of two
    ],
)
def test_an_office_is_that_of_the_case(
    ask: Ask, own: tuple[str, str], office: str, email: str, found: int
) -> None:
    contacts = f"contacts:\n  - office: {office}\n    email: {email}"
    told = codes(ask(organization=place(*own), contacts=contacts))
    assert told.count("of-another-place") == found
    notes = "notes:\n  - {about: contacts, text: 組合の事務局が答える。}"
    assert "of-another-place" not in codes(
        ask(organization=place(*own), contacts=contacts, notes=notes)
    )


def test_who_answered_is_of_the_place(ask: Ask) -> None:
    assert codes(ask(respondent="respondent: 千葉市 総務局")) == ["of-another-place"]
    assert codes(ask(respondent="respondent: 鏡野町 住民税務課")) == []


# 5. The money.


def cost(initial: str, items: str = "") -> str:
    return (
        f"cost:\n  initial: {{amount: '{initial}', items: [{items}]}}\n  running: {{amount: －円}}"
        if items
        else f"cost:\n  initial: {{amount: '{initial}'}}\n  running: {{amount: －円}}"
    )


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("4,730円", "amount-too-small"),
        ("約4,730円", "amount-too-small"),
        ("９８０円", "amount-too-small"),
        ("26,700,000千円", "amount-too-large"),
        ("473億円", "amount-too-large"),
        ("500～300万円", "range-reversed"),
        ("5,000千円～3,000千円", "range-reversed"),
        ("4,730千円", None),
        ("1千円", None),
        ("0円", None),
        ("月額980円", None),
        ("1人当たり300円", None),
        ("98億円", None),
        ("300～500万円", None),
        ("－円", None),
    ],
)
def test_an_amount_by_its_size(ask: Ask, amount: str, code: str | None) -> None:
    found = codes(ask(cost=cost(amount), population=people("113万人")))
    assert [each for each in found if not each.startswith("population-")] == (
        [code] if code else []
    )


@pytest.mark.parametrize(
    ("amount", "count", "code"),
    [
        ("875,000千円", "1.2万人", "amount-against-population"),
        ("9億8,600万円", "1,000人", "amount-against-population"),
        ("69億400万円", "4.6万人", "amount-against-population"),
        ("2億9,000万円", "1,000人", None),
        ("69億400万円", "113万人", None),
        ("473億円", "1.2万人", "amount-too-large"),
    ],
)
def test_an_amount_by_those_who_live_there(
    ask: Ask, amount: str, count: str, code: str | None
) -> None:
    found = codes(ask(cost=cost(amount), population=people(count)))
    assert [each for each in found if each.startswith("amount-")] == ([code] if code else [])


def test_a_note_on_the_cost_says_nothing_of_its_size(ask: Ask) -> None:
    notes = "notes:\n  - {about: %s, text: この費用には保守を含む。}"
    told = [
        codes(ask(cost=cost("473億円"), notes=notes % about))
        for about in ("cost.initial", "cost.initial.amount")
    ]
    assert told == [["amount-too-large"], []]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("費用は4,730円だった。", True),
        ("費用は４，７３０万円だった。", True),
        ("費用は473千円だった。", True),
        ("費用は47.3億円だった。", True),
        ("費用は473万円だった。", False),
        ("費用は4,730,000円だった。", False),
        ("費用は473万円で、1件4,730円である。", False),
        ("費用は5,000円だった。", False),
    ],
)
def test_one_amount_has_one_size(ask: Ask, text: str, is_told: bool) -> None:
    found = {*codes(ask(body=with_text(text), cost=cost("4,730千円")))} - {"full-width-letters"}
    assert found == ({"amount-of-another-size"} if is_told else set())


@pytest.mark.parametrize(
    ("amount", "items", "code"),
    [
        ("10,000千円", "{amount: '4,000千円'}, {amount: '6,000円'}", "items-in-other-units"),
        ("10,000千円", "{amount: '4,000円'}, {amount: '6,000円'}", "items-in-other-units"),
        ("10,000円", "{amount: '4,000千円'}, {amount: '6,000千円'}", "items-in-other-units"),
        ("10,000千円", "{amount: '4,000千円'}, {amount: '5,000千円'}", "items-do-not-add-up"),
        ("10,000千円", "{amount: '4,000千円'}, {amount: '6,000千円'}", None),
    ],
)
def test_items_in_other_units_are_told_as_such(
    ask: Ask, amount: str, items: str, code: str | None
) -> None:
    assert {*codes(ask(cost=cost(amount, items)))} - {"amount-too-small"} == {code} - {None}


@pytest.mark.parametrize(("grant", "is_told"), [("1億円", True), ("10,000千円", False)])
def test_a_grant_beside_the_cost(ask: Ask, grant: str, is_told: bool) -> None:
    funding = f"funding: [{{program: デジ田交付金, amount: '{grant}'}}]"
    found = codes(ask(funding=funding, cost=cost("730千円"), body=with_text(f"{grant}を受けた。")))
    assert found == (["funding-over-cost"] if is_told else [])


# 7. Times and outcomes.


def steps(*periods: str, duration: str = "") -> str:
    head = f"schedule:\n  duration: {duration}\n" if duration else "schedule:\n"
    return head + "  steps:\n" + "\n".join(f"    - {{period: '{p}', text: 工程}}" for p in periods)


@pytest.mark.parametrize(
    ("schedule", "code"),
    [
        (steps("R4.6～R5.8", duration="3年"), "duration-against-steps"),
        (steps("R4.6～", "R5.8～", duration="3年"), "duration-against-steps"),
        (steps("R4.6～7", "R5.8", duration="3か月"), "duration-against-steps"),
        (steps("R1.6～R5.8", duration="3年"), "duration-against-steps"),
        (steps("4か月", "2か月", duration="3年"), "duration-against-steps"),
        (steps("R4.6～R4.9", "R4.10～", duration="5か月"), None),
        (steps("R4.6", "R4.10", "R4.11～R6.3", duration="5か月"), None),
        (steps("R4.6", duration="1年"), None),
        (steps("4か月", "2か月", duration="6か月"), None),
        (steps("4か月", "R5.2", duration="3年"), None),
        (steps("R5.11.17～R5.11.24", "R5.12.8～", duration="1か月"), None),
        (steps("R4.6", "R4.4"), "steps-not-in-order"),
        (steps("R5.4～R5.6", "R4.4～R4.6"), "steps-not-in-order"),
        (steps("H27～28", "H28.12～H30.3", "H30.4"), None),
        (steps("R4年度", "R4.6", "R5.4"), None),
        (steps("R4.6～R60.9"), "updated-far-from-edition"),
        (steps("S60.4", "R4.6"), "updated-far-from-edition"),
        (steps("R4.6～R9.3"), None),
    ],
)
def test_steps_among_themselves(ask: Ask, schedule: str, code: str | None) -> None:
    assert codes(ask(schedule=schedule)) == ([code] if code else [])


def test_a_note_on_the_schedule_has_told_of_it(ask: Ask) -> None:
    for about in ("schedule", "schedule.duration", "schedule.steps[1]"):
        noted = f"notes:\n  - about: {about}\n    text: 契約の時期を含む。"
        assert ask(schedule=steps("R4.6～R5.8", duration="3年"), notes=noted) == []


def test_each_track_has_its_own_duration(ask: Ask) -> None:
    track = "{name: RPA, duration: 4か月, steps: [{period: R4.6～R4.8, text: 試行}]}"
    assert codes(ask(schedule=f"schedule: {{tracks: [{track}]}}")) == []
    track = track.replace("4か月", "3年")
    assert codes(ask(schedule=f"schedule: {{tracks: [{track}]}}")) == ["duration-against-steps"]


@pytest.mark.parametrize(
    ("key", "lines", "code"),
    [
        (
            "population",
            "population: {count: 1.2万人, as_of: 令和60年4月1日}",
            "updated-far-from-edition",
        ),
        (
            "population",
            "population: {count: 1.2万人, as_of: 平成5年1月1日}",
            "updated-far-from-edition",
        ),
        ("population", "population: {count: 1.2万人, as_of: 令和7年1月1日}", None),
        ("population", "population: {count: 1.2万人, as_of: 令和元年10月1日}", None),
        (
            "source",
            "source: {kind: 団体の提供, title: 報告, confirmed: 令和16年3月}",
            "updated-far-from-edition",
        ),
        ("source", "source: {kind: 団体の提供, title: 報告, confirmed: 令和7年3月}", None),
        ("introduced", "introduced: S60.4", "updated-far-from-edition"),
        ("introduced", "introduced: R60.4", "updated-far-from-edition"),
        ("introduced", "introduced: H25.4", None),
        ("added", "added: 令和7年度", "added-after-edition"),
        ("added", "added: 令和60年度", "added-after-edition"),
        ("added", "added: 令和6年度", None),
    ],
)
def test_dates_beside_the_edition(ask: Ask, key: str, lines: str, code: str | None) -> None:
    assert codes(ask(**{key: lines})) == ([code] if code else [])


def outcome(what: str, value: str) -> str:
    return (
        f"outcomes:\n  - {{what: '{what}', value: '{value}', kind: 試算, measure: 作業時間}}\n"
        f"notes:\n  - 数字は「{value}」のとおりである。"
    )


@pytest.mark.parametrize(
    ("what", "value", "code"),
    [
        ("作業時間", "1260", "outcome-without-unit"),
        ("作業時間", "１，２６０", "outcome-without-unit"),
        ("作業時間", "20→5", "outcome-without-unit"),
        ("作業時間の削減", "大幅に削減", "outcome-without-figure"),
        ("作業時間の削減", "あり", "outcome-without-figure"),
        ("作業時間の削減", "5分→8分", "change-against-words"),
        ("利用者の増加", "800人→500人", "change-against-words"),
        ("作業時間の削減", "8分→8分", "change-without-change"),
        ("電子申請の割合", "120％", "share-over-whole"),
        ("電子契約率", "708％", "share-over-whole"),
        ("作業時間の削減", "120％", "share-over-whole"),
        ("作業時間の削減", "12割削減", "share-over-whole"),
        ("作業時間の削減", "30～20分", "range-reversed"),
        ("作業時間の削減", "約30～約20分", "range-reversed"),
        ("作業時間の削減", "500時間", None),
        ("アクセス数", "約10万", None),
        ("作業時間の削減", "半減", None),
        ("作業時間", "1時間以上→不要", None),
        ("利用者の増加", "500人→800人", None),
        ("利用者の増減", "800人→500人", None),
        ("利用者の増加率", "120％", None),
        ("目標の達成率", "105％", None),
        ("利用件数の前年比", "120％", None),
        ("電子申請の割合", "100％", None),
        ("作業時間の削減", "20分程度→0～5分", None),
        ("作業時間の削減", "約2～3割", None),
        ("作業時間", "4時間→30分～1時間程度", None),
        ("作業時間の削減", "数分", None),
    ],
)
def test_outcomes_that_say_what_they_mean(
    ask: Ask, what: str, value: str, code: str | None
) -> None:
    found = {*codes(ask(outcomes=outcome(what, value)))} - {"full-width-letters"}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    "text", ["約約5割", "5割程度程度", "500円円", "3か月か月", "5％％", "約5割約"]
)
def test_a_word_that_stands_twice(ask: Ask, text: str) -> None:
    assert codes(ask(body=with_text(f"{text}"))) == ["word-twice"]


@pytest.mark.parametrize("text", ["約1週間程度", "およそ20％前後", "年年", "人々", "時間、時間"])
def test_two_words_that_are_not_the_same(ask: Ask, text: str) -> None:
    assert codes(ask(body=with_text(f"{text}である。"))) == []


# 8. Links.


@pytest.mark.parametrize(
    ("link", "code", "is_error"),
    [
        ("[総務省](https://www.soumu.go.jp@evil.example/)", "url-with-password", True),
        ("[https://www.soumu.go.jp/](https://evil.example/)", "link-names-another", False),
        ("[総務省](https://user:pw@www.soumu.go.jp/)", "url-with-password", True),
        ("[総務省](<https://www.soumu.go.jp@evil.test/>)", "url-with-password", True),
        ("[総務省](https://www.soumu.go.jp&#64;evil.test/)", "url-with-password", True),
        ("[https://www.soumu.go.jp/](https://evil.test/)", "link-names-another", False),
        ("[www.soumu.go.jp](https://evil.test/)", "link-names-another", False),
        ("[ｓｏｕｍｕ．ｇｏ．ｊｐ](https://evil.test/)", "link-names-another", False),
        ("[総務省（soumu.go.jp）](https://soumu.go.jp.evil.test/)", "link-names-another", False),
        ("[総務省](https://www.s\u043eumu.go.jp/)", "host-not-plain", True),
        ("[総務省](https://www.xn--sumu-55d.go.jp/)", "host-not-plain", True),
        ("[総務省](https://s\u03bfumu.go.jp/)", "host-not-plain", True),
        ("[名古屋](https://名古屋市.jp/)", "host-not-plain", False),
        ("[庁内](http://192.168.1.10/dx)", "address-inside-only", True),
        ("[庁内](https://10.0.0.1/dx)", "address-inside-only", True),
        ("[庁内](https://[fe80::1]/dx)", "address-inside-only", True),
        ("[庁内](https://3232235786.1/dx)", "address-not-public", False),
        ("[庁内](https://www.soumu.go.jp:8080/)", "address-not-public", False),
        ("[庁内](https://portal.town.lgwan.jp/)", "address-inside-only", True),
        ("[庁内](https://www.portal.local/)", "address-inside-only", True),
        ("[計画](https://bit.ly/3abc)", "short-address", False),
        ("[計画](https://tinyurl.com/abc)", "short-address", False),
        ("[計画](https://t.co/abc)", "short-address", False),
    ],
)
def test_a_link_that_may_deceive(ask: Ask, link: str, code: str, is_error: bool) -> None:
    others = ("full-width-letters", "insecure-link")
    problems = [p for p in ask(body=with_text(f"{link}による。")) if p.code not in others]
    assert [(p.code, p.is_error, p.where.line) for p in problems] == [(code, is_error, LINE)]


@pytest.mark.parametrize(
    "link",
    [
        "[総務省](https://www.soumu.go.jp/)",
        "[soumu.go.jp](https://www.soumu.go.jp/main.html)",
        "[https://www.soumu.go.jp/](https://www.soumu.go.jp/main.html)",
        "[www.soumu.go.jp](https://soumu.go.jp/)",
        "[index.html](https://www.soumu.go.jp/index.html)",
        "[計画.pdf](https://www.soumu.go.jp/plan.pdf)",
        "[Web.2の計画](https://www.soumu.go.jp:443/plan)",
        "[窓口](mailto:dx@town.kagamino.lg.jp)",
        "[写真](https://www.soumu.go.jp/a@b)",
    ],
)
def test_a_link_that_is_plain(ask: Ask, link: str) -> None:
    assert codes(ask(body=with_text(f"{link}による。"))) == []


@pytest.mark.parametrize("key", ["links", "awards"])
def test_links_of_the_front_matter_are_asked_as_well(ask: Ask, key: str) -> None:
    def of(text: str, url: str) -> list[str]:
        return codes(ask(**{key: f"{key}:\n  - text: '{text}'\n    url: {url}"}))

    assert of("www.soumu.go.jp", "https://evil.test/") == ["link-names-another"]
    assert of("計画", "https://bit.ly/3abc") == ["short-address"]
    assert of("計画", "https://u:p@evil.test/") == ["url-with-password"]
    assert of("計画", "https://u:p@www.example.jp/") == ["url-with-password"]
    assert of("計画", "https://www.example.jp/") == ["placeholder"]
    assert of("計画", "https://192.168.1.10/") == ["address-inside-only"]
    assert of("計画", "https://名古屋市.jp/") == ["host-not-plain"]
    assert of("計画", "https://www.soumu.go.jp/") == []


def test_one_text_leads_to_one_address(ask: Ask) -> None:
    one, two = "[計画](https://www.soumu.go.jp/a)", "[計画](https://www.soumu.go.jp/b)"
    assert codes(ask(body=with_text(f"{one}と{one}による。"))) == []
    assert codes(ask(body=with_text(f"{one}と{two}による。"))) == ["link-text-twice"]


# 9. Signs that nobody sees, and letters that are others.


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("電子\u3164申請", "U+3164 HANGUL FILLER"),
        ("電子\u115f申請", "U+115F HANGUL CHOSEONG FILLER"),
        ("電子\u1160申請", "U+1160 HANGUL JUNGSEONG FILLER"),
        ("電子\uffa0申請", "U+FFA0 HALFWIDTH HANGUL FILLER"),
        ("電子\u2800申請", "U+2800 BRAILLE PATTERN BLANK"),
        ("電子\u034f申請", "U+034F COMBINING GRAPHEME JOINER"),
        ("電子\u180b申請", "U+180B MONGOLIAN FREE VARIATION SELECTOR ONE"),
        ("電子\u180f申請", "U+180F MONGOLIAN FREE VARIATION SELECTOR FOUR"),
        ("電子\u17b4申請", "U+17B4 KHMER VOWEL INHERENT AQ"),
        ("電子ア\U000e0100", "U+E0100 VARIATION SELECTOR-17"),
        ("a\ufe0f電子", "U+FE0F VARIATION SELECTOR-16"),
        ("電子a\u0301\u0302\u0303\u0304", "U+0304 COMBINING MACRON"),
        ("電子\u200b申請", "U+200B ZERO WIDTH SPACE"),
        ("電子\u0001申請", "U+0001"),
    ],
)
@pytest.mark.parametrize("name_of_file", ["cases/a.md", "site.yaml", "vocabulary/labels.yaml"])
def test_a_sign_that_nobody_sees(
    run_check: Callable[..., tuple[Problem, ...]], name_of_file: str, text: str, name: str
) -> None:
    line = f"# {text}\n"
    old = (BARE_SITE / name_of_file).read_text("utf-8") if "/a" not in name_of_file else ""
    problems = run_check({name_of_file: old + line})
    problem, *_ = (each for each in problems if each.code == "forbidden-character")
    assert problem.arguments == {"found": name}
    assert (problem.where.path, problem.is_error) == (f"content/{name_of_file}", True)


@pytest.mark.parametrize(
    "text",
    [
        "葛\U000e0100城市",
        "葛\U000e0101飾区",
        "神\ufe00社",
        "申請☀\ufe0f",
        "©\ufe0e",
        "#\ufe0f",
        "🏳\ufe0f",
        "か\u3099",
        "é\u0323",
    ],
)
def test_a_selector_after_its_own_sign(text: str) -> None:
    assert list(find_unseen(text)) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("R\u0420A", "RPA"),
        ("P\u0430ypal", "Paypal"),
        ("\u0420\u0420\u0410", "PPA"),
        ("L\u0399NE", "LINE"),
        ("kintοne", "kintone"),
        ("サ一ビス", "サービス"),
        ("サ－ビス", "サービス"),
        ("サ‐バを", "サーバ"),
        ("システ力ル", "システカル"),
        ("口グイン", None),
        ("マ二ュアル", "マニュアル"),
    ],
)
def test_a_letter_that_looks_like_another(text: str, meant: str | None) -> None:
    told = [each.arguments["suggestion"] for each in find_look_alikes(f"新しい{text}", "a.md")]
    assert told == ([meant] if meant else [])


@pytest.mark.parametrize(
    "text",
    [
        "5μm",
        "10kΩ",
        "αテスト",
        "β版",
        "Δt",
        "サービス",
        "メーカー二社",
        "ユーザー一人",
        "AI－OCR",
        "Москва",
        "ロシア語でДа",
    ],
)
def test_letters_that_are_themselves(text: str) -> None:
    assert list(find_look_alikes(text, "a.md")) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("电子申請", "电子申請"),
        ("業务の効率", "業务"),
        ("手続を办理する", "办理"),
        ("髙﨑さんと𠮷野町、葛󠄀城市の齋藤課長", None),
        ("中国の县", "县"),
        ("体、国、学、点、区、会、台、号", None),
    ],
)
def test_kanji_that_only_chinese_has(text: str, found: str | None) -> None:
    told = [(each.code, each.arguments["found"]) for each in find_look_alikes(text, "a.md")]
    assert told == ([("chinese-letter", found)] if found else [])


# 10. Lengths.


def test_a_value_too_long_is_told_and_the_rest_is_judged(ask: Ask) -> None:
    problems = ask(title=f"title: {'あい' * 1001}", added="added: 令和7年度")
    assert codes(problems) == ["added-after-edition", "value-too-long"]
    assert codes(ask(title=f"title: {'あい' * 1000}")) == []
