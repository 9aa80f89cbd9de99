"""On whose word a node rests: the statements behind it, their passages and sources."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import NotFound
from kg.namespaces import TG, shorten
from kg.reports.asking import rows
from kg.reports.copies import ELSEWHERE
from kg.reports.statements import PassageView, StatementView
from kg.reports.surroundings import PARTS, Surroundings, source_view, speaker_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.reports.copies import Copy
    from kg.reports.homes import Homes
    from kg.reports.nodes import Node
    from kg.store import Store


GRAPHS = f"""SELECT DISTINCT ?node ?graph WHERE {{
  VALUES ?node {{ }}
  GRAPH ?graph {{ ?node a <{TG}Statement> }}
}} ORDER BY ?node ?graph"""
IN_GRAPH = f"""SELECT DISTINCT ?node WHERE {{
  VALUES ?graph {{ }}
  GRAPH ?graph {{ ?node a <{TG}Statement> }}
}} ORDER BY ?node"""
EDITIONS = f"SELECT ?source ?hash WHERE {{ ?source a <{TG}Source> ; <{TG}sha256> ?hash }}"


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader's copy, and the sources of which it is the retrieved edition."""

    copy: Copy
    editions: frozenset[str]

    def shown(self, passage: PassageView) -> PassageView:
        """Return a passage compared with the copy, unless the copy is known to be of another source."""
        if self.editions and passage.source.iri not in self.editions:
            return replace(passage, outcome=ELSEWHERE)
        return self.copy.shown(passage)


def evidence(
    store: Store, iri: str, *, copy: Copy | None = None, homes: Homes | None = None
) -> tuple[StatementView, ...]:
    """Return the statements that state a node, or what is known of it, in the order of their passages.

    For an entity these are the statements about its ties, names, identifiers, observations and identity; for a passage
    or source those that cite it, for a source graph those that stand in it, for a rule, regime or edition of a list
    those about its parts. With a reader's copy, the passages carry their text where the hashes agree; with the
    homes of the graphs, the statements say where they were written.
    """
    around = Surroundings.explore(store, iri, through=PARTS)
    if not around.centre.properties:
        raise NotFound("node", shorten(iri), (), remedy="`kg find NAME` shows what there is")
    reader = Reader(copy, _editions(store, copy)) if copy else None
    views = [_statement(node, around, reader) for node in _statements(around, store)]
    views = _at_home(views, store, homes) if homes else views
    return tuple(sorted(views, key=lambda view: (*_place(view), view.iri)))


def evidence_of_all(
    store: Store, iris: Iterable[str], *, copy: Copy | None = None, homes: Homes | None = None
) -> tuple[StatementView, ...]:
    """Return the statements behind several nodes, each once: such as those behind the ties of a flat edge."""
    found = {view.iri: view for iri in iris for view in evidence(store, iri, copy=copy, homes=homes)}
    return tuple(sorted(found.values(), key=lambda view: (*_place(view), view.iri)))


def _at_home(views: list[StatementView], store: Store, homes: Homes) -> list[StatementView]:
    """Return statements with the file and the line at which each was written."""
    found = rows(store, GRAPHS, iris=[view.iri for view in views])
    files = {row["node"].value: homes.files.get(row["graph"].value, "") for row in found}
    placed = [(view, files.get(view.iri, "")) for view in views]
    return [replace(view, file=file, line=homes.line(file, view.iri)) if file else view for view, file in placed]


def _editions(store: Store, copy: Copy) -> frozenset[str]:
    return frozenset(row["source"].value for row in rows(store, EDITIONS) if row["hash"].value in copy.hashes)


def _statements(around: Surroundings, store: Store) -> list[Node]:
    """Return every statement that was reached, the node itself if it is one, and those that cite, quote or hold it."""
    reached = {node for pairs in around.links.values() for node, prop in pairs if prop == TG + "states"}
    reached |= {node for node, _ in around.links.get(around.centre.iri, ())} | {around.centre.iri}
    passages = around.pointing(around.centre.iri, "inSource")
    reached |= {node for node, _, _ in around.nodes.incoming(passage.iri for passage in passages)}
    reached |= {row["node"].value for row in rows(store, IN_GRAPH, iris=[around.centre.iri])}
    return [node for node in around.nodes.fetch(reached) if around.vocabulary.is_a(node.types, "Statement")]


def _statement(node: Node, around: Surroundings, reader: Reader | None) -> StatementView:
    nodes, stated = around.nodes, node.all("states")
    return StatementView(
        iri=node.iri,
        label=nodes.label(node.iri),
        facts=node.all("factId"),
        modality=nodes.label(node.one("modality")),
        polarity=nodes.label(node.one("polarity")),
        speaker=speaker_of(node, nodes),
        quoted=node.one("quoted") in ("true", "1"),
        reported_from=tuple(around.thing(work) for work in node.all("reportedFrom")),
        readings=node.all("reading"),
        about=tuple(around.thing(thing) for thing in stated if thing in around.links or thing == around.centre.iri),
        states=tuple(around.thing(thing) for thing in stated),
        passages=tuple(_passage(p, around, reader) for p in nodes.fetch(node.all("passage"))),
        context=tuple(_passage(p, around, reader) for p in nodes.fetch(node.all("contextPassage"))),
    )


def _passage(node: Node, around: Surroundings, reader: Reader | None) -> PassageView:
    source = source_view(around.nodes.get(node.one("inSource")), around.nodes)
    passage = PassageView(iri=node.iri, selector=node.one("selector"), sha256=node.one("sha256"), source=source)
    return reader.shown(passage) if reader else passage


def _place(view: StatementView) -> tuple[str, int, str]:
    """Return where a statement stands: source, first number of the selector, selector."""
    if not view.passages:
        return ("", 0, "")
    first = view.passages[0]
    start = first.selector.partition("=")[2].partition(",")[0].partition(";")[0]
    return (first.source.iri, int(start) if start.isdecimal() else 0, first.selector)
