"""An explanation as JSON, for a program: terms in N-Triples, places as file and line."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from kg.reasons.rule_words import say_rule

if TYPE_CHECKING:
    from kg.reasons.explanation import Explanation
    from kg.reasons.records import Missing, NearMiss, Reason


def as_json(explanation: Explanation) -> str:
    """Write an explanation as JSON."""
    return json.dumps(document(explanation), ensure_ascii=False, indent=2) + "\n"


def document(explanation: Explanation) -> dict[str, Any]:
    """Return an explanation as plain values."""
    return {
        "triple": list(explanation.triple),
        "label": explanation.label,
        "holds": explanation.holds,
        "shortest": explanation.shortest,
        "proof": _reason(explanation.reason) if explanation.reason else None,
        "nearest": _miss(explanation.miss) if explanation.miss else None,
        "instead": [_reason(reason) for reason in explanation.instead],
        "sources": [asdict(source) for source in explanation.sources],
        "build": explanation.build,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    """Return a step of a proof, or an authored triple with where it was written and who states what it is about."""
    found: dict[str, Any] = {"triple": list(reason.triple)}
    if not reason.rule:
        places = [asdict(place) for place in reason.places]
        found |= {"members": list(reason.members)} if reason.members else {}
        return found | {"written": places, "stated": [asdict(ref) for ref in reason.said]}
    found |= {"rule": reason.rule, "says": say_rule(reason.rule)}
    if reason.narrows:
        found["narrows"] = _reason(reason.narrows)
    if reason.also:
        found["also"] = _reason(reason.also)
    return found | {"premises": [_reason(premise) for premise in reason.premises]}


def _miss(miss: NearMiss) -> dict[str, Any]:
    return {
        "rule": miss.rule,
        "says": say_rule(miss.rule),
        "present": [_reason(reason) for reason in miss.present],
        "missing": [_missing(missing) for missing in miss.missing],
        "below": _miss(miss.below) if miss.below else None,
    }


def _missing(missing: Missing) -> dict[str, Any]:
    return {
        "triple": list(missing.triple),
        "others": [list(other) for other in missing.others],
        "instead": [_reason(reason) for reason in missing.instead],
    }
