"""On whose word: every statement behind a node, and never a passage whose hash does not agree."""

import gzip
from pathlib import Path

import pytest

from kg.errors import NotFound, Unreadable
from kg.namespaces import ID
from kg.reports import StatementView
from kg.reports.copies import DAMAGED, DIFFERS, ELSEWHERE, SAME_EDITION, SAME_PASSAGE, Copy
from kg.reports.evidence import evidence
from kg.reports.evidence_text import about_copy, lines
from kg.store import EmbeddedStore
from tests.acme import NEWS


def statements(views: tuple[StatementView, ...]) -> list[str]:
    return [view.iri.removeprefix(ID + "statement-") for view in views]


def behind(store: EmbeddedStore, node: str) -> list[str]:
    return statements(evidence(store, ID + node))


def copy_of(tmp_path: Path, content: bytes) -> Copy:
    path = tmp_path / "news.txt"
    path.write_bytes(content)
    return Copy.read(path)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ("round-a", ["a3"]),
        ("amount-a", ["a3"]),
        ("name-acme", ["a1"]),
        ("contribution-dyne-acme", ["a5"]),
        ("statement-a7", ["a7"]),
        ("person-ada", ["a2"]),
        ("person-cy", ["a5"]),
        ("org-bolt-capital", []),
        ("org-acme", ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]),
        ("source-acme-news", ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]),
        ("source-acme-news#char=100,104", ["a3"]),
    ],
)
def test_every_kind_of_node_leads_to_its_statements_in_the_order_of_the_source(
    acme: EmbeddedStore, node: str, expected: list[str]
) -> None:
    assert behind(acme, node) == expected


def test_a_statement_says_how_it_is_meant_and_by_whom(acme: EmbeddedStore) -> None:
    (planned,) = evidence(acme, ID + "contribution-dyne-acme")
    assert (planned.modality, planned.polarity, planned.speaker, planned.quoted) == (
        "planned",
        "affirmed",
        "Cy Dyne",
        True,
    )
    (alleged,) = evidence(acme, ID + "listing-acme")
    assert (alleged.modality, alleged.speaker, alleged.quoted) == ("alleged", "not named", False)


def test_a_statement_names_its_passages_context_and_source(acme: EmbeddedStore) -> None:
    (view,) = evidence(acme, ID + "round-b")
    assert [p.selector for p in view.passages] == ["char=105,218;length=467,UTF-8"]
    assert [p.selector for p in view.context] == ["char=100,104;length=467,UTF-8"]
    assert view.readings == ("The year is that of the heading.",)
    source = view.passages[0].source
    assert (source.title, source.edition, source.retrieved_on) == ("News of Acme", "first", "2026-11-23")
    assert view.passages[0].text is None


def test_the_retrieved_edition_shows_its_passages(acme: EmbeddedStore) -> None:
    (view,) = evidence(acme, ID + "founding-acme", copy=Copy.read(NEWS))
    assert view.passages[0].text == "It was founded in October 2014 in Exampleton by Ada Example and others."
    assert view.passages[0].outcome == SAME_EDITION
    assert about_copy((view,), Copy.read(NEWS)).endswith("is the edition that was retrieved: id:source-acme-news")


def test_a_packed_copy_is_unpacked(acme: EmbeddedStore, tmp_path: Path) -> None:
    packed = copy_of(tmp_path, gzip.compress(NEWS.read_bytes()))
    assert evidence(acme, ID + "founding-acme", copy=packed)[0].passages[0].outcome == SAME_EDITION


@pytest.mark.parametrize("spelt", ["{}more\n", "\ufeff{}"], ids=["longer", "byte order mark"])
def test_another_edition_shows_the_passages_that_are_the_same(acme: EmbeddedStore, tmp_path: Path, spelt: str) -> None:
    copy = copy_of(tmp_path, spelt.format(NEWS.read_text(encoding="utf-8")).encode())
    passage = evidence(acme, ID + "count-acme", copy=copy)[0].passages[0]
    assert passage.outcome == SAME_PASSAGE
    assert passage.text == "Acme Vision has published more than 400 papers, second only to Bolt."


def test_a_copy_with_the_line_ends_of_windows_shows_its_passages(acme: EmbeddedStore, tmp_path: Path) -> None:
    copy = copy_of(tmp_path, NEWS.read_bytes().replace(b"\n", b"\r\n"))
    assert evidence(acme, ID + "count-acme", copy=copy)[0].passages[0].outcome == SAME_PASSAGE


def test_a_copy_that_differs_shows_nothing(acme: EmbeddedStore, tmp_path: Path) -> None:
    copy = copy_of(tmp_path, NEWS.read_bytes().replace(b"400", b"900"))
    (view,) = evidence(acme, ID + "count-acme", copy=copy)
    assert (view.passages[0].text, view.passages[0].outcome) == (None, DIFFERS)
    page = "\n".join(lines((view,)))
    assert "(the copy differs here)" in page
    assert "papers, second" not in page


def test_a_wrong_hash_in_the_graph_shows_nothing_even_from_the_right_file(acme: EmbeddedStore) -> None:
    from dataclasses import replace

    (view,) = evidence(acme, ID + "count-acme")
    forged = replace(view.passages[0], sha256="0" * 64)
    assert Copy.read(NEWS).shown(forged).outcome == DAMAGED
    assert Copy.read(NEWS).shown(forged).text is None


def test_a_copy_of_another_source_is_not_said_to_differ(acme: EmbeddedStore, tmp_path: Path) -> None:
    from dataclasses import replace

    from kg.reports.evidence import Reader

    (view,) = evidence(acme, ID + "count-acme")
    reader = Reader(Copy.read(NEWS), frozenset(("urn:another-source",)))
    passage = reader.shown(view.passages[0])
    assert (passage.text, passage.outcome) == (None, ELSEWHERE)
    assert "nothing here is from it" in about_copy((replace(view, passages=(passage,)),), copy_of(tmp_path, b"x"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (NEWS.read_text(encoding="utf-8").encode("utf-16"), r"news\.txt: not UTF-8 \(byte 0\); save the copy as UTF-8"),
        (b"caf\xe9 " * 99, r"not UTF-8 \(byte 3\)"),
        (b"\x1f\x8bnot gzip", "cannot be read"),
    ],
)
def test_a_copy_in_the_wrong_encoding_is_refused(
    acme: EmbeddedStore, tmp_path: Path, content: bytes, message: str
) -> None:
    with pytest.raises(Unreadable, match=message):
        evidence(acme, ID + "count-acme", copy=copy_of(tmp_path, content))


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_a_copy_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        Copy.read(tmp_path / name)


def test_a_node_that_is_not_there_is_refused(acme: EmbeddedStore) -> None:
    with pytest.raises(NotFound, match="id:round-z"):
        evidence(acme, ID + "round-z")


def test_the_page_says_what_is_stated_how_and_where(acme: EmbeddedStore) -> None:
    page = list(lines(evidence(acme, ID + "contribution-dyne-acme", copy=Copy.read(NEWS))))
    assert page[0] == "id:statement-a5"
    assert page[1].split() == ["says", "planned,", "affirmed,", "speaker:", "Cy", "Dyne,", "quoted"]
    assert "                  | Dyne will give Acme Vision a laboratory, says its chief, Cy Dyne." in page
    assert page[-1] == "      id:source-acme-news"
