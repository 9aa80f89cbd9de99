"""Order rules into strata: what is needed first comes first, relations that need each other share a stratum."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.close.plan import Stratum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.close.plan import Key, Rule


def stratify(rules: Iterable[Rule]) -> tuple[Stratum, ...]:
    """Return the rules in strata, each after all that it needs."""
    by_head: dict[Key, list[Rule]] = defaultdict(list)
    for rule in dict.fromkeys(rules):
        if rule.body != (rule.head,):
            by_head[rule.head.key].append(rule)
    needs = {head: sorted({a.key for r in group for a in r.body} & by_head.keys()) for head, group in by_head.items()}
    strata = []
    for component in components(needs):
        group = tuple(rule for head in component for rule in by_head[head])
        recursive = any(atom.key in component for rule in group for atom in rule.body)
        strata.append(Stratum(group, recursive))
    return tuple(strata)


def components(needs: Mapping[Key, Iterable[Key]]) -> list[list[Key]]:
    """Return the strongly connected components of a graph, what is needed first (Tarjan, 1972; without recursion)."""
    index: dict[Key, int] = {}
    low: dict[Key, int] = {}
    open_: dict[Key, None] = {}  # the stack, in order, with fast membership
    found: list[list[Key]] = []
    for root in needs:
        path: list[tuple[Key, Iterator[Key]]] = [] if root in index else [(root, iter(needs[root]))]
        if path:
            index[root] = low[root] = len(index)
            open_[root] = None
        while path:
            node, following = path[-1]
            fresh = next((other for other in following if _visit(node, other, index, low, open_)), None)
            if fresh is not None:
                path.append((fresh, iter(needs[fresh])))
                continue
            path.pop()
            if path:
                low[path[-1][0]] = min(low[path[-1][0]], low[node])
            if low[node] == index[node]:
                found.append(_close(node, open_))
    return found


def _visit(node: Key, other: Key, index: dict[Key, int], low: dict[Key, int], open_: dict[Key, None]) -> bool:
    """Look at an edge; say whether it leads to something new."""
    if other in index:
        if other in open_:
            low[node] = min(low[node], index[other])
        return False
    index[other] = low[other] = len(index)
    open_[other] = None
    return True


def _close(node: Key, open_: dict[Key, None]) -> list[Key]:
    """Take a finished component off the stack."""
    component = []
    while node in open_:
        member, _ = open_.popitem()
        component.append(member)
    return sorted(component)
