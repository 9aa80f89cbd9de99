"""Proofs: each step is one rule on its premises, none has fewer steps, circles do not loop, and misses are near."""

import heapq
from collections import defaultdict

from hypothesis import given, settings

from kg.close.facts import Facts
from kg.close.instances import Instances
from kg.close.vocabulary import FIRST, REST
from kg.close.why import Miss, Proof, explain, explain_by
from kg.namespaces import PREFIXES
from tests.close.columns import rules
from tests.close.columns.drawing import graphs
from tests.close.columns.engines import close_by_plan, told, turtle
from tests.close.columns.values import value_facts

Spelt = tuple[str, str, str]


def one(text: str) -> Spelt:
    return turtle(text)[0]


def prove(premises: str, goal: str) -> Proof:
    why = explain(close_by_plan(turtle(premises)), *one(goal))
    assert why.proof is not None
    assert why.shortest
    return why.proof


def steps_of(proof: Proof) -> list[Proof]:
    return [proof] * bool(proof.rule) + [step for premise in proof.premises for step in steps_of(premise)]


def replay(proof: Proof, triples: list[Spelt]) -> None:
    """Apply the named rule to the premises of each step, and see that it gives the triple."""
    lists = [t for t in triples if t[1] in (f"<{FIRST}>", f"<{REST}>")]
    for step in steps_of(proof):
        if step.rule in ("dt-eq", "dt-type2", "datatype-map", "projection"):
            continue
        graph = rules.Graph()
        for triple in [*lists, *(premise.triple for premise in step.premises)]:
            graph.add(triple)
        found = [
            tuple(bound.get(word, word) for word in head)
            for name, body, head in rules.RULES
            if name == step.rule and head
            for bound, _ in graph.solve(body, {})
        ]
        found += [head for rule in rules.LIST_RULES for name, _, head in rule(graph) if name == step.rule and head]
        assert step.triple in found, step
    for leaf in proof.leaves():
        assert leaf.row is not None
        assert triples[leaf.row] == leaf.triple


def least_steps(triples: list[Spelt]) -> dict[Spelt, int]:
    """Return the least number of steps of everything that follows, from all instances of all rules."""
    closed = rules.close([*triples, *value_facts(triples)])
    waiting: dict[Spelt, list[tuple[Spelt, tuple[Spelt, ...]]]] = defaultdict(list)
    queue: list[tuple[int, Spelt]] = [(0, t) for t, (rule, _) in closed.why.items() if not rule]
    instances = [
        (tuple(bound.get(word, word) for word in head), used)
        for _, body, head in rules.RULES
        if head
        for bound, used in closed.solve(body, {})
    ]
    instances += [(head, used) for rule in rules.LIST_RULES for _, used, head in rule(closed) if head]
    for head, used in instances:
        for premise in used:
            waiting[premise].append((head, used))
    costs: dict[Spelt, int] = {}
    heapq.heapify(queue)
    while queue:
        cost, triple = heapq.heappop(queue)
        if triple not in costs:
            costs[triple] = cost
            for head, used in waiting[triple]:
                if head not in costs and all(premise in costs for premise in used):
                    heapq.heappush(queue, (1 + sum(costs[premise] for premise in used), head))
    return costs


@settings(max_examples=40, deadline=None)
@given(text=graphs())
def test_every_inferred_triple_has_a_proof_that_can_be_replayed_and_none_is_shorter(text: str) -> None:
    triples = [t for t in turtle(text) if not t[2].startswith('"') or "ardinality" in t[1]]
    closed = close_by_plan(triples)
    least = least_steps(triples)
    for triple in sorted(told(closed)):
        why = explain(closed, *triple)
        assert why.proof is not None
        assert why.shortest
        assert why.proof.triple == triple
        replay(why.proof, triples)
        assert why.proof.steps <= least[triple]


@settings(max_examples=40, deadline=None)
@given(text=graphs(of_terms=True))
def test_so_it_has_where_terms_of_the_ontology_are_equal_and_values_are_spelt_twice(text: str) -> None:
    triples = turtle(text)
    closed = close_by_plan(triples)
    for triple in sorted(told(closed)):
        why = explain(closed, *triple)
        assert why.proof is not None
        replay(why.proof, triples)


def test_an_authored_triple_is_its_own_proof() -> None:
    proof = prove(":a :p :b .", ":a :p :b .")
    assert proof == Proof(one(":a :p :b ."), row=0)


def test_the_proof_of_a_chain_has_a_step_for_each_link_but_one() -> None:
    links = " ".join(f":a{i} :p :a{i + 1} ." for i in range(12))
    proof = prove(f":p a owl:TransitiveProperty . {links}", ":a0 :p :a12 .")
    assert proof.steps == 11
    assert [leaf.triple for leaf in proof.leaves() if leaf.triple[0] != "<x:p>"] == turtle(links)


def test_a_short_cut_is_taken() -> None:
    proof = prove(":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :d . :d :p :e . :a :p :d .", ":a :p :e .")
    assert proof.steps == 1


def test_circles_do_not_loop() -> None:
    premises = ":p owl:equivalentProperty :q . :q owl:inverseOf :q . :r rdfs:subPropertyOf :p . :a :r :b ."
    assert [step.rule for step in steps_of(prove(premises, ":b :q :a ."))] == ["prp-inv1", "prp-eqp1", "prp-spo1"]


def test_equality_is_proved_too() -> None:
    premises = ":f a owl:FunctionalProperty . :z :f :a , :b . :a :p :c ."
    proof = prove(premises, ":b :p :c .")
    assert proof.rule == "eq-rep-s"
    assert [premise.rule for premise in proof.premises] == ["prp-fp", ""]


def test_a_value_that_is_spelt_otherwise_is_a_step() -> None:
    premises = ":C owl:hasValue '5'^^xsd:byte ; owl:onProperty :p . :a :p '05'^^xsd:integer ."
    proof = prove(premises, ":a a :C .")
    assert "dt-eq" in [step.rule for step in steps_of(proof)]
    assert one(":a :p '05'^^xsd:integer .") in [leaf.triple for leaf in proof.leaves()]


def test_schema_that_follows_is_proved_from_schema() -> None:
    premises = ":C owl:equivalentClass :D . :D rdfs:subClassOf :E ."
    assert [step.rule for step in steps_of(prove(premises, ":C rdfs:subClassOf :E ."))] == ["scm-sco", "scm-eqc1"]


def test_an_edge_that_is_drawn_stands_on_its_tie_and_its_projection() -> None:
    tg = PREFIXES["tg"]
    premises = """[] a tg:Projection ; tg:tieClass tg:Stake ; tg:projectsFrom tg:holder ; tg:projectsTo tg:held ;
    tg:edge tg:owns ; tg:admitsStanding tg:asserted .
    :s a tg:Stake ; tg:standing tg:asserted ; tg:holder :a ; tg:held :b ."""
    proof = prove(premises, ":a tg:owns :b .")
    assert proof.rule == "projection"
    assert ("<x:s>", f"<{tg}holder>", "<x:a>") in [leaf.triple for leaf in proof.leaves()]


def test_what_does_not_hold_tells_the_premise_that_it_misses() -> None:
    premises = ":p owl:propertyChainAxiom (:q :r) ; rdfs:range :C . :a :q :b . :c :r :d ."
    why = explain(close_by_plan(turtle(premises)), *one(":a :p :d ."))
    assert why.proof is None
    assert why.miss in (
        Miss("prp-spo2", (one(":a :q :b ."),), (one(":b :r :d ."),)),
        Miss("prp-spo2", (one(":c :r :d ."),), (one(":a :q :c ."),)),
    )


def test_what_no_rule_could_give_has_no_miss() -> None:
    closed = close_by_plan(turtle(":a :p :b ."))
    assert explain(closed, "<x:b>", "<x:p>", "<x:a>").miss is None
    assert explain(closed, "<x:unheard-of>", "<x:p>", "<x:a>").miss is None


def test_a_missing_premise_may_be_about_anything() -> None:
    why = explain(close_by_plan(turtle(":p rdfs:domain :C . :x a :C . :a :q :b .")), *one(":a a :C ."))
    assert why.miss == Miss("prp-dom", (), (("<x:a>", "<x:p>", "?y"),))


def test_a_fact_that_follows_in_very_many_ways_is_proved_at_once() -> None:
    many = " ".join(f":b{i} :p :a ." for i in range(300))
    assert prove(f":p rdfs:range :C . :C rdfs:subClassOf :D . {many}", ":a a :D .").steps == 2


def test_a_long_circle_is_proved_though_not_all_ways_round_it_are_looked_at() -> None:
    links = " ".join(f":a{i} :p :a{(i + 1) % 90} ." for i in range(90))
    why = explain(close_by_plan(turtle(f":p a owl:TransitiveProperty . {links}")), *one(":a0 :p :a5 ."))
    assert why.proof is not None
    assert why.proof.steps == 4


def test_things_are_argued_of_before_terms() -> None:
    proof = prove(":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :r . :a :p :b .", ":a :r :b .")
    assert [step.rule for step in steps_of(proof)] == ["prp-spo1", "prp-spo1"]


def test_a_rule_of_one_premise_is_as_near_as_its_premise() -> None:
    premises = (
        ":p rdfs:subPropertyOf :q . :q owl:inverseOf :r . :p owl:propertyChainAxiom (:s :t) . :a :s :b . :c :t :d ."
    )
    why = explain(close_by_plan(turtle(premises)), *one(":d :r :a ."))
    assert why.miss is not None
    found = [why.miss]
    while found[-1].below:
        found.append(found[-1].below)
    assert [miss.rule for miss in found] == ["prp-inv1", "prp-spo1", "prp-spo2"]
    assert found[-1].missing in ((one(":b :t :d ."),), (one(":a :s :c ."),))


def test_circles_of_rules_of_one_premise_end() -> None:
    premises = (
        ":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p . :p a owl:SymmetricProperty . :a :p :b . :c :r :b ."
    )
    why = explain(close_by_plan(turtle(premises)), *one(":a :p :c ."))
    assert why.miss is not None
    assert why.miss.missing


def test_what_was_asked_for_and_owl_nothing_are_never_near() -> None:
    premises = ":p a owl:SymmetricProperty . :C a owl:Class . :a a owl:Thing ."
    closed = close_by_plan(turtle(premises))
    assert explain(closed, *one(":a :p :a .")).miss is None
    assert explain(closed, *one(":a a :C .")).miss is None


def test_rules_that_are_ready_can_be_asked_again() -> None:
    closed = close_by_plan(turtle(":p rdfs:domain :C . :a :p :b . :c :p :d ."))
    instances = Instances(Facts(closed))
    for goal in (":a a :C .", ":c a :C .", ":b a :C ."):
        assert explain_by(instances, one(goal)) == explain(closed, *one(goal))


def test_a_long_chain_is_proved_at_once_and_its_tree_is_not_deep() -> None:
    def depth(proof: Proof) -> int:
        return 1 + max(map(depth, proof.premises), default=0)

    links = " ".join(f":a{i} :p :a{i + 1} ." for i in range(200))
    why = explain(close_by_plan(turtle(f":p a owl:TransitiveProperty . {links}")), *one(":a0 :p :a200 ."))
    assert why.proof is not None
    assert why.shortest
    assert (why.proof.steps, depth(why.proof)) == (199, 9)
    replay(why.proof, turtle(f":p a owl:TransitiveProperty . {links}"))


def test_a_link_that_another_rule_gives_is_gone_on_from() -> None:
    links = ":a :q :d . :q rdfs:subPropertyOf :p . :a :p :b . :b :p :c . :c :p :d . :d :p :e ."
    proof = prove(f":p a owl:TransitiveProperty . {links}", ":a :p :e .")
    assert [step.rule for step in steps_of(proof)] == ["prp-trp", "prp-spo1"]
