"""Print what each stage costs beside the peers, on the neutral bench that may lie beside this checkout.

python -m tests.bench.peers [--size 10k|100k|1m] [--csv FILE]

Each figure is CPU seconds of the stage alone, in a process of its own; the runs of one stage are made in turn, so their
ratios compare. Without ../shared/bench/ a small graph of our own is measured, without peers, and the table says so.
"""

import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

BENCH = Path(__file__).parents[2].parent / "shared" / "bench"
SIZES = {"10k": 250, "100k": 2500, "1m": 25000}
SLOW = {("closure", "owlrl"), ("validate", "pyshacl")}  # minutes and more past the smallest size
RUNS = [
    ("load", "rdflib"),
    ("load", "pyoxigraph"),
    ("closure", "owlrl"),
    ("validate", "pyshacl"),
    ("query", "rdflib"),
    ("query", "pyoxigraph"),
    ("export", "rdflib"),
    ("export", "pyoxigraph"),
    ("frame", "rdflib"),
    ("frame", "pyoxigraph"),
]
OURS = ("load", "closure", "validate", "export", "frame")
COLUMNS = ("stage", "peer", "size", "cpu_s", "ratio", "rss_mib", "made")


def make_data(folder: Path, size: str) -> None:
    """Generate ontology and data with the bench's own generators, or a few people of our own."""
    if BENCH.exists():
        for script, *arguments in (("tbox.py", "tbox.ttl"), ("generate.py", str(SIZES[size]), "data")):
            subprocess.run([sys.executable, BENCH / script, *arguments], cwd=folder, check=True, capture_output=True)
        (folder / "shapes.ttl").write_bytes((BENCH / "shapes.ttl").read_bytes())
        return
    place, knows = "https://example.org/", "<https://example.org/knows>"
    lines = [f"<{place}p{n}> {knows} <{place}p{n * 7 % 9973}> .\n" for n in range(SIZES[size] * 40)]
    (folder / "data.nt").write_text("".join(lines), encoding="utf-8")
    symmetric = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n" + knows + " a owl:SymmetricProperty .\n"
    (folder / "tbox.ttl").write_text(symmetric, encoding="utf-8")
    shape = f"@prefix sh: <http://www.w3.org/ns/shacl#> .\n<{place}s> sh:targetSubjectsOf {knows} ;\n"
    (folder / "shapes.ttl").write_text(
        shape + f"  sh:property [ sh:path {knows} ; sh:maxCount 1 ] .\n", encoding="utf-8"
    )


def run(command: list[str | Path], folder: Path) -> dict[str, Any]:
    """Run one stage and return its row."""
    done = subprocess.run(
        [sys.executable, *command, "--tbox", folder / "tbox.ttl", "--shapes", folder / "shapes.ttl"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    row["made"] = next((f"{row[key]:,} {key}" for key in ("triples", "findings", "bytes") if key in row), "")
    return row


def measure(size: str) -> list[dict[str, Any]]:
    """Return a row for each stage and engine, ours first, with the ratio of each peer to us."""
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_data(folder, size)
        peers = [pair for pair in RUNS if BENCH.exists() and (size == "10k" or pair not in SLOW)]
        data = folder / "data.nt"
        for stage in track(dict.fromkeys([*OURS, *(stage for stage, _ in peers)]), description=size, transient=True):
            ours = [run(["-m", "tests.bench.ours", stage, data], folder)] if stage in OURS else []
            theirs = [run([BENCH / "peers.py", stage, peer, data], folder) for s, peer in peers if s == stage]
            for row in (*ours, *theirs):
                ratio = f"{row['cpu_s'] / ours[0]['cpu_s']:.1f}" if ours else ""
                rows.append({**row, "size": size, "ratio": ratio})
    return rows


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", choices=SIZES, default="10k")
    parser.add_argument("--csv", type=Path)
    options = parser.parse_args()
    if not BENCH.exists():
        print("../shared/bench/ is not there: a small graph of our own, without peers", file=sys.stderr)
    rows = measure(options.size)
    table = Table(*COLUMNS)
    for row in rows:
        table.add_row(*(str(row.get(column, "")) for column in COLUMNS))
    Console().print(table)
    if options.csv:
        with options.csv.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)


if __name__ == "__main__":
    main()
