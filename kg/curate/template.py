"""The template of a case: a folder that passes `kg check` once its blanks are filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from kg.check.blanks import BLANK
from kg.curate.cite import Described, describe_copy, read_described
from kg.errors import KgError, Unreadable
from kg.namespaces import DCTERMS, ID, PREFIXES, TG

if TYPE_CHECKING:
    from pathlib import Path

    from kg.reports.copies import Copy
    from kg.resources import Project

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TAKEN = frozenset({"derived", "inferred", "ontology"})  # graphs that the build makes
_USED = ("dcterms", "id", "rdfs", "tg", "vocab", "xsd")

_HEADER = """\
{prefixes}
<https://w3id.org/tiegraph/graph/{case}/{folder}/{topic}> a tg:SourceGraph ;
    rdfs:label {label} ;
    dcterms:license <{licence}> ;
    tg:edition "{edition}" ;
    tg:retrievedOn "{retrieved}"^^xsd:date ;
    tg:source {source} .
"""
_SOURCE = """
{source} a tg:Source ;
    rdfs:label "{blank}: what it is, and of which day"@en ;
    dcterms:license <{licence}> ;
    dcterms:title "{blank}: its title"@en ;
{bytes}    tg:edition "{edition}" ;
    tg:retrievedOn "{retrieved}"^^xsd:date ;
    tg:sourceKind vocab:source-kind-{blank} .
"""
_PASSAGES = "\n# Passages: `kg cite FILE SELECTOR` prints each as a block to paste below.\n"
_COMPANY = """
id:org-{node} a tg:Organisation ;
    rdfs:label {name} ;
    tg:legalStatus vocab:legal-status-unresolved ;
    tg:organisationKind vocab:organisation-kind-company .

id:name-{node} a tg:Name ;
    rdfs:label {label} ;
    tg:nameKind vocab:name-kind-as-named ;
    tg:nameText {name} ;
    tg:preferredNameOf id:org-{node} .

id:classification-{node} a tg:Classification ;
    rdfs:label "{blank}: who is counted among what"@en ;
    tg:classified id:org-{node} ;
    tg:classifiedAs vocab:industry-{blank} .

id:statement-{node}-1 a tg:Statement ;
    rdfs:label "{blank}: what is said"@en ;
    tg:modality vocab:modality-asserted ;
    tg:passage <{source}#{blank}> ;
    tg:polarity vocab:polarity-affirmed ;
    tg:states id:classification-{node} , id:name-{node} .
"""
_README = """\
# {name}

{blank}: in one sentence, what this case tells and from which sources.

| folder | what it holds |
|---|---|
| `{folder}/` | {blank} |
"""


@dataclass(frozen=True, slots=True)
class Template:
    """The files that were written, and the party that the case was kept apart from, if its name was taken."""

    files: tuple[Path, ...]
    party: str
    apart_from: str = ""


def write_case(
    project: Project, case: str, *, name: str = "", folder: str = "source", copy: Copy | None = None
) -> Template:
    """Write the folder of a new case, and return what was written.

    With a copy of its source, the hash is filled in; if the data describe that edition already, the case cites it. A
    party whose IRI is taken gets another: whether the two are one is an identity claim, not a guess.
    """
    for part, word in ((case, "case"), (folder, "source folder")):
        _demand_name(part, word)
    target = project.data[0] / case
    if target.exists():
        raise Unreadable(
            "is there already", where=str(target), remedy="fill it in, or remove the folder, or choose another name"
        )
    described = read_described(project)
    known = described.edition(copy) if copy else None
    taken = ID + f"org-{case}" in described.nodes
    files = _fill(case, name or case.replace("-", " ").title(), folder, described, known, copy, taken=taken)
    try:
        (target / folder).mkdir(parents=True)
        for path, text in files.items():
            (target / path).write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unreadable(
            f"cannot be written ({error.strerror})", where=str(target), remedy="check that you may"
        ) from error
    written = tuple(target / path for path in files)
    party = f"id:org-{_node(case, folder, taken=taken)}"
    return Template(written, party, f"id:org-{case}" if taken else "")


def _demand_name(name: str, word: str) -> None:
    """Refuse a name that is none, or that the build needs."""
    if _NAME.fullmatch(name) and name not in _TAKEN:
        return
    plain = "-".join(re.findall(r"[a-z0-9]+", name.lower()))
    hint = f", such as {plain!r}" if plain and plain not in _TAKEN else ""
    raise KgError(f"{name!r} is no name for a {word}", remedy=f"use small letters, digits and hyphens{hint}")


def _node(case: str, folder: str, *, taken: bool) -> str:
    """Return the end of the IRIs of a case's own nodes."""
    return f"{case}-{folder}" if taken else case


def _fill(
    case: str,
    name: str,
    folder: str,
    described: Described,
    known: str | None,
    copy: Copy | None,
    *,
    taken: bool,
) -> dict[str, str]:
    """Return the text of each file by its path in the folder of the case."""
    iri = known or f"{ID}source-{case}-{folder}"
    said = described.nodes.get(iri, {})
    values = {
        "prefixes": "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in _USED),
        "case": case,
        "folder": folder,
        "blank": BLANK,
        "licence": said.get(DCTERMS + "license", f"https://example.org/{BLANK}"),
        "edition": said.get(TG + "edition", f"{BLANK}, or: not stated"),
        "retrieved": said.get(TG + "retrievedOn", BLANK),
        "node": _node(case, folder, taken=taken),
        "name": str(Literal(name, language="en")),
    }
    short = f"id:{iri.removeprefix(ID)}"
    own = describe_copy(copy) if copy else f'    tg:sha256 "{BLANK}: kg cite FILE prints it" ;\n'
    about = {topic: str(Literal(text, language="en")) for topic, text in _labels(name).items()}
    source = _HEADER.format(**values, topic="source", label=about["source"], source=short)
    used = source if known else source + _SOURCE.format(**values, bytes=own, source=short)
    company = _HEADER.format(**values, topic="company", label=about["company"], source=short)
    named = str(Literal(f"Name: {name}", language="en"))
    return {
        "README.md": _README.format(**values | {"name": name}),
        f"{folder}/source.ttl": used + _PASSAGES,
        f"{folder}/company.ttl": company + _COMPANY.format(**values, label=named, source=iri),
    }


def _labels(name: str) -> dict[str, str]:
    """Return what each file of a case is about."""
    return {"source": f"The source of the case {name} and its passages", "company": f"What the source says of {name}"}
