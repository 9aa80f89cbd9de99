"""Identifiers whose last digits check the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.namespaces import TG, VOCAB, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHECK_DIGITS_VALID = NamedNode(TG + "checkDigitsValid")
_SCHEME, _VALUE = NamedNode(TG + "identifierScheme"), NamedNode(TG + "identifierValue")
_LEI = NamedNode(VOCAB + "identifier-scheme-lei")
_BOOLEAN = NamedNode(XSD + "boolean")


def is_valid_lei(value: str) -> bool:
    """Check a Legal Entity Identifier by ISO 7064, MOD 97-10: letters count from A = 10, the whole is 1 modulo 97.

    >>> is_valid_lei("529900T8BM49AURSDO55"), is_valid_lei("529900T8BM49AURSDO56")
    (True, False)
    """
    if not re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", value):
        return False
    return int("".join(str(int(character, 36)) for character in value)) % 97 == 1


def check_identifiers(triples: Iterable[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """Say of each identifier with check digits whether they are right, with the triple that gives its value."""
    schemes, values = set[object](), list[Triple]()
    for triple in triples:
        if triple.predicate == _SCHEME and triple.object == _LEI:
            schemes.add(triple.subject)
        elif triple.predicate == _VALUE and isinstance(triple.object, Literal):
            values.append(triple)
    for triple in values:
        if triple.subject in schemes and isinstance(triple.object, Literal):
            verdict = "true" if is_valid_lei(triple.object.value) else "false"
            yield Triple(triple.subject, CHECK_DIGITS_VALID, Literal(verdict, datatype=_BOOLEAN)), triple
