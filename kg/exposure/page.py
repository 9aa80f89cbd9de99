"""A verdict as a page: the answer first, then the rule, the proof, what is accounted for, lists, notes, sources."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kg.exposure.reach import Kind
from kg.exposure.report import NOTICE
from kg.exposure.words import Line, period_words, plain, rule_words
from kg.reports.layout import beside, wrapped
from kg.reports.reference_text import Footnotes
from kg.reports.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.exposure.proof import Step
    from kg.exposure.report import Exposure

INDENT = "  "
MARGIN = 5
NOBODY = "Not reached, since nobody is known to own or control part of them in a way that counts"


def lines(exposure: Exposure, *, width: int = 96) -> Iterator[str]:
    """Yield the lines of a page; headings start at the margin, all else is indented."""
    notes, inner = Footnotes.of(exposure.backing.sources), width - len(INDENT)
    yield f"{exposure.party.label}: {exposure.finding.value}"
    yield from (INDENT + row for row in _head(exposure, inner))
    yield from _section("Rule", _rule(exposure, notes, inner))
    yield from _section("Proof", _proof(exposure, notes, inner))
    yield from _section("Ownership on this day", _plain(exposure, exposure.ownership, notes, inner))
    yield from _section("Lists that name it, whatever the rule", _lists(exposure, notes, inner))
    yield from _section("Notes", _plain(exposure, exposure.notes, notes, inner))
    yield from _section("Sources", notes.lines(inner))
    yield ""
    yield from wrapped(f"Build {exposure.build}. {NOTICE}", width)


def _section(heading: str, rows: Iterable[str]) -> Iterator[str]:
    """Yield a heading and its rows; nothing where there are none."""
    found = list(rows)
    if found:
        yield ""
        yield heading
        yield from (INDENT + row if row else "" for row in found)


def _head(exposure: Exposure, width: int) -> Iterator[str]:
    kind = "natural person" if exposure.party.person else plain(exposure.party.status)
    yield f"{exposure.party.iri}, {kind}"
    yield from wrapped(f"{exposure.finding.value} under {exposure.rule.label} on {exposure.day}: {exposure.why}", width)


def _rule(exposure: Exposure, notes: Footnotes, width: int) -> Iterator[str]:
    verdict = exposure.verdict
    standing = verdict.standing
    if standing:
        version = standing.version
        yield from wrapped(f"{version.label}: {rule_words(version)}", width)
        yield from wrapped(f"applies to: {version.whom}", width)
        yield from wrapped(f"cited as: {'; '.join(version.citations)}", width)
    else:
        yield from wrapped(f"{verdict.absence}; only the lists count", width)
    if verdict.period:
        facts = [verdict.period.iri, *([standing.version.iri] if standing else [])]
        places = notes.places(exposure.backing.of(facts))
        yield from wrapped(f"{verdict.period.label}: {period_words(verdict.period)} {places}", width)


def _proof(exposure: Exposure, notes: Footnotes, width: int) -> Iterator[str]:
    """Write the steps; those who are not reached because nothing is known of their owners share one."""
    steps = list(zip(exposure.verdict.steps, exposure.proof(), strict=True))
    for bare, some in groupby(steps, key=lambda pair: _is_bare(pair[0])):
        group = list(some)
        if bare and len(group) > 1:
            names = joined(list(dict.fromkeys(exposure.name(step.party) for step, _ in group)))
            numbers = f"{group[0][0].number}-{group[-1][0].number}."
            yield from beside(numbers, wrapped(f"{NOBODY}: {names}", width - MARGIN), margin=MARGIN)
            continue
        for step, (head, *facts) in group:
            yield from beside(f"{step.number}.", wrapped(head.text, width - MARGIN), margin=MARGIN)
            for fact in facts:
                yield from _fact(exposure, fact, notes, width)


def _is_bare(step: Step) -> bool:
    return step.reason.kind is Kind.SHORT and not step.reason.holdings


def _fact(exposure: Exposure, fact: Line, notes: Footnotes, width: int) -> Iterator[str]:
    """Write a fact below a step or row, with the places where it is stated."""
    places = notes.places(exposure.backing.of(fact.rests_on))
    yield from (" " * MARGIN + row for row in wrapped(f"{fact.text} {places}", width - MARGIN))


def _lists(exposure: Exposure, notes: Footnotes, width: int) -> Iterator[str]:
    for head, *more in exposure.lists:
        places = notes.places(exposure.backing.of(head.rests_on))
        yield from wrapped(f"{head.text} {places}", width)
        for line in more:
            yield from (" " * MARGIN + row for row in wrapped(line.text, width - MARGIN))


def _plain(exposure: Exposure, some: Iterable[Line], notes: Footnotes, width: int) -> Iterator[str]:
    for line in some:
        yield from wrapped(f"{line.text} {notes.places(exposure.backing.of(line.rests_on))}", width)
