"""Say where a query stops being SPARQL, and what was expected there."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.ask.grammar import RULES
from kg.ask.lexer import Token
from kg.ask.words import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = re.compile(r"'[^']+'|\w+|[()?*|]")
_KINDS = {
    "iri": "an IRI in < >",
    "name": "a prefix and ':'",
    "string": "a text in quotes",
    "language": "a language tag",
    "variable": "a variable",
    "blank": "a blank node",
    "number": "a number",
}


class Rule(NamedTuple):
    """A part of the grammar: `token` or `rule` with a name, `all` or `any` of its parts, one of them `?` or `*`."""

    kind: str
    name: str = ""
    parts: tuple[Rule, ...] = ()


class Unexpected(NamedTuple):
    """The first token that does not fit (None: the query ends too early), and what would have fitted."""

    token: Token | None
    expected: tuple[str, ...]


def unexpected(found: Sequence[Token]) -> Unexpected | None:
    """Return where the tokens of a query stop following the grammar; None if they follow it to the end.

    >>> from kg.ask.lexer import tokens
    >>> unexpected(tokens("SELECT ?x WHERE ?x", where=""))
    Unexpected(token=Token(kind='variable', text='?x', start=16), expected=("'{'",))
    """
    reader = _Reader(found)
    if reader.read(Rule("rule", "Query"), 0) == len(found):
        return None
    token = found[reader.farthest] if reader.farthest < len(found) else None
    return Unexpected(token, tuple(dict.fromkeys(reader.expected)) or ("the end of the query",))


class _Reader:
    """Reads tokens by the rules as far as they go, and remembers what would have taken it further."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.found, self.farthest = found, 0
        self.expected: list[str] = []

    def read(self, rule: Rule, at: int) -> int:
        """Return the index after what the rule matches; -1 if it does not match."""
        if rule.kind == "token":
            return self.token(rule.name, at)
        if rule.kind == "rule":
            return self.named(rule.name, at)
        if rule.kind == "any":
            return next((end for part in rule.parts if (end := self.read(part, at)) >= 0), -1)
        if rule.kind == "all":
            for part in rule.parts:
                at = self.read(part, at)
                if at < 0:
                    break
            return at
        end = self.read(rule.parts[0], at)
        while rule.kind == "*" and end > at:
            at, end = end, self.read(rule.parts[0], end)
        return max(at, end)

    def token(self, name: str, at: int) -> int:
        if at < len(self.found) and _fits(self.found[at], name):
            return at + 1
        self.missed(at, _KINDS.get(name) or ("a function" if name == "FUNCTION" else name))
        return -1

    def named(self, name: str, at: int) -> int:
        """Read by a named rule; where it does not even begin, its own name says more than its tokens."""
        rule, called = _rules()[name]
        before = list(self.expected) if self.farthest == at else []
        end = self.read(rule, at)
        if called and self.farthest <= at:
            self.expected = before
            self.missed(at, called)
        return end

    def missed(self, at: int, what: str) -> None:
        if at > self.farthest:
            self.farthest, self.expected = at, []
        if at == self.farthest:
            self.expected.append(what)


def _fits(token: Token, name: str) -> bool:
    if name in _KINDS:
        return token.kind == name
    if name == "FUNCTION":
        return token.text.upper() in FUNCTIONS
    return token.kind in ("word", "mark") and (token.text.upper() == name or repr(token.text) == name)


@cache
def _rules() -> dict[str, tuple[Rule, str]]:
    """Return the rules by their names, each with what to call it."""
    lines = (re.fullmatch(r"(\w+)\s*: (.*?)(?:\s{2,}= (.*))?", line.strip()) for line in RULES.strip().splitlines())
    return {line[1]: (_choice(_PART.findall(line[2])), line[3] or "") for line in lines if line}


def _choice(parts: list[str]) -> Rule:
    """Parse `a b | c`, up to the end or a closing bracket; takes from the list what it has read."""
    options: list[list[Rule]] = [[]]
    while parts and parts[0] != ")":
        part = parts.pop(0)
        if part == "|":
            options.append([])
        elif part in "?*":
            options[-1].append(Rule(part, parts=(options[-1].pop(),)))
        elif part == "(":
            options[-1].append(_choice(parts))
            parts.pop(0)
        else:
            is_rule = part[0].isupper() and not part.isupper()
            options[-1].append(Rule("rule" if is_rule else "token", part))
    return Rule("any", parts=tuple(Rule("all", parts=tuple(option)) for option in options))
