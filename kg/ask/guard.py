"""Refuse SPARQL that reaches outside the built graph, changes it, or brings the engine down.

Oxigraph finds keywords without word boundaries and, where one reading fails, tries another: `trueSERVICE<..>`,
`SERVICE:x` and `a:SERVICE<..>` (when that name is no valid IRI) all call out. So the guard looks not for the keyword
but for its letters. They may stand in a comment, a string, an IRI that can be nothing else, a variable, and a prefixed
name that is a valid IRI for certain; and any other word must be one that SPARQL 1.1 query knows.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.ask.lexer import Token, place, tokens
from kg.ask.words import KNOWN, OUTSIDE, UPDATES
from kg.errors import QueryRefused
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEEPEST = 100  # brackets in brackets; Oxigraph's parser overflows the stack somewhere between 300 and 3,000
LONGEST = 10_000  # words and marks; it overflows somewhere between 3,000 and 50,000 operators in a row

_ESCAPE = re.compile(r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}")
_OUTSIDE = re.compile("|".join(OUTSIDE), re.IGNORECASE)
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
_NAMESPACE = re.compile(r"<?[A-Za-z][A-Za-z0-9+.-]*://[^/#]+(?:/|/.*[/#])>?")
_PLAIN = re.compile(r"[?$][A-Za-z0-9_]+|[A-Za-z0-9-]*:[A-Za-z0-9_-]+", re.ASCII)
_BEFORE_IRI = frozenset("{(;,./|!&=+-*[^")
_PAIRS = {"}": "{", ")": "(", "]": "["}


def demand_read_only(text: str, *, where: str = "query", prefixes: Mapping[str, str] = PREFIXES) -> list[Token]:
    """Return the tokens of a query; refuse one that is not a plain question to the built graph.

    >>> len(demand_read_only("ASK { ?service ?from 'SERVICE' }"))
    6
    >>> demand_read_only("ASK { VALUES ?x { 1 } trueSERVICE<http://example.org/>{} }")
    Traceback (most recent call last):
    kg.errors.QueryRefused: query:1:23: SERVICE is refused: a question is answered from the built graph alone
    """
    escape = _ESCAPE.search(text)
    if escape:
        what = f"the escape {escape.group()} is refused, since engines read it differently"
        raise QueryRefused(what, where=place(text, escape.start(), where=where), remedy="write the character itself")
    found = tokens(text, where=where)
    namespaces = _namespaces(found, prefixes)
    for index, token in enumerate(found):
        trouble = _trouble(token, found[max(index - 2, 0) : index], namespaces)
        if trouble:
            raise QueryRefused(trouble, where=place(text, token.start, where=where))
    _demand_bounded(text, found, where=where)
    return found


def _namespaces(found: Sequence[Token], prefixes: Mapping[str, str]) -> dict[str, list[str]]:
    """Return what each prefix stands for; a prefix may be declared again."""
    namespaces = {prefix: [iri] for prefix, iri in prefixes.items()}
    for word, name, iri in zip(found, found[1:], found[2:], strict=False):
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri":
            namespaces.setdefault(name.text[:-1], []).append(iri.text)
    return namespaces


def _trouble(token: Token, before: Sequence[Token], namespaces: Mapping[str, Sequence[str]]) -> str:
    """Say why a token is refused; nothing if it is not."""
    if token.kind == "iri":
        return _iri_trouble(token, before)
    if token.kind == "name" and (trouble := _prefix_trouble(token, before, namespaces)):
        return trouble
    outside = _OUTSIDE.search(token.text)
    if outside and token.kind != "string" and not _is_safe(token, namespaces):
        hint = "; in a name, write the IRI in full" if token.kind in ("name", "blank") else ""
        return OUTSIDE[outside.group().upper()] + hint
    return _word_trouble(token.text) if token.kind == "word" else ""


def _iri_trouble(token: Token, before: Sequence[Token]) -> str:
    """Refuse what the engine might read as *less than*, if its `>` could then stand in a comment or a string.

    No keyword can hide in it otherwise: what follows SERVICE holds a brace, and what follows FROM ends in no `>`.
    """
    if not {"#", "'"} & set(token.text) or _ABSOLUTE.match(token.text) or _opens_iri(before):
        return ""
    return "this can be read as an IRI and as 'less than'; put a space after '<', or declare a prefix for the IRI"


def _opens_iri(before: Sequence[Token]) -> bool:
    """Whether `<` after these tokens cannot mean *less than*."""
    if not before:
        return True
    if [token.text.upper() for token in before[:-1]] == ["PREFIX"]:
        return before[-1].kind == "name"
    last = before[-1]
    return last.text in _BEFORE_IRI or (last.kind == "word" and last.text.upper() not in ("TRUE", "FALSE"))


def _prefix_trouble(token: Token, before: Sequence[Token], namespaces: Mapping[str, Sequence[str]]) -> str:
    prefix = token.text.partition(":")[0]
    if prefix in namespaces or (before and before[-1].text.upper() == "PREFIX"):
        return ""
    iri = PREFIXES.get(prefix, "...")
    return f"prefix {prefix + ':'!r} is not declared; add PREFIX {prefix}: <{iri}>"


def _is_safe(token: Token, namespaces: Mapping[str, Sequence[str]]) -> bool:
    """Whether a token that holds the letters of a keyword can be read in one way only."""
    if not _PLAIN.fullmatch(token.text):
        return False
    prefix = token.text.partition(":")[0]
    return token.kind == "variable" or (
        not _OUTSIDE.search(prefix) and all(_NAMESPACE.fullmatch(iri) for iri in namespaces[prefix])
    )


def _word_trouble(word: str) -> str:
    upper = word.upper()
    if upper in KNOWN:
        return ""
    if upper in UPDATES:
        return f"{upper} is refused: the built graph is read-only; change the files in data/ and build again"
    near = get_close_matches(upper, sorted(KNOWN), n=1, cutoff=0.7)
    return f"not valid SPARQL 1.1, unknown word {word!r}" + (f"; did you mean {near[0]}?" if near else "")


def _demand_bounded(text: str, found: Sequence[Token], *, where: str) -> None:
    """Refuse brackets that do not match, and what would overflow the stack of the engine's parser."""
    opened: list[Token] = []
    for token in found:
        if token.text in _PAIRS.values():
            opened.append(token)
        elif token.text in _PAIRS and (not opened or opened.pop().text != _PAIRS[token.text]):
            what = f"not valid SPARQL, {token.text!r} closes nothing"
            raise QueryRefused(what, where=place(text, token.start, where=where))
        if len(opened) > DEEPEST:
            what = f"more than {DEEPEST} brackets in brackets are refused"
            raise QueryRefused(what, where=place(text, token.start, where=where))
    if opened:
        what = f"not valid SPARQL, {opened[-1].text!r} is never closed"
        raise QueryRefused(what, where=place(text, opened[-1].start, where=where))
    if sum(token.kind in ("word", "mark") for token in found) > LONGEST:
        raise QueryRefused(f"more than {LONGEST:,} words and marks are refused", where=where)
