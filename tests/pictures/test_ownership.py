"""The ownership chart of a verdict as a picture."""

from xml.etree import ElementTree as ET

import pytest

from kg.errors import LimitReached
from kg.exposure import drawing
from tests.exposure.test_report import exposure

pytest.importorskip("matplotlib")
CASES = [
    ("percentages-are-not-multiplied", "c", "ofac-50"),
    ("circular-holder", "a", "ofac-50"),
    ("uk-joint-arrangement", "a", "uk-ownership"),
    ("brand-and-legal-person", "m", "ofac-50"),
    ("below-half-and-unnamed-owners", "a", "ofac-50"),
]


def words(svg: str) -> list[str]:
    return [text.strip() for text in ET.fromstring(svg).itertext() if text.strip()]


@pytest.mark.parametrize(("name", "party", "regime"), CASES)
def test_it_says_party_rule_day_verdict_build_and_warning(name: str, party: str, regime: str) -> None:
    found = exposure(name, party, regime, "2023-01-01")
    text = " ".join(words(found.svg()))
    for part in (
        found.party.label,
        found.rule.label,
        "2023-01-01",
        found.finding.value,
        "Not legal advice.",
        "abababababab",
    ):
        assert part in text
    assert found.svg() == found.svg()


def test_a_circle_is_drawn_with_both_its_arrows() -> None:
    found = words(exposure("circular-holder", "a", "ofac-50", "2023-01-01").svg())
    assert {"45 %", "48 %", "100 %"} <= set(found)


def test_owners_who_are_not_identified_have_a_box() -> None:
    assert "not identified" in words(exposure("below-half-and-unnamed-owners", "a", "ofac-50", "2023-01-01").svg())


def test_a_guess_is_dashed_and_has_no_head() -> None:
    svg = exposure("brand-and-legal-person", "m", "ofac-50", "2023-01-01").svg()
    assert "may be" in words(svg)
    assert "stroke-dasharray" in svg


def test_too_many_parties_are_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "MOST_PARTIES", 1)
    with pytest.raises(LimitReached, match=r"parties are too many for a picture of at most 1; use -f json"):
        exposure("circular-holder", "a", "ofac-50", "2023-01-01").svg()
