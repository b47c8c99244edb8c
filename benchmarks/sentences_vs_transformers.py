#!/usr/bin/env python3
"""Real sentences a second: mT5-small fine-tuned on a table of pairs, as a Trainer does it and as the workbench can.

Needs:  pip install torch==2.13.0 "transformers<5"; a TSV of sentence pairs with a header
Usage:  python benchmarks/sentences_vs_transformers.py --pairs pairs.tsv --source en --target ko [--rounds 3] [--steps 6]

transformers: the full vocabulary of 250,112 rows, random batches of 16 rows padded to their longest. The engine: the
vocabulary cut down to what the sentences use (here a vocabulary of that size trained on them, since the lengths decide,
not the pieces), batches by tokens with length bucketing. Both in mixed bfloat16 with AdamW and clipping, on the same token
ids. Rounds alternate; medians of sentences a second and their ratio are printed.
"""
import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROWS = 16


def recipe(options, steps, folder):
    return {
        "name": "sentences",
        "model": {"from": "mt5-small", "initialization": "random"},
        "tokenizer": {"from": str(folder / "model")} if (folder / "model").exists() else
                     {"train": {"kind": "sentencepiece-unigram", "vocabulary_size": options.pieces}},
        "data": {"train": [{"path": str(pathlib.Path(options.pairs).resolve()), "source": options.source,
                            "target": options.target}], "max_source_tokens": 128, "max_target_tokens": 128},
        "training": {"steps": steps, "tokens_per_batch": options.tokens, "precision": "bfloat16", "device": "cpu",
                     "threads": options.threads},
        "optimizer": {"kind": "adamw", "learning_rate": 0.0005},
        "checkpoints": {"every_steps": 0, "in_background": False},
    }


def train(options, steps, folder, name):
    """The run's folder."""
    file, run = folder / f"{name}.json", folder / name
    file.write_text(json.dumps(recipe(options, steps, folder)))
    subprocess.run([ROOT / "build/release/s2s", "train", file, "--run", run], check=True, capture_output=True)
    return run


def engine_round(options, folder, number, rows):
    run = train(options, options.steps + 1, folder, f"round{number}")
    steps = [json.loads(line) for line in (run / "metrics.jsonl").read_text().splitlines()]
    first, last = steps[0], steps[-1]  # the first step is the warm one
    return (last["epoch"] - first["epoch"]) * rows / (last["time_s"] - first["time_s"])


def token_lengths(options, folder):
    """(source, target) lengths of every row, as the engine's tokenizer gives them."""
    header, *lines = pathlib.Path(options.pairs).read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    wanted = [columns.index(options.source), columns.index(options.target)]
    rows = [line.split("\t") for line in lines]
    rows = [row for row in rows if len(row) == len(columns)]
    lengths = []
    for column in wanted:
        done = subprocess.run([ROOT / "build/release/s2s", "tokenize", folder / "model", "--json"], check=True, text=True,
                              input="".join(row[column] + "\n" for row in rows), capture_output=True)
        lengths.append([min(128, len(result["ids"])) for result in json.loads(done.stdout)["results"]])
    return list(zip(*lengths))


class Transformers:
    def __init__(self, lengths, threads):
        import torch
        from transformers import MT5Config, MT5ForConditionalGeneration
        torch.set_num_threads(threads)
        torch.manual_seed(1)
        self.torch, self.lengths = torch, lengths
        self.model = MT5ForConditionalGeneration(MT5Config()).train()
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=5e-4, fused=True)
        self.random = random.Random(1)

    def step(self):
        torch = self.torch
        rows = self.random.sample(self.lengths, ROWS)
        source, target = max(row[0] for row in rows), max(row[1] for row in rows)
        ids, labels = torch.zeros(ROWS, source, dtype=torch.long), torch.full((ROWS, target), -100)
        for i, (long, wide) in enumerate(rows):
            ids[i, :long] = torch.randint(3, 250112, (long,))
            labels[i, :wide] = torch.randint(3, 250112, (wide,))
        self.optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16):
            loss = self.model(input_ids=ids, attention_mask=(ids != 0).long(), labels=labels, use_cache=False).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()

    def round(self, steps):
        begin = time.perf_counter()
        for _ in range(steps):
            self.step()
        return steps * ROWS / (time.perf_counter() - begin)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--source", default="en")
    parser.add_argument("--target", default="ko")
    for name, value in (("rounds", 3), ("steps", 6), ("threads", 2), ("pieces", 8000), ("tokens", 2048)):
        parser.add_argument(f"--{name}", type=int, default=value)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        first = train(options, 1, folder, "first")
        (folder / "model").symlink_to(next((first / "checkpoints").glob("step-*")))
        lengths = token_lengths(options, folder)
        theirs, ours = [], []
        contender = Transformers(lengths, options.threads)
        contender.round(1)
        for number in range(options.rounds):
            theirs.append(contender.round(options.steps))
            ours.append(engine_round(options, folder, number, len(lengths)))
    theirs, ours = statistics.median(theirs), statistics.median(ours)
    print(f"{len(lengths)} sentence pairs, {statistics.mean(a + b for a, b in lengths):.1f} tokens each on average, "
          f"{options.threads} threads, median of {options.rounds} rounds")
    print(f"transformers, full vocabulary, padded batches: {theirs:8.2f} sentences/s")
    print(f"the engine, trimmed, batches by tokens:        {ours:8.2f} sentences/s, {ours / theirs:.1f} times")


if __name__ == "__main__":
    sys.exit(main())
