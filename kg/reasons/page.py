"""An explanation as a page: the answer first, then the proof as a tree, then the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.namespaces import shorten
from kg.reasons.grouping import Leaves, grouped
from kg.reasons.rule_words import say_rule
from kg.reasons.spelling import short_predicate, short_term, short_triple
from kg.reports.layout import wrapped
from kg.reports.reference_text import Footnotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.reasons.explanation import Explanation
    from kg.reasons.records import Missing, NearMiss, Reason
    from kg.reports.statements import Reference

INDENT = "  "
NARROWEST = 40  # however deep a tree is, so much of a line is left to its text


def lines(explanation: Explanation, *, width: int = 96) -> Iterator[str]:
    """Yield the lines of a page; headings start at the margin, all else is indented."""
    notes = Footnotes.of(explanation.sources)
    drawing = _Drawing(notes, width)
    yield f"{explanation.label}: {verdict(explanation)}"
    yield from (INDENT + row for row in wrapped(short_triple(explanation.triple), width - len(INDENT)))
    if explanation.reason:
        yield from _section("Proof", drawing.reason(explanation.reason))
    if explanation.miss:
        yield from _section("The rule that comes nearest", drawing.miss(explanation.miss))
    if not explanation.holds and not explanation.miss:
        yield from _section("Why not", wrapped(nobody(explanation), width - len(INDENT)))
    if explanation.instead:
        yield from _section("What holds in its place", drawing.children(grouped(explanation.instead)))
    yield from _section("Sources", notes.lines(width - len(INDENT)))


def verdict(explanation: Explanation) -> str:
    """Say in a few words whether the triple holds, and how."""
    reason = explanation.reason
    if reason is None:
        return "does not hold"
    if not reason.rule:
        return "holds, as it was written"
    count = f"{reason.steps} step{'s' if reason.steps > 1 else ''}"
    return f"follows in {count}" + ("" if explanation.shortest else ", and there may be a shorter proof")


def nobody(explanation: Explanation) -> str:
    """Say that nothing could give a triple."""
    subject, predicate, object_ = map(short_predicate, explanation.triple)
    if explanation.instead and all(reason.rule for reason in explanation.instead):
        return f"{predicate} is worked out from what was written, and that gives something else"
    what = f"make it {object_}" if predicate == "a" else f"give {predicate}"
    whom = " from a thing to itself" if subject == object_ else ""
    return f"nobody wrote it, and no rule of the ontology could {what}{whom}"


def _section(heading: str, rows: Iterable[str]) -> Iterator[str]:
    found = list(rows)
    if found:
        yield ""
        yield heading
        yield from (INDENT + row for row in found)


class _Drawing:
    """A tree of reasons in lines of a width."""

    def __init__(self, notes: Footnotes, width: int) -> None:
        self.notes, self.width = notes, width - len(INDENT)

    def reason(self, reason: Reason, depth: int = 0) -> Iterator[str]:
        """Draw a reason with all that it stands on below it."""
        if not reason.rule:
            yield from self._leaves(Leaves((reason,)), depth)
            return
        yield from self._wrapped(short_triple(reason.triple), depth)
        branch = "│  " if reason.premises else "   "
        more = [f"by {reason.rule}: {say_rule(reason.rule)}"]
        if reason.narrows:
            more.append(f"which is narrower than what is written: {short_triple(reason.narrows.triple)}")
            more.append(self._written(Leaves((reason.narrows,))))
        yield from (branch + row for text in more for row in self._wrapped(text, depth + 1))
        if not reason.also:
            yield from self.children(grouped(reason.premises), depth + 1)
            return
        yield from (row for item in grouped(reason.premises) for row in hung(self._item(item, depth + 1), last=False))
        beside = [*self._wrapped(f"also by {reason.also.rule}: {say_rule(reason.also.rule)}", depth + 1)]
        beside += self.children(grouped(reason.also.premises), depth + 2)
        yield from hung(beside, last=True)

    def children(self, premises: Iterable[Reason | Leaves], depth: int = 1) -> Iterator[str]:
        """Draw what something stands on."""
        items = list(premises)
        for number, item in enumerate(items, start=1):
            yield from hung(self._item(item, depth), last=number == len(items))

    def _item(self, item: Reason | Leaves, depth: int) -> Iterator[str]:
        return self._leaves(item, depth) if isinstance(item, Leaves) else self.reason(item, depth)

    def miss(self, miss: NearMiss, depth: int = 0) -> Iterator[str]:
        """Draw a rule with the premises that hold and those that do not."""
        yield from self._wrapped(f"{miss.rule}: {say_rule(miss.rule)}", depth)
        parts = [[*self._missing(one, depth + 1)] for one in miss.missing]
        if miss.below:
            parts[-1] += ["the rule that comes nearest to that:", *self.miss(miss.below, depth + 1)]
        if miss.present:
            parts.append(["holding:", *self.children(grouped(miss.present), depth + 2)])
        for number, drawn in enumerate(parts, start=1):
            yield from hung(drawn, last=number == len(parts))

    def _missing(self, missing: Missing, depth: int) -> Iterator[str]:
        yield from self._wrapped(f"missing: {wanted(missing)}", depth)
        if missing.instead:
            yield "in its place holds:"
            yield from self.children(grouped(missing.instead), depth + 1)

    def _leaves(self, leaves: Leaves, depth: int) -> Iterator[str]:
        yield from self._wrapped(" ; ".join(leaves.facts), depth)
        yield from ("   " + row for row in self._wrapped(self._written(leaves), depth + 1))

    def _written(self, leaves: Leaves) -> str:
        """Say where triples were written, and who states what they are about."""
        said: dict[str, list[Reference]] = {}
        for ref in leaves.reasons[0].said:
            said.setdefault(ref.statement, []).append(ref)
        about = leaves.reasons[0].triple[0][1:-1]
        told = [self._statement(refs, by_itself=about == iri) for iri, refs in said.items()]
        return " · ".join(filter(None, [leaves.where, *told]))

    def _statement(self, refs: list[Reference], *, by_itself: bool) -> str:
        if by_itself:
            return self.notes.places(refs)
        first = refs[0]
        how = ", ".join(filter(None, (first.modality, "denied" if first.denied else "", first.speaker)))
        return f"{shorten(first.statement)} ({how}) {self.notes.places(refs)}"

    def _wrapped(self, text: str, depth: int) -> list[str]:
        return wrapped(text, max(self.width - 3 * depth, NARROWEST)) if text else []


def wanted(missing: Missing) -> str:
    """Write a premise that is missing, and what would do as well."""
    others = ", ".join(short_term(object_) for *_, object_ in missing.others)
    return short_triple(missing.triple) + (f" (or {others})" if others else "")


def hung(drawn: Iterable[str], *, last: bool) -> Iterator[str]:
    """Hang lines on the trunk of a tree.

    >>> list(hung(["a", "b"], last=False)), list(hung(["c"], last=True))
    (['├─ a', '│  b'], ['└─ c'])
    """
    for number, row in enumerate(drawn):
        trunk = "   " if last else "│  "
        yield (("└─ " if last else "├─ ") if number == 0 else trunk) + row
