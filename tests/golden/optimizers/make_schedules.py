#!/usr/bin/env python3
"""Golden learning rates of every schedule, as shares of the peak, from torch and transformers.

    pip install torch==2.13.0 "transformers<5"
    python tests/golden/optimizers/make_schedules.py

Writes schedules.json beside itself: for each case the recipe's section `schedule`, the number of steps, and the
share of the peak at every step.
"""

import json
import pathlib

import torch
from torch.optim.lr_scheduler import CyclicLR, OneCycleLR
from transformers import get_polynomial_decay_schedule_with_warmup, get_scheduler

HERE = pathlib.Path(__file__).parent
PEAK = 0.25  # a power of two: dividing by it is exact


def case(options, total, make):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=PEAK)
    scheduler = make(optimizer)
    factors = []
    for step in range(total):
        factors.append(optimizer.param_groups[0]["lr"] / PEAK)
        optimizer.step()
        if step + 1 < total:
            scheduler.step()
    return {"options": options, "total_steps": total, "factors": factors}


def of_transformers():
    names = {"constant": "constant_with_warmup", "linear": "linear", "cosine": "cosine",
             "inverse-square-root": "inverse_sqrt"}
    for ours, theirs in names.items():
        for warmup, total, floor in ((0, 10, 0.0), (4, 20, 0.0), (7, 20, 0.1)):
            if floor and ours != "cosine":
                continue
            name, specific = (theirs, {}) if not floor else ("cosine_with_min_lr", {"min_lr_rate": floor})
            yield case({"kind": ours, "warmup_steps": warmup, "minimum_share": floor}, total,
                       lambda optimizer: get_scheduler(name, optimizer, num_warmup_steps=warmup,
                                                       num_training_steps=total, scheduler_specific_kwargs=specific))
    for warmup, total, floor, power in ((0, 12, 0.0, 1.0), (4, 20, 0.0, 2.0), (3, 25, 0.1, 0.5)):
        yield case({"kind": "polynomial", "warmup_steps": warmup, "minimum_share": floor, "power": power}, total,
                   lambda optimizer: get_polynomial_decay_schedule_with_warmup(
                       optimizer, warmup, total, lr_end=floor * PEAK, power=power))


def cyclic():
    for ours, theirs in (("triangular", "triangular"), ("triangular2", "triangular2"), ("exp-range", "exp_range")):
        for steps, base, gamma in ((5, 0.1, 0.9999), (3, 0.0, 0.9)):
            options = {"kind": ours, "cycle_steps": steps, "base_share": base}
            if ours == "exp-range":
                options["gamma"] = gamma
            yield case(options, 34,
                       lambda optimizer: CyclicLR(optimizer, base_lr=base * PEAK, max_lr=PEAK, step_size_up=steps,
                                                  mode=theirs, gamma=gamma, cycle_momentum=False))


def one_cycle():
    for total, rise, start, end, anneal in ((20, 0.3, 25.0, 1e4, "cosine"), (31, 0.25, 10.0, 100.0, "linear"),
                                            (7, 0.5, 4.0, 1.0, "cosine"), (3, 0.1, 25.0, 1e4, "linear")):
        options = {"kind": "one-cycle", "rise_share": rise, "start_divisor": start, "end_divisor": end, "anneal": anneal}
        yield case(options, total,
                   lambda optimizer: OneCycleLR(optimizer, max_lr=PEAK, total_steps=total, pct_start=rise,
                                                div_factor=start, final_div_factor=end, cycle_momentum=False,
                                                anneal_strategy={"cosine": "cos", "linear": "linear"}[anneal]))


cases = [*of_transformers(), *cyclic(), *one_cycle()]
(HERE / "schedules.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n", encoding="utf-8")
