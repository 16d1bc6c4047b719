"""Claims and tables in the formats of other tools."""

from aidgraph.exchange.claims import claims_jsonl, claims_table
from aidgraph.exchange.parquet import write_parquet

__all__ = ["claims_jsonl", "claims_table", "write_parquet"]
