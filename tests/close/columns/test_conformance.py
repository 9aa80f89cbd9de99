"""The OWL 2 conformance cases of profile RL, and small ones of our own that show the same."""

import functools
from collections import Counter

import pytest

from tests.close.columns.conformance import SUITE, Check, Close, passes, plan_closes, read_suite
from tests.close.columns.engines import turtle

NO_RULE = {
    "New-Feature-ReflexiveProperty-001": "OWL 2 RL has no rule for reflexive properties",
    "WebOnt-I4.6-005-Direct": "under the direct semantics an annotation says nothing, so it is entailed; rules read it",
    "WebOnt-I5.26-010": "asks for a class expression that nobody wrote",
    "WebOnt-I5.5-005": "asks for a class expression that nobody wrote",
    "WebOnt-I5.8-008": "asks what two datatypes have in common",
    "WebOnt-I5.8-009": "asks what two datatypes have in common",
    "WebOnt-equivalentClass-008-Direct": "under the direct semantics an annotation says nothing; rules read it",
}
BY_REFUTATION = {
    *("DisjointClasses-001", "DisjointClasses-003", "New-Feature-DisjointDataProperties-002"),
    *("New-Feature-DisjointObjectProperties-001", "New-Feature-DisjointObjectProperties-002"),
    *("New-Feature-ObjectQCR-002", "WebOnt-differentFrom-001", "chain2trans1"),
    *("owl2-rl-rules-fp-differentFrom", "owl2-rl-rules-ifp-differentFrom"),
}


@pytest.fixture(scope="module")
def checks() -> list[Check]:
    if not SUITE.exists():
        pytest.skip("../shared/ is not there: the OWL 2 conformance cases cannot be read")
    return read_suite(SUITE)


@pytest.fixture(scope="module")
def closes() -> Close:
    """Return the plan's way of closing that closes no graph twice."""
    cached = functools.cache(lambda triples: plan_closes(list(triples)))
    return lambda triples: cached(tuple(triples))


@pytest.mark.slow
def test_the_suite_has_the_checks_that_we_count(checks: list[Check]) -> None:
    counts = {"consistency": 75, "inconsistency": 11, "entailment": 29, "non-entailment": 6}
    assert Counter(check.kind for check in checks) == counts


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["consistency", "inconsistency", "non-entailment"])
def test_every_case_passes(kind: str, checks: list[Check], closes: Close) -> None:
    failed = [c.case for c in checks if c.kind == kind and not passes(c, closes, refuting=True)]
    assert failed == []


@pytest.mark.slow
def test_the_closure_holds_every_conclusion_that_a_rule_gives(checks: list[Check], closes: Close) -> None:
    failed = {c.case for c in checks if c.kind == "entailment" and not passes(c, closes)}
    assert failed == BY_REFUTATION | NO_RULE.keys()


@pytest.mark.slow
def test_refutation_decides_more(checks: list[Check], closes: Close) -> None:
    failed = {c.case for c in checks if c.kind == "entailment" and not passes(c, closes, refuting=True)}
    assert failed == NO_RULE.keys()


OWN = {
    "disjoint classes refute": ("entailment", ":B owl:disjointWith :G . :a a :B .", ":a a [ owl:complementOf :G ] ."),
    "a chain is transitive": ("entailment", ":p owl:propertyChainAxiom (:p :p) .", ":p a owl:TransitiveProperty ."),
    "functional and different": (
        "entailment",
        ":p a owl:FunctionalProperty . :a :p :x . :b :p :y . :x owl:differentFrom :y .",
        ":a owl:differentFrom :b .",
    ),
    "disjoint properties": (
        "entailment",
        "[] a owl:AllDisjointProperties ; owl:members (:p :q :r) . :a :p :x . :b :q :x . :c :r :x .",
        "[] a owl:AllDifferent ; owl:members (:a :b :c) .",
    ),
    "equivalent classes are subclasses": ("entailment", ":C owl:equivalentClass :D .", ":D rdfs:subClassOf :C ."),
    "a datatype has more": ("entailment", ":p rdfs:range xsd:byte .", ":p rdfs:range xsd:short ."),
    "a datatype has no less": ("non-entailment", ":p rdfs:range xsd:short .", ":p rdfs:range xsd:unsignedByte ."),
    "half a chain": ("non-entailment", ":p owl:propertyChainAxiom (:p :q) .", ":p a owl:TransitiveProperty ."),
    "a key is for its class": (
        "non-entailment",
        ":C owl:hasKey (:p) . :a a :C ; :p 1 . :b :p 1 .",
        ":a owl:sameAs :b .",
    ),
    "ages": (
        "inconsistency",
        """:p a owl:FunctionalProperty . :a a [ owl:onProperty :p ; owl:hasValue 18 ] ,
        [ owl:onProperty :p ; owl:hasValue 19 ] .""",
        "",
    ),
    "ages spelt otherwise": ("consistency", ":p a owl:FunctionalProperty . :a :p 18 , '018'^^xsd:byte .", ""),
    "zeros": ("inconsistency", ":p a owl:FunctionalProperty . :a :p '+0.0'^^xsd:float , '-0.0'^^xsd:float .", ""),
    "a text for a number": (
        "inconsistency",
        ":p rdfs:range xsd:integer . :a a [ owl:onProperty :p ; owl:hasValue 'text' ] .",
        "",
    ),
}


@pytest.mark.parametrize("name", OWN)
def test_our_own_cases_pass(name: str) -> None:
    kind, premises, conclusions = OWN[name]
    check = Check(name, kind, tuple(turtle(premises)), tuple(turtle(conclusions)))
    assert passes(check, plan_closes, refuting=True)
