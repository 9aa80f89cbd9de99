"""Which predicates the answer of a query depends on, where that is sure, so that no more need be loaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.check.shacl.paths import predicates_of, reaches_itself
from kg.namespaces import RDF

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.ask.lexer import Token
    from kg.check.shacl.paths import Path

_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_TERMS = frozenset({"variable", "iri", "name", "string", "number", "blank"})
_PATH_MARKS = frozenset("/|^(")
_CALLS = frozenset({"FILTER", "BIND"})


def predicates_in(tokens: Sequence[Token], prefixes: Mapping[str, str], path: Path | None) -> frozenset[str] | None:
    """Return the predicates of a query's patterns; None where one may be any, or a path may have no length."""
    known = _known_prefixes(tokens, prefixes)
    if known is None:
        return None
    reader = _Reader(known, path)
    for place, token in enumerate(tokens):
        if not reader.take(token, tokens[place - 1].text if place else ""):
            return None
    return frozenset(reader.found)


def _known_prefixes(tokens: Sequence[Token], prefixes: Mapping[str, str]) -> dict[str, str] | None:
    """Return what prefixes stand for; None where that changes within the query."""
    known = dict(prefixes)
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.text.upper() == "BASE":
            return None
        if word.text.upper() == "PREFIX" and known.setdefault(name.text[:-1], iri.text[1:-1]) != iri.text[1:-1]:
            return None
    return known


class _Reader:
    """Reads tokens one by one, knowing in each pattern whether a subject, a predicate or an object comes next."""

    def __init__(self, prefixes: Mapping[str, str], path: Path | None) -> None:
        self.found: set[str] = set()
        self._prefixes, self._path = prefixes, path
        self._within: list[str] = []  # for each bracket what it holds: an expression, or where in a pattern we are

    def take(self, token: Token, before: str) -> bool:
        """Read a token; say no where it is not sure what it means."""
        if token.text == "{":
            self._within.append("subject")
        elif token.text == "}":
            self._within.pop()
            self._expect("subject")
        elif not self._within:
            return True  # before or after the pattern
        elif self._within[-1] == "expression":
            self._skip(token)
        else:
            return self._in_pattern(token, before)
        return True

    def _expect(self, what: str) -> None:
        """Note what comes next in the pattern around."""
        if self._within and self._within[-1] != "expression":
            self._within[-1] = what

    def _skip(self, token: Token) -> None:
        """Read within an expression, where only brackets matter."""
        if token.text == "(":
            self._within.append("expression")
        elif token.text == ")":
            self._within.pop()
            if self._within and self._within[-1] == "call":
                self._within[-1] = "subject"

    def _in_pattern(self, token: Token, before: str) -> bool:
        """Read a token of a pattern."""
        state, upper = self._within[-1], token.text.upper()
        if token.text in (".", ";", ","):
            self._within[-1] = {".": "subject", ";": "verb", ",": "object"}[token.text]
        elif upper in _CALLS or upper == "SELECT":
            self._within[-1] = "call" if upper in _CALLS else "select"
        elif state in ("call", "select"):
            self._within += ["expression"] * (token.text == "(")
            return True
        elif state in ("verb", "path"):
            return self._in_verb(token, before)
        elif token.kind in _TERMS or upper in ("TRUE", "FALSE"):
            return self._after_term(state, before)
        elif token.kind == "mark":
            return token.text in ("^^", "+", "-")
        return token.kind in ("mark", "word", "language")

    def _after_term(self, state: str, before: str) -> bool:
        """Read a subject or an object."""
        if before != "^^":
            self._within[-1] = "verb" if state == "subject" else "done"
        return state in ("subject", "object") or before == "^^"

    def _in_verb(self, token: Token, before: str) -> bool:
        """Read a part of a predicate or path, or the object after it; two kinds of path may have no length."""
        goes_on = self._within[-1] == "verb" or before in _PATH_MARKS
        if token.kind == "mark":
            self._within[-1] = "path" if token.text == ")" else self._within[-1]
            return token.text in ("/", "|", ")", "+") or (goes_on and token.text in ("^", "("))
        if not goes_on:
            self._within[-1] = "object"
            return token.kind in _TERMS | {"word"} and self._after_term("object", before)
        self._within[-1] = "path"
        return self._add(token)

    def _add(self, token: Token) -> bool:
        """Note a predicate."""
        if token.text == "a":
            self.found.add(f"<{RDF}type>")
        elif token.kind == "iri" and _ABSOLUTE.match(token.text):
            self.found.add(token.text)
        elif token.kind == "name":
            prefix, _, local = token.text.partition(":")
            unescaped = re.sub(r"\\(.)", r"\1", local)
            self.found.add(f"<{self._prefixes[prefix]}{unescaped}>")
        elif token.text[1:] == "PATH" and self._path is not None and not reaches_itself(self._path):
            self.found |= predicates_of(self._path)
        else:
            return False
        return True
