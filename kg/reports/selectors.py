"""Selectors of passages: which bytes of a source they mean.

`char=a,b` and `line=a,b` are RFC 5147: half-open, counted from 0, a line without its end. `row=n` is RFC 7111: the nth
record of a CSV file, the header being the first; `row=n-m` the records n to m with the line ends between. `uid=n` is an
`<sdnEntry>` of OFAC's XML by its own number.
"""

from __future__ import annotations

import csv
import io
import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_SELECTOR = re.compile(r"(?P<kind>char|line|row|uid)=(?P<start>\d*)((?P<between>[,-])(?P<end>\d*))?(?:;.*)?")
_BETWEEN = {"char": ",", "line": ",", "row": "-"}
_LINE_END = re.compile(rb"\r\n|\n|\r")
_ENTRY = re.compile(rb"<sdnEntry>\s*<uid>(?P<uid>\d+)</uid>.*?</sdnEntry>", re.DOTALL)


def selected(content: bytes, selector: str) -> bytes | None:
    r"""Return the bytes that a selector means; None where they are not there or the selector is of no known kind.

    Raises UnicodeDecodeError where characters are counted in what is not UTF-8.

    >>> selected("商汤 raised money".encode(), "char=3,9;length=15,UTF-8")
    b'raised'
    >>> selected(b"name\nAcorn\nElm\n", "row=2-3")
    b'Acorn\nElm'
    """
    parts = _SELECTOR.fullmatch(selector)
    if parts is None:
        return None
    start = int(parts["start"] or 0)
    end = int(parts["end"]) if parts["end"] else None
    if parts["between"] not in (None, _BETWEEN.get(parts["kind"], "")):
        return None
    if parts["kind"] == "row":
        return _rows(content, start, end or start)
    if parts["kind"] == "uid":
        return _entry(content, start)
    return _range(content, start, end, of_lines=parts["kind"] == "line")


def places(content: bytes, text: str, kind: str) -> Iterator[tuple[str, bytes]]:
    r"""Yield the selectors of one kind (char, line, row, uid) under which a text stands, each with what it selects.

    >>> list(places(b"raised money\nin May\n", "May", "line"))
    [('line=1,2', b'in May')]
    """
    wanted = text.encode()
    if kind == "char":
        whole = content.decode("utf-8")
        for found in re.finditer(re.escape(text), whole):
            yield f"char={found.start()},{found.end()}", wanted
    elif kind == "line":
        lines = _LINE_END.split(content)
        yield from ((f"line={n},{n + 1}", line) for n, line in enumerate(lines) if wanted in line)
    elif kind == "row":
        yield from ((f"row={n}", row) for n, row in enumerate(_records(content), start=1) if wanted in row)
    else:
        for entry in _ENTRY.finditer(content):
            if wanted in entry.group():
                yield f"uid={int(entry['uid'])}", entry.group()


def _range(content: bytes, start: int, end: int | None, *, of_lines: bool) -> bytes | None:
    """Return a half-open range of characters or of lines; None where it reaches past the end."""
    if of_lines:
        ends = [0, *(match.end() for match in _LINE_END.finditer(content)), len(content)]
        last = len(ends) - 1 if end is None else end
        return _without_line_end(content[ends[start] : ends[last]]) if start <= last < len(ends) else None
    text = content.decode("utf-8")
    last = len(text) if end is None else end
    return text[start:last].encode() if start <= last <= len(text) else None


def _rows(content: bytes, first: int, last: int) -> bytes | None:
    """Return the records from one to another, without the last line end; None where one of them is not there."""
    found = list(islice(_lines_of_records(content), max(first - 1, 0), last))
    return _without_line_end(b"".join(found)) if 0 < first <= last and len(found) == last - first + 1 else None


def _records(content: bytes) -> Iterator[bytes]:
    """Yield the raw records of a CSV file without their line ends."""
    return map(_without_line_end, _lines_of_records(content))


def _lines_of_records(content: bytes) -> Iterator[bytes]:
    """Yield the raw records of a CSV file with their line ends; a quoted cell may hold line ends of its own."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(content.decode("latin-1"), newline=""):  # one character a byte: nothing is lost
            taken.append(line)
            yield line

    for _ in csv.reader(lines()):
        yield "".join(taken).encode("latin-1")
        taken.clear()


def _entry(content: bytes, uid: int) -> bytes | None:
    """Return the `<sdnEntry>` whose first `<uid>` is its own."""
    own = re.compile(rb"<sdnEntry>\s*<uid>%d</uid>.*?</sdnEntry>" % uid, re.DOTALL)
    found = own.search(content)
    return found.group() if found else None


def _without_line_end(line: bytes) -> bytes:
    return line.removesuffix(b"\n").removesuffix(b"\r")
