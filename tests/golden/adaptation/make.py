#!/usr/bin/env python3
"""Writes small LoRA adapters as PEFT saves them, and what PEFT computes with them.

Needs:  pip install torch==2.13.0 "transformers<5" peft==0.17.1 safetensors
Usage:  python tests/golden/adaptation/make.py [NAME…]      (all of them without names; seconds)

The bases are the golden models beside this folder, which adapter_config.json names by a path relative to its own
folder. A is as PEFT draws it and B random, so that the updates change the outputs. In
tests/golden/adaptation/NAME/ lie adapter_config.json, adapter_model.safetensors and golden.json:
  input_ids, mask, labels, loss, logits_shape, logits: in evaluation mode, for the whole batch
  gradients: of the loss, by the tensors' names in the adapter's file
"""
import json
import pathlib
import sys

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from transformers import BartForConditionalGeneration, BertForSequenceClassification, T5ForConditionalGeneration

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from common import IGNORED, padded, padded_with_mask, rounded, write_golden

HERE = pathlib.Path(__file__).parent
ADAPTERS = {
    # Another place than queries and values, and a scale of its own.
    "t5": ("t5/t5-gated-untied", T5ForConditionalGeneration, {},
           dict(task_type="SEQ_2_SEQ_LM", r=3, lora_alpha=5, target_modules=["q", "v", "wo"])),
    "bart": ("bart/bart-post", BartForConditionalGeneration, {},
             dict(task_type="SEQ_2_SEQ_LM", r=4, lora_alpha=8, use_rslora=True, target_modules=["q_proj", "v_proj", "fc1"])),
    # The base guesses masked words: the head lies in the adapter alone.
    "bert": ("bert/bert-mlm", BertForSequenceClassification, dict(num_labels=3),
             dict(task_type="SEQ_CLS", r=2, lora_alpha=4, target_modules=["query", "value"], modules_to_save=["pooler"])),
}


def make(name):
    base, model_class, options, settings = ADAPTERS[name]
    torch.manual_seed(sum(name.encode()))
    model = get_peft_model(model_class.from_pretrained(HERE.parent / base, **options), LoraConfig(**settings)).eval()
    for key, tensor in model.named_parameters():
        if "lora_B" in key:
            tensor.data.normal_(0.0, 0.3)
    ids, mask = padded_with_mask([[5, 9, 4, 12, 1], [7, 3, 1], [8, 8, 10, 1]], 0)
    classifies = settings["task_type"] == "SEQ_CLS"
    labels = torch.tensor([2, 0, 1]) if classifies else padded([[4, 12, 9, 1], [3, 1], [10, 5, 1]], IGNORED)
    out = model(input_ids=ids, attention_mask=mask, labels=labels)
    out.loss.backward()

    folder = HERE / name
    model.save_pretrained(folder)
    (folder / "README.md").unlink()
    config = json.loads((folder / "adapter_config.json").read_text())
    config["base_model_name_or_path"] = "../../" + base
    for key in ("target_modules", "modules_to_save"):
        config[key] = config[key] and sorted(config[key])
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    gradients = {key.replace(".default", "").replace("modules_to_save.", ""): tensor.grad
                 for key, tensor in model.named_parameters() if tensor.requires_grad}
    write_golden(folder, {"input_ids": ids.tolist(), "mask": mask.tolist(), "labels": labels.tolist(),
                          "loss": float(out.loss), "logits_shape": list(out.logits.shape), "logits": rounded(out.logits),
                          "gradients": {key: [round(value, 8) for value in gradient.flatten().tolist()]
                                        for key, gradient in gradients.items()}})
    again = PeftModel.from_pretrained(model_class.from_pretrained(HERE.parent / base, **options), folder).eval()
    assert torch.allclose(again(input_ids=ids, attention_mask=mask, labels=labels).logits, out.logits, atol=1e-5)
    print(f"{name}: loss {float(out.loss):.3f}, {len(gradients)} trained tensors")


for wanted in sys.argv[1:] or ADAPTERS:
    make(wanted)
