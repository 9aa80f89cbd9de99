"""Cut SPARQL into tokens, exactly where the grammar of SPARQL 1.1 cuts; what fits no token is refused."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.errors import QueryRefused

_LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = _LETTER + "_0-9\u00b7\u0300-\u036f\u203f-\u2040-"
_ESCAPED = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = rf"(?:[{_LETTER}_0-9:]|{_ESCAPED})(?:(?:[{_INNER}:]|{_ESCAPED}|\.+(?=[{_INNER}:%\\])))*"
_CHAR = r"""\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"""
_KINDS = {
    "space": r"[ \t\r\n]+",
    "comment": r"#[^\r\n]*",
    "iri": r'<[^\x00-\x20<>"{}|^`\\]*>',
    "string": rf'"""(?:"{{0,2}}(?:[^"\\]|{_CHAR}))*"""'
    rf"|'''(?:'{{0,2}}(?:[^'\\]|{_CHAR}))*'''"
    rf'|"(?!"")(?:[^"\\\n\r]|{_CHAR})*"'
    rf"|'(?!'')(?:[^'\\\n\r]|{_CHAR})*'",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    "variable": rf"[?$][{_LETTER}_0-9][{_INNER[:-1]}]*",
    "blank": rf"_:[{_LETTER}_0-9](?:[{_INNER}]|\.+(?=[{_INNER}]))*",
    "name": rf"(?:[{_LETTER}](?:[{_INNER}]|\.+(?=[{_INNER}]))*)?:(?:{_LOCAL})?",
    "number": r"(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+",
    "word": r"[A-Za-z_][A-Za-z0-9_]*",
    "mark": r"&&|\|\||\^\^|!=|<=|>=|[][{}().,;*/+=<>!|^?-]",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))


class Token(NamedTuple):
    """A piece of SPARQL: what kind it is, its text, and the offset where it starts."""

    kind: str
    text: str
    start: int


def tokens(text: str, *, where: str) -> list[Token]:
    """Cut a query into tokens, leaving out white space and comments.

    >>> [token.kind for token in tokens('SELECT ?x { ?x rdfs:label "a # b" } # end', where="query")]
    ['word', 'variable', 'mark', 'variable', 'name', 'string', 'mark']
    """
    found, offset = [], 0
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if not match:
            raise QueryRefused(f"not valid SPARQL, {_trouble(text[offset])}", where=place(text, offset, where=where))
        kind = match.lastgroup or ""
        if kind not in ("space", "comment"):
            found.append(Token(kind, match.group(), offset))
        offset = match.end()
    return found


def place(text: str, offset: int, *, where: str) -> str:
    r"""Name an offset as `where:line:column`, both counted from 1.

    >>> place("ASK\n{ ? }", 6, where="query")
    'query:2:3'
    """
    before = text[:offset]
    return f"{where}:{before.count(chr(10)) + 1}:{offset - before.rfind(chr(10))}"


def _trouble(char: str) -> str:
    """Say what is wrong at a character that starts no token."""
    if char in "\"'":
        return "this string does not end; close it with the quotation mark that opened it"
    return f"unexpected {char!r}"
