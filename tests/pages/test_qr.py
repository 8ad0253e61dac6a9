"""The code of an address: its modules are drawn as they are, and a camera can tell them apart."""

from __future__ import annotations

import re

import pytest
import segno

from generator.pages.qr import LEAST_MODULE, QUIET_ZONE, AddressCode, draw_code

ADDRESSES = (
    "https://example.jp/cases/a.html",
    "https://www.town.example.lg.jp/soshiki/dx/jirei/cases/kagamino-online-application.html",
    f"https://www.example.lg.jp/{'a' * 300}/cases/a.html",
)


def stroke(code: AddressCode) -> list[list[int]]:
    """The modules that the path of a drawing paints."""
    modules = [[0] * code.modules for _ in range(code.modules)]
    x = y = 0
    for sign, first, second in re.findall(r"([MmhZ])([0-9]+)(?: ([0-9.]+))?", code.path):
        if sign == "M":
            x, y = int(first), int(float(second))
            assert float(second) == y + 0.5
        elif sign == "m":
            x += int(first)
        else:
            for _ in range(int(first)):
                modules[y][x], x = 1, x + 1
    return modules


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_drawing_has_the_modules_of_the_code_within_a_quiet_zone(address: str) -> None:
    drawn = stroke(draw_code(address))
    code = segno.make_qr(address, error="m", boost_error=False)
    assert code.error == "M"
    assert drawn == [list(row) for row in code.matrix_iter(border=QUIET_ZONE)]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_module_is_too_small_on_paper(address: str) -> None:
    code = draw_code(address)
    assert code.millimetres / code.modules >= LEAST_MODULE
    assert code.millimetres < 40
