"""A graph is known by the day of its edition, else of its retrieval; of a month, by its last day."""

from datetime import date

import pyoxigraph as ox
import pytest

from kg.known import list_editions
from kg.namespaces import PREFIXES
from kg.publish import Build
from kg.store import EmbeddedStore


def editions_of(facts: str) -> dict[str, date | None]:
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    engine = ox.Store()
    engine.load(prefixes + "id:g a tg:SourceGraph ; tg:source id:s .\n" + facts, format=ox.RdfFormat.TURTLE)
    return {edition.graph.rpartition("/")[2]: edition.known_by for edition in list_editions(Here(engine))}


class Here:
    """A store in memory."""

    def __init__(self, engine: ox.Store) -> None:
        self.query = engine.query

    def close(self) -> None:
        """Nothing to let go of."""


@pytest.mark.parametrize(
    ("facts", "day"),
    [
        ('id:g tg:retrievedOn "2020-01-02"^^xsd:date .', date(2020, 1, 2)),
        ('id:s tg:retrievedOn "2020-01-02"^^xsd:date .', date(2020, 1, 2)),
        ('id:s tg:retrievedOn "2020-01-02"^^xsd:date ; tg:editionDay "2018-03-04"^^xsd:date .', date(2018, 3, 4)),
        ('id:s tg:retrievedOn "2020-01-02"^^xsd:date . id:e tg:editionSource id:s ; tg:editionDay "2018-04"^^xsd:gYearMonth .',
         date(2018, 4, 30)),
        ('id:s tg:editionDay "2018"^^xsd:gYear .', date(2018, 12, 31)),
        ('id:s tg:retrievedOn "2020-01-02"^^xsd:date ; tg:editionDay "2020"^^xsd:gYear .', date(2020, 1, 2)),
        ("""id:e tg:editionSource id:s ; tg:editionDay "2018-04-01"^^xsd:date .
          id:f tg:editionSource id:s ; tg:editionDay "2018-06-01"^^xsd:date .""", date(2018, 6, 1)),
        ('id:g tg:edition "2018-04-01" .', None),
        ("id:s tg:editionDay true .", None),
    ],
    ids=["graph", "source", "edition first", "month", "year", "retrieved within the year", "two editions", "text", "none"],
)  # fmt: skip
def test_a_graph_is_known_by_its_edition_else_its_retrieval(facts: str, day: date | None) -> None:
    assert editions_of(facts) == {"g": day}


def test_the_files_of_a_case_each_have_their_day(whole: Build) -> None:
    with EmbeddedStore.open(whole.index) as store:
        days = {edition.graph.rpartition("/")[2]: edition.known_by for edition in list_editions(store)}
    assert days == {"denial": date(2021, 2, 1), "pact": date(2020, 5, 31), "parties": date(2019, 1, 15)}
