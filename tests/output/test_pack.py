"""Base 85 of a pack, against Python's own."""

from __future__ import annotations

import base64
import random

import pytest

from generator.output.pack import encode_base_85


@pytest.mark.parametrize("size", [*range(10), 4099])
def test_base_85_is_that_of_python(size: int) -> None:
    for content in (bytes(size), b"\xff" * size, random.Random(size).randbytes(size)):
        assert encode_base_85(content) == base64.b85encode(content)
