"""Prints the figures: each a ratio taken in one run, with the load of the machine beside it."""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import appends, following, rebuilding, submits


def main() -> None:
    """Measure one thing after another, each on servers of its own."""
    print(f"machine: {os.cpu_count()} kernen, belasting vooraf {os.getloadavg()[0]:.1f}\n")
    for measure in (appends.measure, following.measure, rebuilding.measure, submits.measure):
        with tempfile.TemporaryDirectory(prefix="weerklank-bench-") as own:
            for line in measure(Path(own) / "data"):
                print(line)
    print(f"\nbelasting achteraf {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
