"""The hash that names a build: everything that it is made from, and everything that makes it."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = ("tiegraph", "numpy", "owlrl", "polars", "pyoxigraph", "pyshacl", "rdflib")
_ABOVE = (  # rooms above the street: what they say cannot change a build
    "cli",
    "conflicts",
    "curate",
    "doctor",
    "export",
    "exposure",
    "first_use",
    "graph",
    "known",
    "network",
    "pictures",
    "reasons",
    "reports",
    "watch",
)


def fingerprint(hashes: Mapping[str, str]) -> str:
    """Return one hash for inputs, given by name and hash, the versions of all parts, and our own code.

    >>> fingerprint({"data/a.ttl": "x"}) == fingerprint({"data/a.ttl": "x"}) != fingerprint({"data/b.ttl": "x"})
    True
    """
    whole = sha256()
    code = {name: sha256(content).hexdigest() for name, content in _code().items()}
    for name, digest in sorted({**hashes, **code}.items()):
        whole.update(f"{name}\0{digest}\n".encode())
    for part, number in versions().items():
        whole.update(f"{part} {number}\n".encode())
    return whole.hexdigest()


def versions() -> dict[str, str]:
    """Return the versions of the parts that make a build."""
    return {part: _version(part) for part in _PARTS}


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:  # a source tree on the path; its code is part of the hash
        return "uninstalled"


def _code() -> dict[str, bytes]:
    """Return the source files of the rooms that a build goes through."""
    home = Path(__file__).parents[1]
    files = ((path.relative_to(home), path) for path in home.rglob("*.py"))
    return {f"kg/{name.as_posix()}": path.read_bytes() for name, path in files if name.parts[0] not in _rooms_above()}


def _rooms_above() -> set[str]:
    """Return the names of rooms above the street, as packages and as modules."""
    return {*_ABOVE, *(f"{room}.py" for room in _ABOVE)}
