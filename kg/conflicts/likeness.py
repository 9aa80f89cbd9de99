"""Who may be one: what identity claims let a rule take for the same thing, and which of them it then rests on."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kg.conflicts.records import Identity

Under = tuple[str, ...]
Item = TypeVar("Item")


@dataclass(frozen=True)
class Likeness:
    """Identity claims as a net: same claims join any number of nodes, but a chain has at most one that is possible.

    Two possible claims in a row make nothing likely: a name that may be either of two companies does not make them one.
    What a claim says is different is never taken for one.
    """

    claims: tuple[Identity, ...]

    @cached_property
    def _links(self) -> dict[str, list[tuple[str, str, bool]]]:
        links: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
        for claim in sorted(self.claims, key=lambda one: one.iri):
            if claim.alike and claim.verdict in ("same", "possible"):
                links[claim.left].append((claim.right, claim.iri, claim.verdict == "possible"))
                links[claim.right].append((claim.left, claim.iri, claim.verdict == "possible"))
        return links

    @cached_property
    def _different(self) -> dict[frozenset[str], str]:
        different = (claim for claim in self.claims if claim.verdict == "different")
        return {frozenset((c.left, c.right)): c.iri for c in sorted(different, key=lambda one: one.iri, reverse=True)}

    def near(self, node: str) -> dict[str, Under]:
        """Return the node itself and all that it is or may be, each with the claims by which it is."""
        return {
            other: under
            for other, under in self._reached(node, possible=True).items()
            if self.apart(node, other) is None
        }

    def under(self, one: str, other: str) -> Under | None:
        """Return the claims by which two nodes are or may be one, none for one node; None if nothing says so."""
        return self.near(one).get(other)

    def apart(self, one: str, other: str) -> Under | None:
        """Return the claims by which two nodes are two, of which the last says so; None if nothing says so."""
        found = [
            (*first, *second, claim)
            for left, first in self._reached(one, possible=False).items()
            for right, second in self._reached(other, possible=False).items()
            if left != right and (claim := self._different.get(frozenset((left, right))))
        ]
        return min(found, key=lambda chain: (len(chain), chain), default=None)

    def same(self, one: str, other: str) -> Under | None:
        """Return a shortest chain of same claims between two nodes, whatever else is claimed; None if there is none."""
        return self._reached(one, possible=False).get(other)

    def _reached(self, node: str, *, possible: bool) -> dict[str, Under]:
        """Return the nodes at the end of shortest chains, with at most one possible claim or with none."""
        found: dict[tuple[str, bool], Under] = {(node, False): ()}
        waiting = deque(found)
        while waiting:
            here, spent = key = waiting.popleft()
            for other, claim, open_ in self._links.get(here, ()):
                step = (other, spent or open_)
                if step not in found and not (open_ and (spent or not possible)):
                    found[step] = (*found[key], claim)
                    waiting.append(step)
        return {end: under for (end, _), under in sorted(found.items(), reverse=True)}  # without a possible claim first


def pairs(nodes: Iterable[str], likeness: Likeness) -> Iterator[tuple[str, str, Under]]:
    """Yield each pair of different nodes, once, that are or may be one, with the claims by which they are."""
    known = set(nodes)
    for one in sorted(known):
        near = likeness.near(one)
        yield from ((one, other, near[other]) for other in sorted(known & near.keys()) if one < other)


def meetings(
    items: Iterable[Item], thing: Callable[[Item], str], likeness: Likeness
) -> Iterator[tuple[Item, Item, Under]]:
    """Yield each two items that are of one thing, or of two that are or may be one, with the claims by which they are."""
    of: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        of[thing(item)].append(item)
    for some in of.values():
        yield from ((one, other, ()) for one, other in combinations(some, 2))
    for first, second, under in pairs(of, likeness):
        yield from ((one, other, under) for one, other in product(of[first], of[second]))
