"""The verdict on one party under one rule on one day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.exposure.cascade import certainly, possibly
from kg.exposure.case import Case
from kg.exposure.proof import Step, chain, numbered, shortfall
from kg.exposure.reach import Reason
from kg.exposure.rules import Finding, Standing, most_severe
from kg.exposure.scope import beyond, may_be_listed
from kg.spans import Certainty

if TYPE_CHECKING:
    from datetime import date

    from kg.exposure.case import Seed
    from kg.exposure.records import World
    from kg.exposure.rules import Period, Rule

UNCONFIRMED = "the rule itself is only possibly in force on this day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found of a party, why, by which version and period of the rule, and the steps that show it.

    Where no version applies on the day, `absence` says why, and only the lists count.
    `case` is what the version had to work with; it is there for reports and not part of the answer.
    """

    party: str
    finding: Finding
    why: str
    case: Case
    standing: Standing | None = None
    period: Period | None = None
    steps: tuple[Step, ...] = ()
    effective: bool = True
    absence: str = ""


def judge(world: World, rule: Rule, day: date, party: str) -> Verdict:
    """Find what a rule makes of a party on a day."""
    standings = rule.standing(day)
    if not standings:
        return _without_version(world, rule, day, party)
    verdicts = [_under(world, standing, day, party) for standing in standings]
    worst = most_severe(verdict.finding for verdict in verdicts)
    return next(verdict for verdict in verdicts if verdict.finding is worst)


def _without_version(world: World, rule: Rule, day: date, party: str) -> Verdict:
    """Judge by the lists alone where no version of the rule applies."""
    case = Case.of(world, rule.versions[-1], day)
    why, period = rule.absence(day)
    outside = Verdict(party=party, finding=Finding.OUTSIDE, why=why, case=case)
    return replace(_by_name(case, party) or outside, period=period, absence=why)


def _under(world: World, standing: Standing, day: date, party: str) -> Verdict:
    """Judge by one version: by name, then by what the rule cannot reach, then by the two cascades."""
    case = Case.of(world, standing.version, day)
    name = case.name(party)
    base = Verdict(party=party, finding=Finding.NOT_SHOWN, why="", case=case, standing=standing, period=standing.period)
    found = _by_name(case, party)
    if found and found.finding is Finding.LISTED:
        return replace(found, standing=standing, period=standing.period)
    if why := beyond(case, name, world.registered):
        outside = replace(base, finding=Finding.OUTSIDE, why=why)
        return replace(found, standing=standing, period=standing.period) if found else outside
    reached = _by_cascade(base, case, name)
    if reached.finding is Finding.NOT_SHOWN and found:
        return replace(found, standing=standing, period=standing.period)
    return reached


def _by_cascade(base: Verdict, case: Case, name: str) -> Verdict:
    """Judge by the least shares, then by the most."""
    doubt = UNCONFIRMED if base.standing and base.standing.sure is not Certainty.CERTAINLY else ""
    firm = certainly(case)
    for reached in firm:
        if name in reached:
            finding = Finding.POSSIBLE if doubt else Finding.COVERED
            return replace(base, finding=finding, why=doubt, steps=chain(reached, firm, name))
    cascades = possibly(case)
    for reached in cascades:
        if name in reached:
            return replace(base, finding=Finding.POSSIBLE, steps=chain(reached, firm, name))
    return replace(base, steps=shortfall(case, cascades, firm, name))


def _by_name(case: Case, party: str) -> Verdict | None:
    """Judge by the lists: listed where an entry certainly names the party, possible where it may."""
    name = case.name(party)
    found = may_be_listed(case, name)
    if found is None:
        return None
    seed, claim = found
    listed = claim is None and seed.sure is Certainty.CERTAINLY
    finding = Finding.LISTED if listed else Finding.POSSIBLE
    steps = [_listing(case, seed, finding)]
    if claim:
        steps.append(Step(0, name, Finding.POSSIBLE, Reason.alike(case.name(seed.entry.party), claim)))
    return Verdict(party=party, finding=finding, why="", case=case, steps=numbered(steps), effective=seed.force)


def _listing(case: Case, seed: Seed, finding: Finding) -> Step:
    shown = Finding.LISTED if seed.sure is Certainty.CERTAINLY else finding
    return Step(0, case.name(seed.entry.party), shown, Reason.listed(seed))
