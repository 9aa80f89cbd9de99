"""Write the Source and the Passages of the curators' notes; with --check, write nothing and say what is out of date."""

import hashlib
import re
import sys
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parents[2] / "data"
HEADING = re.compile(r"^#{1,3} .*$", flags=re.MULTILINE)
SOURCE = re.compile(r"tg:source id:(source-(?:curation|regimes)-[a-z0-9-]*?(\d{4}-\d\d-\d\d)) ")
NOTE = re.compile(r"### (?P<id>[a-z]\d\d) (?P<title>\S.*)")

HEADER = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/tiegraph/id/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tg: <https://w3id.org/tiegraph/ontology/> .
@prefix vocab: <https://w3id.org/tiegraph/vocab/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# Written from notes.md by docs/generate/note_passages.py: change the notes, then run `make docs`.

<https://w3id.org/tiegraph/graph/{folder}/source> a tg:SourceGraph ;
    rdfs:label "The curators' notes{subject} and their passages"@en ;
    dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/> ;
    tg:edition "{day}" ;
    tg:retrievedOn "{day}"^^xsd:date ;
    tg:source id:{source} .

id:{source} a tg:Source ;
    rdfs:label "Notes of the curators{subject}, {day}"@en ;
    dcterms:license <https://creativecommons.org/licenses/by-sa/4.0/> ;
    dcterms:title "Notes of the curators{subject}, {day}"@en ;
    tg:characterCount {length} ;
    tg:description "The file notes.md beside this one: what no retrieved source says, in our own words."@en ;
    tg:edition "{day}" ;
    tg:retrievedOn "{day}"^^xsd:date ;
    tg:sha256 "{sha256}" ;
    tg:sourceKind vocab:source-kind-curators-note .
"""

PASSAGE = """
<https://w3id.org/tiegraph/id/{source}#note-{id}> a tg:Passage ;
    rdfs:label "Note {id}: {title}"@en ;
    tg:inSource id:{source} ;
    tg:selector "char={start},{end};length={length},UTF-8" ;
    tg:sha256 "{sha256}" .
"""


class Note(NamedTuple):
    """A note: its id, its title and its half-open range of characters, heading included."""

    id: str
    title: str
    start: int
    end: int


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes in lower hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def read_notes(text: str) -> list[Note]:
    """Return the notes in their order; a note ends before the next heading, blank lines left out."""
    headings = list(HEADING.finditer(text))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    notes = []
    for heading, end in zip(headings, ends, strict=True):
        if note := NOTE.fullmatch(heading.group()):
            last = len(text[:end].rstrip())
            notes.append(Note(note["id"], note["title"].replace('"', "'"), heading.start(), last))
        elif heading.group().startswith("### "):
            sys.exit(f"notes.md: {heading.group()!r} is no heading of a note; write `### l01 Title`")
    if twice := {note.id for note in notes if [n.id for n in notes].count(note.id) > 1}:
        sys.exit(f"notes.md: more than one note is called {', '.join(sorted(twice))}; give each an id of its own")
    return notes


def source_of(folder: Path) -> tuple[str, str]:
    """Return the local name and the day of the source that the other files of a folder say they are from."""
    files = [path for path in sorted(folder.glob("*.ttl")) if path.name != "source.ttl"]
    named = {match.groups() for path in files for match in [SOURCE.search(path.read_text(encoding="utf-8"))] if match}
    if len(named) != 1:
        sys.exit(f"{folder}: its files name {len(named)} sources; let each name id:source-curation-CASE-YYYY-MM-DD")
    name, day = named.pop()
    return str(name), str(day)


def subject_of(folder: str, source: str) -> str:
    """Return what notes are about, as their title says it; the first case is the one that goes without saying."""
    if folder == "regimes":
        return " on ownership rules"
    case = folder.partition("/")[0].replace("-", " ").title()
    return f" on {case}" if "-curation-2" not in source.removeprefix("source") else ""


def write_source(text: str, *, folder: str, source: str, day: str) -> str:
    """Return the Turtle of the source and of the passages."""
    passages = [
        PASSAGE.format(source=source, length=len(text), sha256=sha256(text[note.start : note.end]), **note._asdict())
        for note in sorted(read_notes(text))
    ]
    told = {"folder": folder, "day": day, "source": source, "subject": subject_of(folder, source)}
    return HEADER.format(**told, length=len(text), sha256=sha256(text)) + "".join(passages)


def main() -> int:
    """Write the files or check them; return the exit code."""
    code = 0
    for notes in sorted(DATA.rglob("notes.md")):
        folder = notes.parent.relative_to(DATA).as_posix()
        source, day = source_of(notes.parent)
        wanted = write_source(notes.read_text(encoding="utf-8"), folder=folder, source=source, day=day)
        target = notes.with_name("source.ttl")
        if target.exists() and target.read_text(encoding="utf-8") == wanted:
            continue
        if "--check" in sys.argv:
            print(f"data/{folder}/source.ttl: not what notes.md gives", file=sys.stderr)
            code = 1
        else:
            target.write_text(wanted, encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
