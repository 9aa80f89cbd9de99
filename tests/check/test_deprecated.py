"""What is deprecated still passes, and whoever uses it is told what to write."""

from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.check.deprecated import check_deprecated
from kg.check.findings import Severity

Turtle = Callable[[str], tuple[Triple, ...]]
ONTOLOGY = """
tg:old a owl:ObjectProperty ; owl:deprecated true ; dcterms:isReplacedBy tg:new . tg:new a owl:ObjectProperty .
tg:gone a owl:ObjectProperty ; owl:deprecated true . tg:kept a owl:ObjectProperty ; owl:deprecated false .
tg:Old a owl:Class ; owl:deprecated true ; dcterms:isReplacedBy tg:New .
vocab:old a skos:Concept ; owl:deprecated "1"^^xsd:boolean ; dcterms:isReplacedBy vocab:new .
"""
DATA = "id:old a tg:New ; owl:deprecated true ; dcterms:isReplacedBy id:new . id:new a tg:New .\n"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id:new tg:old id:x .", "tg:old is deprecated; write tg:new"),
        ("id:new tg:gone id:x .", "tg:gone is deprecated; say it otherwise"),
        ("id:x a tg:Old .", "tg:Old is deprecated; write tg:New"),
        ("id:x tg:new vocab:old .", "vocab:old is deprecated; write vocab:new"),
        ("id:x tg:new id:old .", "id:old is deprecated; write id:new"),
    ],
)
def test_a_use_of_what_is_deprecated_is_a_warning_with_the_remedy(turtle: Turtle, text: str, message: str) -> None:
    (problem,) = check_deprecated(turtle(DATA + text), turtle(ONTOLOGY))
    assert (problem.message, problem.severity) == (message, Severity.WARNING)


@pytest.mark.parametrize(
    "text", ["", "id:x tg:kept id:new .", "id:x tg:states id:old .", "id:older dcterms:isReplacedBy id:old ."]
)
def test_what_is_in_use_or_only_told_of_is_no_finding(turtle: Turtle, text: str) -> None:
    assert list(check_deprecated(turtle(DATA + text), turtle(ONTOLOGY))) == []
