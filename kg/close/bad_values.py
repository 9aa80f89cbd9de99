"""What literals make inconsistent (table 8): what is no value of its datatype, of two at once, or equal to another."""

from __future__ import annotations

from itertools import combinations, islice
from typing import TYPE_CHECKING

from kg.close.datatypes import DATATYPES, Space
from kg.close.denials import MOST, Contradiction
from kg.close.plan import is_a, tied
from kg.close.vocabulary import SAME
from kg.relations import contains

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.close.datatypes import Values
    from kg.close.execute import State
    from kg.close.same import Classes
    from kg.relations import Codes


def find_bad_values(
    values: Values, state: State, classes: Classes, words: Mapping[str, int]
) -> Iterator[Contradiction]:
    """Return what contradicts the datatypes, by rules dt-not-type, cax-dw and dt-diff."""
    members = {name: state[words[name], 1].rows for name in DATATYPES if (words[name], 1) in state}
    literals = values.terms.str.starts_with('"').to_numpy()
    literal = {name: literals[rows] for name, rows in members.items()}
    yield from islice(_ill_typed(values, words), MOST)
    for name, rows in members.items():
        yield from islice(_outside(name, rows[literal[name]], values, words), MOST)
    named = {name: rows[~literal[name]] for name, rows in members.items()}
    yield from islice(_in_two_spaces(named, words), MOST)
    yield from islice(_unequal(values, classes, words), MOST)


def _ill_typed(values: Values, words: Mapping[str, int]) -> Iterator[Contradiction]:
    """Return literals whose lexical form is none of their datatype."""
    for code in values.ill_typed.tolist():
        name = values.terms[code].rpartition("^^<")[2].removesuffix(">")
        yield Contradiction("dt-not-type", (is_a(words[name], code),))


def _outside(name: str, literals: Codes, values: Values, words: Mapping[str, int]) -> Iterator[Contradiction]:
    """Return literals that have to be values of a datatype, by a range for example, and are not."""
    known = literals[values.key(literals).is_not_null().to_numpy()]
    for code in known[~contains(values.hold(known, name), known)].tolist():
        yield Contradiction("dt-not-type", (is_a(words[name], code),))


def _in_two_spaces(named: Mapping[str, Codes], words: Mapping[str, int]) -> Iterator[Contradiction]:
    """Return names of values that would have to be in two value spaces at once."""
    for (one, rows), (other, more) in combinations(named.items(), 2):
        spaces = {DATATYPES[one].space, DATATYPES[other].space}
        if len(spaces) == 2 and Space.ANY not in spaces:
            for code in rows[contains(more, rows)].tolist():
                yield Contradiction("cax-dw", (is_a(words[one], code), is_a(words[other], code)))


def _unequal(values: Values, classes: Classes, words: Mapping[str, int]) -> Iterator[Contradiction]:
    """Return literals of different values that are made one thing."""
    shared = classes.shared()
    literals = shared[values.terms.gather(shared).str.starts_with('"').to_numpy()]
    first: dict[int, tuple[int, str]] = {}
    for code, key in zip(literals.tolist(), values.key(literals).to_list(), strict=True):
        label = int(classes.representative[code])
        if key is not None and first.setdefault(label, (code, key))[1] != key:
            yield Contradiction("dt-diff", (tied(words[SAME], first[label][0], code),))
