#!/usr/bin/env python3
"""Writes operations.json: what PyTorch's FlopCounterMode counts for small transformers models, forward and backward.

Needs:  pip install torch==2.13.0 "transformers==4.57.6"
Usage:  python tests/golden/planning/make_operations.py > tests/golden/planning/operations.json
Eager attention, so that every product is a matrix product that the counter sees.
"""
import json

import torch
import transformers
from torch.utils.flop_counter import FlopCounterMode

ROWS, SOURCE, TARGET = 3, 7, 5


def t5(gated, tied):
    return transformers.T5Config(vocab_size=50, d_model=24, d_kv=8, d_ff=40, num_layers=2, num_decoder_layers=3,
                                 num_heads=4, dropout_rate=0.0, tie_word_embeddings=tied, decoder_start_token_id=0,
                                 feed_forward_proj="gated-gelu" if gated else "relu")


def bart(kind):
    return kind(vocab_size=60, d_model=24, encoder_layers=3, decoder_layers=2, encoder_attention_heads=4,
                decoder_attention_heads=4, encoder_ffn_dim=32, decoder_ffn_dim=48, max_position_embeddings=32,
                dropout=0.0, attention_dropout=0.0, pad_token_id=1, bos_token_id=0, eos_token_id=2,
                decoder_start_token_id=2)


def count(config, class_name):
    config._attn_implementation = "eager"
    model = getattr(transformers, class_name)(config).train()
    source = torch.randint(3, 50, (ROWS, SOURCE))
    labels = torch.randint(3, 50, (ROWS, TARGET))
    with FlopCounterMode(display=False) as counter:
        loss = model(input_ids=source, attention_mask=torch.ones_like(source), labels=labels).loss
    forward = counter.get_total_flops()
    with FlopCounterMode(display=False) as counter:
        loss.backward()
    return {"config": json.loads(config.to_json_string(use_diff=False)) | {"architectures": [class_name]},
            "rows": ROWS, "source": SOURCE, "target": TARGET, "forward": forward,
            "backward": counter.get_total_flops()}


torch.manual_seed(1)
KEYS = ("model_type", "architectures", "vocab_size", "d_model", "d_kv", "d_ff", "num_layers", "num_decoder_layers",
        "num_heads", "feed_forward_proj", "tie_word_embeddings", "encoder_layers", "decoder_layers",
        "encoder_attention_heads", "decoder_attention_heads", "encoder_ffn_dim", "decoder_ffn_dim",
        "max_position_embeddings", "pad_token_id", "bos_token_id", "eos_token_id", "decoder_start_token_id")
entries = {"t5": count(t5(False, True), "T5ForConditionalGeneration"),
           "t5-gated-untied": count(t5(True, False), "T5ForConditionalGeneration"),
           "bart": count(bart(transformers.BartConfig), "BartForConditionalGeneration"),
           "m2m100": count(bart(transformers.M2M100Config), "M2M100ForConditionalGeneration")}
for entry in entries.values():
    entry["config"] = {key: entry["config"][key] for key in KEYS if entry["config"].get(key) is not None}
print(json.dumps(entries, indent=1))
