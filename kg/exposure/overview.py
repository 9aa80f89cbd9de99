"""What a rule makes of every party on a day: a row for each, with the share accounted for and the chain in short."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.ask.framed import Framed
from kg.errors import NotFound, ProofBroken
from kg.exposure.judge import judge
from kg.exposure.notes import accounted
from kg.exposure.reach import Kind
from kg.exposure.reading import read_world
from kg.exposure.replay import replay
from kg.exposure.rulebook import read_rule
from kg.exposure.rules import Finding
from kg.namespaces import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from kg.exposure.climb import Climber
    from kg.exposure.judge import Verdict
    from kg.exposure.proof import Step
    from kg.exposure.records import Party, World
    from kg.exposure.rules import Rule
    from kg.store import Store

    Named = Callable[[str], str]

PREFIX = "accounted for: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The verdict on one party. `chain` goes from the party up to those who are listed, a step after the other."""

    party: str
    label: str
    status: str
    finding: Finding
    effective: bool
    accounted: str
    chain: str
    version: str
    citations: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(Framed):
    """The verdicts of one rule on one day, the most severe first, each replayed; `known` is how many parties there are."""

    rule: Rule
    day: date
    rows: tuple[Row, ...]
    known: int
    build: str

    def count(self, finding: Finding) -> int:
        """Return how many of the rows have a verdict."""
        return sum(row.finding is finding for row in self.rows)

    def text(self) -> str:
        """Return the table as `kg exposure --all` prints it in a pipe."""
        from kg.exposure.overview_forms import as_text

        return as_text(self)

    def csv(self) -> str:
        """Return a row for each party as CSV."""
        from kg.exposure.overview_forms import as_csv

        return as_csv(self)

    def json(self) -> str:
        """Return the verdicts with the rule and its versions as JSON."""
        from kg.exposure.overview_forms import as_json

        return as_json(self)

    def _table(self) -> tuple[Mapping[str, str], Iterable[Sequence[object]]]:
        from kg.exposure.overview_forms import TYPES, rows

        return TYPES, rows(self)


def survey(store: Store, *, regime: str, day: date, build: str, verdicts: Iterable[str] | None = None) -> Overview:
    """Work out what a rule makes of every party of a store on a day, or list those alone that get some verdicts.

    All parties are judged together on columns; each that is listed is judged again by itself, and its proof replayed,
    so that a row stands on two workings that agree. Raises NotFound for a regime or a verdict that is not there,
    ProofBroken where they disagree.
    """
    from kg.exposure.climb import Climber
    from kg.exposure.ledger import Ledger
    from kg.exposure.named import FINDINGS
    from kg.exposure.sweep import sweep

    rule, wanted = read_rule(store, regime), _wanted(verdicts)
    whole = read_world(store)
    ledger = Ledger.of(whole)
    found = sweep(ledger, rule, day)
    climber = Climber(ledger)
    rows = []
    for iri, party in sorted(whole.parties.items()):
        finding = FINDINGS[int(found[ledger.codes[iri]])]
        if finding in wanted:
            rows.append(_row(_above(climber, whole, iri), rule, day, party, finding))
    order = list(Finding)
    rows.sort(key=lambda row: (order.index(row.finding), row.label.casefold(), row.party))
    return Overview(rule=rule, day=day, rows=tuple(rows), known=len(whole.parties), build=build)


def _wanted(verdicts: Iterable[str] | None) -> frozenset[Finding]:
    known = {finding.value: finding for finding in Finding}
    given = list(known) if verdicts is None else list(verdicts)
    for verdict in given:
        if verdict not in known:
            raise NotFound("verdict", verdict, known, remedy=f"there are {', '.join(known)}")
    return frozenset(known[verdict] for verdict in given)


def _above(climber: Climber, whole: World, iri: str) -> World:
    """Return the world above a party, with the parties as the store has them."""
    world = climber.world(climber.ledger.codes[iri])
    return replace(world, parties={name: whole.parties[name] for name in world.parties if name in whole.parties})


def _row(world: World, rule: Rule, day: date, party: Party, expected: Finding) -> Row:
    verdict = judge(world, rule, day, party.iri)
    proved = replay(verdict, world.registered)
    if proved is not expected:
        raise ProofBroken(f"the columns say {expected.value}, the proof {proved.value}", where=party.iri)

    def name(iri: str) -> str:
        known = verdict.case.parties.get(verdict.case.name(iri))
        return known.label if known and known.label else shorten(iri)

    told = [line.text.removeprefix(PREFIX) for line in accounted(world, verdict.case, party.iri)]
    return Row(
        party=party.iri,
        label=party.label or shorten(party.iri),
        status="natural person" if party.person else party.status.replace("-", " "),
        finding=verdict.finding,
        effective=verdict.effective,
        accounted="; ".join(told),
        chain=" <- ".join(_chain(verdict, name)),
        version=verdict.standing.version.iri if verdict.standing else "",
        citations=verdict.standing.version.citations if verdict.standing else (),
        why=verdict.why or verdict.absence,
    )


def _chain(verdict: Verdict, name: Named) -> Iterator[str]:
    """Yield the steps in short, from the party up; who is shown not to be reached has none."""
    for step in reversed(verdict.steps):
        if step.reason.kind is not Kind.SHORT:
            yield _short(step, name)


def _short(step: Step, name: Named) -> str:
    reason = step.reason
    if reason.kind is Kind.LISTED and reason.entry:
        return f"{reason.entry.list_label or 'a list'}: {reason.entry.heading or reason.entry.label}"
    if reason.kind is Kind.OWNED:
        counted = [f"{name(h.owner)} {h.share}" for h in reason.holdings if h.owner in reason.counted]
        counted += ["owners who are not identified"] if reason.unidentified else []
        return f"{name(step.party)}: {', '.join(counted)}"
    if reason.kind is Kind.CONTROLLED and reason.control:
        return f"{name(step.party)}: {name(reason.other)} ({reason.control.kind.replace('-', ' ')})"
    return f"{name(step.party)} may be {name(reason.other)}"
