"""Closing by owlrl and reasonable, validating by pyshacl and pyrudof. Nothing of ours is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bench.loading import read_graph, write_triples
from tests.bench.stage import Work

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def owlrl_closes(options: argparse.Namespace) -> Work:
    """Close a graph of rdflib."""
    graph = read_graph(options.folder / "tbox.ttl", options.folder / "data.nt")
    return Work(lambda: _expand(graph), _closed)


def owlrl_closes_files(options: argparse.Namespace) -> Work:
    """Read, close, write."""

    def work() -> Any:
        graph = _expand(read_graph(options.folder / "tbox.ttl", options.folder / "data.nt"))
        write_triples(options.folder / "closed.nt", graph)
        return graph

    return Work(work, _closed)


def reasonable_closes(options: argparse.Namespace) -> Work:
    """Close triples that are loaded; it reads no N-Triples by that name, so Turtle it is."""
    reasoner = _reasoner(options.folder)
    return Work(reasoner.reason, _closed)


def reasonable_closes_files(options: argparse.Namespace) -> Work:
    """Read, close, write."""

    def work() -> Any:
        triples = _reasoner(options.folder).reason()
        write_triples(options.folder / "closed.nt", triples)
        return triples

    return Work(work, _closed)


def pyshacl_validates(options: argparse.Namespace) -> Work:
    """Validate a graph of rdflib."""
    import pyshacl
    import rdflib

    data, shapes = read_graph(options.folder / "bad.nt"), read_graph(options.folder / "shapes.ttl")

    def say(report: Any, answer: Path | None) -> dict[str, int]:
        if answer:
            report.serialize(answer, format="nt", encoding="utf-8")
        return {"made": len(set(report.objects(None, rdflib.SH.result)))}

    return Work(lambda: pyshacl.validate(data, shacl_graph=shapes, inference="none")[1], say)


def pyrudof_validates(options: argparse.Namespace) -> Work:
    """Validate data that are loaded, by the engine that its documentation recommends."""
    import pyrudof

    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_data(str(options.folder / "bad.nt"), pyrudof.RDFFormat.NTriples)
    rudof.read_shacl(str(options.folder / "shapes.ttl"))

    def say(report: Any, answer: Path | None) -> dict[str, int]:
        if answer:
            text = rudof.serialize_shacl_validation_results(pyrudof.ResultShaclValidationFormat.NTriples)
            answer.write_text(text, encoding="utf-8")
        return {"made": len(report)}

    return Work(rudof.validate_shacl, say)


def _reasoner(folder: Path) -> Any:
    import reasonable

    reasoner = reasonable.PyReasoner()
    for name in ("tbox.ttl", "data.ttl"):
        reasoner.load_file(str(folder / name))
    return reasoner


def _expand(graph: Any) -> Any:
    import owlrl

    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def _closed(triples: Any, answer: Path | None) -> dict[str, int]:
    """Count what no RDF file can hold as noise; owlrl's messages are what it calls inconsistent."""
    left_out = write_triples(answer, triples) if answer else 0
    errors = sum(str(p).endswith("/agent-ont#error") for _, p, _ in triples)
    return {"made": len(triples), "unwritable": left_out, "inconsistencies": errors}
