"""Why a triple holds: rules, premises, file and line of what was written; and what one misses that does not."""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from kg.close.columnar import Closed
from kg.errors import NoProof
from kg.graph import Graph
from kg.namespaces import ID, INFERRED_GRAPH, RDF, TG
from kg.reasons import Explanation, Reason
from kg.reasons.ground import Ground
from kg.resources import Project
from tests.reasons.conftest import Asking, line_of


def rules_of(reason: Reason | None) -> list[str]:
    assert reason is not None
    return [reason.rule] * bool(reason.rule) + [rule for premise in reason.premises for rule in rules_of(premise)]


def written(explanation: Explanation) -> set[tuple[str, int | None]]:
    assert explanation.reason is not None
    return {(place.file, place.line) for leaf in explanation.reason.leaves() for place in leaf.places}


def test_an_edge_is_proved_from_its_tie_its_projection_and_the_statement(asking: Asking, tiny: Project) -> None:
    found = asking().why("Acme", "tg:partnerOf", "Blanc")
    assert found.holds
    assert found.shortest
    assert rules_of(found.reason) == ["projection", "standing-affirmed"]
    pact, model = tiny.data[0] / "acme" / "pact.ttl", tiny.ontology / "tiny.ttl"
    assert {("data/acme/pact.ttl", line_of(pact, text)) for text in ("tg:party", "tg:modality", "tg:states")} <= (
        written(found)
    )
    assert ("ontology/tiny.ttl", line_of(model, "tg:edge tg:partnerOf")) in written(found)


def test_types_and_upper_edges_are_proved_too(asking: Asking) -> None:
    graph = asking()
    assert rules_of(graph.why("id:agreement-pact", "a", "tg:Tie").reason) == ["cax-sco", "cax-sco"]
    assert rules_of(graph.why("Acme", "tiedTo", "Blanc").reason)[0] == "prp-spo1"


def test_an_authored_triple_says_where_it_was_written(asking: Asking, tiny: Project) -> None:
    found = asking().why("id:agreement-pact", "tg:start", "2018-05")
    assert found.reason is not None
    assert not found.reason.rule
    assert written(found) == {("data/acme/pact.ttl", line_of(tiny.data[0] / "acme" / "pact.ttl", "tg:start"))}


def test_a_triple_of_two_files_says_both(asking: Asking) -> None:
    found = asking('id:org-acme rdfs:label "Acme"@en .').why("id:org-acme", "rdfs:label", '"Acme"@en')
    assert {file for file, _ in written(found)} == {"data/acme/pact.ttl", "data/acme/parties.ttl"}


def test_a_planned_tie_draws_no_edge_for_want_of_a_standing(asking: Asking) -> None:
    found = asking(swap=("modality-asserted", "modality-planned")).why("Acme", "tg:partnerOf", "Blanc")
    assert not found.holds
    assert found.miss is not None
    assert found.miss.rule == "projection"
    (missing,) = found.miss.missing
    assert missing.triple[:2] == (f"<{ID}agreement-pact>", f"<{TG}standing>")
    assert {other[2].rpartition("-")[2] for other in (missing.triple, *missing.others)} == {
        "announced>",
        "asserted>",
        "attributed>",
    }
    (instead,) = missing.instead
    assert instead.triple[2].endswith("standing-planned>")
    assert rules_of(instead) == ["standing-affirmed"]


def test_a_denied_tie_says_who_denies_it(asking: Asking) -> None:
    found = asking(swap=("polarity-affirmed", "polarity-denied")).why("Acme", "tg:partnerOf", "Blanc")
    assert found.miss is not None
    assert rules_of(found.miss.missing[0].instead[0]) == ["standing-denied"]


def test_a_near_miss_is_followed_through_rules_of_one_premise(asking: Asking) -> None:
    found = asking(swap=("modality-asserted", "modality-planned")).why("Acme", "tg:tiedTo", "Blanc")
    assert found.miss is not None
    assert found.miss.rule == "prp-spo1"
    assert found.miss.below is not None
    assert found.miss.below.rule == "projection"


def test_no_rule_ties_a_thing_to_itself(asking: Asking) -> None:
    found = asking().why("Acme", "tg:partnerOf", "Acme")
    assert (found.holds, found.miss) == (False, None)


def test_everything_is_the_same_as_itself(asking: Asking) -> None:
    assert rules_of(asking().why("Acme", "owl:sameAs", "Acme").reason) == ["eq-ref"]


def test_a_date_that_is_worked_out_otherwise_says_how(asking: Asking) -> None:
    found = asking().why("id:agreement-pact", "tg:startEarliest", '"2018-06-01"^^xsd:date')
    assert not found.holds
    (instead,) = found.instead
    assert instead.triple[2].startswith('"2018-05-01"')
    assert rules_of(instead) == ["bounds-date"]


NEXT = """
id:agreement-next a tg:Agreement ; rdfs:label "Next"@en ; tg:party id:org-acme , id:org-blanc ;
    tg:monthAfter id:agreement-pact .
id:statement-pact tg:states id:agreement-next .
"""
MONTH_AFTER = ["bounds-month-after", "bounds-date"]


def test_a_date_told_by_anothers_is_proved_from_both(asking: Asking) -> None:
    found = asking(NEXT).why("id:agreement-next", "tg:startEarliest", "2018-06-01")
    assert rules_of(found.reason) == MONTH_AFTER
    assert found.reason is not None
    assert [leaf.triple[1] for leaf in found.reason.leaves()] == [f"<{TG}monthAfter>", f"<{TG}start>"]


def test_what_is_narrower_than_its_author_wrote_says_so(asking: Asking) -> None:
    more = NEXT.replace("tg:monthAfter", 'tg:start "2018"^^xsd:gYear ; tg:monthAfter')
    found = asking(more).why("id:agreement-next", "tg:startEarliest", "2018-06-01")
    assert rules_of(found.reason) == MONTH_AFTER
    assert found.reason is not None
    assert found.reason.narrows is not None
    assert found.reason.narrows.triple[2].startswith('"2018"')
    assert found.reason.narrows.places
    assert "which is narrower than what is written: id:agreement-next tg:start" in found.text()


def test_a_date_that_its_author_worked_out_is_proved_by_the_relation_too(asking: Asking) -> None:
    more = NEXT.replace("tg:monthAfter", 'tg:start "2018-06"^^xsd:gYearMonth ; tg:monthAfter')
    found = asking(more).why("id:agreement-next", "tg:startLatest", "2018-06-30")
    assert rules_of(found.reason) == ["bounds-date"]
    assert found.reason is not None
    assert rules_of(found.reason.also) == MONTH_AFTER
    assert "also by bounds-month-after" in found.text()


def test_a_relation_that_rests_on_the_date_itself_proves_it_not_once_more(asking: Asking) -> None:
    found = asking(NEXT).why("id:agreement-pact", "tg:startEarliest", "2018-05-01")
    assert found.reason is not None
    assert found.reason.also is None


def test_an_ontology_that_no_plan_holds_is_said(asking: Asking) -> None:
    type_ = f"<{RDF}type>"
    graph = asking(ontology=f"\ntg:kindOf a owl:ObjectProperty .\n{type_} rdfs:subPropertyOf tg:kindOf .\n")
    assert Ground.read(graph.build.graph_nq).closed.plan.unknown
    assert graph.why("Acme", "tg:partnerOf", "Blanc").holds
    with pytest.raises(NoProof, match="owlrl closes this ontology"):
        graph.why("Acme", "tg:kindOf", "tg:Entity")


def test_an_entity_stands_for_its_iri(shipped: Graph) -> None:
    assert shipped.why(shipped.entity("SenseTime"), "partnerOf", shipped.entity("Honda")).holds


def inferred(closed: Closed) -> Iterator[tuple[str, str, str]]:
    columns = (closed.columns.spell(part).to_list() for part in (closed.subject, closed.predicate, closed.object))
    yield from zip(*columns, strict=True)


def test_every_inference_of_the_shipped_graph_is_proved_down_to_a_line(shipped: Graph) -> None:
    ground, _ = shipped._ground
    rng = np.random.default_rng(7)
    triples = sorted(inferred(ground.closed))
    for number in rng.choice(len(triples), 60, replace=False).tolist():
        why = ground.explain(triples[number])
        assert why.proof is not None, triples[number]
        for leaf in why.proof.leaves():
            assert ground.graphs(leaf.triple) or ground.derive(leaf.triple[0])[leaf.triple], leaf


def test_every_derived_triple_of_the_shipped_graph_is_proved(shipped: Graph) -> None:
    """What is worked out again around a node is what the build worked out from everything."""
    text = shipped.build.graph_nq.read_text(encoding="utf-8")
    derived = re.findall(r"^(\S+) (\S+) (.+) <https://w3id.org/tiegraph/graph/derived> \.$", text, flags=re.M)
    assert len(derived) > 500
    ground, _ = shipped._ground
    for subject, predicate, object_ in derived[::7]:
        assert (subject, predicate, object_) in ground.derive(subject)


def test_what_was_inferred_is_no_premise(shipped: Graph) -> None:
    ground, _ = shipped._ground
    assert ground.closed.columns.graph is not None
    code = ground.closed.columns.code(f"<{INFERRED_GRAPH}>")
    assert not (ground.closed.columns.graph == code).any()
