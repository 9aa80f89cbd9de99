"""Files to lines: what is taken as it stands, what goes through Oxigraph, and that both give the same terms."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse, serialize

from kg.columns import canonical, encode, is_canonical, read_lines, spell_lines
from kg.errors import BadTurtle, Unreadable
from tests.examples import examples

IRI_CHARACTERS = "aZ0-._~:/?#[]@!$&'()*+,;=%éあ \\<>{}|^`\"\u0085\u200b\ue000\U0001f600"
IRIS = st.one_of(
    st.sampled_from(
        ["x:a", "http://a/b", "urn:x:y", "http://a:80/b?c#d", "mailto:a@b", "http://é/あ", "x:%41", "//a", "x"]
    ),
    st.text(IRI_CHARACTERS, max_size=6).map(lambda text: f"http://a/{text}"),
    st.text(IRI_CHARACTERS, max_size=6).map(lambda text: f"x:{text}"),
    st.text(IRI_CHARACTERS, max_size=6).map(lambda text: f"http://{text}"),
)
ESCAPES = [
    "\\t",
    "\\n",
    "\\r",
    "\\b",
    "\\f",
    '\\"',
    "\\'",
    "\\\\",
    "\\u0041",
    "\\u0007",
    "\\u007F",
    "\\u000a",
    "\\U0001F600",
]
RAW = st.text(st.characters(exclude_categories=["Cs"], exclude_characters='"\\\n\r'), max_size=5)
TEXTS = st.lists(
    st.one_of(RAW, st.sampled_from([*ESCAPES, "\ufffe", "\u0085", "\x00", "\x7f", "^^<", "@en"])), max_size=4
)
TAGS = st.sampled_from(["", "", "@en", "@EN", "@zh-Hans", "@zh-hans", "@e", "@en--ltr", "^^<x:d>", "^^<y>"])
STRING = "^^<http://www.w3.org/2001/XMLSchema#string>"
LITERALS = st.tuples(TEXTS.map("".join), st.one_of(TAGS, st.just(STRING))).map(lambda found: f'"{found[0]}"{found[1]}')
BLANKS = st.sampled_from(["_:a", "_:b0", "_:a-b", "_:a.b", "_:a.", "_:é", "_:0", "_:-a", "_:a_", "_:f0-a"])
NODES = st.one_of(IRIS.map("<{}>".format), BLANKS)
SPACES = st.sampled_from([" ", " ", " ", " ", "  ", "\t"])
ENDS = st.sampled_from([" .", " .", " .", " .", ".", " . ", " . # said"])


@st.composite
def lines_(draw: st.DrawFn, *, graphs: bool = False) -> str:
    """Draw a line of N-Triples or N-Quads: mostly canonical, often valid, now and then neither."""
    gap = draw(SPACES)
    terms = [draw(NODES), f"<{draw(IRIS)}>", draw(st.one_of(NODES, LITERALS, LITERALS))]
    if graphs and draw(st.booleans()):
        terms.append(draw(NODES))
    return gap.join(terms) + draw(ENDS)


def by_oxigraph(text: str, suffix: str = ".nq") -> set[str] | None:
    """Return the canonical lines of a text, None where Oxigraph refuses it."""
    form = RdfFormat.N_QUADS if suffix == ".nq" else RdfFormat.N_TRIPLES
    try:
        content = serialize(parse(text.encode(), format=form), format=RdfFormat.N_QUADS)
    except SyntaxError:
        return None
    assert content is not None
    return set(content.decode().split("\n")) - {""}


def read(folder: Path, text: str, suffix: str = ".nt") -> list[str]:
    file = folder / f"file{suffix}"
    file.write_bytes(text.encode())
    return read_lines(file).to_list()


@examples(150)
@given(line=lines_(graphs=True))
def test_a_line_that_is_taken_as_it_stands_is_what_oxigraph_writes(line: str) -> None:
    if is_canonical(pl.Series([line])):
        assert by_oxigraph(line) == {line}


@examples(60)
@given(lines=st.lists(lines_(), max_size=4), end=st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n# \u0085\n"]))
def test_reading_ntriples_gives_what_oxigraph_reads(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str
) -> None:
    text = "".join(line + end for line in lines)
    expected = by_oxigraph(text, ".nt")
    folder = tmp_path_factory.getbasetemp()
    if expected is None:
        with pytest.raises(BadTurtle):
            read(folder, text)
    else:
        assert set(read(folder, text)) == expected


@examples(40)
@given(lines=st.lists(lines_(graphs=True), max_size=4))
def test_so_does_reading_nquads(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    text = "\n".join(lines)
    expected = by_oxigraph(text)
    if expected is not None:
        assert set(read(tmp_path_factory.getbasetemp(), text, ".nq")) == expected


def test_every_character_is_escaped_as_oxigraph_does_it() -> None:
    points = [chr(c) for c in (*range(0xD800), *range(0xE000, 0x11000), 0x1FFFE, 0x1FFFF, 0x10FFFE, 0x10FFFF)]
    plain = [f'<x:a> <x:b> "{c}" .' for c in points if c not in '"\\\n\r']
    escaped = [f'<x:a> <x:b> "\\u{ord(c):04X}" .' for c in points if ord(c) < 0x100 or 0xFF00 < ord(c) < 0x10000]
    for lines in (plain, escaped):
        written = by_oxigraph("\n".join(lines))
        assert written is not None
        assert pl.Series(lines).filter(canonical(pl.Series(lines))).to_list() == [li for li in lines if li in written]


LINE = '<x:a> <x:b> "c" .'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("# nothing said\n\n", []),
        (f"{LINE}\n\n# between\n{LINE}", [LINE, LINE]),
        (f"{LINE}\r\n{LINE}\r\n", [LINE, LINE]),
        (f"{LINE}\r{LINE}", [LINE, LINE]),
        ('<x:a> <x:b> "one\u0085line\u2028still" .\n', ['<x:a> <x:b> "one\u0085line\u2028still" .']),
        ('<x:a> <x:b> "\\u0041\\u0007" .', ['<x:a> <x:b> "A\\u0007" .']),
        ('<x:a> <x:b> "a\x07b\tc" .', ['<x:a> <x:b> "a\\u0007b\\tc" .']),
        ('<x:a> <x:b> "a"@zh-Hans .', ['<x:a> <x:b> "a"@zh-hans .']),
        (f'<x:a> <x:b> "a"{STRING} .', ['<x:a> <x:b> "a" .']),
        ("<x:\\u0061> <x:b> <x:c>.", ["<x:a> <x:b> <x:c> ."]),
        ("\ufeff" + LINE, [LINE]),
    ],
)
def test_whatever_the_spelling_a_term_is_one(text: str, expected: list[str], tmp_path: Path) -> None:
    assert read(tmp_path, text) == expected


def test_an_error_is_told_with_its_line_in_the_whole_file(tmp_path: Path) -> None:
    with pytest.raises(BadTurtle, match=r"file\.nt:3: not valid RDF, No scheme found"):
        read(tmp_path, f"{LINE}\n# a\n<a> <x:b> <x:c> .\n{LINE}\n")


def test_a_graph_is_no_part_of_ntriples(tmp_path: Path) -> None:
    with pytest.raises(BadTurtle, match=r"file\.nt:1"):
        read(tmp_path, "<x:a> <x:b> <x:c> <x:g> .\n")


def test_a_file_that_is_not_there_or_not_text_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "bad.nt").write_bytes(b'<x:a> <x:b> "\xff" .\n')
    for path in (tmp_path / "none.nt", tmp_path / "none.ttl", tmp_path / "bad.nt"):
        with pytest.raises((Unreadable, BadTurtle)):
            read_lines(path)
    (tmp_path / "strange.xyz").write_bytes(b"")
    with pytest.raises(Unreadable, match="no known RDF format"):
        read_lines(tmp_path / "strange.xyz")


def test_turtle_and_trig_are_read_too(tmp_path: Path) -> None:
    assert read(tmp_path, "<x:a> <x:b> 1, 01 .", ".ttl") == [
        f'<x:a> <x:b> "{n}"^^<http://www.w3.org/2001/XMLSchema#integer> .' for n in ("1", "01")
    ]
    assert read(tmp_path, "<x:g> { <x:a> <x:b> <x:c> }", ".trig") == ["<x:a> <x:b> <x:c> <x:g> ."]


def test_triples_of_pyoxigraph_are_spelt_as_files_are(tmp_path: Path) -> None:
    triples = [quad.triple for quad in parse(f"{LINE}\n<x:a> <x:b> _:c .", format=RdfFormat.N_TRIPLES)]
    assert spell_lines(triples).to_list() == [LINE, "<x:a> <x:b> _:c ."]
    assert len(encode([spell_lines([])])) == 0
