"""The files of `jirei headers` hold exactly the declared headers, kinds of files and redirects."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from conftest import MakeContent, case_text

from generator.cli import main
from generator.output.headers import DIRECTIVES, HEADERS, META_POLICY
from generator.output.hosting import make_server_files, prefix_of
from generator.output.media import MEDIA_TYPES, SERVED

PREFIX, QUOTED = "/省 内/a/", "/%E7%9C%81%20%E5%86%85/a/"
MOVED = (("cases/old.html", "cases/a-b.html"), ("keywords/old.html", "keywords/ai.html"))
FILES, MOVED_FILES = (
    {output.path: output.content.decode("utf-8") for output in made}
    for made in (make_server_files(PREFIX), make_server_files(PREFIX, MOVED))
)


def lines_of(path: str, name: str, files: Mapping[str, str] = FILES) -> list[list[str]]:
    """The words after a directive's name, for each line that begins with it."""
    lines = (line.strip().rstrip(";") for line in files[path].splitlines())
    return [shlex.split(line)[1:] for line in lines if line.startswith(f"{name} ")]


def rows_of(path: str, files: Mapping[str, str] = FILES) -> list[list[str]]:
    text = files[path]
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]


def test_the_policy_lets_nothing_in_from_elsewhere_and_no_inline_code() -> None:
    assert DIRECTIVES[0] == ("default-src", "'none'")
    sources = {word for _, value in DIRECTIVES for word in value.split()}
    assert sources == {"'none'", "'self'", "'wasm-unsafe-eval'", "'script'", "jirei"}
    assert ("frame-ancestors", "'none'") in DIRECTIVES
    assert {("require-trusted-types-for", "'script'"), ("trusted-types", "jirei")} < {*DIRECTIVES}


def test_the_meta_policy_is_the_headers_without_what_a_meta_cannot_carry() -> None:
    header = HEADERS["Content-Security-Policy"].split("; ")
    expected = [part for part in header if part != "frame-ancestors 'none'"]
    expected[expected.index("form-action 'self'")] = "form-action 'self' file:"
    assert META_POLICY.split("; ") == expected


def test_nginx_sends_the_declared_headers_on_every_answer() -> None:
    found = lines_of("nginx/jirei.conf", "add_header")
    assert {words[-1] for words in found} == {"always"}
    assert {name: value for name, value, _ in found} == HEADERS
    # A type that has its charset in its name is none of those that are to be compressed.
    types = re.findall(r"^ {8}(\S+) (\w+);$", FILES["nginx/jirei.conf"], re.MULTILINE)
    (texts,) = lines_of("nginx/jirei.conf", "charset_types")
    charset = "; charset=utf-8"
    served = {f".{end}": kind + charset * (kind in (*texts, "text/html")) for kind, end in types}
    assert served == MEDIA_TYPES
    assert lines_of("nginx/jirei.conf", "charset") == [["utf-8"]]
    (compressed,) = lines_of("nginx/jirei.conf", "gzip_types")
    assert {*compressed} == {*texts, "image/svg+xml"}
    assert lines_of("nginx/jirei.conf", "gzip") == [["on"]]


def test_nginx_answers_below_the_path_alone_and_with_its_page_for_missing_ones() -> None:
    assert lines_of("nginx/jirei.conf", "location") == [
        ["^~", "/省 内/a/", "{"],
        ["=", "/省 内/a", "{"],
    ]
    assert lines_of("nginx/jirei.conf", "return") == [["301", f"{QUOTED}$is_args$args"]]
    assert lines_of("nginx/jirei.conf", "absolute_redirect") == [["off"], ["off"]]
    assert lines_of("nginx/jirei.conf", "error_page") == [
        ["403", "404", "=404", "/省 内/a/404.html"]
    ]


def test_on_a_host_of_its_own_nginx_sends_nobody_from_an_address_without_its_slash() -> None:
    files = {output.path: output.content.decode("utf-8") for output in make_server_files("/")}
    assert lines_of("nginx/jirei.conf", "location", files) == [["^~", "/", "{"]]
    assert lines_of("nginx/jirei.conf", "absolute_redirect", files) == [["off"]]


def test_apache_sends_the_declared_headers_once_on_every_answer() -> None:
    found = lines_of("apache/.htaccess", "Header")
    assert {words[2]: words[3] for words in found if words[:2] == ["always", "set"]} == HEADERS
    assert [w[2] for w in found if w[:2] == ["onsuccess", "unset"]] == list(HEADERS)
    types = lines_of("apache/.htaccess", "AddType")
    assert {suffix: kind for kind, suffix in types} == MEDIA_TYPES
    missing = "/%E7%9C%81%20%E5%86%85/a/404.html"
    assert lines_of("apache/.htaccess", "ErrorDocument") == [["404", missing], ["403", missing]]
    # Compressed answers have another name, by which an unchanged file would not be known again.
    known_again = ["edit*", "If-None-Match", '-(?:gzip|br)"', '"']
    assert lines_of("apache/.htaccess", "RequestHeader") == [known_again]
    ((harness, *compressed),) = lines_of("apache/.htaccess", "AddOutputFilterByType")
    assert harness == "DEFLATE"
    expected = {kind.essence for kind in SERVED if kind.is_compressible}
    assert (len(compressed), {*compressed}) == (len(expected), expected)


def test_iis_sends_the_declared_headers() -> None:
    root = ElementTree.fromstring(FILES["iis/web.config"].encode("utf-8"))
    added = {
        item.attrib["name"]: item.attrib["value"]
        for item in root.iter("add")
        if len(item.attrib) > 1
    }
    # IIS has a setting of its own for this one, and would otherwise send it twice.
    (cache,) = root.iter("clientCache")
    assert cache.attrib == {"cacheControlMode": "DisableCache"}
    assert added | {"Cache-Control": "no-cache"} == HEADERS
    types = {item.attrib["fileExtension"]: item.attrib["mimeType"] for item in root.iter("mimeMap")}
    assert types == MEDIA_TYPES
    assert [each.attrib for each in root.iter("urlCompression")] == [
        {"doStaticCompression": "true"}
    ]
    errors = {item.attrib["statusCode"]: item.attrib["path"] for item in root.iter("error")}
    assert errors == {"403": r"省 内\a\404.html", "404": r"省 内\a\404.html"}


def test_object_storage_has_the_headers_as_tables_and_for_cloudfront() -> None:
    assert dict(rows_of("object-storage/headers.csv")) == HEADERS
    found = {pattern: kind for pattern, kind, _ in rows_of("object-storage/files.csv")}
    assert found == {f"*{suffix}": kind for suffix, kind in MEDIA_TYPES.items()}
    policy = json.loads(FILES["object-storage/cloudfront.json"])
    own, custom = policy["SecurityHeadersConfig"], policy["CustomHeadersConfig"]
    sent = {item["Header"]: item["Value"] for item in custom["Items"]}
    sent["Content-Security-Policy"] = own["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    sent["Referrer-Policy"] = own["ReferrerPolicy"]["ReferrerPolicy"]
    assert own["ContentTypeOptions"] == {"Override": True}
    assert sent | {"X-Content-Type-Options": "nosniff"} == HEADERS
    assert custom["Quantity"] == len(custom["Items"])


def test_every_server_sends_readers_of_a_moved_page_to_the_present_one() -> None:
    sent = {PREFIX + old: QUOTED + new for old, new in MOVED}
    first, *locations, last = lines_of("nginx/jirei.conf", "location", MOVED_FILES)
    assert (first, last) == (["^~", PREFIX, "{"], ["=", PREFIX[:-1], "{"])
    assert [words[:1] + words[2:5] for words in locations] == [["=", "{", "return", "301"]] * 2
    assert {words[1]: words[5].rstrip(";") for words in locations} == sent
    rules = lines_of("apache/.htaccess", "Redirect", MOVED_FILES)
    assert rules == [["301", old, new] for old, new in sent.items()]
    root = ElementTree.fromstring(MOVED_FILES["iis/web.config"].encode("utf-8"))
    rule = {"enabled": "true", "exactDestination": "true", "httpResponseStatus": "Permanent"}
    assert {
        PREFIX + place.attrib["path"]: each.attrib
        for place in root.findall("location")
        for each in place.findall("system.webServer/httpRedirect")
    } == {old: rule | {"destination": new} for old, new in sent.items()}
    rows = rows_of("object-storage/redirects.csv", MOVED_FILES)
    assert rows == [[QUOTED + old, QUOTED + new] for old, new in MOVED]
    assert "redirects.csv" in MOVED_FILES["README.txt"]


def test_where_no_page_moved_nothing_is_said_of_it() -> None:
    assert MOVED_FILES.keys() - FILES.keys() == {"object-storage/redirects.csv"}
    for path, text in FILES.items():
        for word in (
            "httpredirect",
            "redirects",
            "redirect 301",
            'return 301 "/%e7%9c%81%20%e5%86%85/a/c',
            "移った",
        ):
            assert word not in text.lower(), path


def test_notepad_shows_the_guide_right() -> None:
    guide = FILES["README.txt"]
    assert guide.startswith("\ufeff")
    assert guide.count("\n") == guide.count("\r\n")
    for path in FILES:
        assert path == "README.txt" or path.split("/")[0] in guide


@pytest.mark.parametrize(
    ("base_url", "prefix"),
    [
        (None, "/"),
        ("https://example.jp/", "/"),
        ("https://example.jp/a-b/c.d/", "/a-b/c.d/"),
        ("https://example.jp/%E7%9C%81%20%E5%86%85/", "/省 内/"),
        ("https://example.jp/a%22%0Aevil/", None),
        ("https://example.jp/$uri/", None),
        ("https://example.jp/a;b/", None),
    ],
)
def test_a_path_that_would_break_out_of_its_quotes_is_refused(
    base_url: str | None, prefix: str | None
) -> None:
    assert prefix_of(base_url) == prefix


def test_the_command_writes_the_files_beside_the_site(
    small_content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "headers"
    arguments = ["headers", "--content", str(small_content), "--out", str(out)]
    assert main([*arguments, "--base-url", "https://example.jp/a"]) == 0
    assert "公開する場所: /a/" in capsys.readouterr().out
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert written == FILES.keys() | {".jirei-output"}
    assert 'ErrorDocument 404 "/a/404.html"' in (out / "apache/.htaccess").read_text("utf-8")
    assert main([*arguments, "--base-url", "https://example.jp/a%22/"]) == 2
    assert "書けない文字" in capsys.readouterr().err


def test_the_command_takes_the_moved_pages_from_the_content(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = (
        "- from: cases/older.html\n  to: cases/old.html\n- from: cases/old.html\n"
        "  to: cases/a-b.html\n- from: cases/gone.html\n  reason: 掲載を終えました。\n"
    )
    arguments = ["headers", "--base-url", "https://example.jp/a/", "--out", "headers"]
    arguments += [
        "--content",
        str(make_content({"cases/a-b.md": case_text(), "moved.yaml": moved})),
    ]
    assert main(arguments) == 0
    assert "移ったページ2件" in capsys.readouterr().out
    rules = Path("headers/apache/.htaccess").read_text("utf-8").splitlines()
    assert [line for line in rules if line.startswith("Redirect")] == [
        f'Redirect 301 "/a/cases/{name}.html" "/a/cases/a-b.html"' for name in ("old", "older")
    ]


@pytest.mark.slow
def test_the_settings_of_then_go_and_nothing_else_does(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    content = make_content({"cases/a-b.md": case_text()})
    (content / "moved.yaml").write_text("- from: cases/b.html\n  to: cases/a-b.html\n", "utf-8")
    assert main(["headers", "--out", "headers"]) == 0
    assert Path("headers/object-storage/redirects.csv").exists()
    (content / "moved.yaml").unlink()
    assert main(["headers", "--out", "headers"]) == 0
    assert not Path("headers/object-storage/redirects.csv").exists()
    assert main(["build", "--out", "site"]) == 0
    Path("mine").mkdir()
    Path("mine/README.txt").write_text("メモ", encoding="utf-8")
    for place in ("site", "mine"):
        capsys.readouterr()
        assert main(["headers", "--out", place]) == 2
        assert "この命令が書き出したものではないファイルがあります" in capsys.readouterr().err
    assert Path("site/index.html").exists()
    assert Path("mine/README.txt").read_text("utf-8") == "メモ"
    assert main(["build", "--out", "headers"]) == 2


def test_with_a_moved_page_that_leads_nowhere_nothing_is_written(
    make_content: MakeContent, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = "- from: cases/old.html\n  to: cases/not-there.html\n"
    content = make_content({"cases/a-b.md": case_text(), "moved.yaml": moved})
    assert main(["headers", "--out", "headers", "--content", str(content)]) == 1
    assert "moved-to-nowhere" in capsys.readouterr().out
    assert not Path("headers").exists()
