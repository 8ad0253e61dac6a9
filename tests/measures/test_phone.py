"""A telephone number can be dialled as it is printed."""

from __future__ import annotations

import pytest

from generator.measures.phone import split_phone


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("0868-54-2985", ("0868-54-2985", "0868542985", "")),
        ("0868542985", ("0868542985", "0868542985", "")),
        ("03-3463-1152", ("03-3463-1152", "0334631152", "")),
        ("(0868)54-2985", ("(0868)54-2985", "0868542985", "")),
        ("０８６８（５４）２９８５", ("０８６８（５４）２９８５", "0868542985", "")),
        ("０８６８－５４ー２９８５", ("０８６８－５４ー２９８５", "0868542985", "")),
        ("078-331-8181（代表）", ("078-331-8181", "0783318181", "（代表）")),
        ("0997-52-1111（内5562）", ("0997-52-1111", "0997521111", "（内5562）")),
        ("0997-52-1111 内線5562", ("0997-52-1111", "0997521111", " 内線5562")),
        ("（非公表）", None),
        ("担当 0868-54-2985", None),
    ],
)
def test_a_number_is_parted_from_its_extension(
    text: str, parts: tuple[str, str, str] | None
) -> None:
    phone = split_phone(text)
    assert (phone and (phone.number, phone.digits, phone.rest)) == parts
