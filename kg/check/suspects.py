"""Rows that a check might complain of, found on columns: each distinct term is looked at once.

What is picked may be too much and never too little: whether anything is wrong, and in which words, the checks say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kg.check.blanks import BLANK
from kg.check.deprecated import DEPRECATED, REPLACED_BY
from kg.check.licences import LICENCE, SOURCE
from kg.check.ownership import OWNED, READ
from kg.check.terms import FOREIGN
from kg.columns import having, mark, take
from kg.derive import DERIVED_PROPERTIES
from kg.namespaces import GRAPH, ID, RDF, TG, VOCAB, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable

    import polars as pl

    from kg.check.terms import Vocabulary
    from kg.columns import Columns
    from kg.relations import Mask

_TYPE = f"<{RDF}type>"
# Plainly right, in ASCII digits and on days that every month has; all else goes to the check itself.
_RIGHT = {
    "boolean": "true|false",
    "integer": "[-+]?[0-9]+",
    "nonNegativeInteger": "[0-9]+",
    "positiveInteger": "[1-9][0-9]*",
    "decimal": "[-+]?[0-9]+(?:[.][0-9]+)?",
    "double": "[-+]?[0-9]+(?:[.][0-9]+)?(?:[eE][-+]?[0-9]+)?",
    "date": "[1-9][0-9]{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])",
    "gYearMonth": "[1-9][0-9]{3}-(?:0[1-9]|1[0-2])",
    "gYear": "[1-9][0-9]{3}",
    "language": "[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*",
    "anyURI": r"[!#-\[\]-~]*",
}
_FORMS = "|".join(rf'"(?:{form})"\^\^<{XSD}{name}>' for name, form in _RIGHT.items())
_OTHERS = rf'\^\^<{XSD}[^"]*>$'  # what ends so and has none of these forms


def suspect_literals(authored: Columns) -> Columns:
    """Return the rows whose object may be a literal that is not of its type."""
    terms = authored.terms
    typed = terms.str.starts_with('"') & terms.str.contains(_OTHERS)
    return take(authored, (typed & ~terms.str.contains(f"^(?:{_FORMS})$")).to_numpy()[authored.object])


def suspect_blanks(authored: Columns) -> Columns:
    """Return the rows whose object may hold the mark of a blank."""
    return take(authored, authored.terms.str.contains(BLANK, literal=True).to_numpy()[authored.object])


def suspect_terms(authored: Columns, vocabulary: Vocabulary) -> Columns:
    """Return the rows with a term that may be undeclared, dangling, derived by hand, foreign or without an IRI."""
    terms = authored.terms
    known = mark(authored, [_TYPE, *_spell({*FOREIGN, *vocabulary.properties})])
    known &= ~mark(authored, map(str, DERIVED_PROPERTIES))
    data, text = _begins(terms, ID, GRAPH), terms.str.starts_with('"').to_numpy()
    classes = mark(authored, _spell(vocabulary.classes))
    good = text | ~(_begins(terms, TG, VOCAB, ID, GRAPH) | terms.str.contains("^_:|w3id.org/tie").to_numpy())
    good |= _begins(terms, TG) & mark(authored, _spell(vocabulary.classes | vocabulary.properties))
    good |= _begins(terms, VOCAB) & mark(authored, _spell(vocabulary.concepts))
    described = np.zeros(len(terms), dtype=bool)
    described[authored.subject] = True
    good |= data & described
    right = np.where(
        authored.predicate == authored.code(_TYPE), (classes | text)[authored.object], good[authored.object]
    )
    return take(authored, ~(right & known[authored.predicate] & data[authored.subject]))


def licence_rows(authored: Columns) -> Columns:
    """Return the rows that say licences and sources."""
    return take(authored, having(authored, map(str, (LICENCE, SOURCE))))


def stake_rows(known: Columns) -> Columns:
    """Return the rows that say who owns how much of what, and when."""
    stakes = np.zeros(len(known.terms), dtype=bool)
    stakes[known.subject[having(known, [str(OWNED)])]] = True
    return take(known, having(known, map(str, READ)) & stakes[known.subject])


def deprecated_rows(authored: Columns, terms: Iterable[object]) -> Columns:
    """Return the rows that say what is deprecated, or use what is; `terms` are those that the ontology deprecates."""
    gone = mark(authored, map(str, terms))
    said = having(authored, [str(DEPRECATED)])
    gone[authored.subject[said]] = True
    used = gone[authored.predicate] | gone[authored.object]
    return take(authored, used | said | having(authored, [str(REPLACED_BY)]))


def _spell(iris: Iterable[str]) -> list[str]:
    return [f"<{iri}>" for iri in iris]


def _begins(terms: pl.Series, *namespaces: str) -> Mask:
    """Say of each term whether it is an IRI of one of some namespaces."""
    found: Mask = np.logical_or.reduce([terms.str.starts_with(f"<{namespace}").to_numpy() for namespace in namespaces])
    return found
