"""A stored query as text for people: what it asks, its parameters and columns, its SPARQL."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.answers import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ask.header import Parameter, Query


def described(query: Query) -> list[str]:
    """Return the header of a query as text for people, then its SPARQL."""
    lines = [f"{query.name}  ({query.topic}, {query.kind})", query.summary]
    lines += [query.description] if query.description else []
    examples = _examples(query) if query.params else {}
    params = [(f"--{p.name}", _kind(p), _note(p, examples.get(p.name, ""))) for p in query.params]
    columns = [(column.name, column.type, column.doc) for column in query.columns]
    for heading, rows in (("Parameters", params), ("Columns", columns)):
        lines += ["", heading, *_aligned(rows)] if rows else []
    return [*lines, "", "\n".join(row for row in query.text.splitlines() if not row.startswith("#+"))]


def _aligned(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    """Yield names, kinds and notes in three columns, the notes folded."""
    from textwrap import wrap

    widths = [max(len(row[n]) for row in rows) for n in (0, 1)]
    for name, kind, note in rows:
        left = f"  {name:{widths[0]}}  {kind:{widths[1]}}  "
        yield from (
            wrap(left + note, PAGE, subsequent_indent=" " * len(left), break_on_hyphens=False)
            if note
            else [left.rstrip()]
        )


def _kind(parameter: Parameter) -> str:
    names = (parameter.class_ or parameter.type, "many" * parameter.many, "required" * parameter.required)
    return ", ".join(filter(None, names))


def _note(parameter: Parameter, example: str) -> str:
    notes = (parameter.doc, " | ".join(parameter.values), f"(example: {example})" if example else "")
    return " ".join(filter(None, notes))


def _examples(query: Query) -> dict[str, str]:
    """Return the example value of each parameter that has one."""
    from kg.ask.blocks import find_blocks
    from kg.ask.lexer import tokens
    from kg.cli.cells import brief

    blocks = find_blocks(tokens(query.text, where=query.name))
    examples = {block.name: [token.text for token in block.example if token.text != "UNDEF"] for block in blocks}
    return {name: " ".join(brief(text.strip("<>")) for text in texts) for name, texts in examples.items()}
