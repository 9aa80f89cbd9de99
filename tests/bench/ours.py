"""Time one stage of ours on neutral data, in a process of its own, and print one JSON row, as the peers do.

python -m tests.bench.ours STAGE DATA.nt [--tbox TBOX.ttl] [--shapes SHAPES.ttl]
"""

import argparse
import json
import resource
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pyoxigraph as ox

from kg.ask import Question, ask
from kg.check.shacl import validate
from kg.close.columnar import close_columns
from kg.columns import encode, read_lines
from kg.export import turtle
from kg.reasons.ground import Ground

ASKED = 100
Work = Callable[[], dict[str, int]]


def load(options: argparse.Namespace) -> Work:
    """Read N-Triples into columns."""
    return lambda: {"triples": len(encode([read_lines(options.data)]))}


def closure(options: argparse.Namespace) -> Work:
    """Close under OWL 2 RL."""
    columns = encode([read_lines(options.tbox), read_lines(options.data)])
    return lambda: {"triples": len(columns) + len(close_columns(columns).subject)}


def check(options: argparse.Namespace) -> Work:
    """Validate against shapes."""
    columns, shapes = encode([read_lines(options.data)]), [quad.triple for quad in ox.parse(path=options.shapes)]
    return lambda: {"findings": len(validate(columns, shapes).results)}


def why(options: argparse.Namespace) -> Work:
    """Prove a hundred inferred triples, evenly spread, once all is closed and the rules are ready."""
    ground = Ground.of(encode([read_lines(options.tbox), read_lines(options.data)]))
    closed = ground.closed
    places = [number * len(closed.subject) // ASKED for number in range(ASKED)]
    columns = (
        closed.columns.spell(part[places]).to_list() for part in (closed.subject, closed.predicate, closed.object)
    )
    goals = list(zip(*columns, strict=True))
    return lambda: {"proved": sum(ground.explain(goal).proof is not None for goal in goals)}


def export(options: argparse.Namespace) -> Work:
    """Write sorted Turtle."""
    triples = [quad.triple for quad in ox.parse(path=options.data)]
    return lambda: {"bytes": sum(map(len, turtle.lines(triples)))}


def frame(options: argparse.Namespace) -> Work:
    """Answer every triple as a frame of Polars."""
    store = ox.Store()
    store.bulk_load(BytesIO(options.data.read_bytes()), format=ox.RdfFormat.N_TRIPLES)
    question = Question(text="SELECT ?s ?p ?o WHERE { ?s ?p ?o }", where="bench")

    class Bare:
        def query(self, text: str, *, prefixes: dict[str, str] | None = None) -> object:
            return store.query(text, prefixes=prefixes or {})

    return lambda: {"rows": ask(Bare(), question, build="").to_polars().height}


STAGES = {"load": load, "closure": closure, "validate": check, "why": why, "export": export, "frame": frame}


def main() -> None:
    """Run one stage."""
    parser = argparse.ArgumentParser()
    parser.add_argument("stage", choices=STAGES)
    parser.add_argument("data", type=Path)
    parser.add_argument("--tbox", type=Path)
    parser.add_argument("--shapes", type=Path)
    options = parser.parse_args()
    work = STAGES[options.stage](options)
    before = time.process_time()
    made = work()
    row = {"stage": options.stage, "peer": "tiegraph", "cpu_s": round(time.process_time() - before, 4)}
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps(row | {"rss_mib": round(rss, 1)} | made))


if __name__ == "__main__":
    main()
