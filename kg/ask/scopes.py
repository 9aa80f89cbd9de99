"""The groups of a query, one in the other: which names stand in which, and which are bound there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.ask.lexer import Token

_WORDS = {"OPTIONAL": "optional", "MINUS": "minus", "EXISTS": "exists"}
_DEPTH = {"(": 1, ")": -1}


@dataclass(slots=True, eq=False)
class Scope:
    """A group: what kind it is, where its names stand (in an expression or not), its blocks, what is in it."""

    kind: str
    start: int
    outer: Scope | None = None
    inner: list[Scope] = field(default_factory=list)
    in_patterns: dict[str, int] = field(default_factory=dict)
    in_expressions: dict[str, int] = field(default_factory=dict)
    blocks: set[str] = field(default_factory=set)
    projected: set[str] | None = None  # of a sub-select
    grouped: bool = False

    def walk(self) -> Iterator[Scope]:
        """Yield the scope and all within."""
        yield self
        for scope in self.inner:
            yield from scope.walk()

    def mentions(self, name: str) -> bool:
        """Whether a name stands here or within, unless a sub-select keeps it to itself."""
        if name in self.in_patterns or name in self.in_expressions or name in self.blocks:
            return True
        return any(s.mentions(name) for s in self.inner if s.projected is None or name in s.projected)

    def has_block(self, name: str) -> bool:
        """Whether the block of a parameter stands here, or in a group that is joined here."""
        joined = (s for s in self.inner if s.kind not in ("minus", "exists", "optional"))
        return name in self.blocks or any(s.has_block(name) for s in joined)

    def binds(self, name: str) -> bool:
        """Whether a pattern or a block gives a name a value before the expressions of this group are computed."""
        joined = (s for s in self.inner if s.kind not in ("minus", "exists"))
        return name in self.in_patterns or name in self.blocks or any(s.binds(name) for s in joined)

    def sees(self, name: str) -> bool:
        """Whether an expression here has the value: bound here, or given to EXISTS and to the filters of OPTIONAL."""
        if self.binds(name):
            return True
        return self.kind in ("exists", "optional") and self.outer is not None and self.outer.sees(name)


def scope_of(found: Sequence[Token]) -> Scope:
    """Return the outermost scope of a query.

    >>> from kg.ask.lexer import tokens
    >>> scope = scope_of(tokens("SELECT ?x { VALUES ?y { 1 } OPTIONAL { ?x ?p ?z FILTER(?z > ?y) } }", where=""))
    >>> [(s.kind, sorted(s.in_patterns), sorted(s.in_expressions), sorted(s.blocks)) for s in scope.walk()]
    [('query', ['x'], [], []), ('where', [], [], ['y']), ('optional', ['p', 'x', 'z'], ['y', 'z'], [])]
    """
    outermost = scope = Scope("query", 0)
    depths, at = [0], 0
    while at < len(found):
        token = found[at]
        if token.kind == "word" and token.text.upper() == "VALUES":
            at = _read_values(found, at, scope)
        elif token.text == "{":
            scope = _opened(found, at, scope)
            depths.append(0)
        elif token.text == "}":
            scope, _ = scope.outer or scope, depths.pop()
        elif token.text in _DEPTH:
            depths[-1] += _DEPTH[token.text]
        elif token.text.upper() == "GROUP":
            scope.grouped = True
        elif token.kind == "variable":
            is_read = depths[-1] and found[at - 1].text.upper() != "AS"
            names = scope.in_expressions if is_read else scope.in_patterns
            names.setdefault(token.text[1:], token.start)
        at += 1
    return outermost


def _opened(found: Sequence[Token], at: int, outer: Scope) -> Scope:
    """Return the group that opens here."""
    before = found[at - 1].text.upper() if at else ""
    after = found[at + 1].text.upper() if at + 1 < len(found) else ""
    kind = _WORDS.get(before, "group")
    if outer.kind in ("query", "select"):
        kind = "where"
    elif after == "SELECT":
        kind = "select"
    scope = Scope(kind, found[at].start, outer)
    if kind == "select":
        scope.projected = set(_projected(found, at + 1))
    outer.inner.append(scope)
    return scope


def _projected(found: Sequence[Token], at: int) -> Iterator[str]:
    """Yield the names that a SELECT hands out."""
    depth = 0
    for before, token in zip(found[at:], found[at + 1 :], strict=False):
        depth += _DEPTH.get(token.text, 0)
        if token.text == "{" or token.text.upper() == "WHERE":
            return
        if token.kind == "variable" and (not depth or before.text.upper() == "AS"):
            yield token.text[1:]


def _read_values(found: Sequence[Token], at: int, scope: Scope) -> int:
    """Note the names of a VALUES block, and return the index of its closing brace."""
    brace = next(n for n in range(at, len(found)) if found[n].text == "{")
    scope.blocks |= {token.text[1:] for token in found[at:brace] if token.kind == "variable"}
    return next((n for n in range(brace, len(found)) if found[n].text == "}"), len(found) - 1)
