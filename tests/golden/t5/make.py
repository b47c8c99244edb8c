#!/usr/bin/env python3
"""Writes the golden checkpoints of the T5 family and what transformers computes with them.

Needs:  pip install torch==2.13.0 "transformers<5" safetensors
Usage:  python tests/golden/t5/make.py [NAME…]      (all of them without names; about a minute each on two cores)

Every model is small, of an unusual shape, and trained for some hundred steps on a toy task (answer with the source
reversed, every third letter doubled) so that its outputs end at different lengths, do not repeat one token, and are
decided by a clear margin. In tests/golden/t5/NAME/ lie config.json, model.safetensors and golden.json:
  batches[]: input_ids, mask, labels, loss, logits (of the teacher-forced decoder), decoder_mask where one was used
  greedy / beams: token lists without the start token, with the end token
"""
import json
import pathlib
import sys

import torch
from transformers import MT5Config, MT5ForConditionalGeneration, T5Config, T5ForConditionalGeneration
from transformers import UMT5Config, UMT5ForConditionalGeneration

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from common import (IGNORED, answer, draw, own_tensors, padded, padded_with_mask, smallest_gap, teacher_forced, tokens,
                    train, write_checkpoint)

HERE = pathlib.Path(__file__).parent
CLASSES = {"t5": (T5Config, T5ForConditionalGeneration), "mt5": (MT5Config, MT5ForConditionalGeneration),
           "umt5": (UMT5Config, UMT5ForConditionalGeneration)}
COMMON = {"pad_token_id": 0, "eos_token_id": 1, "decoder_start_token_id": 0, "dropout_rate": 0.1}
# Heads × width differs from the model's width, the decoder is deeper or shallower, buckets and distances vary.
MODELS = {
    "t5-relu-tied": ("t5", dict(vocab_size=40, d_model=32, d_kv=12, d_ff=64, num_layers=2, num_decoder_layers=3, num_heads=3)),
    "t5-gated-untied": ("t5", dict(vocab_size=37, d_model=24, d_kv=16, d_ff=40, num_layers=3, num_decoder_layers=2, num_heads=4,
                                   feed_forward_proj="gated-gelu", tie_word_embeddings=False,
                                   relative_attention_num_buckets=12, relative_attention_max_distance=20)),
    "mt5-silu": ("mt5", dict(vocab_size=50, d_model=40, d_kv=8, d_ff=48, num_layers=2, num_decoder_layers=2, num_heads=3,
                             feed_forward_proj="gated-silu", relative_attention_num_buckets=8, relative_attention_max_distance=9)),
    "umt5-tied": ("umt5", dict(vocab_size=44, d_model=32, d_kv=10, d_ff=56, num_layers=3, num_decoder_layers=2, num_heads=4,
                               relative_attention_num_buckets=16, relative_attention_max_distance=40)),
    "byt5-like": ("t5", dict(vocab_size=384, d_model=36, d_kv=8, d_ff=44, num_layers=3, num_decoder_layers=1, num_heads=6,
                             feed_forward_proj="gated-gelu", tie_word_embeddings=False)),
}


def batch_of(sources, targets):
    ids, mask = padded_with_mask([source + [1] for source in sources], 0)
    return ids, mask, padded([target + [1] for target in targets], IGNORED)


def make(name):
    kind, sizes = MODELS[name]
    config_class, model_class = CLASSES[kind]
    torch.manual_seed(sum(name.encode()))
    generator = torch.Generator().manual_seed(len(name))
    model = model_class(config_class(**COMMON, **sizes))
    if not model.config.tie_word_embeddings:
        model.lm_head.weight.data.normal_(0.0, model.config.d_model ** -0.5)  # deviation 1 does not train in time
    vocabulary = model.config.vocab_size

    def next_batch():
        sources = [draw(generator, vocabulary, 2, 7) for _ in range(48)]
        ids, mask, labels = batch_of(sources, [answer(source) for source in sources])
        return {"input_ids": ids, "attention_mask": mask, "labels": labels, "use_cache": False}

    loss = train(model, next_batch)

    sources = [draw(generator, vocabulary, 2, 7) for _ in range(6)] + [draw(generator, vocabulary, 45, 45)]
    targets = [answer(source) for source in sources]
    ids, mask, labels = batch_of(sources[:6], targets[:6])
    one_ids, one_mask, one_labels = batch_of(sources[:1], targets[:1])
    # A long pair reaches the last buckets on both sides.
    long_ids, long_mask, long_labels = batch_of(sources[6:], targets[6:])
    decoder_mask = (labels != IGNORED).long()
    decoder_mask[:, 2] = 0
    golden = {"batches": [teacher_forced(model, one_ids, one_mask, one_labels), teacher_forced(model, ids, mask, labels),
                          teacher_forced(model, ids, mask, labels, decoder_mask),
                          teacher_forced(model, long_ids, long_mask, long_labels)]}

    deeper = model.config.num_decoder_layers > model.config.num_layers
    options = dict(attention_mask=mask, max_new_tokens=20, use_cache=not deeper)
    greedy = model.generate(ids, num_beams=1, do_sample=False, **options)
    beams = model.generate(ids, num_beams=4, num_return_sequences=4, return_dict_in_generate=True, output_scores=True,
                           **options)
    golden["gap"] = smallest_gap(model, ids, mask, greedy)
    golden["greedy"] = [tokens(row) for row in greedy]
    golden["beams"] = {"beams": 4, "sequences": [tokens(row) for row in beams.sequences],
                       "scores": [round(score, 6) for score in beams.sequences_scores.tolist()]}
    lengths = {len(row) for row in golden["greedy"]}
    print(f"{name}: loss {loss:.3f}, smallest gap {golden['gap']:.4f}, lengths {sorted(lengths)}")
    assert golden["gap"] > 1e-3 and len(lengths) > 2, "the outputs of this model are not decisive; choose another seed"

    folder = HERE / name
    write_checkpoint(folder, model, own_tensors(model))
    (folder / "golden.json").write_text(json.dumps(golden) + "\n")


for wanted in sys.argv[1:] or MODELS:
    make(wanted)
