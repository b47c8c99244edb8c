"""Toy sentences for encoders, shared by tests/golden/bert, heads and legacy: two texts framed as BERT or RoBERTa does,
arithmetic series with masked tokens, and labels that count small tokens. Imported by their make.py.
"""
import torch

from common import IGNORED, draw, padded, padded_with_mask, rounded, with_padding_ids

FIRST, LAST = 5, 33  # ids outside are special
BERT = {"begin": [2], "between": [3], "end": [3]}
ROBERTA = {"begin": [0], "between": [2, 2], "end": [2]}


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
