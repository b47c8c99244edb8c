#!/usr/bin/env python3
"""Generation speed of this engine and of Hugging Face transformers, taking turns on one machine.

Needs:  pip install torch==2.13.0 "transformers<5" safetensors, and a built project (./workbench build)
Usage:  python benchmarks/generate_vs_transformers.py [--shape t5-small] [--batch 16] [--source 32] [--new 64]
                                                      [--beams 1] [--threads 2] [--rounds 5] [--batches 2]

The same random weights answer the same token ids through `s2s generate` and through `generate`. Rounds alternate, so
that whatever else the machine does meets both; loading is not counted on either side. The table shows the median of
the rounds and their ratio, and the share of answers whose tokens are the same (in bfloat16 near ties fall either way).
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import torch
from transformers import GenerationConfig, MT5Config, MT5ForConditionalGeneration, T5Config, T5ForConditionalGeneration

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHAPES = {
    "t5-small": (T5Config(d_model=512, d_kv=64, d_ff=2048, num_layers=6, num_heads=8, decoder_start_token_id=0),
                 T5ForConditionalGeneration),
    "mt5-small": (MT5Config(decoder_start_token_id=0), MT5ForConditionalGeneration),
}


def engine_round(options, precision, folder):
    """Tokens a second and the answers, from one run of the program."""
    words = ["generate", folder, "--prompts", folder / "prompts.jsonl", "--json", "--threads", options.threads,
             "--precision", precision, "--beams", options.beams, "--max-new-tokens", options.new, "--batch-size", options.batch]
    run = subprocess.run([ROOT / "build/release/s2s", *map(str, words)], stdout=subprocess.PIPE, check=True, text=True)
    answer = json.loads(run.stdout)
    return answer["tokens_per_second"], [output["token_ids"] for output in answer["outputs"]]


def transformers_round(options, model, prompts):
    config = GenerationConfig(num_beams=options.beams, do_sample=False, max_new_tokens=options.new, pad_token_id=0,
                              eos_token_id=1, decoder_start_token_id=0)
    answers, begin = [], time.perf_counter()
    for first in range(0, len(prompts), options.batch):
        ids = prompts[first:first + options.batch]
        with torch.no_grad():
            rows = model.generate(ids, attention_mask=torch.ones_like(ids), generation_config=config)[:, 1:].tolist()
        answers += [row[: row.index(1) + 1] if 1 in row else row for row in rows]
    seconds = time.perf_counter() - begin
    return sum(map(len, answers)) / seconds, answers


def compare(options, precision, folder, model, prompts):
    model = model.to(getattr(torch, precision))
    transformers_round(options, model, prompts[:options.batch])  # warm
    theirs, ours = [], []
    for _ in range(options.rounds):
        speed, wanted = transformers_round(options, model, prompts)
        theirs.append(speed)
        speed, found = engine_round(options, precision, folder)
        ours.append(speed)
    same = sum(a == b for a, b in zip(wanted, found)) / len(wanted)
    theirs, ours = statistics.median(theirs), statistics.median(ours)
    print(f"{precision:10} {theirs:14.0f} {ours:14.0f} {ours / theirs:7.2f} {same:11.0%}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", default="t5-small", choices=sorted(SHAPES))
    for name, value in (("batch", 16), ("source", 32), ("new", 64), ("beams", 1), ("threads", 2), ("rounds", 5), ("batches", 2)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--precision", nargs="+", default=["float32", "bfloat16"])
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    config, model_class = SHAPES[options.shape]
    model = model_class(config).eval()
    prompts = torch.randint(3, config.vocab_size, (options.batches * options.batch, options.source))
    print(f"{options.shape} with random weights, {options.batches} x {options.batch} sources of {options.source} tokens, "
          f"{options.new} new, {options.beams} beams, {options.threads} threads, median of {options.rounds} rounds")
    print(f"{'precision':10} {'transformers/s':>14} {'this engine/s':>14} {'ratio':>7} {'same tokens':>11}")
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        model.save_pretrained(folder)
        lines = [json.dumps({"source_ids": row}) for row in prompts.tolist()]
        (folder / "prompts.jsonl").write_text("\n".join(lines) + "\n")
        for precision in options.precision:
            compare(options, precision, folder, model, prompts)


if __name__ == "__main__":
    sys.exit(main())
