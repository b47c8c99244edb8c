"""Whether TensorBoard reads in an exported event file what stands in the run's metrics.jsonl.

    build/release/s2s export RUN --tensorboard DIR
    python tests/golden/tensorboard/check_export.py RUN DIR

Compares every number, in single precision as TensorBoard keeps scalars. Exit status 0: all are equal.
"""
import json
import math
import os
import sys

import numpy as np
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator


def tag_of(key):
    return "validation/" + key[len("validation_"):] if key.startswith("validation_") else "train/" + key


def is_value(value):
    return value is None or (isinstance(value, (int, float)) and not isinstance(value, bool))


def written_curves(run):
    curves = {}
    with open(os.path.join(run, "metrics.jsonl"), encoding="utf-8") as file:
        for line in map(json.loads, file):
            scalars = {tag_of(key): value for key, value in line.items() if key not in ("step", "time_s")
                       and is_value(value)}
            for name, numbers in line.get("validation_sets", {}).items():
                scalars.update({f"validation/{key}/{name}": value for key, value in numbers.items() if is_value(value)})
            for tag, value in scalars.items():
                curves.setdefault(tag, []).append((line["step"], math.nan if value is None else value))
    return curves


def same(written, read):
    kept = float(np.float32(written))
    return kept == read or (math.isnan(kept) and math.isnan(read))


def main(run, folder):
    accumulator = EventAccumulator(folder, size_guidance={"scalars": 0})
    accumulator.Reload()
    curves = written_curves(run)
    tags = set(accumulator.Tags()["scalars"])
    assert tags == set(curves), f"tags differ: {sorted(tags ^ set(curves))}"
    points = 0
    for tag, written in curves.items():
        read = [(event.step, event.value) for event in accumulator.Scalars(tag)]
        assert len(read) == len(written), f"{tag}: {len(read)} points instead of {len(written)}"
        for (step, value), (read_step, read_value) in zip(written, read):
            assert step == read_step and same(value, read_value), f"{tag} at step {step}: {read_value} for {value}"
        points += len(read)
    print(f"{len(curves)} curves, {points} points: equal")


if __name__ == "__main__":
    main(*sys.argv[1:3])
