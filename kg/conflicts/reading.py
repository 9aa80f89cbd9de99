"""From a store to the facts that rules compare."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from kg.conflicts import queries
from kg.conflicts.records import Code, Facts, Figure, Identity, LegalName, Status, Tie, Version
from kg.dates import Days
from kg.exposure.reading import read_stakes
from kg.exposure.rows import ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.exposure.rows import Row
    from kg.store import Store

MOMENTS = ("date", "start", "end")


def read_facts(store: Store) -> Facts:
    """Read whatever some statement puts forward, denied by others or not; plans and hopes conflict with nothing."""
    identities = tuple(_identity(row) for row in ask(store, queries.IDENTITIES, None))
    affirmed, denied = _standings(ask(store, queries.STANDINGS, None))
    return Facts(
        figures=_figures(store),
        ties=_ties(store, {end for claim in identities for end in (claim.left, claim.right)}),
        versions=tuple(_version(row) for row in ask(store, queries.VERSIONS, None)),
        names=tuple(_name(row) for row in ask(store, queries.NAMES, None)),
        codes=tuple(_code(row) for row in ask(store, queries.CODES, None)),
        identities=identities,
        statuses=tuple(
            Status(party=row.text("party"), status=row.code("status", "legal-status"))
            for row in ask(store, queries.STATUSES, None)
        ),
        stakes=read_stakes(store),
        affirmed=affirmed,
        denied=denied,
    )


def _days(row: Row, earliest: str = "earliest", latest: str = "latest") -> Days:
    return Days(row.day(earliest), row.day(latest))


def _identity(row: Row) -> Identity:
    """Read a claim; one that is itself contested makes things only possibly one, and nothing different."""
    verdict = row.code("verdict", "identity-verdict")
    contested = row.code("standing", "standing") == "contested"
    return Identity(
        iri=row.text("fact"),
        left=row.text("left"),
        right=row.text("right"),
        verdict="possible" if contested else verdict,
        alike=row.truth("alike") and not (contested and verdict == "different"),
    )


def _standings(rows: Iterable[Row]) -> tuple[frozenset[str], frozenset[str]]:
    """Return what is affirmed as a fact, and what is denied."""
    found = {row.text("fact"): row.code("standing", "standing") for row in rows}
    affirmed = frozenset(node for node, standing in found.items() if standing not in ("denied", "planned", "hoped"))
    return affirmed, frozenset(node for node, standing in found.items() if standing in ("denied", "contested"))


def _figures(store: Store) -> tuple[Figure, ...]:
    scopes: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in ask(store, queries.SCOPES, None):
        scopes[row.text("fact")].add((row.text("property"), row.text("value")))
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ask(store, queries.FIGURES, None):
        found[row.text("fact")].append(row)
    return tuple(
        Figure(
            iri=iri,
            about=frozenset(row.text("about") for row in rows),
            kind=rows[0].text("kind").rpartition("/")[2],
            value=rows[0].text("value"),
            bound=rows[0].code("bound", "bound"),
            measure=rows[0].text("measure"),
            scope=frozenset(scopes[iri]),
            basis=rows[0].code("basis", "valuation-basis"),
            of_event=all(row.truth("event") for row in rows),
            days=_days(rows[0]),
        )
        for iri, rows in found.items()
    )


def _ties(store: Store, ends: set[str]) -> tuple[Tie, ...]:
    """Read the ties that identity claims speak of, and every founding."""
    founded: dict[str, set[str]] = defaultdict(set)
    for row in ask(store, queries.FOUNDINGS, None):
        founded[row.text("fact")].add(row.text("thing"))
    roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in ask(store, queries.ROLES, ends):
        roles[row.text("fact")][row.text("role")].add(row.text("party"))
    wanted = chain(roles, founded)
    return tuple(
        Tie(
            iri=row.text("fact"),
            moments=tuple((m, _days(row, f"{m}_earliest", f"{m}_latest")) for m in MOMENTS if _known(row, m)),
            roles=tuple((role, frozenset(some)) for role, some in sorted(roles[row.text("fact")].items())),
            founded=frozenset(founded[row.text("fact")]),
        )
        for row in ask(store, queries.MOMENTS, wanted)
    )


def _known(row: Row, moment: str) -> bool:
    return bool(row.text(f"{moment}_earliest") or row.text(f"{moment}_latest"))


def _version(row: Row) -> Version:
    return Version(iri=row.text("fact"), entry=row.text("entry"), heading=row.text("heading"), span=row.span())


def _name(row: Row) -> LegalName:
    return LegalName(
        iri=row.text("fact"), party=row.text("party"), language=row.text("language"), text=row.text("text")
    )


def _code(row: Row) -> Code:
    return Code(
        iri=row.text("fact"),
        bearer=row.text("bearer"),
        scheme=row.text("scheme"),
        value=row.text("value"),
        single=row.truth("single"),
    )
