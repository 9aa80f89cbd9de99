"""The bench judges answers by what is in them, tells a missed goal, and runs without what lies beside the checkout."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.close.columnar import close_columns
from kg.columns import encode, read_lines
from tests.bench import data, ours, theirs, world
from tests.bench.answers import judge_closure, judge_reading, judge_report, judge_rows
from tests.bench.chart import draw
from tests.bench.engines import STAGES
from tests.bench.goals import GOALS
from tests.bench.page import write_page
from tests.bench.peers import merge
from tests.bench.table import OURS, Figure, read_csv, share, write_csv
from tests.bench.wrong import VERDICTS

ROOT = Path(__file__).parents[1]
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
RESULT = """_:r <{sh}result> _:x . _:x <{sh}focusNode> <x:a> . _:x <{sh}value> {value} .
_:x <{sh}sourceConstraintComponent> <{sh}{component}ConstraintComponent> . _:x <{sh}resultSeverity> <{sh}Violation> .
"""


def figure(**changes: object) -> Figure:
    made = Figure(
        stage="close", size="10k", triples=9_933, engine=OURS, version="0", runs=3, cpu_s=0.03, ratio=1.0, rss_mib=100,
        made=20, right=10, missing=0, extra=0, noise=0, inconsistencies=9, data="own", day="2026-11-29", cores=2,
        machine="m", python="p",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a tiny graph and ontology."""
    (tmp_path / "data.nt").write_text('<x:a> <x:p> <x:b> .\n<x:a> <x:n> "1.00" .\n')
    (tmp_path / "tbox.ttl").write_text("<x:p> <x:q> ( <x:r> ) .")
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_what_was_respelt_is_missing_and_extra(folder: Path) -> None:
    answer = write(folder, "answer.nt", '<x:a> <x:p> <x:b> .\n<x:a> <x:n> "1" .\n')
    judged = judge_reading(answer, folder / "data.nt")
    assert (judged.right, judged.missing, judged.extra) == (2, 1, 1)
    assert dict(judged.kinds) == {"-x:n": 1, "+x:n": 1}


def test_of_a_closure_noise_counts_neither_way_and_kinds_are_named(folder: Path) -> None:
    said = (folder / "data.nt").read_text()
    right = write(folder, "ours.nt", f"{said}<x:b> <http://x/t#p> <x:a> .\n<x:a> {TYPE} <http://x/t#C> .\n")
    noise = f"<x:a> <http://www.w3.org/2002/07/owl#sameAs> <x:a> .\n_:b {TYPE} <x:C> .\n"
    answer = write(folder, "theirs.nt", f"{said}{noise}<x:b> <http://x/t#p> <x:a> .\n<x:a> {TYPE} <http://x/t#D> .\n")
    judged = judge_closure(answer, folder, right)
    assert (judged.right, judged.missing, judged.extra, judged.noise) == (2, 1, 1, 1)
    assert dict(judged.kinds) == {"-a C": 1, "+a D": 1}


def test_results_are_compared_by_what_they_say_and_decimals_by_what_they_are_worth(folder: Path) -> None:
    sh = "http://www.w3.org/ns/shacl#"
    decimal = '"{}"^^<http://www.w3.org/2001/XMLSchema#decimal>'

    def report(name: str, value: str, component: str) -> Path:
        return write(folder, name, RESULT.format(sh=sh, value=value, component=component).replace(" . ", " .\n"))

    right = report("ours.nt", decimal.format("5.00"), "Class")
    assert judge_report(report("same.nt", decimal.format("5"), "Class"), right).missing == 0
    other = judge_report(report("other.nt", decimal.format("5"), "Datatype"), right)
    assert (other.missing, other.extra, dict(other.kinds)) == (1, 1, {"-Class": 1, "+Datatype": 1})


def test_rows_count_as_often_as_they_come(folder: Path) -> None:
    right = write(folder, "ours.tsv", "q\ta\nq\ta\nq\tb\n")
    judged = judge_rows(write(folder, "theirs.tsv", "q\ta\nq\tb\nr\tc\n"), right)
    assert (judged.right, judged.missing, judged.extra) == (3, 1, 1)


def test_one_that_is_missing_is_never_rounded_away() -> None:
    assert share(figure(right=1_000_000, missing=1)) == "99.9 %"
    assert share(figure(right=1_000_000, missing=0)) == "100 %"
    assert share(figure(right=None, missing=None)) == ""


def test_figures_survive_being_written_and_read(tmp_path: Path) -> None:
    figures = [figure(), figure(engine="owlrl", ratio=None, right=None, missing=None, kinds="-a 1; +b, c 2")]
    write_csv(tmp_path / "bench.csv", figures)
    assert read_csv(tmp_path / "bench.csv") == figures


def test_a_fresh_figure_takes_the_place_of_that_of_its_stage_and_size() -> None:
    kept = [figure(size="1m"), figure(cpu_s=9.0), figure(stage="validate")]
    assert merge(kept, [figure(cpu_s=1.0)]) == [figure(cpu_s=1.0), figure(stage="validate"), figure(size="1m")]


def test_a_goal_that_is_missed_is_told_and_what_was_not_measured_too() -> None:
    goal = next(goal for goal in GOALS if "close 1M" in goal.said)
    assert (goal.measured([]), goal.verdict([])) == ("not measured", "")
    assert goal.verdict([figure(size="1m", cpu_s=0.59)]) == "reached"
    assert goal.verdict([figure(size="1m", cpu_s=0.61)]) == "**missed**"


def test_the_page_says_where_a_peer_is_faster_and_what_it_got_wrong() -> None:
    peer = figure(engine="reasonable", ratio=0.5, missing=4, kinds="-tiedTo 3; -a Investor 1", inconsistencies=0)
    page = write_page([figure(), peer])
    assert "- close: reasonable at 10k (0.5)" in page
    assert "4 of 10 missing (`tiedTo` 3, `a Investor` 1), none extra: it gives 60.0 %" in page.replace("\n", " ")
    assert "owlrl**" not in page


def test_every_peer_that_is_judged_is_measured() -> None:
    asked = {(name, stage.name) for stage in STAGES for name in stage.engines}
    assert {(verdict.engine, verdict.stage) for verdict in VERDICTS} <= asked
    assert {(stage, engine) for engine, stage in asked} == ours.STAGES.keys() | theirs.STAGES.keys()


def test_the_same_figures_give_the_same_picture() -> None:
    figures = [figure(), figure(size="1m", triples=960_000, cpu_s=0.4), figure(engine="owlrl", cpu_s=20.0)]
    assert draw(figures) == draw(figures)
    assert "owlrl" in draw(figures)


def test_the_world_of_our_own_has_each_triple_once_and_something_for_every_stage(tmp_path: Path) -> None:
    world.write(tmp_path, 40)
    lines = read_lines(tmp_path / "data.nt")
    assert lines.n_unique() == len(lines) > 1000
    assert set(read_lines(tmp_path / "data.ttl")) == set(lines)
    assert set(read_lines(tmp_path / "bad.nt")) != set(lines)
    closed = close_columns(encode([read_lines(tmp_path / "tbox.ttl"), lines]))
    told = set(closed.columns.spell(closed.predicate))
    assert {f"<{world.TERM}{name}>" for name in ("backs", "worksAt", "controls", "tiedTo", "ownedBy")} <= told
    assert not closed.contradictions


def test_without_the_neutral_bench_the_world_is_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "NEUTRAL", tmp_path / "nowhere")
    assert data.make_data(tmp_path, "1k") == "own"
    quads = read_lines(tmp_path / "data.nq")
    assert len(quads) == len(read_lines(tmp_path / "data.nt"))


@pytest.mark.slow
def test_the_bench_measures_peers_in_processes_of_their_own_and_finds_their_answers_right(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.bench.peers", "--size", "1k", "--csv", tmp_path / "bench.csv"]
    stages = [part for name in ("read N-Quads", "close", "validate", "queries") for part in ("--stage", name)]
    environment = {"PATH": "/usr/bin:/bin", "TIEGRAPH_SHARED": str(tmp_path)}
    done = subprocess.run([*command, *stages], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures = {(f.stage, f.engine): f for f in read_csv(tmp_path / "bench.csv")}
    assert figures["close", "owlrl"].missing == figures["close", "owlrl"].extra == 0
    assert figures["queries", "rdflib"].missing == figures["queries", "rdflib"].extra == 0
    assert figures["read N-Quads", "rdflib"].missing == 0
    assert figures["validate", "pyshacl"].extra == 0
    assert all(0 < f.cpu_s < 60 and 10 < f.rss_mib < 1000 for f in figures.values())
    assert "close" in done.stdout
