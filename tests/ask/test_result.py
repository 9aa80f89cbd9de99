"""Answers have the types that are declared, whatever rows there are."""

import datetime as dt
from decimal import Decimal

import polars as pl
import pyoxigraph as ox
import pytest

from kg.ask import Question, ask, free_question
from kg.ask.header import Column
from kg.ask.result import Result
from kg.errors import KgError
from kg.namespaces import XSD

VALUES = """VALUES (?iri ?string ?lang ?integer ?decimal ?double ?boolean ?date ?partial ?moment) {
  (<http://e.org/a> "x" "橡果"@zh 1 1.50 1e3 true "2018-04-01"^^xsd:date "2018-04"^^xsd:gYearMonth
   "2018-04-01T12:00:00+02:00"^^xsd:dateTime)
  (UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF UNDEF)
}"""
KINDS = {
    **{kind: kind for kind in ("iri", "string", "lang", "integer", "decimal", "double", "boolean", "date")},
    "partial": "partial-date",
    "moment": "dateTime",
}
SELECT = f"PREFIX xsd: <{XSD}> SELECT {' '.join(f'?{name}' for name in KINDS)} {{ {VALUES} FILTER(%s) }}"
DECLARED = tuple(Column(name=name, type=kind) for name, kind in KINDS.items())


class Engine:
    """An in-memory store with the face of a built one."""

    def __init__(self, data: str = "") -> None:
        self.engine = ox.Store()
        self.engine.load(data.encode(), format=ox.RdfFormat.TURTLE)

    def query(self, text: str, *, prefixes: dict[str, str] | None = None) -> object:
        """Answer."""
        return self.engine.query(text, prefixes=prefixes or {})

    def close(self) -> None:
        """Do nothing."""


def answer(text: str, columns: tuple[Column, ...] = (), data: str = "") -> Result:
    return ask(Engine(data), Question(text=text, where="query q", columns=columns), build="b")  # type: ignore[arg-type]


def test_declared_types_give_python_values() -> None:
    row = answer(SELECT % "BOUND(?iri)", DECLARED)[0]
    assert tuple(row) == (
        "http://e.org/a",
        "x",
        "橡果",
        1,
        Decimal("1.5"),
        1000.0,
        True,
        dt.date(2018, 4, 1),
        "2018-04",
        dt.datetime(2018, 4, 1, 10, tzinfo=dt.UTC),
    )


def test_rows_have_names() -> None:
    row = answer("SELECT (1 AS ?one) (2 AS ?count) {}")[0]
    assert (row.one, row["one"], row[0], row["count"]) == (1, 1, 1, 2)
    assert repr(row) == "Row(one=1, count=2)"
    with pytest.raises(AttributeError, match="no column 'two'; there are one, count"):
        _ = row.two
    with pytest.raises(KeyError):
        row["two"]


@pytest.mark.parametrize("condition", ["BOUND(?iri)", "!BOUND(?iri)", "false", "true"])
def test_frame_types_do_not_depend_on_the_rows(condition: str) -> None:
    frame = answer(SELECT % condition, DECLARED).to_polars()
    assert dict(frame.schema) == {
        "iri": pl.String(),
        "string": pl.String(),
        "lang": pl.String(),
        "integer": pl.Int64(),
        "decimal": pl.Decimal(38, 18),
        "double": pl.Float64(),
        "boolean": pl.Boolean(),
        "date": pl.Date(),
        "partial": pl.String(),
        "moment": pl.Datetime("us", "UTC"),
    }


def test_pandas_keeps_types_and_missing_values() -> None:
    full = answer(SELECT % "true", DECLARED).to_pandas()
    empty = answer(SELECT % "false", DECLARED).to_pandas()
    assert full.dtypes.equals(empty.dtypes)
    assert (len(full), len(empty)) == (2, 0)
    assert full["decimal"].sum() == Decimal("1.5")
    assert full.iloc[1].isna().all()


def test_columns_of_free_sparql_get_the_narrowest_type_that_fits() -> None:
    assert answer(SELECT % "true").types == {**KINDS, "lang": "string"}
    assert answer(SELECT % "!BOUND(?iri)").types == dict.fromkeys(KINDS, "any")


@pytest.mark.parametrize(
    ("values", "kind", "read"),
    [
        ("1 2.5", "decimal", [Decimal(1), Decimal("2.5")]),
        ("1 2e0", "double", [1.0, 2.0]),
        ("1 'x'", "any", ["1", "x"]),
        ("<a:b> 'x'", "any", ["a:b", "x"]),
        (f"'2018'^^<{XSD}gYear> '2018-04-01'^^<{XSD}date>", "partial-date", ["2018", "2018-04-01"]),
        (f"'2018-02-30'^^<{XSD}date>", "partial-date", ["2018-02-30"]),
        (f"'x'^^<{XSD}integer>", "any", ["x"]),
        ("99999999999999999999", "decimal", [Decimal("99999999999999999999")]),
        ("9999999999999999999999999", "any", ["9999999999999999999999999"]),
        ("''", "string", [""]),
    ],
)
def test_mixed_and_ill_typed_columns_lose_nothing(values: str, kind: str, read: list[object]) -> None:
    result = answer(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}")
    assert (result.types["x"], [row.x for row in result]) == (kind, read)
    assert result.to_polars()["x"].to_list() == read


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        ("'x'", "iri", "is no iri"),
        ("<a:b>", "string", "is no string"),
        ("'2018'", "partial-date", "is no partial-date"),
        ("1.5", "integer", "is no integer"),
        (f"'2018-02-30'^^<{XSD}date>", "date", "cannot be a date: day"),
    ],
)
def test_term_that_is_not_of_the_declared_type_is_an_error(value: str, kind: str, message: str) -> None:
    result = answer(f"SELECT ?x {{ VALUES ?x {{ {value} }} }}", (Column(name="x", type=kind),))
    with pytest.raises(KgError) as caught:
        list(result)
    with pytest.raises(KgError) as caught_in_frame:
        result.to_polars()
    assert str(caught.value) == str(caught_in_frame.value)
    assert str(caught.value).startswith("query q: column 'x': ")
    assert message.replace("no iri", "no IRI") in str(caught.value)
    assert str(caught.value).endswith("; correct the header")


def test_scale_is_kept_and_never_rounded() -> None:
    money = (Column(name="x", type="decimal", scale=2),)
    frame = answer("SELECT ?x { VALUES ?x { 1.50 2 } }", money).to_polars()
    assert (frame.schema["x"], frame["x"].to_list()) == (pl.Decimal(38, 2), [Decimal("1.50"), Decimal(2)])
    with pytest.raises(KgError, match="has more than 2 digits after the point"):
        answer("SELECT ?x { VALUES ?x { 1.125 } }", money).to_polars()


def test_columns_that_differ_from_the_header_are_an_error() -> None:
    with pytest.raises(KgError, match="the columns are y, not those of the header"):
        answer("SELECT ?y {}", (Column(name="x", type="iri"),))


def test_ask_is_true_or_false() -> None:
    yes, no = answer("ASK {}"), answer("ASK { ?s ?p ?o }")
    assert (bool(yes), bool(no), len(no), no.columns) == (True, False, 1, ("answer",))
    assert no.to_polars()["answer"].to_list() == [False]


def test_construct_gives_a_graph_that_keeps_lexical_forms() -> None:
    result = answer("CONSTRUCT WHERE { ?s ?p ?o }", data='<a:a> <a:b> "01"^^<a:c>, "x"@en .')
    assert {str(o) for o in result.graph.objects()} == {"01", "x"}
    assert result.columns == ("subject", "predicate", "object")
    with pytest.raises(KgError, match="a SELECT query gives no graph; ask with CONSTRUCT"):
        _ = answer("SELECT * {}").graph


def test_html_escapes_and_aligns() -> None:
    page = answer("SELECT ('<b>' AS ?text) (1234567 AS ?n) (<https://e.org/?a&b> AS ?iri) ?none {}")._repr_html_()
    assert "&lt;b&gt;" in page
    assert '<td class="n">1,234,567</td>' in page
    assert '<a href="https://e.org/?a&amp;b"' in page
    assert "<td></td>" in page
    assert "1 row<" in page


def test_html_shows_the_first_rows_and_counts_all() -> None:
    page = answer(f"SELECT ?x {{ VALUES ?x {{ {' '.join(map(str, range(70)))} }} }}")._repr_html_()
    assert page.count("<tr>") == 61
    assert "70 rows, the first 60 shown" in page


def test_html_makes_no_link_of_a_dangerous_iri() -> None:
    assert "href" not in answer("SELECT (<javascript:alert(1)> AS ?x) {}")._repr_html_()


def test_result_says_what_was_asked_and_of_what() -> None:
    result = ask(Engine(), free_question("ASK {}"), build="abc")  # type: ignore[arg-type]
    assert result.sparql == "ASK {}"
    assert (result.provenance.build, result.provenance.query) == ("abc", "")
    assert result.provenance.engine.startswith("pyoxigraph 0.5")
    assert len(result.provenance.query_hash) == 64
