"""nginx and Apache with the made settings: verify finds nothing, and then each fault by its name.

A fault is one change to the settings or to the files on the server, as people make them.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from conftest import ROOT

from generator.cli import main
from generator.words.verify import LIVE_FAULTS

from .running import APACHE, NGINX, PREFIX, Server, find_port, root_of, run_server

Capture = pytest.CaptureFixture[str]
Change = Callable[[str], str]
CASE, OLD_CASE = "cases/kagamino-online-counter.html", "cases/kagamino-old-name.html"
SERVERS = (NGINX, APACHE)


@dataclass(frozen=True, slots=True)
class Published:
    """What `build`, `headers` and `publish-plan --save` made for an address; read only."""

    port: int
    folder: Path

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}{quote(PREFIX)}"

    def settings(self, server: Server) -> str:
        return (self.folder / "headers" / server.settings).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def published(small_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A small site for an address with a path in Japanese."""
    return publish(small_content, tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The real site."""
    return publish(ROOT / "content", tmp_path_factory.mktemp("whole"))


def publish(given: Path, folder: Path) -> Published:
    """The content with a page that has moved."""
    made = Published(find_port(), folder)
    content = made.folder / "content"
    shutil.copytree(given, content)
    moved = f"- from: {OLD_CASE}\n  to: cases/index.html\n"
    (content / "moved.yaml").write_text(moved, encoding="utf-8")
    for command, out in (("build", "site"), ("headers", "headers")):
        places = ("--content", str(content), "--out", str(made.folder / out))
        assert main([command, *places, "--base-url", made.base]) == 0
    return made


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder into which a server can look that is not the administrator's."""
    with tempfile.TemporaryDirectory(prefix="jirei-servers-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def put_site(published: Published, folder: Path, is_below_root: bool = True) -> Path:
    """The site as it is put on a server; every file is that of the build until it is replaced."""
    place = root_of(folder) / PREFIX.strip("/") if is_below_root else folder / "site"
    shutil.copytree(published.folder / "site", place, copy_function=os.link)
    (place / ".jirei-output").unlink()
    return place


def verify(published: Published, capsys: Capture, *options: str) -> tuple[int, set[str], str]:
    """The exit code of verify, the names of the faults, and all that it says."""
    capsys.readouterr()
    site = str(published.folder / "site")
    code = main(["verify", published.base, site, "--rate", "10000", *options])
    printed = capsys.readouterr().out
    return code, set(re.findall(r": \[([a-z-]+)\] ", printed)), printed


@pytest.mark.parametrize("is_below_root", [True, False], ids=["root", "alias"])
@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server.program)
def test_with_the_made_settings_there_is_nothing_to_find(
    whole: Published, folder: Path, capsys: Capture, server: Server, is_below_root: bool
) -> None:
    site = put_site(whole, folder, is_below_root)
    with run_server(server, whole.settings(server), site, folder, whole.port):
        code, _, printed = verify(whole, capsys)
    assert code == 0, printed
    assert "のとおりです" in printed


NGINX_AROUND = (
    "expires 30d;",
    'add_header Content-Security-Policy "default-src *" always; charset euc-jp; gzip off; ssi off;',
    "error_page 404 =200 /index.html; try_files $uri /index.html; index index.php; autoindex on;",
    r"location ~* \.(css|js|png)$ { expires 1y; } location ~ \.html$ { return 500; }",
)
APACHE_AROUND = (
    "AddDefaultCharset Shift_JIS\nAddCharset Shift_JIS .html .css\nAddType text/plain .js",
    'Header always append Cache-Control "max-age=60"\nHeader set Cache-Control private',
    "DirectoryIndex index.php index.html\nErrorDocument 404 /index.html\nDeflateAlterETag NoChange",
)


@pytest.mark.parametrize(
    ("server", "around"),
    [(NGINX, around) for around in NGINX_AROUND] + [(APACHE, around) for around in APACHE_AROUND],
    ids=lambda value: getattr(value, "program", value),
)
def test_what_an_operator_has_set_around_it_changes_nothing(
    published: Published, folder: Path, capsys: Capture, server: Server, around: str
) -> None:
    site = put_site(published, folder)
    settings = published.settings(server)
    with run_server(server, settings, site, folder, published.port, around):
        code, _, printed = verify(published, capsys)
    assert code == 0, printed


def cut(text: str) -> Change:
    """A change that takes lines out, from one that begins so as far as its block goes."""
    return replace(rf"^ *{text}.*\n", "")


def replace(pattern: str, text: str) -> Change:
    def change(settings: str) -> str:
        changed, count = re.subn(pattern, text, settings, flags=re.MULTILINE)
        assert count, pattern
        return changed

    return change


def add(text: str, after: str) -> Change:
    return replace(rf"^( *{after}.*\n)", rf"\1{text}\n")


CASE_PLACE = f'location = "{PREFIX}{CASE}"'
# What a change of the settings of each server does, by the names of the faults.
NGINX_FAULTS: dict[str, tuple[str, Change]] = {
    "gzip off": ("live-not-compressed", replace("gzip on;", "gzip off;")),
    "a charset in the names of the types": (
        "live-not-compressed",
        lambda text: replace(
            r"^( {8})(text/\S+|application/(?:json|ld.json|xml)) (\w+;)$",
            r'\1"\2; charset=utf-8" \3',
        )(replace("charset utf-8;", "charset off;")(text)),
    ),
    "gzip_vary": ("live-vary-missing", cut("gzip_vary")),
    "no type of scripts": ("live-type-differs live-not-compressed", cut("text/javascript")),
    "no charset": ("live-charset-missing", cut("charset utf-8")),
    "a header less": ("live-header-missing", cut("add_header Referrer-Policy")),
    "no header on errors": ("live-header-missing", replace('(nosniff") always', r"\1")),
    "another value": ("live-header-differs", replace('"no-cache"', '"max-age=600"')),
    "a header twice": (
        "live-header-twice",
        add('    add_header X-Content-Type-Options "nosniff" always;', "add_header X-Content"),
    ),
    "no validators": (
        "live-without-validator",
        add('    etag off; add_header Last-Modified "";', "autoindex off"),
    ),
    "no 304": ("live-sent-again", add("    if_modified_since off; etag off;", "autoindex off")),
    "no home": ("live-without-home", replace("index index.html;", "index none.html;")),
    "another home": ("live-folder-differs", replace("index index", "index 404.html index")),
    "autoindex on": ("live-listing", replace("autoindex off;", "autoindex on;")),
    "no redirect to the slash": (
        "live-without-slash",
        replace(r"return 301 \S+\$is_args\S+;", "return 404;"),
    ),
    "a redirect to another host": (
        "live-sent-elsewhere",
        replace(r"return 301 (\"\S+\$is_args)", 'return 301 "http://www.example.jp"; #'),
    ),
    "no redirect of a moved page": ("live-moved-not-sent", cut(f'location = "{PREFIX}cases')),
    "a moved page sent for now": ("live-moved-for-now", replace("301(.*cases)", r"302\1")),
    "200 for missing pages": ("live-missing-as", replace("=404", "=200")),
    "no page for missing ones": ("live-missing-bare", cut("error_page")),
    "a file sent away": (
        "live-file-sent-away",
        add(f'    {CASE_PLACE} {{ return 302 "/login"; }}', "autoindex off"),
    ),
    "a file not given": (
        "live-not-given",
        add(f"    {CASE_PLACE} {{ return 500; }}", "autoindex off"),
    ),
    "a file without an answer": (
        "live-no-answer",
        add(f"    {CASE_PLACE} {{ return 444; }}", "autoindex off"),
    ),
}
APACHE_FAULTS: dict[str, tuple[str, Change]] = {
    "no compression of data": ("live-not-compressed", cut("AddOutputFilterByType")),
    "no type of scripts": (
        "live-type-differs live-not-compressed",
        cut('AddType "text/javascript'),
    ),
    "a header less": ("live-header-missing", cut("Header always set Referrer-Policy")),
    "another value": ("live-header-differs", replace('"no-cache"', '"max-age=600"')),
    "a header twice": (
        "live-header-twice",
        add('Header always add X-Content-Type-Options "nosniff"', "Header always set X-Content"),
    ),
    "no validators": (
        "live-without-validator",
        lambda text: f"{text}FileETag None\nHeader unset Last-Modified\n",
    ),
    "the names of compressed files": ("live-sent-again", cut("RequestHeader")),
    "no home": ("live-without-home", replace("DirectoryIndex .*", "DirectoryIndex none.html")),
    "another home": (
        "live-folder-differs",
        replace("DirectoryIndex", "DirectoryIndex 404.html"),
    ),
    "a listing": ("live-listing", replace("Options -Indexes", "Options +Indexes")),
    "no redirect to the slash": ("live-without-slash", lambda text: f"{text}DirectorySlash Off\n"),
    "no redirect of a moved page": ("live-moved-not-sent", cut("Redirect 301")),
    "a moved page sent for now": ("live-moved-for-now", replace("Redirect 301", "Redirect 302")),
    "a moved page sent elsewhere": (
        "live-sent-elsewhere",
        replace("^(Redirect 301 .*) .*", r'\1 "http://www.example.jp/"'),
    ),
    "missing pages by their address": (
        "live-missing-as",
        replace("ErrorDocument 404 .*", "ErrorDocument 404 http://www.example.jp/404.html"),
    ),
    "no page for missing ones": ("live-missing-bare", cut("ErrorDocument")),
    "a file sent away": (
        "live-file-sent-away",
        lambda text: f'{text}Redirect 302 "{PREFIX}{CASE}" "/login"\n',
    ),
    "a file not given": (
        "live-not-given",
        lambda text: f'{text}Redirect 403 "{PREFIX}{CASE}"\n',
    ),
}
CHANGES = [
    pytest.param(server, *fault, id=f"{server.program}-{name}")
    for server, faults in ((NGINX, NGINX_FAULTS), (APACHE, APACHE_FAULTS))
    for name, fault in faults.items()
]


@pytest.mark.parametrize(("server", "fault", "change"), CHANGES)
def test_a_fault_of_the_settings_is_told_by_its_name(
    published: Published,
    folder: Path,
    capsys: Capture,
    server: Server,
    fault: str,
    change: Change,
) -> None:
    settings = change(published.settings(server))
    site = put_site(published, folder)
    with run_server(server, settings, site, folder, published.port):
        code, faults, printed = verify(published, capsys)
    assert (code, faults) == (1, {*fault.split()}), printed
    if "{settings}" in LIVE_FAULTS[fault.split()[0]]:
        assert f"jirei headers の {server.settings}" in printed


def rewrite(path: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """A change of one file on the server, which is no longer that of the build."""

    def rewrite_file(site: Path) -> None:
        content = (site / path).read_bytes()
        (site / path).unlink()
        (site / path).write_bytes(change(content))
        (site / path).chmod(0o644)

    return rewrite_file


def leave(path: str) -> Callable[[Path], None]:
    """A file more on the server."""

    def leave_file(site: Path) -> None:
        (site / path).parent.mkdir(exist_ok=True)
        (site / path).write_text("left", encoding="utf-8")

    return leave_file


FILE_FAULTS: dict[str, tuple[set[str], Callable[[Path], None]]] = {
    "not sent": ({"live-not-there"}, lambda site: (site / CASE).unlink()),
    "sent as text": ({"live-line-ends"}, rewrite(CASE, lambda c: c.replace(b"\n", b"\r\n"))),
    "cut off": ({"live-file-cut"}, rewrite("assets/site.css", lambda c: c[:5000])),
    "empty": ({"live-file-cut"}, rewrite("search.html", lambda c: b"")),
    "written into": ({"live-file-differs"}, rewrite(CASE, lambda c: c + b"<script></script>")),
    "of the site before": ({"live-file-old"}, rewrite(CASE, lambda c: b"<p>before</p>\n")),
    "left of the site before": ({"live-old-file"}, leave("cases/gone.html")),
    "left of other things": ({"live-leftover"}, leave(".git/HEAD")),
}


@pytest.mark.parametrize("server", SERVERS, ids=lambda server: server.program)
@pytest.mark.parametrize("name", FILE_FAULTS)
def test_a_fault_of_the_files_is_told_by_its_name(
    published: Published, folder: Path, capsys: Capture, server: Server, name: str
) -> None:
    expected, change = FILE_FAULTS[name]
    old = folder / "old"
    for path in ("index.html", "data/cases.json", CASE, "cases/gone.html"):
        (old / path).parent.mkdir(parents=True, exist_ok=True)
        (old / path).write_text("<p>before</p>\n", encoding="utf-8")
    site = put_site(published, folder)
    change(site)
    with run_server(server, published.settings(server), site, folder, published.port):
        code, faults, printed = verify(published, capsys, "--old", str(old))
    assert (code, faults) == (1, expected), printed


@pytest.mark.parametrize(
    ("server", "fault"),
    [(NGINX, "live-not-there"), (APACHE, "live-not-given")],  # nginx is to say 404 of both
    ids=lambda value: getattr(value, "program", value),
)
def test_a_file_that_the_server_may_not_read_is_told_with_the_rights(
    published: Published, folder: Path, capsys: Capture, server: Server, fault: str
) -> None:
    site = put_site(published, folder)
    rewrite(CASE, lambda content: content)(site)
    (site / CASE).chmod(0o600)  # as `umask 077` leaves it
    with run_server(server, published.settings(server), site, folder, published.port):
        code, faults, printed = verify(published, capsys)
    assert (code, faults) == (1, {fault}), printed
    assert "権限" in printed


@pytest.mark.parametrize("is_moved", [True, False])
def test_a_site_that_was_built_for_no_address_is_told(
    published: Published, folder: Path, capsys: Capture, is_moved: bool
) -> None:
    """On the server in place of the right one, and as the one that all is held against."""
    plain = Published(published.port, folder / "plain")
    shutil.copytree(published.folder / "content", plain.folder / "content")
    places = ("--content", str(plain.folder / "content"), "--out", str(plain.folder / "site"))
    assert main(["build", *places]) == 0
    site = put_site(plain, folder)
    with run_server(NGINX, published.settings(NGINX), site, folder, published.port):
        code, faults, printed = verify(published if is_moved else plain, capsys)
    assert code == 1
    assert ("live-without-address" if is_moved else "built-without-address") in faults, printed


@pytest.mark.parametrize("path", ["", "cases"])
def test_behind_another_server_nginx_sends_on_by_the_path_alone(
    published: Published, folder: Path, path: str
) -> None:
    site = put_site(published, folder)
    with run_server(NGINX, published.settings(NGINX), site, folder, published.port):
        connection = http.client.HTTPConnection("127.0.0.1", published.port)
        address = quote(f"{PREFIX}{path}".rstrip("/"))
        connection.request("GET", address, headers={"Host": "www.example.go.jp"})
        answer = connection.getresponse()
        assert (answer.status, answer.headers["Location"]) == (301, f"{address}/")
        connection.close()


def test_behind_another_server_that_asks_as_of_old_nginx_compresses(
    published: Published, folder: Path
) -> None:
    """Older nginx asks the servers behind it by HTTP/1.0 (`proxy_http_version`)."""
    site = put_site(published, folder)
    with (
        run_server(NGINX, published.settings(NGINX), site, folder, published.port),
        socket.create_connection(("127.0.0.1", published.port)) as connection,
    ):
        asked = f"GET {quote(PREFIX)}index.html HTTP/1.0\r\nAccept-Encoding: gzip\r\n\r\n"
        connection.sendall(asked.encode("ascii"))
        head = connection.makefile("rb").read().partition(b"\r\n\r\n")[0]
    assert b"Content-Encoding: gzip" in head


def test_apache_that_does_not_read_the_settings_is_told_so_first(
    published: Published, folder: Path, capsys: Capture
) -> None:
    site = put_site(published, folder)
    settings = published.settings(APACHE)
    with run_server(APACHE, settings, site, folder, published.port, "AccessFileName .none"):
        code, _, printed = verify(published, capsys)
    assert code == 1
    assert "[live-without-settings]" in printed.splitlines()[0]
    assert "AllowOverride" in printed.splitlines()[0]
