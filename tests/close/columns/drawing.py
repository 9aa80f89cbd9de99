"""Random small ontologies and data, as Turtle that hypothesis draws."""

from __future__ import annotations

from hypothesis import strategies as st

CLASSES = [f":C{i}" for i in range(4)]
PROPERTIES = [f":p{i}" for i in range(4)]
THINGS = [f":a{i}" for i in range(4)]
LITERALS = ["1", "'01'^^xsd:integer", "'1.0'^^xsd:decimal", "2", "'1'^^xsd:byte", "'1'", "'x'", "true", "'x'@en"]
DATATYPES = ["xsd:integer", "xsd:byte", "xsd:decimal", "xsd:string", "xsd:boolean", "rdfs:Literal"]

a_class = st.sampled_from([*CLASSES, *CLASSES, "owl:Thing", "owl:Nothing"])
a_named_class = st.sampled_from(CLASSES)
a_property = st.sampled_from(PROPERTIES)
a_thing = st.sampled_from(THINGS)
a_literal = st.sampled_from(LITERALS)
a_value = st.one_of(a_thing, a_thing, a_literal)
a_filler = st.one_of(a_class, a_class, st.sampled_from(DATATYPES))
a_number = st.sampled_from(["'0'^^xsd:nonNegativeInteger", "'1'^^xsd:nonNegativeInteger"])


def _list(members: st.SearchStrategy[str], least: int = 1) -> st.SearchStrategy[str]:
    return st.lists(members, min_size=least, max_size=3).map(lambda found: f"({' '.join(found)})")


def _sentence(*parts: str | st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*(st.just(part) if isinstance(part, str) else part for part in parts)).map(
        lambda found: f"{' '.join(found)} ."
    )


def expressions() -> st.SearchStrategy[str]:
    """Draw class expressions as the rest of a sentence about a class."""
    restriction = st.one_of(
        st.tuples(st.just("owl:someValuesFrom"), a_filler),
        st.tuples(st.just("owl:allValuesFrom"), a_filler),
        st.tuples(st.just("owl:hasValue"), a_value),
        st.tuples(st.just("owl:maxCardinality"), a_number),
        st.tuples(st.just("owl:maxQualifiedCardinality"), a_number, st.just("; owl:onClass"), a_class),
    ).map(" ".join)
    restriction = st.tuples(restriction, a_property).map(lambda found: f"{found[0]} ; owl:onProperty {found[1]}")
    boolean = st.one_of(
        _list(a_filler).map(lambda found: f"owl:intersectionOf {found}"),
        _list(a_filler).map(lambda found: f"owl:unionOf {found}"),
        _list(a_thing).map(lambda found: f"owl:oneOf {found}"),
        a_class.map(lambda found: f"owl:complementOf {found}"),
    )
    return st.one_of(restriction, restriction, boolean)


def axioms() -> st.SearchStrategy[str]:
    """Draw one axiom."""
    kinds = ["owl:Class"]
    characteristics = [
        *("owl:TransitiveProperty", "owl:SymmetricProperty", "owl:FunctionalProperty", "owl:InverseFunctionalProperty"),
        *("owl:IrreflexiveProperty", "owl:AsymmetricProperty", "owl:ObjectProperty", "owl:DatatypeProperty"),
    ]
    node = st.one_of(a_named_class, expressions().map(lambda found: f"[ {found} ]"))
    return st.one_of(
        _sentence(node, "rdfs:subClassOf", node),
        _sentence(node, "rdfs:subClassOf", a_class),
        _sentence(a_class, "rdfs:subClassOf", a_class),
        _sentence(a_named_class, "owl:equivalentClass", node),
        _sentence(a_named_class, expressions()),
        _sentence(a_named_class, "a", st.sampled_from(kinds)),
        _sentence(a_property, "rdfs:subPropertyOf", a_property),
        _sentence(a_property, "owl:equivalentProperty", a_property),
        _sentence(a_property, "rdfs:domain", a_class),
        _sentence(a_property, "rdfs:range", a_filler),
        _sentence(a_property, "owl:inverseOf", a_property),
        _sentence(a_property, "owl:propertyChainAxiom", _list(a_property)),
        _sentence(a_property, "a", st.sampled_from(characteristics)),
        _sentence(a_property, "a", st.sampled_from(characteristics)),
        _sentence(a_class, "owl:disjointWith", a_class),
        _sentence(a_property, "owl:propertyDisjointWith", a_property),
        _sentence("[] a owl:AllDisjointClasses ; owl:members", _list(a_named_class, 2)),
        _sentence("[] a owl:AllDisjointProperties ; owl:members", _list(a_property, 2)),
        _sentence("[] a owl:AllDifferent ; owl:members", _list(a_thing, 2)),
        _sentence(a_named_class, "owl:hasKey", _list(a_property)),
        _sentence(
            "[] owl:assertionProperty", a_property, "; owl:sourceIndividual", a_thing, "; owl:targetIndividual", a_thing
        ),
    )


def facts() -> st.SearchStrategy[str]:
    """Draw one fact."""
    return st.one_of(
        _sentence(a_thing, "a", a_class),
        _sentence(a_thing, a_property, a_thing),
        _sentence(a_thing, a_property, a_thing),
        _sentence(a_thing, a_property, a_literal),
        _sentence(a_thing, "owl:sameAs", a_thing),
        _sentence(a_thing, "owl:differentFrom", a_thing),
    )


def about_terms() -> st.SearchStrategy[str]:
    """Draw what makes axioms follow from facts, or terms of the schema equal: rare, but a plan has to hold it."""
    return st.one_of(
        _sentence(a_named_class, "owl:sameAs", a_named_class),
        _sentence(a_property, "owl:sameAs", a_property),
        _sentence(a_property, "rdfs:subPropertyOf", st.sampled_from(["rdfs:subClassOf", "rdfs:domain", "owl:sameAs"])),
        _sentence(a_property, "rdfs:subPropertyOf rdf:type"),
        _sentence(a_named_class, "rdfs:subClassOf owl:TransitiveProperty"),
        _sentence(a_named_class, "rdfs:subClassOf owl:Class"),
        _sentence(a_property, "a", a_named_class),
        _sentence(a_named_class, a_property, a_named_class),
        _sentence(a_property, a_property, a_named_class),
    )


def graphs(*, of_terms: bool = False) -> st.SearchStrategy[str]:
    """Draw a graph: some axioms, some facts."""
    parts = [st.lists(axioms(), min_size=1, max_size=6), st.lists(facts(), min_size=1, max_size=7)]
    if of_terms:
        parts.append(st.lists(about_terms(), min_size=1, max_size=3))
    return st.tuples(*parts).map(lambda found: "\n".join(sentence for part in found for sentence in part))
