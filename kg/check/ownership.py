"""Owners of one class of rights in an organisation that are told to have more than the whole of it at one time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.check.findings import Problem, Severity
from kg.namespaces import TG, VOCAB, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import Triple

    from kg.terms import Term

_OWNER, OWNED, _INTEREST, _EXACT, _LEAST, _STANDING, _FROM, _TO, _CONFIRMED = (
    NamedNode(TG + name)
    for name in (
        *("owner", "owned", "interest", "sharePercent", "shareMinimum", "standing"),
        *("startLatest", "endEarliest", "lastConfirmed"),
    )
)
READ = {_OWNER, OWNED, _INTEREST, _EXACT, _LEAST, _STANDING, _FROM, _TO, _CONFIRMED}
_FIRM = {NamedNode(f"{VOCAB}standing-{code}") for code in ("asserted", "attributed")}
_VAGUE = NamedNode(VOCAB + "interest-unspecified")


@dataclass(frozen=True, slots=True)
class _Stake:
    """A stake that certainly held from one day to another, and the least that it is."""

    node: NamedNode
    owner: Term
    least: Fraction
    first: str
    last: str


def check_ownership(triples: Iterable[Triple]) -> Iterator[Problem]:
    """Find organisations of which more than 100 % is told to be owned on one day: a warning, for any may be wrong."""
    for (owned, interest), stakes in _groups(triples).items():
        for day in sorted({stake.first for stake in stakes}):
            held = [stake for stake in stakes if stake.first <= day <= stake.last]
            owners: dict[Term, Fraction] = defaultdict(Fraction)
            for stake in held:  # two accounts of one stake count once
                owners[stake.owner] = max(owners[stake.owner], stake.least)
            if (told := sum(owners.values(), Fraction())) > 100:
                newest = max(held, key=lambda stake: (stake.first, stake.node.value))
                word = interest.value.rpartition("interest-")[2].replace("-", " ")
                message = (
                    f"on {day} the owners of {shorten(owned.value)} are told to have {_decimal(told)} % of its {word}: "
                    "mend a share or a date, or state the accounts as a disagreement"
                )
                yield Problem(newest.node, message, path=OWNED, value=owned, severity=Severity.WARNING)
                break


def _decimal(number: Fraction) -> str:
    """Write an exact number of per cent.

    >>> _decimal(Fraction(1301, 10))
    '130.1'
    """
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


def _groups(triples: Iterable[Triple]) -> dict[tuple[NamedNode, NamedNode], list[_Stake]]:
    """Return the stakes of which days and share are certain, by organisation and class of rights."""
    said: dict[NamedNode, dict[NamedNode, Term]] = defaultdict(dict)
    for triple in triples:
        if triple.predicate in READ and isinstance(triple.subject, NamedNode):
            said[triple.subject][triple.predicate] = triple.object
    found: dict[tuple[NamedNode, NamedNode], list[_Stake]] = defaultdict(list)
    for node, facts in sorted(said.items(), key=lambda pair: pair[0].value):
        owned, interest = facts.get(OWNED), facts.get(_INTEREST)
        stake = _stake(node, facts)
        if stake and isinstance(owned, NamedNode) and isinstance(interest, NamedNode) and interest != _VAGUE:
            found[owned, interest].append(stake)
    return found


def _stake(node: NamedNode, facts: dict[NamedNode, Term]) -> _Stake | None:
    """Return a stake, if it is told when it certainly held and how much it is at least."""
    share, first = facts.get(_EXACT) or facts.get(_LEAST), facts.get(_FROM)
    ends = [end.value for end in (facts.get(_TO), facts.get(_CONFIRMED)) if isinstance(end, Literal)]
    owner = facts.get(_OWNER)
    if not isinstance(share, Literal) or not isinstance(first, Literal) or not ends or owner is None:
        return None
    if facts.get(_STANDING) not in _FIRM:
        return None
    try:
        return _Stake(node, owner, Fraction(share.value), first.value, max(ends))
    except ValueError:
        return None  # no number: said by another check
