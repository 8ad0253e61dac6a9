"""What `jirei headers` says."""

from __future__ import annotations

from generator.words.outcome import report_written

OTHER_PLACE = "別の場所で公開するときは、--base-url にアドレスを書いて作り直してください。"


def report_settings(out: str, files: int, prefix: str) -> str:
    return report_written(out, f"{files}件", f"公開する場所: {prefix}")


def report_redirects(count: int) -> str:
    return f"移ったページ{count}件を、いまのアドレスへ送る設定を入れました。"


def refuse_prefix(base_url: str | None) -> str:
    return (
        f"「{base_url}」のホスト名より後に、サーバーの設定に書けない文字があります。"
        "文字、数字、「-」「_」「.」「~」で書いてください。"
    )
