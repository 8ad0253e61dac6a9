"""Dates, periods and lengths of time: every form the collection prints, era borders, leap days."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.measures.measure import MeasureError
from generator.measures.wareki import (
    Duration,
    PartialDate,
    Period,
    parse_date,
    parse_duration,
    parse_fiscal_year,
    parse_month,
    parse_period,
)


def iso(moment: PartialDate | None) -> str | None:
    return moment.iso if moment else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("R2.8", "2020-08", "2020-08"),
        ("Ｒ２．８", "2020-08", "2020-08"),
        ("R２.8", "2020-08", "2020-08"),
        ("令和2年8月", "2020-08", "2020-08"),
        ("㋿2年8⽉", "2020-08", "2020-08"),
        ("2020年8月", "2020-08", "2020-08"),
        ("2020.8", "2020-08", "2020-08"),
        ("2020/08", "2020-08", "2020-08"),
        ("2020-08", "2020-08", "2020-08"),
        ("R2.9～R3.8", "2020-09", "2021-08"),
        ("令和2年9月～3年8月", "2020-09", "2021-08"),
        ("令和二年九月から三年八月まで", "2020-09", "2021-08"),
        ("R2年9月10日→3年8月5日", "2020-09-10", "2021-08-05"),
        ("令和元年5月～2年3月（予定）", "2019-05", "2020-03"),
        ("R3.8～R4.５", "2021-08", "2022-05"),
        ("R2.12～ R3.1", "2020-12", "2021-01"),
        ("R2.12~R3.1", "2020-12", "2021-01"),
        ("令和2年8月～令和3年3月", "2020-08", "2021-03"),
        ("2020.8～2021.3", "2020-08", "2021-03"),
        ("2020年8月～2021年3月", "2020-08", "2021-03"),
        ("2020-08～2021-03", "2020-08", "2021-03"),
        ("2020-08-2021-03", "2020-08", "2021-03"),
        ("R3.1.18", "2021-01-18", "2021-01-18"),
        ("令和3年1月18日", "2021-01-18", "2021-01-18"),
        ("R5.11.17～R5.11.24", "2023-11-17", "2023-11-24"),
        ("R5.11.17～24", "2023-11-17", "2023-11-24"),
        ("R5.11.17～12.8", "2023-11-17", "2023-12-08"),
        ("令和5年11月17日～24日", "2023-11-17", "2023-11-24"),
        ("令和5年11月17日～12月8日", "2023-11-17", "2023-12-08"),
        ("R5.11.17～12月", "2023-11-17", "2023-12"),
        ("R2.4～8", "2020-04", "2020-08"),
        ("R2.9~11", "2020-09", "2020-11"),
        ("R3.2～７", "2021-02", "2021-07"),
        ("R元.8～9", "2019-08", "2019-09"),
        ("令和2年8月～10月", "2020-08", "2020-10"),
        ("R2.7末", "2020-07", "2020-07"),
        ("R5.12末", "2023-12", "2023-12"),
        ("H30年度", "2018-04", "2019-03"),
        ("H31年度", "2019-04", "2020-03"),
        ("R元年度", "2019-04", "2020-03"),
        ("R1年度", "2019-04", "2020-03"),
        ("R２年度", "2020-04", "2021-03"),
        ("令和4年度", "2022-04", "2023-03"),
        ("2024年度", "2024-04", "2025-03"),
        ("R4年度末", "2023-03", "2023-03"),
        ("H30年度～R2年度", "2018-04", "2021-03"),
        ("H30～R2年度", "2018-04", "2021-03"),
        ("H30年度～R2", "2018-04", "2021-03"),
        ("H27～28年度", "2015-04", "2017-03"),
        ("R2.8～R4年度", "2020-08", "2023-03"),
        ("H27～H29", "2015", "2017"),
        ("H27～28", "2015", "2016"),
        ("平成27年～28年", "2015", "2016"),
        ("H31", "2019", "2019"),
        ("R元", "2019", "2019"),
        ("2020～2021", "2020", "2021"),
        ("S63.4～H元.3", "1988-04", "1989-03"),
        ("R2.2.29", "2020-02-29", "2020-02-29"),
    ],
)
def test_a_period_is_read_with_its_first_and_last_date(text: str, start: str, end: str) -> None:
    period = parse_period(text)
    assert (iso(period.start), iso(period.end)) == (start, end)
    assert (period.text, period.is_open, period.months) == (text, False, None)
    assert not period.is_approximate


@pytest.mark.parametrize("wave", "～〜~∼-－–—―−‐‑ー─")
def test_every_wave_and_dash_between_two_dates_is_read(wave: str) -> None:
    period = parse_period(f"R2.9 {wave} R3.8")
    assert (iso(period.start), iso(period.end)) == ("2020-09", "2021-08")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("R3.9～", "2021-09"),
        ("R3.9～ ", "2021-09"),
        ("R3.4~", "2021-04"),
        ("Ｒ2.9～", "2020-09"),
        ("H31.2～", "2019-02"),
        ("H26～", "2014"),
        ("H30年度～", "2018-04"),
        ("R5.12.8～", "2023-12-08"),
    ],
)
def test_a_period_without_an_end_is_open(text: str, start: str) -> None:
    period = parse_period(text)
    assert (iso(period.start), period.end, period.is_open) == (start, None, True)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("R4.10頃", "2022-10", "2022-10"),
        ("R5.4～9頃", "2023-04", "2023-09"),
        ("R5.4頃～R5.9", "2023-04", "2023-09"),
        ("R5.4ごろ～", "2023-04", None),
        ("R2.7末頃", "2020-07", "2020-07"),
    ],
)
def test_koro_makes_a_period_approximate(text: str, start: str, end: str | None) -> None:
    period = parse_period(text)
    assert (iso(period.start), iso(period.end)) == (start, end)
    assert period.is_approximate


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("R2.9～R3.8", 12),
        ("R2.8", 1),
        ("R3.1.18", None),
        ("R5.11.17～12.8", Decimal("0.7")),
        ("R5.11.17～R5.11.18", Decimal("0.1")),
        ("R5.4.1～R6.3.31", 12),
        ("R5.11.17～12月", 2),
        ("R4.10頃", 1),
        ("R5.4～9頃", 6),
        ("R4年度", 12),
        ("R4年度上半期", 6),
        ("H30～R2年度", 36),
        ("H27～28", None),
        ("R元", None),
        ("R3.9～", None),
        ("H30年度～", None),
        ("6か月", None),
    ],
)
def test_months_are_counted_from_both_ends_where_both_are_known(
    text: str, months: Decimal | None
) -> None:
    assert parse_period(text).months_spanned == months


@pytest.mark.parametrize(
    ("moment", "year"),
    [
        (PartialDate(2021, 3), 2020),
        (PartialDate(2021, 3, 31), 2020),
        (PartialDate(2021, 4), 2021),
        (PartialDate(2021, 12, 31), 2021),
        (PartialDate(2021), None),
    ],
)
def test_a_fiscal_year_begins_in_april(moment: PartialDate, year: int | None) -> None:
    assert moment.fiscal_year == year


@pytest.mark.parametrize(
    ("text", "months", "is_open"),
    [
        ("６か月", "6", False),
        ("０.５か月", "0.5", False),
        ("４.５か月", "4.5", False),
        ("1ヶ月", "1", False),
        ("10ヵ月", "10", False),
        ("１か年", "12", False),
        ("１年１か月", "13", False),
        ("18か月", "18", False),
        ("１か月～", "1", True),
    ],
)
def test_a_length_is_a_period_without_dates(text: str, months: str, is_open: bool) -> None:
    period = parse_period(text)
    assert (period.start, period.end, period.is_open) == (None, None, is_open)
    assert (period.in_wareki, period.in_western) == (None, None)
    assert period.months == Decimal(months)


@pytest.mark.parametrize(
    ("text", "in_wareki", "in_western"),
    [
        ("R2.9～R3.8", "令和2年9月～令和3年8月", "2020年9月～2021年8月"),
        ("2020.9～2021.8", "令和2年9月～令和3年8月", "2020年9月～2021年8月"),
        ("R2.8", "令和2年8月", "2020年8月"),
        ("R3.9～", "令和3年9月～", "2021年9月～"),
        ("R3.1.18", "令和3年1月18日", "2021年1月18日"),
        ("R2.4～8", "令和2年4月～8月", "2020年4月～8月"),
        ("R5.11.17～24", "令和5年11月17日～11月24日", "2023年11月17日～11月24日"),
        ("R5.4～9頃", "令和5年4月～9月頃", "2023年4月～9月頃"),
        ("R4.10頃～", "令和4年10月頃～", "2022年10月頃～"),
        ("R2.7末", "令和2年7月末", "2020年7月末"),
        ("H31.4～R1.5", "平成31年4月～令和元年5月", "2019年4月～5月"),
        ("H30年度", "平成30年度", "2018年度"),
        ("H31年度", "平成31年度", "2019年度"),
        ("2019年度", "令和元年度", "2019年度"),
        ("H30～R2年度", "平成30年度～令和2年度", "2018年度～2020年度"),
        ("R4年度末", "令和4年度末", "2022年度末"),
        ("H27～28", "平成27年～平成28年", "2015年～2016年"),
        ("H26～", "平成26年～", "2014年～"),
    ],
)
def test_a_period_is_printed_in_both_calendars(text: str, in_wareki: str, in_western: str) -> None:
    period = parse_period(text)
    assert (period.in_wareki, period.in_western) == (in_wareki, in_western)


@pytest.mark.parametrize(
    ("text", "start", "end", "in_wareki", "in_western"),
    [
        ("令和4年度上半期", "2022-04", "2022-09", "令和4年度上半期", "2022年度上半期"),
        ("令和4年度下半期", "2022-10", "2023-03", "令和4年度下半期", "2022年度下半期"),
        ("令和4年上半期", "2022-04", "2022-09", "令和4年度上半期", "2022年度上半期"),
        ("令和４年下半期", "2022-10", "2023-03", "令和4年度下半期", "2022年度下半期"),
        ("R4上半期", "2022-04", "2022-09", "令和4年度上半期", "2022年度上半期"),
        ("R4年度上期", "2022-04", "2022-09", "令和4年度上期", "2022年度上期"),
        ("2022年度下半期", "2022-10", "2023-03", "令和4年度下半期", "2022年度下半期"),
        ("R4第1四半期", "2022-04", "2022-06", "令和4年度第1四半期", "2022年度第1四半期"),
        ("令和4年度第１四半期", "2022-04", "2022-06", "令和4年度第1四半期", "2022年度第1四半期"),
        ("R4第2四半期", "2022-07", "2022-09", "令和4年度第2四半期", "2022年度第2四半期"),
        ("R4第3四半期", "2022-10", "2022-12", "令和4年度第3四半期", "2022年度第3四半期"),
        ("R4第4四半期", "2023-01", "2023-03", "令和4年度第4四半期", "2022年度第4四半期"),
        ("R4年第一四半期", "2022-04", "2022-06", "令和4年度第一四半期", "2022年度第一四半期"),
        ("R1上半期", "2019-04", "2019-09", "令和元年度上半期", "2019年度上半期"),
        (
            *("R4年度下半期～R5年度上半期", "2022-10", "2023-09"),
            *("令和4年度下半期～令和5年度上半期", "2022年度下半期～2023年度上半期"),
        ),
        (
            *("R4第1四半期～第3四半期", "2022-04", "2022-12"),
            *("令和4年度第1四半期～令和4年度第3四半期", "2022年度第1四半期～2022年度第3四半期"),
        ),
    ],
)
def test_a_half_or_a_quarter_is_a_part_of_the_fiscal_year(
    text: str, start: str, end: str, in_wareki: str, in_western: str
) -> None:
    period = parse_period(text)
    assert (iso(period.start), iso(period.end)) == (start, end)
    assert (period.in_wareki, period.in_western) == (in_wareki, in_western)


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("R4.6から", "R4.6～"),
        ("R4.6から8まで", "R4.6～8"),
        ("令和4年6月から8月まで", "R4.6～8"),
        ("R4.6から8", "R4.6～8"),
        ("R4.6～8まで", "R4.6～8"),
        ("R4.6からR5.3まで", "R4.6～R5.3"),
        ("令和4年6月から令和5年3月まで", "R4.6～R5.3"),
        ("R4.6頃から", "R4.6頃～"),
        ("R4.6～現在", "R4.6～"),
        ("R4.6から現在", "R4.6～"),
        ("R4.6から現在まで", "R4.6～"),
        ("R4.6～継続中", "R4.6～"),
        ("R4.6 ～ 現在継続中", "R4.6～"),
        ("H30年度～継続中", "H30年度～"),
        ("4か月から", "4か月～"),
    ],
)
def test_words_do_for_a_wave_and_for_an_open_end(text: str, same_as: str) -> None:
    assert replace(parse_period(text), text="") == replace(parse_period(same_as), text="")


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("R4.6～（予定）", "R4.6～"),
        ("R4.6～ (予定)", "R4.6～"),
        ("R4.6（予定）", "R4.6"),
        ("R4.6予定", "R4.6"),
        ("令和4年6月予定", "R4.6"),
        ("R4.6～R5.3（予定）", "R4.6～R5.3"),
        ("R4.6からR5.3まで（予定）", "R4.6～R5.3"),
        ("R8年度下半期（予定）", "R8年度下半期"),
        ("R4.6頃（予定）", "R4.6頃"),
        ("4か月（予定）", "4か月"),
    ],
)
def test_a_planned_period_says_so_where_it_is_printed(text: str, same_as: str) -> None:
    period, bare = parse_period(text), parse_period(same_as)
    assert (period.is_planned, bare.is_planned) == (True, False)
    assert period.in_wareki == (bare.in_wareki and f"{bare.in_wareki}（予定）")
    assert period.in_western == (bare.in_western and f"{bare.in_western}（予定）")
    for part in ("start", "end", "is_open", "is_approximate", "months"):
        assert getattr(period, part) == getattr(bare, part)


@pytest.mark.parametrize(
    ("text", "months", "is_approximate"),
    [
        ("約4か月", "4", True),
        ("4か月程度", "4", True),
        ("約１年", "12", True),
        ("1年以上", "12", True),
        ("2週間", "0.5", False),
        ("3週間", "0.7", False),
        ("約2週間", "0.5", True),
        ("10日間", "0.3", False),
        ("1日間", "0.1", False),
        ("1年半", "18", False),
        ("2年10ヵ月", "34", False),
        ("4か月間", "4", False),
    ],
)
def test_a_length_may_be_short_or_approximate(text: str, months: str, is_approximate: bool) -> None:
    expected = Period(text, None, None, False, is_approximate, Decimal(months))
    assert parse_period(text) == expected


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("H31.5", "令和元年5月"),
        ("平成31年5月", "令和元年5月"),
        ("H31.5.1", "令和元年5月1日"),
        ("H31.4～6", "令和元年6月"),
        ("R2.4～H32.8頃", "令和2年8月頃"),
        ("H32", "令和2年"),
        ("H32年度", "令和2年度"),
        ("S64.2", "平成元年2月"),
        ("S64.1.8", "平成元年1月8日"),
        ("S64年度", "平成元年度"),
        ("H31年度下半期", "令和元年度下半期"),
        ("平成31年度第3四半期", "令和元年度第3四半期"),
    ],
)
def test_a_date_after_its_era_suggests_the_next_era(text: str, suggestion: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_period(text)
    assert caught.value.code == "era-ended"
    assert caught.value.arguments == {"found": text, "suggestion": suggestion}


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("R1.4", "平成31年4月"),
        ("R元.4.30", "平成31年4月30日"),
        ("H1.1.7", "昭和64年1月7日"),
    ],
)
def test_a_date_before_its_era_suggests_the_era_before(text: str, suggestion: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_period(text)
    assert caught.value.code == "era-not-begun"
    assert caught.value.arguments == {"found": text, "suggestion": suggestion}


@pytest.mark.parametrize(
    "text", ["H31.1", "H31.4", "H31.4.30", "R元.5", "R1.5.1", "R1.10", "S64.1.7", "H1.1.8", "H1.1"]
)
def test_a_date_at_the_border_of_its_era_is_real(text: str) -> None:
    assert parse_period(text).start is not None


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("R2.12~3", "R3.3"),
        ("H30.12～3", "H31.3"),
        ("H30.12～5", "R1.5"),
        ("令和2年12月～3月", "R3.3"),
        ("2020.12～3", "2021年3月"),
        ("R5.11.17～3", "R5.12.3"),
        ("R5.12.17～3", "R6.1.3"),
        ("R5.12.17～1.8", "R6.1.8"),
    ],
)
def test_a_short_end_before_its_start_suggests_the_next_one(text: str, suggestion: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_period(text)
    assert caught.value.code == "period-reversed"
    assert caught.value.arguments == {"found": text, "suggestion": suggestion}


@pytest.mark.parametrize("text", ["R3.8～R2.9", "H28～27", "R3～R2年度", "2021-03-02～2021-03-01"])
def test_an_end_that_is_written_out_before_its_start_is_reversed(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_period(text)
    assert caught.value.code == "period-reversed"
    assert caught.value.arguments == {"found": text}


@pytest.mark.parametrize("text", ["R3.8～R3", "R3～R3.8", "R3.8～R3年度"])
def test_a_month_does_not_lie_before_or_after_its_own_year(text: str) -> None:
    assert parse_period(text).end is not None


@pytest.mark.parametrize(
    "text",
    [
        "R2.13",
        "R2.0",
        "R3.2.29",
        "R2.4.31",
        "R0.8",
        "R2.4～13",
        "R5.11.17～31",
        "2100.2.29",
        "H0年度",
    ],
)
def test_a_date_that_is_on_no_calendar_is_not_real(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_period(text)
    assert caught.value.code == "date-not-real"
    assert caught.value.arguments == {"found": text}


NO_PERIODS = (
    *(
        "",
        "～",
        "～R3.8",
        "8月",
        "R2.9～3.8",
        "R2.9～R3.8～",
        "令和2年9月～3年8か月",
        "R2.4～8日",
        "R2年8",
        "R2.8運用",
        "T2.8",
    ),
    *("2020～21", "0か月", "令和元元年", "Ｒ②.8", "R٢.8", "９年13か月", "R2.4 8"),
    *("8日", "約8日", "0週間", "約", "予定", "（予定）", "現在", "から", "R4.6まで", "R4.6～まで"),
    *("R4.6から7から8", "R4.6上半期", "R4上半期末", "R4第5四半期", "R4前期", "上半期", "R4.1Q"),
    *("R4～下半期", "R4.6～上半期", "約R4.6", "R4.6（継続中）", "R4.6予定～R5.3", "2～3月"),
)


@pytest.mark.parametrize("text", NO_PERIODS)
def test_what_is_no_period_is_refused_as_it_was_found(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_period(text)
    assert caught.value.code == "period-not-read"
    assert caught.value.arguments == {"found": text}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和5年1月1日", "2023-01-01"),
        ("令和５年１月１日", "2023-01-01"),
        ("R5.1.1", "2023-01-01"),
        ("2023-01-01", "2023-01-01"),
        ("２０２３－０１－０１", "2023-01-01"),
        ("2023/1/1", "2023-01-01"),
        ("2023年1月1日", "2023-01-01"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("令和6年2月29日", "2024-02-29"),
        ("令和6年度末", "2025-03-31"),
        ("R6年度末", "2025-03-31"),
        ("2024年度末", "2025-03-31"),
        ("令和５年度末", "2024-03-31"),
        ("令和6年4月末", "2024-04-30"),
        ("R6.4末", "2024-04-30"),
        ("令和6年2月末", "2024-02-29"),
        ("2023年2月末", "2023-02-28"),
        ("令和6年末", "2024-12-31"),
        ("R6末", "2024-12-31"),
    ],
)
def test_a_full_date_is_read(text: str, expected: str) -> None:
    assert parse_date(text).iso == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("令和5年2月29日", "date-not-real"),
        ("2023-02-29", "date-not-real"),
        ("0000-01-01", "date-not-real"),
        ("平成31年5月1日", "era-ended"),
        ("令和元年4月30日", "era-not-begun"),
        ("令和5年1月", "date-not-read"),
        ("R5.1.1頃", "date-not-read"),
        ("2023年", "date-not-read"),
        ("20230101", "date-not-read"),
        ("昨日", "date-not-read"),
        ("令和6年4月", "date-not-read"),
        ("令和6年4月1日末", "date-not-read"),
        ("令和6年4月末頃", "date-not-read"),
        ("令和6年4月上旬", "date-not-read"),
        ("令和6年度", "date-not-read"),
        ("令和6年度上半期", "date-not-read"),
        ("平成31年度末", "era-ended"),
        ("9999年度末", "date-not-real"),
    ],
)
def test_a_wrong_date_names_its_fault(text: str, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_date(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("R3.9", "2021-09"),
        ("令和3年9月", "2021-09"),
        ("R3.9.1", "2021-09-01"),
        ("令和3年9月1日", "2021-09-01"),
        ("令和3年", "2021"),
        ("R3", "2021"),
        ("2021-09", "2021-09"),
        ("2021年９月", "2021-09"),
        ("2021", "2021"),
        ("平成元年", "1989"),
    ],
)
def test_a_month_is_read_as_far_as_it_goes(text: str, expected: str) -> None:
    assert parse_month(text).iso == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H30年度", "month-not-read"),
        ("R3.9頃", "month-not-read"),
        ("R3.9末", "month-not-read"),
        ("R3年上半期", "month-not-read"),
        ("R3.9～", "month-not-read"),
        ("9月", "month-not-read"),
        ("", "month-not-read"),
        ("R3.13", "date-not-real"),
        ("H31.5", "era-ended"),
        ("R1.4", "era-not-begun"),
    ],
)
def test_a_wrong_month_names_its_fault(text: str, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_month(text)
    assert caught.value.code == code
    assert caught.value.arguments["found"] == text


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("約1年", "12"),
        ("約1年半", "18"),
        ("1年程度", "12"),
        ("2年以上", "24"),
        ("約3か月", "3"),
        ("３か月ほど", "3"),
        ("半年程度", "6"),
        ("1年余り", "12"),
        ("約1か月半", "1.5"),
        ("約10日", "0.3"),
    ],
)
def test_a_duration_may_be_approximate(text: str, months: str) -> None:
    assert parse_duration(text) == Duration(text, Decimal(months), is_approximate=True)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1年半", "18"),
        ("半年", "6"),
        ("半年間", "6"),
        ("1.5年", "18"),
        ("6週間", "1.4"),
        ("2週間", "0.5"),
        ("10日間", "0.3"),
        ("10日", "0.3"),
        ("1日", "0.1"),
        ("90日", "3"),
        ("2か月半", "2.5"),
        ("1年2か月半", "14.5"),
        ("２年10ヵ月", "34"),
        ("１年１か月", "13"),
        ("10か月", "10"),
        ("３年", "36"),
        ("４年９か月", "57"),
        ("１か年", "12"),
        ("0.5 ヵ月", "0.5"),
        ("2箇月", "2"),
        ("1ｹ月", "1"),
    ],
)
def test_a_duration_is_read_in_months(text: str, months: str) -> None:
    assert parse_duration(text).months == Decimal(months)
    assert parse_duration(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        *("", "年", "か月", "3", "3月", "1年12か月", "2020年", "R3年", "0年", "半", "間", "約"),
        *("1.5年3か月", "1.5年半", "0週間", "0日", "1年～", "～3か月", "2～半", "最低1年以内"),
        "約" * 100_000 + "1年",
    ],
)
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_duration(text)
    assert caught.value.code == "duration-not-read"
    assert caught.value.arguments == {"found": text}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("令和6年度", 2024),
        ("令和６年度", 2024),
        ("R6年度", 2024),
        ("2024年度", 2024),
        ("令和元年度", 2019),
        ("H31年度", 2019),
        ("昭和63年度", 1988),
    ],
)
def test_a_fiscal_year_is_the_year_in_which_it_begins(text: str, year: int) -> None:
    assert parse_fiscal_year(text) == year


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("令和6年", "fiscal-year-not-read"),
        ("2024", "fiscal-year-not-read"),
        ("令和6年度末", "fiscal-year-not-read"),
        ("6年度", "fiscal-year-not-read"),
        ("平成32年度", "era-ended"),
        ("令和0年度", "date-not-real"),
    ],
)
def test_a_wrong_fiscal_year_names_its_fault(text: str, code: str) -> None:
    with pytest.raises(MeasureError) as caught:
        parse_fiscal_year(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("moment", "iso_text", "wareki", "western"),
    [
        (PartialDate(2020), "2020", "令和2年", "2020年"),
        (PartialDate(2020, 8), "2020-08", "令和2年8月", "2020年8月"),
        (PartialDate(2021, 1, 18), "2021-01-18", "令和3年1月18日", "2021年1月18日"),
        (PartialDate(2019), "2019", "令和元年", "2019年"),
        (PartialDate(2019, 4), "2019-04", "平成31年4月", "2019年4月"),
        (PartialDate(2019, 5), "2019-05", "令和元年5月", "2019年5月"),
        (PartialDate(1989, 1, 7), "1989-01-07", "昭和64年1月7日", "1989年1月7日"),
        (PartialDate(1900, 4), "1900-04", "1900年4月", "1900年4月"),
    ],
)
def test_a_partial_date_is_printed_as_far_as_it_goes(
    moment: PartialDate, iso_text: str, wareki: str, western: str
) -> None:
    assert (moment.iso, moment.wareki, moment.western) == (iso_text, wareki, western)


def test_partial_dates_sort_a_year_before_its_months_and_a_month_before_its_days() -> None:
    year, month, day = PartialDate(2020), PartialDate(2020, 2), PartialDate(2020, 2, 1)
    later = PartialDate(2020, 10)
    assert sorted([later, day, month, year]) == [year, month, day, later]
    assert later >= month


@pytest.mark.parametrize(
    "parts", [(2021, 2, 29), (2020, 13, None), (2020, 0, None), (0, None, None)]
)
def test_a_partial_date_that_does_not_exist_cannot_be_made(
    parts: tuple[int, int | None, int | None],
) -> None:
    with pytest.raises(ValueError, match=r"month|day|year"):
        PartialDate(*parts)


@given(st.dates(min_value=date(1926, 12, 25), max_value=date(2117, 12, 31)))
def test_a_date_printed_in_either_calendar_is_read_again_as_the_same_day(day: date) -> None:
    moment = PartialDate(day.year, day.month, day.day)
    assert {parse_date(text) for text in (moment.wareki, moment.western, moment.iso)} == {moment}


NEARLY_PERIODS = st.text(
    "RHS令和平成元0129０９.．-～〜~ー年度月日か頃末 /上下半期第四予定約週間から", max_size=24
)
PARTS = (
    *(
        "R4",
        "令和5年",
        "2022",
        "H31",
        ".6",
        "6月",
        "年度",
        "年",
        "30日",
        "上半期",
        "第4四半期",
        "末",
    ),
    *(
        "頃",
        "～",
        "から",
        "まで",
        "現在",
        "継続中",
        "（予定）",
        "約",
        "程度",
        "4",
        "か月",
        "週間",
        "半年",
    ),
)
JOINED_PARTS = st.lists(st.sampled_from(PARTS), max_size=8).map("".join)


@given(st.one_of(st.text(), NEARLY_PERIODS, JOINED_PARTS))
@example("9999年度")
@example("9999年度～9999")
@example("0000～0001")
@example("R99.12~1")
@example("9999.12~1")
@example("9999.12.31~1")
@example("R5.1.31~1.30")
@example("R5.1.31~28")
@example("\ud800")
@example("9" * 5_000 + "か月")
def test_any_text_is_a_period_or_a_measure_error(text: str) -> None:
    with suppress(MeasureError):
        period = parse_period(text)
        assert period.months is not None or period.start is not None
        if period.start and period.end:
            assert period.start.first_day <= period.end.last_day


@given(st.one_of(st.text(), NEARLY_PERIODS, JOINED_PARTS))
def test_any_text_is_a_date_a_fiscal_year_a_duration_or_a_measure_error(text: str) -> None:
    with suppress(MeasureError):
        assert parse_date(text).day
    with suppress(MeasureError):
        assert parse_month(text).iso
    with suppress(MeasureError):
        assert parse_fiscal_year(text) > 0
    with suppress(MeasureError):
        assert parse_duration(text).months > 0
