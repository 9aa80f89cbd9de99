"""The OWL 2 conformance cases of profile RL, as checks that any engine can be asked.

A conclusion is entailed where the closure holds it, its blank nodes standing for whatever fits. Rules alone conclude no
axiom but those of table 9; what they can decide about others is asked for by refutation: the conclusion is denied, or
tried on things that nobody has heard of, and the closure has to be inconsistent, or to say of them what was concluded.
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kg.namespaces import OWL, RDF
from kg.terms import from_rdflib, quiet

Spelt = tuple[str, str, str]
Close = Callable[[list[Spelt]], tuple[frozenset[Spelt], bool]]  # all that holds, and whether it is inconsistent

SHARED = Path(os.environ.get("TIEGRAPH_SHARED") or Path(__file__).parents[4] / "shared")
SUITE = SHARED / "fixtures" / "suites" / "owl2-conformance.rdf.gz"
TEST = "http://www.w3.org/2007/OWL/testOntology#"
TYPE = f"<{RDF}type>"
_DECLARATIONS = {f"<{OWL}{name}>" for name in ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")} | {
    f"<{OWL}{name}>" for name in ("Ontology", "NamedIndividual")
}
_SAME, _DIFFERENT, _COMPLEMENT = f"<{OWL}sameAs>", f"<{OWL}differentFrom>", f"<{OWL}complementOf>"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a case asks: `kind` is consistency, inconsistency, entailment or non-entailment."""

    case: str
    kind: str
    premises: tuple[Spelt, ...]
    conclusions: tuple[Spelt, ...] = ()


def read_suite(path: Path) -> list[Check]:
    """Return the checks of all cases of profile RL that are written in RDF/XML, by name."""
    import rdflib

    test = rdflib.Namespace(TEST)
    graph = rdflib.Graph()
    with quiet():
        graph.parse(data=gzip.decompress(path.read_bytes()), format="xml")
        checks = []
        for case in graph.subjects(test.profile, test.RL):
            premises = [part for node in graph.objects(case, test.importedOntology) for part in _texts(graph, node)]
            premises += [str(text) for text in graph.objects(case, test.rdfXmlPremiseOntology)]
            if not list(graph.objects(case, test.rdfXmlPremiseOntology)):
                continue
            said = tuple(triple for number, text in enumerate(premises) for triple in _spelt(text, f"p{number}"))
            name = str(graph.value(case, test.identifier))
            for kind in graph.objects(case, rdflib.RDF.type):
                checks += _checks(graph, case, name, str(kind).removeprefix(TEST), said)
    return sorted(checks, key=lambda check: (check.case, check.kind))


def _checks(graph, case, name: str, kind: str, premises: tuple[Spelt, ...]) -> Iterator[Check]:  # type: ignore[no-untyped-def]
    test = f"{TEST}rdfXml"
    if kind in ("ConsistencyTest", "InconsistencyTest"):
        yield Check(name, kind.removesuffix("Test").lower(), premises)
    for wanted, word, part in (
        ("PositiveEntailmentTest", "entailment", "ConclusionOntology"),
        ("NegativeEntailmentTest", "non-entailment", "NonConclusionOntology"),
    ):
        if kind == wanted:
            for text in (o for p, o in graph.predicate_objects(case) if str(p) == test + part):
                yield Check(name, word, premises, _spelt(str(text), "c"))


def _texts(graph, node) -> list[str]:  # type: ignore[no-untyped-def]
    return [str(o) for p, o in graph.predicate_objects(node) if str(p).startswith(f"{TEST}rdfXml")]


def _spelt(text: str, label: str) -> tuple[Spelt, ...]:
    """Read RDF/XML; blank nodes are told apart by their document."""
    import rdflib

    graph = rdflib.Graph().parse(data=text, format="xml", publicID="http://example.org/")
    order: dict[str, str] = {}

    def spell(node: rdflib.term.Node) -> str:
        spelling = str(from_rdflib(node))
        return order.setdefault(spelling, f"_:{label}n{len(order)}") if spelling.startswith("_:") else spelling

    return tuple((spell(s), spell(p), spell(o)) for s, p, o in sorted(graph))


def passes(check: Check, close: Close, *, refuting: bool = False) -> bool:
    """Say whether an engine gives what a check wants."""
    closed, false = close(list(check.premises))
    if check.kind == "consistency":
        return not false
    if check.kind == "inconsistency":
        return false
    found = false or holds(list(check.conclusions), closed)
    if refuting and not found:
        found = all(_entailed(part, check, closed, close) for part in parts(check.conclusions))
    return found == (check.kind == "entailment")


def holds(pattern: list[Spelt], closed: frozenset[Spelt]) -> bool:
    """Say whether a graph is part of another, blank nodes standing for any term."""

    def fits(rest: list[Spelt], known: dict[str, str]) -> bool:
        if not rest:
            return True
        rest = sorted(rest, key=lambda t: sum(term.startswith("_:") and term not in known for term in t))
        first = [known.get(term, term) for term in rest[0]]
        for triple in closed:
            new = dict(known)
            if all(
                new.setdefault(word, term) == term
                if word.startswith("_:") and word not in known.values()
                else word == term
                for word, term in zip(first, triple, strict=True)
            ) and fits(rest[1:], new):
                return True
        return False

    return fits(pattern, {})


def parts(conclusions: tuple[Spelt, ...]) -> Iterator[tuple[Spelt, ...]]:
    """Part a conclusion: what hangs together by blank nodes stays together, declarations go without saying."""
    waiting = list(conclusions)
    while waiting:
        part, blanks = [waiting.pop(0)], set[str]()
        grown = True
        while grown:
            blanks |= {term for triple in part for term in triple if term.startswith("_:")}
            more = [t for t in waiting if blanks & set(t)]
            grown = bool(more)
            part += more
            waiting = [t for t in waiting if t not in more]
        if not all(p == TYPE and o in _DECLARATIONS for _, p, o in part):
            yield tuple(part)


def _entailed(part: tuple[Spelt, ...], check: Check, closed: frozenset[Spelt], close: Close) -> bool:
    """Decide one part of a conclusion by refutation where that can be done, else by the closure."""
    if holds(list(part), closed):
        return True

    def refuted(*denial: Spelt) -> bool:
        return close([*check.premises, *denial])[1]

    meaning = [t for t in part if t[1] != TYPE or t[2] not in _DECLARATIONS]
    match meaning:
        case [(x, p, y)] if p == _DIFFERENT:
            return refuted((x, _SAME, y))
        case [(p, kind, transitive)] if kind == TYPE and transitive == f"<{OWL}TransitiveProperty>":
            a, b, c = (f"<urn:new:{name}>" for name in "abc")
            return (a, p, c) in close([*check.premises, (a, p, b), (b, p, c)])[0]
    classes = {s: o for s, p, o in meaning if p == _COMPLEMENT}
    claims = [(s, o) for s, p, o in meaning if p == TYPE]
    if classes and len(claims) + len(classes) == len(meaning) and all(c in classes for _, c in claims):
        return all(refuted((x, TYPE, classes[c])) for x, c in claims)
    if any(o == f"<{OWL}AllDifferent>" for _, _, o in meaning):
        members = [o for _, p, o in meaning if p == f"<{RDF}first>"]
        return all(refuted((x, _SAME, y)) for x, y in combinations(members, 2))
    return False


def plan_closes(triples: list[Spelt]) -> tuple[frozenset[Spelt], bool]:
    """Close by the plan, noise and all."""
    import polars as pl

    from kg.close.columnar import close_columns
    from kg.columns import encode
    from tests.close.columns.engines import told

    lines = pl.Series("line", [" ".join(triple) + " ." for triple in triples], dtype=pl.String)
    closed = close_columns(encode([lines]), whole=True)
    return told(closed) | frozenset(triples), bool(closed.contradictions)


def owlrl_closes(triples: list[Spelt]) -> tuple[frozenset[Spelt], bool]:
    """Close by owlrl, noise and all."""
    from pyoxigraph import RdfFormat, parse

    from kg.close.reference import expand
    from kg.terms import rdflib_graph
    from tests.close.columns.engines import ERROR

    text = "".join(" ".join(triple) + " .\n" for triple in triples)
    graph = rdflib_graph([quad.triple for quad in parse(text, format=RdfFormat.N_TRIPLES)])
    expand(graph)
    closed = frozenset((str(from_rdflib(s)), str(from_rdflib(p)), str(from_rdflib(o))) for s, p, o in graph)
    return closed, any(p == f"<{ERROR}error>" for _, p, _ in closed)
