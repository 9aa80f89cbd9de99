"""What each peer got wrong, in words, with the counts of the figures; nothing is said that was not measured."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.bench.goals import find
from tests.bench.table import Figure, share

Figures = Sequence[Figure]
LARGEST = ("1m", "100k", "10k")


def _largest(figures: Figures, stage: str, engine: str) -> Figure | None:
    """Return the figure at the largest size at which answers were compared."""
    found = (find(figures, stage, size, engine) for size in LARGEST)
    return next((figure for figure in found if figure and figure.right is not None), None)


def kinds_of(figure: Figure, sign: str) -> str:
    """Say which kinds are missing (-) or extra (+), commonest first, in code."""
    kinds = [kind.rpartition(" ") for kind in figure.kinds.split("; ") if kind.startswith(sign)]
    return ", ".join(f"`{name[1:]}` {int(count):,}" for name, _, count in kinds)


def _owlrl(figures: Figures) -> str:
    f, ours = _largest(figures, "close", "owlrl"), find(figures, "close", "10k")
    if not f or not ours:
        return ""
    agreed = "not one of ours missing, none beyond" if not f.missing and not f.extra else f"{f.missing:,} missing"
    return (
        f"Of {f.made:,} triples, {f.noise:,} are noise (literals as subjects, things that are the same as themselves, "
        f"types of the languages);\nof the rest, {agreed}. Of the data's {ours.inconsistencies:,} contradictions, texts with "
        f"a language tag in a range `xsd:string`, it\nreports {f.inconsistencies:,}: it does not type such texts. "
        "Of the W3C's 11 inconsistencies it finds 10 ([case by case](owl2-rl-conformance.md)). What else\nit "
        "gets wrong, each shown by a test: [decision 0011](../decisions/0011-closing-on-columns.md)."
    )


def _reasonable(figures: Figures) -> str:
    f = _largest(figures, "close", "reasonable")
    return (
        f
        and (
            f"It gives {share(f)} of what follows at {f.triples:,} triples. It ignores `owl:propertyChainAxiom`, and so all that "
            f"stands on\nchains: {f.missing:,} triples are missing ({kinds_of(f, '-')}). It reports no inconsistencies."
        )
    ) or ""


def _pyshacl(figures: Figures) -> str:
    f = _largest(figures, "validate", "pyshacl")
    return (
        f
        and (
            f"At {f.triples:,} triples {f.missing:,} of {f.right:,} results are missing ({kinds_of(f, '-')}): values that cannot "
            "be compared, here\nill-typed dates, are results by the Recommendation (`<` is an error), and pyshacl leaves them out. "
            "It raises on\n`sh:lessThan` of blank nodes and on NaN as a limit. All differences, each with a test: "
            "[decision 0010](../decisions/0010-shacl-on-columns.md)."
        )
    ) or ""


def _pyrudof(figures: Figures) -> str:
    f = _largest(figures, "validate", "pyrudof")
    if not f:
        return ""
    extra = f" Beyond the right ones it gives {f.extra:,} ({kinds_of(f, '+')})." if f.extra else ""
    return (
        f"At {f.triples:,} triples {f.missing:,} of {f.right:,} results are missing ({kinds_of(f, '-')}); the dates it lets "
        f"pass are ill-typed,\nsuch as `2005/01-05`.{extra} Values of `sh:sparql` come back respelt (`79304729.00` as "
        "`79304729`); that was not counted."
    )


def _pyoxigraph(figures: Figures) -> str:
    f = _largest(figures, "read N-Triples", "pyoxigraph")
    return (
        f
        and (
            f"Its store respells numbers (`1.00` becomes `1`): of {f.right:,} triples {f.missing:,} do not come back as they were "
            f"written\n({kinds_of(f, '-')}). Its parser keeps them, which is why we read with that. "
            "It is our engine for questions: what\nours adds in that row are typed values of Python."
        )
    ) or ""


def _rdflib(figures: Figures) -> str:
    f = _largest(figures, "read N-Triples", "rdflib")
    if not f:
        return ""
    kept = "as they were written" if not f.missing else f"{f.missing:,} of them respelt ({kinds_of(f, '-')})"
    return (
        f"All {f.right:,} triples come back, {kept}; what it would respell (`007`, `1e3`, the Z of a date) does not occur in "
        "these data,\nand is tested in `tests/test_engines.py` and `tests/test_terms.py`."
    )


WRONG: dict[str, Callable[[Figures], str]] = {
    "owlrl": _owlrl,
    "reasonable": _reasonable,
    "pyshacl": _pyshacl,
    "pyrudof": _pyrudof,
    "pyoxigraph": _pyoxigraph,
    "rdflib": _rdflib,
}
