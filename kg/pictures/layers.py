"""Boxes in layers: whatever an arrow leads to stands below, but for the arrow that closes a circle.

The steps are those of Sugiyama, Tagawa and Toda (1981): break circles, put into layers by the longest way down, give
long arrows a place in each layer that they cross, and order each layer by the mean place of its neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ACROSS, DOWN = 0.55, 1.6  # inches between boxes, and from layer to layer
_SWEEPS = 6
_TALL = 0.75  # inches of a box, so that a long arrow passes beside it
_BEND = 0.3  # inches that a long arrow takes in a layer which it crosses


@dataclass(frozen=True, slots=True)
class Layout:
    """The middle of each box in inches, and for each pair of an arrow the points through which it bends."""

    places: Mapping[str, tuple[float, float]]
    bends: Mapping[tuple[str, str], tuple[tuple[float, float], ...]]


def arrange(
    widths: Mapping[str, float],
    pairs: Sequence[tuple[str, str]],
    *,
    foot: str,
    words: Mapping[tuple[str, str], float] | None = None,
) -> Layout:
    """Return where boxes of these widths stand; `pairs` lead from upper to lower, and `foot` stands lowest.

    `words` are the widths of what is written on the arrows: one that passes boxes has room for it beside them.

    >>> found = arrange({"owner": 1, "owned": 1}, [("owner", "owned")], foot="owned")
    >>> found.places["owner"][1] > found.places["owned"][1]
    True
    """
    straight = _without_circles(list(widths), sorted(set(pairs)), foot)
    height = _heights(list(widths), straight)
    sizes, chains = dict(widths), list[tuple[str, ...]]()
    for upper, lower in straight:
        between = [f"\0{upper}\0{lower}\0{layer}" for layer in range(height[upper] - 1, height[lower], -1)]
        height |= {name: height[upper] - 1 - number for number, name in enumerate(between)}
        wide = max((words or {}).get(pair, _BEND) for pair in ((upper, lower), (lower, upper)))
        sizes |= dict.fromkeys(between, _BEND) | dict.fromkeys(between[:1] + between[-1:], wide)
        chains.append((upper, *between, lower))
    order = _ordered(sizes, height, chains)
    places = _placed(order, sizes)
    bends = {(chain[0], chain[-1]): _past([places[name] for name in chain[1:-1]]) for chain in chains}
    bends |= {pair: bends[pair[::-1]][::-1] for pair in set(pairs) - bends.keys() if pair[::-1] in bends}
    return Layout({name: places[name] for name in widths}, bends)


def _past(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return the points of a line that goes straight down past the boxes of each layer that it crosses."""
    return tuple((x, y + side * _TALL / 2) for x, y in points for side in (1, -1))


def _without_circles(boxes: Sequence[str], pairs: Sequence[tuple[str, str]], foot: str) -> list[tuple[str, str]]:
    """Return the pairs with those turned round that lead back up, as seen on the way up from the foot."""
    done: set[str] = set()
    turned: set[tuple[str, str]] = set()

    def climb(box: str, below: tuple[str, ...]) -> None:
        done.add(box)
        for upper, lower in pairs:
            if lower == box and upper in (*below, box):
                turned.add((upper, lower))
            elif lower == box and upper not in done:
                climb(upper, (*below, box))

    for box in (foot, *boxes):
        if box not in done:
            climb(box, ())
    kept = {(lower, upper) if (upper, lower) in turned else (upper, lower) for upper, lower in pairs}
    return sorted(pair for pair in kept if pair[0] != pair[1])


def _heights(boxes: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return the number of the layer of each box, from 0 at the foot, by the longest way down."""
    height = dict.fromkeys(boxes, 0)
    for _ in boxes:
        higher = {upper: max(height[upper], height[lower] + 1) for upper, lower in reversed(pairs)}
        for upper, lower in pairs:
            higher[upper] = max(higher[upper], height[lower] + 1)
        if all(height[box] == number for box, number in higher.items()):
            break
        height |= higher
    return height


def _ordered(
    sizes: Mapping[str, float], height: Mapping[str, int], chains: Sequence[tuple[str, ...]]
) -> list[list[str]]:
    """Return the boxes of each layer from left to right, the lowest layer first."""
    layers = [[name for name in sizes if height[name] == layer] for layer in range(max(height.values(), default=0) + 1)]
    beside: dict[str, list[str]] = {name: [] for name in sizes}
    for chain in chains:
        for upper, lower in pairwise(chain):
            beside[upper].append(lower)
            beside[lower].append(upper)
    for sweep in range(_SWEEPS):
        for layer in layers if sweep % 2 else reversed(layers):
            middle = {name: (n + 0.5) / len(some) for some in layers for n, name in enumerate(some)}
            means = {name: _mean([middle[other] for other in beside[name]], middle[name]) for name in layer}
            layer.sort(key=means.__getitem__)
    return layers


def _mean(some: Sequence[float], otherwise: float) -> float:
    return sum(some) / len(some) if some else otherwise


def _placed(layers: Sequence[Sequence[str]], sizes: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Return the middle of each box; every layer is centred."""
    places: dict[str, tuple[float, float]] = {}
    for number, layer in enumerate(layers):
        left = -(sum(sizes[name] for name in layer) + ACROSS * (len(layer) - 1)) / 2
        for name in layer:
            places[name] = (left + sizes[name] / 2, number * DOWN)
            left += sizes[name] + ACROSS
    return places
