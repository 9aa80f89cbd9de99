"""The reference: pyshacl says which nodes do not fit their shapes; it defines what is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.check.findings import Problem, severity_of, word
from kg.errors import KgError
from kg.namespaces import SH, shorten
from kg.terms import from_rdflib, quiet, rdflib_graph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib
    from pyoxigraph import Triple
    from rdflib.term import Node


def check_by_pyshacl(triples: Iterable[Triple], shapes: Iterable[Triple]) -> Iterator[Problem]:
    """Validate triples against shapes; nothing is inferred here, so what shapes should see must be in the triples.

    pyshacl patches rdflib for the time of its run, which is why the graph is made before, with literals as written.
    """
    graph, shapes_graph = rdflib_graph(triples), rdflib_graph(shapes)
    if not shapes_graph:
        return
    from pyparsing import ParseBaseException
    from pyshacl import validate
    from pyshacl.errors import ReportableRuntimeError

    try:
        with quiet():
            conforms, results, text = validate(graph, shacl_graph=shapes_graph, inference="none")
    except (ReportableRuntimeError, ParseBaseException) as error:
        raise _unusable(str(error)) from error
    if isinstance(results, Exception):
        raise _unusable(text) from results
    if conforms:
        return
    for result in results.objects(None, _sh("result")):
        yield _read_result(results, shapes_graph, result)


def _unusable(reason: str) -> KgError:
    """Return an error that says what pyshacl has against the shapes."""
    return KgError(f"pyshacl cannot run the shapes ({reason})", where="ontology/shapes", remedy="mend the shapes")


def _read_result(results: rdflib.Graph, shapes: rdflib.Graph, result: Node) -> Problem:
    """Return one result of a validation report as a problem."""

    def one(name: str) -> Node | None:
        return results.value(result, _sh(name))

    focus, value, path, shape = one("focusNode"), one("value"), one("resultPath"), one("sourceShape")
    backwards = results.value(path, _sh("inversePath")) if path is not None else None
    predicate = from_rdflib(path if backwards is None else backwards) if path is not None else None
    assert focus is not None  # noqa: S101 # SHACL demands one of each result
    return Problem(
        from_rdflib(focus),
        _message(results, result, value if value != focus else None),
        path=predicate if isinstance(predicate, NamedNode) else None,
        value=from_rdflib(value) if value is not None and value != focus else None,
        inverse=backwards is not None,
        shape=_name(shapes, shape),
        severity=severity_of(str(one("resultSeverity"))),
    )


def _message(results: rdflib.Graph, result: Node, value: Node | None) -> str:
    """Return the message of a result, in English where there are several, and the value unless it names it."""
    messages = [(_language(message), str(message)) for message in results.objects(result, _sh("resultMessage"))]
    return word(messages, None if value is None else from_rdflib(value))


def _language(message: Node) -> str:
    """Return the language of a message without its region."""
    return (getattr(message, "language", None) or "en").partition("-")[0]


def _name(shapes: rdflib.Graph, shape: Node | None) -> str:
    """Return the CURIE of the nearest shape around a shape that has an IRI."""
    seen = set()
    while shape is not None and shape not in seen:
        seen.add(shape)
        term = from_rdflib(shape)
        if isinstance(term, NamedNode):
            return shorten(term.value)
        shape = next((s for s, _, o in shapes.triples((None, None, shape))), None)
    return ""


def _sh(name: str) -> rdflib.URIRef:
    """Return a term of SHACL."""
    from rdflib import URIRef

    return URIRef(SH + name)
