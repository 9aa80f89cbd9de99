"""Tokens are cut where the engine cuts them."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.lexer import place, tokens
from kg.errors import QueryRefused

STORE = ox.Store()


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(text, where="query")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?x-1", [("variable", "?x"), ("mark", "-"), ("number", "1")]),
        ("1e5SERVICE", [("number", "1e5"), ("word", "SERVICE")]),
        ("a:b.c.", [("name", "a:b.c"), ("mark", ".")]),
        ("a:b#c\nd:", [("name", "a:b"), ("name", "d:")]),
        ("?a<?b && ?c", [("variable", "?a"), ("mark", "<"), ("variable", "?b"), ("mark", "&&"), ("variable", "?c")]),
        ("'it''s'", [("string", "'it'"), ("string", "'s'")]),
        ('"""a "" b"""', [("string", '"""a "" b"""')]),
        ('"a\\"b"', [("string", '"a\\"b"')]),
        ("'商汤'@zh-Hans", [("string", "'商汤'"), ("language", "@zh-Hans")]),
        ("a:b\\'c a:%20", [("name", "a:b\\'c"), ("name", "a:%20")]),
        ("#only\rASK", [("word", "ASK")]),
        ("_:a.b ?商", [("blank", "_:a.b"), ("variable", "?商")]),
    ],
)
def test_text_is_cut_where_the_grammar_cuts(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize("text", ['"open', '"""open"', "'a\nb'", "\\u0041", "a \x0c b", "ASK \xa0", "'\\q'", "~"])
def test_what_is_no_token_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused, match="not valid SPARQL"):
        tokens(text, where="query")


def test_place_counts_from_one() -> None:
    assert place("a\nbc", 3, where="q.rq") == "q.rq:2:2"


@given(st.text(alphabet="\"'\\ntu\n #}", max_size=14))
def test_strings_end_where_the_engine_ends_them(soup: str) -> None:
    """Where both read the soup as values, they read the same values; what only one reads must be refused by us."""
    query = f"SELECT * {{ VALUES ?x {{ {soup}\n}} }}"
    try:
        ours = [t.text for t in tokens(query, where="") if t.kind == "string"]
    except QueryRefused:
        return
    try:
        found = STORE.query(query)
    except SyntaxError:
        return
    assert isinstance(found, ox.QuerySolutions)
    read = [ox.parse(f"<a:a> <a:b> {text} .", format=ox.RdfFormat.TURTLE) for text in ours]
    assert [row["x"].value for row in found] == [next(iter(quads)).object.value for quads in read]
