"""What is known of parties by name, on columns: who is listed, who is one with whom, whom a version cannot reach."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from kg.exposure.case import guesses_of, merged, seeds_of
from kg.exposure.columns import same_parties
from kg.exposure.rules import Finding
from kg.exposure.spread import Links
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kg.exposure.case import Seed
    from kg.exposure.ledger import Flags, Ledger, Numbers
    from kg.exposure.rules import Version

FINDINGS = tuple(Finding)
LISTED, COVERED, POSSIBLE, NOT_SHOWN, OUTSIDE = range(len(FINDINGS))


@dataclass(frozen=True, slots=True)
class Names:
    """Who is listed by name: the active seeds, who is certainly or possibly meant, and who is one with whom."""

    first: Numbers
    active: Mapping[int, Seed]
    listed: Numbers
    possibly: Numbers
    guesses: Links

    @classmethod
    def of(cls, ledger: Ledger, version: Version, day: date) -> Names:
        """Read the lists for a day."""
        same = merged(ledger.claims)
        codes = ledger.codes
        seeds = {codes[party]: seed for party, seed in seeds_of(ledger.entries, same, version, day).items()}
        active = seeds_of((e for e in ledger.entries if e.has_force(day)), same, version, day)
        pairs = [
            (codes[party], codes[guess.other])
            for party, guesses in guesses_of(ledger.claims, same).items()
            for guess in guesses
            if party in codes and guess.other in codes
        ]
        listed = {code for code, seed in seeds.items() if seed.sure is Certainty.CERTAINLY}
        possibly = (seeds.keys() - listed) | {other for party, other in pairs if party in seeds}
        return cls(
            first=same_parties(ledger),
            active={codes[party]: seed for party, seed in active.items()},
            listed=np.array(sorted(listed), dtype=np.int64),
            possibly=np.array(sorted(possibly), dtype=np.int64),
            guesses=Links.listed(pairs),
        )

    def verdicts(self, found: Numbers) -> Numbers:
        """Put what the lists say over what was found otherwise, and give everybody the verdict of its first name."""
        found[self.possibly] = np.minimum(found[self.possibly], POSSIBLE)
        found[self.listed] = LISTED
        return found[self.first]


def beyond(ledger: Ledger, version: Version, day: date, first: Numbers) -> Flags:
    """Say of each party whether the version cannot reach it."""
    if version.outside:
        return np.ones(len(ledger.names), dtype=bool)
    known = [status in version.reaches or not status for status in ledger.statuses]
    out: Flags = ~np.array(known, dtype=bool)[status_of(ledger, first)]
    for entry in ledger.registered:
        if entry.places & version.except_places and entry.on(day) is Certainty.CERTAINLY:
            out[first[ledger.codes[entry.party]]] = True
    return out


def status_of(ledger: Ledger, first: Numbers) -> Numbers:
    """Return the status of each party; of several nodes, one that is settled."""
    status = ledger.status.copy()
    several: dict[int, list[int]] = defaultdict(list)
    for member in np.flatnonzero(first != np.arange(len(first))).tolist():
        several[int(first[member])].append(member)
    words = ledger.statuses
    for code, others in several.items():
        known = [member for member in (code, *others) if words[int(ledger.status[member])]]
        known.sort(key=lambda member: (words[int(ledger.status[member])] == "unresolved", ledger.names[member]))
        if known:
            status[code] = ledger.status[known[0]]
    return status
