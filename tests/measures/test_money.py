"""Amounts: every form the collection prints, and what is wrong with the others."""

from __future__ import annotations

import pickle
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.measures.measure import MeasureError
from generator.measures.money import Amount, AmountKind, add_amounts, format_yen, parse_amount


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
    assert parse_amount(text) == Amount(text.strip(), AmountKind.EXACT, yen)


@pytest.mark.parametrize(
    ("text", "yen"),
    [("約57,500千円", 57_500_000), ("約100千円", 100_000), ("約 ４，５００円", 4_500)],
)
def test_an_amount_after_yaku_is_about(text: str, yen: int) -> None:
    assert parse_amount(text) == Amount(text, AmountKind.ABOUT, yen)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("（非公表）", AmountKind.UNDISCLOSED),
        ("(非公表)", AmountKind.UNDISCLOSED),
        ("非公表", AmountKind.UNDISCLOSED),
        ("（算定不可）", AmountKind.INCALCULABLE),
        ("算定不可", AmountKind.INCALCULABLE),
        ("－円", AmountKind.NONE),
        ("-円", AmountKind.NONE),
        ("ー円", AmountKind.NONE),
        ("－", AmountKind.NONE),
        ("―", AmountKind.NONE),
        ("なし", AmountKind.NONE),
    ],
)
def test_a_word_for_an_amount_has_a_kind_and_no_yen(text: str, kind: AmountKind) -> None:
    assert parse_amount(text) == Amount(text, kind, None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("26,700", "amount-without-unit"),
        ("26", "amount-without-unit"),
        ("約26,700千", "amount-without-unit"),
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
        ("2,000千円（税抜）", "amount-not-read"),
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
    assert parse_amount(format_yen(yen)) == Amount(format_yen(yen), AmountKind.EXACT, yen)


def test_amounts_add_up_only_where_all_have_yen() -> None:
    system, about, secret = map(parse_amount, ("20,927千円", "約5,773千円", "（非公表）"))
    assert add_amounts([system, about]) == 26_700_000
    assert add_amounts([system, secret]) is None
    assert add_amounts([secret]) is None
    assert add_amounts([]) is None


NEARLY_AMOUNTS = st.text("0123456789０９,，.．千万億百円約（）非公表-－ー １①²٣", max_size=60)


@given(st.one_of(st.text(), NEARLY_AMOUNTS))
@example("1千" * 2_000)
@example("\ud800")
@example("٣円")
def test_any_text_is_an_amount_or_a_measure_error(text: str) -> None:
    with suppress(MeasureError):
        amount = parse_amount(text)
        assert (amount.yen is None) == (amount.kind not in (AmountKind.EXACT, AmountKind.ABOUT))
