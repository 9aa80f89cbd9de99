"""The nearest miss: of the rules that could give a fact, the one that lacks least."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from kg.close.join import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.facts import Fact, Facts
    from kg.close.instances import Instances
    from kg.close.plan import Atom, Rule

Spelt = tuple[str, str, str]  # subject, predicate, object in N-Triples; a variable is led by `?`
_MOST_MISSING = 3  # of a longer body either so many are missing, or all


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule that would give a triple, the premises that it has, those that it misses, and the axioms that made it."""

    rule: str
    present: tuple[Spelt, ...]
    missing: tuple[Spelt, ...]
    axioms: tuple[Spelt, ...] = field(default=(), compare=False)


def nearest_miss(instances: Instances, goal: Fact) -> Miss | None:
    """Return the rule that misses the fewest premises for a fact; of several the one that has most of them."""
    found = (miss for rule, body in instances.rules_for(goal) for miss in _misses(instances.facts, rule, body))
    return min(found, key=_far, default=None)


def _far(miss: Miss) -> tuple[int, int, int]:
    unbound = sum(term.startswith("?") for triple in miss.missing for term in triple)
    return len(miss.missing), -len(miss.present), unbound


def _misses(facts: Facts, rule: Rule, body: list[Atom]) -> Iterator[Miss]:
    """Return what a rule misses: as few premises as can be, up to a few; else all of them."""
    for count in (*range(1, min(_MOST_MISSING, len(body) - 1) + 1), len(body)):
        for gone in combinations(range(len(body)), count):
            there = [atom for place, atom in enumerate(body) if place not in gone]
            bindings = join(there, [facts.relation(atom.key) for atom in there])
            if there and not len(next(iter(bindings.values()))):
                continue
            known = {name: int(column[0]) for name, column in bindings.items() if name}
            missing = tuple(_spell(facts, body[place], known) for place in gone)
            axioms = tuple((facts.spell(s), facts.spell(p), facts.spell(o)) for s, p, o in rule.axioms)
            yield Miss(rule.name, tuple(_spell(facts, atom, known) for atom in there), missing, axioms)
            return


def _spell(facts: Facts, atom: Atom, known: dict[str, int]) -> Spelt:
    """Spell an atom; what is not known in it stays a variable."""
    terms = [known.get(a, f"?{a}") if isinstance(a, str) else a for a in atom.arguments]
    spelt = [term if isinstance(term, str) else facts.spell(term) for term in terms]
    name = facts.spell(atom.relation)
    return (spelt[0], facts.spell(facts.type), name) if len(spelt) == 1 else (spelt[0], name, spelt[1])
