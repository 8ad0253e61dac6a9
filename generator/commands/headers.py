"""`jirei headers`: the site's headers and moved pages as ready files for the web servers.

`run(options)` writes them into a folder of their own: the site itself stays fit for a stick.
"""

from __future__ import annotations

import argparse

from generator.collection.moved import redirects
from generator.commands.common import add_base_url, add_content, add_out
from generator.commands.terminal import FINE, refuse
from generator.core.problem import BuildStopped
from generator.output.hosting import make_server_files, prefix_of
from generator.output.write import write_folder
from generator.reading.load import load_site
from generator.words import headers as words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_content(parser)
    add_base_url(parser)
    add_out(parser, "build/headers")


def run(options: argparse.Namespace) -> int:
    site, moves, problems = load_site(options.content)
    if site is None or any(problem.is_error for problem in problems):
        raise BuildStopped(problems)
    base_url = options.base_url or site.base_url
    prefix = prefix_of(base_url)
    if prefix is None:
        return refuse(words.refuse_prefix(base_url))
    pairs = redirects(moves)
    files = make_server_files(prefix, pairs)
    write_folder(files, options.out, "headers")
    print(words.report_settings(options.out.as_posix(), len(files), prefix))
    if pairs:
        print(words.report_redirects(len(pairs)))
    if base_url is None:
        print(words.OTHER_PLACE)
    return FINE
