#!/usr/bin/env python3
"""Writes what transformers' `generate` gives for the checkpoints of tests/golden/t5 under many options.

Needs:  pip install torch==2.13.0 "transformers<5" safetensors
Usage:  python tests/golden/generation/make.py          (about two minutes; reads tests/golden/t5)

golden.json is a list of {model, options, tokens, sources, answers}: `options` as the generation schema names them,
`tokens` what generation_config.json would fix, `answers` one list per source of {tokens, score}, best first. Every
case keeps only sources whose answers stay the same when every score of every step is disturbed by up to 1e-3, so a
right implementation has no near ties to lose; all sources of a case are generated as one padded batch.
"""
import json
import pathlib

import torch
from transformers import AutoModelForSeq2SeqLM, GenerationConfig, LogitsProcessor, LogitsProcessorList

torch.set_num_threads(1)
HERE = pathlib.Path(__file__).parent
MODELS = ["t5-gated-untied", "mt5-silu", "t5-relu-tied"]
DISTURBANCES = 4
SOURCES = 14

BEAMS = [dict(beams=beams) for beams in (2, 3, 4, 5)]
PENALTIES = [dict(beams=4, length_penalty=power, num_return=2) for power in (0.5, 2.0, -1.0, 0.0)]
EARLY = [dict(beams=beams, early_stopping=True, num_return=2) for beams in (2, 5)]
RULES = [dict(no_repeat_ngram=2), dict(beams=3, no_repeat_ngram=1), dict(repetition_penalty=1.7),
         dict(beams=4, repetition_penalty=1.4), dict(repetition_penalty=0.8), dict(min_new_tokens=9),
         dict(beams=3, min_new_tokens=12), dict(beams=4, num_return=4), dict(beams=5, num_return=3, no_repeat_ngram=3),
         dict(beams=3, max_new_tokens=4, num_return=3),
         dict(beams=4, no_repeat_ngram=2, repetition_penalty=1.2, min_new_tokens=5, length_penalty=1.5)]
TOKENS = [({}, dict(forced_first=7)), (dict(beams=3, max_new_tokens=6), dict(forced_last=1)),
          (dict(beams=2, num_return=2), dict(forced_first=5, suppressed_first=[9, 12])),
          ({}, dict(suppressed=[8, 11, 20], suppressed_first=[3])), (dict(beams=4), dict(suppressed=[8, 11, 20])),
          (dict(beams=3, num_return=3), dict(end=[1, 10, 15])), (dict(min_new_tokens=4), dict(end=[1, 10, 15])),
          (dict(max_new_tokens=5), dict(forced_last=1))]
CASES = [(options, {}) for options in [{}, *BEAMS, *PENALTIES, *EARLY, *RULES]] + TOKENS


class Disturb(LogitsProcessor):
    """Adds noise of at most 1e-3 to every score."""

    def __init__(self, seed):
        self.generator = torch.Generator().manual_seed(seed)

    def __call__(self, input_ids, scores):
        return scores + (torch.rand(scores.shape, generator=self.generator) - 0.5) * 2e-3


def padded(rows):
    length = max(len(row) for row in rows)
    ids = torch.tensor([row + [0] * (length - len(row)) for row in rows])
    mask = torch.tensor([[1] * len(row) + [0] * (length - len(row)) for row in rows])
    return ids, mask


def run(model, sources, options, tokens, disturbance=None):
    """One list of (tokens, score) per source."""
    beams, count = options.get("beams", 1), options.get("num_return", 1)
    ends = tokens.get("end", [1])
    config = GenerationConfig(
        num_beams=beams, num_return_sequences=count, do_sample=False, max_new_tokens=options.get("max_new_tokens", 24),
        min_new_tokens=options.get("min_new_tokens"), length_penalty=options.get("length_penalty", 1.0),
        early_stopping=options.get("early_stopping", False), no_repeat_ngram_size=options.get("no_repeat_ngram", 0),
        repetition_penalty=options.get("repetition_penalty", 1.0), pad_token_id=0, decoder_start_token_id=0,
        eos_token_id=ends, forced_bos_token_id=tokens.get("forced_first"), forced_eos_token_id=tokens.get("forced_last"),
        suppress_tokens=tokens.get("suppressed"), begin_suppress_tokens=tokens.get("suppressed_first"),
        # transformers 4.57 fails on a decoder deeper than its encoder with the cache on
        use_cache=model.config.num_decoder_layers <= model.config.num_layers,
        return_dict_in_generate=True, output_scores=True)
    ids, mask = padded(sources)
    extra = LogitsProcessorList([Disturb(disturbance)]) if disturbance else None
    with torch.no_grad():
        out = model.generate(ids, attention_mask=mask, generation_config=config, logits_processor=extra)
    answers = []
    for row, sequence in enumerate(out.sequences.tolist()):
        written = sequence[1:]
        stops = [place for place, token in enumerate(written) if token in ends]
        written = written[: stops[0] + 1] if stops else written
        if beams > 1:
            score = out.sequences_scores[row].item()
        else:
            score = sum(out.scores[step][row].log_softmax(-1)[token].item() for step, token in enumerate(written))
        answers.append({"tokens": written, "score": round(score, 6)})
    return [answers[first:first + count] for first in range(0, len(answers), count)]


def draw_sources(seed):
    """Lengths the models know and lengths they do not, where they are less sure."""
    generator = torch.Generator().manual_seed(seed)
    lengths = torch.randint(1, 12, (SOURCES,), generator=generator).tolist()
    return [torch.randint(3, 34, (length,), generator=generator).tolist() + [1] for length in lengths]


def only_tokens(answers):
    return [[answer["tokens"] for answer in group] for group in answers]


def make_case(model, name, options, tokens, seed):
    sources = draw_sources(seed)
    plain = only_tokens(run(model, sources, options, tokens))
    stable = [True] * len(sources)
    for disturbance in range(1, DISTURBANCES + 1):
        for place, answer in enumerate(only_tokens(run(model, sources, options, tokens, disturbance))):
            stable[place] = stable[place] and answer == plain[place]
    sources = [source for source, keep in zip(sources, stable) if keep]
    assert len(sources) >= 4, (name, options, "too few decided sources")
    answers = run(model, sources, options, tokens)
    return {"model": name, "options": {"max_new_tokens": 24, **options}, "tokens": tokens, "sources": sources,
            "answers": answers}


def main():
    cases = []
    for model_number, name in enumerate(MODELS):
        model = AutoModelForSeq2SeqLM.from_pretrained(HERE.parent / "t5" / name).eval()
        for number, (options, tokens) in enumerate(CASES):
            cases.append(make_case(model, name, options, tokens, 1000 * model_number + number))
        own = [case for case in cases if case["model"] == name]
        lengths = {len(answer["tokens"]) for case in own for group in case["answers"] for answer in group}
        print(name, len(own), "cases,", sum(len(case["sources"]) for case in own), "sources, lengths", sorted(lengths))
        assert len(lengths) > 5
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (HERE / "golden.json").write_text("[\n" + lines + "\n]\n")


if __name__ == "__main__":
    main()
