"""Print what validating costs, here and by pyshacl: CPU seconds after reading and encoding.

    python -m tests.bench.shacl SHAPES FILE.nt ... [--pyshacl]

Ours is the median of five runs in one process, after one that loads the libraries; pyshacl runs once. Only figures of
one sitting compare.
"""

import argparse
import statistics
import time
import warnings
from pathlib import Path

import pyoxigraph as ox

from kg.check.shacl import validate
from kg.columns import encode, read_lines

RUNS = 5


def measure(data: Path, shapes: list[ox.Triple]) -> tuple[float, int]:
    """Return the CPU seconds of our engine and the number of its results."""
    columns = encode([read_lines(data)])
    spent = []
    for _ in range(RUNS + 1):
        start = time.process_time()
        report = validate(columns, shapes)
        spent.append(time.process_time() - start)
    return statistics.median(spent[1:]), len(report.results)


def measure_pyshacl(data: Path, shapes: list[ox.Triple]) -> tuple[float, int]:
    """Return the CPU seconds of pyshacl and the number of its results."""
    import rdflib
    from pyshacl import validate as reference

    from kg.terms import quiet, rdflib_graph

    with quiet(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph, wanted = rdflib.Graph().parse(data), rdflib_graph(shapes)
        start = time.process_time()
        _, report, _ = reference(graph, shacl_graph=wanted, inference="none")
        spent = time.process_time() - start
    return spent, len(set(report.objects(None, rdflib.SH.result)))


def main() -> None:
    """Measure each file and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shapes", type=Path)
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--pyshacl", action="store_true")
    chosen = parser.parse_args()
    shapes = [quad.triple for quad in ox.parse(path=chosen.shapes)]
    for data in chosen.data:
        cpu, results = measure(data, shapes)
        line = f"{data.name}: {cpu:.3f} CPU s, {results} results"
        if chosen.pyshacl:
            theirs, found = measure_pyshacl(data, shapes)
            line += f"; pyshacl {theirs:.1f} CPU s, {found} results, {theirs / cpu:.0f} times as much"
        print(line, flush=True)


if __name__ == "__main__":
    main()
