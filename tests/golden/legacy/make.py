#!/usr/bin/env python3
"""Writes checkpoints spelled as older or base-model files are, and what transformers computes after loading them.

Needs:  pip install torch==2.13.0 "transformers<5" safetensors
Usage:  python tests/golden/legacy/make.py          (a few seconds; reads tests/golden/bart and tests/golden/bert)

In tests/golden/legacy/NAME/ lie config.json, the weights and golden.json:
  bert-gamma-beta  as bert-base-uncased on the Hub: pytorch_model.bin, LayerNorm.gamma and beta, position_ids, a pooler
                   and a next-sentence head that a masked-language model has no use for
  bert-no-prefix   saved by BertModel: model.safetensors without "bert."
  bart-no-prefix   saved by BartModel: pytorch_model.bin without "model.", without final_logits_bias (so it is zero),
                   every name of the shared embeddings, and fairseq's version numbers
  names: {stored name: the model's name}, ignored: stored names that stand for nothing in the model
  batches[]: as in tests/golden/bert and bart; of bert-no-prefix hidden_shape, hidden (after the last layer) and pooled
             [rows × width] instead of labels, loss and logits
"""
import json
import pathlib
import sys

import torch
from safetensors.torch import load_file, save_file
from transformers import BartForConditionalGeneration, BertForMaskedLM, BertModel

HERE = pathlib.Path(__file__).parent
GOLDEN = HERE.parent
sys.path.insert(0, str(GOLDEN))
from common import rounded, teacher_forced, write_golden
from sentences import entry_of


def start(name, source, architecture):
    """An own folder with the configuration of `source`; its tensors and the first padded batch."""
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    config = json.loads((GOLDEN / source / "config.json").read_text()) | {"architectures": [architecture]}
    (folder / "config.json").write_text(json.dumps(config, indent=1, sort_keys=True) + "\n")
    batch = json.loads((GOLDEN / source / "golden.json").read_text())["batches"][1]
    return folder, load_file(GOLDEN / source / "model.safetensors"), batch


def tensors(batch):
    names = {"input_ids": "input_ids", "mask": "attention_mask", "token_types": "token_type_ids", "labels": "labels"}
    return {names[key]: torch.tensor(value) for key, value in batch.items() if key in names}


def close(found, wanted):
    return torch.allclose(torch.tensor(found), torch.tensor(wanted), atol=1e-5)


def gamma_beta():
    folder, state, batch = start("bert-gamma-beta", "bert/bert-mlm", "BertForMaskedLM")
    names = {key.replace("LayerNorm.weight", "LayerNorm.gamma").replace("LayerNorm.bias", "LayerNorm.beta"): key
             for key in state}
    stored = {name: state[key] for name, key in names.items()}
    stored["cls.predictions.decoder.weight"] = state["bert.embeddings.word_embeddings.weight"]
    names["cls.predictions.decoder.weight"] = "bert.embeddings.word_embeddings.weight"
    places, width = state["bert.embeddings.position_embeddings.weight"].shape
    extra = {"bert.embeddings.position_ids": torch.arange(places).unsqueeze(0),
             "bert.pooler.dense.weight": torch.eye(width), "bert.pooler.dense.bias": torch.zeros(width),
             "cls.seq_relationship.weight": torch.ones(2, width), "cls.seq_relationship.bias": torch.zeros(2)}
    torch.save(stored | extra, folder / "pytorch_model.bin")
    entry = entry_of(BertForMaskedLM.from_pretrained(folder).eval(), tensors(batch), False)
    assert close(entry["logits"], batch["logits"])
    write_golden(folder, {"names": names, "ignored": list(extra), "batches": [entry]})


def bert_no_prefix():
    folder, state, batch = start("bert-no-prefix", "bert/bert-classifier", "BertModel")
    names = {key.removeprefix("bert."): key for key in state if key.startswith("bert.")}
    save_file({name: state[key] for name, key in names.items()}, folder / "model.safetensors", metadata={"format": "pt"})
    model = BertModel.from_pretrained(folder).eval()
    inputs = tensors(batch)
    del inputs["labels"]
    with torch.no_grad():
        out = model(**inputs)
    logits = out.pooler_output @ state["classifier.weight"].T + state["classifier.bias"]
    assert close(logits.flatten().tolist(), batch["logits"])
    entry = {key: batch[key] for key in ("input_ids", "mask", "token_types")}
    entry |= {"hidden_shape": list(out.last_hidden_state.shape), "hidden": rounded(out.last_hidden_state),
              "pooled": rounded(out.pooler_output)}
    write_golden(folder, {"names": names, "ignored": [], "batches": [entry]})


def bart_no_prefix():
    folder, state, batch = start("bart-no-prefix", "bart/kobart-like", "BartModel")
    bias = state.pop("final_logits_bias")
    names = {key.removeprefix("model."): key for key in state}
    stored = {name: state[key] for name, key in names.items()}
    for side in ("encoder", "decoder"):
        stored[f"{side}.embed_tokens.weight"] = stored["shared.weight"]
        names[f"{side}.embed_tokens.weight"] = "model.shared.weight"
    extra = {"encoder.version": torch.tensor([3.0]), "decoder.version": torch.tensor([3.0])}
    torch.save(stored | extra, folder / "pytorch_model.bin")
    model = BartForConditionalGeneration.from_pretrained(folder).eval()
    inputs = tensors(batch)
    entry = teacher_forced(model, inputs["input_ids"], inputs["attention_mask"], inputs["labels"])
    without_bias = torch.tensor(batch["logits"]).view(-1, bias.size(-1)) - bias
    assert close(entry["logits"], without_bias.flatten().tolist())
    write_golden(folder, {"names": names, "ignored": list(extra), "batches": [entry]})


gamma_beta()
bert_no_prefix()
bart_no_prefix()
