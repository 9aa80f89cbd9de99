"""Derive from a table: only rows that can matter become triples, and of a changed table only what hangs together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.columns import having, spell_lines, take, to_triples
from kg.derive.bounds import AS_OF, EXACT, NOT_AFTER, NOT_BEFORE
from kg.derive.check_digits import SCHEME, VALUE
from kg.derive.relations import RELATIONS
from kg.derive.standing import MODALITY, POLARITY, STATES
from kg.derive.triples import Derivation, derive_triples
from kg.namespaces import RDF

if TYPE_CHECKING:
    import polars as pl

    from kg.columns import Columns
    from kg.derive.hierarchy import Hierarchy
    from kg.relations import Codes, Mask

_LINKS = [str(name) for name in RELATIONS]
_TIES = [*_LINKS, str(STATES)]  # what makes the days or the standing of one node depend on another
_OWN = [str(name) for name in (*EXACT, *NOT_BEFORE, *NOT_AFTER, AS_OF, MODALITY, POLARITY, SCHEME, VALUE)]
_TYPE = f"<{RDF}type>"


def derive_rows(authored: Columns, hierarchy: Hierarchy, *, about: Mask | None = None) -> Derivation:
    """Derive from the rows of a table, or only `about` some of its terms, with which all must be that `together` says.

    Raises nothing: dates that contradict each other are in the result.
    """
    linked = np.zeros(len(authored.terms), dtype=bool)  # only the types of these are asked for
    links = having(authored, _LINKS)
    linked[authored.subject[links]] = linked[authored.object[links]] = True
    typed = having(authored, [_TYPE]) & linked[authored.subject]
    wanted = typed | having(authored, [*_TIES, *_OWN])
    if about is not None:
        ties = having(authored, _TIES)
        wanted &= about[authored.subject] | (ties & about[authored.object])
    return derive_triples(to_triples(take(authored, wanted)), hierarchy)


def together(authored: Columns, nodes: Codes) -> Mask:
    """Say of each term whether what derives of it can depend on one of some nodes: ties lead there, however many."""
    reached = np.zeros(len(authored.terms), dtype=bool)
    reached[nodes] = True
    ties = take(authored, having(authored, _TIES))
    while True:
        touched = reached[ties.subject] | reached[ties.object]
        ends = np.concatenate([ties.subject[touched], ties.object[touched]])
        if reached[ends].all():
            return reached
        reached[ends] = True


def spell_derived(derivation: Derivation) -> pl.Series:
    """Return the derived triples as canonical lines, sorted."""
    return spell_lines(derivation.origins).sort()
