"""What each peer got wrong, in words, with the counts of the figures; nothing is said that was not measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.goals import find
from tests.bench.table import OURS, Figure, share

Figures = Sequence[Figure]
LARGEST = ("1m", "100k", "10k", "1k")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a peer, by its figure at the largest size of a stage at which answers were compared, and ours."""

    engine: str
    stage: str
    say: Callable[[Figure, Figure], str]

    def __call__(self, figures: Figures) -> str:
        """Return a paragraph; none where nothing was compared."""
        for size in LARGEST:
            theirs, ours = (find(figures, self.stage, size, engine) for engine in (self.engine, OURS))
            if theirs and ours and theirs.right is not None:
                return f"**{self.engine}**, {self.stage}, {theirs.triples:,} triples. {self.say(theirs, ours)}"
        return ""


def kinds_of(figure: Figure, sign: str) -> str:
    """Say which kinds are missing (-) or extra (+), commonest first, in code."""
    kinds = [kind.rpartition(" ") for kind in figure.kinds.split("; ") if kind.startswith(sign)]
    return ", ".join(f"`{name[1:]}` {int(count):,}" for name, _, count in kinds)


def missed(figure: Figure) -> str:
    """Count what is missing and extra, with the commonest kinds."""
    said = f"{figure.missing:,} of {figure.right:,} missing" + (f" ({kinds_of(figure, '-')})" if figure.missing else "")
    return said + (f", {figure.extra:,} extra ({kinds_of(figure, '+')})" if figure.extra else ", none extra")


def _owlrl(theirs: Figure, ours: Figure) -> str:
    return (
        f"{missed(theirs)}. Of the {theirs.made:,} triples it gives, {theirs.noise:,} are noise: literals as subjects, things "
        f"that are the same as themselves, types of the languages. It reports {theirs.inconsistencies:,} contradictions where "
        f"there are {ours.inconsistencies:,}: texts with a language tag in a range `xsd:string`, which it does not type. Of "
        "the W3C's 11 inconsistencies it finds 10 ([case by case](owl2-rl-conformance.md)). What else it gets wrong, each "
        "with a test: [decision 0011](../decisions/0011-closing-on-columns.md)."
    )


def _reasonable(theirs: Figure, _: Figure) -> str:
    return (
        f"{missed(theirs)}: it gives {share(theirs)} of what follows, since it ignores `owl:propertyChainAxiom` and so whatever "
        "stands on a chain. It reports no contradictions."
    )


def _pyshacl(theirs: Figure, _: Figure) -> str:
    return (
        f"{missed(theirs)}. Values that cannot be compared, here ill-typed dates, are results by the Recommendation, since "
        "`<` is an error there; pyshacl leaves them out. It raises on `sh:lessThan` of blank nodes and on NaN as a limit. "
        "All differences, each with a test: [decision 0010](../decisions/0010-shacl-on-columns.md)."
    )


def _pyrudof(theirs: Figure, _: Figure) -> str:
    return (
        f"{missed(theirs)}. It passes ill-typed dates such as `2005/01-05`. What `sh:sparql` "
        "finds comes back respelt (`79304729.00` as `79304729`); values are compared here, so that is not counted."
    )


def _pyoxigraph(theirs: Figure, _: Figure) -> str:
    return (
        f"{missed(theirs)}: its store respells numbers, `1.00` becomes `1`. Its parser keeps them, and we read with that. It is "
        "our engine for questions; what ours adds there is typed values of Python."
    )


def _rdflib(theirs: Figure, _: Figure) -> str:
    return (
        f"{missed(theirs)}. What it would respell (`007`, `1e3`, the Z of a date) does not occur in these data, and is tested "
        "in `tests/test_terms.py`."
    )


VERDICTS = (
    Verdict("owlrl", "close", _owlrl),
    Verdict("reasonable", "close", _reasonable),
    Verdict("pyshacl", "validate", _pyshacl),
    Verdict("pyrudof", "validate", _pyrudof),
    Verdict("pyoxigraph", "read N-Triples", _pyoxigraph),
    Verdict("rdflib", "read N-Triples", _rdflib),
)
