#!/usr/bin/env python3
"""The experiment that a notebook gave up on: mT5-small in full shape, batch 2, with 6 GB of memory.

Needs:  pip install torch==2.13.0 "transformers<5"; a TSV of sentence pairs with a header
Usage:  python benchmarks/notebook_budget.py --pairs pairs.tsv --source en --target ko [--budget-gb 6] [--steps 4]

Every row is a process of its own. The budget is enforced by one and the same allocator: the engine's, which is loaded
into the Python process as well. Prints a Markdown table: whether it ran, the peak of its tensors and of the process,
and seconds per step (a median; the machine should be idle).
"""
import argparse
import ctypes
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
LENGTH = 512
LORA = {"adaptation": {"kind": "lora", "lora_rank": 8}}
ADAFACTOR = {"optimizer": {"kind": "adafactor", "learning_rate": 0.001}}
IN_BACKWARD = {"optimizer": {"kind": "adafactor", "learning_rate": 0.001, "in_backward": True, "clip_norm": 0}}
ROWS = [
    ("plain: float32, AdamW, whole logits", {"training": {"logits_mib": 4096}}),
    ("logits in pieces of 256 MiB", {}),
    ("+ gradient checkpointing", {"training": {"gradient_checkpointing": True}}),
    ("+ Adam's averages in 8 bits", {"optimizer": {"state": "int8"}}),
    ("+ Adafactor", ADAFACTOR),
    ("+ Adafactor in the backward pass", IN_BACKWARD),
    ("+ LoRA", LORA),
    ("bfloat16, AdamW", {"training": {"precision": "bfloat16"}}),
    ("bfloat16, Adafactor in the backward pass", {"training": {"precision": "bfloat16"}, **IN_BACKWARD}),
    ("bfloat16, LoRA, checkpointing", {"training": {"precision": "bfloat16", "gradient_checkpointing": True}, **LORA}),
]


class Budget(ctypes.Structure):
    """std::optional<std::uint64_t>"""
    _fields_ = [("bytes", ctypes.c_uint64), ("there", ctypes.c_bool)]


def transformers(budget, steps):
    """One row in this process: what the notebook did."""
    import torch
    from transformers import MT5Config, MT5ForConditionalGeneration
    engine = ctypes.CDLL(str(ROOT / "build/release/libs2s_engine.so"))
    set_budget = engine._ZN3s2s10cpu_memory9setBudgetESt8optionalImE
    set_budget.argtypes = [Budget]
    peak = engine._ZN3s2s10cpu_memory9peakBytesEv
    peak.restype = ctypes.c_uint64
    set_budget(Budget(budget, True))
    torch.set_num_threads(2)
    status, seconds = "runs", []
    try:
        model = MT5ForConditionalGeneration(MT5Config()).train()
        optimizer = torch.optim.AdamW(model.parameters(), lr=5e-4)
        ids = torch.randint(3, 250112, (2, LENGTH))
        for _ in range(steps):
            begin = time.perf_counter()
            optimizer.zero_grad(set_to_none=True)
            model(input_ids=ids, labels=ids, use_cache=False).loss.backward()
            optimizer.step()
            seconds.append(time.perf_counter() - begin)
    except RuntimeError as error:  # torch.OutOfMemoryError is one
        if "memory" not in str(error):
            raise
        status = "out of memory"
    print(json.dumps({"status": status, "peak": peak(), "seconds": seconds,
                      "resident": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


def merged(base, change):
    result = dict(base)
    for key, value in change.items():
        result[key] = merged(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
    return result


def engine(name, change, options, folder):
    """One row through `s2s train`."""
    recipe = merged({
        "name": "notebook",
        "model": {"from": "mt5-small", "initialization": "random", "overrides": {"vocab_size": 250112}},
        "tokenizer": {"train": {"kind": "sentencepiece-unigram", "vocabulary_size": 4000}},
        "data": {"train": [{"path": str(pathlib.Path(options.pairs).resolve()), "source": options.source,
                            "target": options.target}],
                 "max_source_tokens": LENGTH, "max_target_tokens": LENGTH},
        "training": {"steps": options.steps, "batch_size": 2, "device": "cpu", "threads": 2,
                     "memory_budget_gib": options.budget_gb * 1e9 / 2**30},
        "optimizer": {"kind": "adamw", "learning_rate": 0.0005, "clip_norm": 0},
        "checkpoints": {"every_steps": 0, "in_background": False},
    }, change)
    slug = "".join(letter if letter.isalnum() else "-" for letter in name)
    file, run = folder / f"{slug}.json", folder / slug
    file.write_text(json.dumps(recipe))
    done = subprocess.run([ROOT / "build/release/s2s", "train", file, "--run", run], capture_output=True, text=True)
    lines = []
    if (run / "metrics.jsonl").exists():
        lines = [json.loads(line) for line in (run / "metrics.jsonl").read_text().splitlines()]
    steps = [line for line in lines if "loss" in line]
    split = "in parts of one row" if "memory ran out" in done.stderr else ""
    status = "runs" if done.returncode == 0 else "out of memory" if "memory" in done.stderr else done.stderr.strip()
    times = [after["time_s"] - before["time_s"] for before, after in zip(steps, steps[1:])]
    return {"status": f"{status} {split}".strip(), "peak": max((line["peak_bytes"] for line in steps), default=0),
            "resident": max((line["resident_bytes"] for line in steps), default=0), "seconds": times}


def long_pairs(options, folder):
    """Every row as long as the limit, as the notebook padded its batches: sentences joined until they fill it."""
    rows = pathlib.Path(options.pairs).read_text(encoding="utf-8").splitlines()
    header, pairs = rows[0].split("\t"), [row.split("\t") for row in rows[1:] if row.count("\t") == rows[0].count("\t")]
    joined = [[" ".join(pair[column] for pair in pairs[start:start + 60]) for column in range(len(header))]
              for start in range(0, min(len(pairs), 2400), 60)]
    file = folder / "pairs.tsv"
    file.write_text("\n".join("\t".join(row) for row in [header, *joined]) + "\n", encoding="utf-8")
    return str(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", required=True)
    parser.add_argument("--source", default="en")
    parser.add_argument("--target", default="ko")
    parser.add_argument("--budget-gb", type=float, default=6.0)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--as-transformers", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    budget = int(options.budget_gb * 1e9)
    if options.as_transformers:
        return transformers(budget, options.steps)
    print(f"mT5-small (300,176,768 parameters), 2 rows of {LENGTH} + {LENGTH} tokens, {options.budget_gb:g} GB\n")
    print("| settings | result | tensors' peak | process' peak | seconds a step |")
    print("|---|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        own = subprocess.run([sys.executable, __file__, "--pairs", options.pairs, "--as-transformers", "--steps",
                              str(options.steps), "--budget-gb", str(options.budget_gb)], capture_output=True, text=True)
        show("transformers, plain: float32, AdamW", json.loads(own.stdout.splitlines()[-1]) if own.stdout else
             {"status": own.stderr.strip().splitlines()[-1], "peak": 0, "resident": 0, "seconds": []})
        options.pairs = long_pairs(options, folder)
        for row, change in ROWS:
            show(row, engine(row, change, options, folder))


def show(name, row):
    seconds = f"{statistics.median(row['seconds']):.2f}" if row["seconds"] else "-"
    print(f"| {name} | {row['status']} | {row['peak'] / 1e9:.2f} GB | {row['resident'] / 1e9:.2f} GB | {seconds} |",
          flush=True)


if __name__ == "__main__":
    sys.exit(main())
