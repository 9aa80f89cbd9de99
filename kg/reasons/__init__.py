"""Why a triple holds, down to file and line of each premise; and why one does not."""

from kg.reasons.explanation import Explanation
from kg.reasons.records import Missing, NearMiss, Place, Reason

__all__ = ["Explanation", "Missing", "NearMiss", "Place", "Reason"]
