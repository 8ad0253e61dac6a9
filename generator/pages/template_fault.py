"""What Jinja says of a template, as a problem at the template's line.

>>> judge_fault(TemplateSyntaxError("No filter named 'uper'.", 3, filename="a.html")).code
'template-name-unknown'
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace
from pathlib import Path
from traceback import extract_tb

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from generator.core.guess import guess_name
from generator.core.problem import Problem, Where
from generator.theme.theme import UnknownLabel

JINJA_TAGS = (
    *("block", "call", "elif", "else", "extends", "filter", "for", "from", "if", "import"),
    *("include", "macro", "set", "with"),
    *("endblock", "endcall", "endfilter", "endfor", "endif", "endmacro", "endset", "endwith"),
)
# Jinja 3.1's own sentences, the more exact ones first, and what editors are told instead.
SENTENCES = tuple(
    (re.compile(sentence), code)
    for sentence, code in (
        (rf"unknown tag '(?P<found>(?!(?:{'|'.join(JINJA_TAGS)})')\w+)'", "template-tag-unknown"),
        (r"block that needs to be closed is '(?P<found>\w+)'", "template-tag-not-closed"),
        (r"block '(?P<found>\w+)' defined twice", "template-block-twice"),
        (r"unexpected char (['\"])(?P<found>.+)\1 at", "template-sign-not-allowed"),
        (r"TemplateModule object' has no attribute '(?P<found>\w+)'", "macro-missing"),
        (r"'(?P<found>href|page)' is undefined", "macro-without-context"),
        (r"No (?:filter|test) named '(?P<found>\w+)'", "template-name-unknown"),
        (r"'(?P<found>[^']+)' is undefined", "template-name-unknown"),
        (r"(?:no attribute|requested name) '(?P<found>[^']+)'", "template-name-unknown"),
    )
)
# Jinja's words for a `next` of ours that found nothing: no template can do that by itself.
SWALLOWED = "because a callable raised a StopIteration exception"
PROGRAM = str(Path(__file__).parent.parent)


def judge_fault(error: Exception, names: Container[str] = ()) -> Problem | None:
    """A fault of the theme, at the innermost line of a template; None where it is the program's.

    `names` are those of the page's own data, which a part knows by its context alone.
    """
    if isinstance(error, TemplateSyntaxError):
        where = Where(error.filename or "themes", error.lineno)
        return place_fault(where, str(error.message), "template-not-read")
    steps = extract_tb(error.__traceback__)
    depths = [at for at, step in enumerate(steps) if step.filename.startswith("themes/")]
    places = [Where(steps[at].filename, steps[at].lineno or 1) for at in depths]
    where = places[-1] if places else Where("themes")
    if isinstance(error, RecursionError):
        return Problem(where, "template-in-circle")
    if isinstance(error, UnknownLabel):
        return Problem(where, "unknown-interface-word", {"found": str(error)})
    if isinstance(error, TemplateNotFound):
        return Problem(where, "template-missing", {"found": str(error.name)})
    inner = steps[depths[-1] :] if depths else steps
    is_ours = any(step.filename.startswith(PROGRAM) for step in inner)
    if (is_ours and not isinstance(error, TemplateError)) or SWALLOWED in str(error):
        return None
    problem = place_fault(where, str(error), "template-not-rendered")
    if problem.code == "template-name-unknown" and problem.arguments["found"] in names:
        problem = replace(problem, code="macro-without-context")
    callers = [place for place in places if place.path != where.path]
    is_of_caller = problem.code == "macro-without-context" and callers
    return replace(problem, where=callers[-1]) if is_of_caller else problem


def place_fault(where: Where, sentence: str, otherwise: str) -> Problem:
    """The problem that a sentence of Jinja's tells of; the sentence itself where none is known."""
    for pattern, code in SENTENCES:
        said = pattern.search(sentence)
        if said is not None:
            near = guess_name(said["found"], JINJA_TAGS)
            hint = near if code == "template-tag-unknown" else ""
            return Problem(where, code, {"found": said["found"], "suggestion": hint})
    return Problem(where, otherwise, {"found": sentence})
