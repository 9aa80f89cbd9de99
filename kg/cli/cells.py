"""An answer as the texts that a person reads in a table: labels for IRIs, names for codes, numbers for sources."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.namespaces import PREFIXES, SKOS, TG, VOCAB
from kg.reports.asking import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.ask.result import Result
    from kg.ask.rows import Row
    from kg.ask.typed import Value
    from kg.store import Store

LABEL = "_label"
NUMBERS = frozenset(("integer", "decimal", "double"))
_CONCEPTS = f"""SELECT ?concept ?label WHERE {{
  VALUES ?concept {{ }}
  ?concept <{SKOS}prefLabel> ?label FILTER(LANGMATCHES(LANG(?label), "en"))
}}"""
_SOURCES = f"SELECT ?source WHERE {{ VALUES ?source {{ }} ?source a <{TG}Source> }}"


@dataclass(frozen=True, slots=True)
class Cells:
    """What a table shows: its columns, its rows as texts, which columns are numbers, and the sources by number."""

    columns: list[str]
    rows: list[list[str]]
    right: list[str]
    sources: list[str]


def cells(result: Result, *, store: Store) -> Cells:
    """Return the cells of a table.

    `firm` and `firm_label` become one column, a code is shown by its name, a passage as `[1] char=0,56`.
    """
    shown = [name for name in result.columns if not _is_label(name, result)]
    iris = dict.fromkeys(term.value for terms in result.terms for term in terms if isinstance(term, NamedNode))
    concepts, sources = _concepts(iris, store=store), _sources(iris, store=store)
    places = {iri: place for iri in iris if (place := _place(iri, sources))}
    words = {iri: places.get(iri) or concepts.get(iri) or brief(iri) for iri in iris}
    return Cells(
        columns=shown,
        rows=[[_cell(row, name, words) for name in shown] for row in result],
        right=[name for name in shown if result.types[name] in NUMBERS],
        sources=sources,
    )


def brief(iri: str) -> str:
    """Write an IRI with the prefix that fits, whatever follows it; the commands read it back.

    >>> brief("https://w3id.org/tiegraph/id/source-a#char=0,56")
    'id:source-a#char=0,56'
    """
    fitting = (prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace) and iri != namespace)
    prefix = max(fitting, key=lambda p: len(PREFIXES[p]), default=None)
    return iri if prefix is None else f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"


def _is_label(name: str, result: Result) -> bool:
    """Whether a column only labels the IRIs of another one."""
    return name.endswith(LABEL) and result.types.get(name.removesuffix(LABEL)) == "iri"


def _cell(row: Row, name: str, words: Mapping[str, str]) -> str:
    value = row[name]
    label = row[name + LABEL] if name + LABEL in row.columns else None
    return label or words.get(value) or _text(value)


def _place(iri: str, sources: list[str]) -> str:
    """Write a passage as the number of its source and the place in it."""
    source, _, place = iri.partition("#")
    return f"[{sources.index(source) + 1}] {place}" if place and source in sources else ""


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:,f}"
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _concepts(iris: Iterable[str], *, store: Store) -> dict[str, str]:
    """Return the English names of the codes among these IRIs."""
    codes = [iri for iri in iris if iri.startswith(VOCAB)]
    return {row["concept"].value: row["label"].value for row in rows(store, _CONCEPTS, iris=codes)}


def _sources(iris: Iterable[str], *, store: Store) -> list[str]:
    """Return the sources of the passages among these IRIs, in the order in which they first occur."""
    candidates = dict.fromkeys(iri.partition("#")[0] for iri in iris if "#" in iri)
    known = {row["source"].value for row in rows(store, _SOURCES, iris=candidates)}
    return [source for source in candidates if source in known]
