"""Write what the commands of the documentation print into its pages anew: `python -m tests.docs.rewrite [PAGE]...`.

Only output that stands there already is replaced. Every line that `git diff` then shows is to be read.
"""

import sys
import tempfile
from pathlib import Path

from kg.build import build_graph
from kg.resources import Project
from tests.docs.running import PAGES, ROOT, copy_project, lines, run_page


def rewrite(path: Path, built: Project) -> None:
    """Replace the output of each command of a page by what it prints, unless a command that prints nothing fails."""
    before, after = "", path.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        copy_project(built, Path(name))
        for step in run_page(after, Path(name)):
            if step.expected:
                printed = "".join(f"{line}\n" for line in lines(step.printed))
                passed, shown, after = after.partition(f"$ {step.command}\n{step.expected}")
                before += passed + shown.removesuffix(step.expected) + printed
            if "Traceback" in step.printed or (step.problem and not step.expected):
                sys.exit(f"{path} is left as it is: {step.problem or step.printed}")
    path.write_text(before + after, encoding="utf-8")


if __name__ == "__main__":
    project = Project.at(ROOT)
    build_graph(project)
    for page in [Path(name).absolute() for name in sys.argv[1:]] or PAGES:
        rewrite(page, project)
