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
    from kg.network.told import Link, Path, Paths, Step

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
    from kg.pictures.boxes import Arrow, Box, Style, draw_boxes

    network, paths = together(answer), answer.paths or answer.with_identity
    demand_readable(network)
    ends = Style("#dcecf8", "#1f4e79", thick=2.0)
    boxes = [Box(p.iri, p.label, style=ends if p in (answer.start, answer.end) else Style()) for p in network.parties]
    below = {(one.iri, other.iri) for path in paths for one, other in pairwise(path.parties)}
    arrows = []
    for edge in network.edges:
        up = (edge.target, edge.source) in below
        upper, lower = (edge.target, edge.source) if up else (edge.source, edge.target)
        head = "none" if edge.mutual else "upper" if up else "lower"
        arrows.append(Arrow(upper, lower, fill(edge.relation, 22), dashed=not firm(edge, network), head=head))
    note = f"A dashed line is not certain. {NOTICE} Asked: {asked(answer)}. Build {answer.build[:12]}."
    return draw_boxes(boxes, arrows, foot=answer.end.iri, title=headline(answer), note=note)


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
