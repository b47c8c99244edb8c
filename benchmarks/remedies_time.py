#!/usr/bin/env python3
"""What each remedy of `s2s plan` costs in time: optimizer steps with it against steps without, taking turns.

Build:  cmake --preset release -DS2S_BUILD_BENCHMARKS=ON && ninja -C build/release benchmark_training
Usage:  python benchmarks/remedies_time.py [--preset mt5-small] [--batch 8] [--rounds 5] [--threads 2]

The factors are those of engine/planning/remedies.cpp: medians of a step's seconds, divided by the median without the remedy.
"""
import argparse
import pathlib
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
REMEDIES = {
    "none": {},
    "chunked loss (32 MiB)": dict(logits_mib=32),
    "half the micro-batch, twice": dict(halves=2),
    "gradient checkpointing": dict(checkpointing=1),
    "update in backward": dict(in_backward=1, clip=0),
    "bfloat16": dict(precision="bfloat16"),
    "int8 state": dict(state="int8"),
    "adafactor": dict(optimizer="adafactor"),
    "LoRA, rank 8": dict(lora=8),
    "vocabulary of 8,000": dict(vocabulary=8000),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="mt5-small")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    times = {name: [] for name in REMEDIES}
    for name, settings in REMEDIES.items():
        settings = dict(settings)
        halves = settings.pop("halves", 1)
        words = {"preset": options.preset, "batch": options.batch // halves, "threads": options.threads, **settings}
        command = [ROOT / "build/release/benchmarks/benchmark_training", *(f"{k}={v}" for k, v in words.items())]
        answer = subprocess.run(list(map(str, command)), input="\n" * (options.rounds + 2), capture_output=True, text=True, check=True)
        times[name] = [float(line.split()[0]) * halves for line in answer.stdout.splitlines()[2:]]
    base = statistics.median(times["none"])
    for name, seconds in times.items():
        print(f"{name:30} {statistics.median(seconds):8.3f} s  {statistics.median(seconds) / base:5.2f}")


if __name__ == "__main__":
    main()
