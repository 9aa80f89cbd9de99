"""The catalogue of stored queries: written by the build, so that asking needs neither YAML nor a parser."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.ask.header import Query, from_json, to_json
from kg.errors import NotFound, QueryRefused, Unreadable
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from kg.ask.vocabulary import Terms


def catalogue(folder: Path, *, terms: Terms | None = None) -> dict[str, Any]:
    """Read, lint and list all stored queries below a folder as one JSON object; `terms` are those of the ontology."""
    from kg.ask.lint import linted
    from kg.ask.queryfile import read_query

    queries: dict[str, Any] = {}
    for path in sorted(folder.rglob("*.rq")):
        query = linted(read_query(path, folder=folder), where=str(path), terms=terms)
        if query.name in queries:
            what = f"a second query named {query.name!r}, beside {queries[query.name]['path']}"
            raise QueryRefused(what, where=str(path), remedy="a name is used once in the whole tree")
        queries[query.name] = to_json(query)
    return {"queries": dict(sorted(queries.items())), "prefixes": PREFIXES}


class Catalogue:
    """The stored queries of one build."""

    def __init__(self, queries: dict[str, Any]) -> None:
        self._queries = queries
        self._read: dict[str, Query] = {}

    @classmethod
    def load(cls, path: Path) -> Catalogue:
        """Read a build's `catalogue.json`."""
        try:
            return cls(json.loads(path.read_text(encoding="utf-8"))["queries"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            remedy = "build it again: `kg build --force`"
            raise Unreadable(f"no readable catalogue ({error})", where=str(path), remedy=remedy) from error

    def __getitem__(self, name: str) -> Query:
        """Return a query by its name; where there is none, name the nearest."""
        if name not in self._queries:
            raise NotFound("stored query", name, self._queries, remedy="`kg query list` shows all")
        if name not in self._read:
            self._read[name] = from_json(self._queries[name])
        return self._read[name]

    def names(self) -> list[str]:
        """Return all names, sorted."""
        return sorted(self._queries)

    def all(self) -> list[Query]:
        """Return all queries, sorted by topic and name."""
        return sorted((from_json(fields) for fields in self._queries.values()), key=lambda q: (q.topic, q.name))
