"""Which engines there are, where each is installed, and up to which size each stage asks them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.data import SIZES
from tests.bench.table import OURS

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
BESIDE = ROOT / ".venv-peers" / "bin" / "python"  # peers that nothing of ours needs
PARSER = "pyoxigraph, parser alone"
PACKAGES = {OURS: "tiegraph", PARSER: "pyoxigraph"} | {
    name: name for name in ("rdflib", "owlrl", "pyshacl", "pyoxigraph", "reasonable", "pyrudof")
}


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine, the interpreter that has it, and its version; empty where none has."""

    name: str
    python: Path
    version: str

    @property
    def module(self) -> str:
        """The module that runs its stages."""
        return "tests.bench.ours" if self.name == OURS else "tests.bench.theirs"


@dataclass(frozen=True, slots=True)
class Stage:
    """What is measured: its name, the kind of its answers, and each engine with the largest size it is asked at.

    Past that size a peer would take minutes, or more memory than a small machine has.
    """

    name: str
    answers: str
    engines: Mapping[str, str] = field(default_factory=dict)
    suffix: str = ".nt"


STAGES = (
    Stage("read N-Triples", "triples", {OURS: "10m", "pyoxigraph": "1m", PARSER: "1m", "rdflib": "1m"}),
    Stage("read N-Quads", "quads", {OURS: "1m", "pyoxigraph": "1m", "rdflib": "100k"}, ".nq"),
    Stage("read Turtle", "triples", {OURS: "1m", "pyoxigraph": "1m", PARSER: "1m", "rdflib": "100k"}),
    Stage("close", "closure", {OURS: "10m", "reasonable": "1m", "owlrl": "10k"}),
    Stage("files to closed file", "closure", {OURS: "10m", "reasonable": "1m", "owlrl": "10k"}),
    Stage("validate", "report", {OURS: "10m", "pyrudof": "1m", "pyshacl": "100k"}),
    Stage("prove 100 triples", "", {OURS: "1m"}),
    Stage("queries", "rows", {OURS: "1m", "pyoxigraph": "1m", "rdflib": "100k"}, ".tsv"),
    Stage("sorted Turtle", "triples", {OURS: "1m", "pyoxigraph": "1m", "rdflib": "100k"}, ".ttl"),
    Stage("frame of all triples", "", {OURS: "1m", "pyoxigraph": "1m", "rdflib": "100k"}),
)


def stages_at(size: str) -> list[Stage]:
    """Return the stages that are measured at a size, each with the engines that are asked there."""
    order = list(SIZES)
    asked = [
        Stage(s.name, s.answers, {n: m for n, m in s.engines.items() if order.index(size) <= order.index(m)}, s.suffix)
        for s in STAGES
    ]
    return [stage for stage in asked if stage.engines]


def find_engines() -> dict[str, Engine]:
    """Return every engine by name, looked for in this environment, then in .venv-peers/."""
    found = {}
    for name, package in PACKAGES.items():
        python, known = Path(sys.executable), _version_here(package)
        if not known and BESIDE.exists():
            python, known = BESIDE, _version_beside(package)
        found[name] = Engine(name, python, known)
    return found


def _version_here(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _version_beside(package: str) -> str:
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return subprocess.run([BESIDE, "-c", code], capture_output=True, text=True, check=False).stdout.strip()
