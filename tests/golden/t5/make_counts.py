#!/usr/bin/env python3
"""Writes parameter_counts.json: what transformers counts for every preset of the T5 family, on the meta device.

Needs:  pip install torch==2.13.0 "transformers<5"
Usage:  python tests/golden/t5/make_counts.py > tests/golden/t5/parameter_counts.json
The sizes are written here a second time on purpose: a slip in one of the two tables shows.
"""
import json

import torch
from transformers import MT5Config, MT5ForConditionalGeneration, T5Config, T5ForConditionalGeneration
from transformers import UMT5Config, UMT5ForConditionalGeneration

# name: (d_model, d_kv, d_ff, encoder layers, decoder layers, heads)
V1 = {"small": (512, 64, 2048, 6, 6, 8), "base": (768, 64, 3072, 12, 12, 12), "large": (1024, 64, 4096, 24, 24, 16),
      "3b": (1024, 128, 16384, 24, 24, 32), "11b": (1024, 128, 65536, 24, 24, 128)}
V11 = {"small": (512, 64, 1024, 8, 8, 6), "base": (768, 64, 2048, 12, 12, 12), "large": (1024, 64, 2816, 24, 24, 16),
       "xl": (2048, 64, 5120, 24, 24, 32), "xxl": (4096, 64, 10240, 24, 24, 64)}
BYT5 = {"small": (1472, 64, 3584, 12, 4, 6), "base": (1536, 64, 3968, 18, 6, 12), "large": (1536, 64, 3840, 36, 12, 16),
        "xl": (2560, 64, 6720, 36, 12, 32), "xxl": (4672, 64, 12352, 36, 12, 64)}


def count(config_class, model_class, sizes, **rest):
    d_model, d_kv, d_ff, layers, decoder_layers, heads = sizes
    config = config_class(d_model=d_model, d_kv=d_kv, d_ff=d_ff, num_layers=layers, num_decoder_layers=decoder_layers,
                          num_heads=heads, **rest)
    with torch.device("meta"):
        model = model_class(config)
    model.tie_weights()
    return sum(parameter.numel() for parameter in model.parameters())


counts = {}
for size, sizes in V1.items():
    counts[f"t5-{size}"] = count(T5Config, T5ForConditionalGeneration, sizes)
for size, sizes in V11.items():
    rest = {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False}
    counts[f"t5-v1_1-{size}"] = count(T5Config, T5ForConditionalGeneration, sizes, **rest)
    counts[f"mt5-{size}"] = count(MT5Config, MT5ForConditionalGeneration, sizes)
    if size != "large":
        counts[f"umt5-{size}"] = count(UMT5Config, UMT5ForConditionalGeneration, sizes, vocab_size=256384,
                                       tie_word_embeddings=False)
for size, sizes in BYT5.items():
    rest = {"feed_forward_proj": "gated-gelu", "tie_word_embeddings": False, "vocab_size": 384}
    counts[f"byt5-{size}"] = count(T5Config, T5ForConditionalGeneration, sizes, **rest)
    if size in ("small", "base", "large"):
        counts[f"kebyt5-{size}"] = counts[f"byt5-{size}"]
print(json.dumps(counts, indent=1))
