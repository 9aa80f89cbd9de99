"""Rows of a list as they stand: names from headings and cells of aliases, and an error with the row where it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.curate.listed import read_listed, split_aliases
from kg.errors import Unreadable
from kg.reports.copies import Copy

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "_id,source,type,name,addresses,start_date,alt_names,ids\n"
ROW = 'a1,Entity List (EL) - Bureau of Industry and Security,,"Acorn Co., Ltd. (Acorn)",Oakville,2031-05-06,Oak; and Elm,\n'


def copy(folder: Path, text: str | bytes) -> Copy:
    path = folder / "list.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Copy.read(path)


def test_a_row_has_the_number_that_its_selector_has(tmp_path: Path) -> None:
    one, two = read_listed(copy(tmp_path, HEADER + ROW.replace("Oakville", '"Oak\nville"') + ROW))
    assert (one.number, two.number) == (2, 3)
    assert (one.list, one.key, one.since) == ("Entity List", "a1", "2031-05-06")


def test_names_come_from_heading_brackets_and_aliases(tmp_path: Path) -> None:
    (one,) = read_listed(copy(tmp_path, HEADER + ROW))
    assert one.headings == ("Acorn Co., Ltd. (Acorn)", "Acorn Co., Ltd.", "Acorn")
    assert one.aliases == ("Oak", "Elm")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("", []),
        ("Acorn", ["Acorn"]),
        ("Acorn; Oak; and Elm", ["Acorn", "Oak", "Elm"]),
        ("Oak Telecom and OAK", ["Oak Telecom and OAK", "Oak Telecom", "OAK"]),
        ("Acorn Co., Ltd., and Oak", ["Acorn Co., Ltd., and Oak", "Acorn Co., Ltd.", "Oak"]),
        ("Oak (OK)", ["Oak (OK)", "Oak", "OK"]),
    ],
)
def test_a_cell_of_aliases_is_read_in_every_way_it_can_be_meant(cell: str, names: list[str]) -> None:
    assert list(split_aliases(cell)) == names


def test_numbers_are_taken_apart(tmp_path: Path) -> None:
    text = HEADER + ROW.replace("and Elm,", 'and Elm,"HK, 2162198, C.R. No.; 10 Dec 2021, Listing Date"')
    assert read_listed(copy(tmp_path, text))[0].identifiers[:3] == ("HK", "2162198", "C.R. No.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "list.csv: row 1: has no column '_id'; give a Consolidated Screening List"),
        (HEADER.replace("alt_names", "aliases"), "row 1: has no column 'alt_names'"),
        (HEADER + "a1,Entity List,,Acorn\n", "row 2: has not as many cells as the header"),
        (HEADER + ROW.strip() + ",more,cells\n", "row 2: has not as many cells as the header"),
        (HEADER + ROW + ROW.replace('"Acorn Co., Ltd. (Acorn)"', " "), "row 3: names nobody"),
        ((HEADER + ROW).encode("utf-16"), "not UTF-8"),
        (HEADER + 'a1,"Entity', "no CSV"),
    ],
)
def test_what_is_no_such_list_is_refused_with_its_row(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_listed(copy(tmp_path, text))
