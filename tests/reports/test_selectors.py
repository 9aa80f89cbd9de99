"""A selector means these bytes and no others."""

import pytest

from kg.reports.selectors import places, selected

TEXT = "商汤 😀 raised\nmoney\r\nin May\n".encode()
ROWS = 'name,note\r\nAcme,"two\nlines; ""quoted"""\r\nBolt,caf\xe9\x85x\r\n'.encode("latin-1")
LIST = b"<list><sdnEntry><uid>7</uid><aka><uid>8</uid></aka></sdnEntry>\n<sdnEntry>\n  <uid>8</uid></sdnEntry></list>"


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("char=0,2", "商汤".encode()),
        ("char=3,4;length=26,UTF-8", "😀".encode()),
        ("char=5,11", b"raised"),
        ("char=0,0", b""),
        ("char=,2", "商汤".encode()),
        ("char=22,", b"May\n"),
        ("line=1,2", b"money"),
        ("line=1,3", b"money\r\nin May"),
        ("char=5,999", None),
        ("char=9,5", None),
        ("line=2,9", None),
        ("page=3", None),
        ("char=a,b", None),
        ("", None),
    ],
)
def test_characters_and_lines_are_half_open_ranges_of_code_points(selector: str, expected: bytes | None) -> None:
    assert selected(TEXT, selector) == expected


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("row=1", b"name,note"),
        ("row=2", b'Acme,"two\nlines; ""quoted"""'),
        ("row=3", b"Bolt,caf\xe9\x85x"),
        ("row=4", None),
        ("row=0", None),
    ],
)
def test_a_row_is_a_record_as_a_csv_parser_counts_in_whatever_encoding(selector: str, expected: bytes | None) -> None:
    assert selected(ROWS, selector) == expected


def test_an_entry_is_found_by_its_own_number_and_not_by_that_of_an_alias() -> None:
    assert selected(LIST, "uid=7") == b"<sdnEntry><uid>7</uid><aka><uid>8</uid></aka></sdnEntry>"
    assert selected(LIST, "uid=8") == b"<sdnEntry>\n  <uid>8</uid></sdnEntry>"
    assert selected(LIST, "uid=9") is None


def test_characters_of_what_is_no_utf_8_are_not_counted() -> None:
    with pytest.raises(UnicodeDecodeError):
        selected(ROWS, "char=0,4")


@pytest.mark.parametrize(
    ("content", "text", "kind", "expected"),
    [
        (TEXT, "money", "char", [("char=12,17", b"money")]),
        (TEXT, "a", "char", [("char=6,7", b"a"), ("char=23,24", b"a")]),
        (TEXT, "May", "line", [("line=2,3", b"in May")]),
        (ROWS, "quoted", "row", [("row=2", b'Acme,"two\nlines; ""quoted"""')]),
        (
            LIST,
            "<uid>8<",
            "uid",
            [
                ("uid=7", b"<sdnEntry><uid>7</uid><aka><uid>8</uid></aka></sdnEntry>"),
                ("uid=8", b"<sdnEntry>\n  <uid>8</uid></sdnEntry>"),
            ],
        ),
        (TEXT, "nowhere", "line", []),
    ],
)
def test_a_text_is_found_under_its_selectors(content: bytes, text: str, kind: str, expected: list[object]) -> None:
    assert list(places(content, text, kind)) == expected


@pytest.mark.parametrize(("content", "kind"), [(TEXT, "char"), (TEXT, "line"), (ROWS, "row"), (LIST, "uid")])
def test_a_selector_that_is_found_selects_what_it_was_found_with(content: bytes, kind: str) -> None:
    found = list(places(content, "d", kind))
    assert found
    assert all(selected(content, selector) == what for selector, what in found)
