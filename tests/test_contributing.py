"""What CONTRIBUTING tells people to write can be checked as it stands."""

import re
from pathlib import Path

from kg.check import check_project
from kg.resources import Project

ROOT = Path(__file__).parents[1]


def test_the_template_of_a_source_conforms(built: Project, tmp_path: Path) -> None:
    (template,) = re.findall(r"^```turtle\n(.*?)^```$", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.M | re.S)
    path = tmp_path / "source.ttl"
    path.write_text(template, encoding="utf-8")
    assert check_project(built, [path]).findings == ()
