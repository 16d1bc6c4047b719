"""Claims and tables in the formats of other tools."""

from aidgraph.exchange.claims import claims_jsonl, claims_table

__all__ = ["claims_jsonl", "claims_table"]
