"""The best simple paths between two parties, in order: short, at one time, of firm standing, then by IRI.

No path makes a detour through one tie: two steps do not rest on a tie alone that joins the first party to the last by
itself. Two who founded a third together are joined by one founding all the same: it does not tie them to each other.

A best-first search (Hart, Nilsson and Raphael 1968) over partial paths. What is left is never underestimated by the
distance to the goal, and time and standing only get worse as a path grows, so whole paths come out in order.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.errors import LimitReached
from kg.network.days import ALWAYS, Days, shared, together
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.network.records import Edge

MOST_PARTIAL = 300_000


@dataclass(frozen=True, slots=True)
class Route:
    """A path as its parties in order, whether its ties can have been there at one time, and the weakest standing."""

    parties: tuple[str, ...]
    at_once: Certainty
    rank: int

    @property
    def length(self) -> int:
        """The number of steps."""
        return len(self.parties) - 1


@dataclass(frozen=True, slots=True)
class _Step:
    """All ties between two parties, taken together; `alone` is the IRI of the tie, where there is but one."""

    possible: Days
    certain: Days
    rank: int
    alone: str


@dataclass(frozen=True, slots=True)
class _Partial:
    parties: tuple[str, ...]
    possible: Days
    certain: Days
    rank: int

    @property
    def at_once(self) -> Certainty:
        return Certainty.CERTAINLY if self.certain else Certainty.POSSIBLY if self.possible else Certainty.NO


class Joined:
    """Which parties are joined, by which edges, either way."""

    def __init__(self) -> None:
        self.edges: dict[str, dict[str, list[Edge]]] = {}

    def add(self, edge: Edge) -> None:
        """Join two parties by an edge; one that joins a party with itself leads nowhere."""
        if edge.source != edge.target:
            both = self.edges.setdefault(edge.source, {}).setdefault(edge.target, [])
            self.edges.setdefault(edge.target, {})[edge.source] = both
            both.append(edge)

    def between(self, first: str, second: str) -> list[Edge]:
        """Return the edges between two parties, the firmest first, then by IRI."""
        found = self.edges.get(first, {}).get(second, [])
        return sorted(found, key=lambda edge: (edge.tie.rank, edge.tie.iri, edge.relation))


def routes(joined: Joined, start: str, end: str, *, longest: int, within: Days = ALWAYS) -> Iterator[Route]:
    """Yield the simple paths of at most `longest` steps, best first; `within` are the days that count.

    Raises LimitReached where too many would have to be looked at.
    """
    search = _Search(joined, end, longest)
    first = _Partial((start,), within, within, 0)
    waiting = [(search.key(first), first)] if search.leads(first) else []
    for _ in range(MOST_PARTIAL):
        if not waiting:
            return
        _, best = heappop(waiting)
        if best.parties[-1] == end:
            yield Route(best.parties, best.at_once, best.rank)
            continue
        for longer in search.grown(best):
            heappush(waiting, (search.key(longer), longer))
    remedy = "narrow it with --via, --as-of or a smaller --max-length"
    raise LimitReached(f"more than {MOST_PARTIAL:,} partial paths", where="paths", remedy=remedy)


class _Search:
    """What is worked out once for a search: the distance of each party from the goal, and each step when it is met."""

    def __init__(self, joined: Joined, end: str, longest: int) -> None:
        self._joined, self._end, self._longest = joined, end, longest
        self._far = _distances(joined.edges, end, longest)
        self._steps: dict[tuple[str, str], _Step] = {}

    def key(self, partial: _Partial) -> tuple[int, int, int, tuple[str, ...]]:
        """Return the best that a partial path can become; no two have the same."""
        length = len(partial.parties) - 1 + self._far[partial.parties[-1]]
        return (length, -partial.at_once, partial.rank, partial.parties)

    def leads(self, partial: _Partial) -> bool:
        """Say whether a partial path can still reach the goal."""
        last = partial.parties[-1]
        return last in self._far and len(partial.parties) - 1 + self._far[last] <= self._longest

    def grown(self, partial: _Partial) -> Iterator[_Partial]:
        """Yield a partial path with one more step, to each party that is not on it yet."""
        for party in self._joined.edges.get(partial.parties[-1], ()):
            if party not in partial.parties and not self._is_detour(partial.parties, party):
                step = self._step(partial.parties[-1], party)
                longer = _Partial(
                    (*partial.parties, party),
                    shared(partial.possible, step.possible),
                    shared(partial.certain, step.certain),
                    max(partial.rank, step.rank),
                )
                if self.leads(longer):
                    yield longer

    def _is_detour(self, parties: tuple[str, ...], party: str) -> bool:
        """Say whether a step to a party rests on one tie alone, as one before did, and that tie leads there by itself."""
        alone = self._step(parties[-1], party).alone
        if not alone:
            return False
        direct = self._joined.edges[party]
        return any(
            self._step(first, second).alone == alone and any(edge.tie.iri == alone for edge in direct.get(first, ()))
            for first, second in pairwise(parties)
        )

    def _step(self, first: str, second: str) -> _Step:
        if (first, second) not in self._steps:
            ties = [edge.tie for edge in self._joined.edges[first][second]]
            self._steps[first, second] = _Step(
                together(tie.possible for tie in ties),
                together(tie.certain for tie in ties),
                min(tie.rank for tie in ties),
                ties[0].iri if len({tie.iri for tie in ties}) == 1 else "",
            )
        return self._steps[first, second]


def _distances(edges: Mapping[str, Mapping[str, Sequence[Edge]]], end: str, longest: int) -> dict[str, int]:
    """Return the number of steps to the goal, of each party that is near enough."""
    far, waiting = {end: 0}, deque([end])
    while waiting:
        party = waiting.popleft()
        if far[party] < longest:
            fresh = [other for other in edges.get(party, ()) if other not in far]
            far |= dict.fromkeys(fresh, far[party] + 1)
            waiting.extend(fresh)
    return far
