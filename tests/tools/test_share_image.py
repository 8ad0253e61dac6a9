"""The picture for shared links is small, and in the colours that the theme has now."""

from __future__ import annotations

import re

from generator.measures.colour import channels
from generator.reading.image import ImageSize, measure_image
from generator.theme.theme import SHARE_SIZE, TOKENS, Theme
from generator.theme.tokens import gather_colours
from tools.share_image import IMAGE, PICTURE, THEME

MOST_BYTES = 60_000


def read_palette(content: bytes) -> set[bytes]:
    """The colours of a PNG of few (PNG specification, 11.2.3)."""
    at = content.index(b"PLTE")
    colours = content[at + 4 : at + 4 + int.from_bytes(content[at - 4 : at])]
    return {colours[start : start + 3] for start in range(0, len(colours), 3)}


def test_the_picture_is_of_the_size_that_pages_tell_and_small(standard_theme: Theme) -> None:
    content = IMAGE.read_bytes()
    assert measure_image(content) == ImageSize("png", *SHARE_SIZE)
    assert len(content) < MOST_BYTES
    assert standard_theme.share_image == IMAGE.relative_to(THEME).as_posix()


def test_the_picture_has_the_colours_of_the_theme(standard_theme: Theme) -> None:
    colours = gather_colours([standard_theme.layers[0].trees[TOKENS]], "light")
    roles = set(re.findall(r"var\(--([\w-]+)\)", PICTURE))
    assert {"key", "key-tint"} <= roles
    own = read_palette(IMAGE.read_bytes())
    for role in roles:
        red, green, blue = (round(part * 255) for part in channels(colours[role].text))
        assert bytes((red, green, blue)) in own, f"{role}: python -m tools.share_image"
