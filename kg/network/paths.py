"""By which ties two parties are joined: the best of the shortest paths, read outwards from both ends."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.errors import BadParameter, LimitReached
from kg.namespaces import shorten
from kg.network.choice import LISTING, read_choice
from kg.network.days import ALWAYS
from kg.network.kinds import CLAIM, IDENTITY
from kg.network.reading import Reader
from kg.network.search import Joined, routes
from kg.network.telling import Telling
from kg.network.told import Paths
from kg.reports.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.network.choice import Choice
    from kg.network.records import Edge
    from kg.network.search import Route
    from kg.store import Store

LONGEST, BEST = 4, 3
MOST_TIES = 200_000


def find_paths(
    store: Store,
    start: str,
    end: str,
    *,
    build: str,
    as_of: date | str | None = None,
    via: Iterable[str] = (),
    also: Iterable[str] = (),
    max_length: int = LONGEST,
    best: int = BEST,
) -> Paths:
    """Return the best simple paths between two parties, given by their IRIs, of at most `max_length` steps.

    They stand in order: short before long, at one time before never, firm standing before weak, then by IRI. Where
    there is none without claims of identity, `with_identity` holds those that lean on one. Raises BadParameter for what
    is no party, two ends that are one, or a number below 1; LimitReached where too many ties lie in between.
    """
    _demand(start, end, numbers={"max length": max_length, "best": best})
    vocabulary = Vocabulary.read(store)
    choice = read_choice(vocabulary, as_of=as_of, via=via, also=also)
    between = _Between(store, vocabulary, choice, (start, end))
    found = between.best(max_length, best)
    leaning = [] if found or choice.identity else between.leaning(max_length, best)
    telling = Telling(store, vocabulary, choice)
    return Paths(
        start=telling.party(start),
        end=telling.party(end),
        choice=choice,
        max_length=max_length,
        best=best,
        paths=tuple(telling.path(route, between.joined) for route in found),
        with_identity=tuple(telling.path(route, between.claimed) for route in leaning),
        sources=telling.sources(),
        ties_read=between.reader.ties,
        build=build,
    )


def _demand(start: str, end: str, *, numbers: dict[str, int]) -> None:
    for name, number in numbers.items():
        if number < 1:
            raise BadParameter(f"{number} is below 1", where=name, remedy="give 1 or more")
    if start == end:
        raise BadParameter(f"both ends are {shorten(start)}", where="paths", remedy="name two parties")


def demand_party(reader: Reader, iri: str, *, where: str) -> None:
    """Raise BadParameter where a node is no party."""
    if not reader.is_party(iri):
        what = f"{shorten(iri)} is neither a person nor an organisation nor a programme"
        raise BadParameter(what, where=where, remedy="ask about parties; `kg show` has the ties of other nodes")


class _Between:
    """What lies between two parties, read round by round from both ends, the smaller side first.

    After so many rounds from one end and so many from the other, every path of no more steps than both together has
    been read whole: each of its steps touches a party that was asked about. Claims of identity are read too; `claimed`
    has them beside all else, `joined` only where they were asked for.
    """

    def __init__(self, store: Store, vocabulary: Vocabulary, choice: Choice, ends: tuple[str, str]) -> None:
        self.joined, self.claimed = Joined(), Joined()
        self._choice, self._ends = choice, ends
        wide = choice if choice.identity else replace(choice, also=(*choice.also, IDENTITY))
        self.reader = Reader(store, vocabulary, wide, ends)
        for end in ends:
            demand_party(self.reader, end, where="paths")

    def best(self, longest: int, most: int) -> list[Route]:
        """Return the best paths in order."""
        rim = [{end} for end in self._ends]
        seen = [{end} for end in self._ends]
        found: list[Route] = []
        for reached in range(1, longest + 1):
            side = 0 if len(rim[0]) <= len(rim[1]) else 1
            rim[side] = self._beyond(rim[side]) - seen[side]
            seen[side] |= rim[side]
            whole = not rim[side]  # nobody new: all that hangs together with this end has been read
            found = self._found(self.joined, longest if whole else reached, most)
            if whole or len(found) == most:
                break
        return found

    def leaning(self, longest: int, most: int) -> list[Route]:
        """Return the best paths that lean on claims of identity, once everything has been read."""
        return self._found(self.claimed, longest, most)

    def _found(self, joined: Joined, longest: int, most: int) -> list[Route]:
        day = self._choice.day
        within = ALWAYS if day is None else ((day.toordinal(), day.toordinal()),)
        return list(islice(routes(joined, *self._ends, longest=longest, within=within), most))

    def _beyond(self, parties: set[str]) -> set[str]:
        """Read the ties of some parties and return those to whom they lead."""
        for edge in self.reader.edges(parties):
            if not self._through_authority(edge):
                self.claimed.add(edge)
                if edge.tie.kind != CLAIM or self._choice.identity:
                    self.joined.add(edge)
        if self.reader.ties > MOST_TIES:
            remedy = "narrow it with --via, --as-of or a smaller --max-length"
            raise LimitReached(f"more than {MOST_TIES:,} ties lie in between", where="paths", remedy=remedy)
        return {other for party in parties for other in self.claimed.edges.get(party, ())}

    def _through_authority(self, edge: Edge) -> bool:
        """Say whether an edge would lead through an authority: that it lists two parties does not tie them."""
        listing = edge.tie.kind == LISTING and not self._choice.through_authorities
        return listing and edge.source not in self._ends
