"""Word the engine's syntax errors for people: one line, where, and what was expected."""

from __future__ import annotations

import re

from kg.errors import QueryRefused

_MESSAGE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_OUR_REFUSALS = ("SERVICE", "LATERAL", "FROM", "LOAD")


def translated(error: SyntaxError, *, where: str) -> QueryRefused:
    """Turn a SyntaxError of Oxigraph into a refusal.

    >>> print(translated(SyntaxError('error at 2:17: expected one of "{", SERVICE, [_]'), where="query"))
    query:2:17: not valid SPARQL, expected '{'
    """
    message = str(error)
    match = _MESSAGE.match(message)
    if not match:
        return QueryRefused(f"not valid SPARQL, {message}", where=where)
    line, column, rest = match.groups()
    items = [item.strip() for item in re.split(r",\s(?![^\[]*\])", rest.replace("\n", " "))]
    reasons = [item for item in items if re.fullmatch(r"[A-Z][\w']*( [\w'-]+)+", item)]
    expected = [item.strip('"') for item in items if item not in reasons and _is_plain(item)]
    what = f"expected {_listed(expected)}" if expected else "this was not expected here"
    if reasons:
        what = reasons[0][0].lower() + reasons[0][1:]
    return QueryRefused(f"not valid SPARQL, {what}", where=f"{where}:{line}:{column}")


def _is_plain(item: str) -> bool:
    """Whether an item names something that a reader could write."""
    return bool(re.fullmatch(r'"[^"]+"|[A-Za-z_]+', item)) and item not in _OUR_REFUSALS


def _listed(items: list[str]) -> str:
    quoted = [item if item.isalpha() else repr(item) for item in items]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
