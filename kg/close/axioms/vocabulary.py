"""The semantics of schema vocabulary (table 9): what follows about terms alone, as rules over the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.datatypes import SUPERTYPES
from kg.close.plan import Rule, is_a, tied
from kg.close.vocabulary import (
    CLASS,
    DOMAIN,
    EQUIVALENT_CLASS,
    EQUIVALENT_PROPERTY,
    NOTHING,
    ON_PROPERTY,
    RANGE,
    SUBCLASS,
    SUBPROPERTY,
    THING,
)
from kg.namespaces import OWL, RDF

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.axioms.schema import Schema

_PROPERTY_KINDS = (
    ("scm-op", OWL + "ObjectProperty"),
    ("scm-dp", OWL + "DatatypeProperty"),
    ("scm-op", RDF + "Property"),  # not in the table: owlrl does it, and nothing speaks against it
)


def classes(s: Schema) -> Iterator[Rule]:
    """Compile scm-cls, scm-sco, scm-eqc1 and scm-eqc2."""
    sub, same, kind = s.code(SUBCLASS), s.code(EQUIVALENT_CLASS), s.code(CLASS)
    yield Rule("scm-cls", tied(sub, "x", "x"), (is_a(kind),))
    yield Rule("scm-cls", tied(same, "x", "x"), (is_a(kind),))
    yield Rule("scm-cls", tied(sub, "x", s.code(THING)), (is_a(kind),))
    yield Rule("scm-cls", tied(sub, s.code(NOTHING), "x"), (is_a(kind),))
    yield Rule("scm-sco", tied(sub, "x", "z"), (tied(sub), tied(sub, "y", "z")))
    yield Rule("scm-eqc1", tied(sub), (tied(same),))
    yield Rule("scm-eqc1", tied(sub, "y", "x"), (tied(same),))
    yield Rule("scm-eqc2", tied(same), (tied(sub), tied(sub, "y", "x")))


def properties(s: Schema) -> Iterator[Rule]:
    """Compile scm-op, scm-dp, scm-spo, scm-eqp1 and scm-eqp2."""
    sub, same = s.code(SUBPROPERTY), s.code(EQUIVALENT_PROPERTY)
    for name, kind in _PROPERTY_KINDS:
        yield Rule(name, tied(sub, "x", "x"), (is_a(s.code(kind)),))
        yield Rule(name, tied(same, "x", "x"), (is_a(s.code(kind)),))
    yield Rule("scm-spo", tied(sub, "x", "z"), (tied(sub), tied(sub, "y", "z")))
    yield Rule("scm-eqp1", tied(sub), (tied(same),))
    yield Rule("scm-eqp1", tied(sub, "y", "x"), (tied(same),))
    yield Rule("scm-eqp2", tied(same), (tied(sub), tied(sub, "y", "x")))


def domains(s: Schema) -> Iterator[Rule]:
    """Compile scm-dom1, scm-dom2, scm-rng1 and scm-rng2."""
    for names, word in ((("scm-dom1", "scm-dom2"), DOMAIN), (("scm-rng1", "scm-rng2"), RANGE)):
        said = s.code(word)
        yield Rule(names[0], tied(said, "p", "d"), (tied(said, "p", "c"), tied(s.code(SUBCLASS), "c", "d")))
        yield Rule(names[1], tied(said, "q", "c"), (tied(said, "p", "c"), tied(s.code(SUBPROPERTY), "q", "p")))


def restrictions(s: Schema) -> Iterator[Rule]:
    """Compile scm-hv, scm-svf1, scm-svf2, scm-avf1 and scm-avf2: one restriction under another."""
    sub, wider, on = s.code(SUBCLASS), s.code(SUBPROPERTY), s.code(ON_PROPERTY)
    some, every, has = (s.code(OWL + name) for name in ("someValuesFrom", "allValuesFrom", "hasValue"))
    of_two_properties = (tied(on, "c", "p"), tied(wider, "p", "q"), tied(on, "d", "q"))
    for name, word in (("scm-hv", has), ("scm-svf2", some)):
        yield Rule(name, tied(sub, "c", "d"), (tied(word, "c", "y"), *of_two_properties, tied(word, "d", "y")))
    yield Rule("scm-avf2", tied(sub, "d", "c"), (tied(every, "c", "y"), *of_two_properties, tied(every, "d", "y")))
    for name, word in (("scm-svf1", some), ("scm-avf1", every)):
        of_one_property = (tied(on, "c", "p"), tied(word, "c", "y"), tied(sub, "y", "z"))
        yield Rule(name, tied(sub, "c", "d"), (*of_one_property, tied(word, "d", "z"), tied(on, "d", "p")))


def expressions(s: Schema) -> Iterator[Rule]:
    """Compile scm-int and scm-uni."""
    sub = s.code(SUBCLASS)
    for name, predicate in (("scm-int", OWL + "intersectionOf"), ("scm-uni", OWL + "unionOf")):
        for c, head in s.pairs(predicate):
            for d in s.members(head):
                under = (c, d) if name == "scm-int" else (d, c)
                yield Rule(name, tied(sub, *under), (), axioms=(s.axiom(c, predicate, head),))


def datatypes(s: Schema) -> Iterator[Rule]:
    """State which datatypes hold every value of which others."""
    for name, wider in SUPERTYPES.items():
        for other in wider:
            yield Rule("datatype-map", tied(s.code(SUBCLASS), s.code(name), s.code(other)), ())
