"""What the data say of candidates already: an identity claim, or a refusal of several rows together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.namespaces import TG, VOCAB
from kg.reports.asking import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.curate.match import Candidate
    from kg.store import Store

_PREFIXES = f"PREFIX tg: <{TG}> PREFIX vocab: <{VOCAB}> "
_ABOUT = f"""{_PREFIXES}SELECT DISTINCT ?selector ?node WHERE {{
  VALUES ?source {{ }}
  ?passage tg:inSource ?source ; tg:selector ?selector .
  ?statement tg:passage ?passage ; tg:states ?fact .
  ?fact (tg:names|tg:listed|tg:versionOf)? ?node .
}}"""
_CLAIMS = f"""{_PREFIXES}SELECT ?claim ?left ?right ?verdict ?confidence WHERE {{
  ?claim tg:left ?left ; tg:right ?right ; tg:identityVerdict ?verdict ; tg:confidence ?confidence .
}} ORDER BY ?claim"""
_TOGETHER = f"""{_PREFIXES}SELECT ?selector ?party ?count WHERE {{
  VALUES ?source {{ }}
  ?passage tg:inSource ?source ; tg:selector ?selector .
  ?statement tg:contextPassage ?passage ; tg:states ?count .
  ?count a tg:Count ; tg:unit vocab:unit-refused-row ; tg:about ?party .
}} ORDER BY ?count"""
_ROWS = re.compile(r"row=(\d+)(?:-(\d+))?")
NATURAL_PERSON = "different: the row says that it is about a natural person"
OTHER_KIND = "different: the row says that it is about another kind of thing"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of a candidate, and the node that says so; no node where the row itself decides it."""

    verdict: str
    node: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the data say of the rows of one source: the nodes of a row, the claims between nodes, rows refused together."""

    about: Mapping[int, frozenset[str]] = field(default_factory=dict)
    claims: Mapping[frozenset[str], Decision] = field(default_factory=dict)
    together: Mapping[tuple[str, int], str] = field(default_factory=dict)

    @classmethod
    def read(cls, store: Store, source: str | None) -> Decisions:
        """Read what is decided of a source; of one that the data do not describe, nothing is."""
        if source is None:
            return cls()
        about: dict[int, set[str]] = {}
        for found in rows(store, _ABOUT, iris=[source]):
            for number in _numbers(found["selector"].value):
                about.setdefault(number, set()).add(found["node"].value)
        claims: dict[frozenset[str], Decision] = {}
        for found in rows(store, _CLAIMS):
            ends = frozenset((found["left"].value, found["right"].value))
            words = (found[name].value.rpartition("-")[2] for name in ("verdict", "confidence"))
            claims.setdefault(ends, Decision("{}, confidence {}".format(*words), found["claim"].value))
        together = {
            (found["party"].value, number): found["count"].value
            for found in rows(store, _TOGETHER, iris=[source])
            for number in _numbers(found["selector"].value)
        }
        return cls({number: frozenset(nodes) for number, nodes in about.items()}, claims, together)

    def of(self, candidate: Candidate) -> Decision | None:
        """Return what is decided of a candidate; None where nobody has decided it."""
        party, number = candidate.party.iri, candidate.row.number
        nodes = self.about.get(number, frozenset())
        if party in nodes:
            return Decision("same: the row is where the party comes from", party)
        found = (self.claims[ends] for node in sorted(nodes) if (ends := frozenset((party, node))) in self.claims)
        if decision := next(found, None):
            return decision
        if (party, number) in self.together:
            return Decision("different, refused with others", self.together[party, number])
        if candidate.kinds_differ:
            return Decision(NATURAL_PERSON if candidate.row.kind == "individual" else OTHER_KIND)
        return None


def _numbers(selector: str) -> range:
    """Return the rows that a selector means.

    >>> list(_numbers("row=3-5")), list(_numbers("char=0,56"))
    ([3, 4, 5], [])
    """
    match = _ROWS.fullmatch(selector)
    return range(int(match[1]), int(match[2] or match[1]) + 1) if match else range(0)
