"""Write a reference page for each module of the ontology; with --check, say what is out of date."""

import sys
from pathlib import Path

from diagrams import arrows_of, lines_of
from model import Example, Model, Term, find_examples, read_model, write_or_check
from model.read import PREFIXES, ROOT

FOLDER = ROOT / "docs" / "reference" / "ontology"
NOTICE = "Written by `docs/generate/ontology_pages.py`: change the ontology, then run `make docs`."
INDEX = """\
# The ontology, module by module

{notice}

All terms are in `{tg}`, prefix `tg:`; code lists in `{vocab}`, prefix `vocab:`. Diagrams: a solid arrow is a property,
a dashed one with an open head leads to the class above; dotted boxes are classes of other modules. The same diagrams
stand in `diagrams/` as Graphviz text; `python docs/generate/diagrams.py --svg` draws them where `dot` is installed.

| module | what it holds | classes |
|---|---|---|
{rows}

## Every class, under the one above

{tree}
"""


def link(model: Model, name: str) -> str:
    """Return a link to a class, by its name."""
    return f"[{name}]({model.terms[name].module}.md#{name.lower()})" if name in model.terms else f"`{name}`"


def points_at(model: Model, term: Term) -> str:
    """Return what a property points at, as links and words."""
    said = []
    for name in term.points_at:
        prefix, _, rest = name.partition(":")
        code = f"a code of [`vocab:{rest}`](../../../ontology/codes/{rest}.ttl)"
        said.append({"vocab": code, "xsd": rest}.get(prefix, "") if rest else link(model, name))
    return ", ".join(said)


def write_mermaid(model: Model, module: str) -> str:
    """Return the diagram of a module as Mermaid."""
    lines = ["```mermaid", "classDiagram", "  direction LR"]
    for term in sorted(model.classes(module), key=lambda term: term.name):
        lines.append(f"  class {term.name}")
        lines += [f"  {term.name} : {line}" for line in lines_of(model, term)]
        lines += [f"  {upper} <|.. {term.name}" for upper in term.above]
        for prop, target in arrows_of(model, term):
            known = target in model.terms
            lines.append(f"  {term.name} --> {target} : {prop}" if known else f"  {term.name} : {prop} to one of many")
    return "\n".join([*lines, "```"])


def write_class(model: Model, term: Term, example: Example) -> str:
    """Return the section of a class."""
    facts = [f"*{term.label}* · {term.chinese}" + (f" · `id:{term.iri_kind}-...`" if term.iri_kind else "")]
    if term.above:
        facts.append("below " + ", ".join(link(model, name) for name in term.above))
    if lower := [other.name for other in model.classes() if term.name in other.above]:
        facts.append("above " + ", ".join(link(model, name) for name in lower))
    if term.disjoint:
        facts.append("never also " + ", ".join(link(model, name) for name in term.disjoint))
    parts = [f"## {term.name}", term.definition, *term.notes, "\n".join(f"- {fact}" for fact in facts)]
    if term.tie_label:
        ends = f"from `tg:{term.source_role}` to `tg:{term.target_role}`"
        same = f"between every two in `tg:{term.source_role}`"
        parts.append(f"Drawn {ends if term.source_role != term.target_role else same} as “{term.tie_label}”.")
    if own := model.standing_on(term.name):
        rows = [f"| `{prop.name}` | {points_at(model, prop)} | {explain(prop)} |" for prop in own]
        parts.append("\n".join(["| property | points at | |", "|---|---|---|", *rows]))
    parts += [write_example(term, example), *write_mappings(term)]
    return "\n\n".join(parts)


def explain(term: Term) -> str:
    """Return what a property means, what to mind, and an example."""
    return " ".join([term.definition, *term.notes, f"For example: {'; '.join(term.examples)}."])


def write_example(term: Term, example: Example) -> str:
    """Return an example in Turtle, with where it is from."""
    where = f"[`{example.path.relative_to(ROOT).as_posix()}`](../../../{example.path.relative_to(ROOT).as_posix()})"
    what = "" if example.type == term.name else f" (a `tg:{example.type}`, which lies below)"
    return f"```turtle\n{example.text}\n```\n\nFrom {where}{what}."


def write_mappings(term: Term) -> list[str]:
    """Return what the alignments say of a term."""
    rows = [f"- {relation} `{theirs}`: {why}" for relation, theirs, why in term.mappings]
    return ["Elsewhere:\n\n" + "\n".join(rows)] if rows else []


def write_properties(model: Model, module: str) -> str:
    """Return the table of the properties that no class of the module shows, and that of its flat edges."""
    parts = []
    shown = {prop.name for term in model.classes(module) for prop in model.standing_on(term.name)}
    if own := [term for term in model.properties(module) if term.kind != "flat edge" and term.name not in shown]:
        rows = [
            f"| `{term.name}` | {', '.join(link(model, name) for name in term.stands_on)} | {points_at(model, term)} "
            f"| {explain(term)} |"
            for term in sorted(own, key=lambda term: term.name)
        ]
        parts.append(
            "\n".join(["## More properties\n", "| property | stands on | points at | |", "|---|---|---|---|", *rows])
        )
    if edges := [term for term in model.properties(module) if term.kind == "flat edge"]:
        rows = [
            f"| `{term.name}` | {', '.join(link(model, name) for name in term.drawn_from)} | {', '.join(term.traits)} "
            f"| {explain(term)} |"
            for term in sorted(edges, key=lambda term: term.name)
        ]
        parts.append("\n".join(["## Flat edges\n", "| edge | drawn from | | |", "|---|---|---|---|", *rows]))
    mapped = [line for term in model.properties(module) for line in write_property_mappings(term)]
    if mapped:
        parts.append("## Properties elsewhere\n\n" + "\n".join(mapped))
    return "\n\n".join(parts)


def write_property_mappings(term: Term) -> list[str]:
    """Return what the alignments say of a property."""
    return [f"- `{term.name}` {relation} `{theirs}`: {why}" for relation, theirs, why in term.mappings]


def write_module(model: Model, module: str, examples: dict[str, Example]) -> str:
    """Return the page of a module."""
    parts = [f"# {module}", model.modules[module], NOTICE]
    if classes := model.classes(module):
        parts.append(write_mermaid(model, module))
        parts += [write_class(model, term, examples[term.name]) for term in classes]
    return "\n\n".join([*parts, write_properties(model, module)]).rstrip() + "\n"


def write_tree(model: Model) -> str:
    """Return every class under the one above, as a nested list."""

    def below(name: str, depth: int) -> list[str]:
        lower = sorted(term.name for term in model.classes() if term.above[:1] == [name])
        lines = [f"{'  ' * depth}- {link(model, name)}: {model.terms[name].chinese}"]
        return [*lines, *(line for one in lower for line in below(one, depth + 1))]

    tops = sorted(term.name for term in model.classes() if not term.above)
    return "\n".join(line for top in tops for line in below(top, 0))


def write_index(model: Model) -> str:
    """Return the page that leads to the modules."""
    rows = [
        f"| [{module}]({module}.md) | {comment} | {len(model.classes(module))} |"
        for module, comment in model.modules.items()
    ]
    values = {"notice": NOTICE, "tg": PREFIXES["tg"], "vocab": PREFIXES["vocab"]}
    return INDEX.format(rows="\n".join(rows), tree=write_tree(model), **values)


def write_pages() -> dict[Path, str]:
    """Return the text of each page."""
    model = read_model()
    examples = find_examples(model)
    pages = {FOLDER / f"{module}.md": write_module(model, module, examples) for module in model.modules}
    return {FOLDER / "README.md": write_index(model), **pages}


def main() -> int:
    """Write the pages or check them; return the exit code."""
    return write_or_check(write_pages(), sweep={FOLDER: "*.md"})


if __name__ == "__main__":
    sys.exit(main())
