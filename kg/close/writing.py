"""Write a closed graph: what was there, once each, and what follows."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING

import numpy as np

from kg.columns import write_triples
from kg.relations import relations_of

if TYPE_CHECKING:
    from kg.close.columnar import Closed


def write_closed(target: IO[bytes], closed: Closed) -> None:
    """Write authored triples as they are spelt, in the order of their predicates, then inferred ones, as N-Triples."""
    terms = closed.columns.terms
    for predicate, pairs in relations_of(closed.columns).items():
        write_triples(target, terms, pairs.first, np.full(len(pairs), predicate), pairs.second)
    write_triples(target, terms, closed.subject, closed.predicate, closed.object)
