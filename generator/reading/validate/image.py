"""A picture as read → the picture as it is published, and what is wrong with it."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from generator.core.problem import Problem, Severity, Where
from generator.reading.image import ImageFile, ImageSize, read_image
from generator.reading.metadata import list_said
from generator.words.pictures import print_sides, say_extras

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile as Decoder

MAX_SIDE = 4_000  # pixels: a page shows 1,200 at most, and a billion of them fit in a small file
# Bits that no scan ends with: where the last scan is not whole, they are drawn into the picture.
FILLER = bytes(range(1, 255)) * 4


def validate_image(content: bytes, where: Where) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes that are published, None where the picture has an error."""
    image = read_image(content)
    if image is None:
        return None, (Problem(where, "picture-cut-off"),)
    if max(image.size.width, image.size.height) > MAX_SIDE:  # before a pixel is decoded
        found = print_sides(image.size.width, image.size.height)
        arguments = {"found": found, "limit": f"{MAX_SIDE:,}"}
        return None, (Problem(where, "image-too-many-pixels", arguments),)
    if image.moves:
        return None, (Problem(where, "picture-moves"),)
    code = judge_pixels(image)
    if code == "picture-cut-off":
        return None, (Problem(where, code),)
    problems = [Problem(where, code, severity=Severity.WARNING)] if code else []
    if said := list_said(image.extras):
        arguments = {"found": say_extras(said)}
        problems.append(Problem(where, "picture-says-more", arguments, Severity.WARNING))
    return image.content, tuple(problems)


def judge_pixels(image: ImageFile) -> str:
    """What the decoded picture shows to be wrong, as a code; empty where it is well."""
    decoder = decode(image.size, image.content)
    if decoder is None or is_cut_inside(image, decoder):
        code = "picture-cut-off"
    elif decoder.mode == "CMYK":
        code = "picture-in-print-colours"
    elif is_plain(decoder):
        code = "picture-of-one-colour"
    else:
        code = ""
    return code


def decode(size: ImageSize, content: bytes) -> Decoder | None:
    """The picture with its pixels; None where they cannot be had."""
    # Pillow takes a tenth of a second to load, and most commands look at no picture.
    from PIL import JpegImagePlugin, PngImagePlugin, WebPImagePlugin

    decoders: dict[str, type[Decoder]] = {
        "png": PngImagePlugin.PngImageFile,
        "jpeg": JpegImagePlugin.JpegImageFile,
        "webp": WebPImagePlugin.WebPImageFile,
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on stderr they would name no file
        try:
            decoder = decoders[size.kind](BytesIO(content))
            if decoder.size != (size.width, size.height):  # of which memory is not to be taken
                return None
            decoder.load()
        except Exception:  # a decoder of a stranger's bytes: whatever it trips over, they are none
            return None
    return decoder


def is_cut_inside(image: ImageFile, decoder: Decoder) -> bool:
    """Whether a JPEG's last scan ends too early, which a decoder fills up with grey in silence.

    Bits behind a whole scan change nothing; behind one that is cut off they are drawn.
    """
    if image.size.kind != "jpeg":
        return False
    longer = decode(image.size, image.content[:-2] + FILLER + image.content[-2:])
    return longer is None or longer.tobytes() != decoder.tobytes()


def is_plain(decoder: Decoder) -> bool:
    """Whether all pixels are of one colour, or none can be seen."""
    whole = decoder.convert("RGBA") if decoder.mode in ("P", "PA", "1") else decoder
    bands = whole.getextrema()
    pairs = bands if isinstance(bands[0], tuple) else (bands,)
    alpha = pairs[-1] if whole.mode.endswith(("A", "a")) else (1, 1)
    return all(low == high for low, high in pairs) or alpha[1] == 0
