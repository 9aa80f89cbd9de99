"""Lexical spaces: which literals are well-typed, for the datatypes of XML Schema that RDF 1.1 recognises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.check.shacl import durations, moments, numbers
from kg.check.shacl.values import mask
from kg.namespaces import RDF, XSD

if TYPE_CHECKING:
    import polars as pl

    from kg.check.shacl.values import Values
    from kg.relations import Mask

_START = r"\p{L}_"
_INNER = r"\p{L}\p{M}\p{N}\p{Pc}.·\-"
_SIX = "[A-Za-z0-9+/]"
_TAIL = f"(?:{_SIX} ?){{3}}{_SIX}|(?:{_SIX} ?){{2}}[AEIMQUYcgkosw048] ?=|{_SIX} ?[AQgw] ?= ?="
_FORMS = numbers.FORMS | {
    "boolean": "true|false|1|0",
    "hexBinary": "(?:[0-9a-fA-F]{2})*",
    "base64Binary": f"(?:(?:(?:{_SIX} ?){{4}})*(?:{_TAIL}))?",
    "normalizedString": r"[^\t\n\r]*",
    "token": r"(?:[^\t\n\r ]+(?: [^\t\n\r ]+)*)?",
    "language": "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    "Name": f"[{_START}:][{_INNER}:]*",
    "NCName": f"[{_START}][{_INNER}]*",
    "NMTOKEN": f"[{_INNER}:]+",
}


def has_datatype(values: Values, datatype: str) -> Mask:
    """Say which values are literals of a datatype, given by its IRI, well-typed or not."""
    if datatype == RDF + "langString":
        return mask(values.language.is_not_null())
    ending = '"' if datatype == XSD + "string" else f'"^^<{datatype}>'
    return mask(values.spelled.str.ends_with(ending))  # nothing but a literal has a quotation mark


def well_typed(values: Values, datatype: str) -> Mask:
    """Say which values are literals of a datatype, given by its IRI, and have a lexical form that it allows."""
    typed = has_datatype(values, datatype)
    if datatype.startswith(XSD) and typed.any():
        some = values.only(typed)
        typed[typed] = _fits(some.lexical, datatype.removeprefix(XSD))
    return typed


def _fits(lexical: pl.Series, name: str) -> Mask:
    """Say which texts are lexical forms of a datatype of XML Schema; of one without rules every text is."""
    if name in moments.FORMS:
        return moments.read_moments(lexical, name).valid
    if name in durations.FORMS:
        return durations.is_duration(lexical, name)
    if name not in _FORMS:
        return np.ones(len(lexical), dtype=bool)
    fits = mask(lexical.str.contains(f"^(?:{_FORMS[name]})$"))
    fits[fits] = numbers.within_bounds(lexical.filter(fits), name)
    return fits
