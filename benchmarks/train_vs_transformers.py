#!/usr/bin/env python3
"""Optimizer steps of this engine and of Hugging Face transformers, taking turns on one machine.

Needs:  pip install torch==2.13.0 "transformers<5"
Build:  cmake --preset release -DS2S_BUILD_BENCHMARKS=ON && ninja -C build/release benchmark_training
Usage:  python benchmarks/train_vs_transformers.py [--rounds 5] [--threads 2] [--cases mt5-bfloat16 …]

A step is forward, backward with dropout, clipping of the global norm and the optimizer's update, on random weights and
ids: same shapes, precision, batch and threads on both sides. transformers runs in a process of its own with
torch.optim.AdamW(fused=True), its Trainer's default; bfloat16 is mixed precision on both sides (float32 weights under
torch.autocast there, float32 masters here). Rounds alternate, so that whatever else the machine does meets both; the table shows medians and their ratio, the
peak of the process (all of it) and, of the engine, the peak of its tensors.
"""
import argparse
import pathlib
import resource
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
CASES = {
    "mt5-bfloat16": dict(preset="mt5-small", precision="bfloat16", batch=8),
    "mt5-bfloat16-small-memory": dict(preset="mt5-small", precision="bfloat16", batch=8, optimizer="adafactor",
                                      in_backward=1, clip=0),
    "mt5-float32": dict(preset="mt5-small", precision="float32", batch=8),
    "t5-bfloat16": dict(preset="t5-small", precision="bfloat16", batch=16),
    "t5-float32": dict(preset="t5-small", precision="float32", batch=16),
}
SOURCE = TARGET = 64


class Contender:
    """A program that does one round for each line of input."""

    def __init__(self, words):
        self.process = subprocess.Popen(list(map(str, words)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def round(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.answer = list(map(float, self.process.stdout.readline().split()))
        return self.answer[0]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def serve(preset, precision, batch, threads):
    """transformers' side."""
    import torch
    from transformers import MT5Config, MT5ForConditionalGeneration, T5Config, T5ForConditionalGeneration
    shapes = {
        "t5-small": (T5Config(d_model=512, d_kv=64, d_ff=2048, num_layers=6, num_heads=8, decoder_start_token_id=0),
                     T5ForConditionalGeneration),
        "mt5-small": (MT5Config(), MT5ForConditionalGeneration),
    }
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    config, model_class = shapes[preset]
    model = model_class(config).train()
    mixed = torch.autocast("cpu", torch.bfloat16, enabled=precision == "bfloat16")
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, fused=True)
    ids = torch.randint(3, config.vocab_size, (batch, SOURCE))
    labels = torch.randint(3, config.vocab_size, (batch, TARGET))
    mask = torch.ones_like(ids)
    for _ in sys.stdin:
        begin = time.perf_counter()
        optimizer.zero_grad(set_to_none=True)
        with mixed:
            loss = model(input_ids=ids, attention_mask=mask, labels=labels, use_cache=False).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seconds = time.perf_counter() - begin
        print(seconds, 0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, flush=True)


def compare(name, options):
    case = CASES[name]
    engine = [f"{key}={value}" for key, value in case.items()]
    engine += [f"source={SOURCE}", f"target={TARGET}", f"threads={options.threads}"]
    contenders = [
        Contender([sys.executable, __file__, "--serve", case["preset"], case["precision"], case["batch"], options.threads]),
        Contender([ROOT / "build/release/benchmarks/benchmark_training", *engine]),
    ]
    for contender in contenders:
        contender.round()  # warm
    times = [[], []]
    for _ in range(options.rounds):
        for contender, list_of_times in zip(contenders, times):
            list_of_times.append(contender.round())
    theirs, ours = (statistics.median(values) for values in times)
    peaks = [contender.answer[2] / 1e9 for contender in contenders]
    print(f"{name:28} {theirs:10.3f} s {ours:10.3f} s {theirs / ours:7.2f} {peaks[0]:9.2f} GB {peaks[1]:9.2f} GB "
          f"{contenders[1].answer[1] / 1e9:9.2f} GB", flush=True)
    for contender in contenders:
        contender.close()


def main():
    if sys.argv[1:2] == ["--serve"]:
        preset, precision, batch, threads = sys.argv[2:6]
        return serve(preset, precision, int(batch), int(threads))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--cases", nargs="+", default=list(CASES), choices=list(CASES))
    options = parser.parse_args()
    print(f"{options.threads} threads, median of {options.rounds} rounds, one step each, {SOURCE} + {TARGET} tokens a row")
    print(f"{'':28} {'transformers':>12} {'this engine':>12} {'ratio':>7} {'their peak':>12} {'our peak':>12} "
          f"{'our tensors':>12}")
    for name in options.cases:
        compare(name, options)


if __name__ == "__main__":
    sys.exit(main())
