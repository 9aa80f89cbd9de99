"""Questions whose only parameter is a list of IRIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.store import Store

EMPTY = "{ }"


def rows(store: Store, text: str, *, iris: Iterable[str] | None = None) -> Iterator[ox.QuerySolution]:
    """Yield the rows of a SELECT, with IRIs put into its one empty VALUES block where they are given.

    Only what Oxigraph itself accepts as an IRI gets into the text; no IRIs, no rows.
    """
    if iris is not None:
        terms = " ".join(str(ox.NamedNode(iri)) for iri in iris)
        if not terms:
            return
        text = text.replace(EMPTY, f"{{ {terms} }}", 1)
    answer = store.query(text)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("only a SELECT has rows")
    yield from answer
