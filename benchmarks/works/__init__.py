"""The works that are measured, one a file, each with `NAME`, `BASELINES` and `measure(scale)`."""
