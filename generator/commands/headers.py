"""`jirei headers`: the site's headers and moved pages as ready files for the web servers.

`run(options)` writes them into a folder of their own: the site itself stays fit for a stick.
"""

from __future__ import annotations

import argparse

from generator.collection.moved import redirects
from generator.commands.common import (
    FINE,
    add_base_url,
    add_content,
    add_out,
    refuse,
    refuse_faults,
)
from generator.core.problem import BuildStopped
from generator.output.hosting import make_server_files, prefix_of
from generator.output.write import write_folder
from generator.reading.load import load_site

NAME = "headers"
HELP = "サーバーの設定のファイルを作る"
DESCRIPTION = (
    "セキュリティーのヘッダー、ファイルの種類、404のページ、移ったページの行き先を、"
    "nginx、Apache、IIS、クラウドの保管庫に設定するファイルを作ります。"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_base_url(parser)
    add_out(parser, "build/headers")


@refuse_faults
def run(options: argparse.Namespace) -> int:
    site, moves, problems = load_site(options.content)
    if site is None or any(problem.is_error for problem in problems):
        raise BuildStopped(problems)
    base_url = options.base_url or site.base_url
    prefix = prefix_of(base_url)
    if prefix is None:
        return refuse(
            f"「{base_url}」のホスト名より後に、サーバーの設定に書けない文字があります。"
            "文字、数字、「-」「_」「.」「~」で書いてください。"
        )
    pairs = redirects(moves)
    files = make_server_files(prefix, pairs)
    write_folder(files, options.out, NAME)
    print(f"{options.out.as_posix()} に{len(files)}件を書き出しました（公開する場所: {prefix}）。")
    if pairs:
        print(f"移ったページ{len(pairs)}件を、いまのアドレスへ送る設定を入れました。")
    if base_url is None:
        print("別の場所で公開するときは、--base-url にアドレスを書いて作り直してください。")
    return FINE
