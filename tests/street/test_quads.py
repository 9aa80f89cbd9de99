"""Quads are written in the order of the bytes of their lines, each once, and into the index with the labels they have."""

from pathlib import Path

import polars as pl
import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.columns import encode
from kg.street.quads import Quads

terms = st.sampled_from(["<x:a>", "<x:ab>", "<x:a/b>", "<x:é>", "_:a", "_:ab", '"a"', '"a b"', '"a"@en', '"a"@en-gb'])
typed = st.sampled_from(['"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '"a\\n"', '"a\\""', '""', '"é"'])
subjects = terms.filter(lambda term: not term.startswith('"'))
triples = st.tuples(subjects, terms.filter(lambda term: term.startswith("<")), st.one_of(terms, typed))
graphs = st.lists(st.lists(triples, max_size=8), min_size=2, max_size=3)


@settings(deadline=None)
@given(graphs)
def test_ranks_of_terms_give_the_order_of_lines(several: list[list[tuple[str, str, str]]]) -> None:
    names = ["x:g", "x:ga", "x:g"][: len(several)]
    inputs = [pl.Series([" ".join([*triple, "."]) for triple in part], dtype=pl.String) for part in several]
    quads = Quads.of(encode(inputs, together=True), names)
    expected = {
        " ".join([*triple, f"<{name}> ."]) for part, name in zip(several, names, strict=True) for triple in part
    }
    assert quads.text().decode().splitlines() == sorted(expected, key=str.encode)
    counts = {name: len({line for line in expected if line.endswith(f" <{name}> .")}) for name in names}
    assert quads.counts() == {name: count for name, count in counts.items() if count}


def test_the_index_has_each_triple_alone_and_in_its_graphs_and_keeps_labels(tmp_path: Path) -> None:
    inputs = [pl.Series(["_:a <x:p> _:b .", "<x:a> <x:p> <x:b> ."]), pl.Series(["<x:a> <x:p> <x:b> ."])]
    written = Quads.of(encode(inputs, together=True), ["x:g", "x:h"]).write(tmp_path)
    found = ox.Store.read_only(str(tmp_path / "index"))
    blank = ox.Quad(ox.BlankNode("a"), ox.NamedNode("x:p"), ox.BlankNode("b"), ox.NamedNode("x:g"))
    assert blank in found
    assert len(found) == 5
    assert written.quads == 3
    assert len((tmp_path / "graph.nq").read_bytes().splitlines()) == 3
