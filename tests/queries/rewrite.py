"""Write the expected rows of the stored queries anew from the built graph: `python -m tests.queries.rewrite`.

Every row that `git diff` then shows is to be read: it is what a new fact, or a slip, changes in an answer.
"""

import csv
import sys
from pathlib import Path

import kg
from tests.queries.test_stored import FILES, HERE, read, rows_of


def rewrite(graph: kg.Graph, folder: Path) -> list[str]:
    """Write the rows of each query whose file differs from them; return their names."""
    changed = []
    for name in FILES:
        result = graph.query(name)
        rows = rows_of(result.terms)
        path = folder / f"{name}.csv"
        if path.exists() and read(path) == (result.columns, rows):
            continue
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([result.columns, *rows])
        changed.append(name)
    return changed


if __name__ == "__main__":
    with kg.open() as shipped:
        names = rewrite(shipped, HERE / "expected")
    print(*names or ["nothing has changed"], sep="\n", file=sys.stderr)
