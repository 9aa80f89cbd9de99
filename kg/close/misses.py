"""The nearest miss: of the rules that could give a fact, the one that lacks least."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TYPE_CHECKING

from kg.close.join import join
from kg.close.vocabulary import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.close.facts import Fact, Facts
    from kg.close.instances import Instances
    from kg.close.plan import Atom, Rule

Spelt = tuple[str, str, str]  # subject, predicate, object in N-Triples; a variable is led by `?`
_MOST_MISSING = 3  # of a longer body either so many are missing, or all
_MOST_FACTS = 60  # facts whose own misses are looked at


@dataclass(frozen=True, slots=True)
class Miss:
    """A rule that would give a triple, the premises that it has, those that it misses, and the axioms that made it.

    Where the rule needs one premise only, and misses that, `below` is what comes nearest to the premise.
    """

    rule: str
    present: tuple[Spelt, ...]
    missing: tuple[Spelt, ...]
    axioms: tuple[Spelt, ...] = field(default=(), compare=False)
    below: Miss | None = field(default=None, compare=False)


def nearest_miss(instances: Instances, goal: Fact) -> Miss | None:
    """Return the rule that misses the fewest premises for a fact; of several the one that has most of them.

    A rule of one premise says the same in other words: how near it comes is how near that premise is.
    """
    return _nearest(instances, goal, seen={goal})


def _nearest(instances: Instances, goal: Fact, *, seen: set[Fact]) -> Miss | None:
    found: list[Miss] = []
    for rule, body in instances.rules_for(goal):
        if any(_is_hopeless(instances.facts, atom, seen) for atom in body):
            continue
        for miss in _misses(instances.facts, rule, body):
            below = None
            if len(body) == 1 and body[0].variables == () and len(seen) < _MOST_FACTS:
                fact = (body[0].relation, *(a for a in body[0].arguments if isinstance(a, int)))
                seen.add(fact)
                below = _nearest(instances, fact, seen=seen)
            found.append(replace(miss, below=below))
    return min(found, key=_far, default=None)


def _is_hopeless(facts: Facts, atom: Atom, seen: set[Fact]) -> bool:
    """Say whether nobody would call a premise near: what was asked for, or that something be an owl:Nothing."""
    if atom.key == (facts.closed.words[NOTHING], 1):
        return True
    return not atom.variables and (atom.relation, *atom.arguments) in seen


def _far(miss: Miss) -> tuple[int, ...]:
    if miss.below:
        *far, depth = _far(miss.below)
        return *far, depth + 1
    unbound = sum(term.startswith("?") for triple in miss.missing for term in triple)
    return len(miss.missing), -len(miss.present), unbound, 0


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
