"""Every module of the ontology is within OWL 2 RL, by grammar rules of our own.

They follow the grammar of OWL 2 Profiles (second edition), section 4.2, and the restrictions that RL keeps of DL.

1. Vocabulary. Of `rdf:`, `rdfs:` and `owl:` only the terms in ALLOWED, EXPRESSIONS and TYPES occur: no disjoint
   unions, no reflexive properties, no owl:hasSelf, no minimum or exact cardinality, no n-ary restrictions, no
   datatype facets.
2. Subclass side (subject of rdfs:subClassOf, both ends of owl:disjointWith, members of owl:AllDisjointClasses,
   subject of owl:hasKey): a named class but not owl:Thing; an intersection or union of such; an enumeration of
   individuals; some values from such, from owl:Thing or from a datatype; one value.
3. Superclass side (object of rdfs:subClassOf, rdfs:domain and range, the class of an individual): a named class but
   not owl:Thing; an intersection of such; the complement of a subclass-side expression; all values from such or from
   a datatype; one value; at most 0 or 1, unqualified, of a subclass-side expression or of a datatype.
4. Both sides (owl:equivalentClass): a named class but not owl:Thing; an intersection of such; one value.
5. Datatypes (ranges and fillers of datatype properties): those of DATATYPES, so never xsd:date, xsd:gYearMonth,
   xsd:gYear, owl:real or owl:rational, and no enumerations of literals.
6. Simple properties. A property that is transitive, made by a chain, or above, equal or inverse to such a property is
   never functional, inverse functional, irreflexive, asymmetric, disjoint from another or counted by a cardinality.
7. Sorts. A name is a class, an object property, a datatype property or an annotation property, and only one of them;
   what an axiom names is declared, and so is every predicate; object properties go with classes, datatype properties
   with datatypes; annotation properties stay out of axioms but for rdfs:subPropertyOf among themselves.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted([*(ROOT / "ontology").glob("*.ttl"), *(ROOT / "ontology/codes").glob("*.ttl")])
NAMESPACES = {
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
    "http://www.w3.org/2000/01/rdf-schema#": "rdfs:",
    "http://www.w3.org/2002/07/owl#": "owl:",
    "http://www.w3.org/2001/XMLSchema#": "xsd:",
    "http://example.org/": "ex:",
}
PREFIXES = "".join(f"@prefix {prefix} <{namespace}> .\n" for namespace, prefix in NAMESPACES.items())


def words(text: str, prefix: str) -> set[str]:
    return {prefix + word for word in text.split()}


SORTS = words("Class ObjectProperty DatatypeProperty AnnotationProperty", "owl:")
NOT_FOR_COMPLEX = words("Functional InverseFunctional Irreflexive Asymmetric", "owl:")
CHARACTERISTICS = {f"{name}Property" for name in NOT_FOR_COMPLEX | words("Symmetric Transitive", "owl:")}
TYPES = SORTS | CHARACTERISTICS | words("Ontology Restriction AllDisjointClasses NamedIndividual", "owl:")
EXPRESSIONS = words(
    "onProperty onClass onDataRange someValuesFrom allValuesFrom hasValue maxCardinality maxQualifiedCardinality "
    "intersectionOf unionOf complementOf oneOf members",
    "owl:",
)
CONSTRUCTORS = EXPRESSIONS - words("onProperty onClass onDataRange members", "owl:")
ALLOWED = (
    words("type first rest nil", "rdf:")
    | words("label comment seeAlso isDefinedBy subClassOf subPropertyOf domain range", "rdfs:")
    | words(
        "equivalentClass disjointWith equivalentProperty propertyDisjointWith inverseOf propertyChainAxiom hasKey",
        "owl:",
    )
    | words("versionIRI versionInfo priorVersion imports deprecated sameAs differentFrom Thing Nothing", "owl:")
)
DATATYPES = (
    words("Literal", "rdfs:")
    | words("PlainLiteral XMLLiteral", "rdf:")
    | words(
        "decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte "
        "unsignedLong unsignedInt unsignedShort unsignedByte float double boolean string normalizedString token "
        "language Name NCName NMTOKEN hexBinary base64Binary anyURI dateTime dateTimeStamp",
        "xsd:",
    )
)


def short(term: object) -> str:
    """Write a term the way the rules do: a CURIE, a blank node as _:id, a literal by its value."""
    if isinstance(term, ox.NamedNode):
        for namespace, prefix in NAMESPACES.items():
            if term.value.startswith(namespace):
                return prefix + term.value.removeprefix(namespace)
        return term.value
    return term.value if isinstance(term, ox.Literal) else str(term)


Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """The axioms of one module, judged with the declarations of all of them."""

    triples: list[Triple]
    declared: dict[str, set[str]]
    complex_properties: set[str] = field(default_factory=set)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return what a subject says by a predicate."""
        return [o for s, p, o in self.triples if s == subject and p == predicate]

    def members(self, head: str) -> list[str]:
        """Return the members of an RDF list."""
        found = []
        while head != "rdf:nil":
            found += self.values(head, "rdf:first")
            head = next(iter(self.values(head, "rdf:rest")), "rdf:nil")
        return found

    def is_class(self, node: str) -> bool:
        """Say whether a name is a declared class and not owl:Thing."""
        return node != "owl:Thing" and (node == "owl:Nothing" or "owl:Class" in self.declared[node])

    def is_data(self, restriction: str) -> bool:
        """Say whether a restriction is on a datatype property."""
        return any("owl:DatatypeProperty" in self.declared[p] for p in self.values(restriction, "owl:onProperty"))

    def shape(self, node: str) -> tuple[str, str]:
        """Return the constructor of an anonymous expression and its operand; '' if it is none or more than one."""
        found = [(p, o) for s, p, o in self.triples if s == node and p in CONSTRUCTORS]
        return found[0] if len(found) == 1 else ("", "")

    def filler(self, node: str, operand: str, side: str) -> bool:
        """Say whether a restriction is filled by a datatype (rule 5) or by an expression of a side."""
        return operand in DATATYPES if self.is_data(node) else getattr(self, side)(operand)

    def sub(self, node: str) -> bool:
        """Rule 2."""
        if not node.startswith("_:"):
            return self.is_class(node)
        kind, operand = self.shape(node)
        match kind:
            case "owl:intersectionOf" | "owl:unionOf":
                return all(self.sub(member) for member in self.members(operand))
            case "owl:someValuesFrom":
                return (operand == "owl:Thing" and not self.is_data(node)) or self.filler(node, operand, "sub")
            case "owl:oneOf":
                return not self.is_data(node)
        return kind == "owl:hasValue"

    def sup(self, node: str) -> bool:
        """Rule 3."""
        if not node.startswith("_:"):
            return self.is_class(node)
        kind, operand = self.shape(node)
        match kind:
            case "owl:intersectionOf":
                return all(self.sup(member) for member in self.members(operand))
            case "owl:complementOf":
                return self.sub(operand)
            case "owl:allValuesFrom":
                return self.filler(node, operand, "sup")
            case "owl:maxCardinality":
                return operand in {"0", "1"}
            case "owl:maxQualifiedCardinality":
                fillers = [*self.values(node, "owl:onClass"), *self.values(node, "owl:onDataRange")]
                return operand in {"0", "1"} and all(f == "owl:Thing" or self.filler(node, f, "sub") for f in fillers)
        return kind == "owl:hasValue"

    def equivalent(self, node: str) -> bool:
        """Rule 4."""
        if not node.startswith("_:"):
            return self.is_class(node)
        kind, operand = self.shape(node)
        if kind == "owl:intersectionOf":
            return all(self.equivalent(member) for member in self.members(operand))
        return kind == "owl:hasValue"

    def sort(self, node: str) -> str:
        """Return which sort of property a name is; an anonymous inverse is an object property."""
        if node.startswith("_:"):
            return "owl:ObjectProperty" if self.values(node, "owl:inverseOf") else ""
        return next((s for s in sorted(self.declared[node]) if s in SORTS - {"owl:Class"}), "")

    def class_axiom(self, s: str, p: str, o: str) -> str:
        """Judge an axiom about classes."""
        match p:
            case "rdfs:subClassOf" if not self.sub(s):
                return "2: not on the subclass side"
            case "rdfs:subClassOf" if not self.sup(o):
                return "3: not on the superclass side"
            case "owl:equivalentClass" if not (self.equivalent(s) and self.equivalent(o)):
                return "4: not on both sides"
            case "owl:disjointWith" if not (self.sub(s) and self.sub(o)):
                return "2: not on the subclass side"
            case "owl:members" if not all(self.sub(member) for member in self.members(o)):
                return "2: not on the subclass side"
            case "owl:hasKey" if not self.sub(s):
                return "2: not on the subclass side"
        return ""

    def property_axiom(self, s: str, p: str, o: str) -> str:
        """Judge an axiom about properties."""
        object_or_data = {"owl:ObjectProperty", "owl:DatatypeProperty"}
        match p:
            case "rdfs:domain" if not (self.sort(s) in object_or_data and self.sup(o)):
                return "3: not on the superclass side"
            case "rdfs:range" if self.sort(s) == "owl:DatatypeProperty":
                return "" if o in DATATYPES else "5: no datatype of OWL 2 RL"
            case "rdfs:range" if not (self.sort(s) == "owl:ObjectProperty" and self.sup(o)):
                return "3: not on the superclass side"
            case "rdfs:subPropertyOf" if not self.sort(s) or self.sort(s) != self.sort(o):
                return "7: properties of two sorts"
            case "owl:equivalentProperty" | "owl:propertyDisjointWith" if self.sort(
                s
            ) not in object_or_data or self.sort(s) != self.sort(o):
                return "7: properties of two sorts"
            case "owl:inverseOf" if self.sort(o) != "owl:ObjectProperty":
                return "7: only object properties have inverses"
            case "owl:propertyChainAxiom" if {self.sort(m) for m in [s, *self.members(o)]} != {"owl:ObjectProperty"}:
                return "7: only object properties make chains"
            case "owl:onProperty" if self.sort(o) not in object_or_data:
                return "7: not a property that is declared"
        return ""

    def simple(self, s: str, p: str, o: str) -> str:
        """Rule 6."""
        counted = p in words("maxCardinality maxQualifiedCardinality", "owl:")
        restricted = {s} if o in {f"{name}Property" for name in NOT_FOR_COMPLEX} else set()
        restricted |= {s, o} if p == "owl:propertyDisjointWith" else set()
        restricted |= set(self.values(s, "owl:onProperty")) if counted else set()
        return "6: not a simple property" if restricted & self.complex_properties else ""

    def typing(self, s: str, p: str, o: str) -> str:
        """Judge what a name is used as (rule 7)."""
        if len(self.declared[s] & SORTS) > 1:
            return "7: two sorts in one name"
        if not p.startswith(("rdf:", "rdfs:", "owl:")) and not self.sort(p):
            return "7: a predicate that nobody declared"
        if p != "rdf:type":
            return ""
        if o in CHARACTERISTICS - {"owl:FunctionalProperty"} and self.sort(s) != "owl:ObjectProperty":
            return "7: not an object property"
        return "" if o in TYPES or self.sup(o) else "3: not a class that is declared"

    def vocabulary(self, s: str, p: str, o: str) -> str:
        """Rule 1."""
        known = ALLOWED | EXPRESSIONS | TYPES | DATATYPES
        strange = [t for t in (s, p, o) if t.startswith(("rdf:", "rdfs:", "owl:")) and t not in known]
        return f"1: {strange[0]} is outside the profile" if strange else ""

    def violations(self) -> list[str]:
        """Return a line for each triple that breaks a rule."""
        judges = (self.vocabulary, self.typing, self.class_axiom, self.property_axiom, self.simple)
        found = {f"{s} {p} {o} -- {said}" for s, p, o in self.triples for judge in judges if (said := judge(s, p, o))}
        return sorted(found)


def declarations(triples: list[Triple]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for s, p, o in triples:
        if p == "rdf:type":
            found[s].add(o)
    return found


def complex_properties(triples: list[Triple]) -> set[str]:
    """Return what is transitive or made by a chain, and all that is above, equivalent or inverse to it."""
    found = {s for s, p, o in triples if o == "owl:TransitiveProperty" or p == "owl:propertyChainAxiom"}
    up = {(s, o) for s, p, o in triples if p == "rdfs:subPropertyOf"}
    for s, p, o in triples:
        up |= {(s, o), (o, s)} if p in {"owl:inverseOf", "owl:equivalentProperty"} else set()
    while above := {o for s, o in up if s in found} - found:
        found |= above
    return found


def read(source: Path) -> list[Triple]:
    quads = ox.parse(path=source, format=ox.RdfFormat.TURTLE)
    return [(short(q.subject), short(q.predicate), short(q.object)) for q in quads]


def violations(triples: list[Triple], everything: list[Triple]) -> list[str]:
    return Profile(triples, declarations(everything), complex_properties(everything)).violations()


def violations_of(text: str) -> list[str]:
    quads = ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)
    triples = [(short(q.subject), short(q.predicate), short(q.object)) for q in quads]
    return violations(triples, triples)


@pytest.fixture(scope="module")
def everything() -> list[Triple]:
    return [triple for module in MODULES for triple in read(module)]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_a_module_is_within_owl_2_rl(module: Path, everything: list[Triple]) -> None:
    assert violations(read(module), everything) == []


A_B = "ex:A a owl:Class . ex:B a owl:Class . "
P_Q = (
    "ex:p a owl:ObjectProperty . ex:q a owl:ObjectProperty . ex:r a owl:ObjectProperty . ex:d a owl:DatatypeProperty . "
)
WITHIN = {
    "a named superclass": "ex:A rdfs:subClassOf ex:B .",
    "a union below": "[ owl:unionOf ( ex:A ex:B ) ] rdfs:subClassOf ex:B .",
    "some values below": "[ owl:onProperty ex:p ; owl:someValuesFrom owl:Thing ] rdfs:subClassOf ex:B .",
    "all values above": "ex:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:p ; owl:allValuesFrom ex:B ] .",
    "all values of a datatype above": "ex:A rdfs:subClassOf [ owl:onProperty ex:d ; owl:allValuesFrom xsd:decimal ] .",
    "at most one above": "ex:A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ex:p ; owl:maxCardinality 1 ] .",
    "a complement above": "ex:A rdfs:subClassOf [ owl:complementOf ex:B ] .",
    "one value on both sides": "ex:A owl:equivalentClass [ owl:onProperty ex:p ; owl:hasValue ex:x ] .",
    "disjoint classes": "[] a owl:AllDisjointClasses ; owl:members ( ex:A ex:B ) .",
    "a chain": "ex:p owl:propertyChainAxiom ( ex:q ex:q ) .",
    "a key": "ex:A owl:hasKey ( ex:p ex:d ) .",
    "a transitive property below a symmetric one": (
        "ex:p a owl:TransitiveProperty ; rdfs:subPropertyOf ex:q . ex:q a owl:SymmetricProperty ."
    ),
    "at most one of a datatype above": (
        "ex:A rdfs:subClassOf [ owl:onProperty ex:d ; owl:maxQualifiedCardinality 1 ; owl:onDataRange xsd:string ] ."
    ),
    "a range of a known datatype": "ex:d rdfs:range xsd:decimal .",
}
OUTSIDE = {
    "a union above": ("3", "ex:A rdfs:subClassOf [ owl:unionOf ( ex:A ex:B ) ] ."),
    "some values above": ("3", "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:someValuesFrom ex:B ] ."),
    "at most two": ("3", "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:maxCardinality 2 ] ."),
    "an enumeration above": ("3", "ex:A rdfs:subClassOf [ owl:oneOf ( ex:x ex:y ) ] ."),
    "at most one of a foreign datatype": (
        "3",
        "ex:A rdfs:subClassOf [ owl:onProperty ex:d ; owl:maxQualifiedCardinality 1 ; owl:onDataRange xsd:date ] .",
    ),
    "owl:Thing above": ("3", "ex:A rdfs:subClassOf owl:Thing ."),
    "all values below": ("2", "[ owl:onProperty ex:p ; owl:allValuesFrom ex:B ] rdfs:subClassOf ex:A ."),
    "a complement below": ("2", "[ owl:complementOf ex:B ] rdfs:subClassOf ex:A ."),
    "owl:Thing below": ("2", "owl:Thing rdfs:subClassOf ex:A ."),
    "a class nobody declared below": ("2", "ex:Z rdfs:subClassOf ex:A ."),
    "disjointness with owl:Thing": ("2", "ex:A owl:disjointWith owl:Thing ."),
    "disjointness of all values": (
        "2",
        "[] a owl:AllDisjointClasses ; owl:members ( ex:A [ owl:onProperty ex:p ; owl:allValuesFrom ex:B ] ) .",
    ),
    "a union on both sides": ("4", "ex:A owl:equivalentClass [ owl:unionOf ( ex:A ex:B ) ] ."),
    "some values on both sides": ("4", "ex:A owl:equivalentClass [ owl:onProperty ex:p ; owl:someValuesFrom ex:B ] ."),
    "a range of days": ("5", "ex:d rdfs:range xsd:date ."),
    "a range of months": ("5", "ex:d rdfs:range xsd:gYearMonth ."),
    "a range of years": ("5", "ex:d rdfs:range xsd:gYear ."),
    "a range of rationals": ("1", "ex:d rdfs:range owl:rational ."),
    "all values of a foreign datatype": (
        "3",
        "ex:A rdfs:subClassOf [ owl:onProperty ex:d ; owl:allValuesFrom xsd:date ] .",
    ),
    "a disjoint union": ("1", "ex:A owl:disjointUnionOf ( ex:A ex:B ) ."),
    "a reflexive property": ("1", "ex:p a owl:ReflexiveProperty ."),
    "a self restriction": ("1", "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:hasSelf true ] ."),
    "at least one": ("1", "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:minCardinality 1 ] ."),
    "exactly one": ("1", "ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:cardinality 1 ] ."),
    "a transitive irreflexive property": ("6", "ex:p a owl:TransitiveProperty , owl:IrreflexiveProperty ."),
    "a functional property above a transitive one": (
        "6",
        "ex:p a owl:TransitiveProperty ; rdfs:subPropertyOf ex:q . ex:q a owl:FunctionalProperty .",
    ),
    "an asymmetric chain": ("6", "ex:p a owl:AsymmetricProperty ; owl:propertyChainAxiom ( ex:q ex:q ) ."),
    "a disjoint inverse of a chain": (
        "6",
        "ex:q owl:propertyChainAxiom ( ex:p ex:p ) ; owl:inverseOf ex:r . ex:r owl:propertyDisjointWith ex:p .",
    ),
    "a transitive property that is counted": (
        "6",
        "ex:p a owl:TransitiveProperty . ex:A rdfs:subClassOf [ owl:onProperty ex:p ; owl:maxCardinality 1 ] .",
    ),
    "a class that is a property": ("7", "ex:A a owl:ObjectProperty ."),
    "a property of two sorts": ("7", "ex:p a owl:DatatypeProperty ."),
    "a symmetric datatype property": ("7", "ex:d a owl:SymmetricProperty ."),
    "an object property above a datatype property": ("7", "ex:d rdfs:subPropertyOf ex:p ."),
    "a chain through a datatype property": ("7", "ex:p owl:propertyChainAxiom ( ex:q ex:d ) ."),
    "a super-property nobody declared": ("7", "ex:p rdfs:subPropertyOf ex:z ."),
    "a predicate nobody declared": ("7", "ex:x ex:z ex:y ."),
    "an individual of a class nobody declared": ("3", "ex:x a ex:Z ."),
    "a domain that is a union": ("3", "ex:p rdfs:domain [ owl:unionOf ( ex:A ex:B ) ] ."),
}


@pytest.mark.parametrize("axiom", WITHIN.values(), ids=WITHIN.keys())
def test_what_the_profile_allows_passes(axiom: str) -> None:
    assert violations_of(A_B + P_Q + axiom) == []


@pytest.mark.parametrize(("rule", "axiom"), OUTSIDE.values(), ids=OUTSIDE.keys())
def test_what_the_profile_forbids_is_found(rule: str, axiom: str) -> None:
    assert any(f"-- {rule}: " in said for said in violations_of(A_B + P_Q + axiom))
