"""Jinja2 with what all pages share made once: the theme's words, and the modules of macros.

A template that is imported without its context is one module for all pages. Its macros still know
where they stand: what `rendering` gives a name is theirs. What a module says outside its macros is
of no page, and there these names are unknown.

>>> environment = PageEnvironment(Labels({}), autoescape=True)
>>> macro = environment.from_string("{% macro title() %}{{ page }}{% endmacro %}").module.title
>>> with rendering({"page": "港町"}):
...     macro()
Markup('港町')
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from types import FunctionType, MethodType
from typing import Any, cast

from jinja2 import Environment, Template
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.lexer import (
    TOKEN_DOT,
    TOKEN_LPAREN,
    TOKEN_NAME,
    TOKEN_RPAREN,
    TOKEN_STRING,
    Token,
    TokenStream,
)
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode, missing

from generator.pages.template_fault import SWALLOWED
from generator.theme.theme import Labels, UnknownLabel

PLAIN_KINDS = {FunctionType, MethodType, partial}
# What the filters of templates take in, whatever template uses them.
ICONS, TEXT_TEMPLATE = "components/icon/macro.html", "templates/case_text.html"
NAMES_OF_PAGE: ContextVar[Mapping[str, object]] = ContextVar("names_of_page")


@contextmanager
def rendering(names: Mapping[str, object]) -> Iterator[None]:
    """While it lasts, every macro knows these names."""
    before = NAMES_OF_PAGE.set(names)
    try:
        yield
    finally:
        NAMES_OF_PAGE.reset(before)


class PageContext(Context):
    """Where a template finds its names: a module made for all pages has those of the page too."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: dict[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, Any] | None = None,
    ) -> None:
        # No template has globals of its own, for which Jinja would make its modules anew.
        super().__init__(environment, parent, name, blocks)

    def resolve_or_missing(self, key: str) -> Any:
        if key in self.vars:
            return self.vars[key]
        if key in self.parent:
            return self.parent[key]
        return NAMES_OF_PAGE.get({}).get(key, missing)

    @internalcode
    def call(self, called: Callable[..., Any], /, *args: Any, **values: Any) -> Any:
        """Calls for a template, as Jinja does, with less ado for what is called all the time."""
        kind = type(called)
        is_macro = kind is Macro
        if not is_macro and (kind not in PLAIN_KINDS or hasattr(called, "jinja_pass_arg")):
            return super().call(called, *args, **values)
        if values:
            values.pop("_loop_vars", None)
            values.pop("_block_vars", None)
        try:
            return called(self.eval_ctx, *args, **values) if is_macro else called(*args, **values)
        except StopIteration:
            return self.environment.undefined(f"value was undefined {SWALLOWED}")


class PageTemplate(Template):
    """A template whose module knows no page while it is made for all of them."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        if vars is not None:
            return super().make_module(vars, shared, locals)
        with rendering({}):
            return super().make_module()


class PageEnvironment(Environment):
    """Jinja's environment with the above and a theme's words, `t` in the templates."""

    context_class = PageContext
    template_class = PageTemplate

    def __init__(self, labels: Labels, **options: Any) -> None:
        super().__init__(extensions=(WordsInPlace,), **options)
        self.globals["t"] = labels.text
        self.labels = labels
        self.all_words = repr(labels.words)  # which compiled templates have in place


class WordsInPlace(Extension):
    """Words that need no values as texts in their place: escaped and joined once for all."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        before = ""
        while not stream.eos:
            token = next(stream)
            is_name = token.type == TOKEN_NAME and token.value == "t" and before != TOKEN_DOT
            before = token.type
            if is_name and stream.current.type == TOKEN_LPAREN:
                yield from self.read_call(token, stream)
            else:
                yield token

    def read_call(self, token: Token, stream: TokenStream) -> Iterator[Token]:
        """The words that a call gives, or its tokens as they are where they are not known yet."""
        read = [token, next(stream)]
        if stream.current.type == TOKEN_STRING:
            read.append(next(stream))
            if stream.current.type == TOKEN_RPAREN:
                read.append(next(stream))
                with suppress(UnknownLabel):  # which is told where the page is made
                    words = cast(PageEnvironment, self.environment).labels.text(read[2].value)
                    read = [Token(token.lineno, TOKEN_STRING, words)]
        yield from read
