"""A sheet has the lines that its triples spell, read quickly where that is the same, and refused as ever where it is not."""

from pathlib import Path

import pytest

from kg.columns import spell_lines
from kg.errors import BadTurtle
from kg.read import find_files, read_file
from kg.read.sheets import read_sheet

ROOT = Path(__file__).parents[1]
HEADER = "<https://w3id.org/tiegraph/graph/g> a <https://w3id.org/tiegraph/ontology/SourceGraph> .\n"


@pytest.mark.parametrize("folder", ["ontology", "data"])
def test_the_shipped_files_have_the_lines_of_their_triples(folder: str) -> None:
    for path in find_files(ROOT / folder):
        sheet, lines = read_sheet(path, path.read_bytes())
        document = read_file(path, path.read_bytes())
        assert lines.to_list() == spell_lines(document.triples).to_list(), path
        assert (sheet.graph, sheet.graphs) == (document.graph, document.graphs)
        assert sheet.read() == document


@pytest.mark.parametrize(
    "text",
    [
        '<x:a> <x:b> "\\u00e9\\n\\t\\"c\\"" , "C"@EN-gb , 1.50 , true , "1"^^<x:d> .',
        "<x:a> <x:b> [ <x:c> ( 1 <x:d> ) ] .",
        '<x:a> <x:b> "<< text --ltr _:x" .',
        "@base <https://example.org/> . <a> <b> <c#d> , <../e> .",
        "<x:a> <x:b> 1 . <x:a> <x:b> 1 .",
    ],
)
def test_lines_are_those_of_the_triples_in_their_order(text: str) -> None:
    path, content = Path("d/a.ttl"), (HEADER + text).encode()
    assert read_sheet(path, content)[1].to_list() == spell_lines(read_file(path, content).triples).to_list()
    marked = b"\xef\xbb\xbf" + content
    assert read_sheet(path, marked)[1].to_list() == read_sheet(path, content)[1].to_list()


@pytest.mark.parametrize(
    "content",
    [b"", b"# nothing\n", b"<x:a> <x:b> .", b"<x:a> <x:b> \xff .", b"\xff\xfea\x00", b'<x:a> <x:b> "c"@en--ltr .'],
)
def test_what_is_no_turtle_is_refused_in_the_same_words(content: bytes) -> None:
    with pytest.raises(BadTurtle) as ours:
        read_sheet(Path("a.ttl"), content)
    with pytest.raises(BadTurtle) as theirs:
        read_file(Path("a.ttl"), content)
    assert str(ours.value) == str(theirs.value)


def test_two_headers_are_both_told() -> None:
    content = (HEADER + HEADER.replace("/g>", "/h>")).encode()
    sheet, _ = read_sheet(Path("a.ttl"), content)
    assert sheet.graph is None
    assert [graph.value[-1] for graph in sheet.graphs] == ["g", "h"]
