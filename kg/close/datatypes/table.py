"""The datatypes of OWL 2 RL, and the calendar ones of XML Schema beside them.

Patterns are matched against the canonical N-Triples spelling, in which tabs and backslashes are escaped.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kg.namespaces import RDF, RDFS, XSD


class Space(StrEnum):
    """The value spaces; no two have a value in common."""

    REAL = "real"
    DOUBLE = "double"
    FLOAT = "float"
    STRING = "string"
    TAGGED = "tagged"  # a text with its language
    BOOLEAN = "boolean"
    MOMENT = "moment"
    HEX = "hexBinary"
    BASE64 = "base64Binary"
    URI = "anyURI"
    XML = "XMLLiteral"
    HTML = "HTML"
    DAY = "date"
    TIME = "time"
    MONTH = "gYearMonth"
    YEAR = "gYear"
    MONTH_AND_DAY = "gMonthDay"
    DAY_OF_MONTH = "gDay"
    MONTH_OF_YEAR = "gMonth"
    ANY = "literal"


@dataclass(frozen=True, slots=True)
class Datatype:
    """The space of a datatype's values, the pattern of its lexical forms, and the bounds of its numbers."""

    space: Space
    pattern: str = ".*"
    whole: bool = False  # integers only
    low: int | None = None
    high: int | None = None

    @property
    def bounded(self) -> bool:
        """Whether its numbers have a bound."""
        return self.low is not None or self.high is not None


def _integer(low: int | None = None, high: int | None = None) -> Datatype:
    return Datatype(Space.REAL, "[+-]?[0-9]+", whole=True, low=low, high=high)


_NUMBER = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_SIX = "[A-Za-z0-9+/]"  # bits
_BINARY = rf"(?:{_NUMBER}(?:[eE][+-]?[0-9]+)?|[+-]?INF|NaN)"
_ZONE = r"(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
_YEAR = "-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
_LEAP = "-?(?:[1-9][0-9]*|0)?[0-9]*(?:[0-9](?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_MONTH_AND_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
_DATE = rf"(?:{_YEAR}-{_MONTH_AND_DAY}|{_LEAP}-02-29)"
_TIME = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
)
_NAME = rf"{_START}0-9.\u00b7\u0300-\u036f\u203f-\u2040-"
_LANGUAGE = "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"

_XSD = {
    "decimal": Datatype(Space.REAL, _NUMBER),
    "integer": _integer(),
    "nonNegativeInteger": _integer(low=0),
    "nonPositiveInteger": _integer(high=0),
    "positiveInteger": _integer(low=1),
    "negativeInteger": _integer(high=-1),
    "long": _integer(-(2**63), 2**63 - 1),
    "int": _integer(-(2**31), 2**31 - 1),
    "short": _integer(-(2**15), 2**15 - 1),
    "byte": _integer(-(2**7), 2**7 - 1),
    "unsignedLong": _integer(0, 2**64 - 1),
    "unsignedInt": _integer(0, 2**32 - 1),
    "unsignedShort": _integer(0, 2**16 - 1),
    "unsignedByte": _integer(0, 2**8 - 1),
    "double": Datatype(Space.DOUBLE, _BINARY),
    "float": Datatype(Space.FLOAT, _BINARY),
    "string": Datatype(Space.STRING),
    "normalizedString": Datatype(Space.STRING, r"(?:[^\\]|\\[^tnr])*"),
    "token": Datatype(Space.STRING, r"(?:(?:[^\\ ]|\\[^tnr])(?: ?(?:[^\\ ]|\\[^tnr]))*)?"),
    "language": Datatype(Space.STRING, _LANGUAGE),
    "NMTOKEN": Datatype(Space.STRING, f"[:{_NAME}]+"),
    "Name": Datatype(Space.STRING, f"[:{_START}][:{_NAME}]*"),
    "NCName": Datatype(Space.STRING, f"[{_START}][{_NAME}]*"),
    "boolean": Datatype(Space.BOOLEAN, "true|false|1|0"),
    "dateTime": Datatype(Space.MOMENT, f"{_DATE}T{_TIME}{_ZONE}?"),
    "dateTimeStamp": Datatype(Space.MOMENT, f"{_DATE}T{_TIME}{_ZONE}"),
    "hexBinary": Datatype(Space.HEX, "(?:[0-9A-Fa-f]{2})*"),
    "base64Binary": Datatype(
        Space.BASE64,
        f"(?:(?:(?:{_SIX} ?){{4}})*"
        f"(?:(?:{_SIX} ?){{3}}{_SIX}|(?:{_SIX} ?){{2}}[AEIMQUYcgkosw048] ?=|{_SIX} ?[AQgw] ?= ?=))?",
    ),
    "anyURI": Datatype(Space.URI),
    "date": Datatype(Space.DAY, f"{_DATE}{_ZONE}?"),
    "time": Datatype(Space.TIME, f"{_TIME}{_ZONE}?"),
    "gYearMonth": Datatype(Space.MONTH, f"{_YEAR}-(?:0[1-9]|1[0-2]){_ZONE}?"),
    "gYear": Datatype(Space.YEAR, f"{_YEAR}{_ZONE}?"),
    "gMonthDay": Datatype(Space.MONTH_AND_DAY, f"--(?:{_MONTH_AND_DAY}|02-29){_ZONE}?"),
    "gDay": Datatype(Space.DAY_OF_MONTH, f"---(?:0[1-9]|[12][0-9]|3[01]){_ZONE}?"),
    "gMonth": Datatype(Space.MONTH_OF_YEAR, f"--(?:0[1-9]|1[0-2]){_ZONE}?"),
}
DATATYPES: dict[str, Datatype] = {XSD + name: datatype for name, datatype in _XSD.items()} | {
    RDF + "PlainLiteral": Datatype(Space.STRING, f".*@(?:{_LANGUAGE})?"),
    RDF + "langString": Datatype(Space.TAGGED),
    RDF + "XMLLiteral": Datatype(Space.XML),
    RDF + "HTML": Datatype(Space.HTML),
    RDFS + "Literal": Datatype(Space.ANY),
}


def _within(low: int | None, high: int | None, other: Datatype) -> bool:
    """Say whether all integers between two bounds are values of a datatype of numbers."""
    above = other.low is None or (low is not None and low >= other.low)
    return above and (other.high is None or (high is not None and high <= other.high))


def _supertypes(name: str, datatype: Datatype) -> tuple[str, ...]:
    """Return the other datatypes that hold every value of a datatype."""
    strings = ("NCName", "Name", "token", "normalizedString", "string")
    if datatype.space is Space.REAL:
        wider = (o for o, d in DATATYPES.items() if d.space is Space.REAL and (datatype.whole or not d.whole))
        return tuple(o for o in wider if o != name and _within(datatype.low, datatype.high, DATATYPES[o]))
    short = name.removeprefix(XSD)
    if short in strings:
        tokens = (XSD + "NMTOKEN",) if short in ("NCName", "Name") else ()
        return tuple(XSD + other for other in strings[strings.index(short) + 1 :]) + tokens
    if short in ("NMTOKEN", "language"):
        return tuple(XSD + other for other in strings[strings.index("token") :])
    return (XSD + "dateTime",) if short == "dateTimeStamp" else ()


SUPERTYPES = {name: _supertypes(name, datatype) for name, datatype in DATATYPES.items()}
