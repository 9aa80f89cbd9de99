"""The network of ties: parties are nodes, ties are edges; who is around a party, and by which ties two are joined."""

from kg.network.records import Edge, Network, Party, Tie

__all__ = ["Edge", "Network", "Party", "Tie"]
