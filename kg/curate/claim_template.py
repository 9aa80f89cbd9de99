"""The template of a decision: a candidate's row as a passage with its hash, its entry, and a claim with blanks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kg.check.blanks import BLANK
from kg.curate.cite import cite_passage
from kg.namespaces import ID, shorten

if TYPE_CHECKING:
    from kg.curate.match import Candidate
    from kg.reports.copies import Copy

_ROW = """
id:entry-{slug} a tg:ListEntry ;
    rdfs:label "{list} entry headed {heading}"@en ;
    tg:entryOn id:list-{blank} .

id:statement-{source}-row-{number} a tg:Statement ;
    rdfs:label "Row {number} of {label}"@en ;
    tg:modality vocab:modality-asserted ;
    tg:passage <{passage}> ;
    tg:polarity vocab:polarity-affirmed ;
    tg:states id:entry-{slug} .
"""
_CLAIM = """
id:identity-{party}-{slug} a tg:IdentityClaim ;
    rdfs:label "{ours} and {theirs}"@en ;
    tg:basis "{blank}: {basis}"@en ;
    tg:confidence vocab:confidence-{blank} ;
    tg:identityVerdict vocab:identity-verdict-{blank} ;
    tg:left {left} ;
    tg:matchedOn "{blank}"^^xsd:date ;
    tg:matcher "{blank}" ;
    tg:right id:entry-{slug} .
"""


def write_row(candidate: Candidate, copy: Copy, source: str, label: str) -> str:
    """Return the Turtle of a candidate's row: passage, entry and statement."""
    row, selector = candidate.row, f"row={candidate.row.number}"
    block = cite_passage(copy, source, selector, label=label, key=row.key)
    return block + _ROW.format(
        blank=BLANK,
        heading=_quoted(row.heading),
        label=label,
        list=row.list,
        number=row.number,
        passage=f"{source}#{selector}",
        slug=_slug(candidate),
        source=source.removeprefix(ID).removeprefix("source-"),
    )


def write_claim(candidate: Candidate) -> str:
    """Return the Turtle of a claim about a candidate: what agrees is filled in, what it means is left blank."""
    return _CLAIM.format(
        basis=_quoted(candidate.basis.words),
        blank=BLANK,
        left=shorten(candidate.party.iri),
        ours=_quoted(candidate.ours),
        party=re.sub(r"^[a-z]+-", "", candidate.party.iri.removeprefix(ID)),
        slug=_slug(candidate),
        theirs=_quoted(candidate.theirs),
    )


def _slug(candidate: Candidate) -> str:
    """Return a name for a row's entry, from its list and heading."""
    text = unicodedata.normalize("NFKD", f"{candidate.row.list} {candidate.row.heading}").casefold()
    return "-".join(re.findall(r"[a-z0-9]+", text))


def _quoted(text: str) -> str:
    return " ".join(text.replace("\\", "").replace('"', "'").split())
