"""A file keeps the licence of what it is read from."""

from collections.abc import Callable

import pytest
from pyoxigraph import Triple

from kg.check.licences import check_licences

Turtle = Callable[[str], tuple[Triple, ...]]
FILE = "graph:news a tg:SourceGraph ; tg:source id:source-news ; dcterms:license <https://example.org/{}> . "


def test_licence_that_is_not_that_of_the_source_is_found(turtle: Turtle) -> None:
    text = FILE.format("theirs") + "id:source-news dcterms:license <https://example.org/ours> ."
    (problem,) = check_licences(turtle(text))
    assert problem.message.endswith("than its source: write dcterms:license <https://example.org/ours>")


@pytest.mark.parametrize("source", ["id:source-news dcterms:license <https://example.org/ours> .", ""])
def test_licence_of_the_source_and_of_a_source_that_says_none_pass(turtle: Turtle, source: str) -> None:
    assert not list(check_licences(turtle(FILE.format("ours") + source)))
