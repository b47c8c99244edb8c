"""What the golden scripts share: the toy task, padding, training, the margin of an answer, and writing a folder.

Imported by tests/golden/*/make.py; not a script of its own.
"""
import json

import torch
from safetensors.torch import save_file
from transformers import LogitsProcessor

torch.set_num_threads(1)  # small tensors: more threads only wait, and one gives the same sums everywhere
STEPS = 600
IGNORED = -100


def answer(source):
    """The task: the source reversed, every third token twice."""
    result = []
    for index, token in enumerate(reversed(source)):
        result += [token, token] if index % 3 == 2 else [token]
    return result


def draw(generator, vocabulary, low, high, first=3):
    """`low` to `high` tokens from `first` on."""
    length = int(torch.randint(low, high + 1, (1,), generator=generator))
    top = min(vocabulary, 34)
    return torch.randint(first, top, (length,), generator=generator).tolist()


def padded(rows, value):
    length = max(len(row) for row in rows)
    return torch.tensor([row + [value] * (length - len(row)) for row in rows])


def padded_with_mask(rows, value):
    return padded(rows, value), padded([[1] * len(row) for row in rows], 0)


def with_padding_ids(ids, mask, padding, place, seen):
    """Two padding ids more in every row, at `place`, which the mask keeps (`seen` 1) or leaves out (0)."""
    def spliced(rows, value):
        return torch.cat([rows[:, :place], torch.full((len(rows), 2), value), rows[:, place:]], 1)
    return spliced(ids, padding), spliced(mask, seen)


def train(model, next_batch, steps=STEPS, rate=4e-3):
    """Minimises the model's own loss of `next_batch()`, a dictionary of its arguments; returns the last loss."""
    model.train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.0)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1.0, step / 50) * max(0.05, 1 - step / steps))
    for _ in range(steps):
        loss = model(**next_batch()).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
    model.eval()
    return float(loss.detach())


def rounded(tensor):
    return [round(value, 6) for value in tensor.flatten().tolist()]


def teacher_forced(model, ids, mask, labels, decoder_mask=None):
    """An entry of `batches`: what the model gives for these labels, fed to its decoder after a shift."""
    with torch.no_grad():
        out = model(input_ids=ids, attention_mask=mask, labels=labels, decoder_attention_mask=decoder_mask, use_cache=False)
    entry = {"input_ids": ids.tolist(), "mask": mask.tolist(), "labels": labels.tolist(), "loss": float(out.loss),
             "logits_shape": list(out.logits.shape), "logits": rounded(out.logits)}
    if decoder_mask is not None:
        entry["decoder_mask"] = decoder_mask.tolist()
    return entry


def smallest_gap(model, ids, mask, sequences, end=1, free=0):
    """The least distance between the two best logits along greedy outputs, padding after the end left out, and the
    tokens before place `free` too, which a rule has forced."""
    with torch.no_grad():
        logits = model(input_ids=ids, attention_mask=mask, decoder_input_ids=sequences[:, :-1], use_cache=False).logits
    best = logits.topk(2, -1).values
    gaps = best[..., 0] - best[..., 1]
    alive = (sequences[:, 1:] == end).cumsum(-1) - (sequences[:, 1:] == end).long() == 0
    return float(gaps[:, free:][alive[:, free:]].min())


def tokens(sequence, end=1):
    """Without the start token; up to and with the end token."""
    row = sequence.tolist()[1:]
    return row[: row.index(end) + 1] if end in row else row


class Disturb(LogitsProcessor):
    """Adds noise of at most 1e-3 to every score: an answer that stays the same leaves no near ties to lose."""

    def __init__(self, seed):
        self.generator = torch.Generator().manual_seed(seed)

    def __call__(self, input_ids, scores):
        return scores + (torch.rand(scores.shape, generator=self.generator) - 0.5) * 2e-3


def own_tensors(model):
    """The state without second names of a tied tensor."""
    state, seen = {}, set()
    for key, value in model.state_dict().items():
        if value.data_ptr() not in seen:
            state[key] = value.contiguous()
        seen.add(value.data_ptr())
    return state


def all_tensors(model):
    """The state with every name, tied tensors copied."""
    return {key: value.clone().contiguous() for key, value in model.state_dict().items()}


def write_checkpoint(folder, model, state):
    """config.json and model.safetensors."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.json").write_text(json.dumps(model.config.to_dict(), indent=1, sort_keys=True) + "\n")
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})


def write_golden(folder, golden):
    (folder / "golden.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")


def assert_reloads(model, folder, batch):
    """transformers reads the written folder and computes the same."""
    again = type(model).from_pretrained(folder).eval()
    with torch.no_grad():
        assert torch.allclose(again(**batch).logits, model(**batch).logits, atol=1e-5), folder
