"""Regular expressions: as SPARQL's REGEX on Oxigraph, but where XPath and Rust write brackets in different ways."""

import polars as pl
import pyoxigraph as ox
import pytest

from kg.check.shacl.patterns import to_rust
from kg.check.shacl.shapes_graph import ShapeError

TEXTS = ["", "a", "A", "ab", "a b", "a\nb", "b\na", "ä", "Ä", "1", "٣", "a.b", "a&b", "x-y", "[", "é", "_", "aa\n"]
PATTERNS = [
    "^a",
    "a$",
    "a.b",
    "^[a-z]+$",
    r"\d",
    r"^\w+$",
    r"\s",
    "(a|b)+",
    "a{2}",
    "[^a]",
    r"\[",
    "",
    r"^\p{L}$",
    "a b",
]
FLAGS = ["", "i", "s", "m", "q", "is", "im"]


def finds(pattern: str, flags: str = "") -> list[str]:
    texts = pl.Series(TEXTS)
    return texts.filter(texts.str.contains(to_rust(pattern, flags))).to_list()


@pytest.mark.parametrize("flags", FLAGS)
@pytest.mark.parametrize("pattern", PATTERNS)
def test_patterns_find_what_oxigraph_finds(pattern: str, flags: str) -> None:
    rows = " ".join(f"({place} {ox.Literal(text)})" for place, text in enumerate(TEXTS))
    query = f"SELECT ?n {{ VALUES (?n ?t) {{ {rows} }} FILTER regex(?t, {ox.Literal(pattern)}, {ox.Literal(flags)}) }}"
    expected = {TEXTS[int(row["n"].value)] for row in ox.Store().query(query)}
    assert set(finds(pattern, flags)) == expected


def test_brackets_mean_what_xpath_says() -> None:
    assert finds("^[a-z-[a-c]]$") == []
    assert finds("^[a-z-[x]]$") == ["a"]
    assert finds("^a[&&]b$") == ["a&b"]
    assert finds(r"^[\[]$") == ["["]


def test_white_space_counts_for_nothing_under_the_flag_x_but_within_brackets() -> None:
    assert finds("^ a\n b $", "x") == ["ab"]
    assert finds("^a[ ]b$", "x") == ["a b"]
    assert finds("^a#$", "x") == []


@pytest.mark.parametrize(
    "pattern", ["a(?=b)", "(?<!a)b", r"(a)\1", "(", "[a", "[[a]]", r"\p{IsGreek}", r"\i", "a{2,1}", "(a{1000}){1000}"]
)
def test_what_cannot_be_done_is_refused(pattern: str) -> None:
    with pytest.raises(ShapeError, match="sh:pattern"):
        to_rust(pattern, "")


def test_a_flag_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ShapeError, match="sh:flags"):
        to_rust("a", "g")
