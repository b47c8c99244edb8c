#!/usr/bin/env python3
"""Writes seed_scatter.json: p-values and intervals of two systems trained with several seeds, over rows and seeds,
for tests/comparisons.

    pip install numpy scipy
    python3 tests/golden/metrics/make_seed_scatter.py

The score is a mean of numbers. Rows are resampled and exchanged for all seeds together, with the random numbers of
numpy.random.default_rng(12345); the mean of the seeds' paired differences lies about its own by their standard error
times Student's t (engine/metrics/seed_scatter.h has the sources).
"""
import json
import pathlib

import numpy as np
from scipy import optimize, stats

SAMPLES, SEED = 200, 12345


def compared(first, second):
    """Of numbers [seeds, rows] of either system."""
    differences = first - second
    seeds, rows = differences.shape
    by_row, by_seed, found = differences.mean(axis=0), differences.mean(axis=1), abs(differences.mean())
    resampled = by_row[np.random.default_rng(SEED).integers(0, rows, (SAMPLES, rows))].mean(axis=1)
    exchange = np.random.default_rng(SEED).integers(2, size=SAMPLES * rows, dtype=bool).reshape(SAMPLES, rows)
    exchanged = np.where(exchange, -by_row, by_row).mean(axis=1)
    centred = resampled - resampled.mean()
    if seeds == 1:
        share = lambda chance: (np.count_nonzero(np.abs(chance) >= found) + 1) / (SAMPLES + 1)
        ordered = np.sort(resampled)
        low, high = ordered[SAMPLES // 40], ordered[SAMPLES - SAMPLES // 40 - 1]
    else:
        scatter = stats.t(seeds - 1, scale=stats.sem(by_seed))
        share = lambda chance: (np.sum(scatter.sf(found - chance) + scatter.cdf(-found - chance)) + 1) / (SAMPLES + 1)
        below = lambda bound: scatter.cdf(bound - resampled).mean()
        far = 1000 * (stats.sem(by_seed) + np.abs(resampled).max())
        low, high = (optimize.brentq(lambda bound: below(bound) - part, -far, far, xtol=1e-13)
                     for part in (1 / 40, 39 / 40))
    return {"first": first.tolist(), "second": second.tolist(), "difference": differences.mean(),
            "bootstrap": share(centred), "randomisation": share(exchanged), "interval": [low, high]}


random = np.random.default_rng(7)
cases = []
SHAPES = ((1, 25, 0.3, 0.0), (2, 20, 0.8, 0.3), (3, 30, 0.6, 0.2), (5, 25, 0.5, 0.4), (9, 15, 0.4, 0.1))
for seeds, rows, effect, spread in SHAPES:
    systems = []
    for shift in (effect, 0.0):
        by_seed = random.normal(0, spread, (seeds, 1))
        by_row, rest = random.normal(0, 0.5, (1, rows)), random.normal(0, 0.3, (seeds, rows))
        systems.append(np.round(shift + by_seed + by_row + rest, 6))
    cases.append(compared(*systems))
path = pathlib.Path(__file__).with_name("seed_scatter.json")
path.write_text(json.dumps({"samples": SAMPLES, "cases": cases}) + "\n", encoding="utf-8")
