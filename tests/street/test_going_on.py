"""Whatever is edited, a build that goes on from the last one is the build from scratch, byte by byte."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.build import Outcome
from kg.errors import DoesNotConform

from .play import AXIOMS, MORE_SHAPES, STATEMENTS, Play

EDITS = st.one_of(
    *[st.tuples(st.just("statement"), st.sampled_from("abc"), st.sampled_from(STATEMENTS))] * 4,
    st.tuples(st.just("axiom"), st.just(""), st.sampled_from(AXIOMS)),
    st.tuples(st.just("shape"), st.just(""), st.sampled_from(MORE_SHAPES)),
    st.tuples(st.sampled_from(["delete", "rename", "break", "swap"]), st.sampled_from("abc"), st.just("")),
)


def edit(play: Play, kind: str, name: str, text: str) -> None:
    """Edit a project: what is there goes, what is not comes."""
    match kind:
        case "statement":
            toggle(play.files.setdefault(name, []), text)
        case "axiom":
            toggle(play.axioms, text)
        case "shape":
            toggle(play.shapes, text)
        case "delete":
            play.files.pop(name, None)
        case "rename" if name in play.files:
            play.files[f"{name}{len(play.files)}"] = play.files.pop(name)
        case "break":
            play.broken ^= {name}
        case "swap":
            play.files = {one: play.files[other] for one, other in zip(play.files, reversed(play.files), strict=True)}
    play.write()


def toggle(statements: list[str], text: str) -> None:
    if text in statements:
        statements.remove(text)
    else:
        statements.append(text)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=2, max_size=6))
def test_going_on_and_starting_anew_give_the_same(steps: list[list[tuple[str, str, str]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        play = Play(Path(folder, "play"))
        play.compare()
        for edits in steps:
            for kind, name, text in edits:
                edit(play, kind, name, text)
            play.compare()


def test_statement_by_statement(tmp_path: Path) -> None:
    """Each comes once; what is refused goes again, the rest stays for those that follow."""
    play = Play(tmp_path / "play")
    assert isinstance(play.compare(), Outcome)
    for number, text in enumerate(STATEMENTS):
        edit(play, "statement", "ab"[number % 2], text)
        if not isinstance(play.compare(), Outcome):
            edit(play, "statement", "ab"[number % 2], text)
    assert sum(map(len, play.files.values())) > len(STATEMENTS) // 2


DEPENDS = {
    "a date that another date is told by": (
        [("a", "id:n4 tg:monthAfter id:n5 ."), ("b", 'id:n5 tg:date "2018-05-07"^^xsd:date .')],
        ("statement", "b", 'id:n5 tg:date "2018-05-07"^^xsd:date .'),
    ),
    "a standing that is made of two files": (
        [
            ("a", "id:s0 a tg:Statement ; tg:states id:n3 ."),
            ("a", "id:s0 tg:modality vocab:modality-asserted ."),
            ("b", "id:s0 tg:polarity vocab:polarity-affirmed ."),
        ],
        ("statement", "b", "id:s0 tg:polarity vocab:polarity-affirmed ."),
    ),
    "a warning two steps away": (
        [("a", "id:n0 tg:partOf id:n2 ."), ("b", "id:n2 tg:partOf id:n4 .")],
        ("statement", "b", "id:n2 tg:partOf id:n4 ."),
    ),
    "the answer of a check query, and of a query of a shape": (
        [("a", "id:n0 tg:count 5 ."), ("a", "id:n0 tg:partOf id:n2 ."), ("b", "id:n2 tg:count 5 .")],
        ("statement", "b", "id:n2 tg:count 5 ."),
    ),
    "one of two spellings of a number": (
        [("a", "id:n0 tg:ratio 1.0 ."), ("b", 'id:n0 tg:ratio "1"^^xsd:decimal .')],
        ("statement", "b", 'id:n0 tg:ratio "1"^^xsd:decimal .'),
    ),
    "a triple that is in two files": (
        [("a", "id:n0 tg:count 7 ."), ("b", "id:n0 tg:count 7 .")],
        ("statement", "b", "id:n0 tg:count 7 ."),
    ),
    "a triple that would follow anyway": (
        [("a", "id:n0 tg:partOf id:n2 ."), ("a", "id:n2 tg:partOf id:n4 ."), ("b", "id:n0 tg:partOf id:n4 .")],
        ("statement", "b", "id:n0 tg:partOf id:n4 ."),
    ),
    "what is made one": (
        [("a", "id:n0 tg:seat id:n0 ."), ("a", "id:n0 tg:count 7 ."), ("b", "id:n0 tg:seat id:n1 .")],
        ("statement", "b", "id:n0 tg:seat id:n1 ."),
    ),
    "a file": ([("a", "id:n0 tg:count 7 ."), ("b", "id:n1 tg:count 5 .")], ("delete", "b", "")),
    "the name of a file": ([("a", "id:n0 tg:count 7 .")], ("rename", "a", "")),
    "an axiom": ([("a", "id:n0 tg:partOf id:n2 .")], ("axiom", "", AXIOMS[1])),
    "a date that is told of an event, once that is one": (
        [("a", "id:n4 tg:after id:n5 ."), ("b", 'id:n5 tg:date "2018-05-07"^^xsd:date .')],
        ("axiom", "", "tg:Agreement rdfs:subClassOf tg:Event ."),
    ),
    "a warning of a property above": ([("a", "id:n0 tg:count 7 .")], ("statement", "b", "id:n2 tg:party id:n0 .")),
    "a word that is deprecated": ([("a", "id:n0 tg:seat id:n1 .")], ("axiom", "", "tg:seat owl:deprecated true .")),
    "a shape": ([("a", 'id:n0 rdfs:label "another"@en .')], ("shape", "", MORE_SHAPES[0])),
}


@pytest.mark.parametrize("what", DEPENDS)
def test_what_depends_on_an_edit_follows_it(tmp_path: Path, what: str) -> None:
    """It comes and goes and comes again; something is another one each time."""
    given, change = DEPENDS[what]
    play = Play(tmp_path / "play")
    for name, text in given:
        edit(play, "statement", name, text)
    before = play.compare()
    edit(play, *change)
    after = play.compare()
    assert isinstance(before, Outcome)
    assert isinstance(after, Outcome)
    one, other = (outcome.build.graph_nq.read_bytes() for outcome in (before, after))
    assert one != other or before.warnings != after.warnings
    for name, text in given[:1]:
        edit(play, "statement", name, text)
    assert isinstance(play.compare(), Outcome)


def test_the_play_builds_and_warns(tmp_path: Path) -> None:
    play = Play(tmp_path / "play")
    edit(play, "statement", "a", STATEMENTS[0])
    outcome = play.compare()
    assert isinstance(outcome, Outcome)
    assert not outcome.warnings
    edit(play, "statement", "a", 'id:n3 rdfs:label "another"@en .')
    outcome = play.compare()
    assert isinstance(outcome, Outcome)
    assert [finding.shape for finding in outcome.warnings] == ["shapes:Tie-label"]
    play.broken = {"b"}
    play.write()
    assert isinstance(play.compare(), DoesNotConform)
