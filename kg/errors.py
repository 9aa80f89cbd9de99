"""The exception tree of Tiegraph.

Every message reads ``where: what; what to do``. The facts are attributes, so that a program need not parse the text.

    KgError                     anything that Tiegraph refuses; exit_code 2
    ├── NotFound                a name that nothing has, with the nearest ones
    ├── Ambiguous               a name that several things have, with the candidates
    ├── Unreadable              a file or folder that cannot be read or written
    ├── DoesNotFit              a term that an output format cannot hold
    ├── BadTurtle               a file that is no Turtle; exit_code 1
    ├── DoesNotConform          findings that refuse a build; exit_code 1
    ├── NoBuild                 nothing has been built yet, or not what is asked for
    ├── BuildLocked             another build holds the lock
    ├── QueryRefused            SPARQL that is not valid or not allowed
    ├── BadParameter            a parameter that is unknown, missing or of the wrong type
    ├── ProofBroken             a proof of exposure with a step that does not follow
    ├── NoProof                 a triple of which no proof can be given
    └── LimitReached            a time or size limit; exit_code 3
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kg.check import Finding


class KgError(Exception):
    """Report what was refused, where, and what to do."""

    exit_code = 2

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__((f"{where}: " if where else "") + what + (f"; {remedy}" if remedy else ""))


class NotFound(KgError):
    """Report a name that nothing has, and the names nearest to it.

    >>> print(NotFound("stored query", "investor-of", ["investors-of", "founders-of"]))
    no stored query 'investor-of'; did you mean 'investors-of'?
    """

    def __init__(self, kind: str, name: str, known: Iterable[str], *, remedy: str = "", where: str = "") -> None:
        self.kind, self.name = kind, name
        folded = {one.casefold(): one for one in known}
        near = get_close_matches(name.casefold(), folded, n=3, cutoff=0.6)
        self.nearest: Sequence[str] = [folded[one] for one in near]
        hint = f"did you mean {' or '.join(repr(n) for n in self.nearest)}?" if self.nearest else remedy
        super().__init__(f"no {kind} {name!r}", where=where, remedy=hint)


class Ambiguous(KgError):
    """Report a name that several things have, and which."""

    def __init__(
        self, name: str, candidates: Sequence[str], *, labels: Mapping[str, str] | None = None, where: str = ""
    ) -> None:
        self.name, self.candidates = name, candidates
        what = f"{name!r} is the name of {len(candidates)} things"
        told = [f"{one} ({labels[one]})" if labels and labels.get(one) else one for one in candidates]
        super().__init__(what, where=where, remedy=f"say which: {', '.join(told)}")


class Unreadable(KgError):
    """Report a file or folder that cannot be read or written."""


class DoesNotFit(KgError):
    """Report a term that an output format cannot hold."""


class BadTurtle(KgError):
    """Report a file that is not Turtle, with the line (from 1) where reading stopped."""

    exit_code = 1

    def __init__(self, path: Path, line: int, what: str, *, remedy: str = "") -> None:
        self.path, self.line = path, line
        super().__init__(what, where=f"{path}:{line}", remedy=remedy)


class DoesNotConform(KgError):
    """Report the findings for which a build was refused."""

    exit_code = 1

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = findings
        count = len(findings)
        super().__init__(
            f"{count} finding{'s' if count != 1 else ''} refuse{'' if count != 1 else 's'} the build",
            remedy="mend the lines above and build again",
        )


class NoBuild(KgError):
    """Report that nothing has been built yet, or not what is asked for."""


class BuildLocked(KgError):
    """Report that another build holds the lock."""


class QueryRefused(KgError):
    """Report SPARQL that is not valid or not allowed."""


class BadParameter(KgError):
    """Report a parameter that is unknown, missing or of the wrong type."""


class ProofBroken(KgError):
    """Report a proof of exposure with a step that does not follow."""


class NoProof(KgError):
    """Report that no proof can be given, because another engine has closed the graph."""


class LimitReached(KgError):
    """Report a time or size limit that was reached."""

    exit_code = 3
