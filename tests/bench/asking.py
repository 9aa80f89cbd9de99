"""Print what a warm question costs beside pyoxigraph alone, what a worker adds, and a million rows as a frame.

python -m tests.bench.asking PROJECT [DATA.nt]
"""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyoxigraph as ox

import kg
from kg.ask import Question, ask

ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


def cpu(work: Callable[[], object], *, runs: int, clock: Callable[[], float] = time.process_time) -> float:
    """Return the median seconds of a run."""
    times = []
    for _ in range(runs):
        before = clock()
        work()
        times.append(clock() - before)
    return statistics.median(times)


class Engine:
    """A store in memory with the face of a built one."""

    def __init__(self, path: str) -> None:
        self.engine = ox.Store()
        self.engine.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES)

    def query(self, text: str, *, prefixes: dict[str, str] | None = None) -> object:
        """Answer."""
        return self.engine.query(text, prefixes=prefixes or {})


def main() -> None:
    """Measure in turn and print ratios."""
    with kg.open(sys.argv[1]) as graph:
        for name in ("rounds-over-time", "names", "sources"):
            text = next(query.text for query in graph.queries if query.name == name)

            def raw(text: str = text) -> list[object]:
                return list(graph.store.query(text))  # type: ignore[arg-type]

            graph.query(name, timeout=60)
            alone, ours = cpu(raw, runs=100), cpu(lambda name=name: len(graph.query(name)), runs=100)
            wall = cpu(raw, runs=50, clock=time.perf_counter)
            worker = cpu(lambda name=name: len(graph.query(name, timeout=60)), runs=50, clock=time.perf_counter)
            print(f"{name}: raw {alone * 1e3:.2f} ms, ours {ours / alone:.2f} x CPU, worker {worker / wall:.2f} x wall")
    if len(sys.argv) > 2 and Path(sys.argv[2]).exists():
        engine = Engine(sys.argv[2])

        def peer() -> pl.DataFrame:
            content = engine.query(ALL).serialize(format=ox.QueryResultsFormat.TSV)  # type: ignore[attr-defined]
            return pl.read_csv(content, separator="\t", quote_char=None, infer_schema=False)

        question = Question(text=ALL, where="bench")
        theirs, ours = cpu(peer, runs=3), cpu(lambda: ask(engine, question, build="").to_polars(), runs=3)  # type: ignore[arg-type]
        print(f"frame: peer {theirs:.2f} CPU s, ours {ours / theirs:.2f} x (goal 1.3)")


if __name__ == "__main__":
    main()
