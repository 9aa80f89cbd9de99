"""Blanks of a template are found in texts and in foreign IRIs, once."""

from collections.abc import Callable

from pyoxigraph import Triple

from kg.check.blanks import check_blanks


def test_a_blank_in_a_text_or_a_foreign_iri_is_found(turtle: Callable[[str], tuple[Triple, ...]]) -> None:
    triples = turtle(
        'id:a rdfs:label "FILL-IN: its title"@en ; dcterms:license <https://example.org/FILL-IN> ; tg:edition "1" ;'
        " tg:sourceKind vocab:source-kind-FILL-IN ."
    )
    found = list(check_blanks(triples))
    assert [problem.value.value for problem in found] == ["FILL-IN: its title", "https://example.org/FILL-IN"]  # type: ignore[union-attr]
    assert all("a blank of the template is left" in problem.message for problem in found)
