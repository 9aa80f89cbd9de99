"""The whole answer: verdict, proof, ownership accounted for, the lists that name the party, notes, sources."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from kg.errors import BadParameter
from kg.exposure.beside import rows_on_lists
from kg.exposure.judge import Verdict, judge
from kg.exposure.notes import accounted, notes_on
from kg.exposure.reach import Kind
from kg.exposure.reading import read_world
from kg.exposure.replay import replay
from kg.exposure.rulebook import read_rule
from kg.exposure.rules import Finding
from kg.exposure.words import Line, step_lines
from kg.namespaces import shorten
from kg.reports.backing import Backing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.exposure.records import Party, World
    from kg.exposure.rules import Rule
    from kg.store import Store

NOTICE = (
    "Not legal advice. No verdict says that a party is free of restrictions; absence from this graph proves nothing."
)
_WHY = {
    Finding.LISTED: "a list from which the rule starts names it on this day",
    Finding.COVERED: "by the least that is known, the rule reaches it",
    Finding.NOT_SHOWN: "by what is known, the rule does not reach it",
}
_MAY = {
    Kind.LISTED: "an entry may name it, and it is not certain",
    Kind.OWNED: "by the most that is possible the rule reaches it, by the least that is known it does not",
    Kind.CONTROLLED: "the rule may reach it through control, and it is not certain",
    Kind.ALIKE: "it may be a party that is listed or reached",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """What a rule makes of a party on a day, with everything that it rests on."""

    party: Party
    rule: Rule
    day: date
    verdict: Verdict
    lists: tuple[tuple[Line, ...], ...]
    ownership: tuple[Line, ...]
    notes: tuple[Line, ...]
    backing: Backing
    build: str
    world: World = field(repr=False)

    @property
    def finding(self) -> Finding:
        """The verdict in one word or three."""
        return self.verdict.finding

    @property
    def why(self) -> str:
        """The verdict in a sentence."""
        verdict = self.verdict
        if verdict.finding is Finding.LISTED and not verdict.effective:
            entry = verdict.steps[0].reason.entry
            return f"listed, not yet effective: it takes effect on {entry.effective if entry else 'a later day'}"
        if verdict.why:
            return verdict.why
        if verdict.finding is Finding.POSSIBLE:
            unsettled = self.party.status in ("unresolved", "corporate-group")
            more = "; which person in law stands behind the name is not settled" if unsettled else ""
            return _MAY[verdict.steps[-1].reason.kind] + more
        told = [line.text for line in self.ownership if line.text.startswith("accounted")]
        shown = verdict.finding is Finding.NOT_SHOWN
        return "; ".join([_WHY[verdict.finding], *(told if shown else [])])

    def replay(self) -> Finding:
        """Check the proof step by step and return what it gives; raise ProofBroken where a step does not follow."""
        return replay(self.verdict, self.world.registered)

    def name(self, iri: str) -> str:
        """Return the label of a party."""
        return _name(self.verdict, self.party, iri)

    def proof(self) -> list[list[Line]]:
        """Return the steps in words: what each shows, then the facts on which it rests."""
        return [step_lines(step, self.verdict.case.version, self.name) for step in self.verdict.steps]

    def text(self, *, width: int = 96) -> str:
        """Return a page."""
        from kg.exposure.page import lines

        return "\n".join(lines(self, width=width)) + "\n"

    def json(self) -> str:
        """Return the answer as JSON; numbers of per cent are text, since they are exact."""
        from kg.exposure.document import as_json

        return as_json(self)

    def turtle(self) -> str:
        """Return verdict and proof as Turtle in the terms of the ontology."""
        from kg.exposure.triples import as_turtle

        return as_turtle(self)

    def mermaid(self) -> str:
        """Return a chart of who owns and controls whom on that day."""
        from kg.exposure.chart import as_mermaid

        return as_mermaid(self)

    def svg(self) -> str:
        """Draw that chart; raise KgError where matplotlib is not installed."""
        from kg.exposure.drawing import as_svg

        return as_svg(self)


def expose(store: Store, party: str, *, regime: str, day: date, build: str) -> Exposure:
    """Work out what a rule makes of a party, given by its IRI, on a day."""
    rule = read_rule(store, regime)
    world = read_world(store, party)
    if party not in world.parties:
        what, remedy = f"{shorten(party)} is neither a person nor an organisation", "ask about a party, not about a tie"
        raise BadParameter(what, where="exposure", remedy=remedy)
    verdict = judge(world, rule, day, party)
    name = partial(_name, verdict, world.parties[party])
    lists = tuple(tuple(lines) for lines in rows_on_lists(store, world, verdict.case, party))
    ownership = tuple(accounted(world, verdict.case, party))
    notes = tuple(notes_on(store, world, verdict, party, name))
    steps = (step_lines(step, verdict.case.version, name) for step in verdict.steps)
    return Exposure(
        party=world.parties[party],
        rule=rule,
        day=day,
        verdict=verdict,
        lists=lists,
        ownership=ownership,
        notes=notes,
        backing=Backing.read(store, _rests_on(verdict, chain(notes, ownership, *lists, *steps))),
        build=build,
        world=world,
    )


def _rests_on(verdict: Verdict, lines: Iterable[Line]) -> set[str]:
    """Return the nodes of which somebody must have said something: those behind the lines, and the rule itself."""
    rule = (part.iri for part in (verdict.standing and verdict.standing.version, verdict.period) if part)
    return {node for line in lines for node in line.rests_on}.union(rule)


def _name(verdict: Verdict, party: Party, iri: str) -> str:
    """Return the label of a party; of several nodes that are one, that of the one that was asked about."""
    if verdict.case.name(party.iri) == verdict.case.name(iri):
        return party.label or shorten(party.iri)
    known = verdict.case.parties.get(verdict.case.name(iri))
    return known.label if known and known.label else shorten(iri)
