"""Only what a browser sends for this very server is answered, whatever port it knows it by."""

from __future__ import annotations

import pytest

from generator.preview.visits import find_path, is_from_elsewhere

HOST = "127.0.0.1:8765"


@pytest.mark.parametrize(
    "host", [HOST, "127.0.0.1", "localhost", "LocalHost:80", "127.0.0.1:65535"]
)
def test_a_name_of_this_machine_is_ours_with_any_port_or_none(host: str) -> None:
    assert find_path([host], "/a.html?q=1#b") == "/a.html"


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [HOST, HOST],
        [""],
        ["127.0.0.1:8765@evil"],
        ["127.0.0.1@evil:8765"],
        ["user@127.0.0.1:8765"],
        ["127.0.0.1:8765 evil"],
        ["127.0.0.1:8765,evil"],
        ["127.0.0.1:8765\r\n evil"],
        ["127.0.0.1:8765/evil"],
        ["127.0.0.1:80a"],
        ["127.0.0.1:123456"],
        ["127.0.0.1:８０"],
        ["127.0.0.1:8765\n"],
        ["127.0.0.1.evil:8765"],
        ["evil127.0.0.1:8765"],
        ["localhost.evil:8765"],
        ["localho\u017ft:8765"],
        ["127x0x0x1:8765"],
        ["127.0.0.2:8765"],
        ["0.0.0.0:8765"],
        ["[::1]:8765"],
        ["drafts.example.jp:8765"],
    ],
)
def test_any_other_name_is_another_server(hosts: list[str]) -> None:
    assert find_path(hosts, "/") is None


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", "/"),
        ("/%2e%2e/site.yaml", "/%2e%2e/site.yaml"),
        ("/a@b:c//d", "/a@b:c//d"),
        (f"http://{HOST}/a.html?b", "/a.html"),
        ("HTTP://localhost/a.html", "/a.html"),
        ("http://evil.example/a.html", None),
        ("http://127.0.0.1:8765@evil.example/", None),
        ("http://user@127.0.0.1:8765/", None),
        ("http://127.0.0.1:8765.evil.example/", None),
        ("http://[/", None),
        ("https://127.0.0.1:8765/", None),
        ("http://127.0.0.1:8765", None),
        ("evil.example:443", None),
        ("\\\\evil.example/", None),
        ("*", None),
        ("a.html", None),
    ],
)
def test_a_target_is_a_path_or_our_own_address(target: str, path: str | None) -> None:
    assert find_path([HOST], target) == path


LINK = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "none, cross-site"])
def test_pages_of_another_origin_get_nothing_but_people_follow_their_links(site: str) -> None:
    asked = {"Sec-Fetch-Site": site}
    assert is_from_elsewhere(asked)
    for kind in ("iframe", "object", "embed", "frame", "script", "empty"):
        assert is_from_elsewhere(asked | LINK | {"Sec-Fetch-Dest": kind})
    for mode in ("no-cors", "cors", "websocket"):
        assert is_from_elsewhere(asked | LINK | {"Sec-Fetch-Mode": mode})
    assert not is_from_elsewhere(asked | LINK)


@pytest.mark.parametrize(
    "asked", [{}, {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "same-origin"}]
)
def test_our_own_pages_and_people_get_everything(asked: dict[str, str]) -> None:
    assert not is_from_elsewhere(asked)
