"""The status cascade: the least set of parties that is closed under a rule, once by the least shares, once by the most.

Percentages are not multiplied down a chain. Whoever is owned to the threshold by members becomes a member, and carries
on from there; whoever only owns itself through others never does, since nothing starts the circle.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.exposure.reach import Reason, reason_for
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.exposure.case import Case


@dataclass(frozen=True, slots=True)
class Reached:
    """The members of a cascade, each with the reason for which it first became one.

    A party that may be a member is one too, but does not make others members in that way: that it may be a second
    party, and the second a third, does not say that it may be the third. `own` has the reasons of all others.
    """

    root: str
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    own: Mapping[str, Reason] = field(default_factory=dict)

    def __contains__(self, party: str) -> bool:
        """Say whether a party is a member."""
        return party in self.reasons


def certainly(case: Case) -> list[Reached]:
    """Return the cascades by the least shares: one from all who are certainly listed, or one from each."""
    together = case.version.aggregation == "all-listed"
    return _cascades(case, Certainty.CERTAINLY, together=together)


def possibly(case: Case) -> list[Reached]:
    """Return the cascades by the most shares; what the rule does not settle is added up."""
    together = case.version.aggregation in ("all-listed", "not-settled")
    return _cascades(case, Certainty.POSSIBLY, together=together)


def _cascades(case: Case, sure: Certainty, *, together: bool) -> list[Reached]:
    seeds = sorted(party for party, seed in case.active.items() if seed.sure >= sure)
    if together:
        return [_cascade(case, sure, seeds, root="")]
    found = [_cascade(case, sure, [seed], root=seed) for seed in seeds]
    if sure is Certainty.POSSIBLY and case.version.unknown == "possible":
        found.append(_cascade(case, sure, [], root=""))  # from a listed person of whom nothing is known
    return found


def _cascade(case: Case, sure: Certainty, seeds: Iterable[str], *, root: str) -> Reached:
    """Close a set of seeds under the rule, round by round, so that the order of input cannot matter."""
    own = {seed: Reason.listed(case.active[seed]) for seed in seeds}
    reasons = dict(own)
    fresh: Iterable[str] = list(own)
    changed = _with_unidentified(case, sure)
    while True:
        joined = set(fresh) | (_add_guesses(case, fresh, reasons) if sure is Certainty.POSSIBLY else set())
        changed |= {below for party in joined for below in case.below.get(party, ())}
        members = frozenset(reasons)
        found = {p: why for p in sorted(changed - own.keys()) if (why := reason_for(case, p, members, sure))}
        if not found:
            return Reached(root, reasons, own)
        own.update(found)
        fresh, changed = list(found), set()
        for party, why in found.items():
            reasons.setdefault(party, why)


def _with_unidentified(case: Case, sure: Certainty) -> set[str]:
    """Return the parties that can be reached without any member: those with owners who are not identified."""
    if sure is Certainty.CERTAINLY or case.version.unknown != "possible":
        return set()
    return set(case.unidentified) | set(case.holdings)


def _add_guesses(case: Case, fresh: Iterable[str], reasons: dict[str, Reason]) -> set[str]:
    """Make members of those who may be a new member; return who became one."""
    joined: dict[str, Reason] = {}
    for party in sorted(fresh):
        for guess in case.guesses.get(party, ()):
            if guess.other not in reasons:
                joined.setdefault(guess.other, Reason.alike(party, guess.claim))
    reasons.update(joined)
    return set(joined)
