"""The page about an entity: aligned, within its width, and honest about how things are meant."""

import pytest

from kg.namespaces import ID
from kg.reports.layout import columns
from kg.reports.show import entity
from kg.reports.show_text import lines
from kg.store import EmbeddedStore


def page(store: EmbeddedStore, node: str = "org-acme", width: int = 96) -> list[str]:
    return list(lines(entity(store, ID + node), width=width))


@pytest.mark.parametrize("width", [72, 80, 96, 100])
def test_no_line_is_wider_than_asked_for_and_none_ends_in_a_blank(acme: EmbeddedStore, width: int) -> None:
    wide = [line for line in page(acme, width=width) if columns(line) > width and "://" not in line]
    assert wide == []
    assert not any(line != line.rstrip() for line in page(acme, width=width))


def test_ties_alike_but_for_one_party_share_a_row(acme: EmbeddedStore) -> None:
    text = " ".join(" ".join(page(acme)).split())
    assert "each of Bolt, Cog and Dyne is a customer, partner or ally of Acme Vision (customer or partner)" in text
    assert "id:commercial-relation-{bolt, cog, dyne}-acme" in text


def test_what_is_planned_or_alleged_says_so_before_anything_else(acme: EmbeddedStore) -> None:
    text = "\n".join(page(acme))
    assert "planned by Cy Dyne: Dyne contributes to Acme Vision" in text
    assert "alleged, by whom is not said: Lens Bureau listed Acme Vision" in text


def test_names_in_chinese_and_latin_letters_stand_in_one_table(acme: EmbeddedStore) -> None:
    rows = [line for line in page(acme) if "brand name" in line]
    assert len({columns(row[: row.index("brand")]) for row in rows}) == 1


def test_sections_come_in_their_order_and_empty_ones_not_at_all(acme: EmbeddedStore) -> None:
    def headings(node: str) -> list[str]:
        return [line for line in page(acme, node)[1:] if line and not line.startswith(" ")]

    assert headings("org-acme") == [
        "Names and identifiers",
        "Ties, in order of time",
        "Listings",
        "Figures and superlatives",
        "Identity",
        "Conflicts",
        "Left open",
        "Sources",
    ]
    assert headings("org-cog") == ["Ties, in order of time", "Left open", "Sources"]


def test_conflicts_name_the_command_that_has_those_by_rules(acme: EmbeddedStore) -> None:
    assert "  Marked by authors; `kg conflicts id:org-acme` has those that rules find too." in page(acme)
    assert not any("kg conflicts" in line for line in page(acme, "org-cog"))


def test_every_source_that_is_cited_is_listed(acme: EmbeddedStore) -> None:
    text = page(acme)
    assert any("[1] char=28,99 · id:founding-acme" in line for line in text)
    assert text[text.index("Sources") + 1].startswith("  [1] News of Acme, edition first, retrieved 2026-11-23,")
