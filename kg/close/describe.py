"""A plan as text, one clause a line, and as JSON that another executor can run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.close.plan import Atom, Denial, Difference, Equality, Exclusion, Plan, Rule, Stratum
from kg.namespaces import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.close.plan import Clause


def write_text(plan: Plan, spell: Callable[[int], str]) -> str:
    """Return a plan for people: strata of rules, then what makes things one, then what may not be.

    A rule reads `prp-spo2  x0 tg:a x2 <- x0 tg:b x1, x1 tg:c x2`.
    """
    parts: list[tuple[str, tuple[Clause, ...]]] = [
        (f"stratum {number}" + (", to the fixpoint" if stratum.recursive else ""), stratum.rules)
        for number, stratum in enumerate(plan.strata, start=1)
    ]
    parts += [("equal", plan.equalities), ("inconsistent", (*plan.denials, *plan.exclusions, *plan.differences))]
    lines = [(title, [f"{clause.name}  {_say(clause, spell)}" for clause in clauses]) for title, clauses in parts]
    lines += [("not known to the plan, owlrl closes instead", list(plan.unknown)), ("used by no rule", list(plan.idle))]
    return "".join(f"{title}\n" + "".join(f"  {line}\n" for line in part) for title, part in lines if part)


def _say(clause: Clause, spell: Callable[[int], str]) -> str:
    """Write a clause without its name."""
    match clause:
        case Rule(head=head, body=body, unequal=unequal):
            premises = [_show(atom, spell) for atom in body] + [f"{x} ≠ {y}" for x, y in unequal]
            return _show(head, spell) + (f" <- {', '.join(premises)}" if premises else "")
        case Equality(group=group, member=member, body=body):
            return f"one {member} for each {', '.join(group)} <- {', '.join(_show(atom, spell) for atom in body)}"
        case Denial(body=body):
            return ", ".join(_show(atom, spell) for atom in body)
        case Exclusion(atoms=atoms):
            return "two of " + ", ".join(_show(atom, spell) for atom in atoms)
        case Difference(members=members):
            return "one thing: two of " + ", ".join(_term(code, spell) for code in members)


def _show(atom: Atom, spell: Callable[[int], str]) -> str:
    first, *rest = (a if isinstance(a, str) else _term(a, spell) for a in atom.arguments)
    name = _term(atom.relation, spell)
    return f"{first} {name} {rest[0]}" if rest else f"{first} a {name}"


def _term(code: int, spell: Callable[[int], str]) -> str:
    spelling = spell(code)
    return shorten(spelling[1:-1]) if spelling.startswith("<") else spelling


def write_json(plan: Plan, spell: Callable[[int], str]) -> str:
    """Return a plan as JSON: terms in N-Triples, variables led by `?`, an atom as property or class and arguments."""

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
