"""A published site is held against what was built: every kind of fault is told, and only that."""

from __future__ import annotations

import gzip
import hashlib
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import pytest

from generator.cli import main
from generator.commands import verify
from generator.output import live_host
from generator.output.headers import HEADERS
from generator.output.live_host import SILENCES, LiveHost, NoAnswer
from generator.output.media import served_as
from generator.words.verify import LIVE_FAULTS, SILENCE_WORDS, name_settings

Capture = pytest.CaptureFixture[str]
PREFIX = "/省/a/"
LONG = "".join(f".rule-{number} {{ color: inherit; }}\n" for number in range(200))
FILES = {
    "404.html": "<title>ない</title>\n",
    "assets/site.css": LONG,
    "cases/a.html": f"<title>事例</title>\n<p>{LONG}</p>\n",
    "cases/index.html": "<title>一覧</title>\n",
    "data/cases.json": "{}\n",
    "data/cases.csv": "名前,値\r\nあ,1\r\n",
}


@dataclass(slots=True)
class Reply:
    """What the server is about to answer for a path of the site; None closes the connection."""

    path: str
    status: int
    content: bytes
    headers: dict[str, str]


Twist = Callable[[Reply], None]


@dataclass(slots=True)
class World:
    """A server's files, what it does wrong, and what it was asked."""

    port: int = 0
    files: dict[str, bytes] = field(default_factory=dict)
    twist: Twist = field(default=lambda reply: None)
    asked: list[tuple[str, str]] = field(default_factory=list)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}{quote(PREFIX)}"


class WorldHandler(BaseHTTPRequestHandler):
    """Answers as the files of `jirei headers` have a server answer."""

    def __init__(self, *arguments: object, world: World) -> None:
        self.world = world
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        reply = self.find(path)
        if "gzip" in self.headers["Accept-Encoding"] and len(reply.content) > 1000:
            reply.headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        known = {self.headers["If-None-Match"], self.headers["If-Modified-Since"]}
        if known & {reply.headers.get("ETag", "-"), reply.headers.get("Last-Modified", "-")}:
            reply.status, reply.content = 304, b""
        self.world.twist(reply)
        if reply.status:
            self.send(reply)

    def find(self, path: str) -> Reply:
        name, files = path.removeprefix(PREFIX), self.world.files
        if f"{path}/" == PREFIX or f"{name}/index.html" in files:
            return Reply(name, 301, b"", {"Location": quote(f"{path}/")})
        if name == "cases/old.html":
            return Reply(name, 301, files[name], {"Location": quote(f"{PREFIX}cases/a.html")})
        file = f"{name}index.html" if not name or name.endswith("/") else name
        status, file = (200, file) if file in files else (404, "404.html")
        headers = {**HEADERS, "Content-Type": served_as(file)}
        if status == 200:
            headers |= {"ETag": f'"{file}"', "Last-Modified": "Thu, 01 Jan 2026 00:00:00 GMT"}
        return Reply(name, status, files[file], headers)

    def send(self, reply: Reply) -> None:
        is_packed = reply.headers.get("Content-Encoding") == "gzip"
        content = gzip.compress(reply.content) if is_packed else reply.content
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            for part in value.split("\n"):
                self.send_header(name, part)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def version_string(self) -> str:
        return "nginx/1.22.1"

    def log_message(self, format: str, *arguments: object) -> None:
        self.world.asked.append((self.command, unquote(urlsplit(self.path).path)))


@contextmanager
def serve(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server.server_port
        server.shutdown()


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """A site that was built and is published without a fault, beside `tmp_path/site`."""
    monkeypatch.chdir(tmp_path)
    world = World()
    with serve(partial(WorldHandler, world=world)) as world.port:
        link = f'<link rel="canonical" href="{world.base}{{}}">\n'
        pages = {
            "index.html": link.format("index.html"),
            "cases/old.html": link.format("cases/a.html"),
        }
        for path, text in (FILES | pages).items():
            world.files[path] = text.encode("utf-8")
            place = tmp_path / "site" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(world.files[path])
        yield world


def run(world: World, *options: str) -> int:
    return main(["verify", world.base, "site", "--rate", "10000", *options])


def codes_in(printed: str) -> list[str]:
    return re.findall(r": \[([a-z-]+)\] ", printed)


def twist(
    path: str,
    status: int | None = None,
    content: Callable[[bytes], bytes] | None = None,
    **headers: str | None,
) -> Twist:
    """What changes the replies for the paths of a pattern; a header of None goes."""

    def change(reply: Reply) -> None:
        if not re.fullmatch(path, reply.path):
            return
        reply.status = reply.status if status is None else status
        reply.content = content(reply.content) if content else reply.content
        for name, value in headers.items():
            reply.headers.pop(name.replace("_", "-"), None)
            if value is not None:
                reply.headers[name.replace("_", "-")] = value

    return change


def send_whole(reply: Reply) -> None:
    reply.status = 200 if reply.status == 304 else reply.status


def answer_everything(reply: Reply) -> None:
    reply.status = 200 if reply.status == 404 else reply.status


def leave_headers_off_errors(reply: Reply) -> None:
    if reply.status == 404:
        del reply.headers["Content-Security-Policy"]


UNDERSCORED = [name.replace("-", "_") for name in HEADERS]
ELSEWHERE = "http://127.0.0.1:9/"
OTHER = b'<link rel="canonical" href="https://b.test/index.html">\n'
# For each fault, what a server does that has it and no other.
TWISTS: dict[str, Twist] = {
    "live-without-address": twist("index.html|", content=lambda _: b"<p></p>\n"),
    "live-for-another-address": twist("index.html|", content=lambda _: OTHER),
    "live-not-there": twist("cases/a.html", 404),
    "live-not-given": twist("cases/a.html", 403),
    "live-file-sent-away": twist("cases/a.html", 302, Location="/login"),
    "live-line-ends": twist("cases/a.html", content=lambda text: text.replace(b"\n", b"\r\n")),
    "live-file-cut": twist("cases/a.html", content=lambda text: text[:5000]),
    "live-file-differs": twist("assets/site.css", content=lambda text: text + b"/* more */"),
    "live-charset-missing": twist("cases/a.html", Content_Type="text/html"),
    "live-type-differs": twist("data/cases.json", Content_Type="text/plain"),
    "live-header-missing": twist(".*", Referrer_Policy=None),
    "live-without-settings": twist("cases/a.html", **dict.fromkeys(UNDERSCORED)),
    "live-header-twice": twist(".*[.]html", Cache_Control="no-cache\nmax-age=600"),
    "live-header-differs": twist(".*[.]html", Cache_Control="max-age=600"),
    "live-not-compressed": twist("assets/site.css", Content_Encoding=None),
    "live-vary-missing": twist(".*", Vary=None),
    "live-without-validator": twist(".*", ETag=None, Last_Modified=None),
    "live-sent-again": send_whole,
    "live-without-home": twist("", 500),
    "live-folder-differs": twist("cases/", content=lambda _: b"<p>PHP</p>"),
    "live-listing": twist("assets/", 200, content=lambda _: b"<pre>site.css</pre>"),
    "live-without-slash": twist(PREFIX[:-1], 404),
    "live-sent-elsewhere": twist(PREFIX[:-1], Location=ELSEWHERE + quote(PREFIX[1:])),
    "live-moved-not-sent": twist("cases/old.html", 200, Location=None),
    "live-moved-for-now": twist("cases/old.html", 302),
    "live-missing-as": answer_everything,
    "live-missing-bare": twist(".*jirei.*", content=lambda _: b"Not Found"),
    "live-leftover": twist(".git/HEAD", 200),
    "live-no-answer": twist("cases/a.html", 0),
}
# What shows in two ways: a home page of another site is also another file.
ALSO = {
    "live-without-address": {"live-file-differs"},
    "live-for-another-address": {"live-file-differs"},
}


def test_a_site_that_is_as_it_was_built_passes(world: World, capsys: Capture) -> None:
    assert run(world) == 0
    assert capsys.readouterr().out.startswith(f"{world.base} は site のとおりです（ファイル 8個")
    assert {method for method, _ in world.asked} == {"GET"}
    own = {path for _, path in world.asked if path.startswith(PREFIX)}
    assert {path for _, path in world.asked} - own == {PREFIX[:-1]}
    assert {PREFIX + path for path in world.files} < own


@pytest.mark.parametrize("code", TWISTS)
def test_each_fault_of_a_server_is_told_by_its_name(
    world: World, capsys: Capture, code: str
) -> None:
    world.twist = TWISTS[code]
    assert run(world) == 1
    printed = capsys.readouterr().out
    assert set(codes_in(printed)) == {code} | ALSO.get(code, set())
    assert len(codes_in(printed)) == printed.count(f"{world.base[:-1]}") == printed.count("[")
    assert "直すところ" in printed.splitlines()[-1]


def test_every_fault_and_every_silence_has_words_and_a_test() -> None:
    others = {"live-file-old", "live-old-file", "built-without-address"}
    assert LIVE_FAULTS.keys() == TWISTS.keys() | others | {"built-for-another-address"}
    assert SILENCE_WORDS.keys() == {kind for _, kind in SILENCES}


def test_a_fault_of_many_files_is_one_line_with_what_to_change(
    world: World, capsys: Capture
) -> None:
    world.twist = twist(".*", Referrer_Policy=None, Permissions_Policy=None)
    run(world)
    (line, _) = capsys.readouterr().out.splitlines()
    assert "（ほか12件）: [live-header-missing] " in line
    assert "ヘッダー「Referrer-Policy」「Permissions-Policy」がありません。" in line
    assert "jirei headers の nginx/jirei.conf" in line


def send_to_login(reply: Reply) -> None:
    reply.status, reply.headers["Location"] = 302, f"/login?then={quote(reply.path)}"


def write_into_pages(reply: Reply) -> None:
    """As a delivery network that measures visits."""
    if reply.content.startswith(b"<"):
        reply.content += b"<script></script>"


@pytest.mark.parametrize(
    ("cause", "code"),
    [
        (twist(".*", 401), "live-not-given"),
        (twist(".*", 500, **dict.fromkeys(UNDERSCORED)), "live-not-given"),
        (send_to_login, "live-file-sent-away"),
        (write_into_pages, "live-file-differs"),
    ],
    ids=["kept", "broken", "login", "written into"],
)
def test_what_one_cause_does_everywhere_is_one_line(
    world: World, capsys: Capture, cause: Twist, code: str
) -> None:
    world.twist = cause
    assert run(world) == 1
    assert codes_in(capsys.readouterr().out) == [code]


def test_a_redirect_to_what_is_no_address_is_told(world: World, capsys: Capture) -> None:
    world.twist = twist("cases/a.html", 302, Location="http://[")
    assert run(world) == 1
    assert "[live-file-sent-away] ファイルの代わりに「http://[」" in capsys.readouterr().out


def test_a_site_may_be_tried_on_a_host_of_ones_own(world: World, capsys: Capture) -> None:
    assert main(["verify", f"http://localhost:{world.port}{PREFIX}", "site"]) == 1
    assert codes_in(capsys.readouterr().out) == ["built-for-another-address"]


def test_headers_that_only_errors_lack_are_told_where_they_lack(
    world: World, capsys: Capture
) -> None:
    world.twist = leave_headers_off_errors
    assert run(world) == 1
    (line, _) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{world.base}jirei-verify.html（ほか5件）: [live-header-missing] ")


def test_what_an_earlier_site_had_is_told(world: World, capsys: Capture) -> None:
    before = b"<p>before</p>\n"
    digests = {name: hashlib.sha256(before).hexdigest() for name in ("cases/a.html", "gone.html")}
    known = {"index.html": "0" * 64, "data/cases.json": "0" * 64, "away.html": "0" * 64}
    lines = (f"{digest}  {path}\n" for path, digest in (known | digests).items())
    Path("old.txt").write_text("".join(lines), encoding="utf-8")
    world.files |= {"gone.html": before, "cases/a.html": before}
    assert run(world, "--old", "old.txt") == 1
    first, second, _ = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{world.base}cases/a.html: [live-file-old] ")
    assert second.startswith(f"{world.base}gone.html: [live-old-file] ")


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("", "built-without-address"),
        ('<link rel="canonical" href="https://b.test/index.html">', "built-for-another-address"),
    ],
)
def test_a_site_that_was_built_for_another_place_is_told(
    world: World, capsys: Capture, link: str, code: str
) -> None:
    world.files["index.html"] = link.encode("utf-8")
    Path("site/index.html").write_text(link, encoding="utf-8")
    assert run(world) == 1
    assert code in codes_in(capsys.readouterr().out)


def test_nobody_goes_where_a_redirect_leads(world: World, capsys: Capture) -> None:
    other = World()
    with serve(partial(WorldHandler, world=other)) as other.port:
        world.twist = twist(".*", 302, Location=other.base)
        assert run(world) == 2
        assert f"別の場所「{other.base}」へ送られます" in capsys.readouterr().err
        world.twist = twist(".+", 302, Location=other.base)
        assert run(world) == 1
        assert "live-file-sent-away" in codes_in(capsys.readouterr().out)
    assert other.asked == []


def test_a_server_that_falls_silent_is_not_asked_for_everything(
    world: World, capsys: Capture
) -> None:
    world.twist = twist(".+", 0)
    assert run(world) == 1
    printed = capsys.readouterr().out
    assert codes_in(printed) == ["live-no-answer"]
    assert "続けて答えがないので" in printed
    assert len(world.asked) < 10


def test_at_the_limit_of_time_it_ends_with_what_it_knows(
    world: World, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "MINUTE", 0.5)

    def dawdle(reply: Reply) -> None:
        reply.headers.pop("Referrer-Policy", None)
        time.sleep(30 if reply.path == "data/cases.csv" else 0)

    world.twist = dawdle
    begun = time.monotonic()
    assert run(world, "--minutes", "1") == 1
    assert time.monotonic() - begun < 5
    printed = capsys.readouterr().out
    assert "live-header-missing" in codes_in(printed)
    assert f"途中で終わりました（最後に求めたもの: {world.base}data/cases.csv）" in printed


def test_no_more_is_read_than_was_asked_for_and_no_faster(world: World) -> None:
    world.files["big.html"] = bytes(5_000_000)  # five thousand bytes, when it is packed
    host = LiveHost(world.base, 50)
    begun = time.monotonic()
    sizes = [len(host.ask("big.html", most).content) for most in (0, 10, 3_000_000)]
    assert sizes == [0, 10, 3_000_000]
    assert time.monotonic() - begun >= 2 / 50


def test_a_busy_server_is_asked_once_more(world: World) -> None:
    def refuse_the_first(reply: Reply) -> None:
        if not world.asked:
            reply.status, reply.headers = 429, {"Retry-After": "0"}

    world.twist = refuse_the_first
    assert LiveHost(world.base, 1000).ask("index.html").status == 200
    assert len(world.asked) == 2


def test_a_server_that_stays_busy_is_left_alone(world: World, capsys: Capture) -> None:
    world.twist = twist(".*", 503, Retry_After="0")
    assert run(world) == 2
    assert "混み合っているか、止められています" in capsys.readouterr().err
    assert len(world.asked) == 2


def test_what_a_server_sends_is_no_command_for_a_terminal(world: World, capsys: Capture) -> None:
    world.twist = twist("data/cases.json", Content_Type="text/\x1b[31mred\u009b2J" + "x" * 500)
    assert run(world) == 1
    printed = capsys.readouterr().out
    assert "\x1b" not in printed
    assert "\x9b" not in printed
    assert "x" * 200 not in printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["http://127.0.0.1:9/", "site"], "から答えがありません。つながりません"),
        (["http://a..b/", "site"], "ホスト名か番号（ポート）を読めません"),
        (["http://127.0.0.1:9/", "none"], "「none」がありません"),
        (["http://127.0.0.1:9/", "list.txt"], "一覧だけでは確かめられません"),
        (["http://127.0.0.1:9/", "site", "--old", "none"], "「none」がありません"),
    ],
)
def test_what_cannot_be_held_against_each_other_is_refused(
    world: World, capsys: Capture, arguments: list[str], said: str
) -> None:
    main(["publish-plan", "site", "--save", "list.txt"])
    capsys.readouterr()
    assert main(["verify", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--rate", "--minutes"])
@pytest.mark.parametrize("value", ["0", "-1", "x", "1.5", "²"])
def test_a_limit_is_a_number(capsys: Capture, option: str, value: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["verify", "https://a.test/", option, value])
    assert ended.value.code == 2
    assert f"「{value}」は1以上の数ではありません" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("scheme", "sent", "kind"),
    [
        ("http", b"Content-Encoding: gzip\r\n\r\n<!DOCTYPE html>", "compression"),
        ("http", b"Content-Encoding: br\r\n\r\n\x0b\x02\x80abc\x03", "compression"),
        ("http", b"Transfer-Encoding: chunked\r\n\r\n-5\r\nabc", "protocol"),
        ("https", b"\r\n", "encryption"),
    ],
)
def test_what_is_no_answer_says_what_it_was(scheme: str, sent: bytes, kind: str) -> None:
    class Garbled(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n" + sent)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with serve(Garbled) as port:
        with pytest.raises(NoAnswer) as ended:
            LiveHost(f"{scheme}://127.0.0.1:{port}/", 1000).ask("index.html", 10)
        assert ended.value.kind == kind


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_an_answer_that_drips_without_end_is_none(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    monkeypatch.setattr(live_host, "LONGEST_ANSWER", 0.2)

    class Dripping(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: %b\r\n\r\n" % encoding.encode())
            with suppress(OSError):
                for byte in gzip.compress(bytes(1000)) * 1000:
                    self.wfile.write(bytes([byte]))
                    time.sleep(0.05)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with serve(Dripping) as port:
        begun = time.monotonic()
        with pytest.raises(NoAnswer) as ended:
            LiveHost(f"http://127.0.0.1:{port}/", 1000).ask("index.html", 10_000)
        assert (ended.value.kind, time.monotonic() - begun < 5) == ("time", True)


def test_each_server_has_its_file_of_settings() -> None:
    assert name_settings("Apache/2.4.62 (Debian)").endswith(" apache/.htaccess")
    assert name_settings("Microsoft-IIS/10.0").endswith(" iis/web.config")
    assert name_settings("AmazonS3").endswith(" object-storage")
    assert name_settings("").endswith("使うサーバーのファイル")
