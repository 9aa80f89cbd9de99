"""A plan as text, one clause a line, and as JSON that another executor can run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.close.plan import Atom, Denial, Difference, Equality, Exclusion, Plan, Rule, Stratum
from kg.namespaces import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


def write_text(plan: Plan, spell: Callable[[int], str]) -> str:
    """Return a plan for people: strata of rules, then what makes things one, then what may not be.

    A rule reads `prp-spo2  x0 tg:a x2 <- x0 tg:b x1, x1 tg:c x2`.
    """
    return "\n".join(_lines(plan, spell)) + "\n"


def _lines(plan: Plan, spell: Callable[[int], str]) -> Iterator[str]:
    def show(*atoms: Atom) -> str:
        return ", ".join(_show(atom, spell) for atom in atoms)

    for number, stratum in enumerate(plan.strata, start=1):
        yield f"stratum {number}" + (", to the fixpoint" if stratum.recursive else "")
        for rule in stratum.rules:
            differ = "".join(f", {x} ≠ {y}" for x, y in rule.unequal)
            yield f"  {rule.name}  {show(rule.head)}" + (f" <- {show(*rule.body)}{differ}" if rule.body else "")
    if plan.equalities:
        yield "equal"
    for equality in plan.equalities:
        yield f"  {equality.name}  one {equality.member} for each {', '.join(equality.group)} <- {show(*equality.body)}"
    if plan.denials or plan.exclusions or plan.differences:
        yield "inconsistent"
    for denial in plan.denials:
        yield f"  {denial.name}  {show(*denial.body)}"
    for exclusion in plan.exclusions:
        yield f"  {exclusion.name}  two of {show(*exclusion.atoms)}"
    for difference in plan.differences:
        yield f"  {difference.name}  one thing: two of {', '.join(_term(code, spell) for code in difference.members)}"
    for title, names in (("not known to the plan, owlrl closes instead", plan.unknown), ("used by no rule", plan.idle)):
        if names:
            yield title
            yield from (f"  {name}" for name in names)


def _show(atom: Atom, spell: Callable[[int], str]) -> str:
    first, *rest = (a if isinstance(a, str) else _term(a, spell) for a in atom.arguments)
    name = _term(atom.relation, spell)
    return f"{first} {name} {rest[0]}" if rest else f"{first} a {name}"


def _term(code: int, spell: Callable[[int], str]) -> str:
    spelling = spell(code)
    return shorten(spelling[1:-1]) if spelling.startswith("<") else spelling


def write_json(plan: Plan, spell: Callable[[int], str]) -> str:
    """Return a plan as JSON: terms in N-Triples, variables led by `?`, an atom as its property or class and arguments."""

    def atom(value: Atom) -> list[str]:
        return [spell(value.relation), *(f"?{a}" if isinstance(a, str) else spell(a) for a in value.arguments)]

    def said(clause: Rule | Equality | Denial | Exclusion | Difference, **parts: Any) -> dict[str, Any]:
        axioms = [[spell(code) for code in axiom] for axiom in clause.axioms]
        return {"rule": clause.name, **parts} | ({"axioms": axioms} if axioms else {})

    def rule(value: Rule) -> dict[str, Any]:
        unequal = {"unequal": [[f"?{x}", f"?{y}"] for x, y in value.unequal]} if value.unequal else {}
        return said(value, head=atom(value.head), body=[atom(a) for a in value.body], **unequal)

    def lines(key: str, clauses: Iterable[object]) -> str:
        return f' "{key}": [' + ",".join("\n  " + json.dumps(c, ensure_ascii=False) for c in clauses) + "]"

    parts = [
        lines("strata", ({"recursive": s.recursive, "rules": [rule(r) for r in s.rules]} for s in plan.strata)),
        lines("equalities", (said(e, **_equal(e), body=[atom(a) for a in e.body]) for e in plan.equalities)),
        lines("denials", (said(d, body=[atom(a) for a in d.body]) for d in plan.denials)),
        lines("exclusions", (said(x, atoms=[atom(a) for a in x.atoms]) for x in plan.exclusions)),
        lines("differences", (said(d, members=[spell(code) for code in d.members]) for d in plan.differences)),
        lines("unknown", plan.unknown),
        lines("idle", plan.idle),
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _equal(equality: Equality) -> dict[str, Any]:
    return {"group": [f"?{name}" for name in equality.group], "member": f"?{equality.member}"}


def read_json(text: str, codes: Mapping[str, int]) -> Plan:
    """Return the plan that `write_json` wrote; `codes` number the terms by their spelling."""
    content = json.loads(text)

    def atom(value: list[str]) -> Atom:
        return Atom(codes[value[0]], tuple(a[1:] if a.startswith("?") else codes[a] for a in value[1:]))

    def atoms(values: list[list[str]]) -> tuple[Atom, ...]:
        return tuple(atom(value) for value in values)

    def axioms(clause: dict[str, Any]) -> tuple[tuple[int, int, int], ...]:
        return tuple((codes[s], codes[p], codes[o]) for s, p, o in clause.get("axioms", ()))

    def rule(value: dict[str, Any]) -> Rule:
        unequal = tuple((x[1:], y[1:]) for x, y in value.get("unequal", ()))
        return Rule(value["rule"], atom(value["head"]), atoms(value["body"]), unequal, axioms(value))

    return Plan(
        strata=tuple(Stratum(tuple(rule(r) for r in s["rules"]), s["recursive"]) for s in content["strata"]),
        equalities=tuple(
            Equality(e["rule"], tuple(v[1:] for v in e["group"]), e["member"][1:], atoms(e["body"]), axioms(e))
            for e in content["equalities"]
        ),
        denials=tuple(Denial(d["rule"], atoms(d["body"]), axioms(d)) for d in content["denials"]),
        exclusions=tuple(Exclusion(x["rule"], atoms(x["atoms"]), axioms(x)) for x in content["exclusions"]),
        differences=tuple(
            Difference(d["rule"], tuple(codes[m] for m in d["members"]), axioms(d)) for d in content["differences"]
        ),
        unknown=tuple(content["unknown"]),
        idle=tuple(content["idle"]),
    )
