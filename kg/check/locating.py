"""Which files must be read again to say where problems are, and what the triples in question came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.check.places import Places
from kg.columns import mark, take, to_triples

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.check.findings import Problem
    from kg.check.project import Case


def survey(case: Case, problems: Sequence[Problem]) -> Places:
    """Return the places of what problems are about; only the files that tell of it are read."""
    seen, count = case.seen, len(case.stock.ontology)
    terms = {str(term) for problem in problems for term in (problem.node, problem.value) if term is not None}
    terms |= {str(premise.subject) for problem in problems for premise in problem.premises}
    about = mark(seen, terms)
    told = np.zeros(len(seen.terms), dtype=bool)
    told[seen.subject] = True
    mute = about & ~told  # described nowhere: shown where it is mentioned
    if mute.any():
        about[seen.subject[mute[seen.predicate] | mute[seen.object]]] = True
    origins = case.origins(about)
    homes = about | mark(seen, {str(origin.subject) for origin in origins.values()})
    places = set(np.unique(seen.source[homes[seen.subject]]).tolist())
    sheets = case.stock.sheets
    ordered = [*range(count, len(sheets)), *range(count)]  # data first
    documents = (sheets[place].read() for place in ordered if place in places)
    known = to_triples(take(case.known(), about[case.known().subject]))
    first = sheets[ordered[0]].path
    return Places(documents, [origins, case.hierarchy.expand([*known])], otherwise=first)
