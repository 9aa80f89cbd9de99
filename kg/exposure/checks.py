"""What each kind of step of a proof must keep to; one that does not breaks the proof."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn

from kg.errors import ProofBroken
from kg.exposure.holdings import held
from kg.exposure.reach import acting_together, has_unidentified, least, most
from kg.exposure.rules import Finding
from kg.exposure.shares import may_reach, reaches
from kg.spans import Certainty

if TYPE_CHECKING:
    from kg.exposure.case import Case
    from kg.exposure.proof import Step
    from kg.exposure.shares import Bound

FIRM = (Finding.LISTED, Finding.COVERED)


@dataclass(slots=True)
class Board:
    """What the steps so far have shown, by root and party; `short` has the steps on those who are not reached."""

    case: Case
    shown: dict[tuple[str, str], Finding] = field(default_factory=dict)
    own: set[tuple[str, str]] = field(default_factory=set)
    short: dict[tuple[str, str], list[Step]] = field(default_factory=dict)

    def add(self, step: Step, *, own: bool = True) -> None:
        """Write down what a step shows, if nothing firmer is there."""
        key = (step.root, step.party)
        if self.shown.get(key) not in FIRM:
            self.shown[key] = step.finding
        if own:
            self.own.add(key)

    def members(self, step: Step) -> frozenset[str]:
        """Return those shown before, as firmly as a step itself is."""
        enough = FIRM if step.finding is Finding.COVERED else (*FIRM, Finding.POSSIBLE)
        return frozenset(party for (root, party), found in self.shown.items() if root == step.root and found in enough)


def broken(step: Step, what: str) -> NoReturn:
    """Say that a step does not follow."""
    raise ProofBroken(f"step {step.number} does not follow: {what}", where=step.party)


def check_listed(board: Board, step: Step) -> None:
    """Demand an entry on a list of the rule that names the party on the day."""
    entry, case = step.reason.entry, board.case
    if entry is None or case.name(entry.party) != step.party:
        broken(step, "no entry names the party")
    if entry.list not in case.version.seeds | case.version.may_seeds:
        broken(step, "the rule does not start from this list")
    sure = entry.on(case.day) if entry.list in case.version.seeds else min(entry.on(case.day), Certainty.POSSIBLY)
    if sure is Certainty.NO or (step.finding is Finding.LISTED and sure is not Certainty.CERTAINLY):
        broken(step, "the entry does not say so for this day")
    board.add(step)


def check_owned(board: Board, step: Step) -> None:
    """Demand that members own enough of the party: for certain, or at the most that can be."""
    version, reason = board.case.version, step.reason
    _check_holdings(board.case, step)
    _check_counted(board, step)
    firm = step.finding is Finding.COVERED
    kinds = version.counts if firm else version.counts | version.may_count
    found = least(reason) if firm else _most(board.case, step)
    if reason.interest not in kinds or found != reason.sum:
        broken(step, "the shares do not add up so")
    if not (reaches if firm else may_reach)(found, version.threshold, strictly=version.strictly):
        broken(step, f"the shares counted do not come to {version.asks}")
    board.add(step)


def check_short(board: Board, step: Step) -> None:
    """Demand that members cannot own enough of the party, and that nobody who is a member was left out."""
    case, reason = board.case, step.reason
    _check_holdings(case, step)
    members = board.members(step)
    owners = {holding.owner for holding in reason.holdings}
    if reason.counted != owners & _with_partners(case, step, members, Certainty.POSSIBLY):
        broken(step, "it does not count all who have been shown")
    if reason.interest:
        found = _most(case, step)
        if found != reason.sum or may_reach(found, case.version.threshold, strictly=case.version.strictly):
            broken(step, f"the shares counted may come to {case.version.asks}")
    kinds = case.version.controls | case.version.may_control
    deciders = {case.name(c.controller) for c in case.controls.get(step.party, ()) if c.kind in kinds}
    others = {guess.other for guess in case.guesses.get(step.party, ()) if (step.root, guess.other) in board.own}
    if deciders & members or others:
        broken(step, "somebody who has been shown controls it, or may be it")
    board.short.setdefault((step.root, step.party), []).append(step)


def check_controlled(board: Board, step: Step) -> None:
    """Demand a control of a kind that the rule counts, by somebody shown before."""
    case, control = board.case, step.reason.control
    if control is None or case.name(control.controlled) != step.party:
        broken(step, "nobody controls the party")
    firm = step.finding is Finding.COVERED
    kinds = case.version.controls if firm else case.version.controls | case.version.may_control
    if control.kind not in kinds or control.on(case.day) < (Certainty.CERTAINLY if firm else Certainty.POSSIBLY):
        broken(step, "the rule does not count this control on this day")
    if case.name(control.controller) not in board.members(step):
        broken(step, f"{control.controller} has not been shown before it")
    board.add(step)


def check_alike(board: Board, step: Step) -> None:
    """Demand a claim that the party may be one shown before on its own account."""
    case, claim, other = board.case, step.reason.claim, step.reason.other
    if claim is None or {case.name(claim.left), case.name(claim.right)} != {step.party, other} or not claim.sure:
        broken(step, "no claim says that they may be one")
    if (step.root, other) not in board.own or step.finding is not Finding.POSSIBLE:
        broken(step, f"{other} has not been shown on its own account")
    board.add(step, own=False)


def _check_holdings(case: Case, step: Step) -> None:
    """Demand that every holding is what its stakes say for the day, and that none is left out."""
    wanted = [h for h in case.holdings.get(step.party, ()) if h.interest in (step.reason.interest, "unspecified")]
    if step.reason.interest and list(step.reason.holdings) != wanted:
        broken(step, "it does not take all stakes into account")
    for holding in step.reason.holdings:
        ends = {(case.name(s.owner), case.name(s.owned), s.interest) for s in holding.stakes if s.on(case.day)}
        if ends != {(holding.owner, step.party, holding.interest)}:
            broken(step, f"the stakes are not those of {holding.owner}")
        if held(holding.stakes, holding.claims, case.day) != holding.share:
            broken(step, f"the stakes of {holding.owner} come to something else")


def _check_counted(board: Board, step: Step) -> None:
    """Demand that whoever is counted was shown before, or acts together with somebody who was."""
    sure = Certainty.CERTAINLY if step.finding is Finding.COVERED else Certainty.POSSIBLY
    if missing := step.reason.counted - _with_partners(board.case, step, board.members(step), sure):
        broken(step, f"{min(missing)} has not been shown before it")


def _with_partners(case: Case, step: Step, members: frozenset[str], sure: Certainty) -> set[str]:
    """Return members and those who act together with them over the party of a step."""
    joints = acting_together(case, step.party, members, sure)
    return {*members, *(case.name(holder) for joint in joints for holder in joint.holders)}


def _most(case: Case, step: Step) -> Bound:
    """Add up the most that those counted can have, and demand that owners not identified are told rightly."""
    unidentified = has_unidentified(case, step.party, step.reason)
    if unidentified is not step.reason.unidentified:
        broken(step, "whether owners are not identified is told wrongly")
    return most(step.reason, unidentified=unidentified)
