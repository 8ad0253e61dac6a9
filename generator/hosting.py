"""The headers and redirects of the site as ready files for nginx, Apache, IIS, object storage.

>>> [output.path for output in make_server_files("/jirei/")][1]
'nginx/jirei.conf'
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.headers import HEADERS, MEDIA_TYPES, UNKNOWN_TYPE
from generator.page import Output

# Each file by its template. No server takes offence at these characters within quotes.
TEMPLATES = (
    ("README.txt", "README.txt"),
    ("nginx/jirei.conf", "nginx.conf"),
    ("apache/.htaccess", "htaccess"),
    ("iis/web.config", "web.config"),
)
PREFIX = re.compile(r"/(?:[\w.~ -]+/)*")
BOM = "\ufeff"  # Notepad and Excel of older systems read UTF-8 by it


def prefix_of(base_url: str | None) -> str | None:
    """The path of an address, decoded and ending in `/`; None where no server file can hold it."""
    prefix = unquote(urlsplit(base_url or "/").path).rstrip("/") + "/"
    return prefix if PREFIX.fullmatch(prefix) else None


def make_server_files(prefix: str, redirects: Sequence[tuple[str, str]] = ()) -> tuple[Output, ...]:
    """Every file, for a site below a path such as `/` or `/jirei/` of its host.

    `redirects` are pairs of an old path of the site and the present one (moved.redirects).
    """
    environment = Environment(
        loader=PackageLoader("generator", "server_files"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    values = {
        "prefix": prefix,
        "quoted_prefix": quote(prefix),
        "error_file": f"{prefix}404.html".lstrip("/").replace("/", "\\"),
        "headers": HEADERS,
        "media_types": MEDIA_TYPES,
        "unknown_type": UNKNOWN_TYPE,
        "redirects": redirects,
    }
    texts = {path: environment.get_template(name).render(values) for path, name in TEMPLATES}
    texts["README.txt"] = for_windows(texts["README.txt"])
    cache = HEADERS["Cache-Control"]
    files = [(f"*{suffix}", kind, cache) for suffix, kind in MEDIA_TYPES.items()]
    texts |= {
        "object-storage/files.csv": write_table(("対象", "Content-Type", "Cache-Control"), files),
        "object-storage/headers.csv": write_table(("ヘッダー", "値"), HEADERS.items()),
        "object-storage/cloudfront.json": write_cloudfront_policy(),
    }
    if redirects:
        moved = ((quote(prefix) + old, quote(prefix) + new) for old, new in redirects)
        head = ("前のアドレス", "いまのアドレス")
        texts["object-storage/redirects.csv"] = write_table(head, moved)
    return tuple(Output(path, text.encode("utf-8")) for path, text in texts.items())


def write_table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table that Excel opens right."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows((head, *rows))
    return for_windows(text.getvalue())


def for_windows(text: str) -> str:
    return BOM + text.replace("\n", "\r\n")


def write_cloudfront_policy() -> str:
    """What `aws cloudfront create-response-headers-policy` takes.

    CloudFront has fields of its own for three headers and takes the others as custom ones:
    https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_ResponseHeadersPolicyConfig.html
    """
    headers = dict(HEADERS)
    own = {
        "ContentSecurityPolicy": {
            "ContentSecurityPolicy": headers.pop("Content-Security-Policy"),
            "Override": True,
        },
        "ReferrerPolicy": {"ReferrerPolicy": headers.pop("Referrer-Policy"), "Override": True},
        "ContentTypeOptions": {"Override": True},
    }
    del headers["X-Content-Type-Options"]  # it has but one value
    items = [{"Header": name, "Value": value, "Override": True} for name, value in headers.items()]
    policy = {
        "Name": "jirei",
        "SecurityHeadersConfig": own,
        "CustomHeadersConfig": {"Quantity": len(items), "Items": items},
    }
    return json.dumps(policy, ensure_ascii=False, indent=2) + "\n"
