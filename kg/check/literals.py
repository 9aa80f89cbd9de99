"""Literals that are not of the type they claim, found by their lexical forms."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.check.findings import Problem
from kg.dates import PARTIAL_DATES, parse_days
from kg.namespaces import XSD, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

_FORMS = {
    XSD + "string": r"(?s).*",
    XSD + "boolean": r"true|false|1|0",
    XSD + "integer": r"[+-]?\d+",
    XSD + "nonNegativeInteger": r"\+?\d+|-0+",
    XSD + "positiveInteger": r"\+?0*[1-9]\d*",
    XSD + "decimal": r"[+-]?(\d+(\.\d*)?|\.\d+)",
    XSD + "double": r"[+-]?((\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|INF)|NaN",
    XSD + "float": r"[+-]?((\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|INF)|NaN",
    XSD + "dateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?",
    XSD + "anyURI": r"\S*",
    XSD + "language": r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*",
}
_DATE_REMEDY = (
    'write "2018-04-09"^^xsd:date for a day, "2018-04"^^xsd:gYearMonth for a month, "2018"^^xsd:gYear for a year'
)


def check_literals(triples: Iterable[Triple]) -> Iterator[Problem]:
    """Find literals of XML Schema types whose text is not of that type, or whose type there is not."""
    for triple in triples:
        if isinstance(triple.object, Literal) and (message := _complain(triple.object)):
            yield Problem(triple.subject, message, path=triple.predicate, value=triple.object)


def looks_like_date(text: str) -> bool:
    """Say whether a text has the form of a day."""
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text))


def _complain(literal: Literal) -> str:
    """Say what is wrong with a literal; nothing if it is right."""
    datatype = literal.datatype.value
    if not datatype.startswith(XSD):
        return ""
    if datatype in PARTIAL_DATES:
        wrong = parse_days(literal.value, datatype) is None
        flaw = ": the calendar has no such day" if looks_like_date(literal.value) and datatype == XSD + "date" else ""
        return f"{literal.value!r} is no {shorten(datatype)}{flaw}; {_DATE_REMEDY}" if wrong else ""
    if datatype not in _FORMS:
        near = get_close_matches(datatype, (*_FORMS, *PARTIAL_DATES), n=1, cutoff=0.9)
        remedy = (
            f"did you mean {shorten(near[0])}?" if near else f"use {', '.join(map(shorten, sorted(_FORMS)[:4]))} ..."
        )
        return f"{shorten(datatype)} is not a type used here; {remedy}"
    if not re.fullmatch(_FORMS[datatype], literal.value):
        return f"{literal.value!r} is no {shorten(datatype)}; mend the value or its type"
    return ""
