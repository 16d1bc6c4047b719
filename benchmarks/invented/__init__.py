"""An invented world of aid, of any size, for `benchmarks.generate`: nothing in it exists or was ever reported."""
