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

_NARROW = 64  # instances of one rule that are looked at first
Chosen = dict["Fact", "Instance | None"]  # how each fact of a proof is given, None for what is authored


def find_proof(instances: Instances, goal: Fact) -> tuple[Chosen, bool]:
    """Return how each fact of a proof is given, and whether no proof has fewer steps.

    At first not every instance of a rule is looked at: a fact may have hundreds of thousands.
    """
    most = _NARROW
    while True:
        search = Search(instances, most)
        chosen = search.cheapest(goal)
        if chosen or search.complete:
            return chosen, search.complete
        most *= 16


@dataclass(slots=True)
class Search:
    """What is known of the facts around a goal: how each is given, and how cheaply it is proved."""

    instances: Instances
    most: int
    given: dict[Fact, list[Instance]] = field(default_factory=dict)
    complete: bool = True  # whether every instance was looked at

    def cheapest(self, goal: Fact) -> Chosen:
        """Return how each fact of the cheapest proof is given; nothing where there is no proof.

        A step costs one, and its premises what they cost. No proof of a given cost goes through a fact that is too far
        from the goal, so the neighbourhood is made larger until it holds all that could be cheaper.
        """
        bound = 1
        while True:
            beyond = self._explore(goal, bound)
            costs, chosen = self._prove()
            if goal in costs and costs[goal] <= bound:
                return chosen
            if not beyond:
                return chosen if goal in costs else {}
            bound = costs.get(goal, 2 * bound)

    def _explore(self, goal: Fact, bound: int) -> bool:
        """Look at every fact through which a proof of at most this cost may go; say whether there are any beyond."""
        outside = {goal: 0}
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
                self.given[fact], all_ = self.instances.of(fact, most=self.most)
                self.complete &= all_
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
        waiting: dict[Fact, list[tuple[Fact, Instance]]] = defaultdict(list)
        missing: dict[tuple[Fact, Instance], int] = {}
        serial = count()
        queue: list[tuple[int, int, Fact, Instance | None]] = []
        for step in ((head, instance) for head, instances in self.given.items() for instance in instances):
            missing[step] = len(set(step[1].premises))
            if not missing[step]:
                queue.append((1, next(serial), *step))
            for premise in set(step[1].premises):
                waiting[premise].append(step)
        queue += [(0, next(serial), p, None) for p in waiting if self.instances.facts.authored(p)]
        heapq.heapify(queue)
        costs: dict[Fact, int] = {}
        chosen: Chosen = {}
        while queue:
            cost, _, fact, by = heapq.heappop(queue)
            if fact in costs:
                continue
            costs[fact], chosen[fact] = cost, by
            for head, instance in waiting[fact]:
                missing[head, instance] -= 1
                if not missing[head, instance]:
                    total = 1 + sum(costs[premise] for premise in instance.premises)
                    heapq.heappush(queue, (total, next(serial), head, instance))
        return costs, chosen
