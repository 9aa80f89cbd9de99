"""Lexical spaces: what is a literal of a datatype, and what only looks like one."""

import numpy as np
import polars as pl
import pyoxigraph as ox
import pytest

from kg.check.shacl.lexical import well_typed
from kg.check.shacl.values import Values
from kg.namespaces import RDF, XSD

# A datatype, forms that it has, forms that it has not.
FORMS = {
    "string": (["", "a", " a\n"], []),
    "boolean": (["true", "false", "1", "0"], ["TRUE", "yes", " true", ""]),
    "integer": (["0", "-0", "+7", "007", "9" * 40], ["", "1.0", "1e3", " 1", "+", "1_0", "٣"]),
    "decimal": (["1", "-1.5", ".5", "5.", "+0.0"], ["", ".", "1e3", "INF", "1,5"]),
    "double": (["1", "1.5E3", "-1e-3", "INF", "-INF", "+INF", "NaN", ".5e0"], ["inf", "nan", "1e", "e3", "1e1.5"]),
    "float": (["1e400", "NaN"], ["Infinity", ""]),
    "byte": (["127", "-128", "+0127"], ["128", "-129", "1.0"]),
    "short": (["32767", "-32768"], ["32768"]),
    "int": (["2147483647"], ["2147483648", "-2147483649"]),
    "long": (["9223372036854775807", "-9223372036854775808"], ["9223372036854775808", "-9223372036854775809"]),
    "unsignedByte": (["0", "255", "-0"], ["256", "-1"]),
    "unsignedShort": (["65535"], ["65536"]),
    "unsignedInt": (["4294967295"], ["4294967296"]),
    "unsignedLong": (["18446744073709551615"], ["18446744073709551616", "-1"]),
    "nonNegativeInteger": (["0", "-0", "5"], ["-1"]),
    "positiveInteger": (["1"], ["0", "-1"]),
    "nonPositiveInteger": (["0", "-5"], ["1"]),
    "negativeInteger": (["-1"], ["0", "-0"]),
    "date": (
        ["2020-02-29", "0000-01-01", "-0001-12-31", "12020-01-01Z", "2020-01-01+14:00", "2000-02-29"],
        ["2021-02-29", "1900-02-29", "2020-04-31", "2020-13-01", "20-01-01", "2020-1-1",
         "2020-01-01+14:01", "2020/01-01"],
    ),
    "dateTime": (
        ["2020-01-01T00:00:00", "2020-01-01T24:00:00.000Z", "2020-01-01T23:59:59.123456789012345678901-05:30"],
        ["2020-01-01T24:00:01", "2020-01-01T25:00:00", "2020-01-01 00:00:00", "2020-01-01", "2020-01-01T00:00",
         "2020-01-01T00:00:60"],
    ),
    "dateTimeStamp": (["2020-01-01T00:00:00Z"], ["2020-01-01T00:00:00"]),
    "time": (["00:00:00", "24:00:00", "23:59:59.5Z"], ["24:00:01", "1:00:00", "12:60:00"]),
    "gYear": (["2020", "-0044", "12020Z"], ["20", "02020", "2020-01"]),
    "gYearMonth": (["2020-12", "2020-01-05:00"], ["2020-13", "2020"]),
    "gMonth": (["--12", "--01Z"], ["--13", "12"]),
    "gMonthDay": (["--02-29", "--12-31Z"], ["--02-30", "02-29"]),
    "gDay": (["---31", "---01Z"], ["---32", "31"]),
    "duration": (["P1Y2M3DT4H5M6.7S", "-P1D", "PT0S", "P1M"], ["P", "PT", "P1YT", "1Y", "P1S", "P-1D", "P1M1Y"]),
    "yearMonthDuration": (["P1Y", "-P13M"], ["P1D", "P1YT1S", "P"]),
    "dayTimeDuration": (["P1D", "PT1.5S"], ["P1M", "P1Y", "PT"]),
    "hexBinary": (["", "0fA9"], ["0", "0g"]),
    "base64Binary": (["", "YQ==", "YWI=", "YWJj", "Y W J j"], ["Y", "YQ=", "YR==", "YWJj=", " YWJj"]),
    "language": (["en", "en-GB", "x-klingon"], ["", "en_GB", "waytoolongtag"]),
    "normalizedString": (["a  b"], ["a\tb", "a\nb"]),
    "token": (["a b", ""], ["a  b", " a", "a "]),
    "Name": (["a:b", "_x", "é"], ["1a", "", "a b"]),
    "NCName": (["ab", "_x-1.2"], ["a:b", "-a"]),
    "NMTOKEN": (["1a:b", "-"], ["", "a b"]),
    "anyURI": (["http://a", "", "not a URI at all"], []),
}  # fmt: skip


def values_of(terms: list[str]) -> Values:
    return Values(np.arange(len(terms)), pl.Series(terms, dtype=pl.String))


@pytest.mark.parametrize("name", FORMS)
def test_forms_of_a_datatype(name: str) -> None:
    valid, invalid = FORMS[name]
    terms = [str(ox.Literal(form, datatype=ox.NamedNode(XSD + name))) for form in (*valid, *invalid)]
    found = well_typed(values_of(terms), XSD + name)
    assert [form for form, fits in zip((*valid, *invalid), found, strict=True) if fits] == valid


def test_only_literals_of_the_datatype_are_of_it() -> None:
    terms = ['"1"', '"1"@en', "<a:1>", "_:b1", f'"1"^^<{XSD}integer>', f'"1"^^<{XSD}int>']
    assert well_typed(values_of(terms), XSD + "integer").tolist() == [False] * 4 + [True, False]
    assert well_typed(values_of(terms), XSD + "string").tolist() == [True] + [False] * 5
    assert well_typed(values_of(terms), RDF + "langString").tolist() == [False, True, False, False, False, False]


def test_a_string_that_ends_as_another_literal_does_is_a_string() -> None:
    (term,) = (str(ox.Literal(f'1"^^<{XSD}integer>')),)
    assert not well_typed(values_of([term]), XSD + "integer").any()
    assert well_typed(values_of([term]), XSD + "string").all()


def test_every_text_that_oxigraph_escapes_is_read_back() -> None:
    odd = [chr(code) for code in (*range(0x30), 0x5C, 0x7F, 0x80, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F600)]
    texts = [*odd, *(f"\\{char}n" for char in odd), "\\u0041", "\\\\t", '"@en', '"^^<a:b>']
    assert values_of([str(ox.Literal(text)) for text in texts]).text.to_list() == texts
    assert values_of([str(ox.Literal(text, language="en")) for text in texts]).text.to_list() == texts
    assert values_of(["<a:b>", "_:b"]).text.to_list() == ["a:b", None]
