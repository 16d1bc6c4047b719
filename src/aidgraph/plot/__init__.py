"""Pictures of measures for a paper: Matplotlib figures, to be saved as SVG, PDF or PNG.

`figure.savefig("bars.svg")` writes one. Needs the extra `plot`. Colours are those of Tol's bright scheme, which stay
apart under every colour blindness; names are in Chinese, where a font for it is installed, or in English. A picture
that leaves something out says on it how much of how much it shows.
"""

from aidgraph.plot.bars import bars
from aidgraph.plot.curves import concentration_curve, removal_curve
from aidgraph.plot.heat import heat_map
from aidgraph.plot.times import time_lines

__all__ = ["bars", "concentration_curve", "heat_map", "removal_curve", "time_lines"]
