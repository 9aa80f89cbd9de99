"""What a change cannot reach need not be validated again: what was found there still holds, and nothing else does."""

import pytest
from hypothesis import given, settings

from kg.check.shacl import Report, validate
from kg.columns import Columns, encode_more, spell_lines, stack
from kg.street.difference import without

from .graphs import table, turtle
from .random_shapes import data, shapes

Line = tuple[str, str, str, str]
SHAPES = """
ex:S a sh:NodeShape ; sh:targetClass ex:A ; sh:property [ sh:path ( ex:p ex:q ) ; sh:class ex:B ] ,
  [ sh:path [ sh:inversePath ex:r ] ; sh:maxCount 1 ] ; sh:sparql ex:S-query .
ex:S-query sh:select "SELECT $this ?value WHERE { $this <http://example.org/m> ?value . FILTER(?value > 1) }" .
"""
DATA = """
ex:a a ex:A ; ex:p ex:b . ex:b ex:q ex:c . ex:c a ex:B .
ex:d a ex:A ; ex:p ex:e . ex:e ex:q ex:f . ex:f a ex:B .
"""


def lines(report: Report) -> set[Line]:
    """Return the results as rows that can be compared."""
    return {(result.focus, str(result.path), str(result.value), result.check.component) for result in report.results}


def changed(before: str, after: str) -> tuple[Columns, Columns, Columns]:
    """Return both tables with one set of codes, and the rows that only one of them has."""
    old = table(turtle(before))
    new = encode_more(old, [spell_lines(turtle(after))])
    old = encode_more(new, [spell_lines(turtle(before))])
    return old, new, stack([without(old, new, sources=False), without(new, old, sources=False)])


def nodes_again(before: str, after: str) -> set[str]:
    _, new, touched = changed(before, after)
    looked_at = validate(new, turtle(SHAPES), touched=touched).looked_at
    assert looked_at is not None
    return {term.rpartition("/")[2][:-1] for term, again in zip(new.terms.to_list(), looked_at, strict=False) if again}


def compare(before: str, after: str, drawn: str) -> bool:
    """Compare what is kept and found again with the whole; say whether anything but all was looked at."""
    old, new, touched = changed(before, after)
    rules = turtle(drawn)
    earlier, whole, again = validate(old, rules), validate(new, rules), validate(new, rules, touched=touched)
    if again.looked_at is None:
        assert lines(again) == lines(whole)
        return False
    seen = {term for term, looked_at in zip(new.terms.to_list(), again.looked_at, strict=False) if looked_at}
    assert {line for line in lines(earlier) if line[0] not in seen} | lines(again) == lines(whole)
    return True


@settings(max_examples=100, deadline=None)
@given(data, data, shapes)
def test_what_is_kept_and_what_is_found_again_make_up_the_whole(before: str, more: str, drawn: str) -> None:
    before = "\n".join(line for line in before.split("\n") if "_:" not in line)
    after = "\n".join([*before.split("\n")[::2], *(line for line in more.split("\n") if "_:" not in line)])
    compare(before, after, drawn)


OF_A = "ex:S a sh:NodeShape ; sh:targetNode ex:a ; "


@pytest.mark.parametrize(
    ("shape", "before", "after"),
    [
        (OF_A + "sh:closed true .", "ex:a ex:p ex:b .", ""),
        (OF_A + "sh:property [ sh:path ex:p ; sh:class ex:B ] .", "ex:a ex:p ex:b .", "ex:a ex:p ex:b . ex:b a ex:B ."),
        (OF_A + "sh:property [ sh:path ex:p ; sh:equals ex:q ] .", "ex:a ex:p ex:b .", "ex:a ex:p ex:b ; ex:q ex:b ."),
        (
            OF_A + "sh:property [ sh:path ex:p ; sh:disjoint ex:q ] .",
            "ex:a ex:p ex:b ; ex:q ex:b .",
            "ex:a ex:p ex:b .",
        ),
        (
            OF_A + "sh:property [ sh:path ex:p ; sh:lessThan ex:q ] .",
            "ex:a ex:p 2 ; ex:q 1 .",
            "ex:a ex:p 2 ; ex:q 3 .",
        ),
        (OF_A + "sh:property [ sh:path ex:p ; sh:lessThanOrEquals ex:q ] .", "ex:a ex:p 2 ; ex:q 1 .", "ex:a ex:p 2 ."),
        (OF_A + "sh:node [ sh:property [ sh:path ex:p ; sh:minCount 1 ] ] .", "ex:a ex:p ex:b .", "ex:c ex:p ex:b ."),
        (OF_A + "sh:property [ sh:path [ sh:inversePath ex:p ] ; sh:minCount 1 ] .", "ex:b ex:p ex:a .", ""),
        (
            OF_A + "sh:property [ sh:path ( ex:p ex:q ) ; sh:minCount 1 ] .",
            "ex:a ex:p ex:b . ex:b ex:q 1 .",
            "ex:a ex:p ex:b .",
        ),
        (
            OF_A + "sh:property [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ] .",
            "ex:a ex:p ex:b .",
            "ex:a ex:r ex:b .",
        ),
        *(
            (f"ex:S a sh:NodeShape ; {target} ; sh:property [ sh:path ex:r ; sh:minCount 1 ] .", before, "")
            for target, before in (
                ("sh:targetClass ex:A", "ex:a a ex:A ."),
                ("sh:targetSubjectsOf ex:p", "ex:a ex:p ex:b ."),
                ("sh:targetObjectsOf ex:p", "ex:a ex:p ex:b ."),
            )
        ),
    ],
)
def test_each_way_of_looking_is_known(shape: str, before: str, after: str) -> None:
    one, other = (lines(validate(table(turtle(data)), turtle(shape))) for data in (before, after))
    assert one != other
    compare(before, after, shape)
    compare(after, before, shape)


@pytest.mark.parametrize(
    ("more", "nodes"),
    [
        ("ex:z ex:unseen ex:a .", set()),
        ("ex:c a ex:C .", {"a", "b", "c"}),
        ("ex:b ex:q ex:z .", {"a", "b"}),
        ("ex:z ex:r ex:d .", {"d"}),
        ("ex:a ex:unseen ex:z .", set()),
        ("ex:z ex:m 2 .", {"a", "d"}),
    ],
)
def test_only_nodes_from_which_a_shape_gets_to_the_change_are_looked_at(more: str, nodes: set[str]) -> None:
    assert nodes_again(DATA, DATA + more) == nodes
    assert nodes_again(DATA + more, DATA) >= nodes


def test_a_change_of_the_hierarchy_reaches_everything() -> None:
    _, new, touched = changed(DATA, DATA + "ex:C rdfs:subClassOf ex:B .")
    assert validate(new, turtle(SHAPES), touched=touched).looked_at is None
