"""Lines to columns and back."""

from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from kg.columns import Columns, encode, read_lines, write_triples
from tests.examples import examples

if TYPE_CHECKING:
    from pathlib import Path

NODES = st.sampled_from(["<x:a>", "<x:b c>".replace(" ", ""), "_:a", "_:b", "<http://a/b#c>"])
LITERALS = st.one_of(
    st.sampled_from(['"a <x:g>"', '"a _:b"@en', '"a b"^^<x:d>', '"a\\" <x:g"', '" "', '""', '"\\" <x:g>"^^<x:d>']),
    st.text(" <>_:ab@^.", max_size=6).map(lambda text: f'"{text}"'),
)


def decode(columns: Columns) -> list[str]:
    """Write each row as a line again."""
    parts = [columns.spell(codes).to_list() for codes in (columns.subject, columns.predicate, columns.object)]
    graphs = [""] * len(columns)
    if columns.graph is not None:
        graphs = [f" {columns.terms[code]}" if code >= 0 else "" for code in columns.graph.tolist()]
    return [f"{s} {p} {o}{g} ." for s, p, o, g in zip(*parts, graphs, strict=True)]


@examples(50)
@given(rows=st.lists(st.tuples(NODES, NODES, st.one_of(NODES, LITERALS), st.one_of(st.none(), NODES)), max_size=6))
def test_what_is_encoded_can_be_decoded(rows: list[tuple[str, str, str, str | None]]) -> None:
    lines = [f"{s} {p} {o} ." if g is None else f"{s} {p} {o} {g} ." for s, p, o, g in rows]
    columns = encode([pl.Series(lines, dtype=pl.String)])
    assert decode(columns) == lines
    assert (columns.graph is None) == all(g is None for *_, g in rows)
    assert columns.terms.n_unique() == len(columns.terms)


@examples(15)
@given(
    files=st.lists(st.lists(st.tuples(NODES, NODES, st.one_of(NODES, LITERALS)), max_size=3), min_size=1, max_size=3)
)
def test_blank_nodes_of_two_files_are_two(files: list[list[tuple[str, str, str]]]) -> None:
    columns = encode([pl.Series([" ".join(row) + " ." for row in rows], dtype=pl.String) for rows in files])
    blank = columns.terms.str.starts_with("_:").to_numpy()
    owners: dict[int, set[int]] = {}
    for codes in (columns.subject, columns.predicate, columns.object):
        for code, source in zip(codes.tolist(), columns.source.tolist(), strict=True):
            owners.setdefault(code, set()).add(source)
    assert all(len(owners[code]) == 1 for code in owners if blank[code] and code not in set(columns.predicate.tolist()))
    distinct = sum(len({term for s, _, o in rows for term in (s, o) if term.startswith("_:")}) for rows in files)
    found = {code for code in (*columns.subject.tolist(), *columns.object.tolist()) if blank[code]}
    assert len(found) == distinct


def test_blank_nodes_that_name_graphs_are_their_files_own() -> None:
    columns = encode([pl.Series(['<x:a> <x:b> "_:g" _:g .']), pl.Series(["_:g <x:b> <x:c> _:g ."])])
    assert decode(columns) == ['<x:a> <x:b> "_:g" _:f0-g .', "_:f1-g <x:b> <x:c> _:f1-g ."]


def test_more_lines_than_a_block_keep_their_order() -> None:
    lines = [f"<x:{i % 70}> <x:p> <x:{i}> ." for i in range(120_000)]
    columns = encode([pl.Series(lines)])
    assert decode(columns) == lines


def test_terms_are_looked_up_by_their_spelling() -> None:
    columns = encode([pl.Series(["<x:a> <x:p> <x:b> ."])])
    assert columns.code("<x:b>") == 2
    assert columns.code("<x:c>") == -1
    more, codes = columns.with_terms(["<x:c>", "<x:a>", "<x:c>"])
    assert codes == {"<x:a>": 0, "<x:c>": 3}
    assert columns.with_terms(["<x:a>"]) == (columns, {"<x:a>": 0})
    assert more.codes(["<x:c>", "<x:a>"]) == {"<x:c>": 3, "<x:a>": 0}
    assert more.spell(np.array([3, 0])).to_list() == ["<x:c>", "<x:a>"]


@examples(15)
@given(rows=st.lists(st.tuples(NODES, NODES, st.one_of(NODES, LITERALS)), max_size=6))
def test_what_is_written_can_be_read(tmp_path_factory, rows: list[tuple[str, str, str]]) -> None:  # type: ignore[no-untyped-def]
    lines = [f"{s} <x:p> {o} ." for s, _, o in rows]
    columns = encode([pl.Series(lines, dtype=pl.String)])
    buffer = BytesIO()
    write_triples(buffer, columns.terms, columns.subject, columns.predicate, columns.object)
    assert buffer.getvalue().decode().splitlines() == lines
    file: Path = tmp_path_factory.getbasetemp() / "written.nt"
    file.write_bytes(buffer.getvalue())
    assert read_lines(file).to_list() == lines
