"""References in short: numbered sources, places in them, and how a statement is meant where it does not just assert."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reports.layout import beside, wrapped
from kg.reports.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.reports.views import Reference, SourceView


@dataclass(frozen=True, slots=True)
class Footnotes:
    """The sources of a page with their numbers."""

    numbered: dict[str, tuple[int, SourceView]]

    @classmethod
    def of(cls, sources: Iterable[SourceView]) -> Footnotes:
        """Number the sources in their order."""
        return cls({source.iri: (number, source) for number, source in enumerate(sources, start=1)})

    def places(self, said: Iterable[Reference]) -> str:
        """Write where something is said: `[1] char=0,56 char=641,846 [2] row=17`."""
        pairs = sorted({(self._number(ref.source), _position(ref.place), ref.place) for ref in said})
        groups = groupby(pairs, key=lambda pair: pair[0])
        return " ".join(f"[{number}] {' '.join(place for *_, place in group)}" for number, group in groups)

    def lines(self, width: int) -> Iterator[str]:
        """Yield the list of sources."""
        for number, source in self.numbered.values():
            edition = f"edition {source.edition}" if source.edition else "edition not stated"
            kind = f" ({source.kind})" if source.kind else ""
            text = f"{source.title}{kind}, {edition}, retrieved {source.retrieved_on}, {source.licence}"
            yield from beside(f"[{number}]", [*wrapped(text, width - 4), shorten(source.iri)], margin=4)

    def _number(self, source: str) -> int:
        return self.numbered[source][0] if source in self.numbered else 0


def _position(place: str) -> int:
    """Return the first number in a place, to sort places as they stand in the source."""
    start = place.rpartition("=")[2].partition(",")[0]
    return int(start) if start.isdecimal() else 0


def meant(said: Iterable[Reference], standing: str = "") -> str:
    """Say how it is meant where it is not simply asserted: `alleged, by whom is not said: `, `planned: `."""
    said = list(said)
    modes = {ref.modality for ref in said} | ({"denied"} if any(ref.denied for ref in said) else set())
    words = standing or ("asserted" if "asserted" in modes and "denied" not in modes else " and ".join(sorted(modes)))
    if words in ("asserted", ""):
        return ""
    speakers = sorted({ref.speaker for ref in said if ref.speaker})
    if speakers == ["not named"]:
        return f"{words}, by whom is not said: "
    by = " to " if words == "attributed" else " by "
    return f"{words}{by}{joined(speakers)}: " if speakers else f"{words}: "
