"""Shapes: pyshacl says which nodes do not fit, and we say it in the curator's words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.check.findings import Problem, Severity
from kg.errors import KgError
from kg.namespaces import SH, SKOS, VOCAB, XSD, shorten
from kg.terms import from_rdflib, quiet, rdflib_graph, show, to_rdflib

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import rdflib
    from pyoxigraph import Triple
    from rdflib.term import Node

    from kg.terms import Term

_NUMBER_OR_DATE = re.compile(r"[+-]?[\d.]+(-\d\d){0,2}")
FEW = 6  # codes that a message names one by one
_SEVERITIES = {SH + "Violation": Severity.VIOLATION, SH + "Warning": Severity.WARNING, SH + "Info": Severity.INFO}


def check_shapes(triples: Iterable[Triple], shapes: Iterable[Triple]) -> Iterator[Problem]:
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
        problem = _read_result(results, shapes_graph, result)
        problem = replace(problem, message=_with_codes(problem.message, graph))
        shape = results.value(result, _sh("sourceShape"))
        yield problem if problem.path else replace(problem, path=_looked_for(problem, graph, shapes_graph, shape))


def _looked_for(problem: Problem, graph: rdflib.Graph, shapes: rdflib.Graph, shape: Node | None) -> NamedNode | None:
    """Return the property for which a shape looks at a node, where it does so: there the problem shows."""
    focus = to_rdflib(problem.node)
    properties = sorted(shapes.objects(shape, _sh("targetSubjectsOf")), key=str)
    return next((NamedNode(str(p)) for p in properties if (focus, p, None) in graph), None)


def _with_codes(message: str, graph: rdflib.Graph) -> str:
    """Add to a message that asks for a code those that there are, or where many are, the command that lists them."""
    from rdflib import URIRef

    asked = re.search(r"one concept of (vocab:[a-z-]+)(?! \()", message)
    if not asked:
        return message
    scheme = URIRef(VOCAB + asked.group(1).removeprefix("vocab:"))
    codes = sorted(shorten(str(code)) for code in graph.subjects(URIRef(SKOS + "inScheme"), scheme))
    remedy = ", ".join(codes) if len(codes) <= FEW else f"`kg show {asked.group(1)}` lists them"
    return f"{message}; there are {remedy}" if 0 < len(codes) <= FEW else f"{message}; {remedy}"


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
        severity=_SEVERITIES.get(str(one("resultSeverity")), Severity.VIOLATION),
    )


def _message(results: rdflib.Graph, result: Node, value: Node | None) -> str:
    """Return the message of a result, in English where there are several, and the value unless it names it."""
    messages = sorted(results.objects(result, _sh("resultMessage")), key=lambda m: (_language(m) != "en", str(m)))
    message = str(messages[0]) if messages else "does not fit its shape"
    found = from_rdflib(value) if value is not None else None
    return message if found is None or show(found) in message else f"{message} (found {_as_found(found)})"


def _as_found(term: Term) -> str:
    """Write a value as it was found: a literal with its datatype, for that may be what is wrong with it."""
    if not isinstance(term, Literal) or term.language:
        return show(term)
    if term.datatype.value == XSD + "string":
        return f'"{term.value}"' + (", which has no datatype" if _NUMBER_OR_DATE.fullmatch(term.value) else "")
    return f'"{term.value}"^^{shorten(term.datatype.value)}'


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
