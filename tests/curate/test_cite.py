"""A passage is written with the hash of its bytes, from the edition that was retrieved and from no other."""

import gzip
from hashlib import sha256
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from kg.curate import Described, cite_passage, describe_copy, find_edition, read_described
from kg.errors import KgError, NotFound, Unreadable
from kg.namespaces import ID, PREFIXES, RDF, TG
from kg.reports.copies import Copy
from kg.resources import Project

TABLE = b'_id,name\r\na1,"Acorn ""Works"""\r\nb2,"two\nlines"\r\n'
SOURCE = ID + "source-acorn"


@pytest.fixture
def table(tmp_path: Path) -> Copy:
    path = tmp_path / "acorn.csv"
    path.write_bytes(TABLE)
    return Copy.read(path)


def described(content: bytes = TABLE) -> Described:
    about = {RDF + "type": TG + "Source", TG + "sha256": sha256(content).hexdigest()}
    return Described({SOURCE: about})


def said(block: str) -> dict[str, str]:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    triples = [quad.triple for quad in parse(prefixes + block, format=RdfFormat.TURTLE)]
    assert {t.subject.value for t in triples} == {f"{SOURCE}#row=3"}
    return {t.predicate.value.removeprefix(TG): t.object.value for t in triples}


def test_the_block_is_a_passage_with_the_hash_of_the_record(table: Copy) -> None:
    block = said(cite_passage(table, SOURCE, "row=3", label='The "acorns"', key="b2"))
    assert block["sha256"] == sha256(b'b2,"two\nlines"').hexdigest()
    assert (block["selector"], block["recordKey"], block["inSource"]) == ("row=3", "b2", SOURCE)
    assert block["http://www.w3.org/2000/01/rdf-schema#label"] == "The 'acorns', row 3"


def test_characters_are_cited_with_the_length_of_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("商汤 raised", encoding="utf-8")
    block = cite_passage(Copy.read(path), SOURCE, "char=3,9;length=9,UTF-8", label="A")
    assert f"<{SOURCE}#char=3,9> a tg:Passage" in block
    assert 'tg:selector "char=3,9;length=9,UTF-8"' in block
    assert sha256(b"raised").hexdigest() in block


@pytest.mark.parametrize("selector", ["char=0,0", "line=1,1"])
def test_an_empty_passage_is_refused(table: Copy, selector: str) -> None:
    with pytest.raises(KgError, match="is empty; the second number"):
        cite_passage(table, SOURCE, selector, label="A")


@pytest.mark.parametrize("selector", ["row=9", "row", "page=3", "line=5,1", ""])
def test_a_place_that_is_not_there_is_refused(table: Copy, selector: str) -> None:
    with pytest.raises(KgError, match="nothing is at"):
        cite_passage(table, SOURCE, selector, label="A")


def test_a_key_that_the_record_does_not_hold_is_refused(table: Copy) -> None:
    with pytest.raises(KgError, match="does not hold the key 'a1'"):
        cite_passage(table, SOURCE, "row=3", label="A", key="a1")


def test_characters_of_what_is_no_utf_8_are_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(Unreadable, match="not UTF-8"):
        cite_passage(Copy.read(path), SOURCE, "char=0,2", label="A")


def test_the_hash_of_a_packed_file_is_that_of_what_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "acorn.csv.gz"
    path.write_bytes(gzip.compress(TABLE))
    assert sha256(TABLE).hexdigest() in describe_copy(Copy.read(path))
    assert find_edition(described(), Copy.read(path)) == SOURCE


def test_bytes_that_are_no_text_have_no_character_count(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"\xff\xfe\x00")
    assert "characterCount" not in describe_copy(Copy.read(path))


def test_an_edition_is_known_by_its_hash_and_named_only_if_it_is_that(table: Copy) -> None:
    assert find_edition(described(), table) == SOURCE
    assert find_edition(described(), table, "id:source-acorn") == SOURCE
    assert find_edition(described(b"another"), table) is None
    with pytest.raises(KgError, match="is not the edition that id:source-acorn was retrieved in"):
        find_edition(described(b"another"), table, "id:source-acorn")


def test_a_source_that_nobody_described_is_said_with_the_nearest(table: Copy) -> None:
    with pytest.raises(NotFound, match="no source 'id:source-akorn'; did you mean 'id:source-acorn'"):
        find_edition(described(), table, "source-akorn")


def test_sources_are_read_from_the_files_without_a_build(tiny: Project) -> None:
    graph = "<https://w3id.org/tiegraph/graph/acorn>"
    text = f"@prefix id: <{ID}> . @prefix tg: <{TG}> . {graph} a tg:SourceGraph . id:source-acorn a tg:Source ."
    (tiny.data[0] / "acorn.ttl").write_text(text, encoding="utf-8")
    assert read_described(tiny).sources == [SOURCE]
    assert not tiny.state.exists()
