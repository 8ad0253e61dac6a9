"""What looks at pages with a browser says so where there is none."""

from __future__ import annotations

import pytest

from tools.browsers import CHROMIUM, open_chromium


def test_without_chromium_a_program_ends_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHROMIUM.variable, "no-such-program")
    with pytest.raises(SystemExit, match=r"Chromium .*tools\.browsers"), open_chromium():
        raise AssertionError("a browser")
