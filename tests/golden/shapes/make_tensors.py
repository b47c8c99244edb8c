#!/usr/bin/env python3
"""Writes tensors.json: name, sizes and tie of every tensor of small models of each class, as transformers has them.

Needs:  pip install torch==2.13.0 "transformers==4.57.6"
Usage:  python tests/golden/shapes/make_tensors.py > tests/golden/shapes/tensors.json
Each case: {"config": config.json content, "tensors": [[name, sizes, name of the owner or ""], …],
"computed": [[name, sizes], …]}. `tensors` is the state_dict in its order; `computed` are buffers that are not in it,
without position_ids and token_type_ids, which hold no values of the model.
"""
import json

import torch
import transformers

INDEX_BUFFERS = ("position_ids", "token_type_ids")
BART = dict(vocab_size=30, d_model=8, encoder_layers=2, decoder_layers=1, encoder_attention_heads=2,
            decoder_attention_heads=4, encoder_ffn_dim=12, decoder_ffn_dim=16, max_position_embeddings=20)
BERT = dict(vocab_size=30, hidden_size=8, num_hidden_layers=2, num_attention_heads=2, intermediate_size=12,
            max_position_embeddings=20, type_vocab_size=2)
T5 = dict(vocab_size=30, d_model=8, d_kv=3, d_ff=12, num_layers=2, num_decoder_layers=1, num_heads=2)


def case(config_class, model_class, sizes, **rest):
    config = getattr(transformers, config_class)(**sizes, **rest)
    model = getattr(transformers, model_class)(config).eval()
    config.architectures = [model_class]
    owners, tensors = {}, []
    for name, tensor in model.state_dict().items():
        owner = owners.setdefault(tensor.data_ptr(), name)
        tensors.append([name, list(tensor.shape), "" if owner == name else owner])
    stored = {name for name, _, _ in tensors}
    computed = [[name, list(buffer.shape)] for name, buffer in model.named_buffers()
                if name not in stored and not name.endswith(INDEX_BUFFERS)]
    return {"config": json.loads(config.to_json_string(use_diff=False)), "tensors": tensors, "computed": computed}


torch.manual_seed(1)
print(json.dumps({
    "bart": case("BartConfig", "BartForConditionalGeneration", BART),
    "bart-untied": case("BartConfig", "BartForConditionalGeneration", BART, tie_word_embeddings=False),
    "bart-classes": case("BartConfig", "BartForSequenceClassification", BART),
    "mbart": case("MBartConfig", "MBartForConditionalGeneration", BART),
    "mbart-classes": case("MBartConfig", "MBartForSequenceClassification", BART, num_labels=5),
    "m2m100": case("M2M100Config", "M2M100ForConditionalGeneration", BART),
    "m2m100-untied": case("M2M100Config", "M2M100ForConditionalGeneration", BART, tie_word_embeddings=False),
    "bert": case("BertConfig", "BertForMaskedLM", BERT),
    "bert-untied": case("BertConfig", "BertForMaskedLM", BERT, tie_word_embeddings=False),
    "bert-classes": case("BertConfig", "BertForSequenceClassification", BERT),
    "bert-regression": case("BertConfig", "BertForSequenceClassification", BERT, num_labels=1),
    "roberta": case("RobertaConfig", "RobertaForMaskedLM", BERT),
    "roberta-untied": case("RobertaConfig", "RobertaForMaskedLM", BERT, tie_word_embeddings=False),
    "roberta-classes": case("RobertaConfig", "RobertaForSequenceClassification", BERT, num_labels=7),
    "xlm-roberta": case("XLMRobertaConfig", "XLMRobertaForMaskedLM", BERT),
    "xlm-roberta-classes": case("XLMRobertaConfig", "XLMRobertaForSequenceClassification", BERT),
    "t5": case("T5Config", "T5ForConditionalGeneration", T5),
    "umt5-untied": case("UMT5Config", "UMT5ForConditionalGeneration", T5, tie_word_embeddings=False),
}))
