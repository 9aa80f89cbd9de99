"""Write the table of facts of the SenseTime case; with --check, write nothing and say what is out of date."""

import re
import sys
from collections import defaultdict
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

CASE = Path(__file__).parents[2] / "data" / "sensetime"
TG = "https://w3id.org/tiegraph/ontology/"
ID = "https://w3id.org/tiegraph/id/"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

HEAD = """\
# SenseTime: which fact is where

Written by `docs/generate/facts_table.py`: change the Turtle files, then run `make docs`.

The first case of Tiegraph tells what one encyclopedia article says of one company: {facts} facts in
{statements} statements, one a row. *Characters* is the half-open range of the cited sentence, counted from 0 in
Unicode code points of the snapshot; *with* are the ranges that its reading needs. *How* is the modality, and whose
word it is where it is not the article's own. `kg evidence NODE` shows the same for one node.

| folder | what it holds |
|---|---|
| `encyclopedia/` | the facts below, as vague and as attributed as the article is; no sentence of it is copied |
| `us-csl/`, `us-ofac/`, `ror/` | what public lists and a public registry say, each in its own edition |
| `curation/` | our own notes, identity claims and disagreements |

| fact | what is said | characters | with | how | nodes |
|---|---|---|---|---|---|
"""

Properties = dict[str, list[str]]


def read_nodes(folder: Path) -> dict[str, Properties]:
    """Return every node of a folder's Turtle files with the values of each property, sorted."""
    nodes: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for path in sorted(folder.glob("*.ttl")):
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
            triple: Triple = quad.triple
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
                nodes[triple.subject.value][triple.predicate.value].append(triple.object.value)
    return {node: {name: sorted(values) for name, values in found.items()} for node, found in nodes.items()}


def ranges(passages: list[str]) -> str:
    """Return the ranges of character of passages, in the order of the text."""
    found = (re.search(r"#char=(\d+),(\d+)$", passage) for passage in passages)
    return "; ".join(f"{start},{end}" for start, end in sorted((int(m[1]), int(m[2])) for m in found if m))


def how(statement: Properties, nodes: dict[str, Properties]) -> str:
    """Return the modality of a statement, and who speaks or that nobody is named."""
    modality = statement[TG + "modality"][0].rpartition("modality-")[2]
    quoted = ", quoted" if statement.get(TG + "quoted") == ["true"] else ""
    speakers = [nodes[speaker][LABEL][0] for speaker in statement.get(TG + "speaker", [])]
    nobody = ["speaker not named"] if statement.get(TG + "speakerNotNamed") == ["true"] else []
    return modality + quoted + "".join(f": {' and '.join(names)}" for names in (speakers, nobody) if names)


def rows(nodes: dict[str, Properties]) -> list[str]:
    """Return one row for each statement that carries a fact, by fact."""
    statements = {node: found for node, found in nodes.items() if TG + "factId" in found}
    lines = []
    for node in sorted(statements, key=lambda node: (statements[node][TG + "factId"], node)):
        statement = statements[node]
        what = statement[LABEL][0].partition(": ")[2]
        cells = (
            ", ".join(statement[TG + "factId"]),
            what,
            ranges(statement[TG + "passage"]),
            ranges(statement.get(TG + "contextPassage", [])),
            how(statement, nodes),
            " ".join(f"`{stated.removeprefix(ID)}`" for stated in statement[TG + "states"]),
        )
        lines.append("| " + " | ".join(cells) + " |")
    return lines


def write_table(folder: Path) -> str:
    """Return the page: what the case is, then one row for each statement."""
    nodes = read_nodes(folder)
    lines = rows(nodes)
    facts = {fact for found in nodes.values() for fact in found.get(TG + "factId", [])}
    return HEAD.format(facts=len(facts), statements=len(lines)) + "\n".join(lines) + "\n"


def main() -> int:
    """Write the page or check it; return the exit code."""
    target = CASE / "README.md"
    wanted = write_table(CASE / "encyclopedia")
    current = target.read_text(encoding="utf-8") if target.exists() else None
    if "--check" in sys.argv:
        if current != wanted:
            print("data/sensetime/README.md: not what the Turtle files give", file=sys.stderr)
        return int(current != wanted)
    if current != wanted:
        target.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
