"""A verdict as a picture: the parties of its proof, and who owns and controls whom of them on that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.exposure.chart import shown_parties
from kg.exposure.reach import Kind
from kg.exposure.report import NOTICE
from kg.exposure.words import plain
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exposure.report import Exposure
    from kg.pictures.boxes import Arrow
