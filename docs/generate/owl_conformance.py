"""Write the table of the OWL 2 conformance cases; with --check, write nothing and say what is out of date.

The cases are read from ../shared/ (or $TIEGRAPH_SHARED); where that is missing, the table is left as it is.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.close.columns.conformance import (  # noqa: E402 # the tests' own reader, found by the line above
    SUITE,
    Check,
    Close,
    owlrl_closes,
    passes,
    plan_closes,
    read_suite,
)

TARGET = ROOT / "docs" / "reference" / "owl2-rl-conformance.md"
ENGINES: dict[str, Close] = {"plan": plan_closes, "owlrl": owlrl_closes}
KINDS = ("consistency", "inconsistency", "entailment", "non-entailment")

HEAD = """\
# OWL 2 RL: the conformance cases, case by case

Written by `docs/generate/owl_conformance.py`: run `make docs` with `../shared/` in place. These are the {count} checks
of the W3C's OWL 2 conformance cases of profile RL that are written in RDF/XML, imported ontologies merged in.

*yes*: the closure gives it. *asked*: the closure decides it when asked by refutation: the conclusion is denied, or
tried on things that nobody has heard of, and that is inconsistent, or says of them what was concluded. *no*: neither.
`tests/close/columns/test_conformance.py` says of each *no* why no rule of OWL 2 RL leads there.

"""


def answer(check: Check, close: Close) -> str:
    """Say how an engine gives what a check wants, if it does."""
    if passes(check, close):
        return "yes"
    return "asked" if check.kind == "entailment" and passes(check, close, refuting=True) else "no"


def write_table() -> str:
    """Return the page: counts by kind, then one row for each check."""
    checks = read_suite(SUITE)
    answers = {(c.case, c.kind, name): answer(c, close) for c in checks for name, close in ENGINES.items()}
    lines = [HEAD.format(count=len(checks)), "| kind | checks | " + " | ".join(ENGINES) + " |\n", "|---|---|---|---|\n"]
    for kind in KINDS:
        of_kind = [c for c in checks if c.kind == kind]
        cells = []
        for name in ENGINES:
            found = [answers[c.case, c.kind, name] for c in of_kind]
            asked = found.count("asked")
            cells.append(str(found.count("yes")) + (f" and {asked} asked" if asked else ""))
        lines.append(f"| {kind} | {len(of_kind)} | {' | '.join(cells)} |\n")
    lines.append("\n| case | kind | " + " | ".join(ENGINES) + " |\n|---|---|---|---|\n")
    lines += (
        f"| {c.case} | {c.kind} | {' | '.join(answers[c.case, c.kind, name] for name in ENGINES)} |\n" for c in checks
    )
    return "".join(lines)


def main() -> int:
    """Write the page or check it; without ../shared/ it is left as it is. Return the exit code."""
    if not SUITE.exists():
        return 0
    wanted = write_table()
    current = TARGET.read_text(encoding="utf-8") if TARGET.exists() else None
    if "--check" in sys.argv:
        if current != wanted:
            print(f"docs/reference/{TARGET.name}: not what the engines give", file=sys.stderr)
        return int(current != wanted)
    if current != wanted:
        TARGET.parent.mkdir(exist_ok=True)
        TARGET.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
