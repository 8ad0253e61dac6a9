"""All doubts about one case, each told at its place; only what cannot be right is an error."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.collection.config import Site
from generator.collection.document import Document
from generator.core.problem import Problem, Severity
from generator.reading.doubts.costs import check_costs
from generator.reading.doubts.letters import check_mail_letters
from generator.reading.doubts.links import check_deceit
from generator.reading.doubts.outcomes import check_outcomes_sense
from generator.reading.doubts.paper import check_paper
from generator.reading.doubts.placeholders import check_placeholders
from generator.reading.doubts.private import check_private
from generator.reading.doubts.repeats import check_repeats
from generator.reading.doubts.secrets import check_secrets
from generator.reading.doubts.times import check_times
from generator.reading.doubts.towns import check_towns
from generator.reading.doubts.written import Passages, read_written
from generator.records.tree import Fields

NOT_TAKEN = re.compile("unknown-.+|.+-(?:not-(?:read|well-formed|real|six-digits)|without-unit)")
TEMPLATE_CODES = ("placeholder", "template-example")


def check_doubts(document: Document, tree: Fields, site: Site) -> Iterator[Problem]:
    """What a second look at the case would ask; `tree` is the document's, as it was mended."""
    text = document.source.text
    passages = Passages(tuple(read_written(tree, text)))
    # A link that deceives is worse than one that leads nowhere.
    links = list(check_deceit(tree, document.body, text))
    left = keep_other_places(check_placeholders(tree, passages), links)
    others = (
        *check_private(passages),
        *check_secrets(passages),
        *check_mail_letters(passages),
        *check_paper(passages, document.body),
        *check_repeats(passages),
        *check_towns(tree),
        *check_costs(tree, document.body),
        *check_times(tree, site),
        *check_outcomes_sense(tree, passages),
    )
    yield from (*links, *left, *keep_other_places(others, left))


def keep_other_places(doubts: Iterable[Problem], told: Iterable[Problem]) -> list[Problem]:
    """The doubts about what nothing has been told of yet."""
    places = {problem.where for problem in told}
    return [doubt for doubt in doubts if doubt.where not in places]


def join_faults(doubts: Iterable[Problem], faults: Iterable[Problem]) -> Iterator[Problem]:
    """Both, one for each cause: what the form left behind explains that a value cannot be read, and
    of one that is wrong otherwise nothing is doubted.
    """
    faults = list(faults)
    faulty = {fault.where for fault in faults if fault.is_error}
    unread = {fault.where for fault in faults if NOT_TAKEN.fullmatch(fault.code)}
    explained = set()
    for doubt in doubts:
        if doubt.where not in faulty:
            yield doubt
        elif doubt.code in TEMPLATE_CODES and doubt.where in unread:
            explained.add(doubt.where)
            yield replace(doubt, severity=Severity.ERROR)
    yield from (fault for fault in faults if fault.where not in explained)
