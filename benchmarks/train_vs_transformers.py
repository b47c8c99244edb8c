#!/usr/bin/env python3
"""Training speed of this engine and of Hugging Face transformers, taking turns on one machine.

Needs:  pip install torch==2.13.0 "transformers<5"
Build:  cmake --preset release -DS2S_BUILD_BENCHMARKS=ON && ninja -C build/release benchmark_training
Usage:  python benchmarks/train_vs_transformers.py [--preset t5-small] [--batch 16] [--source 64] [--target 64]
                                                   [--threads 2] [--rounds 5] [--steps 1]

Both run forward and backward with dropout on random weights, the same shapes, precision and threads. Rounds alternate,
so that whatever else the machine does meets both; the table shows the median of the rounds and their ratio.
"""
import argparse
import pathlib
import statistics
import subprocess
import sys
import time

import torch
from transformers import MT5Config, MT5ForConditionalGeneration, T5Config, T5ForConditionalGeneration

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHAPES = {
    "t5-small": (T5Config(d_model=512, d_kv=64, d_ff=2048, num_layers=6, num_heads=8, decoder_start_token_id=0),
                 T5ForConditionalGeneration),
    "mt5-small": (MT5Config(), MT5ForConditionalGeneration),
}


class Engine:
    """The C++ program, one round per line."""

    def __init__(self, options, precision):
        program = ROOT / "build/release/benchmarks/benchmark_training"
        words = [options.preset, precision, options.batch, options.source, options.target, options.threads, options.steps]
        self.process = subprocess.Popen([program, *map(str, words)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def round(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Transformers:
    def __init__(self, options, precision):
        config, model_class = SHAPES[options.preset]
        torch.manual_seed(1)
        self.model = model_class(config).to(getattr(torch, precision)).train()
        self.ids = torch.randint(3, config.vocab_size, (options.batch, options.source))
        self.mask = torch.ones_like(self.ids)
        self.labels = torch.randint(3, config.vocab_size, (options.batch, options.target))
        self.steps = options.steps

    def round(self):
        begin = time.perf_counter()
        for _ in range(self.steps):
            self.model.zero_grad(set_to_none=True)
            self.model(input_ids=self.ids, attention_mask=self.mask, labels=self.labels, use_cache=False).loss.backward()
        return (time.perf_counter() - begin) / self.steps

    def close(self):
        del self.model


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--preset", default="t5-small", choices=sorted(SHAPES))
    for name, value in (("batch", 16), ("source", 64), ("target", 64), ("threads", 2), ("rounds", 5), ("steps", 1)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--precision", nargs="+", default=["float32", "bfloat16"])
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokens = options.batch * (options.source + options.target)
    print(f"{options.preset}, {options.batch} x ({options.source} + {options.target}) tokens, {options.threads} threads, "
          f"median of {options.rounds} rounds, forward and backward")
    print(f"{'precision':10} {'transformers':>14} {'this engine':>14} {'ratio':>7} {'tokens/s':>10}")
    for precision in options.precision:
        contenders = [Transformers(options, precision), Engine(options, precision)]
        for contender in contenders:
            contender.round()  # warm
        times = [[], []]
        for _ in range(options.rounds):
            for contender, list_of_times in zip(contenders, times):
                list_of_times.append(contender.round())
        theirs, ours = (statistics.median(values) for values in times)
        print(f"{precision:10} {theirs:12.3f} s {ours:12.3f} s {theirs / ours:7.2f} {tokens / ours:10.0f}", flush=True)
        for contender in contenders:
            contender.close()


if __name__ == "__main__":
    sys.exit(main())
