"""Who on a list may be a party: what agrees is told, the strongest first, and what differs too much is no candidate."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.curate.listed import Listed
from kg.curate.match import Basis, Candidate, find_candidates
from kg.curate.parties import Named
from kg.curate.spelling import core_words, joined_words, one_letter_away, plain_words


def party(*names: str, identifiers: tuple[str, ...] = (), person: bool = False) -> Named:
    return Named(iri="id:org-acorn", label=names[0], person=person, names=names, identifiers=identifiers)


def row(
    *headings: str, number: int = 2, aliases: tuple[str, ...] = (), kind: str = "", ids: tuple[str, ...] = ()
) -> Listed:
    return Listed(
        number=number,
        key=f"key-{number}",
        list="Entity List",
        kind=kind,
        headings=headings,
        aliases=aliases,
        identifiers=ids,
        addresses="",
        since="",
    )


FILLER = [
    row(f"{word} Trading Works Ltd.", number=100 + n) for n, word in enumerate(["Elm", "Oak", "Ash", "Fir", "Yew"])
]


def found(one: Named, *rows: Listed) -> list[Candidate]:
    return list(find_candidates([one], [*rows, *FILLER]))


@pytest.mark.parametrize(
    ("ours", "listed", "basis"),
    [
        ("Acorn Robotics", row("Acorn Robotics"), Basis.EXACT),
        ("ACORN", row("Oak Motors", aliases=("ACORN",)), Basis.ALIAS),
        ("Acorn Robotics", row("ACORN ROBOTICS CO., LTD."), Basis.NORMALISED),
        ("Acörn Robotics", row("Acorn Robotics, Inc."), Basis.NORMALISED),
        ("Acorn & Sons", row("Acorn and Sons"), Basis.NORMALISED),
        ("AcornRobotics", row("Acorn Robotics"), Basis.SPACING),
        ("Robotics Acorn", row("Acorn Robotics"), Basis.ORDER),
        ("Acorn Robotics", row("Acorn Robotic"), Basis.SPELLING),
        ("Acorn", row("Beijing Acorn Technology Development Co., Ltd."), Basis.WORDS),
        ("Acorn Robotics Centre of Elmland", row("Acorn Robotics Center Oakville"), Basis.OVERLAP),
        ("橡果科技有限公司", row("橡果科技"), Basis.NORMALISED),
    ],
)
def test_the_basis_says_what_agrees(ours: str, listed: Listed, basis: Basis) -> None:
    assert [(one.basis, one.ours) for one in found(party(ours), listed)] == [(basis, ours)]


@pytest.mark.parametrize(
    ("ours", "listed"), [("Acorn", "Acorns"), ("Works of Acorn", "Works of Elms"), ("MIT", "MITRE")]
)
def test_what_differs_too_much_is_no_candidate(ours: str, listed: str) -> None:
    assert found(party(ours), row(listed)) == []


def test_the_strongest_basis_of_several_is_told_once() -> None:
    (one,) = found(party("Acorn", "Acorn Robotics"), row("Acorn Robotics", aliases=("Acorn Robotics Works",)))
    assert (one.basis, one.ours, one.theirs) == (Basis.EXACT, "Acorn Robotics", "Acorn Robotics")


def test_an_identifier_is_a_stronger_basis_than_a_name_and_needs_no_name() -> None:
    listed = row("Another Name", ids=("HK", "2162-198", "C.R. No."))
    (one,) = found(party("Acorn", identifiers=("2162198",)), listed)
    assert (one.basis, one.theirs) == (Basis.IDENTIFIER, "2162-198")


def test_a_short_identifier_or_one_without_a_digit_proves_nothing() -> None:
    assert found(party("Acorn", identifiers=("2162", "female")), row("Other", ids=("2162", "Female"))) == []


def test_a_natural_person_is_a_candidate_of_another_kind() -> None:
    (one,) = found(party("Acorn"), row("ACORN, Jane", kind="individual"))
    assert one.kinds_differ
    (one,) = found(party("Jane Acorn", person=True), row("ACORN, Jane", kind="individual"))
    assert (one.kinds_differ, one.basis) == (False, Basis.ORDER)
    (one,) = found(party("Acorn"), row("ACORN", kind="vessel"))
    assert one.kinds_differ
    (one,) = found(party("Acorn"), row("Jane Acorn"))
    assert not one.kinds_differ


def test_candidates_stand_in_the_order_of_rows_whatever_the_order_of_the_list() -> None:
    rows = [row("Acorn Works", number=5), row("Acorn Trade", number=3), *FILLER]
    assert find_candidates([party("Acorn")], rows) == find_candidates([party("Acorn")], rows[::-1])
    assert [one.row.number for one in find_candidates([party("Acorn")], rows)] == [3, 5]


def test_a_name_that_is_nothing_but_a_legal_form_keeps_it() -> None:
    assert core_words("Co., Ltd.") == ("co", "ltd")
    assert core_words("") == ()


@given(st.text(string.ascii_letters + string.digits + " '&.,-éü有限公司", max_size=30))
def test_a_name_is_found_however_it_is_cased_and_spaced(name: str) -> None:
    assert plain_words(name.upper()) == plain_words(name) or "ß" in name
    assert joined_words("  ".join(name.split(" "))) == joined_words(name)
    if core_words(name) and name.strip():
        assert find_candidates([party(name)], [row(name.strip().upper(), number=7)])


@given(st.text(string.ascii_lowercase, min_size=7, max_size=12), st.data())
def test_one_letter_less_is_one_letter_away(name: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(name) - 1))
    shorter = name[:place] + name[place + 1 :]
    assert one_letter_away(name) & one_letter_away(shorter) or core_words(name) != (name,) or len(shorter) < 6
