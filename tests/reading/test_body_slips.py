"""What a body loses, runs together or prints raw is told at its line; what is right is not."""

from __future__ import annotations

import time

import pytest

from generator.core.problem import Problem, Where
from generator.reading.body import parse_body
from generator.reading.dialects import DIALECTS, LINE_DIALECTS
from generator.reading.style import Passage, check_letters
from generator.words.dialects import DIALECT_ADVICE
from generator.words.messages import describe

FIRST = 3  # the line where the text stands
TABLE = "表：推移\n\n| 区分 | 件数 |\n| --- | --- |\n"
END = "\n\n## 事業効果\n\n効果。\n\n## インタビュー\n\n### 一？\n\n答え。\n"
INTERVIEW = (
    "## 事業の概要\n\n概要。\n\n## 事業効果\n\n効果。\n\n## インタビュー\n\n### 一？\n\n答え。\n\n"
)


def problems_of(text: str) -> tuple[Problem, ...]:
    return parse_body(f"## 事業の概要\n\n{text}{END}", "a.md", 1)[1]


def tell(text: str) -> list[tuple[str, int, bool]]:
    """The codes with their lines in the text, from 1, and whether they are errors."""
    found = [(p.code, p.where.line - FIRST + 1, p.is_error) for p in problems_of(text)]
    return sorted(set(found), key=lambda entry: entry[1])


def ask(text: str) -> list[tuple[str, int, bool]]:
    problems = parse_body(INTERVIEW + text, "a.md", 1)[1]
    first = INTERVIEW.count("\n")
    return [(p.code, p.where.line - first, p.is_error) for p in problems]


@pytest.mark.parametrize(
    ("rows", "code", "is_error"),
    [
        ("| 窓口 | 12 | 345 |", "too-many-cells", True),
        ("| 福祉課|障害係 | 12 |", "too-many-cells", True),
        ("窓口 | 12 | 345", "too-many-cells", True),
        ("| 窓口 | 12 ||", "too-many-cells", True),
        ("| 窓口 |", "too-few-cells", False),
        ("| 窓口 | |", "empty-cell", False),
        ("| | 12 |", "empty-cell", False),
        ("| 窓口 |　|", "empty-cell", False),
        ("窓口\t12", "table-not-read", True),
        ("| 窓口\t12 |", "table-not-read", True),
        ("| 窓口\t12\t3 |", "table-not-read", True),
        ("｜窓口｜12｜", "table-not-read", True),
        ("| 窓口｜12 |", "table-not-read", True),
        ("出典：町の資料", "text-inside-table", True),
        ("この表は、町の資料による。", "text-inside-table", True),
        ("| 窓口<br>電子 | 12 |", "line-break-in-cell", True),
        ("| 窓口<BR />電子 | 12 |", "line-break-in-cell", True),
    ],
)
def test_a_row_that_does_not_fit_is_told(rows: str, code: str, is_error: bool) -> None:
    assert tell(TABLE + rows) == [(code, 5, is_error)]


def test_both_numbers_of_cells_are_told() -> None:
    (problem,) = problems_of(f"{TABLE}| 窓口 | 12 | 345 |")
    assert "マスが3個あり" in describe(problem)
    assert "2個から" in describe(problem)
    assert "「\\|」か「／」" in describe(problem)


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}| 窓口 | 12 |\n| 郵送 | － |",
        f"{TABLE}| 福祉課\\|障害係 | 12 |",
        f"{TABLE}| 窓口 | 12 |\n\n出典：町の資料。",
        "表：推移\n\n| | R3 | R4 |\n|---|--:|:-:|\n| 窓口 | 12 | 5 |",
        "表：推移\n\n区分 | 件数\n--- | ---\n○ | 12",
        "表：推移\n\n| 区分 |\n| --- |\n| 窓口 |",
        f"::: before\n{TABLE}| 窓口 | 12 |\n:::\n\n::: after\n後\n:::",
        f"- 親\n\n{TABLE}| 窓口 | 12 |",
        "  表：推移\n\n  | 区分 | 件数 |\n  | --- | --- |\n  | ● | △3 |",
    ],
)
def test_a_right_table_is_silent(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("区分\t件数\n窓口\t12", 1),
        ("区分\t件数\n\n窓口\t12\n\n電子\t5", 1),
        ("文。\n\n\tR3\tR4\n窓口\t12\t5", 3),
        ("①\t申請\t12\n②\t決裁\t5", 1),
        ("| 区分 | 件数 |\n| 窓口 | 12 |", 1),
        ("| 区分 | 件数 |\n\n| --- | --- |", 1),
        ("｜区分｜件数｜\n｜---｜---｜\n｜窓口｜12｜", 1),
        ("| 区分 | 件数 |\n| ── | ── |\n| 窓口 | 12 |", 2),
        ("| 区分 | 件数 |\n|ーーー|ーーー|\n| 窓口 | 12 |", 2),
        ("| 区分 | 件数 |\n| —- | —- |\n| 窓口 | 12 |", 2),
        ("- 項目\n| 区分 | 件数 |\n| --- | --- |\n| 窓口 | 12 |", 2),
        ("┌──┬──┐\n│窓口│12│\n└──┴──┘", 1),
        ("+---+---+\n| a | b |\n+---+---+", 1),
    ],
)
def test_rows_of_no_table_are_told_once(text: str, line: int) -> None:
    assert tell(text)[0] == ("table-not-read", line, True)


def test_commas_and_another_number_of_rules_are_told() -> None:
    assert tell("区分,件数,年\n窓口,12,3") == [("table-not-read", 1, False)]
    assert tell("| a | b |\n| --- |\n| c | d |") == [("table-rule-not-read", 2, True)]
    assert tell("費用は1,200円で、12,000件、\n約1,300人、15,000世帯である。") == []


def test_an_element_is_told_once_in_a_block() -> None:
    table = "<table>\n<tr><td>窓口</td><td>12</td></tr>\n</table>"
    found = [problem.arguments["found"] for problem in problems_of(table)]
    assert found == ["<table>", "<tr>", "<td>"]


@pytest.mark.parametrize("text", ["<https://a.jp/窓口>", "<https://a.jp/b>", "<mailto:a@b.jp>"])
def test_an_address_in_angles_is_a_bare_one(text: str) -> None:
    assert tell(f"町の{text}を見る。") == [("bare-address", 1, False)]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("区分　　件数　　割合\n窓口　　12件　　3割", True),
        ("区分　件数\n窓口　12件\n郵送　3件", True),
        ("  区分  件数\n  窓口    12\n  郵送     3", True),
        ("窓口　12件\n郵送　3件", False),  # may be a name and what it is of
        ("区分　件数　割合", False),
        ("窓口は　12件ある。\n郵送は　3件ある。\n計は　15件である。", False),
        ("- 窓口　12件　3割\n- 郵送　3件　1割", False),
        ("区分　件数　割合\n窓口　12件", False),
    ],
)
def test_rows_that_spaces_cut(text: str, is_told: bool) -> None:
    assert (("table-not-read", 1, False) in tell(text)) == is_told


@pytest.mark.parametrize(
    "text",
    ['[町](https://a.lg.jp/ "案内")', "[町](https://a.lg.jp/ '案内')", '![図](a/b.png "案内")'],
)
def test_a_title_of_a_link_is_on_no_page(text: str) -> None:
    assert tell(f"申請は{text}から始める。") == [("link-title-not-shown", 1, True)]


@pytest.mark.parametrize("sign", [*"・●■◆･○◯◎◇□▽▼▶►★☆✓✔☑•‣◦·▪➢➤△▲–—―－─ー", "\uf0b7", "*", "-"])
def test_a_bullet_that_is_none_is_an_error(sign: str) -> None:
    assert tell(f"{sign}申請") == [("list-not-read", 1, True)]
    assert tell(f"- 届出\n{sign}申請") == [("list-not-read", 2, True)]
    assert tell(f"次のとおり。\n　{sign}　申請")[-1] == ("list-not-read", 2, True)


@pytest.mark.parametrize(
    "line", ["　- 申請", "- 親\n　　- 子", "-　申請", "-\u00a0申請", "　1. 申請"]
)
def test_wide_spaces_around_a_mark_are_an_error(line: str) -> None:
    assert [entry[0] for entry in tell(line)] == ["list-not-read"]


@pytest.mark.parametrize(
    "marks",
    [
        *("①②", "❶❷", "⑴⑵", "⒈⒉", "ⅠⅡ", "※※", "→→", "⇒⇒", "㋐㋑", "㈠㈡"),
        *(
            ("（1）", "（2）"),
            ("(1)", "(2)"),
            ("（１）", "（２）"),
            ("１．", "２．"),
            ("１. ", "２. "),
        ),
        *(("1.", "2."), ("1)", "2)"), ("１）", "２）"), ("1．", "2．"), ("１　", "２　")),
        *(
            ("ア　", "イ　"),
            ("ア．", "イ．"),
            ("（ア）", "（イ）"),
            ("ａ．", "ｂ．"),
            ("A. ", "B. "),
        ),
        *(
            ("第1 ", "第2 "),
            ("第１　", "第２　"),
            ("一　", "二　"),
            ("（一）", "（二）"),
            ("一、", "二、"),
        ),
        *(("STEP1 ", "STEP2 "), ("手順１：", "手順２："), ("1-1 ", "1-2 "), ("注1）", "注2）")),
    ],
)
def test_two_lines_of_one_family_are_a_doubt(marks: tuple[str, str]) -> None:
    first, second = marks
    assert tell(f"{first}申請\n{second}決裁") == [("list-not-read", 1, False)]
    assert tell(f"{first}申請\n\n{second}決裁") == []
    assert tell(f"- 届出\n{first}申請") == [("list-not-read", 2, False)]
    assert tell(f"{first}申請  \n{second}決裁") == []


@pytest.mark.parametrize(
    "text",
    [
        "1. 申請\n2. 決裁",
        "1) 申請\n2) 決裁",
        "* 申請\n+ 届出",
        "※ 一つの注",
        "→ 次へ進む。",
        "①の作業では、②も使う。",
        "○月○日に始めた。",
        "10.5万件\n12.3万件",
        "△1,200千円",
        "－円",
        "―紙から電子へ―",
        "-5件",
        "1.5倍",
        "次のとおり。\n1. 申請\n2. 決裁",
        "- 申請\n  - 届出\n\n    続き",
        "9時に始めた。",
        "表：日時：場所\n\n| a | b |\n| --- | --- |\n| 1 | 2 |",
        "- 日時：5月\n- 場所：役場",
        "日時：5月\n\n場所：役場",
        "日時：5月  \n場所：役場",
    ],
)
def test_right_lines_are_silent(text: str) -> None:
    assert tell(text) == []


def test_lines_that_run_together_are_a_doubt() -> None:
    assert tell("日時：令和5年\n場所：役場\n対象：全庁") == [
        ("lines-run-together", 2, False),
        ("lines-run-together", 3, False),
    ]
    assert tell("（1）申請\n出す。\n（2）決裁\n決める。") == [("list-not-read", 1, False)]
    assert tell("次の順である。\n2. 申請\n3. 決裁") == [("list-not-read", 2, False)]


@pytest.mark.parametrize(
    ("text", "is_error"),
    [
        ("5*3*2", True),
        ("A*B*C", True),
        ("幅*10*高さ", True),
        ("2**3**4", True),
        ("この_a_は", None),
        ("この*重要*な点、_強調_ です", None),
        ("幅*奥行*高さ", False),
        ("\\\\server\\共有", True),
        ("場所は\\\\fs01\\共有です", True),
        ("5×3×2", None),
        ("5 * 3 * 2", None),
        ("5\\*3\\*2", None),
        ("**重要**な点、DXで**5**件", None),
        ("file_name_x と snake_case", None),
        ("C:\\data", None),
    ],
)
def test_signs_that_vanish_are_told(text: str, is_error: bool | None) -> None:
    expected = [] if is_error is None else [("sign-not-shown", 1, is_error)]
    assert [entry for entry in tell(text) if entry[0] != "dialect-not-read"] == expected


SHOWN = {
    "footnote": ("注記[^1]。", "[^1]: 令和5年度の調査", "注^[その場の注]です"),
    "callout": ("> [!NOTE]\n> 注", "> [!warning]- 注", "!!! note"),
    "wiki-link": ("[[他の事例]]", "![[図.png]]"),
    "checkbox": ("- [ ] 未", "- [x] 済", "[ ] 未"),
    "template": ("{{ site.title }}", "{% include a %}"),
    "ruby": ("{斎|いつき}", "｜鏡野《かがみの》"),
    "reading": ("上齋原《かみさいばら》の", "町の斎≪いつき≫は"),
    "backquote": ("町は`申請`を", "``申請``"),
    "reference": ("[町][1]", "[町][page]", "である[1][2]。", "![][image1]"),
    "chat-link": ("<https://a.jp/|町>", "<https://a.jp|a.jp>"),
    "attribute": (
        "言葉{.red}",
        "[言葉]{.red}",
        "言葉{#id}",
        '言葉{target="_blank"}',
        "言葉{width=50%}",
    ),
    "highlight": ("この==新しい==点",),
    "insertion": ("++新しい++点",),
    "strikethrough": ("10～~~20", "~~10~~20"),
    "comment": ("%%後で直す%%",),
    "subscript": ("H~2~O",),
    "superscript": ("10^2^件",),
    "emoji": ("よい :smile: です", ":tada:"),
    "formula": ("$$x$$", "\\frac{1}{2}"),
    "quotes": ("'''太字'''", "''斜体''です"),
    "entity": ("&amp;nbsp;", "&amp;lt;", "a&nbsp b"),
    "space": ("a&nbsp;b", "a&emsp;b", "a&#160;b"),
    "wide-stars": ("＊＊重要＊＊",),
    "stars": ("この*「重要」*です。",),
    "underscores": ("この_重要_な点",),
    "equals": ("== 見出し ==", "= 見出し", "=== 見出し"),
    "setext": ("見出し\n---", "見出し\n====", "見出し\n=="),
    "textile": ("h2. 見出し", "bq. 引用"),
    "directive": (".. note:: 注", "[TOC]", ":toc:"),
    "front": ("+++",),
    "diagram": ("graph TD", "sequenceDiagram", "flowchart LR"),
    "definition": ("用語\n: 説明",),
    "rule": ("文。\n\n---\n\n文。", "***", "――――", "＝＝＝＝"),
    "backslash": ("文\\",),
}


@pytest.mark.parametrize(
    ("dialect", "text"),
    [(name, text) for name, texts in SHOWN.items() for text in texts],
)
def test_signs_of_another_program_are_told_with_what_to_write(dialect: str, text: str) -> None:
    found = [p for p in problems_of(text) if p.code == "dialect-not-read"]
    assert {p.arguments["dialect"] for p in found} == {dialect}
    assert all(describe(problem).endswith(DIALECT_ADVICE[dialect]) for problem in found)
    assert {code for code, *_ in tell(text)} == {"dialect-not-read"}


def test_every_dialect_has_its_words_and_every_word_its_dialect() -> None:
    named = {name for name, _ in (*DIALECTS, *LINE_DIALECTS)} | {
        "setext",
        "space",
        "backslash",
        "chat-link",
    }
    assert named == set(DIALECT_ADVICE) == set(SHOWN)


@pytest.mark.parametrize(
    "text",
    [
        "10:30:00から12:00:00まで、A:B:C。",
        "10～20件、10~20件、3〜5件。",
        "C++とC#、R&D、AT&T、Q&A、100%。",
        "[注]、［1］、{ }、《題名》、「'25年度」、don't。",
        "x^2 と a == b と 1 + 1 = 2",
        "![画像の説明](kagamino/a.png)",
        "\\*\\*そのまま\\*\\*、\\[^1\\]、\\==x==、\\~~",
        "[町の計画](https://example.jp/a_b_c==x==?q=~~#:~:text=a)を見る。",
        "1行目\\\n2行目",
        "$100と$200。",
        "p12を参照。",
    ],
)
def test_usual_signs_are_silent(text: str) -> None:
    assert tell(text) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("https://example.jp/a_bを見る", "https://example.jp/a_b"),
        ("（http://example.jp/）", "http://example.jp/"),
        ("www.example.jpを見る", "https://www.example.jp"),
        ("a.b@example.lg.jpまで", "mailto:a.b@example.lg.jp"),
        ("<https://example.jp/>", "https://example.jp/"),
        ("<a@example.jp>", "mailto:a@example.jp"),
        ("[https://example.jp/](https://example.jp/)", "https://example.jp/"),
    ],
)
def test_a_bare_address_is_a_doubt(text: str, target: str) -> None:
    (problem,) = [p for p in problems_of(text) if not p.is_error]
    assert (problem.code, problem.arguments["target"]) == ("bare-address", target)


@pytest.mark.parametrize(
    ("text", "is_error"),
    [
        *(
            (f"{mark}費用はいくらでしたか。\n\n875千円。", True)
            for mark in ("問２　", "問2．", "Q2. ")
        ),
        *(
            (f"{mark}費用について\n\n875千円。", True)
            for mark in ("Ｑ．", "質問：", "【質問】", "Ｑ３：")
        ),
        ("■質問\n費用は？", True),
        ("■費用を教えてください。\n\n875千円。", True),
        ("**問３　費用について**\n\n875千円。", True),
        ("**費用はいくらでしたか。**\n\n875千円。", False),
        ("**費用について**\n875千円。", False),
        ("費用を教えてください。\n\n875千円。", False),
        ("費用はいくらですか？\n875千円。", False),
        ("【費用はいくらですか。】\n\n875千円。", False),
        ("1. 費用を教えてください。\n\n875千円。", False),
        ("１．費用を教えてください。\n\n875千円。", False),
    ],
)
def test_a_question_without_its_mark_is_told_once(text: str, is_error: bool) -> None:
    assert ask(text) == [("question-not-read", 1, is_error)]


@pytest.mark.parametrize(
    "text",
    [
        "問い合わせが減りました。",
        "QRコードを使います。",
        "質問が減ったからではないでしょうか。",
        "「費用はいくらですか。」",
        "費用を検討してください。",
        "「どう使えばよいですか」と聞かれました。使い方を教えてください、とも。",
        "**重要**なのは費用です。",
        "#### 小見出し\n\n875千円。",
        "- 使いやすいですか。\n- 続けますか。",
    ],
)
def test_an_answer_is_no_question(text: str) -> None:
    assert ask(text) == []


def test_a_question_in_front_is_told_without_a_second_message() -> None:
    body = INTERVIEW.replace("### 一？", "問１　費用は？")
    problems = parse_body(body, "a.md", 1)[1]
    assert [(p.code, p.where.line) for p in problems] == [("question-not-read", 11)]


@pytest.mark.parametrize(
    "title",
    ["**事業効果**", "【事業効果】", "■事業効果", "事業効果", "事業効果\n---", "２．事業効果"],
)
def test_a_section_without_its_mark_is_told_alone(title: str) -> None:
    body = (
        f"## 事業の概要\n\n概要。\n\n{title}\n\n効果。\n\n## インタビュー\n\n### 一？\n\n答え。\n"
    )
    problems = parse_body(body, "a.md", 1)[1]
    assert [(p.code, p.where.line) for p in problems] == [("heading-not-read", 5)]


def test_a_title_in_bold_is_a_doubt() -> None:
    assert tell("**仕組み**\n\n文。") == [("title-not-read", 1, False)]
    assert tell("【仕組み】\n文。") == [("title-not-read", 1, False)]
    assert tell("**申請はスマートフォンでできる。**") == []
    assert ask("【工夫】\n\n文。")[0][0] == "title-not-read"


@pytest.mark.parametrize("fence", ["  :::", " :::", "　:::", "\t:::"])
def test_an_indented_fence_is_told_where_it_stands(fence: str) -> None:
    assert tell(f"::: before\n- 紙\n{fence}\n") == [("comparison-indented", 3, True)]


def test_a_fence_needs_no_empty_line() -> None:
    assert tell("概要。\n::: before\n- 紙\n:::\n:::after\n電子\n:::\n概要。") == []


@pytest.mark.slow
def test_letters_are_read_once() -> None:
    """Eight times as many letters cost about eight times as much, not sixty-four times."""

    def cost(count: int) -> float:
        passage = Passage("Ａ" * count, Where("a.md"), True, "Ａ" * count)
        times = []
        for _ in range(5):
            begun = time.process_time()
            list(check_letters(passage))
            times.append(time.process_time() - begun)
        return min(times)

    assert cost(32_000) < 24 * max(cost(4_000), 1e-4)
