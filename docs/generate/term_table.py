"""Write the table of terms, ontology/README.md; with --check, write nothing and say if it is out of date."""

import sys

from model import Model, Term, read_model, write_or_check
from model.read import ONTOLOGY

HEAD = """\
# The ontology

Written by `docs/generate/term_table.py`: change the modules, then run `make docs`.

{classes} classes and {properties} properties in {modules} modules, within OWL 2 RL. Every term has a definition and
an example in its module; the [reference](../docs/reference/ontology/README.md) shows them with diagrams, and with what
shapes demand of them. Code lists stand in `codes/`, SHACL shapes in `shapes/`, mappings to other vocabularies in
[`align/`](align/README.md).

"""


def link(module: str, name: str) -> str:
    """Return a link to the page of a module, at a term."""
    return f"[`{name}`](../docs/reference/ontology/{module}.md#{name.lower()})"


def rank(term: Term) -> tuple[bool, bool, str]:
    """Return what terms are sorted by: classes, properties, flat edges, each by name."""
    return (not term.is_class, term.kind == "flat edge", term.name)


def write_table(model: Model) -> str:
    """Return the page: a table of classes and one of properties for each module."""
    classes, properties = model.classes(), model.properties()
    page = [HEAD.format(classes=len(classes), properties=len(properties), modules=len(model.modules))]
    for module, comment in model.modules.items():
        page.append(f"## {module}\n\n{comment}\n\n| term | | what it means |\n|---|---|---|\n")
        for term in sorted(
            model.terms.values(), key=lambda term: (not term.is_class, term.kind == "flat edge", term.name)
        ):
            if term.module == module:
                name = link(module, term.name) if term.is_class else f"`{term.name}`"
                named = f"{term.label} · {term.chinese}" if term.chinese else term.label
                kind = named if term.is_class else f"{term.kind}"
                page.append(f"| {name} | {kind} | {term.definition} |\n")
        page.append("\n")
    return "".join(page).rstrip("\n") + "\n"


def main() -> int:
    """Write the page or check it; return the exit code."""
    return write_or_check({ONTOLOGY / "README.md": write_table(read_model())})


if __name__ == "__main__":
    sys.exit(main())
