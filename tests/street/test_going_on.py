"""Whatever is edited, a build that goes on from the last one is the build from scratch, byte by byte."""

import tempfile
from pathlib import Path

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
