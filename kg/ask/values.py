"""Turn what a person gives for a parameter into a term, by the type that the header declares."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode

from kg.errors import BadParameter
from kg.namespaces import XSD, expand

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.ask.header import Parameter

    Given = str | int | float | Decimal | date | bool
    Term = NamedNode | Literal

_IRI = re.compile(r'[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|^`\\\x7f-\x9f]*')
_DATE = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_FORMS = {
    "integer": (r"[+-]?[0-9]+", "a whole number such as 3"),
    "decimal": (r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)", "a number such as 3.5"),
    "double": (r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN", "a number such as 3.5e6"),
    "boolean": (r"true|false", "true or false"),
    "date": (_DATE, "a day such as 2019-10-09"),
    "dateTime": (
        _DATE + r"T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?",
        "a time such as 2019-10-09T12:00:00Z",
    ),
    "partial-date": (rf"{_DATE}|[0-9]{{4}}-(?:0[1-9]|1[0-2])|[0-9]{{4}}", "a day, month or year such as 2019-10"),
    "lang": (r".*@[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*", "a text with its language such as 商汤@zh"),
}
_NUMBERS: dict[str, Callable[[str], Any]] = {"integer": int, "decimal": Decimal, "double": float}
_PARTIAL = {4: "gYear", 7: "gYearMonth", 10: "date"}


def term_of(value: Given, parameter: Parameter, *, where: str, resolve: Callable[[str], str]) -> Term:
    """Return the term for one value; refuse what does not fit the type, the range, the pattern or the list.

    >>> from kg.ask.header import Parameter
    >>> year = Parameter(name="since", type="partial-date")
    >>> str(term_of("2018-04", year, where="", resolve=str))
    '"2018-04"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'
    """
    text = _text(value)
    form, example = _FORMS.get(parameter.type, (".*", ""))
    if not re.fullmatch(form, text, flags=re.DOTALL | re.ASCII):
        raise BadParameter(f"{text!r} is no {parameter.type}", where=where, remedy=f"give {example}")
    if parameter.pattern and not re.fullmatch(parameter.pattern, text):
        raise BadParameter(f"{text!r} does not match {parameter.pattern}", where=where)
    if parameter.type == "enum" and text not in parameter.values:
        raise BadParameter(f"{text!r} is not allowed", where=where, remedy=f"give {', '.join(parameter.values)}")
    if parameter.type == "iri" or (parameter.type == "enum" and expand(text)):
        iri = expand(text)
        return _iri(resolve(text) if iri is None or parameter.class_ else iri, where=where)
    _demand_in_range(text, parameter, where=where)
    return _literal(text, parameter.type, where=where)


def _text(value: Given) -> str:
    """Write a Python value as its XSD form."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)


def _iri(iri: str, *, where: str) -> NamedNode:
    """Return an IRI as a term; refuse whatever could end the brackets that it will stand in."""
    if not _IRI.fullmatch(iri):
        raise BadParameter(f"{iri!r} is no absolute IRI", where=where, remedy="give an IRI, a CURIE or a name")
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise BadParameter(f"{iri!r} is no IRI, {error}", where=where) from error


def _demand_in_range(text: str, parameter: Parameter, *, where: str) -> None:
    read = _NUMBERS.get(parameter.type, str)
    if parameter.min and read(text) < read(parameter.min):
        raise BadParameter(f"{text} is less than {parameter.min}", where=where)
    if parameter.max and read(text) > read(parameter.max):
        raise BadParameter(f"{text} is more than {parameter.max}", where=where)


def _literal(text: str, kind: str, *, where: str) -> Literal:
    """Return a literal whose datatype comes from our own table."""
    try:
        if kind in ("string", "enum"):
            return Literal(text)
        if kind == "lang":
            content, _, tag = text.rpartition("@")
            return Literal(content, language=tag)
        if kind == "partial-date":
            kind = _PARTIAL[len(text)]
        if kind == "date":
            date.fromisoformat(text)
        if kind == "dateTime":
            datetime.fromisoformat(text)
    except ValueError as error:
        raise BadParameter(f"{text!r} is no {kind}, {error}", where=where) from error
    return Literal(text, datatype=NamedNode(XSD + kind))
