"""The public questions have their answers in the authored facts, before any build derives or infers a thing."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal

Ask = Callable[[str], set[tuple[str, ...]]]

SHARED_STATES = """
  { ?tie a ?kind ; tg:party id:org-sensetime , ?other
    VALUES ?kind { tg:Agreement tg:Collaboration tg:ResearchCollaboration } }
  UNION { ?tie a ?kind ; tg:provider id:org-sensetime ; tg:counterparty ?other VALUES ?kind { tg:CommercialRelation } }
  UNION { ?a a ?kind ; tg:participant id:org-sensetime ; tg:participatesIn ?body .
          ?b a ?kind ; tg:participant ?other ; tg:participatesIn ?body
          VALUES ?kind { tg:Participation } }
  UNION { ?a a tg:Participation ; tg:participant id:org-sensetime ; tg:participatesIn ?body .
          ?b a ?kind ; tg:operator ?other ; tg:operated ?body VALUES ?kind { tg:Operation } }
"""


def kinds_of_tie(ask: Ask) -> dict[str, set[str]]:
    """Return the kinds of state that tie each organisation to SenseTime."""
    kinds = defaultdict(set)
    for other, kind in ask(f"SELECT ?other ?kind {{ {SHARED_STATES} FILTER(?other != id:org-sensetime) }}"):
        kinds[other].add(kind)
    return kinds


def test_who_founded_sensetime_when_and_which_posts_they_held(ask: Ask) -> None:
    founders = ask("""SELECT ?who ?when ?place { ?f a tg:Founding ; tg:founded id:org-sensetime ; tg:founder ?who ;
      tg:date ?when ; tg:foundedIn ?place }""")
    assert founders == {
        ("person-tang-xiaoou", "2014-10", "place-hong-kong"),
        ("person-xu-li", "2014-10", "place-hong-kong"),
    }
    posts = ask("""SELECT ?who ?title ?of { ?p tg:holder ?who ; tg:postTitle ?title ; tg:heldAt ?unit .
      ?m tg:memberUnit ?unit ; tg:parentOrganisation ?of }""")
    assert posts == {("person-tang-xiaoou", "post-title-professor", "org-cuhk")}
    assert ("person-tang-xiaoou",) in ask(
        "SELECT ?who { ?f tg:founded id:unit-cuhk-multimedia-laboratory ; tg:founder ?who }"
    )
    assert ("1",) in ask("SELECT ?n { ?f tg:founded id:org-sensetime ; tg:remainingParties [ tg:minimumCount ?n ] }")


def amounts(ask: Ask) -> dict[str, Decimal]:
    rows = ask("SELECT ?round ?value { ?a a tg:AmountRaised ; tg:about ?round ; tg:value ?value }")
    return {name.removeprefix("round-sensetime-"): Decimal(value) / 1_000_000 for name, value in rows}


def test_the_total_is_right_under_each_assumption_and_april_2018_is_never_counted_twice(ask: Ask) -> None:
    raised = amounts(ask)
    assert raised == {"series-b": 410, "series-c": 600, "series-c-plus": 620, "april-2018": 600, "softbank": 700}
    same = ask(
        """SELECT ?l ?r { ?c tg:left ?l ; tg:right ?r ; tg:identityVerdict vocab:identity-verdict-same .
          ?l a tg:FundingRound }"""
    )
    assert same == {("round-sensetime-april-2018", "round-sensetime-series-c")}
    del raised["april-2018"]
    softbank = raised.pop("softbank")
    named = sum(raised.values())
    assert (named, named - raised["series-c-plus"] + softbank, named + softbank) == (1630, 1710, 2330)


def test_the_two_amounts_disagree_only_under_a_possible_identity(ask: Ask) -> None:
    assert ask("""SELECT ?round ?verdict ?reason { ?d a tg:Disagreement ; tg:between [ tg:about ?round ] ;
      tg:disagreementReason ?reason ;
      tg:underAssumption [ tg:identityVerdict ?verdict ] FILTER(CONTAINS(STR(?round), "round-")) }""") == {
        (name, "identity-verdict-possible", "disagreement-reason-amount")
        for name in ("round-sensetime-softbank", "round-sensetime-series-c-plus")
    }


def test_softbank_is_the_only_investor_named(ask: Ask) -> None:
    assert ask("SELECT ?i ?r { ?n tg:investor ?i ; tg:inRound ?r }") == {("org-softbank", "round-sensetime-softbank")}


def test_mit_has_four_kinds_of_tie_and_eight_others_at_least_two(ask: Ask) -> None:
    kinds = kinds_of_tie(ask)
    assert kinds["org-mit"] == {"Agreement", "Operation", "Participation", "CommercialRelation"}
    assert {other for other, found in kinds.items() if len(found) > 1} == {
        "org-mit",
        "org-cuhk",
        "org-alibaba",
        "org-honda",
        "org-qualcomm",
        "org-ntu",
        "org-tsinghua-university",
        "org-shanghai-jiao-tong-university",
        "org-zhejiang-university",
    }


def test_the_stake_in_the_venture_ended_before_the_day_of_the_listing_and_no_agreement_did(ask: Ask) -> None:
    assert ask("SELECT ?s ?end { ?s tg:owner id:org-sensetime ; tg:end ?end }") == {
        ("stake-sensetime-smart-policing-venture", "2019-04")
    }
    assert not ask("SELECT ?a { ?a a tg:Agreement ; tg:end ?end }")


def test_universities_in_joint_research_that_are_founding_members_of_gaiaa(ask: Ask) -> None:
    assert ask("""SELECT ?u { ?r a tg:ResearchCollaboration ; tg:party id:org-sensetime , ?u .
      ?p tg:participant ?u ; tg:participatesIn id:body-gaiaa ;
        tg:participationRole vocab:participation-role-founding-member FILTER(?u != id:org-sensetime) }""") == {
        ("org-cuhk",),
        ("org-tsinghua-university",),
        ("org-shanghai-jiao-tong-university",),
        ("org-zhejiang-university",),
    }


def test_what_is_not_asserted_or_is_quoted_and_by_whom(ask: Ask) -> None:
    rows = ask("""SELECT ?f ?m ?who ?q { ?s tg:factId ?f ; tg:modality ?m
      OPTIONAL { ?s tg:speaker ?named } OPTIONAL { ?s tg:speakerNotNamed ?not } OPTIONAL { ?s tg:quoted ?quoted }
      BIND(IF(BOUND(?named), ?named, IF(BOUND(?not), "not said", "")) AS ?who)
      BIND(IF(BOUND(?quoted), "quoted", "") AS ?q)
      FILTER(?m != vocab:modality-asserted || BOUND(?quoted)) }""")
    assert {(fact, modality.removeprefix("modality-"), who, quoted) for fact, modality, who, quoted in rows} == {
        ("F09", "alleged", "not said", ""),
        ("F28", "announced", "org-sensetime", ""),
        ("F28", "announced", "org-mit", ""),
        ("F30", "attributed", "not said", "quoted"),
        ("F31", "planned", "not said", ""),
        ("F34", "hoped", "org-ntu", "quoted"),
        ("F34", "planned", "not said", ""),
        ("F37", "attributed", "org-sensetime", ""),
        ("F39", "hoped", "not said", ""),
        ("F41", "hoped", "body-gaiaa", ""),
        ("F43", "attributed", "person-gregory-c-allen", "quoted"),
        ("F48", "attributed", "not said", "quoted"),
        ("F53", "attributed", "org-sensetime", ""),
    }


def test_what_rests_on_one_sentence_can_be_told_from_what_rests_on_two(ask: Ask) -> None:
    rows = ask(
        """SELECT ?n (COUNT(DISTINCT ?p) AS ?c) { ?s tg:factId ?f ; tg:states ?n ; tg:passage ?p } GROUP BY ?n"""
    )
    assert {node for node, count in rows if count != "1"} == {
        "founding-sensetime-2014-10",
        "research-collaboration-sensetime-cuhk",
        "stake-sensetime-smart-policing-venture",
    }


def test_cores_a_gpu_and_gpus_a_cluster_come_out_and_allen_says_so(ask: Ask) -> None:
    rows = ask("""SELECT (?cores / ?gpus AS ?a) (?gpus / ?clusters AS ?b) ?who ?work ?of {
      ?n a tg:ComputeNetwork . ?o tg:operator id:org-sensetime ; tg:operated ?n .
      ?x tg:about ?n ; tg:unit vocab:unit-gpu-core ; tg:value ?cores .
      ?y tg:about ?n ; tg:unit vocab:unit-gpu ; tg:value ?gpus .
      ?z tg:about ?n ; tg:unit vocab:unit-gpu-cluster ; tg:value ?clusters .
      ?s tg:states ?x , ?y , ?z ; tg:speaker ?who ; tg:reportedFrom ?work .
      ?f tg:affiliate ?who ; tg:affiliatedTo ?of }""")
    assert rows == {
        ("3600", "1250", "person-gregory-c-allen", "work-allen-report", "org-center-for-a-new-american-security")
    }


def test_what_the_article_leaves_open(ask: Ask) -> None:
    unnamed = ask("""SELECT ?on ?role ?min ?max { ?on tg:remainingParties ?r . ?r tg:inRole ?role ; tg:minimumCount ?min
      OPTIONAL { ?r tg:maximumCount ?max } }""")
    assert {
        ("founding-sensetime-2014-10", "founder", "1", ""),
        ("body-gaiaa", "participant", "7", "7"),
        ("body-gaiaa", "participant", "0", ""),
        ("org-sensetime", "counterparty", "686", ""),
        ("technology-use-facial-recognition-government", "user", "1", ""),
        ("stake-sale-sensetime-smart-policing-venture-2019-04", "buyer", "1", ""),
    } <= unnamed
    assert ask("SELECT ?v { ?v a tg:Valuation ; tg:about id:org-sensetime FILTER NOT EXISTS { ?v tg:observedOn ?d } }")
    open_kinds = ask("SELECT ?t (COUNT(?k) AS ?c) { ?t tg:possibleKind ?k } GROUP BY ?t")
    assert sorted(count for _, count in open_kinds) == ["2"] * 4 + ["3"] * 15
    assert ask("SELECT ?n { ?n tg:notNamed true }") == {
        ("body-smart-policing-venture",),
        ("body-facial-recognition-standard-committee",),
        ("network-sensetime-computing",),
        ("site-sensetime-smart-health-lab-new-jersey",),
        ("work-allen-report",),
    }


def test_superlatives_are_claims_with_their_scope(ask: Ask) -> None:
    rows = ask("""SELECT ?f ?kind ?place { ?s tg:factId ?f ; tg:states ?c . ?c a tg:Superlative ;
        tg:superlativeKind ?kind
      OPTIONAL { ?c tg:scopePlace ?place } }""")
    found = {(fact, kind.removeprefix("superlative-kind-"), place.removeprefix("place-")) for fact, kind, place in rows}
    assert found == {
        ("F03", "first", "world"),
        ("F04", "among-the-highest", ""),
        ("F14", "only", "asia"),
        ("F15", "second", ""),
        ("F16", "first", ""),
        ("F20", "highest", "world"),
        ("F22", "first", "asia"),
        ("F22", "ahead-of", ""),
        ("F32", "first", "singapore"),
        ("F35", "first", "north-america"),
        ("F37", "largest", "asia"),
        ("F39", "first", "world"),
    }
