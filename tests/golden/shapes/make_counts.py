#!/usr/bin/env python3
"""Writes parameter_counts.json: what transformers counts for every preset that is not of the T5 family, on the
meta device, for the preset's own task and, where the class exists, for sequence classification with two labels.

Needs:  pip install torch==2.13.0 "transformers==4.57.6"
Usage:  python tests/golden/shapes/make_counts.py > tests/golden/shapes/parameter_counts.json
The sizes are written here a second time on purpose: a slip in one of the two tables shows.
Each entry: {"parameters", "buffers", "source", "two_labels" or null}; `source` says where the number is from.
Buffers leave out position_ids and token_type_ids, which hold no values of the model.
"""
import json

import torch
import transformers
from torch import nn
from transformers import BartConfig, BertConfig, M2M100Config, MBartConfig, RobertaConfig, XLMRobertaConfig

INDEX_BUFFERS = ("position_ids", "token_type_ids")


def numbers(model):
    model.tie_weights()
    parameters = sum(parameter.numel() for parameter in model.parameters())
    buffers = sum(buffer.numel() for name, buffer in model.named_buffers() if not name.endswith(INDEX_BUFFERS))
    return parameters, buffers


def count(config, main_class, classifier=None):
    with torch.device("meta"):
        parameters, buffers = numbers(getattr(transformers, main_class)(config))
        entry = {"parameters": parameters, "buffers": buffers, "source": f"transformers {main_class}",
                 "two_labels": None}
        if classifier:
            config.num_labels = 2
            entry["two_labels"] = numbers(getattr(transformers, classifier)(config))[0]
    return entry


def m2m100(vocabulary, width, inner, layers):
    config = M2M100Config(vocab_size=vocabulary, d_model=width, encoder_ffn_dim=inner, decoder_ffn_dim=inner,
                          encoder_layers=layers, decoder_layers=layers)
    return count(config, "M2M100ForConditionalGeneration")


def bart(config_class, vocabulary, positions, width, inner, layers, heads):
    config = config_class(vocab_size=vocabulary, max_position_embeddings=positions, d_model=width,
                          encoder_ffn_dim=inner, decoder_ffn_dim=inner, encoder_layers=layers, decoder_layers=layers,
                          encoder_attention_heads=heads, decoder_attention_heads=heads)
    name = config_class.__name__.removesuffix("Config")
    return count(config, f"{name}ForConditionalGeneration", f"{name}ForSequenceClassification")


def bert(config_class, vocabulary, positions, types, width, layers, heads):
    config = config_class(vocab_size=vocabulary, max_position_embeddings=positions, type_vocab_size=types,
                          hidden_size=width, intermediate_size=4 * width, num_hidden_layers=layers,
                          num_attention_heads=heads)
    name = config_class.__name__.removesuffix("Config")
    return count(config, f"{name}ForMaskedLM", f"{name}ForSequenceClassification")


def plain_encoder(vocabulary, width, inner, layers, heads, positions):
    """A post-norm encoder of torch.nn; its output is the embedding again, its positions are computed."""
    with torch.device("meta"):
        layer = nn.TransformerEncoderLayer(width, heads, inner)
        model = nn.ModuleList([nn.Embedding(vocabulary, width), nn.TransformerEncoder(layer, layers)])
    return {"parameters": sum(parameter.numel() for parameter in model.parameters()), "buffers": positions * width,
            "source": "torch.nn.TransformerEncoder and nn.Embedding", "two_labels": None}


print(json.dumps({
    "m2m100_418M": m2m100(128112, 1024, 4096, 12),
    "m2m100_1.2B": m2m100(128112, 1024, 8192, 24),
    "nllb-200-distilled-600M": m2m100(256206, 1024, 4096, 12),
    "nllb-200-distilled-1.3B": m2m100(256206, 1024, 8192, 24),
    "nllb-200-1.3B": m2m100(256206, 1024, 8192, 24),
    "nllb-200-3.3B": m2m100(256206, 2048, 8192, 24),
    "bart-base": bart(BartConfig, 50265, 1024, 768, 3072, 6, 12),
    "bart-large": bart(BartConfig, 50265, 1024, 1024, 4096, 12, 16),
    "mbart-large-cc25": bart(MBartConfig, 250027, 1024, 1024, 4096, 12, 16),
    "mbart-large-50": bart(MBartConfig, 250054, 1024, 1024, 4096, 12, 16),
    "kobart-base-v2": bart(BartConfig, 30000, 1026, 768, 3072, 6, 16),
    "bart-ko-mini": bart(BartConfig, 32000, 2048, 256, 1024, 2, 4),
    "bart-ko-small": bart(BartConfig, 32000, 2048, 512, 2048, 3, 4),
    "bart-ko-base": bart(BartConfig, 32000, 2048, 768, 3072, 6, 12),
    "bart-ko-large": bart(BartConfig, 32000, 2048, 1024, 4096, 12, 16),
    "bert-base-uncased": bert(BertConfig, 30522, 512, 2, 768, 12, 12),
    "bert-base-cased": bert(BertConfig, 28996, 512, 2, 768, 12, 12),
    "bert-large-uncased": bert(BertConfig, 30522, 512, 2, 1024, 24, 16),
    "bert-base-multilingual-cased": bert(BertConfig, 119547, 512, 2, 768, 12, 12),
    "klue-bert-base": bert(BertConfig, 32000, 512, 2, 768, 12, 12),
    "KR-BERT-char16424": bert(BertConfig, 16424, 512, 2, 768, 12, 12),
    "roberta-base": bert(RobertaConfig, 50265, 514, 1, 768, 12, 12),
    "roberta-large": bert(RobertaConfig, 50265, 514, 1, 1024, 24, 16),
    "xlm-roberta-base": bert(XLMRobertaConfig, 250002, 514, 1, 768, 12, 12),
    "klue-roberta-small": bert(RobertaConfig, 32000, 514, 1, 768, 6, 12),
    "klue-roberta-base": bert(RobertaConfig, 32000, 514, 1, 768, 12, 12),
    "klue-roberta-large": bert(RobertaConfig, 32000, 514, 1, 1024, 24, 16),
    "workbench-encoder-small": plain_encoder(10000, 512, 2048, 3, 8, 512),
    "workbench-encoder-base": plain_encoder(5000, 1024, 2048, 6, 8, 512),
}, indent=1))
