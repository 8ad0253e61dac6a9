"""Quantities: every form in which the collection writes work and its outcome, and what is none."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.measures.measure import Bound
from generator.measures.quantity import Change, Quantity, parse_quantity

ABOUT, MIN, MAX, BY, TO = "about", Bound.MIN, Bound.MAX, Change.BY, Change.TO
MIN_BEFORE = "min before"


def number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def quantity(
    text: str,
    before: str | None,
    after: str | None,
    low: str | None,
    high: str | None,
    unit: str,
    *marks: str,
) -> Quantity:
    """A quantity of numbers as texts, and of the marks that it has."""
    bound = next((mark for mark in marks if isinstance(mark, Bound)), None)
    change = next((mark for mark in marks if isinstance(mark, Change)), None)
    sides, limits = (number(before), number(after)), (number(low), number(high))
    before_bound = Bound.MIN if MIN_BEFORE in marks else None
    return Quantity(text, *sides, *limits, unit, ABOUT in marks, bound, change, before_bound)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "marks"),
    [
        ("500時間", "500", "500", "時間", ()),
        ("５００時間", "500", "500", "時間", ()),
        ("11,788人", "11788", "11788", "人", ()),
        ("1,380千円", "1380000", "1380000", "円", ()),
        ("約4千万円", "40000000", "40000000", "円", (ABOUT,)),
        ("約250万円", "2500000", "2500000", "円", (ABOUT,)),
        ("概算5億円", "500000000", "500000000", "円", (ABOUT,)),
        ("5,000万円程度", "50000000", "50000000", "円", (ABOUT,)),
        ("1千～2千万円", "10000000", "20000000", "円", ()),
        ("約1.2万人", "12000", "12000", "人", (ABOUT,)),
        ("約10万", "100000", "100000", "", (ABOUT,)),
        ("13日工", "13", "13", "日工", ()),
        ("30人時間", "30", "30", "人時間", ()),
        ("5ポイント", "5", "5", "ポイント", ()),
        ("2倍", "2", "2", "倍", ()),
        ("21.8％", "21.8", "21.8", "%", ()),
        ("21.80%", "21.8", "21.8", "%", ()),
        ("20パーセント", "20", "20", "%", ()),
        ("およそ20％前後", "20", "20", "%", (ABOUT,)),
        ("10～20ページ", "10", "20", "ページ", ()),
        ("3か所", "3", "3", "か所", ()),
        ("3ヶ所", "3", "3", "か所", ()),
        ("2,000枚/月", "2000", "2000", "枚/月", ()),
        ("500㎡", "500", "500", "m2", ()),
        ("約2～3割", "2", "3", "割", (ABOUT,)),
        ("2～3日", "2", "3", "日", ()),
        ("0～5分", "0", "5", "分", ()),
        ("1～2万枚", "10000", "20000", "枚", ()),
        ("30分～1時間", "30", "60", "分", ()),
        ("3時間～40分", None, None, "", ()),
        ("300件以上500件未満", "300", "500", "件", ()),
        ("250回超", "250", None, "回", (MIN,)),
        ("少なくとも250回", "250", None, "回", (MIN,)),
        ("3日～", "3", None, "日", (MIN,)),
        ("6万枚余", "60000", None, "枚", (ABOUT, MIN)),
        ("1万枚以内", None, "10000", "枚", (MAX,)),
        ("最大で約500時間", None, "500", "時間", (ABOUT, MAX)),
        ("～3日", None, "3", "日", (MAX,)),
        ("4分28秒", "268", "268", "秒", ()),
        ("1時間30分", "90", "90", "分", ()),
        ("1年6か月", "18", "18", "か月", ()),
        ("1時間半", "1.5", "1.5", "時間", ()),
        ("2週間", "2", "2", "週間", ()),
        ("7日間", "7", "7", "日", ()),
        ("6ヵ月間", "6", "6", "か月", ()),
        ("半日", "0.5", "0.5", "日", ()),
        ("3分の1", "0.3333", "0.3333", "倍", ()),
        ("10分の1以下", None, "0.1", "倍", (MAX,)),
        ("半分", "0.5", "0.5", "倍", ()),
        ("年間500時間", "500", "500", "時間", ()),
        ("1件当たり8分", "8", "8", "分", ()),
        ("500時間（推計）", "500", "500", "時間", ()),
    ],
)
def test_a_quantity_has_its_limits_and_its_unit(
    text: str, low: str | None, high: str | None, unit: str, marks: tuple[str, ...]
) -> None:
    assert parse_quantity(text) == quantity(text, None, None, low, high, unit, *marks)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "marks"),
    [
        ("500時間削減", "500", "500", "時間", (BY,)),
        ("500時間の削減", "500", "500", "時間", (BY,)),
        ("作業時間を約500時間削減", "500", "500", "時間", (ABOUT, BY)),
        ("2～3割減", "2", "3", "割", (BY,)),
        ("20％減", "20", "20", "%", (BY,)),
        ("20％増", "20", "20", "%", (BY,)),
        ("▲20％", "20", "20", "%", (BY,)),
        ("約▲20％", "20", "20", "%", (ABOUT, BY)),
        ("－20％", "20", "20", "%", (BY,)),
        ("7割以上の削減", "7", None, "割", (MIN, BY)),
        ("3割減少した", "3", "3", "割", (BY,)),
        ("500時間/年の短縮", "500", "500", "時間/年", (BY,)),
        ("3分の1削減", "0.3333", "0.3333", "倍", (BY,)),
        ("1割程度に削減", "1", "1", "割", (ABOUT, TO)),
        ("20分に短縮", "20", "20", "分", (TO,)),
        ("5日まで短縮", "5", "5", "日", (TO,)),
        ("50件まで減少", "50", "50", "件", (TO,)),
        ("3日以内に短縮", None, "3", "日", (MAX, TO)),
        ("1.5倍に向上", "1.5", "1.5", "倍", (TO,)),
        ("3分の1に", "0.3333", "0.3333", "倍", (TO,)),
        ("約3分の1に短縮", "0.3333", "0.3333", "倍", (ABOUT, TO)),
        ("半分に", "0.5", "0.5", "倍", (TO,)),
        ("半減", "0.5", "0.5", "倍", (TO,)),
        ("約半減した", "0.5", "0.5", "倍", (ABOUT, TO)),
    ],
)
def test_words_tell_whether_a_change_is_by_or_to_a_number(
    text: str, low: str | None, high: str | None, unit: str, marks: tuple[str, ...]
) -> None:
    assert parse_quantity(text) == quantity(text, None, None, low, high, unit, *marks)


@pytest.mark.parametrize(
    ("text", "before", "after", "unit", "marks"),
    [
        ("8分→0分", "8", "0", "分", ()),
        ("8→0分", "8", "0", "分", ()),
        ("8分⇒0分", "8", "0", "分", ()),
        ("8分 -> 0分", "8", "0", "分", ()),
        ("8分➡️0分", "8", "0", "分", ()),
        ("8分（手作業）→0分（自動）", "8", "0", "分", ()),
        ("8分→4分→0分", "8", "0", "分", ()),
        ("45分→30分", "45", "30", "分", ()),
        ("100分→38分", "100", "38", "分", ()),
        ("4回→1回", "4", "1", "回", ()),
        ("5ページ→1ページ", "5", "1", "ページ", ()),
        ("45分から30分へ", "45", "30", "分", ()),
        ("3日から1日に短縮", "3", "1", "日", ()),
        ("3日から1日まで短縮", "3", "1", "日", ()),
        ("7日程度→3日程度", "7", "3", "日", (ABOUT,)),
        ("約23,980時間→約5,377時間", "23980", "5377", "時間", (ABOUT,)),
        ("6万枚余→2万枚余", "60000", "20000", "枚", (ABOUT, MIN_BEFORE, MIN)),
        ("1時間以上→不要", "1", "0", "時間", (MIN_BEFORE,)),
        ("7～8枚→不要", None, "0", "枚", ()),
        ("5日→ゼロ", "5", "0", "日", ()),
        ("5件→なし", "5", "0", "件", ()),
        ("30分からゼロに", "30", "0", "分", ()),
        ("往復1週間以上→平均3日", "7", "3", "日", (MIN_BEFORE,)),
        ("1～2週間→約10分", None, "10", "分", (ABOUT,)),
        ("約1週間程度→数分", "1", None, "週間", (ABOUT,)),
        ("5日→即時", "5", None, "日", ()),
        ("数日→3日", None, "3", "日", ()),
        ("2週間→1週間", "2", "1", "週間", ()),
        ("2週間→3日", "14", "3", "日", ()),
        ("1年→3ヶ月", "12", "3", "か月", ()),
        ("4時間→30分", "4", "0.5", "時間", ()),
        ("30分→1時間", "30", "60", "分", ()),
        ("1時間→20分", "60", "20", "分", ()),
        ("2時間→40分", "120", "40", "分", ()),
        ("1時間30分→45分", "90", "45", "分", ()),
        ("4分28秒→1分", "268", "60", "秒", ()),
        ("半日→10分", None, "10", "分", ()),
        ("3か月→2週間", None, "2", "週間", ()),
        ("1時間→5分以内", "60", "5", "分", (MAX,)),
        ("1時間以上→5分以内", "60", "5", "分", (MIN_BEFORE, MAX)),
        ("手作業→自動化", None, None, "", ()),
    ],
)
def test_an_arrow_leads_from_a_number_to_another(
    text: str, before: str | None, after: str | None, unit: str, marks: tuple[str, ...]
) -> None:
    assert parse_quantity(text) == quantity(text, before, after, None, None, unit, TO, *marks)


@pytest.mark.parametrize(
    ("text", "before", "low", "high", "unit", "marks"),
    [
        ("20分程度→0～5分", "20", "0", "5", "分", (ABOUT,)),
        ("4時間→30分～1時間程度", "4", "0.5", "1", "時間", (ABOUT,)),
        ("2～3日→1～2日", None, "1", "2", "日", ()),
        ("20分→5～0分", "20", None, None, "分", ()),
    ],
)
def test_an_arrow_may_lead_to_a_range(
    text: str, before: str | None, low: str, high: str, unit: str, marks: tuple[str, ...]
) -> None:
    assert parse_quantity(text) == quantity(text, before, None, low, high, unit, TO, *marks)


NO_QUANTITIES = (
    *("", "－", "不要", "ゼロ", "即時", "数分", "数10件", "十数件", "大幅", "時間", "（500時間）"),
    *("月額5万円", "令和5年", "第3回", "R5.4", "午後3時", "A4用紙500枚", "1日2時間", "8人×3日"),
    *(
        "5～3日",
        "最低3日以内",
        "7～8枚以上",
        "1,00件",
        "1.2.3件",
        "4分28",
        "28秒4分",
        "10²件",
        "①件",
    ),
    *("15～20万4千円", "999999999999999百千万億円", "0分の1", "500時間かかる", "窓口3か所で50％"),
)


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_what_is_no_quantity_has_no_numbers(text: str) -> None:
    assert parse_quantity(text) == Quantity(text.strip())


@pytest.mark.parametrize(
    "sign", ["1", "1千", "約", "(", "→", "→1分", "1分から", "ア-", "5分", "減"]
)
def test_a_long_text_has_no_numbers_and_takes_no_time(sign: str) -> None:
    assert parse_quantity(sign * 20_000) == Quantity(sign * 20_000)


def test_numbers_are_printed_as_they_are() -> None:
    quantity = parse_quantity("1.50万件→12.50件")
    assert (str(quantity.before), str(quantity.after)) == ("15000", "12.5")


PIECES = (
    *(
        "約",
        "最大",
        "往復",
        "1件当たり",
        "▲",
        "→",
        "～",
        "から",
        "-",
        "（",
        "）",
        "以上",
        "以内",
        "余",
    ),
    *(
        "程度",
        "半",
        "半分",
        "半減",
        "3分の1",
        "不要",
        "ゼロ",
        "数",
        "に",
        "の",
        "まで",
        "削減",
        "増",
    ),
    *(
        "0",
        "5",
        "1,000",
        "1.5",
        "０",
        "万",
        "千",
        "分",
        "時間",
        "秒",
        "日",
        "週間",
        "か月",
        "円",
        "％",
        "件",
    ),
)
JOINED_PIECES = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)
NEARLY_QUANTITIES = st.text("0123456789,.万千億約～→-▲分時間秒日週半以上に減", max_size=40)


@given(st.one_of(st.text(), JOINED_PIECES, NEARLY_QUANTITIES))
@example("\ud800")
@example("٣件")
@example("9" * 5_000 + "件")
def test_any_text_is_a_quantity(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity.text == text.strip()
    numbers = (quantity.before, quantity.after, quantity.low, quantity.high)
    assert all(value.is_finite() and value >= 0 for value in numbers if value is not None)
    if quantity.low is not None and quantity.high is not None:
        assert quantity.low <= quantity.high
    if all(value is None for value in numbers):
        assert quantity.bound is None
        assert quantity.before_bound is None
        assert not quantity.unit or quantity.change is Change.TO
    if quantity.before is not None or quantity.after is not None:
        assert quantity.change is Change.TO


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.sampled_from("分件円人%枚"))
def test_two_numbers_are_read_on_both_sides_of_an_arrow(old: int, new: int, unit: str) -> None:
    quantity = parse_quantity(f"{old:,}{unit}→{new}{unit}")
    sides = (Decimal(old), Decimal(new))
    assert quantity == Quantity(quantity.text, *sides, unit=unit, change=Change.TO)
