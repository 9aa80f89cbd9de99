"""An explanation as a chart in Mermaid: what was written above, what follows below, a rule between them."""

from __future__ import annotations

import json
from itertools import count
from typing import TYPE_CHECKING

from kg.reasons.grouping import Leaves, grouped
from kg.reasons.page import verdict, wanted
from kg.reasons.spelling import short_triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.reasons.explanation import Explanation
    from kg.reasons.records import NearMiss, Reason

_CLASSES = {
    "asked": "fill:#fe9,stroke:#a60,stroke-width:2px",
    "follows": "fill:#ffd,stroke:#a60",
    "written": "fill:#eee,stroke:#666",
    "missing": "fill:#fff,stroke:#a00,stroke-dasharray:5 3",
    "rule": "fill:#fff,stroke:#666",
}


def as_mermaid(explanation: Explanation) -> str:
    """Write the chart; a dashed line leads from what is missing, or to what therefore does not hold."""
    return "\n".join(_lines(explanation)) + "\n"


def _lines(explanation: Explanation) -> Iterator[str]:
    yield "---"
    title = f"{explanation.label}: {verdict(explanation)}"
    yield f"title: {json.dumps(title, ensure_ascii=False)}"  # the head is YAML, of which JSON is a part
    yield "---"
    yield "flowchart TD"
    chart = _Chart()
    if explanation.reason:
        chart.reason(explanation.reason, kind="asked")
    else:
        chart.absent(explanation)
    yield from chart.rows
    used = {row.rpartition(":::")[2] for row in chart.rows if ":::" in row}
    yield from (f"  classDef {name} {style}" for name, style in _CLASSES.items() if name in used)


class _Chart:
    """Boxes and arrows, numbered as they are drawn; what is told twice is one box."""

    def __init__(self) -> None:
        self.rows: list[str] = []
        self._numbers = count()
        self._boxes: dict[object, str] = {}

    def reason(self, reason: Reason, *, kind: str = "follows") -> str:
        """Draw a reason and what it stands on; return its box."""
        if not reason.rule:
            return self._leaves(Leaves((reason,)))
        known = reason.triple in self._boxes
        box = self._box(reason.triple, [short_triple(reason.triple)], kind)
        if not known:
            for way in filter(None, (reason, reason.also)):
                self._join(way.premises, self._rule(way.rule, box))
        return box

    def absent(self, explanation: Explanation) -> None:
        """Draw what does not hold, the nearest rule, and what that misses."""
        box = self._box(explanation.triple, [short_triple(explanation.triple), "does not hold"], "missing")
        if explanation.miss:
            self._miss(explanation.miss, box)
        for reason in explanation.instead:
            self.rows.append(f'  {self.reason(reason)} -. "in its place" .- {box}')

    def _miss(self, miss: NearMiss, box: str) -> None:
        rule = self._rule(miss.rule, box, arrow="-.->")
        self._join(miss.present, rule)
        for missing in miss.missing:
            lacking = self._box(missing, [wanted(missing), "missing"], "missing")
            self.rows.append(f"  {lacking} -.-> {rule}")
            for reason in missing.instead:
                self.rows.append(f'  {self.reason(reason)} -. "in its place" .- {lacking}')
            if miss.below:
                self._miss(miss.below, lacking)

    def _join(self, premises: Iterable[Reason], rule: str) -> None:
        for item in grouped(premises):
            box = self._leaves(item) if isinstance(item, Leaves) else self.reason(item)
            self.rows.append(f"  {box} --> {rule}")

    def _rule(self, name: str, box: str, *, arrow: str = "-->") -> str:
        rule = self._box(object(), [name], "rule", shape=("([", "])"))
        self.rows.append(f"  {rule} {arrow} {box}")
        return rule

    def _leaves(self, leaves: Leaves) -> str:
        passages = dict.fromkeys(ref.place for ref in leaves.reasons[0].said)
        return self._box(leaves, [*leaves.facts, leaves.where, " ".join(passages)], "written")

    def _box(self, key: object, texts: list[str], kind: str, *, shape: tuple[str, str] = ("[", "]")) -> str:
        if key not in self._boxes:
            name = self._boxes[key] = f"n{next(self._numbers)}"
            label = "<br/>".join(escape(text) for text in texts if text)
            self.rows.append(f'  {name}{shape[0]}"{label}"{shape[1]}:::{kind}')
        return self._boxes[key]


def escape(text: str) -> str:
    """Write a text so that Mermaid takes it as one: no quotation, tag, entity, Markdown or directive in it.

    >>> escape('"2018"^^xsd:gYear 50 % #1; `x`')
    '#quot;2018#quot;^^xsd:gYear 50 #37; #35;1; #96;x#96;'
    """
    for character, entity in (("#", "35"), ('"', "quot"), ("<", "lt"), (">", "gt"), ("`", "96"), ("%", "37")):
        text = text.replace(character, f"#{entity};")
    return " ".join(text.split())
