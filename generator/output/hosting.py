"""The headers and redirects of the site as ready files for nginx, Apache, IIS, object storage.

>>> [output.path for output in make_server_files("/jirei/")][1]
'nginx/jirei.conf'
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.core.page import Output
from generator.output.csv_text import write_csv
from generator.output.headers import HEADERS
from generator.output.media import MEDIA_TYPES, SERVED, UNKNOWN_TYPE

# Each file by its template. No server takes offence at these characters within quotes.
TEMPLATES = (
    ("README.txt", "README.txt"),
    ("nginx/jirei.conf", "nginx.conf"),
    ("apache/.htaccess", "htaccess"),
    ("iis/web.config", "web.config"),
)
PREFIX = re.compile(r"/(?:[\w.~ -]+/)*")


def prefix_of(base_url: str | None) -> str | None:
    """The path of an address, decoded and ending in `/`; None where no server file can hold it."""
    prefix = unquote(urlsplit(base_url or "/").path).rstrip("/") + "/"
    return prefix if PREFIX.fullmatch(prefix) else None


def make_server_files(prefix: str, redirects: Sequence[tuple[str, str]] = ()) -> tuple[Output, ...]:
    """Every file, for a site below a path such as `/` or `/jirei/` of its host.

    `redirects` are pairs of an old path of the site and the present one (moved.redirects).
    """
    environment = Environment(
        loader=PackageLoader("generator.output", "server_files"),
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
        "kinds": SERVED,
        "media_types": MEDIA_TYPES,
        "texts": list_types(kind.essence for kind in SERVED if kind.is_text),
        "compressible": list_types(kind.essence for kind in SERVED if kind.is_compressible),
        "unknown_type": UNKNOWN_TYPE,
        "redirects": redirects,
    }
    texts = {path: environment.get_template(name).render(values) for path, name in TEMPLATES}
    contents = {path: text.encode("utf-8") for path, text in texts.items()}
    contents["README.txt"] = for_notepad(texts["README.txt"])
    cache = HEADERS["Cache-Control"]
    files = [(f"*{suffix}", kind, cache) for suffix, kind in MEDIA_TYPES.items()]
    contents |= {
        "object-storage/files.csv": write_csv((("対象", "Content-Type", "Cache-Control"), *files)),
        "object-storage/headers.csv": write_csv((("ヘッダー", "値"), *HEADERS.items())),
        "object-storage/cloudfront.json": write_cloudfront_policy().encode("utf-8"),
    }
    if redirects:
        moved = ((quote(prefix) + old, quote(prefix) + new) for old, new in redirects)
        table = write_csv((("前のアドレス", "いまのアドレス"), *moved))
        contents["object-storage/redirects.csv"] = table
    return tuple(Output(path, content) for path, content in contents.items())


def list_types(essences: Iterable[str]) -> str:
    """Media types for a server's line, each once, without that of pages.

    nginx always means that one as well, and complains of a type that is named twice.
    """
    return " ".join(essence for essence in dict.fromkeys(essences) if essence != "text/html")


def for_notepad(text: str) -> bytes:
    """With a byte order mark and CRLF, by which old ones know UTF-8 and a line's end."""
    return codecs.BOM_UTF8 + text.replace("\n", "\r\n").encode("utf-8")


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
