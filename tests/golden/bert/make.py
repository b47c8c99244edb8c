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
from common import IGNORED, assert_reloads, own_tensors, train, write_checkpoint, write_golden
from sentences import Task, decided_batch, entry_of, more_padding

HERE = pathlib.Path(__file__).parent
COMMON = {"initializer_range": 0.15, "hidden_dropout_prob": 0.05, "attention_probs_dropout_prob": 0.0}


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


def make(name):
    config_class, model_class, sizes = MODELS[name]
    torch.manual_seed(sum(name.encode()))
    config = config_class(**COMMON, **sizes, architectures=[model_class.__name__])
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
