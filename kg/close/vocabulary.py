"""The words of the languages themselves: those that rules speak of, and those that nobody asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.close.datatypes import DATATYPES
from kg.namespaces import OWL, RDF, RDFS, TG

if TYPE_CHECKING:
    from kg.columns import Columns

TYPE, FIRST, REST = RDF + "type", RDF + "first", RDF + "rest"
SUBCLASS, SUBPROPERTY, DOMAIN, RANGE = (RDFS + name for name in ("subClassOf", "subPropertyOf", "domain", "range"))
SAME, DIFFERENT, CLASS, THING, NOTHING = (
    OWL + name for name in ("sameAs", "differentFrom", "Class", "Thing", "Nothing")
)
ON_PROPERTY = OWL + "onProperty"
EQUIVALENT_CLASS, EQUIVALENT_PROPERTY = OWL + "equivalentClass", OWL + "equivalentProperty"

# Predicates whose triples are axioms, and classes whose members are: when one of these grows, so does the ontology.
AXIOM_PREDICATES = (
    *(FIRST, REST, SUBCLASS, SUBPROPERTY, DOMAIN, RANGE, EQUIVALENT_CLASS, EQUIVALENT_PROPERTY),
    *(OWL + name for name in ("inverseOf", "propertyChainAxiom", "hasKey", "disjointWith", "propertyDisjointWith")),
    *(OWL + name for name in ("complementOf", "intersectionOf", "unionOf", "oneOf", "onProperty", "onClass")),
    *(OWL + name for name in ("someValuesFrom", "allValuesFrom", "hasValue", "hasSelf", "maxCardinality")),
    *(OWL + name for name in ("maxQualifiedCardinality", "members", "distinctMembers", "assertionProperty")),
    *(OWL + name for name in ("sourceIndividual", "targetIndividual", "targetValue")),
    *(TG + name for name in ("tieClass", "projectsFrom", "projectsTo", "edge", "admitsStanding")),
)
AXIOM_CLASSES = (
    *(OWL + name for name in ("FunctionalProperty", "InverseFunctionalProperty", "SymmetricProperty")),
    *(OWL + name for name in ("TransitiveProperty", "AsymmetricProperty", "IrreflexiveProperty")),
    *(OWL + name for name in ("AllDifferent", "AllDisjointClasses", "AllDisjointProperties")),
    *(CLASS, OWL + "ObjectProperty", OWL + "DatatypeProperty", RDF + "Property", TG + "Projection"),
)
# What the rules fill with noise, which the plan leaves out: it cannot hold a rule that asks for it.
LEFT_OUT = (TYPE, SAME, SUBCLASS, SUBPROPERTY, DOMAIN, RANGE, EQUIVALENT_CLASS, EQUIVALENT_PROPERTY)
DATATYPE, ANNOTATION_PROPERTY = RDFS + "Datatype", OWL + "AnnotationProperty"
# Built-in annotation properties (prp-ap).
ANNOTATIONS = (
    *(RDFS + name for name in ("label", "comment", "seeAlso", "isDefinedBy")),
    *(OWL + name for name in ("deprecated", "versionInfo", "priorVersion", "backwardCompatibleWith")),
    OWL + "incompatibleWith",
)
# Inferred triples of these predicates are noise: schema from schema.
SCHEMA_PREDICATES = (
    *(SUBCLASS, SUBPROPERTY, DOMAIN, RANGE, EQUIVALENT_CLASS, EQUIVALENT_PROPERTY),
    *(OWL + "inverseOf", OWL + "disjointWith", OWL + "propertyDisjointWith"),
)
# Constructs of OWL 2 that no rule of OWL 2 RL uses.
IDLE_PREDICATES = tuple(
    OWL + name
    for name in (
        *("cardinality", "datatypeComplementOf", "disjointUnionOf", "hasSelf", "minCardinality", "withRestrictions"),
        *("minQualifiedCardinality", "onDataRange", "onProperties", "qualifiedCardinality"),
    )
)
IDLE_CLASSES = (OWL + "ReflexiveProperty",)

WORDS = tuple(
    dict.fromkeys(
        [
            *(TYPE, SAME, DIFFERENT, THING, NOTHING, TG + "standing"),
            *AXIOM_PREDICATES,
            *AXIOM_CLASSES,
            *(DATATYPE, ANNOTATION_PROPERTY, *ANNOTATIONS),
            *SCHEMA_PREDICATES,
            *IDLE_PREDICATES,
            *IDLE_CLASSES,
            *DATATYPES,
        ]
    )
)


def with_words(columns: Columns) -> tuple[Columns, dict[str, int]]:
    """Return columns in which every word has a code, and those codes by IRI."""
    columns, codes = columns.with_terms(f"<{word}>" for word in WORDS)
    return columns, {word: codes[f"<{word}>"] for word in WORDS}
