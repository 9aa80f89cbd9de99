"""A verdict as JSON, for a program: every number of per cent is exact and therefore text."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg.exposure.report import NOTICE
from kg.exposure.words import rule_words

if TYPE_CHECKING:
    from kg.exposure.holdings import Holding
    from kg.exposure.proof import Step
    from kg.exposure.records import Fact
    from kg.exposure.report import Exposure
    from kg.exposure.rules import Period, Version
    from kg.exposure.shares import Bound, Share
    from kg.exposure.words import Line
    from kg.spans import Span


def as_json(exposure: Exposure) -> str:
    """Write a verdict with its proof as JSON."""
    return json.dumps(document(exposure), ensure_ascii=False, indent=2) + "\n"


def document(exposure: Exposure) -> dict[str, Any]:
    """Return a verdict with its proof as plain values."""
    verdict, party = exposure.verdict, exposure.party
    return {
        "party": {"iri": party.iri, "label": party.label, "legal_status": party.status},
        "regime": exposure.rule.key,
        "rule": {"iri": exposure.rule.iri, "label": exposure.rule.label, "issuer": exposure.rule.issuer},
        "as_of": exposure.day.isoformat(),
        "verdict": exposure.finding.value,
        "why": exposure.why,
        "effective": verdict.effective,
        "version": _version(verdict.standing.version) if verdict.standing else None,
        "period": _period(verdict.period) if verdict.period else None,
        "no_version": verdict.absence or None,
        "proof": [_step(exposure, step, lines) for step, lines in zip(verdict.steps, exposure.proof(), strict=True)],
        "ownership": [_line(exposure, line) for line in exposure.ownership],
        "lists": [[_line(exposure, line) for line in lines] for lines in exposure.lists],
        "notes": [_line(exposure, line) for line in exposure.notes],
        "sources": [asdict(source) for source in exposure.backing.sources],
        "build": exposure.build,
        "notice": NOTICE,
    }


def _version(version: Version) -> dict[str, Any]:
    return {
        "iri": version.iri,
        "label": version.label,
        "says": rule_words(version),
        "applies_to": version.whom,
        "citations": list(version.citations),
    }


def _period(period: Period) -> dict[str, Any]:
    return {"iri": period.iri, "status": period.status, **_days(period.span), "citations": list(period.citations)}


def _step(exposure: Exposure, step: Step, lines: list[Line]) -> dict[str, Any]:
    reason = step.reason
    found: dict[str, Any] = {
        "step": step.number,
        "party": {"iri": step.party, "label": exposure.name(step.party)},
        "verdict": step.finding.value,
        "how": reason.kind.value,
        "text": lines[0].text,
    }
    if step.root:
        found["counted_for"] = step.root
    if reason.sum is not None:
        found |= {"interest": reason.interest, "sum": _bound(reason.sum), "owners_unidentified": reason.unidentified}
    if reason.holdings:
        found["holdings"] = [_holding(exposure, holding, step) for holding in reason.holdings]
    facts = [fact for fact in (reason.entry, reason.control, *reason.joints) if fact is not None]
    if facts:
        found["facts"] = [_fact(exposure, fact) for fact in facts]
    if reason.claim is not None:
        found["claim"] = {"iri": reason.claim.iri, "verdict": reason.claim.verdict, "other": reason.other}
    return found


def _holding(exposure: Exposure, holding: Holding, step: Step) -> dict[str, Any]:
    return {
        "owner": {"iri": holding.owner, "label": exposure.name(holding.owner)},
        "interest": holding.interest,
        "share": _share(holding.share),
        "counted": holding.owner in step.reason.counted,
        "stakes": [_fact(exposure, stake) | {"share": _share(stake.share)} for stake in holding.stakes],
    }


def _fact(exposure: Exposure, fact: Fact) -> dict[str, Any]:
    return {
        "iri": fact.iri,
        "label": fact.label,
        "standing": fact.standing,
        **_days(fact.span),
        "on_this_day": fact.on(exposure.day).name.lower(),
        "stated": _stated(exposure, [fact.iri]),
    }


def _line(exposure: Exposure, line: Line) -> dict[str, Any]:
    return {"text": line.text, "rests_on": list(line.rests_on), "stated": _stated(exposure, line.rests_on)}


def _stated(exposure: Exposure, facts: list[str] | tuple[str, ...]) -> list[dict[str, Any]]:
    return [asdict(reference) for reference in exposure.backing.of(facts)]


def _days(span: Span) -> dict[str, str | None]:
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest", "confirmed")
    return {name: day.isoformat() if (day := getattr(span, name)) else None for name in names}


def _share(share: Share) -> dict[str, Any]:
    return {"least": _bound(share.least), "most": _bound(share.most)}


def _bound(bound: Bound) -> dict[str, Any]:
    from kg.exposure.shares import percent

    return {"percent": percent(bound.value).removesuffix(" %"), "open": bound.open}
