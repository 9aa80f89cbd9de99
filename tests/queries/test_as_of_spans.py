"""Every comparison with `as_of` in a stored query means what `Span.on` and `come_by` mean, on both engines.

The comparisons are taken out of the queries as they stand and put to drawn bounds: any of them may be missing, and
none need be in order (but for a listing
of several days). Whether a query then does with the answer what it says is looked at in `test_as_of`.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.dates import Days
from kg.spans import Certainty, Span, come_by

pytestmark = pytest.mark.slow

QUERIES = {path.stem: path for path in sorted((Path(__file__).parents[2] / "queries").rglob("*.rq"))}
STATE = ("start_earliest", "start_latest", "end_earliest", "end_latest", "last_confirmed", "sold_by")
EVENT = ("earliest", "latest")
LISTING = ("listing_earliest", "listing_latest")  # the days on which a listing can have been take the place of the day
BOUNDS = (*STATE, *LISTING, *EVENT)
OTHERWISE = {"ownership-rules": "the periods of a rule have single days, which are compared as they stand"}
FIRST = date(2018, 1, 1)
WORDS = {Certainty.NO: "no", Certainty.POSSIBLY: "possibly", Certainty.CERTAINLY: "certainly"}

Case = dict[str, date | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """An expression of SPARQL over `?as_of` and the bounds that it names, the prefixes of these left out."""

    text: str

    @property
    def bounds(self) -> tuple[str, ...]:
        """The bounds that it names."""
        return tuple(sorted(set(re.findall(r"\?(\w+)", self.text)) - {"as_of"}))

    @property
    def yes_or_no(self) -> bool:
        """Whether it only keeps what certainly or possibly was."""
        return not self.text.startswith("IF(")


def plain(name: str) -> str:
    """Leave out what a query puts before the name of a bound: `other_start_earliest`, `founded_earliest`."""
    return next((bound for bound in BOUNDS if re.fullmatch(rf"(\w+_)?{bound}", name)), name)


def balanced(text: str, start: int) -> str:
    """Return what stands in the brackets that open at a place."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if not depth:
            return text[start + 1 : place]
    raise AssertionError("a bracket stays open")


def comparisons(text: str) -> set[Comparison]:
    """Return the comparisons of a query with the bounds of ties."""
    found = set()
    for match in re.finditer(r"\b(BIND|FILTER)(?=\()", text):
        inside = re.sub(r"\s+", " ", balanced(text, match.end())).strip()
        expression = re.sub(r" AS \?\w+$", "", inside)
        if "COALESCE(" in expression and re.search(r"\?as_of|\?listing_earliest", expression):
            found.add(Comparison(re.sub(r"\?(\w+)", lambda m: "?" + plain(m.group(1)), expression)))
    return found


BY_COMPARISON: dict[Comparison, list[str]] = defaultdict(list)
for stem, path in QUERIES.items():
    for one in comparisons(path.read_text(encoding="utf-8")):
        BY_COMPARISON[one].append(stem)


def expected(case: Case, bounds: tuple[str, ...]) -> Certainty:
    """Say with our own spans what a comparison must give."""
    day = case["as_of"]
    assert day
    if set(bounds) & set(EVENT) and not any(case[bound] for bound in STATE):
        return come_by(Days(case["earliest"], case["latest"]), day)
    span = Span(*(case[bound] for bound in STATE[:4]), confirmed=case["last_confirmed"])
    if set(bounds) & set(LISTING):
        first, last = case["listing_earliest"], case["listing_latest"]
        assert first
        assert last
        answers = {span.on(first + timedelta(days=n)) for n in range((last - first).days + 1)}
        return answers.pop() if len(answers) == 1 else Certainty.POSSIBLY
    sold = case["sold_by"] if "sold_by" in bounds else None
    return Certainty.NO if sold and day > sold else span.on(day)


def question(comparison: Comparison, cases: list[Case]) -> str:
    names = ("as_of", *comparison.bounds)
    rows = "\n".join(
        f"({number} {' '.join(literal(case[name]) for name in names)})" for number, case in enumerate(cases)
    )
    variables = " ".join(f"?{name}" for name in names)
    return (
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>\n"
        f"SELECT ?case ?answer WHERE {{ VALUES (?case {variables}) {{ {rows} }} BIND({comparison.text} AS ?answer) }}"
    )


def literal(day: date | None) -> str:
    return f'"{day}"^^xsd:date' if day else "UNDEF"


def on_oxigraph(text: str) -> dict[int, str]:
    found = ox.Store().query(text)
    assert isinstance(found, ox.QuerySolutions)
    return {int(row["case"].value): row["answer"].value for row in found}


def on_rdflib(text: str) -> dict[int, str]:
    return {int(row[0]): str(row[1]) for row in rdflib.Graph().query(text)}  # type: ignore[index]


days = st.integers(0, 9).map(lambda n: FIRST + timedelta(days=n))
maybe = st.none() | days


@st.composite
def cases(draw: st.DrawFn, bounds: tuple[str, ...]) -> Case:
    """Draw a state or an event, whichever the comparison asks about, and a day."""
    event = bool(set(bounds) & set(EVENT)) and (not set(bounds) & set(STATE) or draw(st.booleans()))
    named = EVENT if event else STATE
    case: Case = {bound: draw(maybe) if bound in named else None for bound in BOUNDS}
    if set(bounds) & set(LISTING):
        case["listing_earliest"], case["listing_latest"] = sorted((draw(days), draw(days)))
        put_in_order(case)
    return case | {"as_of": draw(days)}


def put_in_order(case: Case) -> None:
    """Exchange the bounds of a state so that none contradicts another."""
    known = [bound for bound in STATE[:4] if case[bound]]
    case.update(zip(known, sorted(day for bound in known if (day := case[bound])), strict=True))
    if case["last_confirmed"] and case["end_latest"]:
        case["last_confirmed"] = min(case["last_confirmed"], case["end_latest"])


def test_every_query_with_a_day_compares_it_here() -> None:
    with_day = {stem for stem, path in QUERIES.items() if "?as_of {" in path.read_text(encoding="utf-8")}
    compared = {stem for stems in BY_COMPARISON.values() for stem in stems}
    assert with_day - compared == set(OTHERWISE)
    assert compared - with_day == {"ties-at-listings"}


def test_every_bound_is_understood() -> None:
    assert {bound for comparison in BY_COMPARISON for bound in comparison.bounds} == set(BOUNDS)


@pytest.mark.parametrize("comparison", BY_COMPARISON, ids=lambda one: BY_COMPARISON[one][0])
@pytest.mark.parametrize("engine", [on_oxigraph, on_rdflib])
def test_a_comparison_means_what_spans_mean(comparison: Comparison, engine: object) -> None:
    assert callable(engine)
    many = settings(max_examples=20 if engine is on_oxigraph else 3, deadline=None)

    @many
    @given(st.lists(cases(comparison.bounds), min_size=10, max_size=25))
    def compare(drawn: list[Case]) -> None:
        answers = engine(question(comparison, drawn))
        for number, case in enumerate(drawn):
            meant = expected(case, comparison.bounds)
            told = str(meant is not Certainty.NO).lower() if comparison.yes_or_no else WORDS[meant]
            assert answers[number] == told, case

    compare()
