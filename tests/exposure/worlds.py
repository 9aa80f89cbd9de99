"""Small invented worlds drawn at random: circles, ranges, open ends, doubtful claims, several lists."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from kg.exposure.records import Alike, Control, Entry, Joint, Party, Registered, Stake, Unnamed, World
from kg.exposure.rules import Period, Rule, Version
from kg.exposure.shares import Bound, Share
from kg.spans import Span

DAY = date(2023, 1, 1)
PARTIES = [f"id:org-example-{letter}" for letter in "abcdefgh"]
LIST, OTHER = "id:list-example", "id:list-other"
ALWAYS = Span(date(2000, 1, 1), date(2000, 1, 1), confirmed=date(2030, 1, 1))
SPANS = [
    *[ALWAYS] * 12,
    Span(),
    Span(date(2000, 1, 1), date(2000, 1, 1)),
    Span(date(2000, 1, 1), date(2000, 1, 1), date(2022, 12, 31), date(2022, 12, 31)),
    Span(date(2023, 1, 1), date(2023, 1, 1), date(2023, 1, 1), date(2023, 12, 31)),
]
STATUSES = [*["legal-person"] * 12, "fund", "unresolved", "brand", "unit"]
KINDS = ["nominee", "trust", "board-majority", "unspecified"]

parties = st.sampled_from(PARTIES)
spans = st.sampled_from(SPANS)
standings = st.sampled_from(["asserted"] * 12 + ["attributed", "planned", "contested", "denied"])


@st.composite
def shares(draw: st.DrawFn) -> Share:
    """Draw a share: exact, a range with open or closed ends, or unknown."""
    low, high = sorted(
        draw(st.lists(st.sampled_from([10, 25, 30, 49, 50, 51, 60, 75, 100, 0]), min_size=2, max_size=2))
    )
    form = draw(st.sampled_from(["exact", "exact", "range", "unknown"]))
    if form == "exact":
        return Share.exactly(high)
    if form == "unknown" or low == high:
        return Share()
    return Share(Bound(Fraction(low), draw(st.booleans())), Bound(Fraction(high), draw(st.booleans())))


@st.composite
def stakes(draw: st.DrawFn, number: int) -> Stake:
    return Stake(
        iri=f"id:stake-{number:02}",
        owner=draw(st.sampled_from([*PARTIES * 3, ""])),
        owned=draw(parties),
        interest=draw(st.sampled_from([*["shares"] * 6, "votes", "unspecified"])),
        share=draw(shares()),
        span=draw(spans),
        standing=draw(standings),
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Draw a world of eight parties."""
    stake_count = draw(st.integers(2, 14))
    names = [f"id:stake-{number:02}" for number in range(stake_count)]
    ends = st.lists(parties, min_size=2, max_size=2, unique=True)
    claimed = [(f"id:identity-{n}", *pair) for n, pair in enumerate(draw(st.lists(ends, max_size=2)))]
    if stake_count > 1:
        pairs = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)
        claimed += [(f"id:identity-stake-{n}", *pair) for n, pair in enumerate(draw(st.lists(pairs, max_size=3)))]
    verdicts, sure = st.sampled_from(["possible", "same", "different"]), st.sampled_from(["high", "low"])
    return World(
        parties={
            p: Party(iri=p, status=draw(st.sampled_from(STATUSES)), person=draw(st.sampled_from([*[False] * 9, True])))
            for p in PARTIES
        },
        stakes=tuple(draw(stakes(number)) for number in range(stake_count)),
        controls=tuple(
            Control(
                iri=f"id:control-{n}",
                controller=a,
                controlled=b,
                kind=draw(st.sampled_from(KINDS)),
                span=draw(spans),
                standing=draw(standings),
            )
            for n, (a, b) in enumerate(draw(st.lists(ends, max_size=2)))
        ),
        joints=tuple(
            Joint(iri=f"id:joint-arrangement-{n}", holders=frozenset(some), owned=draw(parties), span=draw(spans))
            for n, some in enumerate(draw(st.lists(ends, max_size=2)))
        ),
        entries=tuple(
            Entry(
                iri=f"id:entry-version-{n}",
                party=draw(parties),
                list=draw(st.sampled_from([LIST, LIST, OTHER])),
                span=draw(spans),
                standing=draw(standings),
                effective=draw(st.sampled_from([None, None, None, date(2023, 6, 1)])),
            )
            for n in range(draw(st.integers(1, 3)))
        ),
        claims=tuple(
            Alike(iri=iri, left=a, right=b, verdict=draw(verdicts), confidence=draw(sure)) for iri, a, b in claimed
        ),
        unnamed=tuple(Unnamed(iri=f"id:remaining-{n}", owned=draw(parties)) for n in range(draw(st.integers(0, 1)))),
        registered=tuple(
            Registered(
                iri=f"id:registration-{n}", party=draw(parties), places=frozenset({"id:place-x"}), span=draw(spans)
            )
            for n in range(draw(st.integers(0, 1)))
        ),
    )


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Draw a rule of one version, in force or only scheduled."""
    version = Version(
        iri="id:rule-version-example",
        seeds=frozenset({LIST}),
        may_seeds=frozenset({OTHER}) if draw(st.booleans()) else frozenset(),
        counts=draw(st.sampled_from([*[frozenset({"shares"})] * 4, frozenset({"shares", "votes"}), frozenset()])),
        may_count=draw(st.sampled_from([frozenset(), frozenset({"votes"})])),
        comparator=draw(st.sampled_from(["at-least", "more-than"])),
        threshold=Fraction(draw(st.sampled_from([25, 50, 50, 50]))),
        aggregation=draw(st.sampled_from(["all-listed", "single-owner", "joint-arrangement", "not-settled"])),
        controls=draw(st.sampled_from([frozenset(), frozenset({"nominee"}), frozenset({"nominee", "board-majority"})])),
        may_control=draw(st.sampled_from([frozenset(), frozenset({"trust"})])),
        reaches=frozenset({"legal-person", "fund", "unresolved"}),
        except_places=draw(st.sampled_from([frozenset(), frozenset({"id:place-x"})])),
        unknown=draw(st.sampled_from(["possible", "not-shown"])),
        outside=draw(st.sampled_from([*[""] * 12, "A text puts everybody outside."])),
    )
    status = draw(st.sampled_from(["in-force"] * 8 + ["scheduled", "suspended"]))
    period = Period(iri="id:rule-period-example", version=version.iri, status=status, span=ALWAYS)
    return Rule(iri="id:rule-example", key="example", versions=(version,), periods=(period,))
