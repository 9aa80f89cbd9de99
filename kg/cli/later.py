"""Say of what was not known by the day of --known-by since when it is known, where it is in the build in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.errors import BadParameter, KgError, NotFound

if TYPE_CHECKING:
    from datetime import date

    from kg.publish import Build
    from kg.store import Store

_ASKED = "kg.known_by"
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { %s ?property ?value } }"


def note_day(build: Build, day: date) -> None:
    """Note for this command what the whole build is, and by which day what it answers from was known."""
    if context := click.get_current_context(silent=True):
        context.meta[_ASKED] = build, day


def explained(error: NotFound, context: click.Context) -> KgError:
    """Return what to say instead of *not found*: since when it is known; else the error as it is."""
    if _ASKED not in context.meta:
        return error
    from kg.store import EmbeddedStore

    build, day = context.meta[_ASKED]
    with EmbeddedStore.open(build.index) as store:
        try:
            since = _known_since(store, _look_up(store, error))
        except KgError as still:  # of rules there are few: the whole build names those that there are
            return still if error.kind == "regime" else error
    if since is None or since <= day:  # known under another name
        return error
    what = f"what was known by {day} has no {error.kind} {error.name!r}"
    return BadParameter(what, where=error.where, remedy=f"it is known since {since}: give that day or a later one")


def _look_up(store: Store, error: NotFound) -> str:
    """Return the IRI of what was not found; raise NotFound where the whole build has not got it either."""
    if error.kind == "regime":
        from kg.exposure.rulebook import read_rule

        return read_rule(store, error.name).iri
    if error.kind not in ("entity named", "node"):
        raise error
    from kg.ask.resolve import resolve

    return resolve(store, error.name)


def _known_since(store: Store, iri: str) -> date | None:
    """Return the first day by which something was known of a node."""
    from pyoxigraph import NamedNode, QuerySolutions

    from kg.known import list_editions

    found = store.query(_GRAPHS % NamedNode(iri))
    graphs = {row["graph"].value for row in found} if isinstance(found, QuerySolutions) else set()
    return min((e.known_by for e in list_editions(store) if e.graph in graphs and e.known_by), default=None)
