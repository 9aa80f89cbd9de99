"""A verdict as a picture: the parties of its proof, and who owns and controls whom of them on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import LimitReached
from kg.exposure.owners import links, shown_parties
from kg.exposure.report import NOTICE
from kg.pictures.arrows import Arrow
from kg.pictures.ownership import draw_ownership

if TYPE_CHECKING:
    from kg.exposure.report import Exposure

MOST_PARTIES = 80
UNKNOWN = "not identified"


def as_svg(exposure: Exposure) -> str:
    """Draw the chart; raise LimitReached where it would have more parties than anybody can read."""
    shown = shown_parties(exposure)
    if len(shown) > MOST_PARTIES:
        what = f"{len(shown)} parties are too many for a picture of at most {MOST_PARTIES}"
        raise LimitReached(what, where="exposure", remedy="use -f json or turtle, which have the whole proof")
    parties = {party: (exposure.name(party), finding.value) for party, finding in shown.items()}
    arrows = [
        Arrow(
            link.upper,
            link.lower,
            link.text.replace(" of ", "\nof "),
            dashed=not link.sure,
            head="none" if link.alike else "lower",
        )
        for link in links(exposure, shown)
    ]
    for owned in shown:
        if owned in exposure.verdict.case.unidentified:
            parties[f"owners of {owned}"] = ("owners", UNKNOWN)
            arrows.append(Arrow(f"owners of {owned}", owned, "", dashed=True))
    return draw_ownership(
        parties,
        arrows,
        about=exposure.verdict.case.name(exposure.party.iri),
        title=f"{exposure.party.label}: {exposure.finding.value} under {exposure.rule.label} on {exposure.day}",
        note=f"{NOTICE} Build {exposure.build[:12]}.",
    )
