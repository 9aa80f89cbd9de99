"""Who owns and controls whom on a day, as a chart in Mermaid: owners above, what they own below."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.exposure.owners import links, shown_parties
from kg.exposure.report import NOTICE
from kg.exposure.rules import Finding
from kg.reports.mermaid import safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exposure.report import Exposure

_CLASSES = {
    Finding.LISTED: ("listed", "fill:#fdd,stroke:#a00,stroke-width:3px"),
    Finding.COVERED: ("covered", "fill:#fe9,stroke:#a60,stroke-width:2px"),
    Finding.POSSIBLE: ("possible", "fill:#ffd,stroke:#a60,stroke-dasharray:5 3"),
    Finding.NOT_SHOWN: ("notShown", "fill:#eee,stroke:#666"),
    Finding.OUTSIDE: ("outside", "fill:#fff,stroke:#666,stroke-dasharray:2 2"),
}


def as_mermaid(exposure: Exposure) -> str:
    """Write the chart; a dashed line is possible and not certain, a dotted box unknown."""
    return "\n".join(_lines(exposure)) + "\n"


def _lines(exposure: Exposure) -> Iterator[str]:
    shown = shown_parties(exposure)
    number = {party: place for place, party in enumerate(shown)}
    yield "---"
    title = f"{exposure.party.label}, {exposure.rule.label}, {exposure.day}: {exposure.finding.value}"
    yield f"title: {json.dumps(title, ensure_ascii=False)}"  # the head is YAML, of which JSON is a part
    yield "---"
    yield "flowchart TD"
    yield f"  %% build {exposure.build}. {NOTICE}"
    for party, finding in shown.items():
        name, word = safe(exposure.name(party)), finding.value
        yield f'  p{number[party]}["{name}<br/>{word}"]:::{_CLASSES[finding][0]}'
    yield from _edges(exposure, number)
    used = set(shown.values())
    yield from (f"  classDef {name} {style}" for finding, (name, style) in _CLASSES.items() if finding in used)


def _edges(exposure: Exposure, number: dict[str, int]) -> Iterator[str]:
    """Yield an arrow for each link between parties of the chart, and one from owners who are not identified."""
    for link in links(exposure, number):
        text, ends = safe(link.text), (number[link.upper], number[link.lower])
        if link.alike:
            yield f'  p{ends[0]} -. "{text}" .- p{ends[1]}'
        else:
            yield f"  p{ends[0]} " + (f'-- "{text}" -->' if link.sure else f'-. "{text}" .->') + f" p{ends[1]}"
    for owned in number:
        if owned in exposure.verdict.case.unidentified:
            yield f'  u{number[owned]}(("owners not<br/>identified")) -.-> p{number[owned]}'
