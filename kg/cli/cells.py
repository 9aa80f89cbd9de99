"""An answer as the texts that a person reads in a table: labels for IRIs, codes by their names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.namespaces import PREFIXES, SKOS, VOCAB
from kg.reports.asking import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.ask.result import Result, Row
    from kg.ask.typed import Value
    from kg.store import Store

LABEL = "_label"
NUMBERS = frozenset(("integer", "decimal", "double"))
_CONCEPTS = f"""SELECT ?concept ?label WHERE {{
  VALUES ?concept {{ }}
  ?concept <{SKOS}prefLabel> ?label FILTER(LANGMATCHES(LANG(?label), "en"))
}}"""


@dataclass(frozen=True, slots=True)
class Cells:
    """What a table shows: the names of its columns, its rows as texts, and which columns are numbers."""

    columns: list[str]
    rows: list[list[str]]
    right: list[str]


def cells(result: Result, *, store: Store) -> Cells:
    """Return the cells of a table: `firm` and `firm_label` become one column, and a code is shown by its name."""
    shown = [name for name in result.columns if not _is_label(name, result)]
    answered = list(result)
    concepts = _concepts(answered, store=store)
    return Cells(
        columns=shown,
        rows=[[_cell(row, name, result, concepts) for name in shown] for row in answered],
        right=[name for name in shown if result.types[name] in NUMBERS],
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


def _cell(row: Row, name: str, result: Result, concepts: Mapping[str, str]) -> str:
    value = row[name]
    if result.types[name] != "iri" or value is None:
        return _text(value)
    label = row[name + LABEL] if name + LABEL in result.columns else None
    return label or concepts.get(value) or brief(value)


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if type(value).__name__ == "Decimal" else str(value)


def _concepts(answered: list[Row], *, store: Store) -> dict[str, str]:
    """Return the English names of the codes that occur."""
    codes = {value for row in answered for value in row if isinstance(value, str) and value.startswith(VOCAB)}
    found = rows(store, _CONCEPTS, iris=sorted(codes))
    return {row["concept"].value: row["label"].value for row in found}
