"""Every triple has the line on which its object begins: the parser's own count of lines drifts, ours does not."""

from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.positions import find_lines
from kg.read import Document, read_file

ROOT = Path(__file__).parents[1]
TRICKY = '''@prefix id: <https://w3id.org/tiegraph/id/> . # a comment "with quotes"
@prefix tg: <https://w3id.org/tiegraph/ontology/> .

id:a a tg:X ; tg:same "same line" ;
    tg:number 007 ,
        1e3 ,
        true ;
    tg:text """three
lines, and a # that is no comment
""" ,
        "after" ;

    # a comment between
    tg:escaped "quote \\" and newline \\n" ; tg:iri <https://example.org/a#b> ,
    id:b ;
    tg:list ( "x"
      "y" ) ;
    tg:blank [ tg:inner
        "inner" ] ;
    tg:last "last" .
id:a tg:same "same line" .
'''


def document(text: str) -> Document:
    return read_file(Path("data/tricky.ttl"), text.encode())


def lines_by_text(read: Document) -> dict[str, int]:
    return {t.object.value: line for t, line in find_lines(read).items() if isinstance(t.object, Literal | NamedNode)}


def test_lines_are_exact_behind_numbers_long_strings_comments_and_nested_nodes() -> None:
    lines = lines_by_text(document(TRICKY))
    assert lines["https://w3id.org/tiegraph/ontology/X"] == 4
    assert lines["same line"] == 4  # and not 21, where it stands again
    assert (lines["007"], lines["1e3"], lines["true"]) == (5, 6, 7)
    assert (lines["three\nlines, and a # that is no comment\n"], lines["after"]) == (8, 11)
    assert lines['quote " and newline \n'] == 14
    assert (lines["https://example.org/a#b"], lines["https://w3id.org/tiegraph/id/b"]) == (14, 15)
    assert (lines["inner"], lines["last"]) == (19, 20)


def test_windows_line_ends_count_once() -> None:
    lines = lines_by_text(document('<urn:a> <urn:b>\r\n  "c" ;\r\n  <urn:d> "e" .\r\n'))
    assert (lines["c"], lines["e"]) == (2, 3)


def test_what_rdflib_cannot_read_has_lines_up_to_there() -> None:
    read = document('<urn:a> <urn:b> "c" .\n\n<urn:a> <urn:d> "left"@en--ltr .\n<urn:a> <urn:e> "f" .\n')
    assert set(find_lines(read)) == set(read.triples)


def test_lines_are_exact_in_every_file_that_we_ship() -> None:
    count = 0
    for path in sorted([*(ROOT / "ontology").rglob("*.ttl"), *(ROOT / "data").rglob("*.ttl")]):
        read = read_file(path, path.read_bytes())
        text = read.text.split("\n")
        for triple, line in find_lines(read).items():
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                count += 1
                last = triple.object.value.rpartition("/")[2].rpartition("#")[2].split("\n")[0].replace('"', '\\"')
                assert last in text[line - 1] or triple.predicate.value.endswith("#type"), f"{path}:{line}: {triple}"
    assert count > 5000
