"""Each rule of OWL 2 RL alone: its premises on the plan, on owlrl, and on the rules as they are written down."""

from dataclasses import dataclass

import polars as pl
import pytest

from kg.close.columnar import close_columns
from kg.close.vocabulary import TYPE
from kg.columns import encode
from kg.namespaces import XSD
from tests.close.columns import rules
from tests.close.columns.engines import Answer, by_owlrl, by_plan, told, turtle


@dataclass(frozen=True)
class Case:
    """A rule, its premises, and what follows; nothing where the premises are inconsistent."""

    rule: str
    premises: str
    follows: str = ""
    owlrl: str = ""  # why owlrl gives another answer


FIVE = [(f'"5"^^<{XSD}integer>', f"<{TYPE}>", f"<{XSD}integer>")]  # dt-type2

CASES = [
    Case("eq-sym", ":a owl:sameAs :b .", ":b owl:sameAs :a ."),
    Case("eq-trans", ":a owl:sameAs :b . :b owl:sameAs :c .", ":a owl:sameAs :c ."),
    Case("eq-rep-s", ":a owl:sameAs :b ; :p :c .", ":b :p :c ."),
    Case("eq-rep-p", ":p owl:sameAs :q . :a :p :b .", ":a :q :b ."),
    Case("eq-rep-o", ":b owl:sameAs :c . :a :p :b .", ":a :p :c ."),
    Case("eq-rep-o", ":C owl:sameAs :D . :a a :C .", ":a a :D ."),
    Case("eq-diff1", ":a owl:sameAs :b ; owl:differentFrom :b ."),
    Case("eq-diff1", ":a owl:differentFrom :a ."),
    Case("eq-diff2", "[] a owl:AllDifferent ; owl:members (:a :b :c) . :a owl:sameAs :b ."),
    Case(
        "eq-diff2",
        "[] a owl:AllDifferent ; owl:members (:a :b :c) . :a owl:sameAs :c .",
        owlrl="never looks at the last member of a list",
    ),
    Case("eq-diff3", "[] a owl:AllDifferent ; owl:distinctMembers (:a :b :c) . :a owl:sameAs :b ."),
    Case("prp-dom", ":p rdfs:domain :C . :a :p :b .", ":a a :C ."),
    Case("prp-rng", ":p rdfs:range :C . :a :p :b .", ":b a :C ."),
    Case("prp-fp", ":p a owl:FunctionalProperty . :a :p :b , :c .", ":b owl:sameAs :c ."),
    Case("prp-ifp", ":p a owl:InverseFunctionalProperty . :a :p :c . :b :p :c .", ":a owl:sameAs :b ."),
    Case("prp-irp", ":p a owl:IrreflexiveProperty . :a :p :a ."),
    Case("prp-symp", ":p a owl:SymmetricProperty . :a :p :b .", ":b :p :a ."),
    Case("prp-asyp", ":p a owl:AsymmetricProperty . :a :p :b . :b :p :a ."),
    Case("prp-trp", ":p a owl:TransitiveProperty . :a :p :b . :b :p :c .", ":a :p :c ."),
    Case("prp-spo1", ":p rdfs:subPropertyOf :q . :a :p :b .", ":a :q :b ."),
    Case("prp-spo1", ":p rdfs:subPropertyOf rdfs:label . :a :p 'a' .", ":a rdfs:label 'a' ."),
    Case("prp-spo2", ":p owl:propertyChainAxiom (:q :r) . :a :q :b . :b :r :c .", ":a :p :c ."),
    Case("prp-spo2", ":p owl:propertyChainAxiom (:q :r :q) . :a :q :b . :b :r :c . :c :q :d .", ":a :p :d ."),
    Case("prp-eqp1", ":p owl:equivalentProperty :q . :a :p :b .", ":a :q :b ."),
    Case("prp-eqp2", ":p owl:equivalentProperty :q . :a :q :b .", ":a :p :b ."),
    Case("prp-pdw", ":p owl:propertyDisjointWith :q . :a :p :b ; :q :b ."),
    Case("prp-adp", "[] a owl:AllDisjointProperties ; owl:members (:p :q :r) . :a :p :b ; :q :b ."),
    Case(
        "prp-adp",
        "[] a owl:AllDisjointProperties ; owl:members (:p :q :r) . :a :p :b ; :r :b .",
        owlrl="never looks at the last member of a list",
    ),
    Case("prp-inv1", ":p owl:inverseOf :q . :a :p :b .", ":b :q :a ."),
    Case("prp-inv2", ":p owl:inverseOf :q . :a :q :b .", ":b :p :a ."),
    Case("prp-key", ":C owl:hasKey (:p :q) . :a a :C ; :p 1 ; :q 2 . :b a :C ; :p 1 ; :q 2 .", ":a owl:sameAs :b ."),
    Case(
        "prp-npa1",
        "[] owl:sourceIndividual :a ; owl:assertionProperty :p ; owl:targetIndividual :b . :a :p :b .",
    ),
    Case("prp-npa2", "[] owl:sourceIndividual :a ; owl:assertionProperty :p ; owl:targetValue 5 . :a :p 5 ."),
    Case("cls-nothing2", ":a a owl:Nothing ."),
    Case("cls-nothing2", ":p rdfs:domain owl:Nothing . :a :p :b ."),
    Case("cls-int1", ":C owl:intersectionOf (:D :E) . :a a :D , :E .", ":a a :C ."),
    Case("cls-int2", ":C owl:intersectionOf (:D :E) . :a a :C .", ":a a :D , :E ."),
    Case("cls-uni", ":C owl:unionOf (:D :E) . :a a :E .", ":a a :C ."),
    Case("cls-com", ":C owl:complementOf :D . :a a :C , :D ."),
    Case("cls-svf1", ":C owl:someValuesFrom :D ; owl:onProperty :p . :a :p :b . :b a :D .", ":a a :C ."),
    Case("cls-svf1", ":C owl:someValuesFrom xsd:integer ; owl:onProperty :p . :a :p 5 .", ":a a :C ."),
    Case("cls-svf2", ":C owl:someValuesFrom owl:Thing ; owl:onProperty :p . :a :p :b .", ":a a :C ."),
    Case("cls-avf", ":C owl:allValuesFrom :D ; owl:onProperty :p . :a a :C ; :p :b .", ":b a :D ."),
    Case("cls-hv1", ":C owl:hasValue :b ; owl:onProperty :p . :a a :C .", ":a :p :b ."),
    Case("cls-hv2", ":C owl:hasValue 5 ; owl:onProperty :p . :a :p 5 .", ":a a :C ."),
    Case("cls-maxc1", ":C owl:maxCardinality '0'^^xsd:nonNegativeInteger ; owl:onProperty :p . :a a :C ; :p :b ."),
    Case(
        "cls-maxc2",
        ":C owl:maxCardinality '1'^^xsd:nonNegativeInteger ; owl:onProperty :p . :a a :C ; :p :b , :c .",
        ":b owl:sameAs :c .",
    ),
    Case(
        "cls-maxqc1",
        """:C owl:maxQualifiedCardinality '0'^^xsd:nonNegativeInteger ; owl:onProperty :p ; owl:onClass :D .
        :a a :C ; :p :b . :b a :D .""",
    ),
    Case(
        "cls-maxqc2",
        """:C owl:maxQualifiedCardinality '0'^^xsd:nonNegativeInteger ; owl:onProperty :p ; owl:onClass owl:Thing .
        :a a :C ; :p :b .""",
    ),
    Case(
        "cls-maxqc3",
        """:C owl:maxQualifiedCardinality '1'^^xsd:nonNegativeInteger ; owl:onProperty :p ; owl:onClass :D .
        :a a :C ; :p :b , :c . :b a :D . :c a :D .""",
        ":b owl:sameAs :c .",
    ),
    Case(
        "cls-maxqc4",
        """:C owl:maxQualifiedCardinality '1'^^xsd:nonNegativeInteger ; owl:onProperty :p ; owl:onClass owl:Thing .
        :a a :C ; :p :b , :c .""",
        ":b owl:sameAs :c .",
    ),
    Case("cls-oo", ":C owl:oneOf (:a :b) .", ":a a :C . :b a :C ."),
    Case("cax-sco", ":C rdfs:subClassOf :D . :a a :C .", ":a a :D ."),
    Case("cax-eqc1", ":C owl:equivalentClass :D . :a a :C .", ":a a :D ."),
    Case("cax-eqc2", ":C owl:equivalentClass :D . :a a :D .", ":a a :C ."),
    Case("cax-dw", ":C owl:disjointWith :D . :a a :C , :D ."),
    Case("cax-adc", "[] a owl:AllDisjointClasses ; owl:members (:C :D :E) . :a a :C , :E ."),
    # The rules of the schema show in what they mean for things.
    Case("scm-cls", ":C a owl:Class . owl:Thing rdfs:subClassOf :D . :a a :C .", ":a a :D ."),
    Case(
        "scm-svf1",
        """:C owl:someValuesFrom :D ; owl:onProperty :p . :E owl:someValuesFrom :F ; owl:onProperty :p .
        :D rdfs:subClassOf :F . :a a :C .""",
        ":a a :E .",
    ),
    Case(
        "scm-svf2",
        """:C owl:someValuesFrom :D ; owl:onProperty :p . :E owl:someValuesFrom :D ; owl:onProperty :q .
        :p rdfs:subPropertyOf :q . :a a :C .""",
        ":a a :E .",
    ),
    Case(
        "scm-avf1",
        """:C owl:allValuesFrom :D ; owl:onProperty :p . :E owl:allValuesFrom :F ; owl:onProperty :p .
        :D owl:equivalentClass :F . :a a :C .""",
        ":a a :E .",
    ),
    Case(
        "scm-avf2",
        """:C owl:allValuesFrom :D ; owl:onProperty :p . :E owl:allValuesFrom :D ; owl:onProperty :q .
        :p rdfs:subPropertyOf :q . :a a :E .""",
        ":a a :C .",
    ),
    Case(
        "scm-hv",
        """:C owl:hasValue :b ; owl:onProperty :p . :E owl:hasValue :b ; owl:onProperty :q .
        :p rdfs:subPropertyOf :q . :a a :C .""",
        ":a a :E .",
    ),
    Case(
        "scm-int, scm-uni",
        """:C owl:someValuesFrom :D ; owl:onProperty :p . :E owl:someValuesFrom :F ; owl:onProperty :p .
        :D owl:intersectionOf (:G :H) . :F owl:unionOf (:G :I) . :a a :C .""",
        ":a a :E .",
    ),
    Case("dt-not-type", ":p rdfs:range xsd:integer . :a :p 'five' .", owlrl="does not type plain literals"),
    Case("dt-not-type", ":p rdfs:range xsd:byte . :a :p 300 .", owlrl="compares no values"),
    Case("dt-not-type", ":p rdfs:range xsd:string . :a :p 'x'@en .", owlrl="does not type tagged literals"),
    Case("dt-not-type", ":a :p 'x'^^xsd:integer ."),
    Case("dt-not-type", ":p rdfs:range xsd:string . :a :p 5 .", owlrl="parts only the datatypes that literals have"),
    Case("cax-dw", ":a a xsd:string , xsd:boolean ."),
    Case("dt-diff", ":p a owl:FunctionalProperty . :a :p 18 , 19 .", owlrl="compares no values"),
    # owlrl finds this one because it holds zero to be no float at all
    Case("dt-diff", ":p a owl:FunctionalProperty . :a :p '0'^^xsd:float , '-0'^^xsd:float ."),
    Case(
        "dt-diff",
        """:p a owl:FunctionalProperty .
        :a :p '2020-01-01T00:00:00Z'^^xsd:dateTime , '2020-01-01T01:00:00+01:00'^^xsd:dateTime .""",
        owlrl="compares no values",
    ),
    Case(
        "dt-eq",
        ":C owl:hasValue '5'^^xsd:byte ; owl:onProperty :p . :a :p '05'^^xsd:integer .",
        ":a a :C .",
        owlrl="compares no values",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.rule)
def test_the_plan_gives_what_the_rule_gives(case: Case) -> None:
    answer = by_plan(turtle(case.premises))
    assert not answer.unknown
    assert_given(case, answer)


@pytest.mark.parametrize("case", [c for c in CASES if not c.owlrl], ids=lambda case: case.rule)
def test_so_does_owlrl(case: Case) -> None:
    assert_given(case, by_owlrl(turtle(case.premises)))


@pytest.mark.parametrize("case", [c for c in CASES if c.owlrl], ids=lambda case: case.rule)
def test_owlrl_misses_what_is_said_to_be_missed(case: Case) -> None:
    answer = by_owlrl(turtle(case.premises))
    assert not answer.false
    assert set(turtle(case.follows)).isdisjoint(answer.triples)


def assert_given(case: Case, answer: Answer) -> None:
    assert bool(answer.false) == (not case.follows), answer
    assert set(turtle(case.follows)) <= answer.triples


@pytest.mark.parametrize("case", [c for c in CASES if not c.rule.startswith("dt-")], ids=lambda case: case.rule)
def test_so_do_the_rules_as_they_are_written_down(case: Case) -> None:
    closed = rules.close([*turtle(case.premises), *FIVE])
    if case.follows:
        named = {closed.why[triple][0] for triple in turtle(case.follows)}
        assert named & set(case.rule.split(", ")) or case.rule.startswith("scm-")
        assert not closed.false
    else:
        assert case.rule in closed.false.values() or case.premises == ":a a xsd:string , xsd:boolean ."


def test_every_rule_of_the_tables_has_a_case() -> None:
    written = {name for name, _, _ in rules.RULES} | {
        *(
            "cls-int1",
            "cls-int2",
            "cls-uni",
            "cls-oo",
            "prp-spo2",
            "prp-key",
            "cax-adc",
            "prp-adp",
            "eq-diff2",
            "eq-diff3",
        ),
    }
    shown = {name for case in CASES for name in case.rule.split(", ")}
    told_of_terms_alone = {name for name in written if name.startswith("scm-")}
    assert written - shown - told_of_terms_alone == set()


@pytest.mark.parametrize("place", range(len(rules.RULES)), ids=lambda place: rules.RULES[place][0])
def test_each_line_of_the_tables_gives_its_conclusion_from_its_premises_alone(place: int) -> None:
    """Every rule, schema from schema included, its variables taken as names; noise is asked for too."""
    _, body, head = rules.RULES[place]
    premises = [named(triple) for triple in body]
    lines = pl.Series([" ".join(triple) + " ." for triple in premises], dtype=pl.String)
    closed = close_columns(encode([lines]), whole=True)
    if head is None:
        assert closed.contradictions
    else:
        assert named(head) in told(closed) | set(premises)
        assert not closed.contradictions


def named(triple: rules.Triple) -> rules.Triple:
    """Return a triple with a name for each variable."""
    s, p, o = (f"<x:{word[1:]}>" if word.startswith("?") else word for word in triple)
    return s, p, o


BUILT_IN = (
    "owl:Thing a owl:Class . owl:Nothing a owl:Class . rdfs:label a owl:AnnotationProperty . xsd:byte a rdfs:Datatype ."
)


def test_what_is_so_without_premises_is_told_when_all_is_asked_for() -> None:
    """Rules cls-thing, cls-nothing1, prp-ap and dt-type1; eq-ref is left out, as noise that no rule needs."""
    closed = close_columns(encode([pl.Series(["<x:a> <x:p> <x:b> ."])]), whole=True)
    assert set(turtle(BUILT_IN)) <= told(closed)


def test_owlrl_makes_all_that_have_a_key_one_thing() -> None:
    """It compares all keys but the last; the plan compares them all, and tells nothing that does not follow."""
    premises = turtle(":C owl:hasKey (:p) . :a a :C ; :p 1 . :b a :C ; :p 2 .")
    assert turtle(":a owl:sameAs :b .")[0] in by_owlrl(premises).triples
    assert by_plan(premises).triples == frozenset()


def test_owlrl_holds_each_name_token_to_be_a_name() -> None:
    """It is the other way round: `1a` is an xsd:NMTOKEN and no xsd:Name."""
    premises = turtle(":C owl:someValuesFrom xsd:Name ; owl:onProperty :p . :a :p '1a'^^xsd:NMTOKEN .")
    assert turtle(":a a :C .")[0] in by_owlrl(premises).triples
    assert by_plan(premises).triples == frozenset()
