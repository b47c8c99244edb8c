#!/usr/bin/env python3
"""Mixing rates of section 3.5.2 of Raffel et al. 2020, in exact fractions as far as the formula has them.

    python3 make.py > rates.json
"""
import json
import sys
from fractions import Fraction


def rates(sizes, kind, limit=None, temperature=1.0):
    if kind == "equal":
        return [1 / len(sizes)] * len(sizes)
    counted = [min(size, limit) if limit else size for size in sizes]
    proportional = [Fraction(count, sum(counted)) for count in counted]
    if kind == "proportional":
        return [float(rate) for rate in proportional]
    scaled = [float(rate) ** (1 / temperature) for rate in proportional]
    return [rate / sum(scaled) for rate in scaled]


SIZES = [[100, 10, 40], [2 ** 20, 5749, 364868, 2490], [7], [1, 1, 1000000]]
CASES = [("proportional", None, 1.0), ("proportional", 2 ** 16, 1.0), ("proportional", 20, 1.0),
         ("temperature", None, 1.0), ("temperature", 2 ** 21, 2.0), ("temperature", 2 ** 16, 8.0),
         ("temperature", 50, 0.5), ("equal", None, 1.0)]

json.dump([{"sizes": sizes, "kind": kind, "limit": limit, "temperature": temperature,
            "rates": rates(sizes, kind, limit, temperature)}
           for sizes in SIZES for kind, limit, temperature in CASES], sys.stdout, indent=1)
print()
