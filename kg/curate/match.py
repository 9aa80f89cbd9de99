"""Who on a list may be a party of the graph: candidates, each with its basis. None is accepted here; a curator decides."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum
from math import log
from typing import TYPE_CHECKING

from kg.curate.spelling import core_words, joined_words, one_letter_away

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.curate.listed import Listed
    from kg.curate.parties import Named

    Places = dict[str, list[tuple[Listed, str]]]

ENOUGH = 0.6  # of the weight of a name's words, the rarer the heavier, that another name must share
_LONG_ENOUGH = 5  # characters of an identifier, below which two registers may well give the same
_PERSON, _THINGS = "individual", frozenset({"vessel", "aircraft"})


class Basis(IntEnum):
    """What agrees between a party and a row, the strongest first."""

    IDENTIFIER = 1
    EXACT = 2
    ALIAS = 3
    NORMALISED = 4
    SPACING = 5
    ORDER = 6
    SPELLING = 7
    WORDS = 8
    OVERLAP = 9

    @property
    def words(self) -> str:
        """What the basis says, for people."""
        return _WORDS[self]


_WORDS = {
    Basis.IDENTIFIER: "an identifier agrees",
    Basis.EXACT: "the name agrees letter for letter",
    Basis.ALIAS: "a name agrees letter for letter with an alias, or a short name in brackets",
    Basis.NORMALISED: "a name agrees but for case, accents, punctuation or legal form",
    Basis.SPACING: "a name agrees but for spaces",
    Basis.ORDER: "the same words in another order",
    Basis.SPELLING: "the name is a letter away",
    Basis.WORDS: "all words of the name are in a longer one",
    Basis.OVERLAP: "the names share rare words",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be about a party: by which of the party's names or numbers, which of the row's, on what basis."""

    party: Named
    row: Listed
    basis: Basis
    ours: str
    theirs: str

    @property
    def kinds_differ(self) -> bool:
        """Whether the row says that it is about a natural person and the party is none, or the other way round."""
        if not self.row.kind:
            return False
        return self.row.kind in _THINGS or (self.row.kind == _PERSON) is not self.party.person


def find_candidates(parties: Iterable[Named], rows: Iterable[Listed]) -> tuple[Candidate, ...]:
    """Return for each party and row that have anything in common the strongest basis, sorted by party and row.

    Names are compared verbatim, then with less and less of what may differ in writing one name twice. Nothing here
    says that the two are one.
    """
    listed = _Names.of(rows)
    best: dict[tuple[str, int], Candidate] = {}
    for party in parties:
        for found in listed.candidates(party):
            key = (party.iri, found.row.number)
            if key not in best or found.basis < best[key].basis:
                best[key] = found
    return tuple(best[key] for key in sorted(best))


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a list by each of the keys under which a party's name is looked up."""

    heaviest: float
    verbatim: Places = field(default_factory=lambda: defaultdict(list))
    core: Places = field(default_factory=lambda: defaultdict(list))
    joined: Places = field(default_factory=lambda: defaultdict(list))
    ordered: Places = field(default_factory=lambda: defaultdict(list))
    near: Places = field(default_factory=lambda: defaultdict(list))
    word: Places = field(default_factory=lambda: defaultdict(list))
    number: Places = field(default_factory=lambda: defaultdict(list))
    weight: dict[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Listed]) -> _Names:
        """Make ready the names of some rows."""
        rows = tuple(rows)
        self = cls(log(len(rows) + 1))
        for row in rows:
            for value in (row.key, *row.identifiers):
                self.number[_number(value)].append((row, value))
            for name in (*row.headings, *row.aliases):
                self._add(row, name)
        for word, some in self.word.items():
            self.weight[word] = self.heaviest - log(len({row.number for row, _ in some}))
        return self

    def _add(self, row: Listed, name: str) -> None:
        one, core = (row, name), core_words(name)
        self.verbatim[name].append(one)
        self.core[" ".join(core)].append(one)
        self.joined["".join(core)].append(one)
        self.ordered[" ".join(sorted(core))].append(one)
        for word in set(core):
            self.word[word].append(one)
        for key in one_letter_away(name):
            self.near[key].append(one)

    def candidates(self, party: Named) -> Iterator[Candidate]:
        """Yield what the names and numbers of a party lead to."""
        for value in party.identifiers:
            if len(key := _number(value)) >= _LONG_ENOUGH and any(c.isdigit() for c in key):
                yield from _each(party, value, Basis.IDENTIFIER, self.number.get(key, ()))
        for name in party.names:
            for row, theirs in self.verbatim.get(name, ()):
                basis = Basis.EXACT if theirs == row.heading else Basis.ALIAS
                yield Candidate(party, row, basis, name, theirs)
            core = core_words(name)
            yield from _each(party, name, Basis.NORMALISED, self.core.get(" ".join(core), ()))
            yield from _each(party, name, Basis.SPACING, self.joined.get(joined_words(name), ()))
            yield from _each(party, name, Basis.ORDER, self.ordered.get(" ".join(sorted(core)), ()))
            for key in one_letter_away(name):
                yield from _each(party, name, Basis.SPELLING, self.near.get(key, ()))
            yield from self._sharing(party, name, set(core))

    def _sharing(self, party: Named, name: str, ours: set[str]) -> Iterator[Candidate]:
        """Yield the rows with a name that has all words of ours, or shares the rarer ones."""
        for row, theirs in dict.fromkeys(one for word in ours for one in self.word.get(word, ())):
            others = set(core_words(theirs))
            if ours <= others:
                yield Candidate(party, row, Basis.WORDS, name, theirs)
            elif self._weigh(ours & others) >= ENOUGH * max(self._weigh(ours), self._weigh(others)):
                yield Candidate(party, row, Basis.OVERLAP, name, theirs)

    def _weigh(self, words: set[str]) -> float:
        return sum(self.weight.get(word, self.heaviest) for word in words)


def _each(party: Named, ours: str, basis: Basis, found: Iterable[tuple[Listed, str]]) -> Iterator[Candidate]:
    return (Candidate(party, row, basis, ours, theirs) for row, theirs in found)


def _number(value: str) -> str:
    """Return an identifier in small letters and digits alone."""
    return re.sub(r"\W", "", value).casefold()
