"""Paths for other programs: JSON, rows, a chart and a picture."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from itertools import pairwise
from textwrap import fill
from typing import TYPE_CHECKING, Any

from kg.network.drawing import as_mermaid as chart
from kg.network.drawing import demand_readable, firm
from kg.network.path_text import NOTICE, asked, headline
from kg.network.records import Network
from kg.network.told import at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.network.choice import Choice
    from kg.network.records import Edge
    from kg.network.told import Link, Path, Paths, Step
    from kg.pictures.arrows import Arrow

COLUMNS = (
    "path",
    "step",
    "from",
    "from_label",
    "to",
    "to_label",
    "source",
    "relation",
    "target",
    "kind",
    "date",
    "certainty",
    "standing",
    "at_once",
    "tie",
    "passages",
)
TYPES = dict.fromkeys(COLUMNS, "string") | {"path": "integer", "step": "integer"}

_MARKS = {"lower": "↓", "upper": "↑", "none": "↕"}  # where the ties of one line lead different ways


def as_json(answer: Paths) -> str:
    """Write the answer with all that each step rests on."""
    choice = answer.choice
    document = {
        "from": asdict(answer.start),
        "to": asdict(answer.end),
        "asked": {
            "as_of": choice.day.isoformat() if choice.day else None,
            "via": list(choice.via),
            "also": list(choice.also),
            "max_length": answer.max_length,
            "best": answer.best,
        },
        "paths": [_path(path, choice) for path in answer.paths],
        "with_identity": [_path(path, choice) for path in answer.with_identity],
        "sources": [asdict(source) for source in answer.sources],
        "build": answer.build,
        "notice": NOTICE,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _path(path: Path, choice: Choice) -> dict[str, Any]:
    return {
        "length": path.length,
        "parties": [asdict(party) for party in path.parties],
        "at_once": at_once(path, choice),
        "why": path.why,
        "standing": path.standing,
        "steps": [_step(step) for step in path.steps],
    }


def _step(step: Step) -> dict[str, Any]:
    ends = {"from": step.source.iri, "to": step.target.iri}
    return ends | {"ties": [_link(link) for link in step.ties]}


def _link(link: Link) -> dict[str, Any]:
    edge = link.edge
    drawn = {"source": edge.source, "relation": edge.relation, "target": edge.target}
    return drawn | {"certainty": link.certainty or None, "tie": asdict(link.view)}


def as_csv(answer: Paths) -> str:
    """Write a row for each tie of each step."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(answer))
    return out.getvalue()


def rows(answer: Paths) -> Iterator[dict[str, str | int]]:
    """Yield a row for each tie of each step, by the names of the columns."""
    for number, path in enumerate(answer.paths, start=1):
        for place, step in enumerate(path.steps, start=1):
            for link in step.ties:
                yield {
                    "path": number,
                    "step": place,
                    "from": step.source.iri,
                    "from_label": step.source.label,
                    "to": step.target.iri,
                    "to_label": step.target.label,
                    "source": link.edge.source,
                    "relation": link.edge.relation,
                    "target": link.edge.target,
                    "kind": link.view.kind,
                    "date": link.view.date,
                    "certainty": link.certainty,
                    "standing": link.edge.tie.standing,
                    "at_once": at_once(path, answer.choice),
                    "tie": link.edge.tie.iri,
                    "passages": " ".join(sorted({said.passage for said in link.view.said})),
                }


def as_mermaid(answer: Paths) -> str:
    """Write all paths as one chart."""
    return chart(together(answer))


def as_svg(answer: Paths) -> str:
    """Draw all paths as one picture, from one end above to the other below."""
    from kg.pictures.boxes import Box, Style, draw_boxes

    network, paths = together(answer), answer.paths or answer.with_identity
    demand_readable(network)
    ends = Style("#dcecf8", "#1f4e79", thick=2.0)
    boxes = [Box(p.iri, p.label, style=ends if p in (answer.start, answer.end) else Style()) for p in network.parties]
    arrows = [_arrow(pair, edges, network) for pair, edges in _by_pair(paths, network).items()]
    key = "A dashed line is not certain; a line has the words of all ties between its two."
    note = f"{key} {NOTICE} Asked: {asked(answer)}. Build {answer.build[:12]}."
    return draw_boxes(boxes, arrows, foot=answer.end.iri, title=headline(answer), note=note)


def _by_pair(paths: tuple[Path, ...], network: Network) -> dict[tuple[str, str], list[Edge]]:
    """Return the edges between each two parties, the upper of which is the one that a path comes to first."""
    found: dict[tuple[str, str], list[Edge]] = {}
    for pair in (ends for path in paths for ends in pairwise([party.iri for party in path.parties])):
        if pair not in found and pair[::-1] not in found:
            found[pair] = [edge for edge in network.edges if {edge.source, edge.target} == {*pair}]
    return found


def _arrow(pair: tuple[str, str], edges: list[Edge], network: Network) -> Arrow:
    """Return one line for all ties of a pair, their words below each other, each with what the line cannot say of all."""
    from kg.pictures.arrows import Arrow

    heads = ["none" if edge.mutual else "lower" if edge.source == pair[0] else "upper" for edge in edges]
    unsure = [not firm(edge, network) for edge in edges]
    words = []
    for edge, head, weak in zip(edges, heads, unsure, strict=True):
        mark = f"{_MARKS[head]} " if len(set(heads)) > 1 else ""
        words.append(fill(mark + edge.relation + (" (not certain)" if weak and not all(unsure) else ""), 26))
    head = heads[0] if len(set(heads)) == 1 else "none"
    return Arrow(*pair, "\n".join(dict.fromkeys(words)), dashed=all(unsure), head=head)


def together(answer: Paths) -> Network:
    """Return the network that all paths together make, seen from the first end."""
    paths = answer.paths or answer.with_identity
    parties = {answer.start.iri: answer.start} | {p.iri: p for path in paths for p in path.parties}
    links = {link.edge: link for path in paths for step in path.steps for link in step.ties}
    edges = sorted(links, key=lambda edge: (edge.tie.iri, edge.source, edge.target, edge.relation))
    return Network(
        centre=answer.start.iri,
        depth=answer.max_length,
        day=answer.choice.day,
        parties=tuple(parties.values()),
        edges=tuple(edges),
        passages={},
        kinds={edge.tie.kind: links[edge].view.kind for edge in edges},
        build=answer.build,
    )
