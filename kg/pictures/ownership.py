"""Who owns and controls whom, as a picture: owners above, what they own below, the colours those of the verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.pictures.boxes import Box, Style, draw_boxes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.pictures.arrows import Arrow

STYLES = {
    "listed": Style("#f8cfcf", "#a00000", thick=2.4),
    "covered": Style("#ffe699", "#a06000", thick=1.8),
    "possible": Style("#fff8d5", "#a06000", dashed=True),
    "not shown": Style("#eeeeee", "#666666"),
    "outside the rule": Style("#ffffff", "#666666", dashed=True),
}
UNKNOWN = Style("#ffffff", "#999999", dashed=True)
KEY = "A dashed arrow or box is possible and not certain."


def draw_ownership(
    parties: Mapping[str, tuple[str, str]], arrows: Sequence[Arrow], *, about: str, title: str, note: str
) -> str:
    """Return the picture as SVG; each party has its name and its verdict in the words of exposure.

    >>> parties = {"a": ("Acme", "listed"), "b": ("Bolt", "covered")}
    >>> from kg.pictures.arrows import Arrow
    >>> svg = draw_ownership(parties, [Arrow("a", "b", "50 % of shares")], about="b", title="Bolt: covered", note="")
    >>> "50 % of shares" in svg
    True
    """
    boxes = [Box(key, name, word, STYLES.get(word, UNKNOWN)) for key, (name, word) in parties.items()]
    words = [word for _, word in parties.values()]
    legend = {word: style for word, style in STYLES.items() if word in words}
    return draw_boxes(boxes, arrows, foot=about, title=title, note=f"{KEY} {note}", legend=legend)
