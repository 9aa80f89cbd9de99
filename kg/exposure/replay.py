"""Check a proof step by step: each step must follow from its own facts and from the steps before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import ProofBroken
from kg.exposure.checks import (
    FIRM,
    Board,
    broken,
    check_alike,
    check_controlled,
    check_listed,
    check_owned,
    check_short,
)
from kg.exposure.reach import Kind
from kg.exposure.rules import Finding
from kg.exposure.scope import beyond
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kg.exposure.judge import Verdict
    from kg.exposure.proof import Step
    from kg.exposure.records import Registered

_CHECKS: dict[Kind, Callable[[Board, Step], None]] = {
    Kind.LISTED: check_listed,
    Kind.OWNED: check_owned,
    Kind.CONTROLLED: check_controlled,
    Kind.ALIKE: check_alike,
    Kind.SHORT: check_short,
}


def replay(verdict: Verdict, registered: Iterable[Registered] = ()) -> Finding:
    """Walk a proof from its first step to its last and return the verdict that it gives.

    Raises ProofBroken at the first step that does not follow. Where the rule reaches nobody like the party, or does not
    apply on the day, there may be no step, and what counts is the text that says so.
    """
    board = Board(verdict.case)
    for step in verdict.steps:
        _CHECKS[step.reason.kind](board, step)
    _close(board)
    return _conclude(verdict, board, outside=_is_outside(verdict, registered))


def _close(board: Board) -> None:
    """Demand that of whoever is not reached, every owner is either counted or shown not to be reached."""
    for (root, _), steps in board.short.items():
        for step in steps:
            for holding in step.reason.holdings:
                if holding.owner not in step.reason.counted and (root, holding.owner) not in board.short:
                    broken(step, f"nothing is shown of {holding.owner}")


def _is_outside(verdict: Verdict, registered: Iterable[Registered]) -> bool:
    """Say whether the rule does not apply on the day, or cannot reach the party."""
    return verdict.standing is None or bool(beyond(verdict.case, verdict.case.name(verdict.party), registered))


def _conclude(verdict: Verdict, board: Board, *, outside: bool) -> Finding:
    """Return what has been shown of the party."""
    name = verdict.case.name(verdict.party)
    shown = {found for (_, party), found in board.shown.items() if party == name}
    if Finding.LISTED in shown:
        return Finding.LISTED
    if outside:
        by_name = Finding.POSSIBLE in shown and all(s.reason.kind in (Kind.LISTED, Kind.ALIKE) for s in verdict.steps)
        return Finding.POSSIBLE if by_name else Finding.OUTSIDE
    if shown & set(FIRM):
        sure = verdict.standing is not None and verdict.standing.sure is Certainty.CERTAINLY
        return Finding.COVERED if sure else Finding.POSSIBLE
    if Finding.POSSIBLE in shown:
        return Finding.POSSIBLE
    if any(party == name for _, party in board.short):
        return Finding.NOT_SHOWN
    raise ProofBroken("the proof shows nothing of the party", where=verdict.party)
