"""What a web server is to say of the site: the headers of every answer.

The page's meta tag, the preview, the tests' server and the files of `jirei headers` follow this.

>>> HEADERS["Content-Security-Policy"].endswith("frame-ancestors 'none'")
True
>>> META_POLICY.endswith("form-action 'self' file:")
True
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Directives = tuple[tuple[str, str], ...]

DIRECTIVES: Directives = (
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),  # the search engine is WebAssembly
    # Texts become code in one place, the policy of this name (Trusted Types).
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "jirei"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
    ("frame-ancestors", "'none'"),
)
# A meta tag cannot carry these (CSP Level 3, section 3.3); browsers complain where it tries.
NOT_IN_META = ("frame-ancestors",)
# On file:// Firefox does not take the search box's own page for 'self'.
IN_META = {"form-action": "'self' file:"}


def write_policy(directives: Iterable[tuple[str, str]]) -> str:
    """The text of a Content-Security-Policy."""
    return "; ".join(f"{name} {value}" for name, value in directives)


META_POLICY = write_policy(
    (name, IN_META.get(name, value)) for name, value in DIRECTIVES if name not in NOT_IN_META
)

# Features of browsers that the site does not use and that nothing on it is ever to ask for.
UNUSED_FEATURES = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
    *("microphone", "midi", "payment", "usb"),
)

# Of every answer, the page for missing addresses included. Left out with reason: COOP and CORP,
# since there is nothing to keep from other sites (the data is open), and Strict-Transport-Security,
# which is not a folder's to decide but its host's.
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": write_policy(DIRECTIVES),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED_FEATURES),
    # Files change in place under one name and belong together: browsers keep them and ask again
    # (an unchanged one is answered with 304), so that no page meets another edition's script.
    "Cache-Control": "no-cache",
}
