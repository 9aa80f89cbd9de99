"""Paths as a page: each path as a chain of names, below it its steps with day, words and source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.network.kinds import CLAIM, IDENTITY, SALE
from kg.network.told import at_once, steps
from kg.reports.layout import wrapped
from kg.reports.reference_text import Footnotes
from kg.reports.sentences import joined
from kg.reports.tie_text import MARGIN, rows_of_ties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.network.choice import Choice
    from kg.network.told import Link, Path, Paths, Step

INDENT = "  "
NOTICE = "A path shows what sources say of single ties, and is no tie between its ends."


def lines(answer: Paths, *, width: int = 96) -> Iterator[str]:
    """Yield the lines of a page; headings start at the margin, all else is indented."""
    notes = Footnotes.of(answer.sources)
    yield from wrapped(headline(answer), width)
    yield from (INDENT + row for row in wrapped(f"asked: {asked(answer)}", width - len(INDENT)))
    for number, path in enumerate(answer.paths or answer.with_identity, start=1):
        yield ""
        yield from _path(path, number, answer.choice, notes, width)
    if answer.sources:
        yield ""
        yield "Sources"
        yield from (INDENT + row for row in notes.lines(width - len(INDENT)))
        yield ""
        yield from wrapped(NOTICE, width)


def headline(answer: Paths) -> str:
    """Say in a sentence whether there are paths, and how long the shortest is."""
    ends = f"{answer.start.label} and {answer.end.label}"
    if answer.paths:
        many = len(answer.paths)
        count = f"{many} path{'s' if many > 1 else ''}"
        return f"{ends}: {count}, the shortest of {steps(answer.paths[0].length)}"
    if answer.with_identity:
        first = answer.with_identity[0]
        return f"{ends}: no path, unless nodes are taken for one (--also identity): then the shortest has {steps(first.length)}"
    return f"{ends}: no path"


def asked(answer: Paths) -> str:
    """Say what was looked for, so that a reader knows what the absence of a path means."""
    choice = answer.choice
    parts = [f"the best {answer.best} of at most {steps(answer.max_length)}"]
    parts.append(f"by {joined(choice.via)}" if choice.via else "by ties of every kind")
    parts.append(f"in force on {choice.day}, or happened by then" if choice.day else "at any time")
    more = [word for word in choice.also if word != IDENTITY]
    parts.append(f"asserted, attributed or announced{', also ' + joined(more) if more else ''}")
    parts.append("with claims of identity" if choice.identity else "without claims of identity")
    return "; ".join(parts)


def _path(path: Path, number: int, choice: Choice, notes: Footnotes, width: int) -> Iterator[str]:
    chain = " - ".join(party.label for party in path.parties)
    yield from wrapped(f"{number}. {chain}", width)
    timed = path.length > 1 or choice.day  # one tie alone is always there at one time
    remarks = [at_once(path, choice) + (f": {path.why}" if path.why else "")] if timed else []
    remarks += [path.standing] if path.standing != "asserted" else []
    yield from (INDENT + row for row in wrapped(", ".join([steps(path.length), *remarks]), width - len(INDENT)))
    for step in path.steps:
        yield from _step(step, notes, width)


def _step(step: Step, notes: Footnotes, width: int) -> Iterator[str]:
    inner = width - len(INDENT)
    yield from (INDENT + row for row in wrapped(f"{step.source.label} - {step.target.label}", inner))
    for link in step.ties:
        rows = rows_of_ties([link.view], notes, inner - len(INDENT), centre="")
        yield from (INDENT * 2 + row for row in rows)
        if link.certainty:
            yield INDENT * 2 + " " * MARGIN + _on_the_day(link)


def _on_the_day(link: Link) -> str:
    if link.edge.tie.event:
        ended = "; what is sold is held no longer" if _is_sold(link) else ""
        return f"{link.certainty} happened by then{ended}"
    claimed = link.edge.tie.kind == CLAIM
    return f"{link.certainty}, whatever the day" if claimed else f"{link.certainty} in force"


def _is_sold(link: Link) -> bool:
    """Say whether a tie is a sale, between its seller and what was sold: it ends what joined the two."""
    sides = {link.edge.source, link.edge.target}
    ends = {party.iri for party in link.view.parties if party.role in (link.view.source_role, link.view.target_role)}
    return link.edge.tie.kind == SALE and sides <= ends
