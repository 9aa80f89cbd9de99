"""Files and triples to lines of canonical N-Triples or N-Quads."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from io import BytesIO
from typing import TYPE_CHECKING

import polars as pl

from kg.columns.spelling import canonical
from kg.errors import BadTurtle, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pyoxigraph as ox

_PLACE = re.compile(r"^Parser error (?:at|between) line .*?: ", re.DOTALL)
_SPLIT = {".nt": False, ".nq": True}  # formats of one statement a line, and whether a graph may stand in it


def read_lines(path: Path) -> pl.Series:
    """Return a file as canonical lines: what is canonical already is taken as it is, the rest goes through Oxigraph.

    Lines without a statement vanish; lines that were not canonical come last. Labels of blank nodes are kept: they mean
    something within this file only (see `encode`).
    """
    if path.suffix not in _SPLIT:
        return canonical_lines(path)
    try:
        lines = pl.read_lines(path)["line"]
    except (OSError, pl.exceptions.PolarsError) as error:
        raise Unreadable(f"cannot be read ({error})", where=str(path), remedy="save it as UTF-8") from error
    ready = canonical(lines, graphs=_SPLIT[path.suffix])
    if ready.all():
        return lines
    rest = "\n".join(lines.filter(~ready)).encode()
    try:
        return pl.concat([lines.filter(ready), _through_oxigraph(rest, path)])
    except SyntaxError:
        return canonical_lines(path)  # says where in the whole file the error is


def canonical_lines(path: Path) -> pl.Series:
    """Return any RDF file as canonical lines."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unreadable(f"cannot be read ({error.strerror})", where=str(path)) from error
    try:
        return _through_oxigraph(content, path)
    except SyntaxError as error:
        message = _PLACE.sub("", error.msg)
        raise BadTurtle(path, error.lineno or 1, f"not valid RDF, {message}") from error


def spell_lines(triples: Iterable[ox.Triple] | Iterable[ox.Quad]) -> pl.Series:
    """Return triples or quads of pyoxigraph as canonical lines.

    >>> from pyoxigraph import Literal, NamedNode, Triple
    >>> spell_lines([Triple(NamedNode("x:a"), NamedNode("x:b"), Literal("c", language="EN"))]).to_list()
    ['<x:a> <x:b> "c"@en .']
    """
    import pyoxigraph as ox

    buffer = BytesIO()
    ox.serialize(triples, buffer, format=ox.RdfFormat.N_QUADS)
    return _split(buffer)


def _through_oxigraph(content: bytes, path: Path) -> pl.Series:
    """Let Oxigraph read what is in a file, and write it canonically."""
    import pyoxigraph as ox

    form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise Unreadable(
            "no known RDF format", where=str(path), remedy="name it .ttl, .nt, .nq, .trig, .rdf or .jsonld"
        )
    return spell_lines(ox.parse(content.removeprefix(BOM_UTF8), format=form))


def _split(buffer: BytesIO) -> pl.Series:
    """Return the lines that were written, none where there are none."""
    buffer.seek(0)
    return pl.read_lines(buffer)["line"] if buffer.getbuffer().nbytes else pl.Series("line", [], dtype=pl.String)
