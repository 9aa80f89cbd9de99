"""The whole report: what rules find and what authors marked, all of it or what concerns one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.conflicts.assembling import Assembler
from kg.conflicts.find import find_clashes
from kg.conflicts.likeness import Likeness
from kg.conflicts.marks import Mark, read_marks
from kg.conflicts.policies import read_policy
from kg.conflicts.reading import read_facts
from kg.conflicts.views import Conflicts

if TYPE_CHECKING:
    from kg.conflicts.records import Clash
    from kg.store import Store

NO_RULE = "marked by an author; no rule finds it"


def find_conflicts(store: Store, *, about: str | None = None, policy: str | None = None) -> Conflicts:
    """Return the claims of a store that conflict, by rules and by authors' marks.

    `about` is the IRI of an entity, tie, figure or claim: only what concerns it, or what it may be. `policy` is the
    name of a choice policy. Raises NotFound where there is no such policy.
    """
    chosen = read_policy(store, policy) if policy else None
    facts = read_facts(store)
    assembler = Assembler(store, Likeness(facts.identities), policy=chosen)
    conflicts = []
    for clash, marks in _with_marks(find_clashes(facts), read_marks(store)):
        through = assembler.concerns(clash, marks, about) if about else ()
        if through is not None:
            conflicts.append(assembler.conflict(clash, marks, through))
    return Conflicts(
        about=assembler.thing(about) if about else None,
        policy=chosen.name if chosen else "",
        definition=chosen.definition if chosen else "",
        conflicts=tuple(conflicts),
        sources=assembler.sources(conflicts),
    )


def _with_marks(clashes: tuple[Clash, ...], marks: tuple[Mark, ...]) -> list[tuple[Clash, tuple[Mark, ...]]]:
    """Put to each clash the marks that speak of it; then come the marks that no rule bears out."""
    found = [(clash, tuple(mark for mark in marks if mark.speaks_of(clash))) for clash in clashes]
    seen = {mark for _, some in found for mark in some}
    return found + [(mark.clash(NO_RULE), (mark,)) for mark in marks if mark not in seen]
