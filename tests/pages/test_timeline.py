"""Dated steps become bars on one axis of months."""

from __future__ import annotations

from generator.collection.form.schedule import Schedule
from generator.pages.timeline import build_timelines


def schedule(*steps: tuple[str, str]) -> Schedule:
    return Schedule.model_validate({"steps": [{"period": p, "text": t} for p, t in steps]})


def test_bars_span_their_months_from_the_first_date_to_the_last() -> None:
    (timeline,) = build_timelines(schedule(("R2.1～R2.12", "構築"), ("R3.1～R3.12", "試行")))
    assert [(bar.left, bar.width) for bar in timeline.bars] == [(0.0, 50.0), (50.0, 50.0)]
    assert [(tick.year, tick.left) for tick in timeline.ticks] == [(2020, 0.0), (2021, 50.0)]


def test_an_open_step_reaches_the_end_with_room_after_the_last_date() -> None:
    (timeline,) = build_timelines(schedule(("R2.1～R2.9", "構築"), ("R2.10～", "運用")))
    last = timeline.bars[1]
    assert last.is_open
    assert last.left + last.width == 100.0
    assert last.width > 100 / 12


def test_an_open_step_that_begins_with_the_last_month_of_a_year_still_has_room() -> None:
    (timeline,) = build_timelines(schedule(("R2.1～R2.9", "構築"), ("R2.12～", "運用")))
    assert [tick.year for tick in timeline.ticks] == [2020, 2021]
    assert timeline.bars[1].width == round(100 * 13 / 24, 2)


def test_room_for_an_open_step_is_three_months() -> None:
    for month, years in (("9", [2020]), ("10", [2020, 2021])):
        (timeline,) = build_timelines(schedule(("R2.1", "構築"), (f"R2.{month}～", "運用")))
        assert [tick.year for tick in timeline.ticks] == years


def test_no_room_is_added_where_nothing_goes_on() -> None:
    (timeline,) = build_timelines(schedule(("R2.1", "構築"), ("R2.12", "稼働")))
    assert [tick.year for tick in timeline.ticks] == [2020]


def test_a_short_schedule_still_shows_a_whole_year() -> None:
    (timeline,) = build_timelines(schedule(("R2.1", "契約"), ("R2.2", "稼働")))
    assert timeline.bars[0].width == round(100 / 12, 2)


def test_a_fiscal_year_runs_from_april_to_march() -> None:
    (timeline,) = build_timelines(schedule(("R4年度", "構築"), ("R5年度", "改修")))
    assert [bar.left for bar in timeline.bars] == [8.33, 41.67]


def test_the_axis_has_whole_years_in_both_calendars() -> None:
    (timeline,) = build_timelines(schedule(("H30.8～", "調査"), ("R元.5", "稼働")))
    years = [(tick.year, tick.wareki, tick.left) for tick in timeline.ticks]
    assert years == [(2018, "平成30年", 0.0), (2019, "令和元年", 50.0)]


def test_a_schedule_without_two_dated_steps_has_no_bar() -> None:
    assert build_timelines(schedule(("１か月", "企画"), ("１か月", "制作"))) == ()
    assert build_timelines(schedule(("R3.1", "開始"))) == ()


def test_tracks_share_one_axis() -> None:
    tracks = [
        {"name": "RPA", "steps": [{"period": "H30.1～H30.12", "text": "調査"}]},
        {"name": "kintone", "steps": [{"period": "H31.1～R元.12", "text": "試行"}]},
    ]
    first, second = build_timelines(Schedule.model_validate({"tracks": tracks}))
    assert (first.name, second.name) == ("RPA", "kintone")
    assert first.bars[0].left == 0.0
    assert second.bars[0].left == 50.0
    assert first.ticks == second.ticks


def test_a_long_axis_names_only_as_many_years_as_have_room() -> None:
    (timeline,) = build_timelines(schedule(("H23.6", "検討"), ("H28.10", "開始")))
    assert [tick.year for tick in timeline.ticks] == [2011, 2012, 2013, 2014, 2015, 2016]
    assert [tick.year for tick in timeline.ticks if tick.is_named] == [2011, 2013, 2015]
