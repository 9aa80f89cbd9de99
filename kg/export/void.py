"""VoID and DCAT, as Turtle: what the graph and each named graph holds, from whom, under which licence, how much."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export import turtle
from kg.export.terms import TurtleTerms
from kg.namespaces import (
    BASE,
    DCAT,
    DCTERMS,
    DERIVED_GRAPH,
    GRAPH,
    ID,
    INFERRED_GRAPH,
    ONTOLOGY_GRAPH,
    PREFIXES,
    RDF,
    RDFS,
    TG,
    VOID,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from kg.terms import Term

    Heads = Mapping[str, Mapping[str, Sequence[Term]]]  # the objects of a subject, by predicate
    Rows = dict[str, list[Term]]

LOSES = ("every fact: it describes what the same options would write in another format",)
DATASET = BASE + "dataset"
DESCRIPTION = "Who is tied to whom, by what, since when, and on whose word; each named graph has one source."
MADE = {
    DERIVED_GRAPH: "What follows by arithmetic: bounds of dates, standing of ties",
    INFERRED_GRAPH: "What follows from the ontology and its projections",
    ONTOLOGY_GRAPH: "The model and its code lists",
}
_TYPE, _LABEL, _TITLE, _SOURCE = RDF + "type", RDFS + "label", DCTERMS + "title", TG + "source"
_LICENCE = DCTERMS + "license"
_OF_A_GRAPH = (_LICENCE, _SOURCE, TG + "edition", TG + "retrievedOn")  # what the head of its file says


def lines(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield the description of quads: of the whole, of each named graph, and the names of the sources."""
    graphs: dict[str, set[ox.Triple]] = defaultdict(set)
    for quad in quads:
        graphs["" if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name.value].add(quad.triple)
    whole = {triple for triples in graphs.values() for triple in triples}
    heads, named, terms = _heads(whole), sorted(graphs.keys() - {""}), TurtleTerms()
    blocks = [_dataset(DATASET, _whole(named, heads), whole, terms)]
    blocks += [_dataset(graph, _graph(graph, heads), graphs[graph], terms) for graph in named]
    blocks += [_source(iri, heads, terms) for iri in _sources(named, heads) if heads[iri].get(_LABEL)]
    yield from turtle.prefixes(terms)
    for block in blocks:
        yield "\n" + block


def _heads(triples: Iterable[ox.Triple]) -> Heads:
    """Index the few things that graphs and sources say of themselves."""
    heads: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if triple.predicate.value in (_LABEL, *_OF_A_GRAPH) and isinstance(triple.subject, ox.NamedNode):
            heads[triple.subject.value][triple.predicate.value].append(triple.object)
    return heads


def _sources(named: Iterable[str], heads: Heads) -> list[str]:
    return sorted({s.value for graph in named for s in heads[graph].get(_SOURCE, ()) if isinstance(s, ox.NamedNode)})


def _whole(named: Collection[str], heads: Heads) -> Rows:
    """Return what is said of all graphs together."""
    cases = sorted({graph.removeprefix(GRAPH).partition("/")[0] for graph in named if graph not in MADE})
    return {
        _TITLE: [_english(f"Tiegraph: {', '.join(cases)}" if cases else "Tiegraph")],
        DCTERMS + "description": [_english(DESCRIPTION)],
        DCTERMS + "hasPart": [*map(ox.NamedNode, named)],
        _LICENCE: [licence for graph in named for licence in heads[graph].get(_LICENCE, ())],
        VOID + "subset": [*map(ox.NamedNode, named)],
        VOID + "uriSpace": [ox.Literal(ID)],
    }


def _graph(graph: str, heads: Heads) -> Rows:
    """Return what the file of a graph says on top; of a graph that the build made, what it is."""
    said = heads[graph]
    return {
        _TITLE: [*said.get(_LABEL, ())] or [_english(MADE.get(graph, graph.removeprefix(GRAPH)))],
        DCTERMS + "source": [*said.get(_SOURCE, ())],
        **{predicate: [*said.get(predicate, ())] for predicate in _OF_A_GRAPH},
    }


def _source(iri: str, heads: Heads, terms: TurtleTerms) -> str:
    return turtle.block(terms.iri(iri), {_TITLE: _written(heads[iri][_LABEL], terms)}, terms)


def _dataset(iri: str, rows: Rows, triples: Collection[ox.Triple], terms: TurtleTerms) -> str:
    """Write a dataset with its counts, the vocabularies, and how often each class and property is used."""
    properties = Counter(triple.predicate.value for triple in triples)
    kinds = (triple.object for triple in triples if triple.predicate.value == _TYPE)
    classes = Counter(kind.value for kind in kinds if isinstance(kind, ox.NamedNode))
    counts = {
        "classes": len(classes),
        "distinctObjects": len({triple.object for triple in triples}),
        "distinctSubjects": len({triple.subject for triple in triples}),
        "properties": len(properties),
        "triples": len(triples),
    }
    used = [s for s in PREFIXES.values() if any(term.startswith(s) for term in (*classes, *properties))]
    rows[VOID + "vocabulary"] = [*map(ox.NamedNode, used)]
    said = {
        _TYPE: [terms.iri(DCAT + "Dataset"), terms.iri(VOID + "Dataset")],
        **{p: _written(objects, terms) for p, objects in sorted(rows.items()) if objects},
        **{VOID + name: [str(count)] for name, count in counts.items()},
        VOID + "classPartition": _parts("class", classes, "entities", terms),
        VOID + "propertyPartition": _parts("property", properties, "triples", terms),
    }
    return turtle.block(terms.iri(iri), {p: objects for p, objects in said.items() if objects}, terms)


def _written(objects: Iterable[Term], terms: TurtleTerms) -> list[str]:
    return sorted({terms.term(term) for term in objects})


def _parts(kind: str, counts: Mapping[str, int], counted: str, terms: TurtleTerms) -> list[str]:
    """Write how often each class or property is used."""
    names = {iri: terms.iri(iri) for iri in sorted(counts)}
    about, number = terms.iri(VOID + kind), terms.iri(VOID + counted)
    return [f"[ {about} {names[iri]} ; {number} {counts[iri]} ]" for iri in names]


def _english(text: str) -> ox.Literal:
    return ox.Literal(text, language="en")
