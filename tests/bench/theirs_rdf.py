"""Reading, asking, exporting and framing by rdflib and by pyoxigraph. Nothing of ours is imported."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from tests.bench.loading import load_store, read_graph, write_triples
from tests.bench.stage import ALL, FILES, Work, rows_answered, text_written

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def rdflib_reads(options: argparse.Namespace) -> Work:
    """Parse into a graph of rdflib."""
    path = _data(options)
    return Work(lambda: read_graph(path), _said)


def pyoxigraph_reads(options: argparse.Namespace) -> Work:
    """Load into a store in memory."""
    path = _data(options)
    return Work(lambda: load_store(path), _dumped)


def pyoxigraph_parses(options: argparse.Namespace) -> Work:
    """Parse and keep nothing: what any reader through Oxigraph has to spend."""
    import pyoxigraph as ox

    path = _data(options)
    return Work(lambda: sum(1 for _ in ox.parse(path=path)), lambda count, _: {"made": count})


def rdflib_asks(options: argparse.Namespace) -> Work:
    """Answer each query and keep its rows."""
    graph, queries = read_graph(options.folder / "data.nt"), _queries(options)
    return Work(lambda: {name: list(graph.query(text)) for name, text in queries.items()}, rows_answered)


def pyoxigraph_asks(options: argparse.Namespace) -> Work:
    """Answer each query and keep its rows."""
    store, queries = load_store(options.folder / "data.nt"), _queries(options)
    return Work(lambda: {name: list(store.query(text)) for name, text in queries.items()}, rows_answered)  # type: ignore[arg-type]


def rdflib_exports(options: argparse.Namespace) -> Work:
    """Write Turtle that does not depend on the order of reading."""
    graph, path = read_graph(options.folder / "data.nt"), options.folder / "exported.ttl"
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

    graph = read_graph(options.folder / "data.nt")
    return Work(
        lambda: pd.DataFrame([[term.toPython() for term in row] for row in graph.query(ALL)]),
        lambda frame, _: {"made": len(frame)},
    )


def pyoxigraph_frames(options: argparse.Namespace) -> Work:
    """Answer every triple as TSV, and that as a frame of Polars: one text for each term."""
    import polars as pl
    import pyoxigraph as ox

    store = load_store(options.folder / "data.nt")

    def work() -> pl.DataFrame:
        buffer = io.BytesIO()
        store.query(ALL).serialize(buffer, format=ox.QueryResultsFormat.TSV)  # type: ignore[union-attr]
        return pl.read_csv(buffer.getvalue(), separator="\t", quote_char=None, infer_schema=False)

    return Work(work, lambda frame, _: {"made": frame.height})


def _data(options: argparse.Namespace) -> Path:
    """Return the file that a stage of reading reads."""
    path: Path = options.folder / FILES[options.stage]
    return path


def _queries(options: argparse.Namespace) -> dict[str, str]:
    found: dict[str, str] = json.loads((options.folder / "queries.json").read_text(encoding="utf-8"))
    return found


def _said(graph: Any, answer: Path | None) -> dict[str, int]:
    if answer and answer.suffix == ".nq":
        graph.serialize(answer, format="nquads", encoding="utf-8")
        return {"made": sum(1 for _ in graph.quads())}
    if answer:
        write_triples(answer, graph)
    return {"made": len(graph)}


def _dumped(store: Any, answer: Path | None) -> dict[str, int]:
    import pyoxigraph as ox

    if answer and answer.suffix == ".nq":
        ox.serialize(store, answer, format=ox.RdfFormat.N_QUADS)
    elif answer:
        ox.serialize((quad.triple for quad in store), answer, format=ox.RdfFormat.N_TRIPLES)
    return {"made": len(store)}
