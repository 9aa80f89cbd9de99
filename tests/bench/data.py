"""The graph that is measured on: the neutral one beside this checkout, or a world of our own where that is missing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.bench import world

SHARED = Path(os.environ.get("TIEGRAPH_SHARED") or Path(__file__).parents[2].parent / "shared")
NEUTRAL = SHARED / "bench"
SIZES = {"1k": 25, "10k": 250, "100k": 2_500, "1m": 25_000, "10m": 250_000}  # organisations


def make_data(folder: Path, size: str) -> str:
    """Write the files that stages read into a folder; return the name of the graph.

    data.nt and data.ttl hold the same triples, data.nq has each in one of three graphs, bad.nt has 2 % errors; tbox.ttl
    is the ontology, shapes.ttl the shapes, queries.json the questions, prefixes.json the prefixes of the data.
    """
    neutral = (NEUTRAL / "generate.py").is_file()
    if neutral:
        _generate(folder, SIZES[size])
    else:
        world.write(folder, SIZES[size] * 4 // 3)  # to about as many triples
    with (folder / "data.nt").open(encoding="utf-8") as lines, (folder / "data.nq").open("w", encoding="utf-8") as file:
        file.writelines(f"{line[:-2]}<https://example.org/graph/{n % 3}> .\n" for n, line in enumerate(lines))
    return "neutral" if neutral else "own"


def _generate(folder: Path, size: int) -> None:
    """Let the neutral generators write into a folder."""
    for script, *arguments in (
        ("tbox.py", "tbox.ttl"),
        ("generate.py", str(size), "data"),
        ("corrupt.py", "data.nt", "bad", "0.02"),
    ):
        subprocess.run([sys.executable, NEUTRAL / script, *arguments], cwd=folder, check=True, capture_output=True)
    (folder / "bad.ttl").unlink()
    (folder / "shapes.ttl").write_bytes((NEUTRAL / "shapes.ttl").read_bytes())
    code = "import json, queries; print(json.dumps({name: queries.PFX + text for name, text in queries.Q.items()}))"
    queries = subprocess.run([sys.executable, "-c", code], cwd=NEUTRAL, check=True, capture_output=True, text=True)
    (folder / "queries.json").write_text(queries.stdout, encoding="utf-8")
    with (folder / "data.ttl").open(encoding="utf-8") as file:
        head = [file.readline() for _ in range(10)]
    prefixes = dict(re.findall(r"@prefix (\w+): <([^>]*)>", "".join(head)))
    (folder / "prefixes.json").write_text(json.dumps(prefixes), encoding="utf-8")
