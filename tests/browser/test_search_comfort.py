"""Searching is comfortable: address and history, filters, keys, an input method, marked words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import cast
from urllib.parse import quote, urlencode

import pytest

from .hits import HITS, STATE, fill_all, list_hits, settle, sort_by
from .place import Place
from .tab import Tab, travel, wait_for

FIELD = "document.querySelector('form [data-search-field]')"


def search(tab: Tab, place: Place, **query: str | list[str]) -> tuple[str, ...]:
    tab.open(f"{place.url('search.html')}?{urlencode(query, doseq=True)}")
    return settle(tab)


def check_box(tab: Tab, name: str, value: str) -> None:
    tab.evaluate(f"document.querySelector('input[name={name}][value=\"{value}\"]').click();")


def read_counts(tab: Tab, name: str) -> dict[str, int]:
    """The count that stands beside each value of a filter."""
    counts = tab.evaluate(
        """
        const boxes = [...document.querySelectorAll(`input[data-facet="${arguments[0]}"]`)];
        return boxes.map((box) => [
          box.value,
          Number(/[0-9,]+/.exec(box.closest("[data-facet-term]").textContent.split("（").at(-1))[0]),
        ]);
        """,
        name,
    )
    return dict(cast("list[tuple[str, int]]", counts))


def read_slots(tab: Tab, name: str) -> tuple[str, ...]:
    """What each hit's card says in a slot."""
    fill_all(tab)
    slots = f"{HITS}.map((hit) => hit.querySelector(`[data-slot=${{arguments[0]}}]`).innerText)"
    return tuple(cast("list[str]", tab.evaluate(f"return {slots};", name)))


def test_results_come_while_typing_and_the_address_follows(tab: Tab, place: Place) -> None:
    tab.open(place.url("search.html"))
    tab.type("form [data-search-field]", "RPA")
    wait_for(tab, f"{STATE} === 'done' && {HITS}.length > 0")
    assert tab.evaluate("return location.search;") == "?q=RPA"
    assert tab.console_errors() == ()


def test_an_unfinished_word_of_an_input_method_is_not_searched(tab: Tab, place: Place) -> None:
    tab.open(place.url("search.html"))
    tab.evaluate(
        f"""
        const field = {FIELD};
        field.dispatchEvent(new CompositionEvent("compositionstart", {{ bubbles: true }}));
        field.value = "まどぐち";
        const options = {{ bubbles: true, isComposing: true }};
        field.dispatchEvent(new InputEvent("input", options));
        await new Promise((resolve) => setTimeout(resolve, 400));
        """
    )
    assert tab.evaluate(f"return {STATE};") == "idle"
    assert tab.evaluate("return location.search;") == ""
    tab.evaluate(
        f"""
        const field = {FIELD};
        field.value = "窓口";
        const end = new CompositionEvent("compositionend", {{ bubbles: true, data: "窓口" }});
        field.dispatchEvent(end);
        """
    )
    wait_for(tab, f"{STATE} === 'done' && {HITS}.length > 0")
    assert tab.evaluate("return new URLSearchParams(location.search).get('q');") == "窓口"


def test_back_and_forward_show_what_was_shown(tab: Tab, place: Place) -> None:
    first = search(tab, place, q="電子決裁")
    check_box(tab, "category", "internal-operations")
    wait_for(tab, "location.search.includes('internal-operations')")
    second = settle(tab)
    assert second != first
    travel(tab, "back")
    wait_for(tab, "!location.search.includes('internal-operations')")
    assert settle(tab) == first
    box = "document.querySelector('input[value=\"internal-operations\"]').checked"
    assert tab.evaluate(f"return {box};") is False
    travel(tab, "forward")
    wait_for(tab, "location.search.includes('internal-operations')")
    assert settle(tab) == second
    assert tab.evaluate(f"return {box};") is True


def test_a_shared_address_shows_the_same(tab: Tab, place: Place) -> None:
    search(tab, place, q="システム")
    check_box(tab, "population", "10k-50k")
    check_box(tab, "population", "50k-100k")
    sort_by(tab, "-population")
    wait_for(tab, "location.search.includes('sort=')")
    shown, address = settle(tab), str(tab.evaluate("return location.search;"))
    tab.open(place.url("search.html") + address)
    assert settle(tab) == shown


@pytest.mark.parametrize("text", ["", "システム"])
def test_every_count_is_what_choosing_its_value_shows(tab: Tab, place: Place, text: str) -> None:
    query = {"q": text} if text else {}
    chosen = {"category": "service-counters"}
    search(tab, place, **query, **chosen)
    counts = {name: read_counts(tab, name) for name in ("cost", "category")}
    assert sum(counts["cost"].values()) == len(list_hits(tab))
    for name, values in counts.items():
        for value, count in values.items():
            assert len(search(tab, place, **query, **{**chosen, name: value})) == count, value


def test_results_are_sorted_by_what_was_chosen(tab: Tab, place: Place, site: Path) -> None:
    cases = json.loads((site / "data" / "cases.json").read_text(encoding="utf-8"))["cases"]
    persons = {case["id"]: case["population"]["count"] for case in cases}
    numbers = {case["id"]: case["number"] for case in cases}
    yen = {case["id"]: case["cost"]["initial"]["yen"] for case in cases}
    by_number = search(tab, place, sort="number")
    assert [numbers[slug] for slug in by_number] == sorted(numbers.values())
    by_persons = search(tab, place, sort="-population")
    assert [persons[slug] for slug in by_persons] == sorted(persons.values(), reverse=True)
    given = [yen[slug] for slug in search(tab, place, sort="-cost") if yen[slug]]
    assert given == sorted(given, reverse=True)


def test_a_sorted_result_shows_what_it_is_sorted_by(tab: Tab, place: Place, site: Path) -> None:
    cases = json.loads((site / "data" / "cases.json").read_text(encoding="utf-8"))["cases"]
    persons = {case["id"]: f"人口{case['population']['text']}" for case in cases}
    kinds = {case["id"]: case["cost"]["initial"]["kind"] for case in cases}
    hits = search(tab, place, sort="-population")
    names = dict(zip(hits, read_slots(tab, "organization"), strict=True))
    assert [slug for slug, text in names.items() if persons[slug] not in text] == []
    hits = search(tab, place, q="システム", sort="-cost")
    costs = dict(zip(hits, read_slots(tab, "initial"), strict=True))
    assert {kinds[slug] for slug in hits} >= {"exact", "about", "undisclosed", "dash"}
    # What has no amount comes last, whichever way it is sorted.
    numbers = [kinds[slug] in ("exact", "about", "none") for slug in hits]
    assert numbers == sorted(numbers, reverse=True)
    assert all((kinds[slug] == "about") == ("約" in text) for slug, text in costs.items())
    words = {kinds[slug]: text for slug, text in costs.items()}
    assert "非公表" in words["undisclosed"]
    assert "－（記載なし）" in words["dash"]


def test_a_hit_is_the_card_of_the_lists(tab: Tab, place: Place) -> None:
    (slug,) = search(tab, place, q="鏡野町")
    read = (
        "const card = document.querySelector(arguments[0]).cloneNode(true);"
        "return [card.querySelector('a').pathname, card.textContent.replace(/\\s+/g, ''),"
        " card.querySelectorAll('svg rect').length,"
        " card.querySelector('svg').namespaceURI];"
    )
    card = tab.evaluate(read, f"[data-case={slug}] .case-card")
    tab.open(place.url("cases/index.html"))
    assert tab.evaluate(read, f".case-card:has(a[href='{slug}.html'])") == card


def test_the_filters_that_are_on_stand_above_the_hits(tab: Tab, place: Place) -> None:
    chips = "[...document.querySelectorAll('[data-search-chosen] li')]"
    search(tab, place, population=["under-10k", "10k-50k"], cost="dash", new="1")
    assert tab.evaluate(f"return {chips}.map((chip) => chip.textContent.trim());") == [
        "人口規模：1万人未満",
        "人口規模：1万人以上5万人未満",
        "イニシャルコスト：－（金額の記載がない）",
        "新しく加わった事例だけ",
    ]
    tab.click("[data-search-chosen] li button")
    wait_for(tab, f"{chips}.length === 3 && !location.search.includes('under-10k')")
    focused = "return document.activeElement.textContent.trim();"
    assert tab.evaluate(focused) == "人口規模：1万人以上5万人未満"
    search(tab, place, q="RPA")
    visible = "document.querySelector('[data-search-chosen]').checkVisibility()"
    assert tab.evaluate(f"return {visible};") is False


def test_where_filters_hide_all_a_button_takes_them_off(tab: Tab, place: Place) -> None:
    whole = search(tab, place, q="鏡野町")
    assert search(tab, place, q="鏡野町", population="over-300k") == ()
    message = "document.querySelector('[data-search-message]')"
    said = f"条件を外すと{len(whole)}件"
    assert said in str(tab.evaluate(f"return {message}.textContent;"))
    tab.click("[data-search-chosen] [data-search-clear]")
    wait_for(tab, f"{HITS}.length === {len(whole)}")
    assert tab.evaluate("return location.search;") == f"?q={quote('鏡野町')}"
    status = "document.querySelector('[data-search-status]').textContent"
    wait_for(tab, f"{status}.startsWith('条件をすべて外しました。「鏡野町」')")


def press_slash(tab: Tab) -> bool:
    """Press "/" with the focus on the page as a whole; whether it led to the search box."""
    tab.evaluate(
        """
        document.activeElement.blur();
        const key = new KeyboardEvent("keydown", { key: "/", bubbles: true, cancelable: true });
        document.body.dispatchEvent(key);
        """
    )
    focused = "document.activeElement === document.querySelector('[data-search-field]')"
    return bool(tab.evaluate(f"return {focused};"))


def test_a_slash_leads_to_the_search_box_until_it_is_switched_off(tab: Tab, place: Place) -> None:
    # Firefox keeps what a file sets for that file alone: the switch would not hold elsewhere.
    holds_everywhere = (tab.name, place.name) != ("firefox", "file")
    tab.open(place.url("search.html"))
    tab.evaluate("localStorage.clear();")
    # Where nothing was chosen, a page on file:// does not know that it was not switched off.
    for is_on, is_on_elsewhere in (
        (True, place.name == "http"),
        (False, False),
        (True, holds_everywhere),
    ):
        tab.open(place.url("search.html"))
        if (
            bool(tab.evaluate("return document.querySelector('[data-search-slash]').checked;"))
            != is_on
        ):
            tab.click("[data-search-slash]")
        assert press_slash(tab) is is_on
        tab.open(place.url("about.html"))
        assert press_slash(tab) is is_on_elsewhere


def test_arrows_lead_through_the_hits_and_escape_back(tab: Tab, place: Place) -> None:
    hits = search(tab, place, q="RPA")
    assert len(hits) > 2
    at = "return document.activeElement.closest('[data-case]')?.dataset.case ?? null;"
    tab.click("form [data-search-field]")
    for slug in hits[:2]:
        tab.press("ArrowDown")
        assert tab.evaluate(at) == slug
    tab.press("ArrowUp")
    assert tab.evaluate(at) == hits[0]
    tab.press("Escape")
    assert tab.evaluate(f"return document.activeElement === {FIELD};") is True
    tab.press("Escape")
    wait_for(tab, f"{STATE} === 'idle'")
    assert tab.evaluate(f"return {FIELD}.value + location.search;") == ""


def test_an_excerpt_shows_the_original_characters_and_leads_to_its_section(
    tab: Tab, place: Place
) -> None:
    search(tab, place, q="ｋｉｎｔｏｎｅ")
    wait_for(tab, "document.querySelector('[data-places] mark') !== null")
    marked = tab.evaluate("return document.querySelector('[data-places] mark').textContent;")
    assert str(marked).lower() == "kintone"
    places = tab.evaluate(
        "return [...document.querySelectorAll('[data-case]')]"
        ".map((hit) => hit.querySelectorAll('[data-excerpt]').length);"
    )
    assert all(count <= 3 for count in cast("list[int]", places))
    anchor = str(tab.evaluate("return document.querySelector('[data-places] a').hash.slice(1);"))
    tab.click("[data-places] a")
    wait_for(tab, "location.pathname.includes('/cases/')")
    wait_for(tab, "document.querySelector('[data-search-text] mark') !== null")
    assert tab.evaluate("return document.getElementById(arguments[0]) !== null;", anchor) is True
    wait_for(
        tab,
        "[...document.querySelectorAll('mark')].some((mark) => {"
        " const box = mark.getBoundingClientRect();"
        " return box.top >= 0 && box.bottom <= innerHeight; })",
    )
    assert tab.console_errors() == ()


TOP_OF_HIT = "return document.querySelector(arguments[0]).getBoundingClientRect().top;"


def test_what_is_read_stays_where_it_is_as_excerpts_come(tab: Tab, place: Place) -> None:
    hits = search(tab, place, q="システム")
    assert len(hits) > 40
    tab.evaluate("scrollTo(0, 2500);")
    in_sight = (
        "hit.getBoundingClientRect().bottom > 0 && hit.getBoundingClientRect().top < innerHeight"
    )
    waiting = "!('whole' in hit.dataset)"
    wait_for(tab, f"!{HITS}.some((hit) => {in_sight} && {waiting})")
    read = f"[data-case='{tab.evaluate(f'return {HITS}.find((hit) => {in_sight}).dataset.case;')}']"
    top = cast(float, tab.evaluate(TOP_OF_HIT, read))
    fill_all(tab)
    assert abs(cast(float, tab.evaluate(TOP_OF_HIT, read)) - top) < 20


def test_back_leads_to_the_hit_that_was_opened(tab: Tab, place: Place) -> None:
    hits = search(tab, place, q="システム")
    opened = f"[data-case='{hits[20]}']"
    tab.evaluate(f'document.querySelector("{opened}").scrollIntoView();')
    tab.click(f"{opened} [data-title]")
    wait_for(tab, "location.pathname.includes('/cases/')")
    travel(tab, "back")
    settle(tab)
    wait_for(tab, f"'whole' in document.querySelector({opened!r}).dataset")
    assert 0 <= cast(float, tab.evaluate(TOP_OF_HIT, opened)) < 600


def test_marks_cannot_bring_foreign_markup_into_a_page(tab: Tab, place: Place) -> None:
    address = place.url("cases/kagamino-online-application.html")
    tab.open(f"{address}?mark={quote('<img src=x onerror=alert(1)>')}&mark={quote('鏡野町')}")
    wait_for(tab, "document.querySelector('[data-search-text] mark') !== null")
    assert tab.evaluate("return document.querySelector('main img[src=x]');") is None
    assert tab.evaluate("return document.querySelector('mark').textContent;") == "鏡野町"


def test_what_comes_near_a_sentence_stands_apart_from_the_hits(tab: Tab, place: Place) -> None:
    assert search(tab, place, q="手続きをオンラインでノーコードで") == ()
    status = "return document.querySelector('[data-search-status]').textContent;"
    assert "当てはまる事例は0件です" in str(tab.evaluate(status))
    near = "[...document.querySelectorAll('[data-search-near] [data-case]')]"
    assert cast(int, tab.evaluate(f"return {near}.length;")) > 0
    reasons = "return document.querySelectorAll('[data-search-near] [data-search-reason]').length;"
    assert tab.evaluate(reasons) == 1


def test_more_hits_than_a_page_holds_come_at_a_button(tab: Tab, site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    script = tmp_path / "site" / "assets" / "search.js"
    text = script.read_text(encoding="utf-8")
    assert text.count("BATCH = 100;") == 1
    script.write_text(text.replace("BATCH = 100;", "BATCH = 4;"), encoding="utf-8")
    place = Place("few at once", f"{(tmp_path / 'site').as_uri()}/")
    assert len(search(tab, place, q="RPA")) == 4
    tab.click("[data-search-more]")
    hits = list_hits(tab)
    assert len(set(hits)) == 8
    focused = "return document.activeElement.closest('[data-case]').dataset.case;"
    assert tab.evaluate(focused) == hits[4]
    fill_all(tab)
    tab.click("[data-search-more]")
    assert len(set(list_hits(tab))) == 12
    hidden = "return document.querySelector('[data-search-more]').hidden;"
    assert tab.evaluate(hidden) is True


def test_a_slip_is_offered_another_word_that_finds_something(tab: Tab, place: Place) -> None:
    assert search(tab, place, q="固定試算税") == ()
    tab.click("[data-search-suggestion]")
    wait_for(tab, "location.search.includes(encodeURIComponent('固定資産税'))")
    assert settle(tab) != ()
