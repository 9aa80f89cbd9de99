"""A file is read, or refused with its path, its line and what would mend it."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode

from kg.errors import BadTurtle, Unreadable
from kg.read import find_files, load_file, load_files, parse_files, read_file
from kg.resources import Project

PREFIX = "@prefix tg: <https://w3id.org/tiegraph/ontology/> .\n@prefix id: <https://w3id.org/tiegraph/id/> .\n"
HEADER = PREFIX + "<https://w3id.org/tiegraph/graph/a/b> a tg:SourceGraph .\n"


def refusal(content: bytes | str) -> BadTurtle:
    with pytest.raises(BadTurtle) as caught:
        read_file(Path("data/a.ttl"), content.encode() if isinstance(content, str) else content)
    assert str(caught.value).startswith(f"data/a.ttl:{caught.value.line}: ")
    return caught.value


@pytest.mark.parametrize(
    ("body", "line", "expected"),
    [
        ("id:a a tg:X ;\n  tg:p id:b\nid:c a tg:X .", 6, "expected '.' or ';' before 'id:c'"),
        ("id:a a tg:X ;\n  tg:p id:b\n", 5, "expected '.'"),
        ("id:a a foo:X .", 4, "the prefix foo: is not declared"),
        ("id:a tg:p ; a tg:X .", 4, "expected an IRI or a literal, found ;"),
        ("id:a .", 4, "expected a property, found ."),
        ('id:a tg:p "x" "y" .', 4, "expected ',' or ';' or '.' before \"y\""),
        ("id:a tg:p <b> .", 4, "expected an absolute IRI"),
        ('id:a tg:p "x\ny" .', 4, "expected the closing '\"' on the same line"),
        ('id:a tg:p """x .\n', 4, "never closed"),
    ],
)
def test_malformed_turtle_says_where_and_what_was_expected(body: str, line: int, expected: str) -> None:
    error = refusal(HEADER + body)
    assert error.line == line
    assert "not valid Turtle" in error.what
    assert expected in error.what


@pytest.mark.parametrize(
    "body", ["<< id:a tg:p id:b >> tg:q id:c .", "id:a tg:p <<( id:a tg:p id:b )>> .", 'id:a tg:p "x"@en--ltr .']
)
def test_what_only_rdf_12_has_is_refused(body: str) -> None:
    error = refusal(HEADER + "\n" + body)
    assert (error.line, error.remedy) == (5, "write RDF 1.1")


def test_wrong_encoding_is_told_by_line_and_byte() -> None:
    error = refusal(HEADER.encode() + 'id:a tg:p "é" .'.encode("latin-1"))
    assert (error.line, error.what) == (4, "byte 0xe9 is not UTF-8")


def test_utf_16_is_called_by_its_name() -> None:
    assert "UTF-16" in refusal(HEADER.encode("utf-16")).what


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read_file(Path("a.ttl"), b"\xef\xbb\xbf" + HEADER.encode()) == read_file(Path("a.ttl"), HEADER.encode())


@pytest.mark.parametrize("content", ["", " \n\n", "# nothing but a comment\n", PREFIX])
def test_an_empty_file_is_refused(content: str) -> None:
    assert "empty" in (what := refusal(content).what) or "no triples" in what


def test_blank_nodes_are_labelled_by_file_and_order_not_by_chance() -> None:
    text = HEADER + "id:a tg:p [ tg:q 1 ] , [ tg:q 2 ] ."
    assert read_file(Path("d/a.ttl"), text.encode()) == read_file(Path("d/a.ttl"), text.encode())
    one, other = (set(read_file(Path(p), text.encode()).triples) for p in ("d/a.ttl", "d/b.ttl"))
    assert len(one & other) == 1  # only the header


def test_files_come_in_the_order_of_their_paths_and_hidden_ones_do_not(tmp_path: Path) -> None:
    for name in ("b/1.ttl", "a/2.ttl", "a/1.ttl", ".cache/1.ttl", "a/.1.ttl.swp", "a/notes.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [p.relative_to(tmp_path).as_posix() for p in find_files(tmp_path)] == ["a/1.ttl", "a/2.ttl", "b/1.ttl"]


def test_a_directory_without_turtle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("no facts here")
    with pytest.raises(Unreadable, match=r"no \*\.ttl file in this folder; name a folder that holds some"):
        find_files(tmp_path)


def test_a_file_that_vanishes_between_finding_and_reading_is_named(
    tiny: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find_files(tiny.data[0])
    (gone := found[0]).unlink()
    monkeypatch.setattr(
        "kg.read.project.find_files", lambda folder: found if folder == tiny.data[0] else find_files(folder)
    )
    with pytest.raises(Unreadable, match="has vanished while reading") as caught:
        load_files(tiny)
    assert caught.value.where == str(gone)


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read") as caught:
        load_file(tmp_path)  # a folder: root may read every file, but nobody can read this as one
    assert caught.value.where == str(tmp_path)


def test_a_file_without_header_or_with_two_is_an_error(tiny: Project) -> None:
    path = tiny.data[0] / "acme" / "pact.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("tg:SourceGraph", "tg:Entity"), encoding="utf-8")
    assert [error.what for error in parse_files(load_files(tiny)).errors] == ["the file declares no graph"]
    path.write_text(text + "<https://w3id.org/tiegraph/graph/acme/more> a tg:SourceGraph .\n", encoding="utf-8")
    assert [error.what for error in parse_files(load_files(tiny)).errors] == ["the file declares 2 graphs"]


def test_two_files_with_one_graph_are_an_error_that_names_both(tiny: Project) -> None:
    path = tiny.data[0] / "acme" / "pact.ttl"
    copy = path.with_name("pact-2.ttl")
    copy.write_bytes(path.read_bytes())
    (error,) = parse_files(load_files(tiny)).errors
    assert {str(error.path), error.what.rpartition(" ")[2]} == {str(path), str(copy)}


def test_shapes_and_alignments_are_no_part_of_the_ontology(tiny: Project) -> None:
    (tiny.ontology / "align").mkdir()
    (tiny.ontology / "align" / "foreign.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    reading = parse_files(load_files(tiny))
    assert [document.path.name for document in (*reading.ontology, *reading.shapes)] == ["tiny.ttl", "tiny.ttl"]


def test_several_data_folders_add_up_and_one_named_twice_counts_once(tiny: Project, tmp_path: Path) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "x.ttl").write_text(HEADER)
    project = Project.at(tiny.root, data=[*tiny.data, more, more])
    assert [path.name for path in load_files(project).data] == ["pact.ttl", "parties.ttl", "x.ttl"]


def test_blank_nodes_of_two_files_of_one_name_stay_apart() -> None:
    one, other = (
        read_file(Path(f"{place}/model/terms.ttl"), f"<x:a> <x:b> [ <x:c> {number} ] .".encode())
        for place, number in (("first", 1), ("second", 2))
    )
    blanks = [{t.subject for t in document.triples if isinstance(t.subject, BlankNode)} for document in (one, other)]
    assert [len(found) for found in blanks] == [1, 1]
    assert blanks[0].isdisjoint(blanks[1])
