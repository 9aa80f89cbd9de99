"""The one canonical spelling of a term: that of Oxigraph's writer.

A line that is canonical can be split as it stands. The patterns are strict: they let through only what Oxigraph would
read without complaint and write back as it was. What they turn away need not be wrong: Oxigraph reads it instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

_LETTER = "A-Za-z0-9._~"
_BEYOND_ASCII = "\u00a0-\ud7fe\uf900-\ufdcf\ufdf0-\uffef"
_HEX = "[0-9A-Fa-f]"


def _text(more: str) -> str:
    """Return the pattern of one character of an IRI; `more` are the delimiters that may stand there too."""
    return rf"(?:[{_LETTER}!$&'()*+,;=:{more}{_BEYOND_ASCII}-]|%{_HEX}{_HEX})"


_IRI = (
    "<[A-Za-z][A-Za-z0-9+.-]*:"
    rf"(?://[{_LETTER}-]*(?::[0-9]*)?(?:/{_text('@/')}*)?|/?(?:{_text('@')}{_text('@/')}*)?)"
    rf"(?:\?{_text('@/?')}*)?(?:#{_text('@/?')}*)?>"
)
_BLANK = r"_:[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?"
# The writer escapes these and nothing else; each escape has one form.
_CHARACTER = r'(?:[^"\\\x00-\x1f\x7f\ufffe\uffff]|\\[tnrbf"\\]|\\u00(?:0[0-7BEF]|1[0-9A-F]|7F)|\\uFFF[EF])'
_LITERAL = rf'"{_CHARACTER}*"(?:@[a-z]{{2,8}}(?:-[a-z0-9]{{1,8}})*|\^\^{_IRI})?'
_TRIPLE = rf"(?:{_IRI}|{_BLANK}) {_IRI} (?:{_IRI}|{_BLANK}|{_LITERAL})"
_LINES = {False: rf"^{_TRIPLE} \.$", True: rf"^{_TRIPLE}(?: (?:{_IRI}|{_BLANK}))? \.$"}
# Never written after ^^: the first goes without saying, the other two belong to literals with a language tag.
_UNSAID = (
    '"^^<http://www.w3.org/2001/XMLSchema#string>',
    '"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>',
    '"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#dirLangString>',
)


def canonical(lines: pl.Series, *, graphs: bool = True) -> pl.Series:
    """Say of each line whether it is canonical N-Triples, or with `graphs` canonical N-Quads.

    >>> import polars as pl
    >>> canonical(pl.Series(['<x:a> <x:b> "c"@en .', '<x:a>  <x:b> "c"@EN .'])).to_list()
    [True, False]
    """
    found = lines.str.contains(_LINES[graphs])
    for datatype in _UNSAID:
        said = lines.str.contains(datatype, literal=True)
        if said.any():
            found &= ~said
    return found


def is_canonical(lines: pl.Series) -> bool:
    """Say whether lines of N-Triples or N-Quads spell each term in the one canonical way."""
    return bool(canonical(lines).all())
