#!/usr/bin/env python3
"""Writes ter.json: edits that sacreBLEU finds between word lists made to meet its limits: many equal words (candidates),
long moves (words of a shift, its distance), long texts (the beam), sides of very different length.

    pip install sacrebleu==2.6.0
    python3 tests/golden/metrics/make_ter.py
"""
import json
import pathlib
import random

from sacrebleu.metrics.lib_ter import translation_edit_rate

generator = random.Random(11)


def words(count, vocabulary):
    return [generator.randint(0, vocabulary) for _ in range(count)]


def moved(sequence, times, longest):
    for _ in range(times):
        if len(sequence) < 3:
            return sequence
        start, length = generator.randrange(len(sequence)), generator.randint(1, longest)
        part = sequence[start:start + length]
        sequence = sequence[:start] + sequence[start + length:]
        place = generator.randint(0, len(sequence))
        sequence = sequence[:place] + part + sequence[place:]
    return sequence


pairs = [([], []), ([], [1, 2]), ([1, 2], []), ([1], [1])]
for _ in range(150):
    reference = words(generator.choice([1, 2, 5, 9, 20]), generator.choice([1, 3, 10, 40]))
    hypothesis = [w if generator.random() < 0.9 else generator.randint(0, 40) for w in moved(reference, generator.randint(0, 4), 12)]
    pairs.append((hypothesis, reference))
for vocabulary in (3, 30, 300):
    reference = words(90, vocabulary)
    pairs.append((moved(reference, 3, 70), reference))
for short, long in ((1, 60), (2, 130), (60, 1), (130, 3)):
    pairs.append((words(short, 5), words(long, 5)))
golden = [{"hypothesis": h, "reference": r,
           "edits": translation_edit_rate([str(w) for w in h], [str(w) for w in r])[0]} for h, r in pairs]
pathlib.Path(__file__).with_name("ter.json").write_text(json.dumps(golden) + "\n")
