"""The side-by-side measures: how well onrecord reads, and how fast.

`python -m benchmarks.quality` holds what is measured against floors that only rise;
`python -m benchmarks.speed` measures time and memory beside a peer. README.md tells
what each figure is. The package never imports this one.
"""
