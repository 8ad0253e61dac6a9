"""How it went: the steps and how long they took.

>>> Step.model_validate({"period": "R2.9～R3.8", "text": "製作"}).period.start.iso
'2020-09'
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pydantic import ConfigDict

from generator.collection.fact import Fact, fact
from generator.collection.fields import (
    DurationField,
    PeriodField,
)
from generator.measures.wareki import Period, parse_period
from generator.records.declare import Record, Text


class Step(Record):
    """スケジュールの1行."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "period": "時期 期間 日付 年月 date when month",
        "length": "期間の長さ duration",
        "text": "内容 作業 工程 what title name",
    }

    period: PeriodField | None = fact(
        None,
        "時期または長さ",
        Fact(word="時期", held_as="whole_period"),
        examples=["R2.9～R3.8", "R3.9～", "R4.10頃", "H30年度", "令和4年度上半期", "4か月"],
    )
    length: DurationField | None = fact(
        None,
        "始まりだけが示された工程の長さ",
        Fact(word="長さ", within="period"),
        examples=["3か月"],
    )
    text: Text = fact(
        ...,
        "何をしたか",
        Fact(word="内容", data="内容", is_prose=True),
        examples=["事業者選定、システム製作"],
    )

    @property
    def whole_period(self) -> Period | None:
        """The period; one that is told with its length ends where that is over."""
        if self.length is None:
            return self.period
        return (self.period or parse_period(self.length.text)).lasting(self.length)


class InTrack(Record):
    """What belongs to one of several tracks, or to none."""

    track: Text | None = fact(
        None, "取組", Fact(data="属する取組の名前。取組に分かれていなければnull")
    )


class TrackedStep(Step, InTrack):
    """A step as it is published, beside the name of its track."""

    model_config = ConfigDict(title="Step", from_attributes=True)


class Track(Record):
    """並行して進んだスケジュールの1本."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "name": "名称 取組名 title",
        "steps": "step 内訳",
        "duration": "期間 period length",
    }

    name: Text = fact(..., "取組の名前", Fact(column=None), examples=["RPA"])
    duration: DurationField | None = fact(
        None, "導入までの期間", Fact(column=None), examples=["10か月"]
    )
    steps: tuple[Step, ...] = fact(
        (), "工程", Fact(apart={"json": "schedule.steps に取組の名前とともに出す"})
    )


class Schedule(Record):
    """スケジュール."""

    synonyms: ClassVar[Mapping[str, str]] = {
        "duration": "期間 導入期間 period length",
        "steps": "step 内訳 items",
        "tracks": "track 取組",
        "note": "備考 remark remarks notes memo",
    }

    duration: DurationField | None = fact(
        None,
        "検討開始から導入までの期間",
        Fact(word="検討開始から導入まで", column="導入までの期間", is_told=True),
        examples=["1年1か月", "10か月"],
    )
    steps: tuple[Step, ...] = fact(
        (), "工程", Fact(held_as="tracked_steps", after="tracks", table="steps")
    )
    tracks: tuple[Track, ...] = fact(
        (),
        "取組ごとに分かれた工程（上の steps の代わりに書く）",
        Fact(data="並行する取組"),
    )
    note: Text | None = fact(
        None, "補足", Fact(column="{}の補足", is_prose=True), examples=["補助率2分の1"]
    )

    @property
    def steps_by_track(self) -> tuple[tuple[str | None, tuple[Step, ...]], ...]:
        """Each track's name with its steps; the schedule's own steps have no name."""
        return ((None, self.steps), *((track.name, track.steps) for track in self.tracks))

    @property
    def tracked_steps(self) -> tuple[TrackedStep, ...]:
        """The steps of all tracks in one list, each with its track's name."""
        return tuple(
            TrackedStep.model_construct(**dict(step), track=name)
            for name, steps in self.steps_by_track
            for step in steps
        )
