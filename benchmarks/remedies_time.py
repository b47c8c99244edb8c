#!/usr/bin/env python3
"""What each remedy of `s2s plan` costs in time: optimizer steps with it against steps without, taking turns.

Build:  cmake --preset release -DS2S_BUILD_BENCHMARKS=ON && ninja -C build/release benchmark_training
Usage:  python benchmarks/remedies_time.py [--preset mt5-small] [--precision float32] [--batch 8] [--rounds 5]

Each remedy's process and one without it step by turns, so that other load meets both alike. The factors are those of
engine/planning/remedies.cpp: the median of a step's seconds divided by the median of those without the remedy.
"""
import argparse
import pathlib
import statistics
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
REMEDIES = {
    "pieces of 128 MiB of logits": dict(logits_mib=128),
    "pieces of 64 MiB of logits": dict(logits_mib=64),
    "pieces of 32 MiB of logits": dict(logits_mib=32),
    "half the micro-batch, twice": dict(halves=2),
    "a quarter of the micro-batch": dict(halves=4),
    "gradient checkpointing": dict(checkpointing=1),
    "update in backward": dict(in_backward=1, clip=0),
    "bfloat16": dict(precision="bfloat16"),
    "int8 state": dict(state="int8"),
    "adafactor": dict(optimizer="adafactor"),
    "LoRA, rank 8": dict(lora=8),
    "vocabulary of 8,000": dict(vocabulary=8000),
}
WARM_UP = 2


class Steps:
    """A process that makes one optimizer step a line of input."""

    def __init__(self, options, settings):
        self.parts = settings.get("halves", 1)
        words = {"preset": options.preset, "precision": options.precision, "batch": options.batch // self.parts,
                 "threads": options.threads, **{k: v for k, v in settings.items() if k != "halves"}}
        command = [ROOT / "build/release/benchmarks/benchmark_training", *(f"{k}={v}" for k, v in words.items())]
        self.process = subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def seconds(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline().split()[0]) * self.parts

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def compare(options, settings):
    without, with_it = Steps(options, {}), Steps(options, settings)
    rounds = [(without.seconds(), with_it.seconds()) for _ in range(WARM_UP + options.rounds)][WARM_UP:]
    without.close()
    with_it.close()
    return [statistics.median(column) for column in zip(*rounds)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="mt5-small")
    parser.add_argument("--precision", default="float32")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    for name, settings in REMEDIES.items():
        if settings.get("precision") == options.precision:
            continue
        without, with_it = compare(options, settings)
        print(f"{name:30} {without:8.3f} s -> {with_it:8.3f} s  {with_it / without:5.2f}", flush=True)


if __name__ == "__main__":
    main()
