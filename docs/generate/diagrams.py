"""Write a diagram of each module as Graphviz DOT; with --check, say what is out of date; with --svg, draw pictures too.

The text is what is kept: the same ontology gives the same bytes. A picture depends on the version and the fonts of the
`dot` that draws it, so none is committed; --svg draws them beside the text where Graphviz is installed.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from model import Model, Term, read_model, write_or_check
from model.read import ROOT, TG

FOLDER = ROOT / "docs" / "reference" / "ontology" / "diagrams"
MANY = 3  # a property that points at more classes than this is drawn to one note that names them


def lines_of(model: Model, term: Term) -> list[str]:
    """Return what is written in the box of a class besides its name: properties without classes to point at."""
    own = [prop for prop in model.standing_on(term.name) if not prop.classes]
    return [f"{prop.name}: {', '.join(said.partition(':')[2] for said in prop.points_at) or 'text'}" for prop in own]


def arrows_of(model: Model, term: Term) -> list[tuple[str, str]]:
    """Return the arrows from a class: the property, and the class that it points at or all their names."""
    arrows = []
    for prop in model.standing_on(term.name):
        targets = prop.classes if len(prop.classes) <= MANY else [" · ".join(prop.classes)]
        arrows += [(prop.name, target) for target in targets]
    return arrows


def write_dot(model: Model, module: str) -> str:
    """Return the diagram of one module: its classes, what lies above them, and what they point at."""
    own = {term.name for term in model.classes(module)}
    inside = [_node(name, lines_of(model, model.terms[name]), model.terms[name].chinese) for name in sorted(own)]
    drawn, others = [], set[str]()
    for name in sorted(own):
        for upper in model.terms[name].above:
            drawn.append(f'  "{name}" -> "{upper}" [arrowhead=empty, style=dashed];')
            others |= {upper} - own
        for prop, target in arrows_of(model, model.terms[name]):
            drawn.append(f'  "{name}" -> "{target}" [label="{prop}"];')
            others |= {target} - own
    outside = [_outside(model, name) for name in sorted(others)]
    head = [
        f"// Module {module} of the Tiegraph ontology. Written by docs/generate/diagrams.py: run `make docs`.",
        f'digraph "{module}" {{',
        '  graph [rankdir=LR, nodesep=0.3, ranksep=0.8, fontname="sans-serif"];',
        '  node [shape=box, fontname="sans-serif", fontsize=11, margin="0.12,0.06"];',
        '  edge [fontname="sans-serif", fontsize=9];',
    ]
    return "\n".join([*head, *inside, *outside, *drawn, "}"]) + "\n"


def _node(name: str, lines: list[str], chinese: str) -> str:
    """Return the box of a class of the module."""
    label = "".join(f"{line}\\l" for line in lines)
    title = f"{name}\\n{chinese}" if chinese else name
    return f'  "{name}" [label="{title}{chr(92)}n{label}", URL="{TG}{name}"];'


def _outside(model: Model, name: str) -> str:
    """Return the box of a class of another module, or the note that names several."""
    known = model.terms.get(name)
    style = f'style=dotted, URL="{TG}{name}"' if known else "shape=note, style=dotted"
    return f'  "{name}" [{style}];'


def draw(paths: list[Path]) -> int:
    """Draw a picture beside each diagram; return the exit code."""
    if not (program := shutil.which("dot")):
        print("diagrams: no `dot` here; install Graphviz, or read the Mermaid diagrams of the pages", file=sys.stderr)
        return 2
    for path in paths:
        subprocess.run([program, "-Tsvg", "-o", path.with_suffix(".svg"), path], check=True)
    return 0


def main() -> int:
    """Write the diagrams or check them; return the exit code."""
    model = read_model()
    pages = {FOLDER / f"{module}.dot": write_dot(model, module) for module in model.modules if model.classes(module)}
    code = write_or_check(pages, sweep={FOLDER: "*.dot"})
    return draw(list(pages)) if "--svg" in sys.argv and not code else code


if __name__ == "__main__":
    sys.exit(main())
