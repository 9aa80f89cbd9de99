"""Terms of an answer as Python values, one type a column."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from kg.namespaces import RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.terms import Term

    Value = str | int | float | Decimal | date | bool | None

INTEGERS = frozenset(
    XSD + name
    for name in (
        *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger"),
        *("negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
    )
)
DECIMALS = INTEGERS | {XSD + "decimal"}
DOUBLES = DECIMALS | {XSD + "double", XSD + "float"}
DATES = frozenset((XSD + "date",))
PARTIAL_DATES = DATES | {XSD + "gYearMonth", XSD + "gYear"}
TEXTS = frozenset((XSD + "string", RDF + "langString"))
LONG = 2**63


def _boolean(text: str) -> bool:
    if text not in ("true", "false", "1", "0"):
        raise ValueError(f"{text!r} is no boolean")
    return text in ("true", "1")


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a time without a zone")
    return moment.astimezone(UTC)


def _integer(text: str) -> int:
    number = int(text)
    if not -LONG <= number < LONG:
        raise ValueError("more than 64 bits")
    return number


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -18 or number.adjusted() >= 20:
        raise ValueError("more than 20 digits before or 18 after the point")
    return number


READ: dict[str, tuple[frozenset[str], Callable[[str], Value]]] = {
    "integer": (INTEGERS, _integer),
    "decimal": (DECIMALS, _decimal),
    "double": (DOUBLES, float),
    "boolean": (frozenset((XSD + "boolean",)), _boolean),
    "date": (DATES, date.fromisoformat),
    "dateTime": (frozenset((XSD + "dateTime",)), _moment),
    "partial-date": (PARTIAL_DATES, str),
    "string": (TEXTS, str),
    "lang": (TEXTS, str),
    "enum": (TEXTS, str),
}


def value_of(term: Term | None, kind: str) -> Value:
    """Return a term as the Python value of a column type; raise ValueError where it is of another type.

    >>> value_of(Literal("600000000", datatype=NamedNode(XSD + "integer")), "decimal")
    Decimal('600000000')
    """
    if term is None:
        return None
    if kind == "any":
        return text_of(term)
    if kind == "iri" or (kind == "enum" and not isinstance(term, Literal)):
        if isinstance(term, NamedNode | BlankNode):
            return text_of(term)
        raise ValueError(f"{term} is no IRI")
    datatypes, read = READ[kind]
    if not isinstance(term, Literal) or term.datatype.value not in datatypes:
        raise ValueError(f"{term} is no {kind}")
    try:
        return read(term.value)
    except (ValueError, InvalidOperation) as error:
        raise ValueError(f"{term} cannot be a {kind}: {error}") from error


def text_of(term: Term) -> str:
    """Return the plain text of a term: an IRI, the text of a literal, a label of a blank node."""
    if isinstance(term, NamedNode | Literal):
        return term.value
    return str(term)


def kind_of(terms: Iterable[Term | None]) -> str:
    """Find the narrowest column type that holds all these terms exactly; `any` if only their text does.

    >>> kind_of([Literal(1), None, Literal("2.5", datatype=NamedNode(XSD + "decimal"))])
    'decimal'
    >>> kind_of([Literal(1), Literal("one")])
    'any'
    """
    bound = [term for term in terms if term is not None]
    if not bound:
        return "any"
    if not any(isinstance(term, Literal) for term in bound):
        return "iri" if all(isinstance(term, NamedNode | BlankNode) for term in bound) else "any"
    datatypes = {term.datatype.value if isinstance(term, Literal) else "" for term in bound}
    for kind, (allowed, _) in READ.items():
        if kind == "double" and datatypes <= DECIMALS:
            continue  # too long for a decimal; a double would lose digits
        if datatypes <= allowed and _all_fit(bound, kind):
            return kind
    return "any"


def _all_fit(terms: Iterable[Term], kind: str) -> bool:
    try:
        for term in terms:
            value_of(term, kind)
    except ValueError:
        return False
    return True
