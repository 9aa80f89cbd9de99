"""Word syntax errors for people: one line that says where, at what, and what was expected."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.ask.expectation import unexpected
from kg.ask.lexer import place, tokens
from kg.errors import QueryRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.ask.lexer import Token

_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_STOPS = re.compile(r"error at (\d+:\d+)")
_REASON = re.compile(r"[A-Z][a-z']+(?: [\w'-]+)+")


def translated(error: SyntaxError, text: str, *, where: str) -> QueryRefused:
    """Turn the engine's SyntaxError into a refusal; the engine says what is wrong, our grammar where.

    >>> print(translated(SyntaxError(""), "SELECT ?x WHERE ?x", where="query"))
    query:1:17: not valid SPARQL at '?x', expected '{'
    """
    found = tokens(text, where=where)
    trouble = unexpected(found)
    if trouble is None:
        return _beyond_grammar(error, text, found, where=where)
    at = f"at {trouble.token.text!r}" if trouble.token else "at the end"
    offset = trouble.token.start if trouble.token else len(text)
    what = f"not valid SPARQL {at}, expected {_listed(trouble.expected)}"
    return QueryRefused(what, where=place(text, offset, where=where))


def _beyond_grammar(error: SyntaxError, text: str, found: Sequence[Token], *, where: str) -> QueryRefused:
    """Say what is wrong with a query that follows the grammar: a relative IRI, a variable named twice, and the like."""
    relative = next((token for token in found if token.kind == "iri" and not _ABSOLUTE.match(token.text)), None)
    if relative and not any(token.text.upper() == "BASE" for token in found):
        what = f"not valid SPARQL, the IRI {relative.text} is relative"
        return QueryRefused(what, where=place(text, relative.start, where=where), remedy="write it in full")
    message = str(error)
    reason = _REASON.search(message.rpartition("expected")[2])
    if reason:
        said = reason.group()
        return QueryRefused(f"not valid SPARQL, {said[0].lower()}{said[1:]}", where=where)
    stops = _STOPS.search(message)
    what = "not valid SPARQL from here on, though it follows the grammar" if stops else f"not valid SPARQL, {message}"
    return QueryRefused(what, where=f"{where}:{stops.group(1)}" if stops else where)


def _listed(expected: tuple[str, ...]) -> str:
    """Write alternatives, marks first."""
    ordered = sorted(expected, key=lambda item: not item.startswith("'"))
    return ordered[0] if len(ordered) == 1 else f"{', '.join(ordered[:-1])} or {ordered[-1]}"
