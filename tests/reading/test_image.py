"""The size of an image is read from its first bytes, and a header that is cut off has none."""

from __future__ import annotations

import pytest
from conftest import PNG

from generator.reading.image import ImageSize, measure_image

FRAME = b"\xff\xc0\x00\x11\x08\x00\x04\x00\x08\x03"  # 8 bits, 4 lines of 8 samples
TABLE = b"\xff\xc4\x00\x05abc"  # a Huffman table has a number like a frame's
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab" + TABLE + b"\xff" + FRAME
RIFF = b"RIFF\0\0\0\0WEBP"
LOSSY = RIFF + b"VP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x08\x00\x04\x00"
LOSSLESS = RIFF + b"VP8L\0\0\0\0\x2f" + (7 | 3 << 14).to_bytes(4, "little") + bytes(5)
EXTENDED = RIFF + b"VP8X\0\0\0\0\0\0\0\0\x07\0\0\x03\0\0"


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PNG, "png"), (JPEG, "jpeg"), (LOSSY, "webp"), (LOSSLESS, "webp"), (EXTENDED, "webp")],
)
def test_kind_and_size_are_read(content: bytes, kind: str) -> None:
    assert measure_image(content) == ImageSize(kind, 8, 4)


@pytest.mark.parametrize("content", [PNG[:24], JPEG, LOSSY, LOSSLESS, EXTENDED])
def test_a_header_that_is_cut_off_has_no_size(content: bytes) -> None:
    whole = measure_image(content)
    for length in range(len(content) - 5):
        assert measure_image(content[:length]) in (None, whole)
    assert measure_image(content[: len(content) // 2]) is None


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", RIFF[:8] + b"WAVE" + bytes(20), PNG.replace(b"\x08", b"\0", 1)]
)
def test_what_is_no_picture_has_no_size(content: bytes) -> None:
    assert measure_image(content) is None


def test_segments_without_length_come_to_an_end() -> None:
    assert measure_image(b"\xff\xd8\xff" + b"\xff\xe0\0\0" * 1000) is None
