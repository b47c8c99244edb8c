#!/usr/bin/env python3
"""Writes operations.json: what PyTorch's FlopCounterMode counts for small transformers models, forward and backward, also
where parts of them are frozen, with LoRA as PEFT has it, and with adapters.

Needs:  pip install torch==2.13.0 "transformers==4.57.6" peft==0.21.2
Usage:  python tests/golden/planning/make_operations.py > tests/golden/planning/operations.json
Eager attention, so that every product is a matrix product that the counter sees.
"""
import copy
import fnmatch
import json

import peft
import torch
import transformers
from torch.utils.flop_counter import FlopCounterMode

ROWS, SOURCE, TARGET = 3, 7, 5


def t5(gated, tied):
    return transformers.T5Config(vocab_size=50, d_model=24, d_kv=8, d_ff=40, num_layers=2, num_decoder_layers=3,
                                 num_heads=4, dropout_rate=0.0, tie_word_embeddings=tied, decoder_start_token_id=0,
                                 feed_forward_proj="gated-gelu" if gated else "relu")


def bart(kind):
    return kind(vocab_size=60, d_model=24, encoder_layers=3, decoder_layers=2, encoder_attention_heads=4,
                decoder_attention_heads=4, encoder_ffn_dim=32, decoder_ffn_dim=48, max_position_embeddings=32,
                dropout=0.0, attention_dropout=0.0, pad_token_id=1, bos_token_id=0, eos_token_id=2,
                decoder_start_token_id=2)


def bert():
    return transformers.BertConfig(vocab_size=50, hidden_size=24, num_hidden_layers=3, num_attention_heads=4,
                                   intermediate_size=40, max_position_embeddings=32, hidden_dropout_prob=0.0,
                                   attention_probs_dropout_prob=0.0)


class Adapter(torch.nn.Module):
    """A projection out of a feed-forward network with an adapter of width 3 behind it."""

    def __init__(self, dense):
        super().__init__()
        self.dense, self.weight = dense, dense.weight  # T5 looks at the type of the weight
        self.adapter = torch.nn.Sequential(torch.nn.Linear(dense.out_features, 3), torch.nn.ReLU(),
                                           torch.nn.Linear(3, dense.out_features))

    def forward(self, x):
        y = self.dense(x)
        return y + self.adapter(y)


def with_adapters(model):
    for name, module in list(model.named_modules()):
        last = name.split(".")[-1]
        if last in ("wo", "fc2") or (name.endswith("output.dense") and "attention" not in name):
            setattr(model.get_submodule(name.rpartition(".")[0]), last, Adapter(module))
    for name, parameter in model.named_parameters():
        parameter.requires_grad = ".adapter." in name or "norm" in name.lower()
    return model


def flops(model, arguments):
    with FlopCounterMode(display=False) as counter:
        loss = model(**arguments).loss
    forward = counter.get_total_flops()
    with FlopCounterMode(display=False) as counter:
        loss.backward()
    return {"forward": forward, "backward": counter.get_total_flops()}


def count(config, class_name, frozen, targets):
    """`frozen`: patterns over names, for each case those whose tensors keep their values."""
    config._attn_implementation = "eager"
    model = getattr(transformers, class_name)(config).train()
    source = torch.randint(3, 50, (ROWS, SOURCE))
    labels = torch.randint(3, 50, (ROWS, TARGET)) if hasattr(config, "decoder_start_token_id") and \
        config.is_encoder_decoder else source
    arguments = {"input_ids": source, "attention_mask": torch.ones_like(source), "labels": labels}
    cases = []
    for patterns in frozen:
        part = copy.deepcopy(model)
        for name, parameter in part.named_parameters():
            parameter.requires_grad = not any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
        cases.append({"freeze": patterns} | flops(part, arguments))
    lora = peft.get_peft_model(copy.deepcopy(model), peft.LoraConfig(r=2, target_modules=targets))
    return {"config": json.loads(config.to_json_string(use_diff=False)) | {"architectures": [class_name]},
            "rows": ROWS, "source": SOURCE, "target": TARGET if config.is_encoder_decoder else 0,
            "predicted": labels.numel(), **flops(model, arguments), "frozen": cases,
            "lora": {"rank": 2, "targets": targets} | flops(lora, arguments),
            "adapters": {"width": 3} | flops(with_adapters(copy.deepcopy(model)), arguments)}


torch.manual_seed(1)
torch.set_num_threads(1)  # tiny products: more threads only wait
KEYS = ("model_type", "architectures", "vocab_size", "d_model", "d_kv", "d_ff", "num_layers", "num_decoder_layers",
        "num_heads", "feed_forward_proj", "tie_word_embeddings", "encoder_layers", "decoder_layers",
        "encoder_attention_heads", "decoder_attention_heads", "encoder_ffn_dim", "decoder_ffn_dim",
        "max_position_embeddings", "pad_token_id", "bos_token_id", "eos_token_id", "decoder_start_token_id")
KEYS += ("hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size", "type_vocab_size")
T5 = [["encoder.*"], ["encoder.*", "shared*"], ["shared*", "encoder.block.0.*"], ["decoder.*"],
      ["shared*", "encoder.*", "decoder.block.0.*", "decoder.block.1.*"], ["shared*", "*.weight"],
      ["shared*", "*.q.weight", "*.k.weight", "*.v.weight", "*.o.weight", "*Dense*"],
      ["shared*", "*layer_norm*", "*Attention.?.weight", "*Dense*", "lm_head*"],
      ["*norm*", "*.q.weight", "*.v.weight", "*.o.weight", "*Dense*", "shared*"]]
UNTIED = T5 + [["shared*", "encoder.*", "decoder.*"]]
T5.remove(["shared*", "*.weight"])
UNTIED.remove(["shared*", "*.weight"])
BART = [["model.encoder.*"], ["model.encoder.*", "model.shared*"], ["model.shared*", "model.*.embed_*"],
        ["*.weight"], ["*.bias", "*embed*", "*shared*", "*proj.weight", "*fc?.weight"],
        ["*shared*", "*embed*", "model.encoder.*", "model.decoder.layers.0.*"],
        ["*shared*", "*embed*", "model.encoder.layers.0.*", "model.encoder.layers.1.*", "model.decoder.*"]]
BERT = [["bert.*"], ["bert.embeddings.*"], ["bert.embeddings.*", "bert.encoder.layer.0.*", "bert.encoder.layer.1.*"],
        ["*.weight"], ["bert.embeddings.word*"]]
entries = {"t5": count(t5(False, True), "T5ForConditionalGeneration", T5, ["q", "v"]),
           "t5-gated-untied": count(t5(True, False), "T5ForConditionalGeneration", UNTIED, ["k", "wo"]),
           "bart": count(bart(transformers.BartConfig), "BartForConditionalGeneration", BART, ["q_proj", "v_proj"]),
           "m2m100": count(bart(transformers.M2M100Config), "M2M100ForConditionalGeneration", BART, ["k_proj", "fc1"]),
           "bert": count(bert(), "BertForMaskedLM", BERT, ["query", "value"])}
for entry in entries.values():
    entry["config"] = {key: entry["config"][key] for key in KEYS if entry["config"].get(key) is not None}
print(json.dumps(entries, indent=1))
