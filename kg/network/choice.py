"""Which ties a question takes: kinds, standings, a day, and whether a claim of identity is one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.dates import parse_day
from kg.errors import NotFound
from kg.namespaces import TG
from kg.network.kinds import CLAIM, IDENTITY, meant_classes
from kg.network.records import DRAWN, STANDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.network.records import Tie
    from kg.reports.vocabulary import Vocabulary

LISTING = TG + "Listing"
ALSO = (*STANDINGS[3:], IDENTITY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a question takes; `kinds` are the classes it asked for with all below them, none means every class."""

    day: date | None = None
    via: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

    @property
    def identity(self) -> bool:
        """Whether a claim that two nodes are one, or may be, counts as a tie."""
        return IDENTITY in self.also or CLAIM in self.kinds

    @property
    def through_authorities(self) -> bool:
        """Whether two parties are joined by an authority that lists both; only where listings were asked for."""
        return LISTING in self.kinds

    def takes(self, tie: Tie) -> bool:
        """Say whether a tie is of a chosen kind and standing, and certainly or possibly there on the day.

        A tie that is denied, or that nobody states, is none.
        """
        if tie.kind == CLAIM:
            return self.identity and bool(tie.sure) and tie.standing in STANDINGS
        wanted = not self.kinds or tie.kind in self.kinds
        told = tie.standing in DRAWN or tie.standing in self.also
        return wanted and told and (self.day is None or bool(tie.on(self.day)))


def read_choice(
    vocabulary: Vocabulary, *, as_of: date | str | None, via: Iterable[str] = (), also: Iterable[str] = ()
) -> Choice:
    """Return the choice that words mean.

    Raises BadParameter for a day that is none, NotFound with the nearest for a kind or a standing that is none.
    """
    wanted, wider = tuple(dict.fromkeys(via)), tuple(dict.fromkeys(also))
    for word in wider:
        if word not in ALSO:
            raise NotFound("kind of standing", word, ALSO, where="also", remedy=f"there are: {', '.join(ALSO)}")
    return Choice(
        day=None if as_of is None else parse_day(as_of),
        via=wanted,
        kinds=frozenset().union(*(meant_classes(vocabulary, name) for name in wanted)),
        also=wider,
    )
