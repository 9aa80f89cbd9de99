"""The cheapest proof of a fact: Knuth's generalisation of Dijkstra's algorithm, on what is near the fact."""

from __future__ import annotations

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.close.facts import Fact
    from kg.close.instances import Instance, Instances

_STEP = 1 << 20  # the cost of a step; what is told apart below it decides between proofs of as many steps
_NARROW = 64  # instances of one rule that are looked at first
Chosen = dict["Fact", "Instance | None"]  # how each fact of a proof is given, None for what is authored


def find_proof(instances: Instances, goal: Fact) -> tuple[Chosen, bool]:
    """Return how each fact of a proof is given, and whether no proof has fewer steps.

    At first not every instance of a rule is looked at: a fact may have hundreds of thousands.
    """
    most = _NARROW
    while True:
        search = Search(instances, most)
        chosen, steps = search.cheapest(goal)
        if chosen or not search.overlooked:
            return chosen, steps <= min(search.overlooked, default=steps)
        most *= 16


@dataclass(slots=True)
class Search:
    """What is known of the facts around a goal: how each is given, and how cheaply it is proved."""

    instances: Instances
    most: int
    given: dict[Fact, list[Instance]] = field(default_factory=dict)
    left: dict[Fact, int] = field(default_factory=dict)  # how many proofs are needed by what was not looked at
    overlooked: list[int] = field(default_factory=list)  # how many steps are in proofs that go there

    def cheapest(self, goal: Fact) -> tuple[Chosen, int]:
        """Return how each fact of the cheapest proof is given, and its steps; nothing where there is no proof.

        A step costs one, and its premises what they cost. No proof of a given cost goes through a fact that is too far
        from the goal, so the neighbourhood is made larger until it holds all that could be cheaper.
        """
        bound = 1
        while True:
            beyond = self._explore(goal, bound)
            costs, chosen = self._prove()
            steps = costs[goal] // _STEP if goal in costs else 2 * bound
            if goal in costs and (steps <= bound or not beyond):
                return chosen, steps
            if not beyond:
                return {}, 0
            bound = steps

    def _explore(self, goal: Fact, bound: int) -> bool:
        """Look at every fact through which a proof of at most this cost may go; say whether there are any beyond."""
        outside = {goal: 0}
        self.overlooked = []
        queue = [(0, goal)]
        beyond = False
        while queue:
            cost, fact = heapq.heappop(queue)
            if cost > outside[fact] or self.instances.facts.authored(fact):
                continue
            if cost + 1 > bound:
                beyond = True
                continue
            if fact not in self.given:
                self.given[fact], left = self.instances.of(fact, most=self.most)
                if left is not None:
                    self.left[fact] = left
            if fact in self.left:
                self.overlooked.append(cost + 1 + self.left[fact])
            for instance in self.given[fact]:
                unproven = [p for p in instance.premises if not self.instances.facts.authored(p)]
                through = cost + 1 + len(unproven) - 1  # each of the others takes a step at least
                for premise in unproven:
                    if through < outside.get(premise, through + 1):
                        outside[premise] = through
                        heapq.heappush(queue, (through, premise))
        return beyond

    def _prove(self) -> tuple[dict[Fact, int], Chosen]:
        """Return the least cost of every fact that can be proved from what was looked at, and by which instance."""
        costs: dict[Fact, int] = {}
        chosen: Chosen = {}
        waiting: dict[Fact, list[tuple[Fact, Instance]]] = defaultdict(list)
        missing: dict[tuple[Fact, Instance], int] = {}
        serial = count()
        queue: list[tuple[int, int, Fact, Instance | None]] = []
        for step in ((head, instance) for head, instances in self.given.items() for instance in instances):
            missing[step] = len(set(step[1].premises))
            if not missing[step]:
                queue.append((_cost(step[1], costs), next(serial), *step))
            for premise in set(step[1].premises):
                waiting[premise].append(step)
        queue += [(0, next(serial), p, None) for p in waiting if self.instances.facts.authored(p)]
        heapq.heapify(queue)
        while queue:
            cost, _, fact, by = heapq.heappop(queue)
            if fact in costs:
                continue
            costs[fact], chosen[fact] = cost, by
            for head, instance in waiting[fact]:
                missing[head, instance] -= 1
                if not missing[head, instance]:
                    heapq.heappush(queue, (_cost(instance, costs), next(serial), head, instance))
        return costs, chosen


def _cost(instance: Instance, costs: dict[Fact, int]) -> int:
    """Return what a step and its premises cost; of proofs with as many steps, one that argues of things goes first."""
    return _STEP + instance.rule.startswith("scm-") + sum(costs[premise] for premise in instance.premises)
