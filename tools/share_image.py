"""The standard theme's picture for shared links: its mark among many, in the theme's colours.

    python -m tools.share_image

Writes themes/standard/assets/img/share.png. It shows no words, since it is that of every
collection. It needs Chromium (`tools.browsers`).
"""

from __future__ import annotations

from jinja2 import Environment, FileSystemLoader
from zopfli.png import optimize

from generator.reading.read.themes import read_theme
from generator.reading.validate.theme import validate_theme
from generator.theme.theme import SHARE_SIZE
from tools.browsers import open_chromium
from tools.serving import ROOT

THEME = ROOT / "themes" / "standard"
IMAGE = THEME / "assets" / "img" / "share.png"
# A grid of marks; one takes the nine places in the middle.
PICTURE = """\
{% import "components/icon/macro.html" as icon %}
<!DOCTYPE html>
<style>
{{ tokens }}
html { overflow: hidden; background: var(--key-tint); }
body {
  display: grid; grid-template: repeat(5, 1fr) / repeat(7, 1fr); place-items: center;
  height: 100vh; margin: 0;
}
.site-mark { width: 88px; height: 88px; }
.site-mark-card { fill: var(--key-tint-3); }
.site-mark-bars { fill: var(--key-tint); }
div { grid-area: 2 / 3 / 5 / 6; }
div .site-mark { width: 360px; height: 360px; }
div .site-mark-card { fill: var(--key); }
div .site-mark-bars { fill: var(--surface); }
</style>
{% for _ in range(7 * 5 - 3 * 3) %}{{ icon.site_mark() }}{% endfor %}
<div>{{ icon.site_mark() }}</div>
"""


def main() -> None:
    """Draws the picture."""
    width, height = SHARE_SIZE
    theme, _ = validate_theme(read_theme(THEME.parent, THEME.name))
    assert theme is not None
    macros = Environment(loader=FileSystemLoader(THEME), autoescape=True)
    with open_chromium() as browser:
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_content(macros.from_string(PICTURE).render(tokens=theme.tokens))
        IMAGE.write_bytes(optimize(page.screenshot()))
    print(f"{IMAGE.relative_to(ROOT).as_posix()}: {IMAGE.stat().st_size:,}バイト")


if __name__ == "__main__":
    main()
