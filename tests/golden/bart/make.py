#!/usr/bin/env python3
"""Writes the golden checkpoints of BART, mBART and M2M100 and what transformers computes with them.

Needs:  pip install torch==2.13.0 "transformers<5" safetensors
Usage:  python tests/golden/bart/make.py [NAME…]     (all of them without names; some 20 seconds each on one core)

Every model is small, of an unusual shape, and trained for some hundred steps on the toy task of tests/golden/common.py
(the many-language ones answer forwards in their second language), so that its outputs end at different lengths, do
not repeat one token, and are decided by a clear margin: all answers stay the same when every score of every step is
disturbed by up to 1e-3. In tests/golden/bart/NAME/ lie config.json, model.safetensors and golden.json. For generation:
  batches[]: input_ids, mask, labels, loss, logits_shape, logits (of the teacher-forced decoder), decoder_mask where one
             was used; M2M100's last two batches have padding ids in front of the source, masked, and inside it, not masked
  max_new_tokens, start (the decoder's first token), end, forced_first and forced_last (null where nothing is forced)
  greedy: a token list per row of batches[1], without the start token, with the end token; gap: its least margin
  beams: {beams, sequences, scores}, `beams` rows per row of batches[1], best first
  cut: {max_new_tokens, greedy, beams, sequences, scores}, where the length runs out
  other_language: {start, forced_first, greedy, gap}, where there is a second language
For classification and regression only batches[] with input_ids, mask, labels, loss, logits_shape, logits.
"""
import collections
import pathlib
import sys

import torch
from transformers import BartConfig, BartForConditionalGeneration, BartForSequenceClassification
from transformers import LogitsProcessorList, M2M100Config, M2M100ForConditionalGeneration
from transformers import MBartConfig, MBartForConditionalGeneration

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from common import (IGNORED, STEPS, Disturb, all_tensors, answer, assert_reloads, draw, own_tensors, padded,
                    padded_with_mask, rounded, smallest_gap, teacher_forced, tokens, train, with_padding_ids,
                    write_checkpoint, write_golden)

HERE = pathlib.Path(__file__).parent
FIRST = 4  # ids below are special
CLASSES = {"bart": (BartConfig, BartForConditionalGeneration), "mbart": (MBartConfig, MBartForConditionalGeneration),
           "m2m100": (M2M100Config, M2M100ForConditionalGeneration)}
COMMON = {"init_std": 0.15, "encoder_layerdrop": 0.0, "decoder_layerdrop": 0.0, "attention_dropout": 0.0}


def shape(width, encoder, decoder, **more):
    """`encoder` and `decoder` are (layers, heads, feed-forward width)."""
    sizes = dict(d_model=width, **more)
    for side, (layers, heads, inner) in (("encoder", encoder), ("decoder", decoder)):
        sizes |= {f"{side}_layers": layers, f"{side}_attention_heads": heads, f"{side}_ffn_dim": inner}
    return sizes


# What stands around a sentence: its source, its labels, the decoder's start and the forced first token.
Frame = collections.namedtuple("Frame", "source labels start forced_first")


def bart_frame(end_in_source=True, begin=True, forced_first=None):
    def frame(config):
        ends = [config.eos_token_id] if end_in_source else []
        begins = [config.bos_token_id] if begin else []
        return [Frame(lambda x: begins + x + ends, lambda y: begins + y + [config.eos_token_id],
                      config.decoder_start_token_id, forced_first)]
    return frame


def last_token_frame(config):
    """mBART (Liu et al. 2020): sentence, end, language, for both sides; the decoder starts with the language."""
    languages = [config.vocab_size - 2, config.vocab_size - 1]
    return [Frame(lambda x, other=other: x + [2, other], lambda y, own=own: y + [2, own], own, None)
            for own, other in (languages, languages[::-1])]


def first_token_frame(config):
    """M2M100 and mBART-50: language, sentence, end, for both sides; the decoder starts with the end token."""
    languages = [config.vocab_size - 2, config.vocab_size - 1]
    return [Frame(lambda x, other=other: [other] + x + [2], lambda y, own=own: [own] + y + [2], 2, own)
            for own, other in (languages, languages[::-1])]


# (family, configuration, what stands around a sentence, tokens of the long source)
MODELS = {
    "bart-post": ("bart", shape(24, (2, 3, 44), (3, 4, 36), vocab_size=38, max_position_embeddings=40), bart_frame(), 24),
    "bart-scaled-untied": ("bart", shape(20, (3, 2, 40), (2, 5, 32), vocab_size=36, max_position_embeddings=44,
                                         scale_embedding=True, activation_function="relu", tie_word_embeddings=False,
                                         forced_bos_token_id=0), bart_frame(forced_first=0), 26),
    "kobart-like": ("bart", shape(24, (2, 2, 40), (2, 6, 28), vocab_size=40, max_position_embeddings=36, bos_token_id=1,
                                  eos_token_id=1, pad_token_id=3, decoder_start_token_id=1, forced_eos_token_id=1),
                    bart_frame(end_in_source=False, begin=False), 20),
    "mbart-pre": ("mbart", shape(24, (2, 4, 36), (2, 3, 44), vocab_size=37, max_position_embeddings=36,
                                 scale_embedding=True), last_token_frame, 22),
    "mbart50-like": ("mbart", shape(20, (2, 5, 28), (2, 2, 36), vocab_size=36, max_position_embeddings=36,
                                    scale_embedding=True, activation_function="relu"), first_token_frame, 22),
    "m2m100-deep-decoder": ("m2m100", shape(24, (1, 3, 40), (3, 4, 36), vocab_size=38, max_position_embeddings=64),
                            first_token_frame, 24),
    "m2m100-grown-table": ("m2m100", shape(20, (3, 2, 44), (2, 5, 40), vocab_size=36, max_position_embeddings=10),
                           first_token_frame, 26),
}
NEW_TOKENS = 20
CUT = 4


def target_of(source, language):
    return answer(source) if language == 0 else answer(source[::-1])


def batch_of(sources, frames, language, config):
    """Sources and answers of one target language."""
    frame = frames[language]
    ids, mask = padded_with_mask([frame.source(source) for source in sources], config.pad_token_id)
    return ids, mask, padded([frame.labels(target_of(source, language)) for source in sources], IGNORED)


def generate(model, frame, ids, mask, disturbance=None, **options):
    extra = LogitsProcessorList([Disturb(disturbance)]) if disturbance else None
    return model.generate(ids, attention_mask=mask, do_sample=False, decoder_start_token_id=frame.start,
                          forced_bos_token_id=frame.forced_first, logits_processor=extra, return_dict_in_generate=True,
                          output_scores=True, **options)


def greedy_rows(model, frame, ids, mask, disturbance=None, new_tokens=NEW_TOKENS):
    sequences = generate(model, frame, ids, mask, disturbance, num_beams=1, max_new_tokens=new_tokens).sequences
    return sequences, [tokens(row, model.config.eos_token_id) for row in sequences]


def beam_rows(model, frame, ids, mask, disturbance=None, beams=4, new_tokens=NEW_TOKENS):
    out = generate(model, frame, ids, mask, disturbance, num_beams=beams, num_return_sequences=beams, max_new_tokens=new_tokens)
    rows = [tokens(row, model.config.eos_token_id) for row in out.sequences]
    return {"beams": beams, "sequences": rows, "scores": rounded(out.sequences_scores)}


def varied(row):
    """Whether no token stands more than twice in a row and not half of a longer answer is one token."""
    thrice = any(row[place] == row[place + 1] == row[place + 2] for place in range(len(row) - 2))
    return not thrice and (len(row) < 5 or max(collections.Counter(row).values()) * 2 < len(row))


def decided(model, frames, sources):
    """Those sources whose answers stay the same under every disturbance, in every way that golden.json asks for."""
    keep = [True] * len(sources)
    for language, frame in enumerate(frames):
        ids, mask, _ = batch_of(sources, frames, language, model.config)

        def all_answers(disturbance=None):
            # one entry per source
            ways = [greedy_rows(model, frame, ids, mask, disturbance)[1]]
            for new_tokens in (NEW_TOKENS, CUT):
                rows = beam_rows(model, frame, ids, mask, disturbance, new_tokens=new_tokens)["sequences"]
                ways.append([rows[first:first + 4] for first in range(0, len(rows), 4)])
            return list(zip(*ways))

        plain = all_answers()
        for disturbance in (1, 2, 3):
            for place, found in enumerate(all_answers(disturbance)):
                keep[place] = keep[place] and found == plain[place] and varied(found[0])
    return [source for source, kept in zip(sources, keep) if kept]


def make_generation(name):
    family, sizes, make_frames, long = MODELS[name]
    config_class, model_class = CLASSES[family]
    torch.manual_seed(sum(name.encode()))
    generator = torch.Generator().manual_seed(len(name))
    config = config_class(**COMMON, **sizes, architectures=[model_class.__name__])
    frames = make_frames(config)
    model = model_class(config)
    if family != "m2m100":
        model.final_logits_bias.normal_(0.0, 0.5)

    def sources(count, low=2, high=7):
        return [draw(generator, config.vocab_size - len(frames), low, high, FIRST) for _ in range(count)]

    def next_batch():
        language = int(torch.randint(0, len(frames), (1,), generator=generator))
        ids, mask, labels = batch_of(sources(48), frames, language, config)
        return {"input_ids": ids, "attention_mask": mask, "labels": labels, "use_cache": False}

    loss = train(model, next_batch, STEPS * len(frames))

    frame, rows, language_rows = frames[0], decided(model, frames, sources(40)), sources(1, long, long)
    assert len(rows) >= 6, f"{name}: only {len(rows)} decided sources; choose another seed"
    rows = sorted(rows, key=len)[:: max(1, len(rows) // 6)][:6]
    ids, mask, labels = batch_of(rows, frames, 0, config)
    decoder_mask = (labels != IGNORED).long()
    decoder_mask[:, 2] = 0
    golden = {"batches": [teacher_forced(model, *batch_of(rows[3:4], frames, 0, config)),
                          teacher_forced(model, ids, mask, labels),
                          teacher_forced(model, ids[2:5], mask[2:5], labels[2:5], decoder_mask[2:5]),
                          teacher_forced(model, *batch_of(language_rows, frames, 0, config))]}
    if family == "m2m100":
        # Positions count the ids that are not padding, whatever the mask says.
        for place, seen in ((0, 0), (3, 1)):
            golden["batches"].append(teacher_forced(
                model, *with_padding_ids(ids[2:4], mask[2:4], config.pad_token_id, place, seen), labels[2:4]))
    golden |= {"max_new_tokens": NEW_TOKENS, "start": frame.start, "end": config.eos_token_id,
               "forced_first": frame.forced_first, "forced_last": config.forced_eos_token_id}
    free = 0 if frame.forced_first is None else 1
    sequences, golden["greedy"] = greedy_rows(model, frame, ids, mask)
    golden["gap"] = smallest_gap(model, ids, mask, sequences, config.eos_token_id, free)
    golden["beams"] = beam_rows(model, frame, ids, mask)
    golden["cut"] = {"max_new_tokens": CUT, "greedy": greedy_rows(model, frame, ids, mask, new_tokens=CUT)[1],
                     **beam_rows(model, frame, ids, mask, new_tokens=CUT)}
    if len(frames) > 1:
        other_ids, other_mask, _ = batch_of(rows, frames, 1, config)
        sequences, answers = greedy_rows(model, frames[1], other_ids, other_mask)
        gap = smallest_gap(model, other_ids, other_mask, sequences, config.eos_token_id, free)
        golden["other_language"] = {"input_ids": other_ids.tolist(), "mask": other_mask.tolist(), "start": frames[1].start,
                                    "forced_first": frames[1].forced_first, "greedy": answers, "gap": gap}
        assert gap > 1e-3 and answers != golden["greedy"]
    lengths = {len(row) for row in golden["greedy"]}
    print(f"{name}: loss {loss:.3f}, smallest gap {golden['gap']:.4f}, lengths {sorted(lengths)}")
    assert golden["gap"] > 1e-3 and len(lengths) > 2, "the outputs of this model are not decisive; choose another seed"

    folder = HERE / name
    # Untied, transformers 4.57 draws the embeddings of both sides anew on loading unless the file names them.
    state = own_tensors(model) if config.tie_word_embeddings else all_tensors(model)
    write_checkpoint(folder, model, state)
    write_golden(folder, golden)
    assert_reloads(model, folder, {"input_ids": ids, "attention_mask": mask, "labels": labels})


CLASSIFIERS = {
    "bart-classifier": shape(20, (2, 2, 28), (1, 5, 36), vocab_size=36, max_position_embeddings=16, num_labels=3,
                             classifier_dropout=0.1),
    "bart-regression": shape(18, (1, 3, 40), (2, 2, 24), vocab_size=36, max_position_embeddings=16, num_labels=1,
                             problem_type="regression", activation_function="silu", scale_embedding=True),
}


def label_of(source, config):
    """Whether more tokens are small than large, as many, or fewer; as a regression, by how much of the whole."""
    balance = sum(1 if token < 18 else -1 for token in source)
    return balance / len(source) if config.num_labels == 1 else (balance > 0) - (balance < 0) + 1


def make_classifier(name):
    torch.manual_seed(sum(name.encode()))
    generator = torch.Generator().manual_seed(len(name))
    config = BartConfig(**COMMON, **CLASSIFIERS[name], architectures=["BartForSequenceClassification"])
    model = BartForSequenceClassification(config)

    def batch(count):
        sources = [draw(generator, config.vocab_size, 2, 9, FIRST) for _ in range(count)]
        ids, mask = padded_with_mask([[0] + source + [2] for source in sources], config.pad_token_id)
        return {"input_ids": ids, "attention_mask": mask,
                "labels": torch.tensor([label_of(source, config) for source in sources])}

    loss = train(model, lambda: batch(48), steps=300)
    golden, answers = {"batches": []}, []
    for wanted in (batch(1), batch(6)):
        with torch.no_grad():
            out = model(**wanted)
        golden["batches"].append({"input_ids": wanted["input_ids"].tolist(), "mask": wanted["attention_mask"].tolist(),
                                  "labels": wanted["labels"].tolist(), "loss": float(out.loss),
                                  "logits_shape": list(out.logits.shape), "logits": rounded(out.logits)})
        answers.append(out.logits)
    spread = len(set(answers[1].argmax(-1).tolist())) if config.num_labels > 1 else float(answers[1].max() - answers[1].min())
    print(f"{name}: loss {loss:.3f}, answers {spread}")
    assert spread > (1 if config.num_labels > 1 else 0.5), "the answers of this model hardly differ; choose another seed"
    write_checkpoint(HERE / name, model, own_tensors(model))
    write_golden(HERE / name, golden)
    assert_reloads(model, HERE / name, wanted)


for wanted in sys.argv[1:] or [*MODELS, *CLASSIFIERS]:
    make_generation(wanted) if wanted in MODELS else make_classifier(wanted)
