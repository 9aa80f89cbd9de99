"""Terms of our own namespaces that a question uses and the graph does not know: mostly misspelt ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions

from kg.ask.lexer import place, tokens
from kg.errors import NotFound
from kg.namespaces import PREFIXES, TG, VOCAB, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.run import Question
    from kg.store import Store

_USED = "ASK {{ {{ {0} ?p ?o }} UNION {{ ?s {0} ?o }} UNION {{ ?s ?p {0} }} }}"
_KNOWN = f"SELECT DISTINCT ?t {{ ?t ?p ?o FILTER(STRSTARTS(STR(?t), '{TG}') || STRSTARTS(STR(?t), '{VOCAB}')) }}"


def unknown_terms(question: Question, store: Store) -> Iterator[NotFound]:
    """Yield each term of tg: and vocab: that occurs nowhere in a store, with the nearest that does."""
    known: list[str] | None = None
    for iri, start in _terms(question).items():
        found = store.query(_USED.format(NamedNode(iri)))
        if isinstance(found, QueryBoolean) and not found:
            if known is None:
                rows = store.query(_KNOWN)
                known = [shorten(row[0].value) for row in rows] if isinstance(rows, QuerySolutions) else []
            where = place(question.text, start, where=question.where)
            yield NotFound("term", shorten(iri), known, where=where, remedy="it matches nothing")


def _terms(question: Question) -> dict[str, int]:
    """Return the terms of the two namespaces that a question names, and where each first stands."""
    found = tokens(question.text, where=question.where)
    namespaces = dict(PREFIXES)
    for word, name, target in zip(found, found[1:], found[2:], strict=False):
        if word.text.upper() == "PREFIX":
            namespaces[name.text[:-1]] = target.text[1:-1]
    terms: dict[str, int] = {}
    for token in found:
        prefix, _, local = token.text.partition(":")
        iri = token.text[1:-1] if token.kind == "iri" else namespaces.get(prefix, "") + local
        if token.kind in ("iri", "name") and iri.startswith((TG, VOCAB)) and iri not in (TG, VOCAB):
            terms.setdefault(iri, token.start)
    return terms
