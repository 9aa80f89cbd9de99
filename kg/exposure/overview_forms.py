"""The verdicts on all parties as a table, as CSV and as JSON: each with the rule, the build and the warning."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from io import StringIO
from typing import TYPE_CHECKING

from kg.exposure.report import NOTICE
from kg.exposure.rules import Finding
from kg.exposure.words import period_words, rule_words
from kg.namespaces import shorten
from kg.reports.plain_table import plain_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exposure.overview import Overview, Row

COLUMNS = ("party", "label", "status", "verdict", "accounted for", "chain")
_CSV = (
    "party",
    "label",
    "status",
    "verdict",
    "effective",
    "accounted",
    "chain",
    "why",
    "regime",
    "as_of",
    "version",
    "cited",
    "build",
    "notice",
)
TYPES = dict.fromkeys(_CSV, "string") | {"effective": "boolean", "as_of": "date"}


def cells(row: Row) -> list[str]:
    """Return what a table shows of a row."""
    late = "" if row.effective else ", not yet effective"
    return [shorten(row.party), row.label, row.status, row.finding.value + late, row.accounted, row.chain or row.why]


def heading(overview: Overview) -> Iterator[str]:
    """Yield what stands above a table: the rule, how it stands on the day, how many parties have which verdict."""
    rule, day = overview.rule, overview.day
    yield f"{rule.label} on {day}: {len(overview.rows)} of {overview.known} parties"
    counts = ((overview.count(finding), finding.value) for finding in Finding)
    yield "; ".join(f"{count} {word}" for count, word in counts if count)
    for standing in rule.standing(day):
        cited = "; ".join(standing.version.citations)
        yield f"{standing.version.label}: {rule_words(standing.version)} ({cited})"
        yield f"{standing.period.label}: {period_words(standing.period)}"
    if not rule.standing(day):
        yield f"{rule.absence(day)[0]}; only the lists count"


def footer(overview: Overview) -> str:
    """Return what stands below a table."""
    return f"Build {overview.build}. {NOTICE}"


def as_text(overview: Overview) -> str:
    """Write the table with what stands above and below it."""
    table = plain_table(COLUMNS, [cells(row) for row in overview.rows])
    return "\n".join([*heading(overview), "", *table, "", footer(overview)]) + "\n"


def rows(overview: Overview) -> Iterator[list[object]]:
    """Yield a row for each party; the build and the warning stand in each, since rows get about alone."""
    of_all = {"regime": overview.rule.key, "as_of": overview.day, "build": overview.build, "notice": NOTICE}
    for row in overview.rows:
        said = asdict(row) | of_all | {"verdict": row.finding.value, "cited": "; ".join(row.citations)}
        yield [said[name] for name in _CSV]


def as_csv(overview: Overview) -> str:
    """Write the rows as CSV."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_CSV)
    for row in rows(overview):
        writer.writerow([str(cell).lower() if isinstance(cell, bool) else cell for cell in row])
    return out.getvalue()


def as_json(overview: Overview) -> str:
    """Write the verdicts as JSON."""
    rule = overview.rule
    versions = [
        {
            "iri": s.version.iri,
            "label": s.version.label,
            "citations": list(s.version.citations),
            "period": s.period.status,
        }
        for s in rule.standing(overview.day)
    ]
    said = {
        "regime": rule.key,
        "rule": {"iri": rule.iri, "label": rule.label, "issuer": rule.issuer},
        "as_of": overview.day.isoformat(),
        "versions": versions,
        "parties": overview.known,
        "verdicts": [asdict(row) for row in overview.rows],
        "build": overview.build,
        "notice": NOTICE,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"
