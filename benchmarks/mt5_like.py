#!/usr/bin/env python3
"""Writes a directory that has mT5-small's shape and a vocabulary laid out as mT5's, for measurements where mT5 is not here.

    python benchmarks/mt5_like.py DIR [--data ../shared/data] [--dtype float32]

The weights are random. The 250,100 pieces (250,112 rows) are a SentencePiece unigram model with mT5's special pieces, its
bytes and its hundred sentinels as ordinary pieces. The others are the pieces of T5's vocabulary and of a Korean one of 32,000
(both from --data), every Hangul syllable and 20,992 Han characters, and made-up words in other scripts, which no Korean or
English text uses, until there are as many as mT5 has.
"""

import argparse
import json
import pathlib
import random

import torch
from sentencepiece import sentencepiece_model_pb2 as protobuf
from transformers import MT5Config, MT5ForConditionalGeneration

PIECES, SENTINELS = 250_000, 100
NORMAL, UNKNOWN, CONTROL, BYTE = 1, 2, 3, 6


def read(path):
    model = protobuf.ModelProto()
    model.ParseFromString(path.read_bytes())
    return model


def vocabulary(data):
    """SentencePiece model with the pieces."""
    t5 = read(data / "tok_t5_spiece/spiece.model")
    korean = read(data / "tok_cosmoquester_bart_ko/sp_model_unigram_32K.model")
    scores = {}
    for model in (t5, korean):
        for piece in model.pieces:
            if piece.type == NORMAL:
                scores[piece.piece] = max(piece.score, scores.get(piece.piece, -1e9))
    lowest = min(scores.values())
    for character in [*map(chr, range(0xAC00, 0xD7A4)), *map(chr, range(0x4E00, 0xA000))]:
        scores.setdefault(character, lowest)
    draw = random.Random(1)
    letters = [*map(chr, range(0x0430, 0x0450)), *map(chr, range(0x03B1, 0x03CA)), *map(chr, range(0x0905, 0x0930)),
               *map(chr, range(0x0E01, 0x0E2F)), *map(chr, range(0x3041, 0x3097))]
    blocks = [letters[0:32], letters[32:57], letters[57:100], letters[100:146], letters[146:]]
    ordinary = PIECES - 3 - 256
    while len(scores) < ordinary:
        block = draw.choice(blocks)
        scores.setdefault("▁" * draw.randint(0, 1) + "".join(draw.choices(block, k=draw.randint(2, 8))), lowest + draw.random())
    model = protobuf.ModelProto()
    model.CopyFrom(t5)
    del model.pieces[:]
    for text, kind in [("<pad>", CONTROL), ("</s>", CONTROL), ("<unk>", UNKNOWN), *((f"<0x{byte:02X}>", BYTE) for byte in range(256))]:
        model.pieces.add(piece=text, score=0.0, type=kind)
    for text, score in sorted(scores.items(), key=lambda entry: -entry[1])[:ordinary]:
        model.pieces.add(piece=text, score=score, type=NORMAL)
    for number in range(SENTINELS - 1, -1, -1):
        model.pieces.add(piece=f"▁<extra_id_{number}>", score=lowest - 1, type=NORMAL)
    model.trainer_spec.vocab_size = len(model.pieces)
    model.trainer_spec.byte_fallback = True
    return model


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("../shared/data"))
    parser.add_argument("--dtype", default="float32")
    options = parser.parse_args()
    options.folder.mkdir(parents=True)
    (options.folder / "spiece.model").write_bytes(vocabulary(options.data).SerializeToString())
    (options.folder / "tokenizer_config.json").write_text(json.dumps({
        "tokenizer_class": "T5Tokenizer", "extra_ids": 0, "additional_special_tokens": None, "eos_token": "</s>", "unk_token": "<unk>",
        "pad_token": "<pad>"}))
    torch.manual_seed(1)
    config = MT5Config(vocab_size=250112, d_model=512, d_kv=64, d_ff=1024, num_layers=8, num_decoder_layers=8, num_heads=6,
                       feed_forward_proj="gated-gelu", tie_word_embeddings=False, decoder_start_token_id=0)
    model = MT5ForConditionalGeneration(config).to(getattr(torch, options.dtype))
    model.save_pretrained(options.folder)
    print(f"{options.folder}: {sum(p.numel() for p in model.parameters()):,} parameters")


if __name__ == "__main__":
    main()
