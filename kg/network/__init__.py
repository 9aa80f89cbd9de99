"""The network of ties: parties are nodes, ties are edges; who is around a party, and by which ties two are joined."""

from kg.network.records import Edge, Network, Party, Tie
from kg.network.told import Path, Paths

__all__ = ["Edge", "Network", "Party", "Path", "Paths", "Tie"]
