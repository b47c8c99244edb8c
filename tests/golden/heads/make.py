#!/usr/bin/env python3
"""Writes the golden checkpoints of the models that transformers does not know, computed here in plain PyTorch.

Needs:  pip install torch==2.13.0 "transformers<5" safetensors
Usage:  python tests/golden/heads/make.py [NAME…]       (all of them without names; some 10 seconds each on one core)

Heads over a BERT encoder, named by "workbench_head" of config.json: SentenceConvolution, BiEncoder, and a sequence
classification whose logits are split into columns; and WorkbenchEncoder, a masked-language model of Vaswani et al.
(2017). Every answer is asserted not to depend on the padding of its batch. In tests/golden/heads/NAME/ lie config.json,
model.safetensors and golden.json:
  convolution, columns:       batches[]: input_ids, mask, labels [rows][columns], loss, logits_shape, logits
  bi-encoder classification:  batches[]: first {input_ids, mask}, second, labels [rows][columns], loss, logits_shape, logits
  bi-encoder regression:      batches[]: first, second, labels [rows], scale, cosine [rows], loss
  encoder:                    as the masked-language models of tests/golden/bert, without token types
"""
import math
import pathlib
import sys
import types

import torch
from torch import nn
from torch.nn import functional
from transformers import BertConfig, BertModel, PretrainedConfig

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from common import draw, own_tensors, padded_with_mask, rounded, train, write_checkpoint, write_golden
from sentences import FIRST, LAST, Task, decided_batch, entry_of, small

HERE = pathlib.Path(__file__).parent


def column_loss(logits, labels, sizes):
    """Mean over the columns of each column's mean cross entropy; `labels` is [rows, columns]."""
    parts = zip(logits.split(sizes, -1), labels.unbind(-1))
    return torch.stack([functional.cross_entropy(part, wanted) for part, wanted in parts]).mean()


class SentenceConvolution(nn.Module):
    """Convolutions over the words and the maximum over time (Kim 2014, section 2)."""

    def __init__(self, width, head, outputs):
        super().__init__()
        sizes, filters = head["kernel_sizes"], head["filters"]
        self.convolutions = nn.ModuleList([nn.Conv1d(width, filters, size) for size in sizes])
        self.dropout = nn.Dropout(head["dropout"])
        self.out_proj = nn.Linear(filters * len(sizes), outputs)

    def forward(self, hidden, mask):
        """`hidden` [rows, places, width], `mask` [rows, places]: [rows, outputs]."""
        words = (hidden * mask.unsqueeze(-1)).transpose(1, 2)
        inside = mask.clone()
        inside[:, 0] = 1
        best = []
        for convolution in self.convolutions:
            # So many zeros behind the last word that a window begins at every place, padded batch or not.
            windows = convolution(functional.pad(words, (0, convolution.kernel_size[0] - 1))).relu()
            best.append(windows.masked_fill(inside.unsqueeze(1) == 0, -math.inf).amax(-1))
        return self.out_proj(self.dropout(torch.cat(best, -1)))


class Sentences(nn.Module):
    """One text at a time: BERT, then a convolution head or BERT's own pooler and linear layer."""

    def __init__(self, config):
        super().__init__()
        self.config, head = config, config.workbench_head
        self.sizes = [len(column["labels"]) for column in head["columns"]]
        convolution = head.get("kind") == "convolution"
        self.bert = BertModel(config, add_pooling_layer=not convolution)
        self.classifier = (SentenceConvolution(config.hidden_size, head, sum(self.sizes)) if convolution
                           else nn.Linear(config.hidden_size, sum(self.sizes)))

    def forward(self, input_ids, attention_mask, labels):
        out = self.bert(input_ids, attention_mask)
        logits = (self.classifier(out.last_hidden_state, attention_mask) if out.pooler_output is None
                  else self.classifier(out.pooler_output))
        return types.SimpleNamespace(logits=logits, loss=column_loss(logits, labels, self.sizes))


class BiEncoder(nn.Module):
    """Two texts through one encoder (Reimers and Gurevych 2019): the mean of each one's hidden states, then cosine
    similarity or a linear layer over both means and their absolute difference."""

    def __init__(self, config):
        super().__init__()
        self.config, head = config, config.workbench_head
        self.sizes = [len(column["labels"]) for column in head["columns"]]
        self.scale = head.get("scale")
        self.bert = BertModel(config, add_pooling_layer=False)
        if self.scale is None:
            self.dropout = nn.Dropout(head["dropout"])
            self.classifier = nn.ModuleDict({"out_proj": nn.Linear(3 * config.hidden_size, sum(self.sizes))})

    def mean(self, input_ids, mask):
        hidden = self.bert(input_ids, mask).last_hidden_state
        return (hidden * mask.unsqueeze(-1)).sum(1) / mask.sum(1, keepdim=True)

    def forward(self, first, second, labels):
        u, v = self.mean(*first), self.mean(*second)
        if self.scale is not None:
            cosine = functional.cosine_similarity(u, v, -1)
            return types.SimpleNamespace(cosine=cosine, loss=functional.mse_loss(cosine * self.scale, labels))
        logits = self.classifier["out_proj"](self.dropout(torch.cat([u, v, (u - v).abs()], -1)))
        return types.SimpleNamespace(logits=logits, loss=column_loss(logits, labels, self.sizes))


class WorkbenchConfig(PretrainedConfig):
    model_type = "workbench_encoder"


class SelfAttention(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.heads = config.num_attention_heads
        for name in ("query", "key", "value"):
            setattr(self, name, nn.Linear(config.hidden_size, config.hidden_size))
        self.dropout = nn.Dropout(config.attention_probs_dropout_prob)

    def forward(self, hidden, mask):
        query, key, value = (layer(hidden).unflatten(-1, (self.heads, -1)).transpose(1, 2)
                             for layer in (self.query, self.key, self.value))
        scores = query @ key.transpose(-1, -2) * query.size(-1) ** -0.5
        scores = scores.masked_fill(mask[:, None, None, :] == 0, torch.finfo(scores.dtype).min)
        return (self.dropout(scores.softmax(-1)) @ value).transpose(1, 2).flatten(2)


class Output(nn.Module):
    """A linear layer, dropout, the residual and the layer norm behind it."""

    def __init__(self, config, inner):
        super().__init__()
        self.dense = nn.Linear(inner, config.hidden_size)
        self.dropout = nn.Dropout(config.hidden_dropout_prob)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)

    def forward(self, inner, residual):
        return self.LayerNorm(self.dropout(self.dense(inner)) + residual)


class EncoderLayer(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.attention = nn.ModuleDict({"self": SelfAttention(config), "output": Output(config, config.hidden_size)})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(config.hidden_size, config.intermediate_size)})
        self.output = Output(config, config.intermediate_size)
        self.activation = {"silu": functional.silu, "gelu": functional.gelu}[config.hidden_act]

    def forward(self, hidden, mask):
        hidden = self.attention["output"](self.attention["self"](hidden, mask), hidden)
        return self.output(self.activation(self.intermediate["dense"](hidden)), hidden)


def sinusoids(places, width):
    """PE(p, 2i) = sin(p / 10000^(2i/width)), PE(p, 2i+1) = cos of the same (Vaswani et al. 2017, section 3.5)."""
    angles = torch.arange(places).float().unsqueeze(1) / 10000 ** (torch.arange(0, width, 2).float() / width)
    return torch.stack([angles.sin(), angles.cos()], -1).flatten(1)


class WorkbenchEncoder(nn.Module):
    """Post-norm encoder of Vaswani et al. (2017) with sinusoidal positions from 0 and embeddings that are
    scaled by sqrt(width) where the configuration says so; the logits of masked tokens are products with those embeddings, without a bias."""

    def __init__(self, config):
        super().__init__()
        self.config = config
        self.scale = config.hidden_size ** 0.5 if config.scale_embedding else 1.0
        self.embeddings = nn.ModuleDict({"word_embeddings": nn.Embedding(config.vocab_size, config.hidden_size)})
        self.dropout = nn.Dropout(config.hidden_dropout_prob)
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(EncoderLayer(config) for _ in range(config.num_hidden_layers))})
        for name, weight in self.named_parameters():
            if weight.dim() == 2:
                nn.init.normal_(weight, 0.0, config.initializer_range)
            elif "LayerNorm" not in name:
                nn.init.zeros_(weight)

    def forward(self, input_ids, attention_mask, labels):
        words = self.embeddings["word_embeddings"]
        hidden = self.dropout(words(input_ids) * self.scale + sinusoids(input_ids.size(1), self.config.hidden_size))
        for layer in self.encoder["layer"]:
            hidden = layer(hidden, attention_mask)
        logits = hidden @ words.weight.T
        return types.SimpleNamespace(logits=logits, loss=functional.cross_entropy(logits.flatten(0, 1), labels.flatten()))


COMMON = {"initializer_range": 0.15, "hidden_dropout_prob": 0.05, "attention_probs_dropout_prob": 0.0,
          "max_position_embeddings": 16}


def bert(layers, width, heads, inner, head, architecture):
    outputs = sum(len(column["labels"]) for column in head["columns"])
    return BertConfig(**COMMON, vocab_size=LAST + 1, num_hidden_layers=layers, hidden_size=width, num_attention_heads=heads,
                      intermediate_size=inner, num_labels=max(outputs, 1), architectures=[architecture], workbench_head=head)


def column(name, *labels):
    return {"name": name, "labels": list(labels)}


MORE, START = column("more", "large", "even", "small"), column("start", "large", "small")
CONVOLUTION, PLAIN, PAIR = "BertForCnnSentenceClassification", "BertForSequenceClassification", "BertForBiEncoding"
MODELS = {
    "convolution": lambda: Sentences(bert(2, 20, 2, 28, {
        "kind": "convolution", "kernel_sizes": [2, 3, 5], "filters": 6, "dropout": 0.1, "columns": [MORE]}, CONVOLUTION)),
    "convolution-columns": lambda: Sentences(bert(1, 24, 3, 36, {
        "kind": "convolution", "kernel_sizes": [4, 1], "filters": 7, "dropout": 0.2, "columns": [MORE, START]}, CONVOLUTION)),
    "classifier-columns": lambda: Sentences(bert(2, 18, 3, 24, {"columns": [MORE, START]}, PLAIN)),
    "bi-encoder-classifier": lambda: BiEncoder(bert(2, 20, 4, 24, {
        "kind": "bi-encoder", "dropout": 0.1, "columns": [MORE]}, PAIR)),
    "bi-encoder-regression": lambda: BiEncoder(bert(2, 20, 2, 32, {
        "kind": "bi-encoder", "dropout": 0.0, "scale": 5.0, "columns": [column("score")]}, PAIR)),
    "encoder-silu": lambda: WorkbenchEncoder(WorkbenchConfig(
        **COMMON, vocab_size=38, num_hidden_layers=2, hidden_size=24, num_attention_heads=3, intermediate_size=40,
        hidden_act="silu", layer_norm_eps=1e-5, pad_token_id=0, scale_embedding=False,
        architectures=["WorkbenchEncoderForMaskedLM"])),
    "encoder-gelu": lambda: WorkbenchEncoder(WorkbenchConfig(
        **COMMON, vocab_size=36, num_hidden_layers=3, hidden_size=20, num_attention_heads=2, intermediate_size=32,
        hidden_act="gelu", layer_norm_eps=1e-12, pad_token_id=0, scale_embedding=True,
        architectures=["WorkbenchEncoderForMaskedLM"])),
}


def texts(count, generator):
    return [draw(generator, LAST + 1, 1, 7, FIRST) for _ in range(count)]


def framed(rows):
    return padded_with_mask([[2] + row + [3] for row in rows], 0)


def labels_of(first, second, columns):
    """Which text has more small tokens, and whether the first begins with one; `second` is empty for single texts."""
    difference = small(first) - (small(second) if second else len(first) - small(first))
    both = [(difference > 0) - (difference < 0) + 1, int(small(first[:1]) > 0)]
    return both[:columns]


def sentences_batch(model, count, generator):
    rows = texts(count, generator)
    ids, mask = framed(rows)
    labels = torch.tensor([labels_of(row, [], len(model.sizes)) for row in rows])
    return {"input_ids": ids, "attention_mask": mask, "labels": labels}


def pairs_batch(model, count, generator):
    firsts, seconds = texts(count, generator), texts(count, generator)
    if model.scale is None:
        labels = torch.tensor([labels_of(*pair, len(model.sizes)) for pair in zip(firsts, seconds)])
    else:
        labels = model.scale * torch.tensor([1 - abs(small(first) / len(first) - small(second) / len(second))
                                             for first, second in zip(firsts, seconds)])
    return {"first": framed(firsts), "second": framed(seconds), "labels": labels}


def more_padding(rows):
    return functional.pad(rows, (0, 4))


def longer(batch):
    """The same batch with four more places of padding."""
    if "first" in batch:
        return {**batch, **{side: tuple(map(more_padding, batch[side])) for side in ("first", "second")}}
    return {**batch, "input_ids": more_padding(batch["input_ids"]), "attention_mask": more_padding(batch["attention_mask"])}


def alone(batch, row):
    """One row of a batch without its padding."""
    def cut(ids, mask):
        return ids[row:row + 1, : int(mask[row].sum())], mask[row:row + 1, : int(mask[row].sum())]
    if "first" in batch:
        sides = {side: cut(*batch[side]) for side in ("first", "second")}
    else:
        sides = dict(zip(("input_ids", "attention_mask"), cut(batch["input_ids"], batch["attention_mask"])))
    return {**sides, "labels": batch["labels"][row:row + 1]}


def answers_of(out):
    return out.cosine if hasattr(out, "cosine") else out.logits


def assert_padding_does_not_matter(model, batch):
    with torch.no_grad():
        answers = answers_of(model(**batch))
        assert torch.allclose(answers, answers_of(model(**longer(batch))), atol=1e-5)
        for row in range(len(answers)):
            assert torch.allclose(answers[row:row + 1], answers_of(model(**alone(batch, row))), atol=1e-5)


def head_entry(model, batch):
    with torch.no_grad():
        out = model(**batch)
    if "first" in batch:
        entry = {side: dict(zip(("input_ids", "mask"), (part.tolist() for part in batch[side]))) for side in ("first", "second")}
    else:
        entry = {"input_ids": batch["input_ids"].tolist(), "mask": batch["attention_mask"].tolist()}
    if hasattr(out, "cosine"):
        return {**entry, "labels": rounded(batch["labels"]), "scale": model.scale, "cosine": rounded(out.cosine),
                "loss": float(out.loss)}
    return {**entry, "labels": batch["labels"].tolist(), "loss": float(out.loss), "logits_shape": list(out.logits.shape),
            "logits": rounded(out.logits)}


def head_golden(model, generator):
    make_batch = pairs_batch if isinstance(model, BiEncoder) else sentences_batch
    loss = train(model, lambda: make_batch(model, 48, generator), steps=300)
    batches = [make_batch(model, 1, generator), make_batch(model, 6, generator)]
    assert_padding_does_not_matter(model, batches[1])
    entries = [head_entry(model, batch) for batch in batches]
    if getattr(model, "scale", None) is not None:
        kept, model.scale = model.scale, 1.0
        entries += [head_entry(model, {**batch, "labels": batch["labels"] / kept}) for batch in batches]
        model.scale = kept
    answers = torch.tensor(entries[1].get("cosine") or entries[1]["logits"]).view(6, -1)
    assert answers.max(0).values.sub(answers.min(0).values).min() > 0.2, "the answers hardly differ; choose another seed"
    return loss, {"batches": entries}


def encoder_golden(model, generator):
    task = Task(model.config, None, generator)
    loss = train(model, lambda: task.batch(48, with_types=False), steps=1500)
    batches = [decided_batch(model, task, count, with_types=False) for count in (1, 6)]
    with torch.no_grad():
        short, wide = model(**batches[1]).logits, model(**{**longer(batches[1]), "labels": functional.pad(
            batches[1]["labels"], (0, 4), value=-100)}).logits
    assert torch.allclose(short, wide[:, : short.size(1)], atol=1e-5)
    return loss, {"mask_token": task.mask_token, "batches": [entry_of(model, batch, True) for batch in batches]}


def make(name):
    torch.manual_seed(sum(name.encode()))
    generator = torch.Generator().manual_seed(len(name))
    model = MODELS[name]()
    loss, golden = (encoder_golden if isinstance(model, WorkbenchEncoder) else head_golden)(model, generator)
    print(f"{name}: loss {loss:.3f}")
    write_checkpoint(HERE / name, model, own_tensors(model))
    write_golden(HERE / name, golden)


for wanted in sys.argv[1:] or MODELS:
    make(wanted)
