"""Policies of choice, as the code list declares them: by what each puts claims in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import NotFound
from kg.exposure.rows import ask
from kg.namespaces import SKOS, TG, VOCAB

if TYPE_CHECKING:
    from kg.store import Store

SCHEME = VOCAB + "choice-policy"
POLICIES = f"""PREFIX skos: <{SKOS}> PREFIX tg: <{TG}> SELECT ?policy ?property ?value WHERE {{
  VALUES ?property {{ skos:definition tg:prefersSourceKind tg:ranksBy tg:thenBy }}
  ?policy skos:inScheme <{SCHEME}> ; ?property ?value .
  FILTER(!ISLITERAL(?value) || LANGMATCHES(LANG(?value), "en"))
}} ORDER BY ?policy ?property ?value"""


@dataclass(frozen=True, slots=True)
class Policy:
    """How to choose one claim: the criteria in their order, and the kinds of source that come first."""

    iri: str
    name: str
    definition: str
    criteria: tuple[str, ...] = ()
    prefers: frozenset[str] = frozenset()


def read_policy(store: Store, name: str) -> Policy:
    """Return the policy of a name, such as `official-first`, or of an IRI; raise NotFound with the nearest names."""
    policies = read_policies(store)
    wanted = name.removeprefix("vocab:choice-policy-").removeprefix(f"{SCHEME}-")
    if wanted not in policies:
        raise NotFound("policy", name, policies, remedy=f"there are {', '.join(policies)}")
    return policies[wanted]


def read_policies(store: Store) -> dict[str, Policy]:
    """Return all policies by name."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in ask(store, POLICIES, None):
        found[row.text("policy")][row.text("property")].append(row.text("value"))
    return {iri.removeprefix(f"{SCHEME}-"): _policy(iri, facts) for iri, facts in sorted(found.items())}


def _policy(iri: str, facts: dict[str, list[str]]) -> Policy:
    criteria = [criterion for name in ("ranksBy", "thenBy") for criterion in facts.get(TG + name, ())]
    return Policy(
        iri=iri,
        name=iri.removeprefix(f"{SCHEME}-"),
        definition=next(iter(facts.get(SKOS + "definition", ())), ""),
        criteria=tuple(criterion.removeprefix(f"{VOCAB}ranking-criterion-") for criterion in criteria),
        prefers=frozenset(facts.get(TG + "prefersSourceKind", ())),
    )
