"""The rules of OWL 2 RL, tables 4 to 9 of OWL 2 Profiles 4.3, run one triple at a time: slow, plain, for tests.

They are written down as in the Recommendation, and know nothing of plans or columns. `eq-ref` is left out (it makes
everything the same as itself), and so are the triples about built-in terms that have no premises.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from kg.namespaces import OWL, RDF, RDFS, XSD

Triple = tuple[str, str, str]
Bindings = dict[str, str]

PREFIXES = {"owl": OWL, "rdf": RDF, "rdfs": RDFS, "xsd": XSD}
TYPE, SAME = f"<{RDF}type>", f"<{OWL}sameAs>"

_RULES = """
eq-sym       ?x owl:sameAs ?y -> ?y owl:sameAs ?x
eq-trans     ?x owl:sameAs ?y, ?y owl:sameAs ?z -> ?x owl:sameAs ?z
eq-rep-s     ?s owl:sameAs ?t, ?s ?p ?o -> ?t ?p ?o
eq-rep-p     ?p owl:sameAs ?q, ?s ?p ?o -> ?s ?q ?o
eq-rep-o     ?o owl:sameAs ?u, ?s ?p ?o -> ?s ?p ?u
eq-diff1     ?x owl:sameAs ?y, ?x owl:differentFrom ?y -> false
eq-diff1     ?x owl:differentFrom ?x -> false
prp-dom      ?p rdfs:domain ?c, ?x ?p ?y -> ?x rdf:type ?c
prp-rng      ?p rdfs:range ?c, ?x ?p ?y -> ?y rdf:type ?c
prp-fp       ?p rdf:type owl:FunctionalProperty, ?x ?p ?y, ?x ?p ?z -> ?y owl:sameAs ?z
prp-ifp      ?p rdf:type owl:InverseFunctionalProperty, ?y ?p ?x, ?z ?p ?x -> ?y owl:sameAs ?z
prp-irp      ?p rdf:type owl:IrreflexiveProperty, ?x ?p ?x -> false
prp-symp     ?p rdf:type owl:SymmetricProperty, ?x ?p ?y -> ?y ?p ?x
prp-asyp     ?p rdf:type owl:AsymmetricProperty, ?x ?p ?y, ?y ?p ?x -> false
prp-trp      ?p rdf:type owl:TransitiveProperty, ?x ?p ?y, ?y ?p ?z -> ?x ?p ?z
prp-spo1     ?p rdfs:subPropertyOf ?q, ?x ?p ?y -> ?x ?q ?y
prp-eqp1     ?p owl:equivalentProperty ?q, ?x ?p ?y -> ?x ?q ?y
prp-eqp2     ?p owl:equivalentProperty ?q, ?x ?q ?y -> ?x ?p ?y
prp-pdw      ?p owl:propertyDisjointWith ?q, ?x ?p ?y, ?x ?q ?y -> false
prp-inv1     ?p owl:inverseOf ?q, ?x ?p ?y -> ?y ?q ?x
prp-inv2     ?p owl:inverseOf ?q, ?x ?q ?y -> ?y ?p ?x
prp-npa1     ?n owl:sourceIndividual ?x, ?n owl:assertionProperty ?p, ?n owl:targetIndividual ?y, ?x ?p ?y -> false
prp-npa2     ?n owl:sourceIndividual ?x, ?n owl:assertionProperty ?p, ?n owl:targetValue ?y, ?x ?p ?y -> false
cls-nothing2 ?x rdf:type owl:Nothing -> false
cls-com      ?c owl:complementOf ?d, ?x rdf:type ?c, ?x rdf:type ?d -> false
cls-svf1     ?r owl:someValuesFrom ?c, ?r owl:onProperty ?p, ?x ?p ?y, ?y rdf:type ?c -> ?x rdf:type ?r
cls-svf2     ?r owl:someValuesFrom owl:Thing, ?r owl:onProperty ?p, ?x ?p ?y -> ?x rdf:type ?r
cls-avf      ?r owl:allValuesFrom ?c, ?r owl:onProperty ?p, ?x rdf:type ?r, ?x ?p ?y -> ?y rdf:type ?c
cls-hv1      ?r owl:hasValue ?y, ?r owl:onProperty ?p, ?x rdf:type ?r -> ?x ?p ?y
cls-hv2      ?r owl:hasValue ?y, ?r owl:onProperty ?p, ?x ?p ?y -> ?x rdf:type ?r
cls-maxc1    ?r owl:maxCardinality 0, ?r owl:onProperty ?p, ?x rdf:type ?r, ?x ?p ?y -> false
cls-maxc2    ?r owl:maxCardinality 1, ?r owl:onProperty ?p, ?x rdf:type ?r, ?x ?p ?y, ?x ?p ?z -> ?y owl:sameAs ?z
cls-maxqc1   ?r owl:maxQualifiedCardinality 0, ?r owl:onProperty ?p, ?r owl:onClass ?c, ?x rdf:type ?r, ?x ?p ?y, \
?y rdf:type ?c -> false
cls-maxqc2   ?r owl:maxQualifiedCardinality 0, ?r owl:onProperty ?p, ?r owl:onClass owl:Thing, ?x rdf:type ?r, \
?x ?p ?y -> false
cls-maxqc3   ?r owl:maxQualifiedCardinality 1, ?r owl:onProperty ?p, ?r owl:onClass ?c, ?x rdf:type ?r, ?x ?p ?y, \
?y rdf:type ?c, ?x ?p ?z, ?z rdf:type ?c -> ?y owl:sameAs ?z
cls-maxqc4   ?r owl:maxQualifiedCardinality 1, ?r owl:onProperty ?p, ?r owl:onClass owl:Thing, ?x rdf:type ?r, \
?x ?p ?y, ?x ?p ?z -> ?y owl:sameAs ?z
cax-sco      ?c rdfs:subClassOf ?d, ?x rdf:type ?c -> ?x rdf:type ?d
cax-eqc1     ?c owl:equivalentClass ?d, ?x rdf:type ?c -> ?x rdf:type ?d
cax-eqc2     ?c owl:equivalentClass ?d, ?x rdf:type ?d -> ?x rdf:type ?c
cax-dw       ?c owl:disjointWith ?d, ?x rdf:type ?c, ?x rdf:type ?d -> false
scm-cls      ?c rdf:type owl:Class -> ?c rdfs:subClassOf ?c
scm-cls      ?c rdf:type owl:Class -> ?c owl:equivalentClass ?c
scm-cls      ?c rdf:type owl:Class -> ?c rdfs:subClassOf owl:Thing
scm-cls      ?c rdf:type owl:Class -> owl:Nothing rdfs:subClassOf ?c
scm-sco      ?c rdfs:subClassOf ?d, ?d rdfs:subClassOf ?e -> ?c rdfs:subClassOf ?e
scm-eqc1     ?c owl:equivalentClass ?d -> ?c rdfs:subClassOf ?d
scm-eqc1     ?c owl:equivalentClass ?d -> ?d rdfs:subClassOf ?c
scm-eqc2     ?c rdfs:subClassOf ?d, ?d rdfs:subClassOf ?c -> ?c owl:equivalentClass ?d
scm-op       ?p rdf:type owl:ObjectProperty -> ?p rdfs:subPropertyOf ?p
scm-op       ?p rdf:type owl:ObjectProperty -> ?p owl:equivalentProperty ?p
scm-dp       ?p rdf:type owl:DatatypeProperty -> ?p rdfs:subPropertyOf ?p
scm-dp       ?p rdf:type owl:DatatypeProperty -> ?p owl:equivalentProperty ?p
scm-spo      ?p rdfs:subPropertyOf ?q, ?q rdfs:subPropertyOf ?r -> ?p rdfs:subPropertyOf ?r
scm-eqp1     ?p owl:equivalentProperty ?q -> ?p rdfs:subPropertyOf ?q
scm-eqp1     ?p owl:equivalentProperty ?q -> ?q rdfs:subPropertyOf ?p
scm-eqp2     ?p rdfs:subPropertyOf ?q, ?q rdfs:subPropertyOf ?p -> ?p owl:equivalentProperty ?q
scm-dom1     ?p rdfs:domain ?c, ?c rdfs:subClassOf ?d -> ?p rdfs:domain ?d
scm-dom2     ?p rdfs:domain ?c, ?q rdfs:subPropertyOf ?p -> ?q rdfs:domain ?c
scm-rng1     ?p rdfs:range ?c, ?c rdfs:subClassOf ?d -> ?p rdfs:range ?d
scm-rng2     ?p rdfs:range ?c, ?q rdfs:subPropertyOf ?p -> ?q rdfs:range ?c
scm-hv       ?c owl:hasValue ?y, ?c owl:onProperty ?p, ?d owl:hasValue ?y, ?d owl:onProperty ?q, \
?p rdfs:subPropertyOf ?q -> ?c rdfs:subClassOf ?d
scm-svf1     ?c owl:someValuesFrom ?y, ?c owl:onProperty ?p, ?d owl:someValuesFrom ?z, ?d owl:onProperty ?p, \
?y rdfs:subClassOf ?z -> ?c rdfs:subClassOf ?d
scm-svf2     ?c owl:someValuesFrom ?y, ?c owl:onProperty ?p, ?d owl:someValuesFrom ?y, ?d owl:onProperty ?q, \
?p rdfs:subPropertyOf ?q -> ?c rdfs:subClassOf ?d
scm-avf1     ?c owl:allValuesFrom ?y, ?c owl:onProperty ?p, ?d owl:allValuesFrom ?z, ?d owl:onProperty ?p, \
?y rdfs:subClassOf ?z -> ?c rdfs:subClassOf ?d
scm-avf2     ?c owl:allValuesFrom ?y, ?c owl:onProperty ?p, ?d owl:allValuesFrom ?y, ?d owl:onProperty ?q, \
?p rdfs:subPropertyOf ?q -> ?d rdfs:subClassOf ?c
"""


def term(text: str) -> str:
    """Return what a word of a rule stands for: a variable, or the N-Triples spelling of a name or number.

    >>> term("?x"), term("owl:Thing"), term("<x:y>")
    ('?x', '<http://www.w3.org/2002/07/owl#Thing>', '<x:y>')
    """
    if text.isdigit():
        return f'"{text}"^^<{XSD}nonNegativeInteger>'
    prefix, colon, local = text.partition(":")
    return f"<{PREFIXES[prefix]}{local}>" if colon and prefix in PREFIXES else text


def read_atoms(text: str) -> tuple[Triple, ...]:
    """Read triples that commas part."""
    return tuple(tuple(term(word) for word in part.split()) for part in re.split(r",\s*", text.strip()) if part)  # type: ignore[misc]


def read_rules() -> list[tuple[str, tuple[Triple, ...], Triple | None]]:
    """Read the table above: name, premises, and the conclusion or None where it is false."""
    rules = []
    for line in _RULES.strip().splitlines():
        name, _, rest = line.partition(" ")
        body, _, head = rest.partition("->")
        rules.append((name, read_atoms(body), None if head.strip() == "false" else read_atoms(head)[0]))
    return rules


RULES = read_rules()


@dataclass
class Graph:
    """Triples by what is asked of them, and for each inferred one the rule and the premises that gave it first."""

    why: dict[Triple, tuple[str, tuple[Triple, ...]]] = field(default_factory=dict)
    false: dict[tuple[Triple, ...], str] = field(default_factory=dict)
    _by: dict[tuple[str | None, str | None, str | None], list[Triple]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, triple: Triple, rule: str = "", premises: tuple[Triple, ...] = ()) -> bool:
        """Add a triple; say whether it is new."""
        if triple in self.why:
            return False
        self.why[triple] = (rule, premises)
        s, p, o = triple
        for key in product((s, None), (p, None), (o, None)):
            self._by[key].append(triple)
        return True

    def match(self, pattern: Triple, bindings: Bindings) -> Iterator[tuple[Bindings, Triple]]:
        """Return the triples that a pattern fits, and what its variables then are."""
        asked = [bindings.get(word, None if word.startswith("?") else word) for word in pattern]
        for triple in list(self._by[asked[0], asked[1], asked[2]]):
            found = dict(bindings)
            if all(not w.startswith("?") or found.setdefault(w, t) == t for w, t in zip(pattern, triple, strict=True)):
                yield found, triple

    def solve(
        self, body: tuple[Triple, ...], bindings: Bindings, used: tuple[Triple, ...] = ()
    ) -> Iterator[tuple[Bindings, tuple[Triple, ...]]]:
        """Return each way in which all patterns hold."""
        if not body:
            yield bindings, used
            return
        for found, triple in self.match(body[0], bindings):
            yield from self.solve(body[1:], found, (*used, triple))

    def members(self, head: str) -> list[str]:
        """Return the members of a list."""
        found: list[str] = []
        while first := self._by[head, term("rdf:first"), None]:
            found.append(first[0][2])
            head = self._by[head, term("rdf:rest"), None][0][2]
        return found

    def lists(self, predicate: str) -> Iterator[tuple[str, list[str], Triple]]:
        """Return each subject of a predicate, the members of the list it has, and the triple that says so."""
        for triple in list(self._by[None, term(predicate), None]):
            yield triple[0], self.members(triple[2]), triple


Found = Iterator[tuple[str, tuple[Triple, ...], Triple | None]]


def intersections(g: Graph) -> Found:
    for c, parts, said in g.lists("owl:intersectionOf"):
        body = tuple(("?x", TYPE, d) for d in parts)
        for found, used in g.solve(body, {}) if body else ():
            yield "cls-int1", (said, *used), (found["?x"], TYPE, c)
        for found, used in g.solve((("?x", TYPE, c),), {}):
            yield from (("cls-int2", (said, *used), (found["?x"], TYPE, d)) for d in parts)
        yield from (("scm-int", (said,), (c, term("rdfs:subClassOf"), d)) for d in parts)


def unions(g: Graph) -> Found:
    for c, parts, said in g.lists("owl:unionOf"):
        for d in parts:
            for found, used in g.solve((("?x", TYPE, d),), {}):
                yield "cls-uni", (said, *used), (found["?x"], TYPE, c)
        yield from (("scm-uni", (said,), (d, term("rdfs:subClassOf"), c)) for d in parts)


def enumerations(g: Graph) -> Found:
    for c, members, said in g.lists("owl:oneOf"):
        yield from (("cls-oo", (said,), (x, TYPE, c)) for x in members)


def chains(g: Graph) -> Found:
    for p, links, said in g.lists("owl:propertyChainAxiom"):
        body = tuple((f"?{i}", q, f"?{i + 1}") for i, q in enumerate(links))
        for found, used in g.solve(body, {}) if body else ():
            yield "prp-spo2", (said, *used), (found["?0"], p, found[f"?{len(links)}"])


def keys(g: Graph) -> Found:
    for c, properties, said in g.lists("owl:hasKey"):
        body = [("?x", TYPE, c), ("?y", TYPE, c)]
        for i, p in enumerate(properties):
            body += [("?x", p, f"?{i}"), ("?y", p, f"?{i}")]
        for found, used in g.solve(tuple(body), {}) if properties else ():
            yield "prp-key", (said, *used), (found["?x"], SAME, found["?y"])


def disjoint_lists(g: Graph) -> Found:
    for name, kind in (("cax-adc", "owl:AllDisjointClasses"), ("prp-adp", "owl:AllDisjointProperties")):
        for axiom, members, said in g.lists("owl:members"):
            if (axiom, TYPE, term(kind)) not in g.why:
                continue
            for one, other in combinations(members, 2):
                body = tuple(("?x", TYPE, c) if name == "cax-adc" else ("?x", c, "?y") for c in (one, other))
                yield from ((name, (said, *used), None) for _, used in g.solve(body, {}))


def all_different(g: Graph) -> Found:
    for name, predicate in (("eq-diff2", "owl:members"), ("eq-diff3", "owl:distinctMembers")):
        for axiom, members, said in g.lists(predicate):
            if (axiom, TYPE, term("owl:AllDifferent")) in g.why:
                for one, other in combinations(members, 2):
                    if one == other or (one, SAME, other) in g.why:
                        yield name, (said, (one, SAME, other)), None


LIST_RULES: tuple[Callable[[Graph], Found], ...] = (
    intersections,
    unions,
    enumerations,
    chains,
    keys,
    disjoint_lists,
    all_different,
)


def close(triples: Iterable[Triple]) -> Graph:
    """Return a graph closed under all rules."""
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    changed = True
    while changed:
        changed = False
        for name, body, head in RULES:
            for found, used in list(graph.solve(body, {})):
                conclusion = head and tuple(found.get(word, word) for word in head)
                changed |= _conclude(graph, name, used, conclusion)  # type: ignore[arg-type]
        for list_rule in LIST_RULES:
            for name, used, conclusion in list(list_rule(graph)):
                changed |= _conclude(graph, name, used, conclusion)
    return graph


def _conclude(graph: Graph, name: str, used: tuple[Triple, ...], conclusion: Triple | None) -> bool:
    if conclusion is not None:
        return graph.add(conclusion, name, used)
    return graph.false.setdefault(used, name) == name and False
