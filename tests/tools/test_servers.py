"""What needs web servers says so where there are none and none may be installed."""

from __future__ import annotations

import pytest

from tools import servers


def test_without_servers_the_words_say_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(servers, "find_server", lambda name: None)
    monkeypatch.setattr(servers, "can_install", lambda: False)
    assert servers.main() == 1
    said = capsys.readouterr()
    assert said.out == "nginx: 見つかりません\napache2: 見つかりません\n"
    assert "管理者が apt-get install nginx apache2-bin を実行してください" in said.err
