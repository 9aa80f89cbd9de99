"""Answers as HTML tables, for notebooks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from kg.namespaces import shorten

if TYPE_CHECKING:
    from kg.ask.result import Result
    from kg.ask.typed import Value

SHOWN = 60
_RIGHT = frozenset(("integer", "decimal", "double"))
_STYLE = (
    "<style scoped>.kg{border-collapse:collapse;font:13px/1.45 system-ui,sans-serif}"
    ".kg th{text-align:left;font-weight:600;border-bottom:2px solid currentColor}"
    ".kg th,.kg td{padding:.25em .9em .25em 0;vertical-align:top}.kg td{border-bottom:1px solid #8884}"
    ".kg .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".kg caption{caption-side:bottom;text-align:left;padding-top:.5em;opacity:.7}"
    ".kg a{text-decoration:none}.kg td:empty::after{content:'\\2013';opacity:.4}</style>"
)


def html_table(result: Result) -> str:
    """Return a table: IRIs short and linked, numbers to the right, at most 60 rows and how many there are."""
    kinds = tuple(result.types.values())
    head = "".join(f"<th{_aligned(kind)}>{escape(name)}</th>" for name, kind in result.types.items())
    rows = "".join(
        "<tr>" + "".join(_cell(value, kind) for value, kind in zip(row, kinds, strict=True)) + "</tr>"
        for row in result[:SHOWN]
    )
    count = f"{len(result):,} row{'s' if len(result) != 1 else ''}"
    more = f", the first {SHOWN} shown" if len(result) > SHOWN else ""
    title = f"{escape(result.provenance.query)}: " if result.provenance.query else ""
    caption = f"<caption>{title}{count}{more}</caption>"
    return f'{_STYLE}<table class="kg">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _aligned(kind: str) -> str:
    return ' class="n"' if kind in _RIGHT else ""


def _cell(value: Value, kind: str) -> str:
    if value is None:
        return "<td></td>"
    text = escape(str(value))
    if kind in _RIGHT:
        return f'<td class="n">{value:,}</td>'
    if kind == "iri" and str(value).startswith(("http://", "https://")):
        short = escape(shorten(str(value)).strip("<>"))
        return f'<td><a href="{text}" title="{text}">{short}</a></td>'
    return f"<td>{text}</td>"
