"""What the pages read of chosen cases: the table of all, and each case's parts and text."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from generator.core.settings import BuildSettings
from generator.draft import draft_site
from generator.finish import Findings, finish_site
from generator.measures.places import BodyKind


@pytest.fixture(scope="module")
def packs(small_content: Path) -> Mapping[str, Any]:
    """The packs of the small site by name."""
    settings = BuildSettings(small_content, Path("unused"), ROOT / "themes")
    outputs = finish_site(draft_site(settings), Findings())
    found = {}
    for output in outputs:
        if output.path.startswith("packs/"):
            _, name, _, text, _ = output.content.decode("ascii").split('"')
            found[name] = json.loads(zlib.decompress(base64.b85decode(text)))
    return found


def test_the_table_has_a_row_for_every_case_with_what_closeness_needs(
    packs: Mapping[str, Any],
) -> None:
    table = packs["collection"]
    rows = {row[0]: row for row in table["cases"]}
    assert rows["kagamino-online-counter"][4:] == [12_000, "okayama", "town"]
    assert [row[3] for row in table["cases"]] == sorted(row[3] for row in table["cases"])
    assert table["prefectures"]["okayama"][0] == "岡山県"
    assert len(table["facets"]["category"][1]) == len(rows)


def test_the_table_of_places_tells_each_by_code_name_reading_prefecture_and_kind(
    packs: Mapping[str, Any],
) -> None:
    rows = {row[0]: row[1:] for row in packs["places"]}
    assert len(rows) == len(packs["places"]) == 1788
    assert list(rows) == sorted(rows)
    assert rows["336068"] == ["鏡野町", "カガミノチョウ", "okayama", "town", None, None]
    assert rows["330001"] == ["岡山県", "オカヤマケン", "okayama", "prefecture", None, None]
    assert rows["131164"][2] == ""  # 東京都 is not in this site's vocabulary
    assert {row[3] for row in rows.values()} == {kind.value for kind in BodyKind}


def test_every_case_has_its_parts_and_its_text(packs: Mapping[str, Any]) -> None:
    slugs = {row[0] for row in packs["collection"]["cases"]}
    assert {name for name in packs if name.startswith("case-")} == {f"case-{s}" for s in slugs}
    assert {name for name in packs if name.startswith("text-")} == {f"text-{s}" for s in slugs}
    assert set(packs["case-kagamino-online-counter"]) == {"card", "column", "sheet"}
    [article] = [node for node in packs["text-kagamino-online-counter"] if node[0] == "article"]
    assert article[1]["id"] == "case_kagamino-online-counter"


def test_drawings_keep_the_names_that_only_svg_tells_from_others(packs: Mapping[str, Any]) -> None:
    text = json.dumps(packs["case-kagamino-online-counter"])
    assert '"viewBox"' in text
    assert '"viewbox"' not in text
