"""The order of values as SPARQL's `<` and `<=` see it, for the datatypes that have one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.check.shacl.durations import FORMS as DURATIONS
from kg.check.shacl.durations import Durations, compare_durations, read_durations
from kg.check.shacl.lexical import well_typed
from kg.check.shacl.moments import FORMS as MOMENTS
from kg.check.shacl.moments import Moments, compare_moments, read_moments
from kg.check.shacl.numbers import FORMS as NUMBERS
from kg.check.shacl.numbers import Numbers, Order, compare_numbers, read_numbers
from kg.check.shacl.values import mask
from kg.namespaces import XSD

if TYPE_CHECKING:
    import numpy.typing as npt
    import polars as pl

    from kg.check.shacl.values import Values
    from kg.relations import Codes

# What is compared with what: the family of each datatype, by local names.
_FAMILY = (
    {"string": "string", "boolean": "boolean"}
    | dict.fromkeys(NUMBERS, "number")
    | dict.fromkeys(DURATIONS, "duration")
    | {name: name.removesuffix("Stamp") for name in MOMENTS}
)
_FAMILIES = sorted(set(_FAMILY.values()))


@dataclass(frozen=True, slots=True)
class Texts:
    """Values that compare as texts, code point by code point."""

    texts: pl.Series

    def take(self, places: Codes) -> Texts:
        """Return the texts at places."""
        return Texts(self.texts.gather(places))


Keys = Numbers | Moments | Durations | Texts


def compare(left: Values, left_at: Codes, right: Values, right_at: Codes) -> Order:
    """Compare pairs, given by places in two columns of values; what has no common order is neither less nor equal."""
    order = Order(np.zeros(len(left_at), dtype=bool), np.zeros(len(left_at), dtype=bool))
    sides = (_families(left), left_at, left), (_families(right), right_at, right)
    (lefts, *_), (rights, *_) = sides
    for family in np.intersect1d(lefts[lefts >= 0], rights):
        rows = np.flatnonzero((lefts[left_at] == family) & (rights[right_at] == family))
        keys = [_keys(values, families == family, at[rows], _FAMILIES[family]) for families, at, values in sides]
        order.less[rows], order.equal[rows] = _compare(keys[0], keys[1])
    return order


def _families(values: Values) -> npt.NDArray[np.int8]:
    """Return the family of each well-typed value, -1 for what has no order."""
    families = np.full(len(values), -1, dtype=np.int8)
    for datatype in values.datatype.unique().drop_nulls():
        family = _FAMILY.get(datatype.removeprefix(XSD)) if datatype.startswith(XSD) else None
        if family is not None:
            families[well_typed(values, datatype)] = _FAMILIES.index(family)
    return families


def _keys(values: Values, member: npt.NDArray[np.bool_], at: Codes, family: str) -> Keys:
    """Return by what the values at some places compare; all are members of the family."""
    place = np.cumsum(member) - 1
    return _read(values.only(member), family).take(place[at])


def _read(values: Values, family: str) -> Keys:
    """Return by what the members of a family compare."""
    match family:
        case "number":
            return read_numbers(values.lexical, values.datatype.str.strip_prefix(XSD))
        case "duration":
            return read_durations(values.lexical)
        case "string":
            return Texts(values.lexical)
        case "boolean":
            return Texts(values.lexical.replace({"false": "0", "true": "1"}))
        case _:
            return read_moments(values.lexical, family)


def _compare(left: Keys, right: Keys) -> Order:
    """Compare keys of one family."""
    match left, right:
        case Numbers(), Numbers():
            return compare_numbers(left, right)
        case Moments(), Moments():
            return compare_moments(left, right)
        case Durations(), Durations():
            return compare_durations(left, right)
        case Texts(), Texts():
            return Order(mask(left.texts < right.texts), mask(left.texts == right.texts))
    raise TypeError("keys of two families")
