#!/usr/bin/env python3
"""Golden values of optimizers and the loss, from torch and transformers.

    pip install torch==2.13.0 "transformers<5"
    python tests/golden/optimizers/make.py

Writes optimizers.json and cross_entropy.json beside itself. Gradients follow a formula that the
tests repeat, so that they need not be stored.
"""

import json
import pathlib

import torch
from transformers.optimization import Adafactor
from transformers.trainer_pt_utils import LabelSmoother

HERE = pathlib.Path(__file__).parent
STEPS = 8


def values(count, phase):
    """float32 numbers that C++ makes again: sines of float64 arguments."""
    index = torch.arange(count, dtype=torch.float64)
    return torch.sin(index * 0.7 + phase).to(torch.float32)


def parameters():
    return [values(12, 0.3).reshape(3, 4), values(5, 1.1), values(6, 2.0).reshape(2, 3) * 1e-4]


def gradients(step, shapes):
    return [values(s.numel(), 5.0 * step + i).reshape(s.shape) * (0.1 + 0.5 * i) for i, s in enumerate(shapes)]


def run(make):
    weights = [torch.nn.Parameter(w.clone()) for w in parameters()]
    optimizer = make(weights)
    for step in range(STEPS):
        for weight, gradient in zip(weights, gradients(step, weights)):
            weight.grad = gradient
        optimizer.step()
    return [w.detach().flatten().tolist() for w in weights]


def optimizers():
    cases = []

    def add(options, make):
        cases.append({"options": options, "weights": run(make)})

    for decay in (0.0, 0.1):
        common = {"learning_rate": 0.01, "weight_decay": decay, "beta1": 0.9, "beta2": 0.98, "epsilon": 1e-6}
        arguments = dict(lr=0.01, weight_decay=decay, betas=(0.9, 0.98), eps=1e-6)
        add({"kind": "adamw", **common}, lambda w: torch.optim.AdamW(w, **arguments))
        add({"kind": "adam", **common}, lambda w: torch.optim.Adam(w, **arguments))
    for options in (
        {"learning_rate": 1e-3, "scale_parameter": True, "relative_step": False},
        {"learning_rate": 1e-3, "scale_parameter": False, "relative_step": False},
        {"learning_rate": 1e-2, "scale_parameter": False, "relative_step": False, "weight_decay": 0.05},
        {"learning_rate": 1e-2, "scale_parameter": True, "relative_step": False, "clip_threshold": 0.5},
        {"learning_rate": 1e-2, "scale_parameter": False, "relative_step": False, "decay_rate": -0.5},
        {"learning_rate": None, "scale_parameter": True, "relative_step": True},
        {"learning_rate": None, "scale_parameter": True, "relative_step": True, "warmup_init": True},
    ):
        arguments = {("lr" if key == "learning_rate" else key): value for key, value in options.items()}
        add({"kind": "adafactor", **options}, lambda w: Adafactor(w, **arguments))
    return {"steps": STEPS, "cases": cases}


def cross_entropy():
    cases = []
    labels = torch.tensor([3, -100, 0, 6, 2, -100])
    for smoothing in (0.0, 0.1):
        logits = (values(42, 0.5).reshape(6, 7) * 3).requires_grad_()
        loss = torch.nn.functional.cross_entropy(logits, labels, label_smoothing=smoothing, reduction="sum",
                                                 ignore_index=-100)
        loss.backward()
        tokens = int((labels != -100).sum())
        smoother = LabelSmoother(epsilon=smoothing)({"logits": logits.detach()[None]}, labels[None])
        assert abs(smoother.item() - loss.item() / tokens) < 1e-5, "the two definitions differ"
        cases.append({"label_smoothing": smoothing, "loss": loss.item(), "gradient": logits.grad.flatten().tolist()})
    return {"labels": labels.tolist(), "cases": cases}


for name, content in (("optimizers", optimizers()), ("cross_entropy", cross_entropy())):
    (HERE / f"{name}.json").write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
