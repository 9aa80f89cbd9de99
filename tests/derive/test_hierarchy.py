"""What lies above a class or property is found however far up, and a circle ends."""

from collections.abc import Callable

from pyoxigraph import Triple

from kg.derive import Hierarchy

Turtle = Callable[[str], tuple[Triple, ...]]


def test_types_and_properties_rise_to_the_top_and_remember_where_from(turtle: Turtle) -> None:
    hierarchy = Hierarchy.read(
        turtle("tg:C rdfs:subClassOf tg:B . tg:B rdfs:subClassOf tg:A . tg:q rdfs:subPropertyOf tg:p .")
    )
    authored = turtle("id:x a tg:C ; tg:q id:y .")
    types, properties = turtle("id:x a tg:A , tg:B ."), turtle("id:x tg:p id:y .")
    expected = {**dict.fromkeys(types, authored[0]), **dict.fromkeys(properties, authored[1])}
    assert hierarchy.expand(authored) == expected


def test_a_range_types_nothing_here(turtle: Turtle) -> None:
    hierarchy = Hierarchy.read(turtle("tg:p rdfs:range tg:A ; rdfs:domain tg:B ."))
    assert not hierarchy.expand(turtle("id:x tg:p id:y ."))


def test_a_circle_of_classes_ends(turtle: Turtle) -> None:
    hierarchy = Hierarchy.read(turtle("tg:A rdfs:subClassOf tg:B . tg:B rdfs:subClassOf tg:A ."))
    assert set(hierarchy.expand(turtle("id:x a tg:A ."))) == set(turtle("id:x a tg:B ."))
