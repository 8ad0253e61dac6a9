"""The kind and the size of a picture; what is left of its file when all that is no picture goes."""

from __future__ import annotations

from io import BytesIO

import pytest
from conftest import PNG, make_chunk, make_png
from drawn import RIFF, draw, encode, make_exif, name_value
from PIL import Image

from generator.reading.image import ImageSize, kind_of_bytes, measure_image, read_image

JPEG, LOSSY = encode("JPEG"), encode("WEBP")
LOSSLESS = encode("WEBP", lossless=True)
EXTENDED = encode("WEBP", exif=make_exif({0x0110: "Phone"}))
FILES = {"png": PNG, "jpeg": JPEG, "lossy": LOSSY, "lossless": LOSSLESS, "extended": EXTENDED}
FRAME = b"\xff\xc0\x00\x11\x08\x00\x04\x00\x08\x03"  # 8 bits, 4 lines of 8 samples
TABLE = b"\xff\xc4\x00\x05abc"  # a Huffman table has a number like a frame's
FILL = b"\xff"


@pytest.mark.parametrize(
    ("content", "size"),
    [
        (PNG, ImageSize("png", 8, 4)),
        (JPEG, ImageSize("jpeg", 40, 30)),
        (encode("JPEG", progressive=True), ImageSize("jpeg", 40, 30)),
        (
            b"\xff\xd8\xff\xe0\0\4ab" + TABLE + FILL + FRAME + bytes(9) + b"\xff\xda\0\2x\xff\xd9",
            ImageSize("jpeg", 8, 4),
        ),
        (LOSSY, ImageSize("webp", 40, 30)),
        (LOSSLESS, ImageSize("webp", 40, 30)),
        (EXTENDED, ImageSize("webp", 40, 30)),
    ],
    ids=name_value,
)
def test_kind_and_size_are_read(content: bytes, size: ImageSize) -> None:
    assert measure_image(content) == size


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_a_file_that_is_cut_off_has_no_size(content: bytes) -> None:
    for length in range(len(content)):
        assert measure_image(content[:length]) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        RIFF[:8] + b"WAVE" + bytes(20),
        PNG.replace(b"\r\n", b"\n"),  # as a program for texts leaves it
        make_png(8, 0),
        make_png(8, 4, make_chunk(b"ABCD", b"")),  # a critical chunk that nobody knows
    ],
    ids=name_value,
)
def test_what_is_no_whole_picture_has_no_size(content: bytes) -> None:
    assert measure_image(content) is None


def test_segments_without_length_come_to_an_end() -> None:
    assert measure_image(b"\xff\xd8\xff" + b"\xff\xe0\0\0" * 1000) is None
    assert measure_image(b"\xff\xd8\xff" + b"\xff" * 100_000) is None
    assert measure_image(PNG[:-12] + make_chunk(b"tEXt", b"") * 10_000) is None


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (PNG, "png"),
        (JPEG, "jpeg"),
        (LOSSY, "webp"),
        (b"GIF89a", "gif"),
        (b"\0\0\0\x24ftypheic", "heic"),
        (b"\0\0\0\x24ftypmif1", "heic"),
        (b"\0\0\0\x20ftypavif", "avif"),
        (b"\0\0\0\x20ftypisom", "video"),
        (b"BM", "bmp"),
        (b"II*\0", "tiff"),
        (b"%PDF-1.7", "pdf"),
        (b"PK\x03\x04", "office"),
        (b"<?xml version='1.0'?>\n<svg xmlns='a'>", "drawing"),
        (b"<!DOCTYPE html>", ""),
        (b"version https://git-lfs.github.com/spec/v1", ""),
    ],
    ids=name_value,
)
def test_a_kind_is_told_by_the_first_bytes(start: bytes, kind: str) -> None:
    assert kind_of_bytes(start) == kind


def test_every_pixel_is_kept_and_nothing_that_is_said() -> None:
    profile = b"\0" * 128
    exif = make_exif({0x0110: "Phone", 0x0112: 6, 0x013B: "Hanako"})
    for kind, options in (
        ("JPEG", {"comment": b"secret", "progressive": True}),
        ("PNG", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
    ):
        before = encode(kind, exif=exif, icc_profile=profile, **options) + b"after"
        image = read_image(before)
        assert image is not None
        assert len(image.extras) >= 2
        assert not any(word in image.content for word in (b"secret", b"Hanako", b"Phone", b"after"))
        old, new = Image.open(BytesIO(before)), Image.open(BytesIO(image.content))
        assert new.tobytes() == old.tobytes()
        assert (new.getexif()[0x0112], len(new.getexif())) == (6, 1)
        assert new.info["icc_profile"] == profile
        again = read_image(image.content)
        assert again is not None
        assert again.content == image.content


def test_a_picture_that_says_nothing_stays_as_it_is() -> None:
    for content in (PNG, JPEG, LOSSY, LOSSLESS, encode("JPEG", draw("CMYK"))):
        image = read_image(content)
        assert image is not None
        assert (image.content, image.extras, image.moves) == (content, (), False)


def test_a_small_picture_in_the_header_goes_and_the_header_stays() -> None:
    small = b"JFIF\0\1\1\0\0\1\0\1\1\1abc"
    head = b"\xff\xd8\xff\xe0" + (len(small) + 2).to_bytes(2) + small
    image = read_image(head + JPEG[2:])
    assert image is not None
    assert image.content.startswith(b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff")
    assert [extra.kind for extra in image.extras] == ["thumbnail"]


def test_what_is_wrong_in_what_is_said_spoils_no_picture() -> None:
    for exif in (b"", b"II*\0", b"MM\0*\0\0\0\x08\xff\xff" + bytes(20), b"\xff" * 100):
        image = read_image(make_png(8, 4, make_chunk(b"eXIf", exif)))
        assert image is not None
        assert image.content == PNG
