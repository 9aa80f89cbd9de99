"""Parsers that are not ours, each of them from a text to the set of what it says, comparable by value."""

import json
import shutil
import subprocess
import warnings
from collections.abc import Iterable

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from kg.namespaces import XSD

Said = set[tuple[str, ...]]

OXIGRAPH = {
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "turtle": ox.RdfFormat.TURTLE,
}
RDFLIB = {"jsonld": "json-ld", "ntriples": "nt", "rdfxml": "xml"}
RAPPER = {"ntriples": "ntriples", "nquads": "nquads", "rdfxml": "rdfxml", "trig": "trig", "turtle": "turtle"}
KEEPS_GRAPHS = ("nquads", "trig")


def said_by(quads: Iterable[ox.Quad], *, graphs: bool) -> Said:
    """Return what quads say: languages in lower case, doubles as numbers, the rest letter by letter."""
    return {
        (str(q.subject), str(q.predicate), *value(q.object), *([str(q.graph_name)] if graphs else [])) for q in quads
    }


def value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> tuple[str, ...]:
    if not isinstance(term, ox.Literal):
        return (str(term),)
    datatype = term.datatype.value
    return (repr(float(term.value)) if datatype == XSD + "double" else term.value, datatype, term.language or "")


def oxigraph(form: str, text: str) -> Said:
    return said_by(ox.parse(text.encode(), format=OXIGRAPH[form]), graphs=form in KEEPS_GRAPHS)


def pyld(form: str, text: str) -> Said:
    """Read with PyLD, which may fetch nothing."""
    assert form == "jsonld"

    def refuse(url: str, _options: object) -> object:
        raise AssertionError(f"{url} is fetched")

    nquads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads", "documentLoader": refuse})
    return oxigraph("ntriples", nquads)


def rapper(form: str, text: str) -> Said:
    """Read with Raptor, if it is installed."""
    if not shutil.which("rapper"):
        pytest.skip("rapper is not installed: apt-get install raptor2-utils")
    command = ["rapper", "-q", "-i", RAPPER[form], "-o", "nquads", "-", "http://base.example/"]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return said_by(ox.parse(run.stdout, format=ox.RdfFormat.N_QUADS), graphs=form in KEEPS_GRAPHS)


def rdflib_graph(form: str, text: str) -> rdflib.Graph:
    """Read with rdflib; it rewrites what it reads, so that its terms compare with its own only."""
    graph = rdflib.Dataset() if form in KEEPS_GRAPHS else rdflib.Graph()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib about rdflib
        return graph.parse(data=text, format=RDFLIB.get(form, form))


def rdflib_terms(form: str, text: str) -> set[tuple[object, ...]]:
    graph = rdflib_graph(form, text)
    return {*graph.quads()} if isinstance(graph, rdflib.Dataset) else {*graph}
