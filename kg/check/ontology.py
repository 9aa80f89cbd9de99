"""Slips in ontology and shapes: a misspelt word or a shape that says nothing would switch off checks in silence."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import numpy as np
from pyoxigraph import NamedNode

from kg.check.findings import Finding, Severity, as_found
from kg.check.terms import split_iri
from kg.check.words import CLOSED
from kg.columns import having, take
from kg.derive import DERIVED_PROPERTIES
from kg.derive.hierarchy import TYPE
from kg.namespaces import RDF, SH, SHAPES, TG, XSD, shorten
from kg.positions import find_lines
from kg.terms import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Triple

    from kg.columns import Columns
    from kg.read import Document
    from kg.read.sheets import Sheet
    from kg.read.stock import Stock

# What a property of a shape takes, in words and as a pattern of N-Triples.
_COUNT = ("a whole number, such as 1", rf'"[+-]?[0-9]+"\^\^<{XSD}integer>')
_TRUTH = ("true or false", rf'"(?:true|false|1|0)"\^\^<{XSD}boolean>')
_IRI, _TEXT = ("an IRI", "<.*>"), ("text in quotation marks", '".*"')
_TAKES = {
    NamedNode(SH + name): (words, re.compile(pattern))
    for names, (words, pattern) in {
        "minCount maxCount minLength maxLength qualifiedMinCount qualifiedMaxCount": _COUNT,
        "closed deactivated uniqueLang": _TRUTH,
        "class datatype nodeKind severity targetClass targetObjectsOf targetSubjectsOf": _IRI,
        "pattern flags": _TEXT,
        "path": ("a property or a path", "<.*>|_:.*"),
    }.items()
    for name in names.split()
}
_PATH, _PROPERTY, _PROPERTY_SHAPE = (NamedNode(SH + name) for name in ("path", "property", "PropertyShape"))
# What the program itself reads of an ontology, whether or not that declares it.
_READ = {TG + name for name in (
    "Projection", "tieClass", "projectsFrom", "projectsTo", "edge", "admitsStanding",
)}  # fmt: skip
_LINKS = {NamedNode(RDF + "first"), NamedNode(RDF + "rest")}


def find_slips(stock: Stock) -> list[Finding]:
    """Return misspelt words of ontology and shapes; where there are none, the shapes that cannot be applied."""
    schema = stock.schema_rows()
    known = _declared(schema) | {t.subject.value for t in stock.rules if isinstance(t.subject, NamedNode)}
    used = _iris(schema, np.unique(np.concatenate([schema.predicate, schema.object]))) | _used(stock.rules)
    if unknown := {iri for iri in used if _is_unknown(iri, known)}:
        return _locate((*stock.ontology, *stock.shapes), lambda triple: _misspelt(triple, unknown, known))
    pathless = _pathless(stock.rules)
    if pathless or any(_misfit(triple) for triple in stock.rules):
        return _locate(stock.shapes, lambda triple: _unfit(triple, pathless))
    return []


def _declared(schema: Columns) -> set[str]:
    """Return the IRIs that have a class in the ontology, and the properties that the build works out."""
    typed = take(schema, having(schema, [str(TYPE)]))
    return _iris(schema, np.unique(typed.subject)) | {term.value for term in DERIVED_PROPERTIES} | _READ


def _iris(columns: Columns, codes: np.ndarray) -> set[str]:
    """Return the IRIs among some terms."""
    spelt = columns.spell(codes)
    return set(spelt.filter(spelt.str.starts_with("<")).str.strip_chars("<>").to_list())


def _used(triples: Iterable[Triple]) -> set[str]:
    """Return the IRIs that shapes use for properties or values."""
    return {term.value for t in triples for term in (t.predicate, t.object) if isinstance(term, NamedNode)}


def _is_unknown(iri: str, known: set[str]) -> bool:
    """Say whether an IRI is in a namespace whose words are known, and is none of them."""
    namespace, local = split_iri(iri)
    if namespace in CLOSED:
        member = namespace == RDF and local.startswith("_") and local[1:].isdigit()
        return bool(local) and local not in CLOSED[namespace] and not member
    return namespace in (TG, SHAPES) and bool(local) and iri not in known


def _misspelt(triple: Triple, unknown: set[str], known: set[str]) -> str:
    """Say which word of a triple is unknown, and which may have been meant."""
    terms = (term.value for term in (triple.predicate, triple.object) if isinstance(term, NamedNode))
    return "; ".join(_suggest(iri, known) for iri in dict.fromkeys(terms) if iri in unknown)


def _suggest(iri: str, known: set[str]) -> str:
    """Say that a word is unknown, and name the nearest one."""
    namespace, local = split_iri(iri)
    words = CLOSED.get(namespace) or {one.removeprefix(namespace) for one in known if one.startswith(namespace)}
    near = get_close_matches(local, words, n=1, cutoff=0.7)
    place = {TG: ", or declare it in the ontology", SHAPES: ", or write that shape"}.get(namespace, "")
    hint = f"did you mean {shorten(namespace + near[0])}?" if near else f"mend the IRI{place}"
    return f"no term {shorten(iri)}; {hint}"


def _pathless(rules: Iterable[Triple]) -> set[object]:
    """Return the property shapes that have no path."""
    shapes, reached = set[object](), set[object]()
    for triple in rules:
        if triple.predicate == _PATH:
            reached.add(triple.subject)
        elif triple.predicate == _PROPERTY:
            shapes.add(triple.object)
        elif triple.predicate == TYPE and triple.object == _PROPERTY_SHAPE:
            shapes.add(triple.subject)
    return shapes - reached


def _misfit(triple: Triple) -> str:
    """Say which value of a property of a shape is of the wrong kind."""
    words, pattern = _TAKES.get(triple.predicate, ("", None))
    if pattern is None or pattern.fullmatch(str(triple.object)):
        return ""
    return f"{show(triple.predicate)} takes {words} (found {as_found(triple.object)}); mend the value"


def _unfit(triple: Triple, pathless: set[object]) -> str:
    """Say why a shape with this triple cannot be applied."""
    if message := _misfit(triple):
        return message
    own = triple.predicate == TYPE and triple.object == _PROPERTY_SHAPE and triple.subject in pathless
    if own or (triple.predicate == _PROPERTY and triple.object in pathless):
        return "a property shape without sh:path; say with sh:path which property it is about"
    return ""


def _locate(sheets: Iterable[Sheet], wrong_with: Callable[[Triple], str]) -> list[Finding]:
    """Return what is wrong with triples as findings at their lines; the files are read once more for that."""
    return sorted({finding for sheet in sheets for finding in _findings(sheet.read(), wrong_with)})


def _findings(document: Document, wrong_with: Callable[[Triple], str]) -> Iterator[Finding]:
    wrong = {triple: message for triple in document.triples if (message := wrong_with(triple))}
    if not wrong:
        return
    lines, holders = find_lines(document), {triple.object: triple for triple in document.triples}
    for triple, message in wrong.items():
        shown = triple
        while shown.predicate in _LINKS and shown.subject in holders:  # the parser tells only where a list begins
            shown = holders[shown.subject]
        node = triple.subject
        while not isinstance(node, NamedNode) and node in holders:  # a blank node is told by what it is part of
            node = holders[node].subject
        yield Finding(document.path, lines[shown], Severity.VIOLATION, show(node), message)
