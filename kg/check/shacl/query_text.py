"""Queries of SPARQL-based constraints: which can be asked, of all focus nodes at once or of each, and how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.ask.guard import demand_read_only
from kg.ask.syntax import translated
from kg.check.shacl.paths import to_sparql
from kg.check.shacl.query_reach import predicates_in
from kg.check.shacl.shapes_graph import ShapeError
from kg.errors import QueryRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.ask.lexer import Token
    from kg.check.shacl.paths import Path

_FORBIDDEN = ("MINUS", "VALUES", "GRAPH", "ASK", "CONSTRUCT", "DESCRIBE")
_AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "HAVING", "GROUP"})
_AFTER_GROUPING = frozenset({"HAVING", "ORDER", "LIMIT", "OFFSET", "}"})


@dataclass(frozen=True, slots=True)
class Question:
    """A query in pieces: put between them, a pattern that binds ?this pre-binds it as appendix A of SHACL says.

    `together`: all focus nodes can be asked at once. `predicates`: what the answer depends on (None: on all).
    """

    pieces: tuple[str, ...]
    together: bool
    predicates: frozenset[str] | None

    def with_focus(self, pattern: str) -> str:
        """Return the query in which a pattern binds ?this."""
        return pattern.join(self.pieces)


def read_question(text: str, prefixes: Mapping[str, str], path: Path | None) -> Question:
    """Prepare the text of sh:select; refuse what appendix A forbids and what this engine does not bind."""
    try:
        tokens = demand_read_only(text, prefixes=prefixes)
    except QueryRefused as error:  # it reaches nothing outside, that was seen before: a prefix is missing
        raise ShapeError(f"sh:select: {error.what}") from error
    words = [token.text.upper() for token in tokens if token.kind == "word"]
    for word in _FORBIDDEN:
        if word in words:
            raise ShapeError(f"{word} in sh:select")
    names = [_variable(token) for token in tokens]
    if {"shapesGraph", "currentShape"} & set(names):
        raise ShapeError("$shapesGraph or $currentShape in sh:select")
    if path is None and "PATH" in names:
        raise ShapeError("$PATH in sh:select of a node shape")
    _demand_this(tokens, names)
    header = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items())
    pieces = tuple(_pieces(header, text, tokens, names, path))
    question = Question(pieces, _can_ask_together(tokens, words), predicates_in(tokens, prefixes, path))
    _try_out(question)
    return question


def _try_out(question: Question) -> None:
    """Ask a question of nothing, so that what the engine cannot do is known before anything is validated."""
    text = question.with_focus("")
    try:
        ox.Store().query(text)
    except SyntaxError as error:
        raise ShapeError(f"sh:select: {translated(error, text, where='').what}") from error
    except RuntimeError as error:
        raise ShapeError(f"sh:select: {error}") from error


def _variable(token: Token) -> str:
    """Return the name of a variable, nothing for other tokens."""
    return token.text[1:] if token.kind == "variable" else ""


def _demand_this(tokens: Sequence[Token], names: Sequence[str]) -> None:
    """Refuse a SELECT that does not pass ?this on, and whatever binds it anew."""
    for place, token in enumerate(tokens):
        word = token.text.upper()
        if word == "AS" and names[place + 1] == "this":
            raise ShapeError("AS $this in sh:select")
        if word == "SELECT":
            projected = _outside_brackets(tokens[place : _where(tokens, place)])
            if not projected & {"$this", "?this", "*"}:
                raise ShapeError("a SELECT without $this in sh:select")


def _where(tokens: Sequence[Token], select: int) -> int:
    """Return the place of the bracket that opens the pattern of a SELECT."""
    depth = 0
    for place in range(select, len(tokens)):
        text = tokens[place].text
        depth += (text == "(") - (text == ")")
        if text == "{" and depth == 0:
            return place
    raise ShapeError("a SELECT without a pattern in sh:select")


def _pieces(header: str, text: str, tokens: Sequence[Token], names: Sequence[str], path: Path | None) -> Iterator[str]:
    """Cut a query after each bracket that opens a pattern in which ?this is used or must be known; put in the path."""
    openings = {_where(tokens, place) for place, token in enumerate(tokens) if token.text.upper() == "SELECT"}
    openings |= set(_patterns_with_this(tokens, names))
    piece, done = header, 0
    for place, token in enumerate(tokens):
        if names[place] == "PATH" and path is not None:
            piece, done = f"{piece}{text[done : token.start]} {to_sparql(path)} ", token.start + len(token.text)
        elif place in openings:
            yield piece + text[done : token.start + 1]
            piece, done = "", token.start + 1
    yield piece + text[done:]


def _patterns_with_this(tokens: Sequence[Token], names: Sequence[str]) -> Iterator[int]:
    """Find the brackets around each use of ?this, but for those that only hold a SELECT."""
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.text == "{":
            opened.append(place)
        elif token.text == "}":
            opened.pop()
        elif names[place] == "this":
            yield from (bracket for bracket in opened if tokens[bracket + 1].text.upper() != "SELECT")


def _can_ask_together(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    """Say whether no part of a query counts or cuts rows of several focus nodes."""
    if {"LIMIT", "OFFSET"} & set(words):
        return False
    if _AGGREGATES.isdisjoint(words):
        return True
    groupings = [_grouping(tokens, place) for place, token in enumerate(tokens) if token.text.upper() == "GROUP"]
    by_this = all(_outside_brackets(grouping) & {"$this", "?this"} for grouping in groupings)
    return by_this and len(groupings) == words.count("SELECT")


def _grouping(tokens: Sequence[Token], group: int) -> Sequence[Token]:
    """Return the tokens of a GROUP BY."""
    ends = (at for at in range(group, len(tokens)) if tokens[at].text.upper() in _AFTER_GROUPING)
    return tokens[group : next(ends, len(tokens))]


def _outside_brackets(tokens: Sequence[Token]) -> set[str]:
    """Return the texts of tokens that are not within an expression."""
    found, depth = set(), 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0:
            found.add(token.text)
    return found
