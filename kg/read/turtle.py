"""One Turtle file to triples; what is not Turtle is said with its line and what was expected there."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple, parse

from kg.errors import BadTurtle
from kg.namespaces import RDF, TG

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_TYPE = NamedNode(RDF + "type")
_SOURCE_GRAPH = NamedNode(TG + "SourceGraph")
_PLACE = re.compile(r"^Parser error (?:at|between) line .*?: ", re.S)
_WORDING = (
    (r"A dot is expected at the end of statements", "expected '.' or ';' before {found}"),
    (r"Triples should be followed by a dot", "expected '.' or ';' before {found}"),
    (r"Unexpected end of file", "a quotation mark or bracket that is opened here is never closed"),
    (r"Unexpected end", "the file ends in the middle of a statement, expected '.'"),
    (r"The prefix (\S*:) has not been declared", r"the prefix \1 is not declared, expected an @prefix line for it"),
    (r"(.+) is not a valid RDF object", r"expected an IRI or a literal, found \1"),
    (r"(.+) is not a valid predicate", r"expected a property, found \1"),
    (r"(.+) is not a valid subject or graph name", r"expected ',' or ';' or '.' before \1, which cannot be a subject"),
    (r"No scheme found in an absolute IRI", "expected an absolute IRI, found a relative one"),
    (r"Line jumps are not allowed in string literals, use \\n", "expected the closing '\"' on the same line"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """One Turtle file: its triples in the order of the file, and the graphs that it says it is."""

    path: Path
    text: str
    triples: tuple[Triple, ...]
    graphs: tuple[NamedNode, ...] = ()

    @property
    def graph(self) -> NamedNode | None:
        """The one graph that the file declares itself to be."""
        return self.graphs[0] if len(self.graphs) == 1 else None


def read_file(path: Path, content: bytes) -> Document:
    """Read the content of one Turtle file; raise BadTurtle where it is none."""
    text = _decode(path, content)
    if not text.strip():
        raise BadTurtle(path, 1, "the file is empty", remedy="write what it should say, or delete it")
    try:
        triples = tuple(_label_blanks(path, text, (quad.triple for quad in parse(text, RdfFormat.TURTLE))))
    except SyntaxError as error:
        last = (
            text.rstrip().count("\n") + 1
        )  # what is missing at the end is missing on the last line that says something
        raise BadTurtle(path, min(error.lineno or 1, last), _word(error, text)) from error
    _refuse_rdf_12(path, text, triples)
    if not triples:
        raise BadTurtle(path, 1, "the file says nothing: it has no triples", remedy="write some, or delete it")
    graphs = tuple(t.subject for t in triples if t.predicate == _TYPE and t.object == _SOURCE_GRAPH)
    return Document(path, text, triples, tuple(g for g in graphs if isinstance(g, NamedNode)))


def _decode(path: Path, content: bytes) -> str:
    """Return the text of a file in UTF-8, with or without a byte order mark."""
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise BadTurtle(path, 1, "the file is UTF-16, Turtle is UTF-8", remedy="save it as UTF-8")
    try:
        return content.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{content[error.start]:02x} is not UTF-8"
        raise BadTurtle(path, line, what, remedy="save the file as UTF-8") from error


def _word(error: SyntaxError, text: str) -> str:
    """Say in our words what the parser expected, and what it found."""
    message = _PLACE.sub("", error.msg)
    for pattern, wording in _WORDING:
        if match := re.fullmatch(pattern, message, re.S):
            message = match.expand(wording).replace("{found}", _found(error, text))
            break
    return f"not valid Turtle, {message}"


def _found(error: SyntaxError, text: str) -> str:
    """Return the words at which the parser stopped."""
    lines = text.rstrip().split("\n")
    if error.lineno is None or error.offset is None or error.lineno > len(lines):
        return "the end of the file"
    rest = lines[error.lineno - 1][error.offset - 1 :]
    length = (error.end_offset or 0) - error.offset if error.end_lineno == error.lineno else 0
    return repr(rest[: length or 20]) if rest else "the end of the line"


def _refuse_rdf_12(path: Path, text: str, triples: Iterable[Triple]) -> None:
    """Refuse triple terms and base directions, which pyoxigraph reads and most other tools do not."""
    for triple in triples:
        for found, mark in (
            (isinstance(triple.object, Triple), "<<"),
            (getattr(triple.object, "direction", None), "--"),
        ):
            if found:
                line = text.count("\n", 0, text.find(mark)) + 1
                raise BadTurtle(path, line, f"not valid Turtle, {mark!r} is RDF 1.2", remedy="write RDF 1.1")


def _label_blanks(path: Path, text: str, triples: Iterable[Triple]) -> Iterator[Triple]:
    """Label blank nodes by file, content and order of first use: equal files give equal triples, others never do."""
    labels: dict[BlankNode, BlankNode] = {}
    stem = re.sub(r"[^A-Za-z0-9]+", "-", f"{path.parent.name}-{path.stem}").strip("-")
    stem = f"{stem}-{sha256(text.encode()).hexdigest()[:8]}"

    def label(term: Any) -> Any:
        if not isinstance(term, BlankNode):
            return term
        return labels.setdefault(term, BlankNode(f"{stem}-{len(labels) + 1}"))

    for triple in triples:
        yield Triple(label(triple.subject), triple.predicate, label(triple.object))
