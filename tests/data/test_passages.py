"""A passage selects in its source exactly what its hash says, and nothing of the source's wording is in the data."""

import hashlib
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.namespaces import ID, TG

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data" / "sensetime" / "encyclopedia"
ARTICLE = ROOT.parent / "shared" / "source" / "sensetime-article.txt"
OWN = Path(__file__).parent / "passages.txt"
SOURCE = ID + "source-encyclopedia-sensetime-2026-11-23"
SHARED = pytest.mark.skipif(not ARTICLE.exists(), reason="../shared/ is not there: the article cannot be read")
RUN = 8

Nodes = dict[str, dict[str, str]]


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def triples_of(folder: Path) -> list[ox.Triple]:
    return [quad.triple for path in sorted(folder.rglob("*.ttl")) for quad in ox.parse(path=path)]


def passages_of(triples: list[ox.Triple], source: str) -> Nodes:
    """Return selector and hash of each passage of a source."""
    found: Nodes = {}
    for triple in triples:
        found.setdefault(triple.subject.value, {})[triple.predicate.value.removeprefix(TG)] = triple.object.value
    return {iri: node for iri, node in found.items() if node.get("inSource") == source}


def passage_problems(passages: Nodes, text: str) -> list[str]:
    """Return which passages do not select what they say; ranges are half-open and count code points."""
    wrong = []
    for iri, node in sorted(passages.items()):
        match = re.fullmatch(r"char=(\d+),(\d+);length=(\d+),UTF-8", node["selector"])
        if match is None:
            wrong.append(f"{iri}: selector {node['selector']!r} is not of the form char=a,b;length=n,UTF-8")
            continue
        start, end, length = (int(number) for number in match.groups())
        if not start < end <= len(text):
            wrong.append(f"{iri}: {start},{end} is no range of a text of {len(text)} characters")
        elif sha256(text[start:end]) != node["sha256"]:
            wrong.append(f"{iri}: the characters {start},{end} do not have the hash given")
        if length != len(text):
            wrong.append(f"{iri}: the text has {len(text)} characters, not {length}")
        if iri.partition("#")[2] != f"char={start},{end}":
            wrong.append(f"{iri}: the selector names another range")
    return wrong


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def copied(literals: list[str], text: str) -> list[str]:
    """Return the literals that have a run of eight words with the text in common."""
    runs = {tuple(words(text)[at : at + RUN]) for at in range(len(words(text)) - RUN + 1)}
    return [one for one in literals if any(tuple(words(one)[at : at + RUN]) in runs for at in range(len(words(one))))]


def literals_of(triples: list[ox.Triple]) -> list[str]:
    return [triple.object.value for triple in triples if isinstance(triple.object, ox.Literal)]


def objects_of(triples: list[ox.Triple], *names: str) -> set[str]:
    return {triple.object.value for triple in triples if triple.predicate.value.removeprefix(TG) in names}


def test_every_cited_passage_is_described_and_every_described_one_is_cited() -> None:
    triples = triples_of(FOLDER)
    assert objects_of(triples, "passage", "contextPassage") == set(passages_of(triples, SOURCE))


@SHARED
def test_every_range_and_hash_agrees_with_the_article() -> None:
    passages = passages_of(triples_of(FOLDER), SOURCE)
    assert len(passages) > 40
    assert passage_problems(passages, ARTICLE.read_text(encoding="utf-8")) == []


@SHARED
def test_the_source_node_has_the_length_and_hash_of_the_article() -> None:
    values = {
        t.predicate.value.removeprefix(TG): t.object.value for t in triples_of(FOLDER) if t.subject.value == SOURCE
    }
    text = ARTICLE.read_text(encoding="utf-8")
    assert (values["characterCount"], values["sha256"]) == (str(len(text)), sha256(text))


@SHARED
def test_no_wording_of_the_article_is_in_the_data() -> None:
    notes = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("data/**/*.md"))]
    assert copied(literals_of(triples_of(ROOT / "data")) + notes, ARTICLE.read_text(encoding="utf-8")) == []


@SHARED
def test_every_name_stands_in_a_passage_that_states_it() -> None:
    text, triples = ARTICLE.read_text(encoding="utf-8"), triples_of(FOLDER)
    names = {t.subject.value: t.object.value for t in triples if t.predicate.value == TG + "nameText"}
    cited = {t.subject.value: t.object.value for t in triples if t.predicate.value == TG + "passage"}
    stating = [(t.object.value, cited[t.subject.value]) for t in triples if t.predicate.value == TG + "states"]
    shown = set()
    for node, passage in stating:
        start, end = (int(number) for number in passage.rpartition("=")[2].split(","))
        if node in names and names[node] in text[start:end]:
            shown.add(node)
    assert set(names) - shown == set()


def small(start: int, end: int, *, text: str, length: int | None = None, digest: str = "", name: str = "") -> Nodes:
    selector = f"char={start},{end};length={len(text) if length is None else length},UTF-8"
    iri = f"https://example.org/acorn#{name or f'char={start},{end}'}"
    return {
        iri: {
            "inSource": "https://example.org/acorn",
            "selector": selector,
            "sha256": digest or sha256(text[start:end]),
        }
    }


def test_a_right_passage_of_our_own_text_passes_with_quotation_marks_and_dashes_in_it() -> None:
    text = OWN.read_text(encoding="utf-8")
    assert text[64:68] == "2032"
    assert passage_problems(small(0, 63, text=text) | small(64, 68, text=text), text) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"digest": sha256("2033")}, "do not have the hash"),
        ({"length": 7}, "characters, not 7"),
        ({"name": "char=0,4"}, "names another range"),
    ],
)
def test_a_wrong_passage_is_found(change: dict[str, object], message: str) -> None:
    text = OWN.read_text(encoding="utf-8")
    found = passage_problems(small(64, 68, text=text, **change), text)  # type: ignore[arg-type]
    assert len(found) == 1
    assert message in found[0]


def test_a_range_of_bytes_instead_of_characters_is_found() -> None:
    text = OWN.read_text(encoding="utf-8")
    start = text.encode().index(b"2032")
    assert passage_problems(small(start, start + 4, text=text, digest=sha256("2032")), text)


def test_a_range_beyond_the_end_is_found() -> None:
    text = OWN.read_text(encoding="utf-8")
    assert "is no range" in passage_problems(small(0, 999, text=text), text)[0]


def test_a_copied_run_of_eight_words_is_found_and_seven_words_are_not() -> None:
    text = OWN.read_text(encoding="utf-8")
    eight = "Then closed the laboratory for good on one, it says."
    seven = "closed the laboratory for good on one evening"
    assert copied([eight, seven], text) == [eight]
