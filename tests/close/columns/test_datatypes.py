"""Literals by value: which lexical forms a datatype has, which values are one, and which datatypes hold them."""

import struct
from decimal import Decimal

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.check.shacl.lexical import well_typed
from kg.check.shacl.values import Values as ShaclValues
from kg.close.datatypes import DATATYPES, SUPERTYPES, Values
from kg.namespaces import RDF, RDFS, XSD
from tests.examples import examples


def literal(lexical: str, datatype: str) -> str:
    return f'"{lexical}"^^<{datatype if ":" in datatype else XSD + datatype}>'


def is_form(lexical: str, datatype: str) -> bool:
    return not len(Values.of(pl.Series([literal(lexical, datatype)])).ill_typed)


def keys(*literals: str) -> list[str | None]:
    return Values.of(pl.Series(literals)).key(np.arange(len(literals))).to_list()


def held(one: str, datatype: str) -> bool:
    name = datatype if ":" in datatype else XSD + datatype
    return bool(len(Values.of(pl.Series([one])).hold(np.array([0]), name)))


FORMS = {
    "decimal": ("1 -1.50 +.5 5. 00", ["", ".", "1e3", "1,0", "INF", " 1", "1 "]),
    "integer": ("0 -1 +007", ["1.0", "", "one", "1 "]),
    "byte": ("127 -128 +0127", ["128", "-129", "1.0"]),
    "unsignedLong": ("0 18446744073709551615", ["18446744073709551616", "-1"]),
    "positiveInteger": ("1 99999999999999999999999999999999999999999999", ["0", "-1"]),
    "nonPositiveInteger": ("0 -0 -99999999999999999999999999999999999999999999", ["1"]),
    "double": ("1 -1.5e-3 .5E+7 INF -INF +INF NaN 0 1e999", ["inf", "1e", "e5", "-NaN", ""]),
    "float": ("3.4E38 -0", ["1f"]),
    "boolean": ("true false 1 0", ["TRUE", "yes", "2", ""]),
    "dateTime": (
        "2020-02-29T00:00:00 -0001-01-01T24:00:00Z 12020-01-01T00:00:00.5+14:00",
        [
            "2020-02-30T00:00:00",
            "2019-02-29T00:00:00",
            "2020-01-01T25:00:00",
            "2020-01-01",
            "2020-01-01T00:00:00+14:30",
        ],
    ),
    "dateTimeStamp": ("2020-01-01T00:00:00Z", ["2020-01-01T00:00:00"]),
    "date": ("2020-01-31 2000-02-29Z 0000-01-01", ["2020-04-31", "1900-02-29", "20-01-01", "2020-1-1", "02020-01-01"]),
    "time": ("23:59:59.999 24:00:00", ["24:00:01", "12:60:00", "12:00"]),
    "gYear": ("2020 -0044 2020Z", ["20", "2020-01"]),
    "gYearMonth": ("2020-12", ["2020-13", "2020"]),
    "gMonthDay": ("--02-29 --12-31", ["--02-30", "12-31"]),
    "gDay": ("---31", ["---32", "31"]),
    "gMonth": ("--12", ["--13", "12"]),
    "hexBinary": ("00 aF", ["0", "0g"]),
    "base64Binary": ("AQ== AQI= AQID AQIDAQID", ["AQ=", "A", "AR==", "AQ===", "AQID "]),
    "language": ("en zh-Hans-CN", ["e_n", "abcdefghi", ""]),
    "Name": ("a:b _x é", ["1a", "-a", ""]),
    "NCName": ("ab _x", ["a:b", "1a"]),
    "NMTOKEN": ("1a -a a:b", ["", "a/b"]),
}


@pytest.mark.parametrize("datatype", FORMS)
def test_a_datatype_has_its_lexical_forms_and_no_others(datatype: str) -> None:
    good, bad = FORMS[datatype]
    assert [form for form in good.split(" ") if not is_form(form, datatype)] == []
    assert [form for form in bad if is_form(form, datatype)] == []


def test_tokens_and_normalised_strings_have_no_loose_space() -> None:
    assert is_form("a b", "token")
    assert is_form(r"a \\t b", "normalizedString")  # a backslash and a letter, no tab
    assert [form for form in ("a  b", " a", "a ", r"a\tb", r"a\nb") if is_form(form, "token")] == []
    assert [form for form in (r"a\tb", r"a\nb", r"a\rb") if is_form(form, "normalizedString")] == []


ONE_VALUE = [
    [literal("1", "integer"), literal("01", "byte"), literal("1.0", "decimal"), literal("+1.", "decimal")],
    [literal("0", "integer"), literal("-0", "integer"), literal("-0.00", "decimal"), literal(".0", "decimal")],
    [literal("1", "double"), literal("1.0E0", "double"), literal("10e-1", "double")],
    [literal("1", "float"), literal("1.00000001", "float")],
    [literal("0", "float"), literal("0.0", "float")],
    [literal("-0", "float"), literal("-0.0", "float")],
    [literal("NaN", "double"), literal("NaN", "double")],
    [literal("INF", "double"), literal("+INF", "double"), literal("1e999", "double")],
    [literal("true", "boolean"), literal("1", "boolean")],
    ['"a b"', literal("a b", "token"), literal("a b", "normalizedString"), literal("a b@", RDF + "PlainLiteral")],
    ['"a"@en', literal("a@EN", RDF + "PlainLiteral")],
    ['"A"@en', literal("A@en", RDF + "PlainLiteral")],
    [literal("0aFF", "hexBinary"), literal("0AFF", "hexBinary")],
    [literal("AQ==", "base64Binary"), literal("A Q = =", "base64Binary")],
    [literal("2020-01-01T00:00:00.50Z", "dateTime"), literal("2020-01-01T00:00:00.5+00:00", "dateTimeStamp")],
    [literal("2020-01-01T01:00:00+01:00", "dateTime")],  # the moment of the next, in another zone: not identical
    [literal("2020-01-01T00:00:00Z", "dateTime")],
    [literal("2020-01-01T00:00:00", "dateTime")],
    [literal("2020-01-01", "date")],
    [literal("2020-01-01Z", "date"), literal("2020-01-01-00:00", "date")],
    [literal("x:a", "anyURI")],
    ['"x:a"'],
]


def test_equal_values_have_one_key_and_others_another() -> None:
    found = [keys(*group) for group in ONE_VALUE]
    assert [len(set(group)) for group in found] == [1] * len(ONE_VALUE)
    assert len({group[0] for group in found}) == len(ONE_VALUE)


def test_what_is_no_value_or_of_a_datatype_nobody_knows_has_no_key() -> None:
    unknown = [literal("x", "integer"), literal("300", "byte"), literal("1", "x:length"), literal("24:00:00", "time")]
    assert keys(*unknown) == [None] * 4


def test_the_lowest_code_stands_for_a_value() -> None:
    terms = pl.Series(["<x:a>", '"a"', literal("01", "byte"), literal("1", "int"), literal("a", "token"), '"b"'])
    labels = Values.of(terms).labels()
    assert labels is not None
    assert labels.tolist() == [0, 1, 2, 2, 1, 5]
    assert Values.of(pl.Series(["<x:a>", '"a"', literal("1", "byte")])).labels() is None


@examples(40)
@given(left=st.decimals(allow_nan=False, allow_infinity=False, places=3), right=st.integers(-5, 5))
def test_decimals_are_one_where_their_values_are(left: Decimal, right: int) -> None:
    one, other = keys(literal(f"{left:f}", "decimal"), literal(f"{Decimal(right):+.2f}", "decimal"))
    assert (one == other) == (left == right)


@examples(40)
@given(left=st.floats(width=32), right=st.floats(width=32))
def test_floats_are_one_where_their_bits_are(left: float, right: float) -> None:
    def spell(number: float) -> str:
        return str(number).replace("inf", "INF").replace("nan", "NaN")

    one, other = keys(literal(spell(left), "float"), literal(spell(right), "float"))
    assert (one == other) == (
        struct.pack("f", abs(left) if left != left else left)
        == struct.pack("f", abs(right) if right != right else right)
    )


@examples(40)
@given(number=st.integers(-(2**65), 2**65), datatype=st.sampled_from([n for n, d in DATATYPES.items() if d.whole]))
def test_integers_are_held_within_bounds(number: int, datatype: str) -> None:
    low, high = DATATYPES[datatype].low, DATATYPES[datatype].high
    inside = (low is None or low <= number) and (high is None or number <= high)
    assert held(literal(f"{number}.0", "decimal"), datatype) == inside
    assert is_form(str(number), datatype) == inside


def test_values_are_held_by_the_datatypes_of_their_space() -> None:
    assert held('"a"@en', RDF + "langString")
    assert not held('"a"@en', "string")
    assert held('"a"@en', RDF + "PlainLiteral")
    assert held(literal("true", "boolean"), RDFS + "Literal")
    assert not held(literal("1", "boolean"), "integer")
    assert not held(literal("1", "float"), "decimal")
    assert held('"ab"', "NCName")
    assert not held('"a b"', "NCName")
    assert held(literal("2020-01-01T00:00:00Z", "dateTime"), "dateTimeStamp")
    assert not held(literal("2020-01-01T00:00:00", "dateTime"), "dateTimeStamp")


def test_a_supertype_holds_whatever_its_subtypes_do() -> None:
    forms = pl.Series([literal(form, name) for name, (good, _) in FORMS.items() for form in good.split(" ")])
    values = Values.of(forms)
    holds = {name: set(values.hold(np.arange(len(forms)), name).tolist()) for name in DATATYPES}
    assert [(name, other) for name, wider in SUPERTYPES.items() for other in wider if holds[name] - holds[other]] == []


# Where owlrl's own reading of lexical forms differs from XML Schema 1.1, which OWL 2 refers to.
OWLRL = [
    ("integer", " 1 ", True, "strips white space, which is no part of a lexical form"),
    ("double", "0", False, "holds zero to be too small for a double"),
    ("double", "INF", False, "holds infinity to be too large for a double"),
    ("boolean", "TRUE", True, "reads booleans in any case"),
    ("hexBinary", "abc", True, "counts no digits"),
    ("dateTime", "2020-01-01T24:00:00", False, "knows no 24 o'clock"),
    ("date", "12020-01-01", False, "knows no years of five digits"),
]


@pytest.mark.parametrize(("datatype", "form", "theirs", "why"), OWLRL, ids=lambda value: str(value))
def test_owlrl_reads_some_forms_otherwise(datatype: str, form: str, theirs: bool, why: str) -> None:
    from owlrl.DatatypeHandling import AltXSDToPYTHON
    from rdflib.namespace import XSD as RDFLIB_XSD

    def accepted() -> bool:
        try:
            AltXSDToPYTHON[RDFLIB_XSD[datatype]](form)
        except ValueError:
            return False
        return True

    assert accepted() == theirs, why
    assert is_form(form, datatype) != theirs, why


SEEDS = [
    "0",
    "-0",
    "+1",
    "007",
    "1.5",
    ".5",
    "5.",
    "1e3",
    "INF",
    "+INF",
    "NaN",
    "true",
    "false",
    "127",
    "128",
    "-129",
    "65536",
    "2147483648",
    "9223372036854775808",
    "2020-02-30",
    "0000-01-01",
    "12020-01-01",
    "2020-13-01",
    "2020-01-01+14:00",
    "24:00:00",
    "12:00:00.5",
    "2020-01-01T24:00:00Z",
    "2020",
    "2020-12",
    "--12",
    "--02-29",
    "---31",
    "abc",
    "YQ==",
    "YWJj",
    "en-GB",
    ":a",
    "a:b",
    "1a",
    "-a",
    "·a",
    "é",
]
KNOWN_TO_BOTH = sorted(
    name for name in DATATYPES if name.startswith(XSD) and name.removeprefix(XSD) not in ("string", "anyURI")
)


@st.composite
def nearly_forms(draw: st.DrawFn) -> str:
    """Draw a lexical form of some datatype, with a character put in, taken away or changed."""
    text = draw(st.sampled_from(SEEDS))
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(st.sampled_from(["", *"019+-.:TZeEINFa =/é"])) + text[at + draw(st.integers(0, 1)) :]


@examples(6)
@given(forms=st.lists(nearly_forms(), min_size=40, max_size=80))
def test_closing_and_checking_hold_the_same_forms_to_be_well_typed(forms: list[str]) -> None:
    """Two tables, since one tells values apart and the other orders them: they must not drift apart."""
    for name in KNOWN_TO_BOTH:
        terms = pl.Series([f'"{form}"^^<{name}>' for form in forms])
        closing = np.ones(len(terms), dtype=bool)
        closing[Values.of(terms).ill_typed] = False
        checking = well_typed(ShaclValues(np.arange(len(terms)), terms), name)
        assert closing.tolist() == checking.tolist(), (name, forms)
