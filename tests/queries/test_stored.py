"""Every stored query, asked of the shipped graph: the rows that must come, those that must not, and a second engine.

`expected/<name>.csv` holds the answer of a query as it stands, in order; `absent/<name>.csv` holds rows, by some or all
of the columns, that would be wrong. IRIs are shortened as everywhere, texts with a language end in `@tag`, empty cells
are unbound. After a change that is meant, read what the failing test shows row by row, then mend the file.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode

import kg
from kg.namespaces import PREFIXES, expand, shorten
from kg.resources import Project
from kg.terms import Term, from_rdflib

HERE = Path(__file__).parent
FILES = {path.stem: path for path in sorted((HERE.parents[1] / "queries").rglob("*.rq"))}
TOPICS = ("agents", "evidence", "funding", "listings", "ownership", "partnerships", "quality", "research", "time")

Rows = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def graph(built: Project) -> Iterator[kg.Graph]:
    with kg.open(built.root) as graph:
        yield graph


@pytest.fixture(scope="module")
def second_engine(graph: kg.Graph) -> rdflib.Graph:
    return graph.rdflib()


def cell(term: Term | None) -> str:
    """Write a term as it stands in the files: numbers by value, IRIs short, language tags as the index has them."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return shorten(term.value)
    assert term.value, "an empty text would look like an unbound cell"
    if term.datatype.value in (PREFIXES["xsd"] + "decimal", PREFIXES["xsd"] + "integer"):
        return format(Decimal(term.value).normalize(), "f")
    return f"{term.value}@{term.language.lower()}" if term.language else term.value


def rows_of(terms: Iterable[Iterable[Term | None]]) -> Rows:
    return [tuple(map(cell, row)) for row in terms]


def read(path: Path) -> tuple[tuple[str, ...], Rows]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = map(tuple, csv.reader(file))
    return header, rows


def body_of(name: str) -> str:
    """Return a query without its header, prefix lines, strings and full IRIs."""
    text = FILES[name].read_text(encoding="utf-8")
    return re.sub(r'^(#\+|PREFIX).*$|"[^"]*"|<[^>\s]*>', "", text, flags=re.M)


def kind_of(name: str, graph: kg.Graph) -> str:
    return next(query.kind for query in graph.queries if query.name == name)


def test_every_query_has_its_files_and_every_file_its_query() -> None:
    for folder in ("expected", "absent"):
        assert {path.stem for path in (HERE / folder).glob("*.csv")} == set(FILES), folder


def test_names_are_unique_and_topics_known() -> None:
    paths = sorted((HERE.parents[1] / "queries").rglob("*.rq"))
    assert len(paths) == len(FILES)
    assert {path.parent.name for path in paths} == set(TOPICS)


@pytest.mark.parametrize("name", FILES)
def test_query_as_it_stands_gives_the_expected_rows_in_order(name: str, graph: kg.Graph) -> None:
    result = graph.query(name)
    header, expected = read(HERE / "expected" / f"{name}.csv")
    assert bool(expected) == (kind_of(name, graph) != "check"), "a question has an answer, a check finds nothing"
    assert len(list(result)) == len(expected), "each value must fit the declared type of its column"
    assert result.columns == header
    assert rows_of(result.terms) == expected


@pytest.mark.parametrize("name", FILES)
def test_rows_that_would_be_wrong_do_not_come(name: str, graph: kg.Graph) -> None:
    result = graph.query(name)
    header, wrong = read(HERE / "absent" / f"{name}.csv")
    places = [result.columns.index(column) for column in header]
    came = {tuple(row[place] for place in places) for row in rows_of(result.terms)}
    assert wrong
    assert came.isdisjoint(wrong)


@pytest.mark.parametrize("name", FILES)
def test_second_engine_gives_the_same_rows(name: str, graph: kg.Graph, second_engine: rdflib.Graph) -> None:
    first = graph.query(name)
    second = second_engine.query(FILES[name].read_text(encoding="utf-8"))
    assert tuple(map(str, second.vars or ())) == first.columns
    rows = rows_of(
        [None if row[place] is None else from_rdflib(row[place]) for place in range(len(first.columns))]
        for row in second
    )
    assert Counter(rows) == Counter(rows_of(first.terms))


@pytest.mark.parametrize("name", FILES)
def test_rows_are_told_apart_by_the_key_and_ordered_down_to_it(name: str, graph: kg.Graph) -> None:
    query = next(query for query in graph.queries if query.name == name)
    ordered_by = re.findall(r"\?(\w+)", body_of(name).rpartition("ORDER BY")[2])
    assert query.key
    assert set(query.key) <= set(ordered_by)
    places = [query.columns.index(column) for column in query.columns if column.name in query.key]
    keys = Counter(tuple(row[place] for place in places) for row in rows_of(graph.query(name).terms))
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_prefixes_are_sorted_used_and_those_of_the_table(name: str) -> None:
    declared = re.findall(r"^PREFIX (\w+): <(.*)>$", FILES[name].read_text(encoding="utf-8"), flags=re.M)
    used = {prefix for prefix in PREFIXES if re.search(rf"(?<![\w:?]){prefix}:\w", body_of(name))}
    assert declared == [(prefix, PREFIXES[prefix]) for prefix in sorted(used)]


@pytest.mark.parametrize("name", FILES)
def test_language_is_matched_and_never_compared(name: str) -> None:
    assert not re.search(r"LANG\s*\([^)]*\)\s*!?=", body_of(name), flags=re.I)


def test_rows_that_must_not_come_speak_of_things_that_are_there(graph: kg.Graph) -> None:
    cells = {text for name in FILES for row in read(HERE / "absent" / f"{name}.csv")[1] for text in row}
    named = {expand(text) for text in cells if text.startswith(("id:", "tg:", "vocab:"))}
    there = {row[0] for row in graph.sparql("SELECT DISTINCT ?thing WHERE { ?thing a ?class }")}
    assert {iri for iri in named if iri not in there} == set()
