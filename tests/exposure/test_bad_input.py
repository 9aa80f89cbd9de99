"""What is wrong with the facts is said with file and line before anything is answered from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kg.check.project import Case, check_case
from kg.read import Reading, find_files, read_file

from .conftest import CASES, COMMON, ROOT, documents

if TYPE_CHECKING:
    from kg.check.findings import Finding

pytestmark = pytest.mark.slow

PATH = next(path for path in CASES if path.stem == "more-than-the-whole")
TEXT = PATH.read_text(encoding="utf-8")
SHARE = 'tg:sharePercent "60"^^xsd:decimal'
TYPE = "id:org-more-than-the-whole-x a tg:Organisation ;"


def findings(text: str) -> list[Finding]:
    reading = Reading(
        ontology=tuple(documents(path) for path in find_files(ROOT / "ontology") if path.parent.name != "shapes"),
        shapes=tuple(map(documents, find_files(ROOT / "ontology" / "shapes"))),
        data=(*map(documents, COMMON), read_file(PATH, text.encode())),
    )
    return [finding for finding in check_case(Case.of(reading)) if finding.path == PATH]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        (SHARE, 'tg:sharePercent "130"^^xsd:decimal', "one decimal from 0 to 100"),
        (SHARE, 'tg:sharePercent "-5"^^xsd:decimal', "one decimal from 0 to 100"),
        (SHARE, 'tg:sharePercent "most"', "one decimal from 0 to 100"),
        (
            "tg:interest vocab:interest-shares",
            "tg:interest vocab:interest-sahres",
            "did you mean vocab:interest-shares?",
        ),
        ("tg:owner id:org-more-than-the-whole-x", "tg:owner id:list-us-sdn", "an owner is a person or an organisation"),
        (
            "tg:owned id:org-more-than-the-whole-a",
            "tg:owned id:org-more-then-the-whole-a",
            "tg:owned with one organisation",
        ),
        (TYPE, "id:org-more-than-the-whole-x a tg:Orgnisation ;", "did you mean tg:Organisation"),
        (TYPE, "id:org-more-than-the-whole-x", "make the node a tg:Organisation"),
        ("legal-status-legal-person", "legal-status-personne", "no concept vocab:legal-status-personne"),
        ('tg:start "2009-01-01"^^xsd:date', 'tg:start "2009-02-30"^^xsd:date', "2009-02-30"),
    ],
)
def test_a_bad_fact_is_refused_with_its_line(good: str, bad: str, said: str) -> None:
    text = TEXT.replace(good, bad, 1)
    wrong = [finding for finding in findings(text) if finding.severity == "violation" and said in finding.message]
    assert wrong, [str(finding) for finding in findings(text)]
    near = line_of(text, bad)
    assert min(abs(finding.line - near) for finding in wrong) <= 2


def test_owners_who_add_up_to_more_than_the_whole_are_a_finding_and_no_refusal() -> None:
    found = findings(TEXT)
    assert {finding.severity for finding in found} == {"warning"}
    assert any("130 %" in finding.message and finding.line > 1 for finding in found)
