"""The plan: rules as plain data, in strata that an executor runs one after another.

A rule is a Horn clause over two kinds of atom: a class atom has one argument, a property atom two. Arguments are
variables (text) or constants (term codes). Whatever can join can run it: integer columns here, SQL elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Key = tuple[int, int]  # the code of a class or property, and how many arguments it takes
Triple = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Atom:
    """A class (one argument) or a property (two), by the code of its term."""

    relation: int
    arguments: tuple[str | int, ...]

    @property
    def key(self) -> Key:
        """Name the relation: its term and its arity."""
        return self.relation, len(self.arguments)

    @property
    def variables(self) -> tuple[str, ...]:
        """The arguments that are variables."""
        return tuple(argument for argument in self.arguments if isinstance(argument, str))

    def bind(self, *arguments: str | int) -> Atom:
        """Return the same relation with other arguments."""
        return Atom(self.relation, arguments)


@dataclass(frozen=True, slots=True)
class Rule:
    """If the body holds, so does the head, wherever the `unequal` variables differ.

    `name` is that of the rule of OWL 2 RL, `axioms` are the triples that it was made from: two axioms that say the same
    make equal rules.
    """

    name: str
    head: Atom
    body: tuple[Atom, ...]
    unequal: tuple[tuple[str, str], ...] = ()
    axioms: tuple[Triple, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Equality:
    """Whatever `member` is, for one value of each of `group`, is one thing."""

    name: str
    group: tuple[str, ...]
    member: str
    body: tuple[Atom, ...]
    axioms: tuple[Triple, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Denial:
    """If the body holds, the graph is inconsistent."""

    name: str
    body: tuple[Atom, ...]
    axioms: tuple[Triple, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """If any two of these atoms hold of the same things, the graph is inconsistent."""

    name: str
    atoms: tuple[Atom, ...]
    axioms: tuple[Triple, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Difference:
    """If any two of these terms are one thing, the graph is inconsistent."""

    name: str
    members: tuple[int, ...]
    axioms: tuple[Triple, ...] = field(default=(), compare=False)


Clause = Rule | Equality | Denial | Exclusion | Difference


@dataclass(frozen=True, slots=True)
class Stratum:
    """Rules that need each other (recursive), or nothing but earlier strata."""

    rules: tuple[Rule, ...]
    recursive: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What follows from an ontology, ready to run.

    Strata run in order, then the equalities, until nothing is merged any more; then denials, exclusions and differences
    are looked for. `unknown` names what the plan cannot hold: with any of it, owlrl has to close instead. `idle` names
    what no rule of OWL 2 RL uses, so that neither does.
    """

    strata: tuple[Stratum, ...]
    equalities: tuple[Equality, ...] = ()
    denials: tuple[Denial, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    differences: tuple[Difference, ...] = ()
    unknown: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order in which they run."""
        return tuple(rule for stratum in self.strata for rule in stratum.rules)


def is_a(name: int, x: str | int = "x") -> Atom:
    """Return the atom "x is a name"."""
    return Atom(name, (x,))


def tied(name: int, x: str | int = "x", y: str | int = "y") -> Atom:
    """Return the atom "x name y"."""
    return Atom(name, (x, y))
