"""Figures and superlatives in words: bound, number, unit; ahead of whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.namespaces import SKOS
from kg.reports.sentences import joined

if TYPE_CHECKING:
    from kg.reports.nodes import Node, Nodes

FIGURE = frozenset(
    (
        "about",
        "atVenue",
        "bound",
        "comparedWith",
        "currency",
        "dimension",
        "population",
        "rank",
        "scopeField",
        "scopePlace",
        "superlativeKind",
        "unit",
        "value",
        "valueNotSaid",
    )
)
_LINKS = {"ahead-of": "", "second": "to "}


def digits(number: str) -> str:
    """Write a decimal number with its thousands apart.

    >>> [digits(n) for n in ("7500000000", "-1234.50", "12")]
    ['7,500,000,000', '-1,234.50', '12']
    """
    whole, point, fraction = number.partition(".")
    sign = whole[:1] if whole[:1] in "+-" else ""
    grouped = f"{int(whole):,}".lstrip("-") if whole.strip("+-").isdigit() else whole
    return sign + grouped + point + fraction


def in_words(node: Node, nodes: Nodes) -> str:
    """Say what an observation found, of what and within which bounds.

    `more than 7,500,000,000 USD`; `at least 400 papers: on computer vision`; `first: among AI unicorns (World)`.
    """
    found = _superlative(node, nodes) or _figure(node, nodes)
    among = [f"among {text}" if node.one("superlativeKind") else text for text in node.all("population")]
    of_what = ", ".join([*node.all("dimension"), *among])
    scope = [nodes.label(iri) for name in ("atVenue", "scopePlace", "scopeField") for iri in node.all(name)]
    return ": ".join(filter(None, (found, of_what))) + (f" ({', '.join(scope)})" if scope else "")


def _figure(node: Node, nodes: Nodes) -> str:
    if not node.one("value"):
        return f"{_unit(node, nodes)}, how many is not said".removeprefix(", ")
    bound = node.one("bound")
    words = "" if bound.endswith("-exact") or not bound else nodes.label(bound) + " "
    return f"{words}{digits(node.one('value'))} {_unit(node, nodes)}".rstrip()


def _unit(node: Node, nodes: Nodes) -> str:
    """Return the currency's code, or the unit, in the plural unless there is one of it."""
    if currency := node.one("currency"):
        return nodes.get(currency).one(SKOS + "notation") or nodes.label(currency)
    unit = node.one("unit")
    if not unit:
        return ""
    plurals = [t for t in nodes.get(unit).terms(SKOS + "altLabel") if isinstance(t, ox.Literal) and t.language == "en"]
    return plurals[0].value if plurals and node.one("value") != "1" else nodes.label(unit)


def _superlative(node: Node, nodes: Nodes) -> str:
    if not node.one("superlativeKind"):
        return ""
    kind, others = node.one("superlativeKind"), joined([nodes.label(a) for a in node.all("comparedWith")])
    words = nodes.label(kind)
    if others:
        words += f" {_LINKS.get(kind.partition('-kind-')[2], 'ahead of ')}{others}"
    rank = node.one("rank")
    return f"{words} (rank {rank})" if rank else words
