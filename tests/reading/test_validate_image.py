"""A picture is decoded once: what is cut off, moves or shows nothing is told."""

from __future__ import annotations

import zlib

import pytest
from conftest import PNG, make_png
from drawn import GPS, draw, encode, make_exif, name_value
from PIL import Image

from generator.core.problem import Where
from generator.reading.validate.image import validate_image

JPEG, WAVES = encode("JPEG"), encode("JPEG", progressive=True)
LOSSY, LOSSLESS = encode("WEBP"), encode("WEBP", lossless=True)
END = b"\xff\xd9"
WHERE = Where("a.png")
IEND = PNG[-12:]


def codes(content: bytes) -> list[str]:
    return [problem.code for problem in validate_image(content, WHERE)[1]]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("quality", [5, 50, 95])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
@pytest.mark.parametrize("size", [(8, 8), (41, 31), (640, 16)])
def test_a_whole_jpeg_is_never_called_cut_off(
    mode: str, quality: int, options: dict[str, int], size: tuple[int, int]
) -> None:
    content = encode("JPEG", draw(mode, *size), quality=quality, **options)
    assert codes(content) == (["picture-in-print-colours"] if mode == "CMYK" else [])
    assert validate_image(content, WHERE)[0] == content


@pytest.mark.parametrize(
    "content",
    [
        PNG,
        *(encode("PNG", draw(mode)) for mode in ("RGB", "RGBA", "P", "1", "LA")),
        encode("PNG", Image.frombytes("I;16", (16, 16), bytes(range(256)) * 2)),
        LOSSY,
        LOSSLESS,
        encode("WEBP", draw("RGBA")),
    ],
    ids=name_value,
)
def test_a_whole_picture_of_any_colours_is_taken(content: bytes) -> None:
    assert validate_image(content, WHERE) == (content, ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        PNG[:-1],
        PNG[:-12],
        PNG[:50] + IEND,
        make_png(800, 300)[:600],
        PNG.replace(b"IDAT", b"IDAT\0"),
        PNG[:-16] + b"\0\0\0\0" + IEND,  # a broken checksum
        JPEG[:-2],
        JPEG[: len(JPEG) // 2],
        JPEG[:-20] + END,
        JPEG[: len(JPEG) * 2 // 3] + END,
        WAVES[:-20] + END,
        WAVES[: len(WAVES) // 2] + END,
        LOSSY[:-10],
        LOSSLESS[:-10],
        LOSSY[:4] + (60).to_bytes(4, "little") + LOSSY[8:16] + b"\x30\0\0\0" + LOSSY[20:68],
    ],
    ids=name_value,
)
def test_a_picture_that_is_cut_off_or_damaged_is_told(content: bytes) -> None:
    assert validate_image(content, WHERE)[0] is None
    assert codes(content) == ["picture-cut-off"]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_that_moves_is_refused(kind: str) -> None:
    other = draw().transpose(Image.Transpose.ROTATE_180)
    content = encode(kind, save_all=True, append_images=[other], duration=100)
    assert codes(content) == ["picture-moves"]


@pytest.mark.parametrize(
    "content",
    [
        encode("PNG", Image.new("RGB", (20, 20), "red")),
        encode("PNG", Image.new("P", (20, 20))),
        encode("PNG", Image.new("1", (20, 20))),
        encode("JPEG", Image.new("RGB", (20, 20), "grey")),
        encode("WEBP", Image.new("RGBA", (20, 20), (0, 0, 0, 0)), lossless=True),
        encode("PNG", Image.merge("RGBA", (*draw().split(), Image.new("L", (40, 30))))),
    ],
    ids=name_value,
)
def test_a_picture_of_nothing_is_doubted(content: bytes) -> None:
    assert codes(content) == ["picture-of-one-colour"]


def test_a_sign_in_one_colour_on_nothing_is_a_picture() -> None:
    sign = Image.merge("RGBA", (*Image.new("RGB", (40, 30)).split(), draw("L")))
    assert codes(encode("PNG", sign)) == []


def test_a_bomb_is_refused_by_its_header() -> None:
    bomb = PNG.replace(b"\0\0\0\x08\0\0\0\x04", b"\0\0\xff\xff\0\0\xff\xff")
    head = bomb[:29] + zlib.crc32(bomb[12:29]).to_bytes(4) + bomb[33:]
    assert codes(head) == ["image-too-many-pixels"]


def test_what_is_said_is_not_published() -> None:
    content, (problem,) = validate_image(encode("JPEG", exif=make_exif({}, GPS)), WHERE)
    assert content == JPEG
    assert (problem.code, problem.is_error) == ("picture-says-more", False)
    assert problem.arguments == {"found": "撮影した場所（GPS）"}
