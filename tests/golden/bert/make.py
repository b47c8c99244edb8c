#!/usr/bin/env python3
"""Writes the golden checkpoints of BERT and RoBERTa and what transformers computes with them.

Needs:  pip install torch==2.13.0 "transformers<5" safetensors
Usage:  python tests/golden/bert/make.py [NAME…]        (all of them without names; some 10 seconds each on one core)

The masked-language models learn arithmetic series (two texts, each with its own step), the classifiers whether the
first text has more small tokens than the second, the regressions by how much. In tests/golden/bert/NAME/ lie
config.json, model.safetensors and golden.json:
  batches[]: input_ids, mask, token_types where they were given, labels, loss, logits_shape, logits; RoBERTa's last two
             batches have padding ids in front, masked, and inside, not masked
  of masked-language models also mask_token, and in every batch
    top[]: row, place, ids and probabilities of the five best tokens for a masked place, best first
    gap: the least distance of neighbours among the six best logits of those places
"""
import pathlib
import sys

import torch
from transformers import BertConfig, BertForMaskedLM, BertForSequenceClassification
from transformers import RobertaConfig, RobertaForMaskedLM, RobertaForSequenceClassification

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from common import (IGNORED, assert_reloads, draw, own_tensors, padded, padded_with_mask, rounded, train,
                    with_padding_ids, write_checkpoint, write_golden)

HERE = pathlib.Path(__file__).parent
FIRST, LAST = 5, 33  # ids outside are special
COMMON = {"initializer_range": 0.15, "hidden_dropout_prob": 0.05, "attention_probs_dropout_prob": 0.0}
BERT = {"begin": [2], "between": [3], "end": [3]}
ROBERTA = {"begin": [0], "between": [2, 2], "end": [2]}


def shape(layers, width, heads, inner, **more):
    return dict(num_hidden_layers=layers, hidden_size=width, num_attention_heads=heads, intermediate_size=inner, **more)


# (configuration class, model class, configuration)
MODELS = {
    "bert-mlm": (BertConfig, BertForMaskedLM, shape(2, 24, 3, 40, vocab_size=38, max_position_embeddings=16)),
    "bert-mlm-untied": (BertConfig, BertForMaskedLM,
                        shape(3, 20, 2, 28, vocab_size=36, max_position_embeddings=14, hidden_act="gelu_new",
                              tie_word_embeddings=False, type_vocab_size=3)),
    "bert-classifier": (BertConfig, BertForSequenceClassification,
                        shape(2, 20, 5, 44, vocab_size=36, max_position_embeddings=20, hidden_act="relu", num_labels=3)),
    "bert-regression": (BertConfig, BertForSequenceClassification,
                        shape(3, 18, 3, 32, vocab_size=34, max_position_embeddings=20, hidden_act="silu", num_labels=1,
                              layer_norm_eps=1e-5, problem_type="regression", classifier_dropout=0.0)),
    "roberta-mlm": (RobertaConfig, RobertaForMaskedLM,
                    shape(2, 24, 4, 36, vocab_size=39, max_position_embeddings=20, type_vocab_size=1, hidden_act="relu",
                          layer_norm_eps=1e-5)),
    "roberta-classifier": (RobertaConfig, RobertaForSequenceClassification,
                           shape(3, 20, 2, 32, vocab_size=35, max_position_embeddings=24, type_vocab_size=1, num_labels=3,
                                 layer_norm_eps=1e-5)),
}


def joined(first, second, frame):
    """One row of ids and its token types."""
    head = frame["begin"] + first + frame["between"][:1]
    tail = frame["between"][1:] + second + frame["end"]
    return head + tail, [0] * len(head) + [1] * len(tail)


def as_batch(pairs, frame, padding, with_types):
    rows, types = zip(*(joined(*pair, frame) for pair in pairs))
    ids, mask = padded_with_mask(rows, padding)
    batch = {"input_ids": ids, "attention_mask": mask}
    if with_types:
        batch["token_type_ids"] = padded(types, 0)
    return batch


def series(generator):
    """Three to five tokens, each by the same one to three more than the one before, going round at the end."""
    length, step, place = (int(torch.randint(low, high, (1,), generator=generator))
                           for low, high in ((3, 6), (1, 4), (0, LAST - FIRST + 1)))
    return [FIRST + (place + step * index) % (LAST - FIRST + 1) for index in range(length)]


def masked(batch, mask_token, generator):
    """Masks one token of every row and some others; only those carry labels."""
    ids = batch["input_ids"].clone()
    ordinary = (ids >= FIRST) & (ids <= LAST)
    chances = torch.rand(ids.shape, generator=generator).masked_fill(~ordinary, 1.0)
    chosen = (chances < 0.15) | (chances == chances.min(-1, keepdim=True).values)
    labels = ids.masked_fill(~chosen, IGNORED)
    return {**batch, "input_ids": ids.masked_fill(chosen, mask_token), "labels": labels}


def small(text):
    return sum(token < 19 for token in text)


def label_of(pair, regression):
    first, second = pair
    if regression:
        return small(first) / len(first) - small(second) / len(second)
    return (small(first) > small(second)) - (small(first) < small(second)) + 1


class Task:
    """Draws batches for one model; `mask_token` is None for classification and regression."""

    def __init__(self, config, kind, generator):
        roberta = config.model_type == "roberta"
        self.frame, self.padding, self.with_types = (ROBERTA if roberta else BERT), config.pad_token_id, not roberta
        self.regression = kind is not None and config.num_labels == 1
        self.mask_token = None if kind else config.vocab_size - 1 if roberta else 4
        self.generator = generator

    def pairs(self, count):
        if self.mask_token is not None:
            return [(series(self.generator), series(self.generator)) for _ in range(count)]
        return [tuple(draw(self.generator, LAST + 1, 2, 6, FIRST) for _ in range(2)) for _ in range(count)]

    def batch(self, count, with_types=True):
        pairs = self.pairs(count)
        batch = as_batch(pairs, self.frame, self.padding, with_types and self.with_types)
        if self.mask_token is not None:
            return masked(batch, self.mask_token, self.generator)
        return {**batch, "labels": torch.tensor([label_of(pair, self.regression) for pair in pairs])}


def entry_of(model, batch, masked_places):
    with torch.no_grad():
        out = model(**batch)
    entry = {"input_ids": batch["input_ids"].tolist(), "mask": batch["attention_mask"].tolist(),
             "labels": batch["labels"].tolist(), "loss": float(out.loss), "logits_shape": list(out.logits.shape),
             "logits": rounded(out.logits)}
    if "token_type_ids" in batch:
        entry["token_types"] = batch["token_type_ids"].tolist()
    if masked_places:
        places = (batch["labels"] != IGNORED).nonzero().tolist()
        chosen = torch.stack([out.logits[row, place] for row, place in places])
        best, probabilities = chosen.topk(6, -1), chosen.softmax(-1)
        entry["top"] = [{"row": row, "place": place, "ids": ids[:5], "probabilities": rounded(found[ids[:5]])}
                        for (row, place), ids, found in zip(places, best.indices.tolist(), probabilities)]
        entry["gap"] = float((best.values[:, :-1] - best.values[:, 1:]).min())
    return entry


def decided_batch(model, task, count, with_types=True, change=lambda batch: batch):
    """A batch, changed, whose masked places have no near ties among their six best."""
    for _ in range(200):
        batch = change(task.batch(count, with_types))
        if task.mask_token is None or entry_of(model, batch, True)["gap"] > 2e-3:
            return batch
    raise AssertionError("too many near ties; choose another seed")


def more_padding(padding, place, seen):
    """Changes a batch: padding ids at `place`, which the mask keeps or leaves out, and no labels for them."""
    def change(batch):
        ids, mask = with_padding_ids(batch["input_ids"], batch["attention_mask"], padding, place, seen)
        labels = batch["labels"]
        if labels.dim() == 2:
            labels, _ = with_padding_ids(labels, batch["attention_mask"], IGNORED, place, seen)
        return {"input_ids": ids, "attention_mask": mask, "labels": labels}
    return change


def make(name):
    config_class, model_class, sizes = MODELS[name]
    torch.manual_seed(sum(name.encode()))
    config = config_class(**COMMON, **sizes)
    model = model_class(config)
    kind = None if "mlm" in name else "sentence"
    task = Task(config, kind, torch.Generator().manual_seed(len(name)))
    # Every second batch leaves token types out, which stand for zeros.
    steps = iter(range(10 ** 6))
    loss = train(model, lambda: task.batch(48, with_types=next(steps) % 2 == 0), steps=1500 if kind is None else 400)

    batches = [decided_batch(model, task, 1, with_types=False), decided_batch(model, task, 6),
               decided_batch(model, task, 3, with_types=False)]
    if config.model_type == "roberta":
        # Positions count the ids that are not padding, whatever the mask says.
        batches += [decided_batch(model, task, 2, change=more_padding(config.pad_token_id, place, seen))
                    for place, seen in ((0, 0), (3, 1))]
    golden = {} if kind else {"mask_token": task.mask_token}
    golden["batches"] = [entry_of(model, batch, kind is None) for batch in batches]
    if kind is None:
        gap = min(entry["gap"] for entry in golden["batches"])
        found = torch.tensor([top["ids"][0] for entry in golden["batches"][:3] for top in entry["top"]])
        wanted = torch.cat([batch["labels"][batch["labels"] != IGNORED] for batch in batches[:3]])
        print(f"{name}: loss {loss:.3f}, smallest gap {gap:.4f}, {int((found == wanted).sum())} of {len(wanted)} right")
        assert gap > 1e-3 and len(set(found.tolist())) > 4, "not decisive; choose another seed"
    else:
        logits = torch.tensor(golden["batches"][1]["logits"]).view(6, -1)
        spread = float(logits.max() - logits.min()) if config.num_labels == 1 else len(set(logits.argmax(-1).tolist()))
        print(f"{name}: loss {loss:.3f}, answers {spread:.3f}")
        assert spread > (0.5 if config.num_labels == 1 else 1), "the answers hardly differ; choose another seed"

    write_checkpoint(HERE / name, model, own_tensors(model))
    write_golden(HERE / name, golden)
    assert_reloads(model, HERE / name, batches[1])


for wanted in sys.argv[1:] or MODELS:
    make(wanted)
