"""How one stage of one engine is timed: in a process of its own, with what it made written afterwards to be compared."""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILES = {"read N-Triples": "data.nt", "read N-Quads": "data.nq", "read Turtle": "data.ttl"}
ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


@dataclass(frozen=True, slots=True)
class Work:
    """A stage that is ready to run.

    `do` is what is timed; `say` makes the counts and, where a path is given, writes the answer there: lines of
    N-Triples, or whatever lines the stage's answers are compared by.
    """

    do: Callable[[], Any]
    say: Callable[[Any, Path | None], dict[str, int]]


Prepare = Callable[[argparse.Namespace], Work]


def run_stage(stages: dict[tuple[str, str], Prepare]) -> None:
    """Run the stage and engine that the command line names, and print one JSON row.

    The row has CPU seconds of the stage alone, all threads, and the peak memory of the whole process in MiB before
    anything is written.
    """
    options = _options()
    work = stages[options.stage, options.engine](options)
    before = time.process_time()
    made = work.do()
    spent = time.process_time() - before
    row = {"cpu_s": round(spent, 4), "rss_mib": round(peak_memory(), 1)}
    print(json.dumps(row | work.say(made, options.answer)))


def peak_memory() -> float:
    """Return the peak memory of this process in MiB.

    On Linux `ru_maxrss` begins with that of the process that started this one, so the kernel's own mark is read there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        mark = next(line for line in status.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(mark.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def rows_answered(found: dict[str, list[Any]], answer: Path | None) -> dict[str, int]:
    """Count the rows of all queries, and write them one a line."""
    if answer:
        lines = sorted("\t".join([name, *map(_shown, row)]) for name, rows in found.items() for row in rows)
        answer.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return {"made": sum(map(len, found.values()))}


def _shown(term: Any) -> str:
    """Show a term by its value: engines spell one number in several ways."""
    if term is None:
        return ""
    text = term.value if hasattr(term, "value") and not hasattr(term, "n3") else str(term)
    try:
        return repr(float(text))
    except ValueError:
        return str(text).replace("\n", " ")


def text_written(path: Path, answer: Path | None) -> dict[str, int]:
    """Count the bytes of a file of Turtle, and move it to where answers lie."""
    size = path.stat().st_size
    if answer:
        path.replace(answer)
    return {"made": size}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("stage")
    parser.add_argument("engine")
    parser.add_argument("folder", type=Path, help="holds data.nt, data.ttl, bad.nt, tbox.ttl, shapes.ttl, queries.json")
    parser.add_argument("--answer", type=Path, help="where to write what was made")
    return parser.parse_args()
