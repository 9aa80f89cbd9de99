"""Values stay values, whatever is in them."""

from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.ask.binding import bind
from kg.ask.header import Parameter
from kg.ask.lexer import tokens
from kg.ask.values import term_of
from kg.errors import BadParameter
from kg.namespaces import XSD

STORE = ox.Store()
ECHO = """SELECT ?v WHERE { # VALUES ?v { 1 }
  VALUES (?w) { ("VALUES ?v { 2 }") }
  VALUES ?v { UNDEF <http://e.org/#> "}" }
}"""


def refuse(name: str) -> str:
    raise LookupError(name)


def term(value: object, kind: str, **more: object) -> ox.NamedNode | ox.Literal:
    return term_of(value, Parameter(name="v", type=kind, **more), where="query q, parameter v", resolve=refuse)


def echoed(*terms: ox.NamedNode | ox.Literal) -> list[object]:
    found = STORE.query(bind(ECHO, {"v": terms}, where="q"))
    assert isinstance(found, ox.QuerySolutions)
    return [row["v"] for row in found]


HOSTILE = [
    '"', "'", "\\", '\\"', '" }', '"} # ', "\\u0022 } SERVICE <http://a/> {}", "\\", "\n", "\r",
    "\t", "\x00", "\x1f", "\x7f",
    "}", "{", "<a>", '"^^<a>', '"@en', "?v", "UNDEF", "# x", "' UNION {", "\u2028", "\ufffe", "商汤", "😀", "",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_went_in(text: str) -> None:
    assert echoed(term(text, "string")) == [ox.Literal(text)]


@given(st.text() | st.text(alphabet="\"'\\u0022{}<>#\n ?@^"))
@example("\\u0022 } ?s ?p ?o {")
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    assert echoed(term(text, "string")) == [ox.Literal(text)]


@given(st.text(alphabet="ab:/#?<>\"'{}|^`\\u0022 \n%é\x7f\x00", max_size=20).map("http://e.org/".__add__))
def test_any_iri_comes_back_or_is_refused(text: str) -> None:
    try:
        iri = term(text, "iri")
    except BadParameter:
        return
    assert echoed(iri) == [ox.NamedNode(text)]


@given(
    st.one_of(
        st.integers().map(lambda n: (n, "integer")),
        st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda d: (d, "decimal")),
        st.floats().map(lambda f: (f, "double")),
        st.dates().map(lambda d: (d, "date")),
        st.booleans().map(lambda b: (b, "boolean")),
    )
)
def test_any_python_value_is_one_term_of_its_type(pair: tuple[object, str]) -> None:
    value, kind = pair
    bound = term(value, kind) if str(value) not in ("inf", "-inf", "nan") else ox.Literal(1.0)
    assert isinstance(bound, ox.Literal)
    assert [token.kind for token in tokens(str(bound), where="")] == ["string", "mark", "iri"]
    assert bound.datatype.value in (XSD + kind, XSD + "double")


def test_only_the_block_of_the_variable_is_replaced() -> None:
    text = bind(ECHO, {"v": [ox.Literal(7)]}, where="q")
    assert text == ECHO.replace('UNDEF <http://e.org/#> "}"', '"7"^^<http://www.w3.org/2001/XMLSchema#integer>')


def test_every_block_of_a_parameter_is_replaced() -> None:
    text = bind("ASK { VALUES ?n { 1 } { SELECT * { VALUES ?n { 1 } } } }", {"n": [ox.Literal("x")]}, where="q")
    assert text == 'ASK { VALUES ?n { "x" } { SELECT * { VALUES ?n { "x" } } } }'


def test_no_values_stand_for_not_given() -> None:
    assert bind("ASK { VALUES ?n { 1 } }", {"n": []}, where="q") == "ASK { VALUES ?n { UNDEF } }"


class Smuggled(str):
    """A text that pretends to be a term."""

    __slots__ = ()


def test_what_is_more_than_one_term_is_refused() -> None:
    with pytest.raises(BadParameter, match="more than one term"):
        bind("ASK { VALUES ?n { 1 } }", {"n": [Smuggled('"a" "b"')]}, where="q")  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("value", "kind", "written"),
    [
        ("tg:Person", "iri", "<https://w3id.org/tiegraph/ontology/Person>"),
        ("https://e.org/x", "iri", "<https://e.org/x>"),
        ("2018", "partial-date", f'"2018"^^<{XSD}gYear>'),
        ("2018-04", "partial-date", f'"2018-04"^^<{XSD}gYearMonth>'),
        (date(2018, 4, 1), "partial-date", f'"2018-04-01"^^<{XSD}date>'),
        ("商汤@zh-Hans", "lang", '"商汤"@zh-hans'),
        ("a@b@en", "lang", '"a@b"@en'),
        (Decimal("1E+3"), "decimal", f'"1000"^^<{XSD}decimal>'),
        (True, "boolean", f'"true"^^<{XSD}boolean>'),
        ("2019-10-09T12:00:00Z", "dateTime", f'"2019-10-09T12:00:00Z"^^<{XSD}dateTime>'),
    ],
)
def test_value_is_written_by_its_type(value: object, kind: str, written: str) -> None:
    assert str(term(value, kind)) == written


@pytest.mark.parametrize(
    ("value", "kind", "more", "message"),
    [
        ("x", "integer", {}, "query q, parameter v: 'x' is no integer; give a whole number such as 3"),
        ("1.5", "integer", {}, "'1.5' is no integer"),
        ("٣", "integer", {}, "is no integer"),
        ("1\n", "integer", {}, "is no integer"),
        ("2019-13-01", "date", {}, "'2019-13-01' is no date; give a day such as 2019-10-09"),
        ("2019-02-30", "date", {}, "'2019-02-30' is no date, day"),
        ("2019-02-30", "partial-date", {}, "'2019-02-30' is no date, day"),
        ("yes", "boolean", {}, "'yes' is no boolean; give true or false"),
        ("plain", "lang", {}, "'plain' is no lang; give a text with its language"),
        ("http://a/> } x", "iri", {}, "is no absolute IRI; give an IRI, a CURIE or a name"),
        ("tg:a> <b", "iri", {}, "is no absolute IRI"),
        ("3", "integer", {"min": "4"}, "3 is less than 4"),
        ("10", "integer", {"max": "9"}, "10 is more than 9"),
        ("1999-12-31", "date", {"min": "2000-01-01"}, "1999-12-31 is less than 2000-01-01"),
        ("ab", "string", {"pattern": "[a]+"}, "'ab' does not match [a]+"),
        ("c", "enum", {"values": ("a", "b")}, "'c' is not allowed; give a, b"),
        ("\ud800", "string", {}, "is no string"),
    ],
)
def test_value_that_does_not_fit_is_refused(value: object, kind: str, more: dict[str, object], message: str) -> None:
    with pytest.raises(BadParameter) as caught:
        term(value, kind, **more)
    assert message in str(caught.value)


def test_name_is_resolved_and_so_is_an_iri_of_a_declared_class() -> None:
    asked: list[str] = []

    def resolve(name: str) -> str:
        asked.append(name)
        return "https://e.org/found"

    def found(text: str, cls: str) -> object:
        return term_of(text, Parameter(name="v", type="iri", class_=cls), where="", resolve=resolve)

    assert str(found("Acorn", "")) == str(found("tg:X", "tg:Organisation")) == "<https://e.org/found>"
    assert str(found("tg:X", "")) == "<https://w3id.org/tiegraph/ontology/X>"
    assert asked == ["Acorn", "tg:X"]
