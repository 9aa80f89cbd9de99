"""Time one stage of a peer. Nothing of ours is imported here, so that any interpreter that has the peer can run it.

python -m tests.bench.theirs STAGE PEER FOLDER [--answer FILE]
"""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING, Any

from tests.bench.stage import ALL, FILES, Work, rows_answered, run_stage, text_written

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from pathlib import Path


def rdflib_reads(options: argparse.Namespace) -> Work:
    """Parse into a graph of rdflib."""
    path = _data(options)
    return Work(lambda: _graph(path), _said)


def pyoxigraph_reads(options: argparse.Namespace) -> Work:
    """Load into a store in memory."""
    path = _data(options)
    return Work(lambda: _store(path), _dumped)


def pyoxigraph_parses(options: argparse.Namespace) -> Work:
    """Parse and keep nothing: what any reader through Oxigraph has to spend."""
    import pyoxigraph as ox

    path = _data(options)
    return Work(lambda: sum(1 for _ in ox.parse(path=path)), lambda count, _: {"made": count})


def owlrl_closes(options: argparse.Namespace) -> Work:
    """Close a graph of rdflib."""
    graph = _graph(options.folder / "tbox.ttl", options.folder / "data.nt")
    return Work(lambda: _expand(graph), _closed)


def owlrl_closes_files(options: argparse.Namespace) -> Work:
    """Read, close, write."""

    def work() -> Any:
        graph = _expand(_graph(options.folder / "tbox.ttl", options.folder / "data.nt"))
        _write_triples(options.folder / "closed.nt", graph)
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
        _write_triples(options.folder / "closed.nt", triples)
        return triples

    return Work(work, _closed)


def pyshacl_validates(options: argparse.Namespace) -> Work:
    """Validate a graph of rdflib."""
    import pyshacl
    import rdflib

    data, shapes = _graph(options.folder / "bad.nt"), _graph(options.folder / "shapes.ttl")

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


def rdflib_asks(options: argparse.Namespace) -> Work:
    """Answer each query and keep its rows."""
    graph, queries = _graph(options.folder / "data.nt"), _queries(options)
    return Work(lambda: {name: list(graph.query(text)) for name, text in queries.items()}, rows_answered)


def pyoxigraph_asks(options: argparse.Namespace) -> Work:
    """Answer each query and keep its rows."""
    store, queries = _store(options.folder / "data.nt"), _queries(options)
    return Work(lambda: {name: list(store.query(text)) for name, text in queries.items()}, rows_answered)  # type: ignore[arg-type]


def rdflib_exports(options: argparse.Namespace) -> Work:
    """Write Turtle that does not depend on the order of reading."""
    graph, path = _graph(options.folder / "data.nt"), options.folder / "exported.ttl"
    return Work(lambda: graph.serialize(path, format="longturtle"), lambda _, answer: text_written(path, answer))


def pyoxigraph_exports(options: argparse.Namespace) -> Work:
    """Sort and write Turtle."""
    import pyoxigraph as ox

    triples, path = [quad.triple for quad in ox.parse(path=options.folder / "data.nt")], options.folder / "exported.ttl"
    prefixes = json.loads((options.folder / "prefixes.json").read_text(encoding="utf-8"))

    def work() -> None:
        ox.serialize(sorted(triples, key=str), path, format=ox.RdfFormat.TURTLE, prefixes=prefixes)

    return Work(work, lambda _, answer: text_written(path, answer))


def rdflib_frames(options: argparse.Namespace) -> Work:
    """Answer every triple as a frame of pandas."""
    import pandas as pd

    graph = _graph(options.folder / "data.nt")
    return Work(
        lambda: pd.DataFrame([[term.toPython() for term in row] for row in graph.query(ALL)]),
        lambda frame, _: {"made": len(frame)},
    )


def pyoxigraph_frames(options: argparse.Namespace) -> Work:
    """Answer every triple as TSV, and that as a frame of Polars: one text for each term."""
    import polars as pl
    import pyoxigraph as ox

    store = _store(options.folder / "data.nt")

    def work() -> pl.DataFrame:
        buffer = io.BytesIO()
        store.query(ALL).serialize(buffer, format=ox.QueryResultsFormat.TSV)  # type: ignore[union-attr]
        return pl.read_csv(buffer.getvalue(), separator="\t", quote_char=None, infer_schema=False)

    return Work(work, lambda frame, _: {"made": frame.height})


def _data(options: argparse.Namespace) -> Path:
    """Return the file that a stage of reading reads."""
    path: Path = options.folder / FILES[options.stage]
    return path


def _graph(*paths: Path) -> Any:
    import rdflib

    graph = rdflib.Dataset() if paths[0].suffix == ".nq" else rdflib.Graph()
    for path in paths:
        graph.parse(path, format={".nt": "nt", ".nq": "nquads"}.get(path.suffix, "turtle"))
    return graph


def _store(path: Path) -> Any:
    import pyoxigraph as ox

    store = ox.Store()
    store.bulk_load(path=path, format=ox.RdfFormat.from_extension(path.suffix.removeprefix(".")))
    return store


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


def _queries(options: argparse.Namespace) -> dict[str, str]:
    found: dict[str, str] = json.loads((options.folder / "queries.json").read_text(encoding="utf-8"))
    return found


def _said(graph: Any, answer: Path | None) -> dict[str, int]:
    if answer and answer.suffix == ".nq":
        graph.serialize(answer, format="nquads", encoding="utf-8")
        return {"made": sum(1 for _ in graph.quads())}
    if answer:
        _write_triples(answer, graph)
    return {"made": len(graph)}


def _dumped(store: Any, answer: Path | None) -> dict[str, int]:
    import pyoxigraph as ox

    if answer and answer.suffix == ".nq":
        ox.serialize(store, answer, format=ox.RdfFormat.N_QUADS)
    elif answer:
        ox.serialize((quad.triple for quad in store), answer, format=ox.RdfFormat.N_TRIPLES)
    return {"made": len(store)}


def _closed(triples: Any, answer: Path | None) -> dict[str, int]:
    """Count what no RDF file can hold as noise; owlrl's messages are what it calls inconsistent."""
    left_out = _write_triples(answer, triples) if answer else 0
    errors = sum(str(p).endswith("/agent-ont#error") for _, p, _ in triples)
    return {"made": len(triples), "unwritable": left_out, "inconsistencies": errors}


def _write_triples(path: Path, triples: Iterable[Any]) -> int:
    """Write terms of rdflib as N-Triples; return how many triples RDF has no place for: literals as subjects."""
    from rdflib import Literal

    left_out = 0
    with path.open("w", encoding="utf-8") as file:
        for s, p, o in triples:
            if isinstance(s, Literal):
                left_out += 1
            else:
                file.write(f"{s.n3()} {p.n3()} {_spell(o)} .\n")
    return left_out


def _spell(term: Any) -> str:
    """Spell a term on one line."""
    from rdflib import Literal
    from rdflib.plugins.serializers.nt import _quoteLiteral

    return str(_quoteLiteral(term) if isinstance(term, Literal) else term.n3())


STAGES = {
    ("read N-Triples", "rdflib"): rdflib_reads,
    ("read N-Triples", "pyoxigraph"): pyoxigraph_reads,
    ("read N-Triples", "pyoxigraph, parser alone"): pyoxigraph_parses,
    ("read N-Quads", "rdflib"): rdflib_reads,
    ("read N-Quads", "pyoxigraph"): pyoxigraph_reads,
    ("read Turtle", "rdflib"): rdflib_reads,
    ("read Turtle", "pyoxigraph"): pyoxigraph_reads,
    ("read Turtle", "pyoxigraph, parser alone"): pyoxigraph_parses,
    ("close", "owlrl"): owlrl_closes,
    ("close", "reasonable"): reasonable_closes,
    ("files to closed file", "owlrl"): owlrl_closes_files,
    ("files to closed file", "reasonable"): reasonable_closes_files,
    ("validate", "pyshacl"): pyshacl_validates,
    ("validate", "pyrudof"): pyrudof_validates,
    ("queries", "rdflib"): rdflib_asks,
    ("queries", "pyoxigraph"): pyoxigraph_asks,
    ("sorted Turtle", "rdflib"): rdflib_exports,
    ("sorted Turtle", "pyoxigraph"): pyoxigraph_exports,
    ("frame of all triples", "rdflib"): rdflib_frames,
    ("frame of all triples", "pyoxigraph"): pyoxigraph_frames,
}

if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    run_stage(STAGES)
