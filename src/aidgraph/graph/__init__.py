"""The knowledge graph: one object that hands out things, claims, results and networks, wherever the graph lives."""

from aidgraph.graph.knowledge import KnowledgeGraph
from aidgraph.graph.opening import load_graph, open_graph

__all__ = ["KnowledgeGraph", "load_graph", "open_graph"]
