"""Amounts: every form the collection prints, and what is wrong with the others."""

from __future__ import annotations

import pickle
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.measures.measure import Bound, MeasureError
from generator.measures.money import Amount, AmountKind, add_amounts, format_yen, parse_amount


def exact(text: str, yen: int) -> Amount:
    return Amount(text, AmountKind.EXACT, yen, yen, yen)


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("26,700千円", 26_700_000),
        ("２６，７００千円", 26_700_000),
        (" 26,700 千円　", 26_700_000),
        ("１千円", 1_000),
        ("66千円", 66_000),
        ("20000千円", 20_000_000),
        ("2千120万円", 21_200_000),
        ("1億2,000万円", 120_000_000),
        ("1.5億円", 150_000_000),
        ("1億2千万円", 120_000_000),
        ("5百万円", 5_000_000),
        ("12.5百万円", 12_500_000),
        ("1.234億円", 123_400_000),
        ("２８．５千円", 28_500),
        ("11万円", 110_000),
        ("87万5,000円", 875_000),
        ("357,500円", 357_500),
        ("0円", 0),
        ("０円", 0),
    ],
)
def test_an_exact_amount_is_read_in_yen(text: str, yen: int) -> None:
    assert parse_amount(text) == exact(text.strip(), yen)


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("約57,500千円", 57_500_000),
        ("約100千円", 100_000),
        ("約 ４，５００円", 4_500),
        ("おおよそ500万円", 5_000_000),
        ("およそ５００万円", 5_000_000),
        ("概算5億円", 500_000_000),
        ("概ね3百万円", 3_000_000),
        ("500万円程度", 5_000_000),
        ("500万円前後", 5_000_000),
        ("500万円ほど", 5_000_000),
        ("約500万円程度", 5_000_000),
        ("500万円（概算）", 5_000_000),
    ],
)
def test_an_amount_with_yaku_or_teido_is_about(text: str, yen: int) -> None:
    assert parse_amount(text) == Amount(text, AmountKind.ABOUT, yen, yen, yen, is_approximate=True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("（非公表）", AmountKind.UNDISCLOSED),
        ("(非公表)", AmountKind.UNDISCLOSED),
        ("非公表", AmountKind.UNDISCLOSED),
        ("（算定不可）", AmountKind.INCALCULABLE),
        ("算定不可", AmountKind.INCALCULABLE),
        ("－円", AmountKind.DASH),
        ("-円", AmountKind.DASH),
        ("ー円", AmountKind.DASH),
        ("－千円", AmountKind.DASH),
        ("－百万円", AmountKind.DASH),
        ("－", AmountKind.DASH),
        ("-", AmountKind.DASH),
        ("―", AmountKind.DASH),
        ("—", AmountKind.DASH),
        ("–", AmountKind.DASH),
        ("━", AmountKind.DASH),
        ("ｰ", AmountKind.DASH),
        ("――", AmountKind.DASH),
        ("（－）", AmountKind.DASH),
        ("なし", AmountKind.NONE),
        ("無し", AmountKind.NONE),
        ("無料", AmountKind.NONE),
        ("無償", AmountKind.NONE),
        ("（なし）", AmountKind.NONE),
        ("未定", AmountKind.UNDECIDED),
        ("（未定）", AmountKind.UNDECIDED),
    ],
)
def test_a_word_for_an_amount_has_a_kind_and_no_yen(text: str, kind: AmountKind) -> None:
    assert parse_amount(text) == Amount(text, kind, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("300～500万円", 3_000_000, 5_000_000),
        ("３００〜５００万円", 3_000_000, 5_000_000),
        ("300~500万円", 3_000_000, 5_000_000),
        ("300-500万円", 3_000_000, 5_000_000),
        ("300－500万円", 3_000_000, 5_000_000),
        ("300万～500万円", 3_000_000, 5_000_000),
        ("300万円～500万円", 3_000_000, 5_000_000),
        ("1,000～1,500千円", 1_000_000, 1_500_000),
        ("5～10百万円", 5_000_000, 10_000_000),
        ("1～1.5億円", 100_000_000, 150_000_000),
        ("1億～1億2,000万円", 100_000_000, 120_000_000),
        ("1千～2千万円", 10_000_000, 20_000_000),
        ("9千～1万円", 9_000, 10_000),
        ("500円～1万円", 500, 10_000),
        ("300～300万円", 3_000_000, 3_000_000),
        ("300万円から500万円", 3_000_000, 5_000_000),
        ("300万円から500万円まで", 3_000_000, 5_000_000),
        ("300万円以上500万円未満", 3_000_000, 5_000_000),
        ("300万円以上～500万円以下", 3_000_000, 5_000_000),
    ],
)
def test_a_range_has_both_limits_and_no_yen(text: str, low: int, high: int) -> None:
    assert parse_amount(text) == Amount(text, AmountKind.RANGE, None, low, high)


@pytest.mark.parametrize(
    "text",
    ["約300～500万円", "300～500万円程度", "約300万円～約500万円", "300万円程度～500万円程度"],
)
def test_a_range_may_be_about(text: str) -> None:
    about = Amount(text, AmountKind.RANGE, None, 3_000_000, 5_000_000, is_approximate=True)
    assert parse_amount(text) == about


@pytest.mark.parametrize(
    ("text", "bound", "is_approximate"),
    [
        ("500万円以上", Bound.MIN, False),
        ("500万円超", Bound.MIN, False),
        ("最低500万円", Bound.MIN, False),
        ("少なくとも500万円", Bound.MIN, False),
        ("少なくとも500万円以上", Bound.MIN, False),
        ("500万円～", Bound.MIN, False),
        ("500万円から", Bound.MIN, False),
        ("500万円余", Bound.MIN, True),
        ("500万円余り", Bound.MIN, True),
        ("約500万円以上", Bound.MIN, True),
        ("500万円以内", Bound.MAX, False),
        ("500万円以下", Bound.MAX, False),
        ("500万円未満", Bound.MAX, False),
        ("500万円まで", Bound.MAX, False),
        ("最大500万円", Bound.MAX, False),
        ("上限500万円", Bound.MAX, False),
        ("500万円（上限）", Bound.MAX, False),
        ("最大500万円以内", Bound.MAX, False),
        ("～500万円", Bound.MAX, False),
        ("最大約500万円", Bound.MAX, True),
        ("500万円程度以内", Bound.MAX, True),
    ],
)
def test_a_bounded_amount_has_one_limit(text: str, bound: Bound, is_approximate: bool) -> None:
    low, high = (5_000_000, None) if bound is Bound.MIN else (None, 5_000_000)
    assert parse_amount(text) == Amount(
        text, AmountKind.RANGE, None, low, high, is_approximate, bound
    )


@pytest.mark.parametrize(
    "text",
    [
        *("月額15万4千円", "月15万4千円", "15万4千円／月", "15万4千円/月", "毎月15万4千円"),
        *(
            "15万4千円（月額）",
            "1か月当たり15万4千円",
            "１ヶ月あたり154,000円",
            "154千円（1か月当たり）",
        ),
        *("15万4千円/か月", "月当たり15万4千円", "月々15万4千円"),
    ],
)
def test_an_amount_per_month_counts_twelve_times_a_year(text: str) -> None:
    amount = parse_amount(text)
    assert amount == Amount(text, AmountKind.EXACT, None, 154_000, 154_000, per="月")
    assert amount.per_year_yen == 1_848_000


@pytest.mark.parametrize(
    "text",
    [
        *("年額500万円", "年間500万円", "500万円／年", "毎年500万円", "500万円（年間）"),
        *("500万円（年額）", "1年当たり500万円", "1年間で500万円"),
        *("500万円（1年分）", "500万円/年度"),
    ],
)
def test_an_amount_per_year_has_yen(text: str) -> None:
    amount = parse_amount(text)
    whole = 5_000_000
    assert amount == Amount(text, AmountKind.EXACT, whole, whole, whole, per="年")
    assert amount.per_year_yen == whole


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("1人当たり500円", "人"),
        ("１人あたり500円", "人"),
        ("一人当たり500円", "人"),
        ("500円／人", "人"),
        ("500円/1人", "人"),
        ("500円（1人当たり）", "人"),
        ("1件当たり500円", "件"),
        ("1件につき500円", "件"),
        ("1台当たり500円", "台"),
        ("1世帯当たり500円", "世帯"),
        ("1施設当たり500円", "施設"),
        ("1ライセンス当たり500円", "ライセンス"),
        ("１ユーザー当たり500円", "ユーザー"),
        ("500円/ユーザー", "ユーザー"),
    ],
)
def test_an_amount_per_person_or_thing_has_no_yen_per_year(text: str, per: str) -> None:
    amount = parse_amount(text)
    assert amount == Amount(text, AmountKind.EXACT, None, 500, 500, per=per)
    assert amount.per_year_yen is None


@pytest.mark.parametrize(
    ("text", "per", "per_year_yen"),
    [
        ("4,730千円（5年間）", "5年間", 946_000),
        ("5年間で4,730千円", "5年間", 946_000),
        ("5年で4,730千円", "5年間", 946_000),
        ("5か年で4,730千円", "5年間", 946_000),
        ("4,730千円／5年", "5年間", 946_000),
        ("4,730千円（5年分）", "5年間", 946_000),
        ("5年間の総額4,730千円", "5年間", 946_000),
        ("4,730千円（3年間の総額）", "3年間", 1_576_667),
        ("4,730千円（１０年間合計）", "10年間", 473_000),
    ],
)
def test_an_amount_for_a_span_is_divided_among_its_years(
    text: str, per: str, per_year_yen: int
) -> None:
    amount = parse_amount(text)
    whole = 4_730_000
    assert amount == Amount(text, AmountKind.EXACT, whole, whole, whole, per=per)
    assert amount.per_year_yen == per_year_yen


@pytest.mark.parametrize(
    "text",
    [
        *("500万円（予定）", "500万円（見込み）", "500万円（見込）", "500万円（見積）"),
        *("500万円（見積額）", "500万円（概算額）", "500万円予定", "500万円 (予定額)"),
    ],
)
def test_a_planned_amount_says_so(text: str) -> None:
    whole = 5_000_000
    assert parse_amount(text) == Amount(
        text, AmountKind.EXACT, whole, whole, whole, is_planned=True
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        (
            "約月額15万円",
            Amount("", AmountKind.ABOUT, None, 150_000, 150_000, True, per="月"),
        ),
        (
            "月額約15～20万円",
            Amount("", AmountKind.RANGE, None, 150_000, 200_000, True, per="月"),
        ),
        (
            "最大4,730千円（予定）",
            Amount("", AmountKind.RANGE, None, None, 4_730_000, False, Bound.MAX, is_planned=True),
        ),
        (
            "年額500万円以内",
            Amount("", AmountKind.RANGE, None, None, 5_000_000, False, Bound.MAX, "年"),
        ),
        (
            "約500万円（年額、予定）",
            Amount(
                *("", AmountKind.ABOUT, 5_000_000, 5_000_000, 5_000_000, True),
                per="年",
                is_planned=True,
            ),
        ),
        (
            "500万円/年（見込み）",
            Amount(
                *("", AmountKind.EXACT, 5_000_000, 5_000_000, 5_000_000),
                per="年",
                is_planned=True,
            ),
        ),
        (
            "5年間で約300～500万円",
            Amount("", AmountKind.RANGE, None, 3_000_000, 5_000_000, True, per="5年間"),
        ),
    ],
)
def test_words_around_an_amount_combine(text: str, amount: Amount) -> None:
    assert parse_amount(text) == replace(amount, text=text)


@pytest.mark.parametrize(
    ("text", "per_year_yen"),
    [
        ("約月額15万円", 1_800_000),
        ("月額15～20万円", None),
        ("年額500万円以内", None),
        ("500万円", None),
        ("－円", None),
    ],
)
def test_only_one_number_per_month_or_year_counts_per_year(
    text: str, per_year_yen: int | None
) -> None:
    assert parse_amount(text).per_year_yen == per_year_yen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("26,700", "amount-without-unit"),
        ("26", "amount-without-unit"),
        ("1,00千円", "amount-wrong-separator"),
        ("1,0000千円", "amount-wrong-separator"),
        (",100千円", "amount-wrong-separator"),
        ("1億2,00万円", "amount-wrong-separator"),
        ("26.700千円", "amount-wrong-separator"),
        ("1.000円", "amount-wrong-separator"),
        ("27.5円", "amount-not-whole-yen"),
        ("0.0001千円", "amount-not-whole-yen"),
        ("", "amount-not-read"),
        ("円", "amount-not-read"),
        ("千円", "amount-not-read"),
        ("-5円", "amount-not-read"),
        ("26 700千円", "amount-not-read"),
        ("2千1200万円", "amount-not-read"),
        ("1.5億2万円", "amount-not-read"),
        ("10²千円", "amount-not-read"),
        ("①千円", "amount-not-read"),
        ("500～300万円", "range-reversed"),
        ("500万円～300万円", "range-reversed"),
        ("15～20万4千円", "amount-not-read"),
        ("300～500万円以上", "amount-not-read"),
        ("最大300～500万円", "amount-not-read"),
        ("最低500万円以内", "amount-not-read"),
        ("300～500", "amount-without-unit"),
        ("1,00～2,00千円", "amount-wrong-separator"),
        ("1.000～2,000千円", "amount-wrong-separator"),
        ("0.5～1円", "amount-not-whole-yen"),
        ("～", "amount-not-read"),
        ("-500万円", "amount-not-read"),
        ("300～400～500万円", "amount-not-read"),
        ("月額5万円（年額）", "amount-not-read"),
        ("1人当たり1件当たり500円", "amount-not-read"),
        ("5年4,730千円", "amount-not-read"),
        ("0年間で4,730千円", "amount-not-read"),
        ("月額", "amount-not-read"),
        ("約", "amount-not-read"),
        ("（予定）", "amount-not-read"),
        ("非公開", "amount-not-read"),
        ("999999999999999百千万億円", "amount-not-read"),
        ("約" * 100_000 + "5円", "amount-not-read"),
        ("(" * 100_000, "amount-not-read"),
        ("1" + "あ" * 100_000 + "当たり5円", "amount-not-read"),
        ("（算定不可", "amount-not-read"),
        ("1千" * 2_000 + "円", "amount-not-read"),
        ("9" * 5_000 + "円", "amount-not-read"),
    ],
)
def test_a_wrong_amount_names_its_fault(text: str, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_amount(text)
    assert caught.value.code == code
    assert caught.value.arguments == {"found": text}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("約26,700千", "約26,700千円"),
        ("300～500万", "300～500万円"),
        ("1.2億", "1.2億円"),
        ("473万", "473万円"),
        ("15万4,000", "15万4,000円"),
        ("１．２億", "1.2億円"),
        ("2百万（予定）", "2百万円（予定）"),
        ("0", "0円"),
        *((text, None) for text in ("26700", "約500", "300～500", "1,234,567")),
    ],
)
def test_a_number_is_completed_only_where_its_unit_is_certain(text: str, meant: str | None) -> None:
    """26700 may be 円 or 千円: a hint of either would be wrong by a thousand for somebody."""
    with pytest.raises(MeasureError) as caught:
        parse_amount(text)
    assert caught.value.code == "amount-without-unit"
    assert caught.value.arguments.get("suggestion") == meant
    assert meant is None or parse_amount(meant).kind is not AmountKind.NONE


@pytest.mark.parametrize(
    ("text", "amount", "tax"),
    [
        ("2,000千円（税抜）", "2,000千円", "税抜"),
        ("2,000千円(税込)", "2,000千円", "税込"),
        ("2,000千円（税別）", "2,000千円", "税抜"),
        ("2,000千円（外税）", "2,000千円", "税抜"),
        ("2,000千円（内税）", "2,000千円", "税込"),
        ("2,000千円 税込み", "2,000千円", "税込"),
        ("2,000千円/税抜", "2,000千円", "税抜"),
        ("税抜2,000千円", "2,000千円", "税抜"),
        ("税込：2,000千円", "2,000千円", "税込"),
        ("税込額2,000千円", "2,000千円", "税込"),
        ("2,000千円（月額、税抜）", "2,000千円（月額）", "税抜"),
        ("2,000千円（税込、予定）", "2,000千円（予定）", "税込"),
        ("2,000千円（税抜）（予定）", "2,000千円（予定）", "税抜"),
        ("2,000千円（消費税を含まない）", "2,000千円", "税抜"),
        ("2,000千円（消費税及び地方消費税込み）", "2,000千円", "税込"),
    ],
)
def test_a_word_for_the_tax_is_told_apart_from_the_amount(text: str, amount: str, tax: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_amount(text)
    assert caught.value.code == "amount-with-tax"
    assert caught.value.arguments == {"found": text, "amount": amount, "tax": tax}


@pytest.mark.parametrize(
    "text", ["税抜2,000千円（税込2,200千円）", "2,000千円（非課税）", "2,000千円（税込", "税込"]
)
def test_a_tax_that_no_amount_is_left_of_is_no_amount(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_amount(text)
    assert caught.value.code == "amount-not-read"
    assert caught.value.arguments == {"found": text}


def test_a_measure_error_survives_the_way_between_processes() -> None:
    error = MeasureError("amount-not-read", {"found": "x"})
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.code, copy.arguments) == (MeasureError, error.code, error.arguments)


@pytest.mark.parametrize(
    ("yen", "text"),
    [
        (26_700_000, "2,670万円"),
        (160_000_000, "1億6,000万円"),
        (110_000, "11万円"),
        (875_000, "87万5,000円"),
        (66_000, "6万6,000円"),
        (100_000_005, "1億5円"),
        (999, "999円"),
        (0, "0円"),
    ],
)
def test_yen_are_printed_as_people_read_them(yen: int, text: str) -> None:
    assert format_yen(yen) == text


@given(st.integers(min_value=0, max_value=10**13))
def test_printed_yen_are_read_again_as_the_same_number(yen: int) -> None:
    assert parse_amount(format_yen(yen)) == exact(format_yen(yen), yen)


def test_amounts_add_up_only_where_all_are_exact_and_paid_once() -> None:
    system, other, about, secret = map(
        parse_amount, ("20,927千円", "5,773千円（予定）", "約5,773千円", "（非公表）")
    )
    monthly, yearly, dash = map(parse_amount, ("月額5万円", "年額5万円", "－円"))
    assert add_amounts([system, other]) == 26_700_000
    for amount in (about, secret, monthly, yearly, dash, parse_amount("300～500万円")):
        assert add_amounts([system, amount]) is None
    assert add_amounts([secret]) is None
    assert add_amounts([]) is None


NEARLY_AMOUNTS = st.text(
    "0123456789０９,，.．千万億百円約（）非公表-－ー １①²٣～/月年間人", max_size=60
)
WORDS = (
    *("約", "最大", "以上", "余", "以内", "程度", "～", "から", "まで", "-", "、", "（", "）", "/"),
    *("月額", "年額", "年間", "5年間", "で", "の総額", "1人当たり", "ユーザー", "予定", "見込み"),
    *("3", "300", "1,000", "1.5", "千", "万", "億", "円", "万円", "千円"),
)
JOINED_WORDS = st.lists(st.sampled_from(WORDS), max_size=9).map("".join)


@given(st.one_of(st.text(), NEARLY_AMOUNTS, JOINED_WORDS))
@example("1千" * 2_000)
@example("\ud800")
@example("٣円")
def test_any_text_is_an_amount_or_a_measure_error(text: str) -> None:
    with suppress(MeasureError):
        amount = parse_amount(text)
        limits = (amount.low, amount.high)
        has_number = amount.kind in (AmountKind.EXACT, AmountKind.ABOUT, AmountKind.RANGE)
        assert (limits != (None, None)) == has_number
        assert amount.yen is None or limits == (amount.yen, amount.yen)
        assert (amount.bound is not None) == (limits.count(None) == 1)
        if amount.low is not None and amount.high is not None:
            assert amount.low <= amount.high
        assert amount.per_year_yen is None or amount.per


@given(JOINED_WORDS, st.integers(0, 10**12))
def test_words_around_an_amount_never_change_its_number(words: str, yen: int) -> None:
    number = format_yen(yen)
    with suppress(MeasureError):
        amount = parse_amount(number + words)
        assert yen in (amount.low, amount.high)
