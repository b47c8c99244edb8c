#!/usr/bin/env python3
"""Trains with LoRA through s2s and asks PEFT whether it reads the result: the adapter on its base and the merged weights
must give the same logits.

Needs:  pip install torch==2.13.0 "transformers<5" peft==0.17.1 safetensors, and a built s2s
Usage:  python tests/golden/adaptation/check_written.py build/release/s2s
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import torch
from peft import PeftModel
from transformers import AutoModelForSeq2SeqLM, AutoModelForSequenceClassification

GOLDEN = pathlib.Path(__file__).parent.parent
PROGRAM = pathlib.Path(sys.argv[1]).resolve()
ROWS = "a\tb\n" + "".join(f"x{i}\ty{i * 7 % 10}\n" for i in range(24))
BYTES = {"tokenizer_class": "ByT5Tokenizer", "extra_ids": 125}
WORDS = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n" + "".join(f"x{i}\n" for i in range(24))
WORD_PIECES = {"tokenizer_class": "BertTokenizer", "do_lower_case": False}


def train(folder, base, tokenizer, vocabulary, recipe):
    """The last checkpoint of a run on a copy of a golden model."""
    folder.mkdir()
    shutil.copytree(GOLDEN / base, folder / "model")
    (folder / "model/tokenizer_config.json").write_text(json.dumps(tokenizer))
    if vocabulary:
        (folder / "model/vocab.txt").write_text(vocabulary)
    (folder / "rows.tsv").write_text(ROWS)
    recipe = {"model": {"from": str(folder / "model")}, "data": {"train": [{"path": "rows.tsv", "source": "a", "target": "b"}]},
              "training": {"steps": 5, "batch_size": 8, "device": "cpu", "threads": 1}, "optimizer": {"learning_rate": 0.05},
              **recipe}
    (folder / "recipe.json").write_text(json.dumps(recipe))
    done = subprocess.run([PROGRAM, "train", folder / "recipe.json", "--run", folder / "run", "--json"], check=True,
                          capture_output=True, text=True)
    return pathlib.Path(json.loads(done.stdout)["checkpoint"])


def compare(name, model_class, checkpoint, options, batch):
    base = json.loads((checkpoint / "adapter/adapter_config.json").read_text())["base_model_name_or_path"]
    adapter = PeftModel.from_pretrained(model_class.from_pretrained(base, **options), checkpoint / "adapter").eval()
    merged = model_class.from_pretrained(checkpoint).eval()
    untouched = model_class.from_pretrained(base, **options).eval()
    with torch.no_grad():
        ours, theirs, before = (model(**batch).logits for model in (merged, adapter, untouched))
    difference = float((ours - theirs).abs().max())
    print(f"{name}: merged and adapter differ by {difference:.1e}, from the base by {float((ours - before).abs().max()):.2f}")
    assert difference < 1e-4 and not torch.allclose(ours, before, atol=1e-3)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    ids = torch.tensor([[10, 20, 30, 1]])
    checkpoint = train(folder / "t5", "t5/byt5-like", BYTES, None,
                       {"adaptation": {"kind": "lora", "lora_targets": ["q", "v", "wo"], "lora_dropout": 0.1}})
    compare("t5", AutoModelForSeq2SeqLM, checkpoint, {}, {"input_ids": ids, "decoder_input_ids": torch.tensor([[0, 5, 6]])})
    # A base without a head, and targets whose name other matrices have too.
    checkpoint = train(folder / "bert", "bert/bert-mlm", WORD_PIECES, WORDS,
                       {"objective": {"kind": "sequence-classification"},
                        "adaptation": {"kind": "lora", "lora_targets": ["query", "dense"], "lora_rank": 2}})
    labels = json.loads((checkpoint / "config.json").read_text())["id2label"]
    compare("bert", AutoModelForSequenceClassification, checkpoint, {"num_labels": len(labels)},
            {"input_ids": torch.tensor([[2, 9, 11, 3]])})
