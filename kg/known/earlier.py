"""The build of what was known by a day, made from the build in use and kept beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.errors import BadParameter, KgError
from kg.interrupts import interrupts_kept
from kg.known.editions import list_editions
from kg.lock import hold_lock
from kg.namespaces import DERIVED_GRAPH, INFERRED_GRAPH, ONTOLOGY_GRAPH, RDFS
from kg.publish import Build, find_build
from kg.publish.fingerprint import fingerprint
from kg.publish.staging import publish_build, sweep
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import date

    from pyoxigraph import Triple

    from kg.known.editions import Edition
    from kg.publish.contents import Contents
    from kg.resources import Project

PATIENCE = 600.0  # seconds that a question waits for another one that derives and closes
FORM = "3"  # counted up when what is made here changes: this room is no part of the hash of builds
_LABEL = RDFS + "label"


@dataclass(frozen=True, slots=True)
class Earlier:
    """The build of what was known by a day, and the graphs that it has and has not."""

    build: Build
    kept: tuple[str, ...]
    left_out: tuple[str, ...]


def _say_nothing(stage: str) -> None:
    """Report no progress."""


def find_earlier(project: Project, build: Build, day: date, *, say: Callable[[str], None] = _say_nothing) -> Earlier:
    """Return the build of what was known by a day; make it where it was not asked for before.

    It has those graphs of the build in use whose edition, else whose retrieval, is not later than the day, and what
    derives and follows from them alone. Nothing is checked again: the whole was. A node that an earlier file mentions
    and only a later one describes keeps its label, which is for display; no fact of it is kept. Where nothing is left
    out, it is the build in use itself; where nothing is left, BadParameter says from when on something was known. It is
    named by what it is made of, not by the day; the last few lie in the folder `known` beside the builds and are never
    in use.
    """
    with EmbeddedStore.open(build.index) as store:
        editions = list_editions(store)
    kept = tuple(edition.graph for edition in editions if edition.out_by(day))
    left_out = tuple(edition.graph for edition in editions if not edition.out_by(day))
    if not kept:
        raise _nothing_known(editions, day)
    if not left_out:
        return Earlier(build, kept, left_out)
    place = replace(project, state=project.state / "known")
    name = fingerprint({"build": build.hash, "form": FORM, "graphs": " ".join(kept)})
    if found := find_build(place, name):
        return Earlier(found, kept, left_out)
    with hold_lock(place.state / "lock", patience=PATIENCE, say=say):
        sweep(place)
        made = find_build(place, name) or publish_build(place, name, _contents(build, frozenset(kept), say))
    return Earlier(made, kept, left_out)


def _nothing_known(editions: Collection[Edition], day: date) -> BadParameter:
    first = min((e.known_by for e in editions if e.known_by), default=None)
    remedy = f"ask for {first} or later" if first else "no source of this build has a day"
    return BadParameter(f"nothing was known by {day}", where="known by", remedy=remedy)


def _contents(build: Build, kept: frozenset[str], say: Callable[[str], None]) -> Contents:
    """Derive and close what is kept; return what to publish."""
    from kg.close import infer_triples
    from kg.derive import Hierarchy, derive_triples
    from kg.publish.contents import Contents

    with interrupts_kept():
        from kg.columns import encode, spell_lines
        from kg.street.quads import Quads
    say("read what was known")
    graphs, labels = _read(build, kept | {ONTOLOGY_GRAPH})
    schema = graphs.pop(ONTOLOGY_GRAPH, [])
    authored = [triple for triples in graphs.values() for triple in triples]
    say("derive")
    derivation = derive_triples(authored, Hierarchy.read(schema))
    derived = frozenset([*derivation.origins, *_mentioned(authored, labels)])
    say("close")
    inferences = infer_triples(schema, [*authored, *derived])
    told = [c.message for c in derivation.contradictions] + [i.message for i in inferences.inconsistencies]
    if told:  # a denial that came later can have kept an edge away: fewer facts can follow to more
        raise KgError(f"what was known by then contradicts itself: {told[0]}", remedy="ask for a later day")
    parts = {
        **{graph: frozenset(triples) for graph, triples in graphs.items()},
        DERIVED_GRAPH: derived,
        INFERRED_GRAPH: inferences.triples,
        ONTOLOGY_GRAPH: frozenset(schema),
    }
    say("index")
    quads = Quads.of(encode([spell_lines(triples) for triples in parts.values()]), [*parts])
    return Contents(quads, json.loads(build.catalogue.read_bytes()), _manifest(build, parts))


def _read(build: Build, wanted: frozenset[str]) -> tuple[dict[str, list[Triple]], list[Triple]]:
    """Return the triples of some graphs of a build, and the labels that the other authored ones give."""
    from pyoxigraph import NamedNode, parse

    graphs: dict[str, list[Triple]] = {graph: [] for graph in sorted(wanted)}
    labels: list[Triple] = []
    for quad in parse(path=build.graph_nq, lenient=True):
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        if name in graphs:
            graphs[name].append(quad.triple)
        elif name not in (DERIVED_GRAPH, INFERRED_GRAPH) and quad.predicate.value == _LABEL:
            labels.append(quad.triple)
    return graphs, labels


def _mentioned(authored: Collection[Triple], labels: Iterable[Triple]) -> Iterator[Triple]:
    """Return what nodes are called that are mentioned in triples and are the subject of none."""
    subjects, objects = {t.subject for t in authored}, {t.object for t in authored}
    return (t for t in labels if t.subject in objects and t.subject not in subjects)


def _manifest(build: Build, graphs: dict[str, frozenset[Triple]]) -> dict[str, Any]:
    """Return the account of the whole build cut down to the graphs that are kept, with their own counts."""
    whole = json.loads(build.manifest.read_bytes())
    told = whole.get("graphs", {})
    counts = {graph: told.get(graph, {}) | {"triples": len(triples)} for graph, triples in sorted(graphs.items())}
    return {"versions": whole.get("versions", {}), "known_from": build.hash, "graphs": counts}
