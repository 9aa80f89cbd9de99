"""Who owns and controls whom on a day, as a chart in Mermaid: owners above, what they own below."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.exposure.reach import Kind
from kg.exposure.report import NOTICE
from kg.exposure.rules import Finding
from kg.exposure.words import plain
from kg.spans import Certainty

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
    shown = _shown(exposure)
    number = {party: place for place, party in enumerate(shown)}
    yield "---"
    title = f"{exposure.party.label}, {exposure.rule.label}, {exposure.day}: {exposure.finding.value}"
    yield f"title: {json.dumps(title, ensure_ascii=False)}"  # the head is YAML, of which JSON is a part
    yield "---"
    yield "flowchart TD"
    yield f"  %% build {exposure.build}. {NOTICE}"
    for party, finding in shown.items():
        name, word = _safe(exposure.name(party)), finding.value
        yield f'  p{number[party]}["{name}<br/>{word}"]:::{_CLASSES[finding][0]}'
    yield from _edges(exposure, number)
    used = set(shown.values())
    yield from (f"  classDef {name} {style}" for finding, (name, style) in _CLASSES.items() if finding in used)


def _shown(exposure: Exposure) -> dict[str, Finding]:
    """Return the parties of the proof and the owners in it, each with what was shown of it; the firmest counts."""
    order = list(Finding)
    found: dict[str, Finding] = {}
    for step in exposure.verdict.steps:
        best = found.get(step.party, step.finding)
        found[step.party] = min(best, step.finding, key=order.index)
        for holding in step.reason.holdings:
            found.setdefault(holding.owner, Finding.NOT_SHOWN)
        if step.reason.other:
            found.setdefault(step.reason.other, Finding.NOT_SHOWN)
    found[exposure.verdict.case.name(exposure.party.iri)] = exposure.finding
    return found


def _edges(exposure: Exposure, number: dict[str, int]) -> Iterator[str]:
    """Yield an arrow for each holding, control and guess between parties of the chart."""
    case = exposure.verdict.case
    for owned in number:
        for holding in case.holdings.get(owned, ()):
            if holding.owner in number:
                sure = all(stake.on(case.day) is Certainty.CERTAINLY for stake in holding.stakes)
                text = _safe(f"{holding.share} of {plain(holding.interest)}")
                yield _arrow(number[holding.owner], number[owned], text, sure=sure)
        for control in case.controls.get(owned, ()):
            if case.name(control.controller) in number:
                sure = control.on(case.day) is Certainty.CERTAINLY
                text = _safe(f"controls, {plain(control.kind)}")
                yield _arrow(number[case.name(control.controller)], number[owned], text, sure=sure)
        if owned in case.unidentified:
            yield f'  u{number[owned]}(("owners not<br/>identified")) -.-> p{number[owned]}'
    for step in exposure.verdict.steps:
        if step.reason.kind is Kind.ALIKE:
            yield f'  p{number[step.reason.other]} -. "may be" .- p{number[step.party]}'


def _arrow(upper: int, lower: int, text: str, *, sure: bool) -> str:
    line = f'-- "{text}" -->' if sure else f'-. "{text}" .->'
    return f"  p{upper} {line} p{lower}"


def _safe(text: str) -> str:
    """Write a text so that Mermaid takes it as one.

    >>> _safe('Acme "A" <b>')
    'Acme #quot;A#quot; #lt;b#gt;'
    """
    return text.replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
