"""The performance score of pages, as Lighthouse gives it for a phone: the median of some rounds on this machine.

    python tests/benchmarks/lighthouse.py SITE [ROUNDS]

SITE is the guide as `make site` builds it. Let the machine do nothing else meanwhile.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from lighthouse_pages import KINDS, measure


def main(site: str, rounds: str = "3") -> None:
    measured = [measure(Path(site)) for _ in range(int(rounds))]
    for kind in KINDS:
        scores = [one[kind].scores["performance"] for one in measured]
        metrics = {name: median(one[kind].metrics[name] for one in measured) for name in measured[0][kind].metrics}
        told = ", ".join(f"{name} {value:.0f}" for name, value in metrics.items())
        print(f"{kind}: {median(scores):.0f} of 100 ({min(scores)} to {max(scores)}); {told}")


if __name__ == "__main__":
    main(*sys.argv[1:])
