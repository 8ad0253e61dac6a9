"""Colours and how well one is seen on another (WCAG 2.2, relative luminance, contrast ratio).

>>> print_ratio(contrast("#767676", "#fff"))
'4.54'
"""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Callable

from generator.measures.measure import MeasureError

COLOUR_PATTERN = r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})"
LIGHTNESS_STEPS = 255  # of lightness, from black to white


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, each from 0 to 1, of `#rgb` or `#rrggbb`."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def luminance(colour: str) -> float:
    """From 0 for black to 1 for white (WCAG 2.2, "relative luminance", sRGB)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in channels(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, ground: str) -> float:
    """From 1 for equal colours to 21 for black on white (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(colour), luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)


def print_ratio(ratio: float) -> str:
    """With two decimals, cut off: what misses a limit is never printed as if it met it."""
    return f"{math.floor(ratio * 100 + 1e-9) / 100:.2f}"


def parse_colour(text: str) -> str:
    """A colour as it is written in a theme: `#rgb` or `#rrggbb`."""
    if not re.fullmatch(COLOUR_PATTERN, text):
        raise MeasureError("colour-not-read", {"found": text})
    return text


def parse_ratio(text: str) -> float:
    """A contrast ratio that is asked for, from 1 to 21."""
    try:
        ratio = float(text)
    except ValueError:
        ratio = 0.0
    if not 1 <= ratio <= 21:
        raise MeasureError("ratio-not-read", {"found": text})
    return ratio


def find_nearest(colour: str, is_fit: Callable[[str], bool]) -> str | None:
    """The fitting colour that is the least lighter or darker; None where there is none."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels(colour))
    lights = sorted(
        (step / LIGHTNESS_STEPS for step in range(LIGHTNESS_STEPS + 1)),
        key=lambda at: abs(at - lightness),
    )
    shades = (colorsys.hls_to_rgb(hue, light, saturation) for light in lights)
    found = ("#" + "".join(f"{round(part * 255):02x}" for part in shade) for shade in shades)
    return next((candidate for candidate in found if is_fit(candidate)), None)
