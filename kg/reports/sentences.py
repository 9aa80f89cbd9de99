"""Ties as sentences: who, the verb of the tie, whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.reports.views import Party


def sentence(parties: Sequence[Party], *, kind: str, verb: str, ends: tuple[str, str]) -> str:
    """Say a tie from its source to its target role; where one end is not there, name its kind instead.

    >>> from kg.reports.views import Party
    >>> parties = [Party("p", "party", "id:a", "Acme"), Party("p", "party", "id:b", "Bolt")]
    >>> sentence(parties, kind="agreement", verb="has an agreement with", ends=("p", "p"))
    'Acme has an agreement with Bolt'
    """
    source, target = ends
    first = [p for p in parties if p.role == source]
    second = [p for p in parties if p.role == target]
    if source == target:
        first, second = first[:1], first[1:]
    if verb and first and (second or source == target):
        main = f"{listed(first)} {verb} {listed(second)}".rstrip()
    else:
        main = f"{listed(first or second)}: {kind}".removeprefix(": ")
    others = [p for p in parties if p.role not in ends]
    asides = [
        f"{label}: {listed([p for p in others if p.role_label == label])}"
        for label in sorted({p.role_label for p in others})
    ]
    return "; ".join([main, *asides])


def listed(parties: Sequence[Party]) -> str:
    """Join the names of parties; those without a name come last."""
    return joined([p.label for p in sorted(parties, key=lambda party: not party.iri)])


def joined(words: Sequence[str]) -> str:
    """Join words as English does.

    >>> joined(["Acme", "Bolt", "Cog"])
    'Acme, Bolt and Cog'
    """
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
