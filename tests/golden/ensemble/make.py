#!/usr/bin/env python3
"""Trains two tiny T5 checkpoints of one vocabulary and writes what they say together, by the mean of their logits.

Needs:  pip install torch==2.13.0 "transformers<5" safetensors
Usage:  python tests/golden/ensemble/make.py          (about a minute)

Beside the folders `wide` and `deep`, which differ in width, depth and activation, golden.json holds
  greedy  a plain loop: at every step both models read everything written so far, their logits are averaged, the
          highest token is written; no cache, no search of transformers
  beams   transformers' beam search over a model whose forward gives the averaged logits
  forced  per token the log-softmax of the averaged logits at the given target, and whether it is their arg-max
Sources whose answers change when every score is disturbed by up to 1e-3 are left out, so that a right implementation
has no near ties to lose; so are those that a single member answers alike, unless few are left.
"""
import pathlib
import sys

import torch
from transformers import GenerationConfig, LogitsProcessorList, T5Config, T5ForConditionalGeneration

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from common import Disturb, answer, draw, padded, padded_with_mask, tokens, train, write_checkpoint, write_golden, own_tensors

HERE = pathlib.Path(__file__).parent
VOCABULARY, STEPS, BATCH, NEW_TOKENS, BEAMS = 36, 260, 24, 16, 4
MEMBERS = {
    "wide": dict(d_model=24, d_kv=8, d_ff=40, num_layers=1, num_decoder_layers=1, num_heads=3, feed_forward_proj="relu"),
    "deep": dict(d_model=16, d_kv=8, d_ff=24, num_layers=2, num_decoder_layers=2, num_heads=2,
                 feed_forward_proj="gated-gelu", tie_word_embeddings=False),
}


def make_member(number, name, sizes):
    torch.manual_seed(100 + number)
    generator = torch.Generator().manual_seed(number)
    model = T5ForConditionalGeneration(T5Config(vocab_size=VOCABULARY, dropout_rate=0.0, decoder_start_token_id=0, **sizes))

    def next_batch():
        sources = [draw(generator, VOCABULARY, 2, 6) for _ in range(BATCH)]
        ids, mask = padded_with_mask([source + [1] for source in sources], 0)
        return dict(input_ids=ids, attention_mask=mask, labels=padded([answer(source) + [1] for source in sources], -100))

    print(name, "loss", train(model, next_batch, steps=STEPS))
    write_checkpoint(HERE / name, model, own_tensors(model))
    return T5ForConditionalGeneration.from_pretrained(HERE / name).eval()


def mean_logits(models, ids, mask, decoder_ids):
    return torch.stack([model(input_ids=ids, attention_mask=mask, decoder_input_ids=decoder_ids, use_cache=False).logits
                        for model in models]).mean(0)


def greedy(models, sources):
    """One source at a time, so that no padding takes part."""
    answers = []
    for source in sources:
        ids, mask = padded_with_mask([source], 0)
        written, score = [0], 0.0
        while len(written) <= NEW_TOKENS and (len(written) == 1 or written[-1] != 1):
            logits = mean_logits(models, ids, mask, torch.tensor([written]))[0, -1]
            written.append(int(logits.argmax()))
            score += float(logits.log_softmax(-1)[written[-1]])
        answers.append({"tokens": written[1:], "score": round(score, 6)})
    return answers


class Averaged(T5ForConditionalGeneration):
    """The first member to transformers' search; what it says is the mean of all."""

    def forward(self, *arguments, decoder_input_ids=None, **named):
        out = super().forward(*arguments, decoder_input_ids=decoder_input_ids, **named)
        rows = decoder_input_ids.shape[0] // self.ids.shape[0]
        ids, mask = self.ids.repeat_interleave(rows, 0), self.mask.repeat_interleave(rows, 0)
        others = [model(input_ids=ids, attention_mask=mask, decoder_input_ids=decoder_input_ids, use_cache=False).logits
                  for model in self.others]
        out.logits = torch.stack([out.logits, *others]).mean(0)
        return out


def beams(models, sources, disturbance=None):
    averaged = Averaged.from_pretrained(HERE / "wide").eval()
    object.__setattr__(averaged, "others", models[1:])  # not as submodules
    averaged.ids, averaged.mask = padded_with_mask(sources, 0)
    config = GenerationConfig(num_beams=BEAMS, num_return_sequences=2, do_sample=False, max_new_tokens=NEW_TOKENS, pad_token_id=0,
                              decoder_start_token_id=0, eos_token_id=1, use_cache=False, return_dict_in_generate=True,
                              output_scores=True)
    processors = LogitsProcessorList([Disturb(disturbance)]) if disturbance else None
    out = averaged.generate(averaged.ids, attention_mask=averaged.mask, generation_config=config, logits_processor=processors)
    answers = [{"tokens": tokens(row), "score": round(score.item(), 6)} for row, score in zip(out.sequences, out.sequences_scores)]
    return [answers[first:first + 2] for first in range(0, len(answers), 2)]


def forced(models, sources, targets):
    results = []
    for source, target in zip(sources, targets):
        ids, mask = padded_with_mask([source], 0)
        log_softmax = mean_logits(models, ids, mask, torch.tensor([[0] + target[:-1]]))[0].log_softmax(-1)
        results.append({"log_probabilities": [round(float(log_softmax[place, token]), 6) for place, token in enumerate(target)],
                        "correct": [int(log_softmax[place].argmax()) == token for place, token in enumerate(target)]})
    return results


def only(answers):
    return [[one["tokens"] for one in group] for group in answers]


@torch.no_grad()
def main():
    with torch.enable_grad():
        models = [make_member(number, name, sizes) for number, (name, sizes) in enumerate(MEMBERS.items())]
    generator = torch.Generator().manual_seed(77)
    sources = [draw(generator, VOCABULARY, 2, 9) + [1] for _ in range(60)]
    plain = only(beams(models, sources))
    stable = [True] * len(sources)
    for disturbance in range(1, 5):
        disturbed = only(beams(models, sources, disturbance))
        stable = [keep and one == other for keep, one, other in zip(stable, plain, disturbed)]
    together = greedy(models, sources)
    alone = [greedy([model], sources) for model in models]
    differs = [all(together[place]["tokens"] != one[place]["tokens"] for one in alone) for place in range(len(sources))]
    chosen = [source for source, keep, own in zip(sources, stable, differs) if keep and own][:12]
    print(len(chosen), "sources that the two answer unlike either alone")
    assert len(chosen) >= 6
    targets = [answer(source[:-1]) + [1] for source in chosen]
    write_golden(HERE, {"max_new_tokens": NEW_TOKENS, "beam_count": BEAMS, "sources": chosen, "targets": targets,
                        "greedy": greedy(models, chosen), "beams": beams(models, chosen), "forced": forced(models, chosen, targets)})


if __name__ == "__main__":
    main()
