"""Time one stage of ours, as `theirs` does with the peers.

python -m tests.bench.ours STAGE tiegraph FOLDER [--answer FILE]
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.ask import Question, ask
from kg.check.shacl import to_ntriples, validate
from kg.close.columnar import close_columns
from kg.close.writing import write_closed
from kg.columns import encode, read_columns, read_lines, write_triples
from kg.export import turtle
from kg.reasons.ground import Ground
from tests.bench.stage import ALL, FILES, Work, rows_answered, run_stage, text_written

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from kg.close.columnar import Closed
    from kg.columns import Columns


ASKED = 100


class InMemory:
    """A store in memory with the face of a built one."""

    def __init__(self, path: Path) -> None:
        self.engine = ox.Store()
        self.engine.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)

    def query(self, text: str, *, prefixes: dict[str, str] | None = None) -> object:
        """Answer."""
        return self.engine.query(text, prefixes=prefixes or {})


def reads(options: argparse.Namespace) -> Work:
    """Read into columns."""
    path = options.folder / FILES[options.stage]
    return Work(lambda: read_columns([path]), _written)


def closes(options: argparse.Namespace) -> Work:
    """Close columns under OWL 2 RL."""
    columns = encode([read_lines(options.folder / name) for name in ("tbox.ttl", "data.nt")])
    return Work(lambda: close_columns(columns), _closed)


def closes_files(options: argparse.Namespace) -> Work:
    """Read, close, write."""

    def work() -> Closed:
        closed = close_columns(read_columns([options.folder / name for name in ("tbox.ttl", "data.nt")]))
        with (options.folder / "closed.nt").open("wb") as file:
            write_closed(file, closed)
        return closed

    return Work(work, _closed)


def validates(options: argparse.Namespace) -> Work:
    """Validate columns against shapes."""
    columns = encode([read_lines(options.folder / "bad.nt")])
    shapes = [quad.triple for quad in ox.parse(path=options.folder / "shapes.ttl")]

    def say(report: Any, answer: Path | None) -> dict[str, int]:
        if report.unknown:
            raise SystemExit(f"not validated: {report.unknown}")
        if answer:
            answer.write_text(to_ntriples(report), encoding="utf-8")
        return {"made": len(report.results)}

    return Work(lambda: validate(columns, shapes), say)


def asks(options: argparse.Namespace) -> Work:
    """Answer each query as typed rows."""
    store = InMemory(options.folder / "data.nt")
    queries = json.loads((options.folder / "queries.json").read_text(encoding="utf-8"))
    questions = {name: Question(text=text, where=name) for name, text in queries.items()}

    def work() -> dict[str, list[Any]]:
        answers = {name: ask(store, question, build="") for name, question in questions.items()}
        return {name: list(answer) for name, answer in answers.items()}

    return Work(work, rows_answered)


def explains(options: argparse.Namespace) -> Work:
    """Prove a hundred inferred triples, evenly spread, once all is closed and the rules are ready."""
    ground = Ground.of(encode([read_lines(options.folder / name) for name in ("tbox.ttl", "data.nt")]))
    closed = ground.closed
    places = [number * len(closed.subject) // ASKED for number in range(ASKED)]
    columns = (
        closed.columns.spell(part[places]).to_list() for part in (closed.subject, closed.predicate, closed.object)
    )
    goals = list(zip(*columns, strict=True))
    return Work(
        lambda: sum(ground.explain(goal).proof is not None for goal in goals), lambda proved, _: {"made": proved}
    )


def exports(options: argparse.Namespace) -> Work:
    """Write sorted Turtle."""
    triples, path = [quad.triple for quad in ox.parse(path=options.folder / "data.nt")], options.folder / "exported.ttl"

    def work() -> None:
        with path.open("w", encoding="utf-8") as file:
            file.writelines(turtle.lines(triples))

    return Work(work, lambda _, answer: text_written(path, answer))


def frames(options: argparse.Namespace) -> Work:
    """Answer every triple as a frame of Polars, typed."""
    store, question = InMemory(options.folder / "data.nt"), Question(text=ALL, where="bench")
    return Work(lambda: ask(store, question, build="").to_polars(), lambda frame, _: {"made": frame.height})


def _written(columns: Columns, answer: Path | None) -> dict[str, int]:
    if answer and columns.graph is None:
        with answer.open("wb") as file:
            write_triples(file, columns.terms, columns.subject, columns.predicate, columns.object)
    elif answer:
        s, p, o, g = map(columns.spell, (columns.subject, columns.predicate, columns.object, columns.graph))
        answer.write_text("".join(f"{line}\n" for line in s + " " + p + " " + o + " " + g + " ."), encoding="utf-8")
    return {"made": len(columns)}


def _closed(closed: Closed, answer: Path | None) -> dict[str, int]:
    if closed.plan.unknown:
        raise SystemExit(f"not closed: {closed.plan.unknown}")
    if answer:
        with answer.open("wb") as file:
            write_closed(file, closed)
    count = len(closed.columns) + len(closed.subject)
    return {"made": count, "inconsistencies": len(closed.contradictions)}


STAGES = {
    ("read N-Triples", "tiegraph"): reads,
    ("read N-Quads", "tiegraph"): reads,
    ("read Turtle", "tiegraph"): reads,
    ("close", "tiegraph"): closes,
    ("files to closed file", "tiegraph"): closes_files,
    ("validate", "tiegraph"): validates,
    ("prove 100 triples", "tiegraph"): explains,
    ("queries", "tiegraph"): asks,
    ("sorted Turtle", "tiegraph"): exports,
    ("frame of all triples", "tiegraph"): frames,
}

if __name__ == "__main__":
    run_stage(STAGES)
