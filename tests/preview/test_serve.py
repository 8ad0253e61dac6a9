"""The preview's server: the site's headers, its own script and events, nobody else's requests."""

from __future__ import annotations

import http.client
import json
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest
from conftest import THEMES, MakeContent, case_text

from generator.core.settings import BuildSettings
from generator.output.headers import HEADERS
from generator.preview import connections
from generator.preview.connections import PreviewServer
from generator.preview.follow import follow
from generator.preview.preview import Preview
from generator.preview.serve import PreviewHandler, serve_site
from generator.words import serve as words
from tools.serving import jirei, surroundings


@pytest.fixture
def preview(make_content: MakeContent, tmp_path: Path) -> Preview:
    content = make_content({"cases/a.md": case_text()})
    return Preview(BuildSettings(content, tmp_path / "unused", THEMES))


@pytest.fixture
def address(preview: Preview) -> Iterator[str]:
    server = PreviewServer(("127.0.0.1", 0), partial(PreviewHandler, preview=preview))
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/cases/a.html?q=1", "text/html; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/assets/img/favicon.svg", "image/svg+xml"),
        ("/__jirei/overlay.js", "text/javascript; charset=utf-8"),
        ("/__jirei/overlay.css", "text/css; charset=utf-8"),
    ],
)
def test_every_answer_has_its_kind_and_the_strict_policy(
    preview: Preview, address: str, path: str, kind: str
) -> None:
    assert preview.update()
    with urllib.request.urlopen(address + path) as answer:
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["Content-Security-Policy"] == HEADERS["Content-Security-Policy"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_gets_the_overlay_and_other_files_do_not(preview: Preview, address: str) -> None:
    assert preview.update()
    tag = f'<script defer src="/__jirei/overlay.js" data-version="{preview.status().version}">'
    with urllib.request.urlopen(address + "/") as answer:
        assert tag.encode() in answer.read()
    with urllib.request.urlopen(address + "/assets/site.css") as answer:
        assert b"__jirei" not in answer.read()


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/cases/none.html", "/../site.yaml", "/%2e%2e/site.yaml", "/x"])
def test_what_is_not_there_is_answered_with_the_sites_own_page(
    preview: Preview, address: str, path: str
) -> None:
    assert preview.update()
    assert preview.finish()
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address + path)
    assert refused.value.code == 404
    assert "見つかりません" in refused.value.read().decode("utf-8")


def test_before_the_first_good_site_a_bare_page_waits_for_it(
    preview: Preview, address: str
) -> None:
    (preview.settings.content / "site.yaml").unlink()
    preview.update()
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(address + "/")
    assert refused.value.code == 503
    assert b"/__jirei/overlay.js" in refused.value.read()


def test_another_name_for_this_machine_is_refused(preview: Preview, address: str) -> None:
    assert preview.update()
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=5)
    connection.request("GET", "/", headers={"Host": "drafts.example.jp:8000"})
    assert connection.getresponse().status == 421


def ask(
    address: str, path: str = "/", method: str = "GET", **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """The status, headers and body of an answer, to a request with other headers."""
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=5)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, headers=named)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST:80"])
def test_a_browser_leaves_the_port_80_out(preview: Preview, address: str, host: str) -> None:
    assert preview.update()
    assert ask(address, Host=host)[0] == 200


@pytest.mark.parametrize(
    ("path", "host"),
    [
        ("/", "127.0.0.1:8765@evil"),
        ("/", "evil@127.0.0.1:8765"),
        ("http://evil.example/", "127.0.0.1:8765"),
        ("http://127.0.0.1:8765@evil.example/", "127.0.0.1:8765"),
        ("http://[/", "127.0.0.1:8765"),
        ("*", "127.0.0.1:8765"),
    ],
)
def test_a_request_for_another_server_gets_nothing(
    preview: Preview, address: str, path: str, host: str
) -> None:
    assert preview.update()
    assert ask(address, path, Host=host)[::2] == (421, b"")


@pytest.mark.parametrize("site", ["same-site", "cross-site"])
@pytest.mark.parametrize("path", ["/", "/assets/site.js", "/__jirei/events", "/__jirei/overlay.js"])
def test_a_page_of_another_origin_gets_nothing(
    preview: Preview, address: str, path: str, site: str
) -> None:
    assert preview.update()
    assert ask(address, path, Sec_Fetch_Site=site, Sec_Fetch_Mode="no-cors")[::2] == (403, b"")


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        ("/", "GET", {}, 200),
        ("/assets/site.js", "GET", {}, 200),
        ("/__jirei/overlay.js", "GET", {}, 200),
        ("/__jirei/none", "GET", {}, 404),
        ("/", "GET", {"Sec_Fetch_Site": "cross-site"}, 403),
        ("/", "GET", {"Host": "evil"}, 421),
        ("/", "POST", {}, 501),
    ],
)
def test_no_answer_may_be_used_by_another_origin(
    preview: Preview, address: str, path: str, method: str, headers: dict[str, str], status: int
) -> None:
    assert preview.update()
    answered, answer, _ = ask(address, path, method, **headers)
    assert answered == status
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"


def test_open_pages_keep_no_browser_out(
    preview: Preview, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 4)
    monkeypatch.setattr("generator.preview.serve.EVENT_SECONDS", 0.1)
    assert preview.update()
    with ExitStack() as stack:
        streams = [
            stack.enter_context(urllib.request.urlopen(address + "/__jirei/events", timeout=5))
            for _ in range(8)
        ]
        assert all(stream.readline().startswith(b"data: ") for stream in streams)
        assert ask(address)[0] == 200


def test_what_stands_above_the_errors_is_true_of_the_page_below() -> None:
    assert "直すと、ページが出ます" in words.head_errors(1, is_shown=False, is_current=False)
    assert "直前の内容のままです" in words.head_errors(1, is_shown=True, is_current=False)
    assert "いまの内容です" in words.head_errors(1, is_shown=True, is_current=True)


def test_an_open_page_hears_of_problems_at_once_and_after_each_change(
    preview: Preview, address: str
) -> None:
    assert preview.update()

    def read_event(events: http.client.HTTPResponse) -> dict[str, dict[str, object]]:
        line = events.readline()
        assert events.readline() == b"\n"
        event: dict[str, dict[str, object]] = json.loads(line.removeprefix(b"data: "))
        return event

    case = preview.settings.content / "cases/a.md"
    with urllib.request.urlopen(address + "/__jirei/events", timeout=5) as events:
        first = read_event(events)
        assert first["errors"]["lines"] == []
        case.write_text(case_text(title=""), encoding="utf-8")
        preview.update()
        second = read_event(events)
        assert second["version"] == first["version"]
        (line,) = second["errors"]["lines"]  # type: ignore[misc]
        assert line["place"] == "content/cases/a.md:2:1"  # type: ignore[has-type]
        case.write_text(case_text(), encoding="utf-8")
        assert preview.update()
        third = read_event(events)
        assert third["version"] != first["version"]
        assert third["errors"]["lines"] == []


def test_a_port_in_use_is_said(preview: Preview, address: str) -> None:
    assert serve_site(preview.settings, int(address.rpartition(":")[2])) == 2


def test_a_preview_that_is_asked_to_end_ends_in_order(small_content: Path) -> None:
    command = jirei("serve", "--port", "0", "--content", str(small_content))
    with subprocess.Popen(
        command, env=surroundings(), stdout=subprocess.PIPE, encoding="utf-8"
    ) as server:
        assert server.stdout is not None
        assert any(line.startswith("http://") for line in server.stdout)
        server.terminate()
        said = server.stdout.read()
    assert said.splitlines()[-1] == words.ENDED
    assert server.returncode == 0


def test_a_folder_that_comes_back_is_followed_again(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    heard = threading.Semaphore(0)

    def listen() -> None:
        for _ in follow(folder):
            heard.release()

    threading.Thread(target=listen, daemon=True).start()

    def write_until_heard() -> bool:
        for number in range(100):
            (folder / "a.md").write_text(str(number), encoding="utf-8")
            if heard.acquire(timeout=0.1):
                return True
        return False

    assert write_until_heard()
    folder.rename(tmp_path / "away")
    folder.mkdir()
    assert heard.acquire(timeout=10)
    while heard.acquire(timeout=0.5):
        ...
    assert write_until_heard()
