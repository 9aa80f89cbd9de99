"""Identifiers whose last digits check the rest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.derive.steps import Step
from kg.namespaces import TG, VOCAB, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHECK_DIGITS_VALID = NamedNode(TG + "checkDigitsValid")
SCHEME, VALUE = NamedNode(TG + "identifierScheme"), NamedNode(TG + "identifierValue")
_USCC_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BOOLEAN = NamedNode(XSD + "boolean")


def is_valid_lei(value: str) -> bool:
    """Check a Legal Entity Identifier by ISO 7064, MOD 97-10: letters count from A = 10, the whole is 1 modulo 97.

    >>> is_valid_lei("529900T8BM49AURSDO55"), is_valid_lei("529900T8BM49AURSDO56")
    (True, False)
    """
    if not re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", value):
        return False
    return int("".join(str(int(character, 36)) for character in value)) % 97 == 1


def is_valid_uscc(value: str) -> bool:
    """Check a Unified Social Credit Code of China by GB 32100: 31 digits, weights 3 to the n, the whole 0 modulo 31.

    >>> is_valid_uscc("91350100M000100Y43"), is_valid_uscc("91350100M000100Y44")
    (True, False)
    """
    if not re.fullmatch(rf"[{_USCC_DIGITS}]{{18}}", value):
        return False
    digits = [_USCC_DIGITS.index(character) for character in value]
    return (sum(digit * pow(3, place, 31) for place, digit in enumerate(digits[:17])) + digits[17]) % 31 == 0


_CHECKS = {
    NamedNode(VOCAB + "identifier-scheme-lei"): is_valid_lei,
    NamedNode(VOCAB + "identifier-scheme-uscc"): is_valid_uscc,
}


def check_identifiers(triples: Iterable[Triple]) -> Iterator[tuple[Triple, Step]]:
    """Say of each identifier with check digits whether they are right, by its value and its scheme."""
    schemes, values = dict[object, Triple](), list[Triple]()
    for triple in triples:
        if triple.predicate == SCHEME and isinstance(triple.object, NamedNode) and triple.object in _CHECKS:
            schemes[triple.subject] = triple
        elif triple.predicate == VALUE and isinstance(triple.object, Literal):
            values.append(triple)
    for triple in values:
        scheme = schemes.get(triple.subject)
        if scheme and isinstance(scheme.object, NamedNode) and isinstance(triple.object, Literal):
            verdict = "true" if _CHECKS[scheme.object](triple.object.value) else "false"
            derived = Triple(triple.subject, CHECK_DIGITS_VALID, Literal(verdict, datatype=_BOOLEAN))
            yield derived, Step("check-digits", (triple, scheme))
