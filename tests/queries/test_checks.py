"""Check queries: their rows are findings, the shipped graph has none, and each finds what it is there to find."""

from collections.abc import Callable

import pytest
from pyoxigraph import Quad, Store, Triple

import kg
from kg.resources import Project

SAME_NAME = """
id:name-mercury-one tg:nameOf id:org-mercury-one ; tg:nameText "Mercury"@en .
id:name-mercury-two tg:nameOf id:org-mercury-two ; tg:nameText "Mercury"@en .
id:org-mercury-one rdfs:label "Mercury Metals"@en .
id:org-mercury-two rdfs:label "Mercury Mail"@en .
"""
TWO_THINGS = """
id:disagreement-a a tg:Disagreement ; tg:between id:amount-one, id:amount-two .
id:amount-one tg:about id:round-one .
id:amount-two tg:about id:round-two .
"""
FINDINGS = {"unrelated-namesakes": SAME_NAME, "disagreements-without-common-thing": TWO_THINGS}
MENDED = {
    "unrelated-namesakes": "id:identity-a tg:left id:org-mercury-two ; tg:right id:org-mercury-one .",
    "disagreements-without-common-thing": """
        id:disagreement-a tg:underAssumption id:identity-a .
        id:identity-a tg:left id:round-one ; tg:right id:round-two .
    """,
}

Read = Callable[[str], tuple[Triple, ...]]


def findings(text: str, triples: tuple[Triple, ...]) -> int:
    store = Store()
    store.extend(Quad(*triple) for triple in triples)
    return len(list(store.query(text)))


@pytest.fixture(scope="module")
def checks(built: Project) -> dict[str, str]:
    with kg.open(built.root) as graph:
        return {query.name: query.text for query in graph.queries if query.kind == "check"}


def test_every_check_has_a_file_that_it_finds_fault_with(checks: dict[str, str]) -> None:
    assert set(checks) == set(FINDINGS) == set(MENDED)


@pytest.mark.parametrize("name", FINDINGS)
def test_check_finds_the_slip_once(name: str, checks: dict[str, str], turtle: Read) -> None:
    assert findings(checks[name], turtle(FINDINGS[name])) == 1


@pytest.mark.parametrize("name", FINDINGS)
def test_check_is_content_once_the_slip_is_mended(name: str, checks: dict[str, str], turtle: Read) -> None:
    assert findings(checks[name], turtle(FINDINGS[name] + MENDED[name])) == 0
