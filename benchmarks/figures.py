"""Prints the figures: each a ratio taken in one run, with the load of the machine beside it.

`python benchmarks/figures.py` measures everything, `python benchmarks/figures.py appends` one part.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import appends, dates, following, imports, rebuilding, submits

PARTS: dict[str, Callable[[Path], list[str]]] = {
    "submits": submits.measure,
    "appends": appends.measure,
    "following": following.measure,
    "rebuilding": rebuilding.measure,
    "imports": imports.measure,
    "dates": dates.measure,
}
"""Every part by name: given a data directory of its own, it returns lines to print."""


def main(names: list[str]) -> int:
    """Measure one part after another, each on servers of its own; return the exit code."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"Dit onderdeel bestaat niet: {unknown[0]}. Kies uit: {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    print(f"machine: {os.cpu_count()} kernen, belasting vooraf {os.getloadavg()[0]:.1f}\n", flush=True)
    for name in names or PARTS:
        with tempfile.TemporaryDirectory(prefix="weerklank-bench-") as own:
            for line in PARTS[name](Path(own) / "data"):
                print(line, flush=True)
    print(f"\nbelasting achteraf {os.getloadavg()[0]:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
