"""The rules on ownership that a store holds, by the names under which they are asked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from kg.errors import BadParameter, NotFound
from kg.exposure import queries
from kg.exposure.rows import ask
from kg.exposure.rules import Period, Rule, Version
from kg.namespaces import ID, RDFS, TG

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.exposure.rows import Row
    from kg.store import Store

Facts: TypeAlias = "dict[str, list[str]]"
_KIND = ID + "rule-"


def read_rule(store: Store, name: str) -> Rule:
    """Read one rule by its key, IRI or CURIE; raise NotFound with the nearest keys where there is none."""
    found = {row.text("rule"): row for row in ask(store, queries.RULES, None)}
    keys = {iri.removeprefix(_KIND): iri for iri in found}
    asked = name.strip().removeprefix("id:rule-").removeprefix(_KIND)
    if asked.casefold() not in keys:
        remedy = f"there are {', '.join(sorted(keys))}" if keys else "put rules into data/regimes/ and build"
        raise NotFound("regime", name, keys, remedy=remedy)
    return _rule(store, found[keys[asked.casefold()]], asked.casefold())


def rule_keys(store: Store) -> list[str]:
    """Return the names of all rules."""
    return sorted(row.text("rule").removeprefix(_KIND) for row in ask(store, queries.RULES, None))


def _rule(store: Store, row: Row, key: str) -> Rule:
    iri = row.text("rule")
    versions = _versions(ask(store, queries.VERSIONS, [iri]))
    periods = _periods(ask(store, queries.PERIODS, [version.iri for version in versions]))
    if not versions or not periods:
        lacks = "version" if not versions else "period"
        raise BadParameter(f"the rule has no {lacks}", where=f"regime {key}", remedy=f"write a {lacks} and build again")
    first = {period.version: period.span.start_latest for period in reversed(periods)}
    ordered = sorted(versions, key=lambda v: (str(first.get(v.iri) or ""), v.iri))
    return Rule(
        iri=iri,
        key=key,
        label=row.text("label") or key,
        issuer=row.text("issuer"),
        regime=row.text("regime"),
        versions=tuple(ordered),
        periods=periods,
    )


def _versions(rows: Iterable[Row]) -> list[Version]:
    facts: dict[str, Facts] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        value = row.text("value")
        name = row.text("property")
        facts[row.text("version")][name.removeprefix(TG)].append(value)
    return [_version(iri, said) for iri, said in sorted(facts.items())]


def _codes(said: Facts, name: str, scheme: str) -> frozenset[str]:
    return frozenset(value.rpartition("/")[2].removeprefix(f"{scheme}-") for value in said.get(name, ()))


def _one(said: Facts, name: str, scheme: str, otherwise: str) -> str:
    return next(iter(sorted(_codes(said, name, scheme))), otherwise)


def _version(iri: str, said: Facts) -> Version:
    return Version(
        iri=iri,
        label=next(iter(said.get(RDFS + "label", ())), ""),
        seeds=frozenset(said.get("seededBy", ())),
        may_seeds=frozenset(said.get("mayBeSeededBy", ())),
        counts=_codes(said, "countsInterest", "interest"),
        may_count=_codes(said, "mayCountInterest", "interest"),
        comparator=_one(said, "comparator", "comparator", "at-least"),
        threshold=Fraction(next(iter(said.get("threshold", ())), "50")),
        aggregation=_one(said, "aggregation", "aggregation", "all-listed"),
        controls=_codes(said, "countsControl", "control-kind"),
        may_control=_codes(said, "mayCountControl", "control-kind"),
        reaches=_codes(said, "reachesStatus", "legal-status"),
        except_places=frozenset(said.get("exceptPlace", ())),
        unknown=_one(said, "unknownOwner", "unknown-owner", "not-shown"),
        whom=next(iter(said.get("reachesWhom", ())), ""),
        outside=next(iter(said.get("outsideText", ())), ""),
        citations=tuple(sorted(said.get("ruleCitation", ()))),
    )


def _periods(rows: Iterable[Row]) -> tuple[Period, ...]:
    """Read periods in the order of their days; one that is confirmed for a day ran until then."""
    found: dict[str, Period] = {}
    for row in rows:
        iri, span = row.text("fact"), row.span()
        confirmed = [day for day in (span.confirmed, row.day("confirmed_on")) if day]
        period = Period(
            iri=iri,
            label=row.text("label"),
            span=replace(span, confirmed=max(confirmed, default=None)),
            standing=row.code("standing", "standing"),
            version=row.text("version"),
            status=row.code("status", "period-status"),
            citations=tuple(
                sorted({*(found[iri].citations if iri in found else ()), *filter(None, [row.text("citation")])})
            ),
        )
        found[iri] = period
    return tuple(sorted(found.values(), key=lambda p: (str(p.span.start_latest or ""), p.iri)))
