"""Write the catalogue of stored queries, for people and as RDF; with --check, only say what is out of date."""

import re
import sys
from itertools import groupby
from pathlib import Path

from kg.ask.catalogue import catalogue
from kg.ask.header import Column, Parameter, Query, from_json
from kg.namespaces import PREFIXES, QUERY

QUERIES = Path(__file__).parents[2] / "queries"

HEAD = """\
# The questions

Written by `docs/generate/query_catalogue.py`: change the `.rq` files, then run `make docs`.

{count} questions and {checks} checks in {topics} topics. Ask one by its name, with your own values for its parameters:

```sh
kg query run ties-in-force --party SenseTime --as-of 2019-10-09
```

Each file is valid SPARQL as it stands, with example values. A parameter marked * is needed, one marked + takes several
values; one that is not given keeps the example of the file. Organisations, people and sources may be given by name in
any language. `kg query show NAME` tells more, [catalogue.ttl](catalogue.ttl) says the same as RDF.

**As of a day.** Many questions take `as_of`. A state (an agreement, a post, a stake) was in force on that day
*certainly* where its start lies before and a source shows that it still held, *possibly* where its bounds leave that
open. An event or a figure had come by that day, or can have. The column `certainty` says which; what was certainly not
is left out.
"""
TYPES = {
    "boolean": "xsd:boolean",
    "date": "xsd:date",
    "dateTime": "xsd:dateTime",
    "decimal": "xsd:decimal",
    "double": "xsd:double",
    "enum": "xsd:string",
    "integer": "xsd:integer",
    "lang": "rdf:langString",
    "string": "xsd:string",
}
FORMS = {"select": "select", "check": "select", "ask": "ask", "construct": "construct"}


def sparql(query: Query) -> str:
    """Return a query without its header."""
    return re.sub(r"^#\+.*\n", "", query.text, flags=re.M)


def said(parameter: Parameter | Column) -> str:
    """Return what the file says of a parameter or column, ready for a table."""
    return parameter.doc.replace("|", "\\|")


def page(queries: list[Query]) -> str:
    """Return the catalogue for people."""
    topics = {topic: list(group) for topic, group in groupby(queries, key=lambda query: query.topic)}
    checks = sum(query.kind == "check" for query in queries)
    parts = [HEAD.format(count=len(queries) - checks, checks=checks, topics=len(topics))]
    links = ", ".join(f"[{topic}](#{topic}) ({len(group)})" for topic, group in topics.items())
    parts.append(f"Topics: {links}.\n")
    for topic, group in topics.items():
        parts.append(f"## {topic.capitalize()}\n")
        parts += [entry(query) for query in group]
    return "\n".join(parts)


def entry(query: Query) -> str:
    """Return what people need to know of one query."""
    lines = [f"### [{query.name}]({query.path})\n", f"{query.summary}"]
    if query.description:
        lines.append(f"\n{query.description}")
    if query.params:
        lines.append("\n| parameter | type | |\n|---|---|---|")
        lines += [f"| `{p.name}`{marks(p)} | {kind(p)} | {said(p)} |" for p in query.params]
    if query.kind == "check":
        lines.append("\nA check: `kg check` asks it, and every row is a finding.")
    edges = f" An edge runs from `{query.source}` to `{query.target}`." if query.source else ""
    columns = ", ".join(f"`{c.name}`" for c in query.columns)
    lines.append(f"\nColumns: {columns}.{edges}\n")
    return "\n".join(lines)


def marks(parameter: Parameter) -> str:
    """Return the signs of a parameter that is needed or takes several values."""
    return "*" * parameter.required + "+" * parameter.many


def kind(parameter: Parameter) -> str:
    """Return what a parameter takes."""
    if parameter.values:
        return " \\| ".join(f"`{value}`" for value in parameter.values)
    return f"`{parameter.class_}`" if parameter.class_ else parameter.type


def text(value: str) -> str:
    """Write a text as a literal of Turtle."""
    escaped = value.replace("\\", "\\\\")
    if "\n" in value:
        return '"""' + escaped.replace('"""', '\\"""') + '"""'
    return '"' + escaped.replace('"', '\\"') + '"'


def turtle(queries: list[Query]) -> str:
    """Return the catalogue as RDF: one executable a query, one node a parameter, in SHACL's own terms."""
    used = ("dcterms", "query", "rdf", "rdfs", "sh", "tg", "xsd")
    lines = [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in used]
    declared = sorted({p for query in queries for p in re.findall(r"^PREFIX (\w+):", query.text, flags=re.M)})
    lines += ["", 'query:prefixes rdfs:label "The prefixes of the stored queries"@en ;']
    lines += [f"    sh:declare query:prefix-{prefix} ;" for prefix in declared]
    lines[-1] = lines[-1][:-1] + "."
    for prefix in declared:
        lines += ["", f"query:prefix-{prefix} a sh:PrefixDeclaration ;", f"    sh:prefix {text(prefix)} ;"]
        lines += [f'    sh:namespace "{PREFIXES[prefix]}"^^xsd:anyURI .']
    for query in queries:
        lines += ["", *executable(query)]
        for order, parameter in enumerate(query.params):
            lines += ["", *parameter_node(query, parameter, order)]
    return "\n".join(lines) + "\n"


def executable(query: Query) -> list[str]:
    """Return the Turtle of one query."""
    form = FORMS[query.kind]
    lines = [
        f"query:{query.name} a sh:SPARQLExecutable, sh:SPARQL{form.capitalize()}Executable ;",
        f"    rdfs:label {text(query.name)} ;",
        f"    rdfs:comment {text(query.summary)}@en ;",
    ]
    lines += [f"    dcterms:description {text(query.description)}@en ;"] * bool(query.description)
    lines += [f"    dcterms:subject {text(tag)} ;" for tag in query.tags]
    lines += [f"    sh:parameter {parameter_iri(query, p)} ;" for p in query.params]
    return [*lines, "    sh:prefixes query:prefixes ;", f"    sh:{form} {text(sparql(query))} ."]


def parameter_iri(query: Query, parameter: Parameter) -> str:
    """Return the IRI of a parameter of a query."""
    return f"<{QUERY}{query.name}#{parameter.name}>"


def parameter_node(query: Query, parameter: Parameter, order: int) -> list[str]:
    """Return the Turtle of one parameter; the last part of its path is the name of the variable."""
    lines = [
        f"{parameter_iri(query, parameter)} a sh:Parameter ;",
        f"    sh:path <{QUERY}parameter/{parameter.name}> ;",
        f"    sh:name {text(parameter.name)} ;",
        f"    sh:description {text(parameter.doc)}@en ;",
        f"    sh:order {order} ;",
    ]
    lines += [f"    sh:class {parameter.class_} ;"] * bool(parameter.class_)
    lines += [f"    sh:datatype {TYPES[parameter.type]} ;"] if parameter.type in TYPES else ["    sh:nodeKind sh:IRI ;"]
    lines += [f"    sh:in ( {' '.join(map(text, parameter.values))} ) ;"] * bool(parameter.values)
    lines += [f"    sh:pattern {text(parameter.pattern)} ;"] * bool(parameter.pattern)
    return [*lines, f"    sh:optional {str(not parameter.required).lower()} ."]


def main() -> int:
    """Write both files or check them; return the exit code."""
    found = catalogue(QUERIES)["queries"].values()
    queries = sorted(map(from_json, found), key=lambda query: (query.topic, query.name))
    code = 0
    for name, wanted in (("README.md", page(queries)), ("catalogue.ttl", turtle(queries))):
        target = QUERIES / name
        current = target.read_text(encoding="utf-8") if target.exists() else None
        if current == wanted:
            continue
        if "--check" in sys.argv:
            print(f"queries/{name}: not what the stored queries give", file=sys.stderr)
            code = 1
        else:
            target.write_text(wanted, encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
