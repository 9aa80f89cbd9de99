"""Everything that is wrong with a case, by each check in turn; the checks see the rows that can be wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from kg.check import suspects
from kg.check.blanks import check_blanks
from kg.check.deprecated import DEPRECATED, check_deprecated
from kg.check.licences import check_licences
from kg.check.literals import check_literals
from kg.check.ownership import check_ownership
from kg.check.terms import Vocabulary, check_terms, unclassed_nodes
from kg.columns import to_triples

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.check.findings import Problem
    from kg.check.project import Case
    from kg.columns import Columns


def find_problems(case: Case, shaped: Iterable[Problem], asked: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of all checks; those that shapes and check queries find are given."""
    authored, schema = case.stock.authored_rows(), case.stock.schema()
    vocabulary = Vocabulary.read(schema, ())
    terms = to_triples(suspects.suspect_terms(authored, vocabulary))
    if terms:
        vocabulary = replace(vocabulary, described=_described(authored))
    illegible = list(check_literals(to_triples(suspects.suspect_literals(authored))))
    said = {(problem.node, problem.value) for problem in illegible}
    marked = check_blanks(to_triples(suspects.suspect_blanks(authored)))
    blanks = [problem for problem in marked if (problem.node, problem.value) not in said]
    said |= {(problem.node, problem.value) for problem in blanks}
    unclassed = unclassed_nodes(terms, vocabulary)
    gone = [triple.subject for triple in schema if triple.predicate == DEPRECATED]
    yield from case.dated
    yield from check_terms(terms, vocabulary)
    yield from check_licences(to_triples(suspects.licence_rows(authored)))
    yield from check_ownership(to_triples(suspects.stake_rows(case.known())))
    yield from check_deprecated(to_triples(suspects.deprecated_rows(authored, gone)), schema)
    yield from illegible
    yield from blanks
    # A shape that meets a misspelt literal or class can only say what follows from that.
    yield from (p for p in shaped if (p.node, p.value) not in said and not {p.node, p.value} & unclassed)
    yield from asked


def _described(authored: Columns) -> frozenset[str]:
    """Return the IRIs that data describe."""
    spelt = authored.spell(np.unique(authored.subject))
    return frozenset(spelt.filter(spelt.str.starts_with("<")).str.strip_chars("<>").to_list())
