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
from safetensors.torch import save_file
from transformers import MT5Config, MT5ForConditionalGeneration, T5Config, T5ForConditionalGeneration
from transformers import UMT5Config, UMT5ForConditionalGeneration

torch.set_num_threads(1)  # small tensors: more threads only wait, and one gives the same sums everywhere
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
STEPS = 600


def answer(source):
    """The task: the source reversed, every third token twice."""
    result = []
    for index, token in enumerate(reversed(source)):
        result += [token, token] if index % 3 == 2 else [token]
    return result


def draw(generator, vocabulary, low, high):
    length = int(torch.randint(low, high + 1, (1,), generator=generator))
    top = min(vocabulary, 34)
    return torch.randint(3, top, (length,), generator=generator).tolist()


def batch_of(sources, targets, ignore=-100):
    def padded(rows, value):
        length = max(len(row) for row in rows)
        return torch.tensor([row + [value] * (length - len(row)) for row in rows])
    sources = [source + [1] for source in sources]
    targets = [target + [1] for target in targets]
    ids = padded(sources, 0)
    mask = padded([[1] * len(source) for source in sources], 0)
    return ids, mask, padded(targets, ignore)


def train(model, generator, vocabulary):
    model.train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=4e-3, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, step / 50) * max(0.05, 1 - step / STEPS))
    for step in range(STEPS):
        sources = [draw(generator, vocabulary, 2, 7) for _ in range(48)]
        ids, mask, labels = batch_of(sources, [answer(source) for source in sources])
        loss = model(input_ids=ids, attention_mask=mask, labels=labels, use_cache=False).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    model.eval()
    return float(loss)


def rounded(tensor):
    return [round(value, 6) for value in tensor.flatten().tolist()]


def teacher_forced(model, ids, mask, labels, decoder_mask=None):
    with torch.no_grad():
        out = model(input_ids=ids, attention_mask=mask, labels=labels, decoder_attention_mask=decoder_mask, use_cache=False)
    entry = {"input_ids": ids.tolist(), "mask": mask.tolist(), "labels": labels.tolist(), "loss": float(out.loss),
             "logits_shape": list(out.logits.shape), "logits": rounded(out.logits)}
    if decoder_mask is not None:
        entry["decoder_mask"] = decoder_mask.tolist()
    return entry


def smallest_gap(model, ids, mask, sequences):
    """The least distance between the two best logits along greedy outputs, padding after the end left out."""
    with torch.no_grad():
        logits = model(input_ids=ids, attention_mask=mask, decoder_input_ids=sequences[:, :-1], use_cache=False).logits
    best = logits.topk(2, -1).values
    gaps = best[..., 0] - best[..., 1]
    alive = (sequences[:, 1:] == 1).cumsum(-1) - (sequences[:, 1:] == 1).long() == 0
    return float(gaps[alive].min())


def tokens(sequence):
    """Without the start token; up to and with the end token."""
    row = sequence.tolist()[1:]
    return row[: row.index(1) + 1] if 1 in row else row


def make(name):
    kind, sizes = MODELS[name]
    config_class, model_class = CLASSES[kind]
    torch.manual_seed(sum(name.encode()))
    generator = torch.Generator().manual_seed(len(name))
    model = model_class(config_class(**COMMON, **sizes))
    if not model.config.tie_word_embeddings:
        model.lm_head.weight.data.normal_(0.0, model.config.d_model ** -0.5)  # deviation 1 does not train in time
    vocabulary = model.config.vocab_size
    loss = train(model, generator, vocabulary)

    sources = [draw(generator, vocabulary, 2, 7) for _ in range(6)] + [draw(generator, vocabulary, 45, 45)]
    targets = [answer(source) for source in sources]
    ids, mask, labels = batch_of(sources[:6], targets[:6])
    one_ids, one_mask, one_labels = batch_of(sources[:1], targets[:1])
    # A long pair reaches the last buckets on both sides.
    long_ids, long_mask, long_labels = batch_of(sources[6:], targets[6:])
    decoder_mask = (labels != -100).long()
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
    folder.mkdir(exist_ok=True)
    (folder / "config.json").write_text(json.dumps(model.config.to_dict(), indent=1, sort_keys=True) + "\n")
    state = {key: value.contiguous() for key, value in model.state_dict().items() if "embed_tokens" not in key}
    if model.config.tie_word_embeddings:
        del state["lm_head.weight"]
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "golden.json").write_text(json.dumps(golden) + "\n")


for wanted in sys.argv[1:] or MODELS:
    make(wanted)
