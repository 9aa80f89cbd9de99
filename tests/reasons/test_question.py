"""What people write is taken for what they mean, and refused with what would be right where it means nothing."""

import pytest

from kg.errors import Ambiguous, BadParameter, KgError, NotFound
from kg.graph import Graph
from kg.namespaces import ID, RDF, TG, XSD
from kg.reasons.question import read_question

SENSETIME, HONDA = f"<{ID}org-sensetime>", f"<{ID}org-honda>"
SERIES_C = "id:round-sensetime-series-c"


def read(graph: Graph, subject: str, predicate: str, object_: str) -> tuple[str, str, str]:
    ground, _ = graph._ground
    return read_question(graph.store, ground, subject, predicate, object_)


@pytest.mark.parametrize("subject", ["SenseTime", "商汤科技", "id:org-sensetime", SENSETIME, SENSETIME[1:-1]])
@pytest.mark.parametrize("predicate", ["tg:partnerOf", "partnerOf", "partner of", "Partner Of", f"{TG}partnerOf"])
def test_one_triple_is_written_in_many_ways(shipped: Graph, subject: str, predicate: str) -> None:
    assert read(shipped, subject, predicate, "Honda") == (SENSETIME, f"<{TG}partnerOf>", HONDA)


@pytest.mark.parametrize("name", ["tg:Organisation", "organisation", "Organisation"])
def test_a_class_is_found_by_its_name(shipped: Graph, name: str) -> None:
    assert read(shipped, "SenseTime", "a", name) == (SENSETIME, f"<{RDF}type>", f"<{TG}Organisation>")


@pytest.mark.parametrize("text", ["2018-04", '"2018-04"^^xsd:gYearMonth', f'"2018-04"^^<{XSD}gYearMonth>'])
def test_a_literal_is_written_as_turtle_has_it_or_plainly(shipped: Graph, text: str) -> None:
    assert read(shipped, SERIES_C, "tg:date", text)[2] == f'"2018-04"^^<{XSD}gYearMonth>'


@pytest.mark.parametrize(
    ("text", "meant"),
    [("2019", f'"2019"^^<{XSD}gYear>'), ("2019-12-01", f'"2019-12-01"^^<{XSD}date>'), ("2019-12", None)],
)
def test_a_date_that_is_not_there_has_the_datatype_of_its_form(shipped: Graph, text: str, meant: str | None) -> None:
    assert read(shipped, SERIES_C, "tg:date", text)[2] == (meant or f'"2019-12"^^<{XSD}gYearMonth>')


def test_a_text_that_is_there_is_meant_in_its_language(shipped: Graph) -> None:
    assert read(shipped, "SenseTime", "rdfs:label", "SenseTime")[2] == '"SenseTime"@en'


def test_a_number_is_meant_as_it_is_written(shipped: Graph) -> None:
    found = read(shipped, "id:amount-sensetime-series-c", "tg:value", "600000000")
    assert found[2] == f'"600000000"^^<{XSD}decimal>'


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "error", "said"),
    [
        ("", "a", "tg:Tie", BadParameter, "subject: nothing is given"),
        ("SenseTime", " ", "tg:Tie", BadParameter, "predicate: nothing is given"),
        ("SenseTime", "a", "", BadParameter, "object: nothing is given"),
        ('"x"', "a", "tg:Tie", BadParameter, "subject: a literal has no properties"),
        ("SensTime", "a", "tg:Tie", NotFound, "did you mean 'SenseTime'"),
        ("id:org-hondaa", "a", "tg:Tie", NotFound, "did you mean 'id:org-honda'"),
        ("nobody:knows", "a", "tg:Tie", NotFound, "no entity named 'nobody:knows'"),
        ("http://a b", "a", "tg:Tie", NotFound, "no node '<http://a b>'"),
        ("<>", "a", "tg:Tie", NotFound, "no node '<>'"),
        ("Huawei", "a", "tg:Tie", Ambiguous, "say which: "),
        ("SenseTime", "partnrOf", "Honda", NotFound, "no property 'partnrOf'; did you mean 'partnerOf'"),
        ("SenseTime", "tg:partnrOf", "Honda", NotFound, "no property 'tg:partnrOf'; did you mean 'tg:partnerOf'"),
        ("SenseTime", "tg:Organisation", "Honda", NotFound, "no property 'tg:Organisation'"),
        ("SenseTime", "zzz", "Honda", NotFound, "has all properties"),
        ("SenseTime", "tg:partnerOf", "Hondaa", NotFound, "object: no entity named 'Hondaa'"),
        ("SenseTime", "a", "tg:Organization", NotFound, "no node 'tg:Organization'"),
        ("SenseTime", "a", "Honda", BadParameter, "not owl:Class"),
        ("SenseTime", "rdfs:label", '"open', BadParameter, "is no literal"),
        ("SenseTime", "rdfs:label", '"a"^^nobody:knows', BadParameter, "is no literal"),
        ("SenseTime", "rdfs:label", '"a" , "b"', BadParameter, "is not one literal"),
        ("SenseTime", "rdfs:label", '"a" . <x:s> <x:p> <x:o>', BadParameter, "is not one literal"),
        ("SenseTime", "rdfs:label", "nothing like that", BadParameter, 'may be 2 literals; say which: "nothing'),
        (SERIES_C, "tg:date", "2018-13", BadParameter, "none of what the values are here: xsd:date, xsd:gYear,"),
        ("id:amount-sensetime-series-c", "tg:value", "much", BadParameter, "values are here: xsd:decimal"),
    ],
)
def test_a_wrong_question_is_refused_with_what_would_be_right(
    shipped: Graph, subject: str, predicate: str, object_: str, error: type[KgError], said: str
) -> None:
    with pytest.raises(error) as caught:
        read(shipped, subject, predicate, object_)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
