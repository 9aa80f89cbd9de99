"""Every derived triple knows the rule and all the triples that it needs, and these lead back to what was authored."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.derive import Derivation, Hierarchy, Step, derive_triples
from kg.derive.hierarchy import TYPE
from kg.namespaces import ID, TG, XSD

Turtle = Callable[[str], tuple[Triple, ...]]
ONTOLOGY = "tg:Signing rdfs:subClassOf tg:Event ."
LEI = "529900T8BM49AURSDO55"


def derive(turtle: Turtle, text: str) -> Derivation:
    found = derive_triples(turtle(text), Hierarchy.read(turtle(ONTOLOGY)))
    assert not found.contradictions
    return found


@pytest.mark.parametrize(
    ("text", "goal", "rule", "premises"),
    [
        (
            'id:a tg:date "2018-04"^^xsd:gYearMonth .',
            'id:a tg:dateEarliest "2018-04-01"^^xsd:date .',
            "bounds-date",
            'id:a tg:date "2018-04"^^xsd:gYearMonth .',
        ),
        (
            'id:a tg:endNotBefore "2018"^^xsd:gYear .',
            'id:a tg:endEarliest "2018-01-01"^^xsd:date .',
            "bounds-not-before",
            'id:a tg:endNotBefore "2018"^^xsd:gYear .',
        ),
        (
            'id:a tg:startNotAfter "2018"^^xsd:gYear .',
            'id:a tg:startLatest "2018-12-31"^^xsd:date .',
            "bounds-not-after",
            'id:a tg:startNotAfter "2018"^^xsd:gYear .',
        ),
        (
            'id:a tg:asOf "2019-11-27"^^xsd:date .',
            'id:a tg:startLatest "2019-11-27"^^xsd:date .',
            "bounds-as-of",
            'id:a tg:asOf "2019-11-27"^^xsd:date .',
        ),
        (
            'id:a tg:asOf "2019-11-27"^^xsd:date .',
            'id:a tg:lastConfirmed "2019-11-27"^^xsd:date .',
            "bounds-confirmed",
            'id:a tg:asOf "2019-11-27"^^xsd:date .',
        ),
        (
            'id:a a tg:Signing ; tg:date "2018-04"^^xsd:gYearMonth . id:b tg:monthAfter id:a .',
            'id:b tg:startLatest "2018-05-31"^^xsd:date .',
            "bounds-month-after",
            'id:b tg:monthAfter id:a . id:a a tg:Signing . id:a tg:dateLatest "2018-04-30"^^xsd:date .',
        ),
        (
            'id:a a tg:Signing . id:b a tg:Signing ; tg:after id:a ; tg:date "2018-04"^^xsd:gYearMonth .',
            'id:a tg:dateLatest "2018-04-30"^^xsd:date .',
            "bounds-before",
            'id:b tg:after id:a . id:b a tg:Signing . id:a a tg:Signing . id:b tg:dateLatest "2018-04-30"^^xsd:date .',
        ),
        (
            "id:s tg:states id:t ; tg:modality vocab:modality-planned ; tg:polarity vocab:polarity-affirmed .",
            "id:t tg:standing vocab:standing-planned .",
            "standing-affirmed",
            "id:s tg:states id:t . id:s tg:modality vocab:modality-planned . id:s tg:polarity vocab:polarity-affirmed .",
        ),
        (
            (
                "id:s tg:states id:t ; tg:modality vocab:modality-asserted ; tg:polarity vocab:polarity-denied . "
                "id:r tg:states id:t ; tg:modality vocab:modality-asserted ; tg:polarity vocab:polarity-affirmed ."
            ),
            "id:t tg:standing vocab:standing-contested .",
            "standing-contested",
            (
                "id:s tg:states id:t . id:s tg:polarity vocab:polarity-denied . "
                "id:r tg:states id:t . id:r tg:polarity vocab:polarity-affirmed ."
            ),
        ),
        (
            "id:s tg:states id:t ; tg:polarity vocab:polarity-denied .",
            "id:t tg:standing vocab:standing-denied .",
            "standing-denied",
            "id:s tg:states id:t . id:s tg:polarity vocab:polarity-denied .",
        ),
        (
            f'id:i tg:identifierScheme vocab:identifier-scheme-lei ; tg:identifierValue "{LEI}" .',
            "id:i tg:checkDigitsValid true .",
            "check-digits",
            f'id:i tg:identifierValue "{LEI}" . id:i tg:identifierScheme vocab:identifier-scheme-lei .',
        ),
    ],
)
def test_a_derived_triple_names_its_rule_and_all_its_premises(
    turtle: Turtle, text: str, goal: str, rule: str, premises: str
) -> None:
    step = derive(turtle, text).steps[turtle(goal)[0]]
    assert step.rule == rule
    assert set(step.premises) == set(turtle(premises))
    assert step.origin in turtle(text)


def test_what_a_relation_tells_more_exactly_than_its_author_is_said(turtle: Turtle) -> None:
    written = 'id:a a tg:Signing ; tg:dateNotBefore "2018-04"^^xsd:gYearMonth . '
    found = derive(turtle, written + 'id:b a tg:Signing ; tg:date "2018-06"^^xsd:gYearMonth ; tg:monthAfter id:a .')
    (difference,) = found.differences
    assert difference.origin == turtle(written)[1]
    assert difference.message == (
        "tg:dateNotBefore 2018-04 is told more exactly by a relation: not before 2018-05-01, by id:b tg:monthAfter id:a"
    )
    step = found.steps[turtle('id:a tg:dateEarliest "2018-05-01"^^xsd:date .')[0]]
    assert step.narrows == difference.origin


def test_both_sides_of_one_date_are_one_difference(turtle: Turtle) -> None:
    found = derive(
        turtle,
        'id:a a tg:Signing ; tg:date "2018"^^xsd:gYear ; tg:sameMonthAs id:b . '
        'id:b a tg:Signing ; tg:date "2018-06-29"^^xsd:date .',
    )
    (difference,) = found.differences
    assert "not before 2018-06-01" in difference.message
    assert "and not after 2018-06-30" in difference.message


@pytest.mark.parametrize(
    "text",
    [
        'id:a tg:date "2018-05-10"^^xsd:date ; tg:sameMonthAs id:b . id:b tg:date "2018-05"^^xsd:gYearMonth .',
        'id:a tg:sameMonthAs id:b . id:b tg:start "2018-05"^^xsd:gYearMonth .',
        'id:a tg:date "2018"^^xsd:gYear ; tg:date "2018-05"^^xsd:gYearMonth .',
    ],
    ids=["the author is more exact", "no date is written", "two dates and no relation"],
)
def test_where_no_relation_tells_more_there_is_no_difference(turtle: Turtle, text: str) -> None:
    assert not derive(turtle, text).differences


def test_a_contradiction_names_all_that_it_takes(turtle: Turtle) -> None:
    text = (
        'id:a a tg:Signing ; tg:date "2018-04"^^xsd:gYearMonth . id:b a tg:Signing ; tg:monthAfter id:a . '
        'id:c a tg:Signing ; tg:monthAfter id:b ; tg:date "2018-05"^^xsd:gYearMonth .'
    )
    found = derive_triples(turtle(text), Hierarchy.read(turtle(ONTOLOGY)))
    premises = {triple for contradiction in found.contradictions for triple in contradiction.premises}
    assert premises == {triple for triple in turtle(text) if triple.predicate != TYPE}


# Random dates and relations: each step is applied again, by rules written down once more.

_DATES = st.one_of(
    st.dates(date(2018, 1, 1), date(2018, 6, 30)).map(lambda d: (d.isoformat(), "date")),
    st.dates(date(2018, 1, 1), date(2018, 6, 30)).map(lambda d: (d.isoformat()[:7], "gYearMonth")),
)
_NAMES = st.sampled_from("abcd")
_DATED = st.tuples(_NAMES, st.sampled_from(["date", "dateNotBefore", "dateNotAfter"]), _DATES)
_RELATED = st.tuples(_NAMES, st.sampled_from(["after", "monthAfter", "sameMonthAs"]), _NAMES)


def moved(day: date, months: int, *, side: str) -> date:
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    return first if side == "Earliest" else first.replace(day=monthrange(first.year, first.month)[1])


def follows(triple: Triple, step: Step) -> bool:
    """Apply the rule of a step to its premises."""
    side = "Earliest" if triple.predicate.value.endswith("Earliest") else "Latest"
    assert isinstance(triple.object, Literal)
    day = date.fromisoformat(triple.object.value)
    months = {"bounds-month-after": 1, "bounds-month-before": -1, "bounds-same-month": 0}
    last = step.premises[-1].object
    assert isinstance(last, Literal)
    if step.rule in ("bounds-date", "bounds-not-before", "bounds-not-after"):
        first = date.fromisoformat(f"{last.value}-01"[:10])
        whole = first if len(last.value) == 10 or side == "Earliest" else moved(first, 0, side=side)
        return day == whole and len(step.premises) == 1
    other = date.fromisoformat(last.value)
    link, kinds = step.premises[0], step.premises[1:-1]
    ends = [link.subject, link.object]
    forwards = step.rule in ("bounds-after", "bounds-month-after") or link.subject == triple.subject
    if step.rule == "bounds-after":
        right = side == "Earliest" and day == other
    elif step.rule == "bounds-before":
        right = side == "Latest" and day == other
    else:
        right = day == moved(other, months[step.rule], side=side)
    told = ends[0] if forwards else ends[1]
    return right and told == triple.subject and {kind.subject for kind in kinds} == set(ends)


def unfold(triple: Triple, steps: Mapping[Triple, Step], authored: set[Triple], path: tuple[Triple, ...] = ()) -> None:
    """Follow the premises down to what was authored; fail where they lead in a circle."""
    assert triple not in path
    if triple not in authored:
        assert follows(triple, steps[triple])
        for premise in steps[triple].premises:
            unfold(premise, steps, authored, (*path, triple))


@settings(max_examples=300, deadline=timedelta(seconds=2))
@given(dated=st.lists(_DATED, max_size=4), related=st.lists(_RELATED, min_size=1, max_size=5))
def test_every_bound_can_be_followed_down_to_what_was_authored(
    dated: list[tuple[str, str, tuple[str, str]]], related: list[tuple[str, str, str]]
) -> None:
    def node(name: str) -> NamedNode:
        return NamedNode(ID + name)

    event = NamedNode(TG + "Event")
    authored = [Triple(node(name), TYPE, event) for name in "abcd"]
    authored += [
        Triple(node(name), NamedNode(TG + said), Literal(text, datatype=NamedNode(XSD + kind)))
        for name, said, (text, kind) in dated
    ]
    authored += [Triple(node(one), NamedNode(TG + said), node(other)) for one, said, other in related]
    found = derive_triples(authored, Hierarchy({}, {}))
    if not found.contradictions:
        for triple in found.steps:
            unfold(triple, found.steps, set(authored))
