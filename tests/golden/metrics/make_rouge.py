#!/usr/bin/env python3
"""Writes rouge.json: F-measures and stems of rouge_score, for tests/metrics.

    pip install rouge-score==0.1.2
    python3 tests/golden/metrics/make_rouge.py
"""
import json
import pathlib
import random

from nltk.stem.porter import PorterStemmer
from rouge_score import rouge_scorer

generator = random.Random(5)
WORDS = ("policy policies happy happily relate relational running ran runs hopping hoped hopefulness the The U.S. 3,000 "
         "isn't dog's, 사과 학교에 İstanbul \u212aelvin caresses ponies geology").split(" ")
SUFFIXES = ("s es ies ied eed ed ing y ational tional enci anci izer bli alli entli eli ousli ization ation ator alism "
            "iveness fulness ousness aliti iviti biliti fulli logi icate ative alize iciti ical ful ness al ance ence er ic "
            "able ible ant ement ment ent sion tion ion ou ism ate iti ous ive ize e ll").split(" ")


def text():
    return "\n".join(" ".join(generator.choice(WORDS) for _ in range(generator.randint(0, 12)))
                     for _ in range(generator.randint(1, 3)))


hypotheses = [text() for _ in range(40)] + ["", "사과", "\n", "a b c"]
references = [[text() for _ in hypotheses] for _ in range(2)]
cases = []
for stemmer in (False, True):
    for name in ("rouge1", "rouge2", "rougeL", "rougeLsum"):
        for count in (1, 2):
            scorer = rouge_scorer.RougeScorer([name], use_stemmer=stemmer)
            scores = [scorer.score_multi([one[i] for one in references[:count]], line)[name].fmeasure
                      for i, line in enumerate(hypotheses)]
            cases.append({"name": name, "stemmer": stemmer, "references": count, "scores": scores})
stem_words = ["sky", "skies", "dying", "lying", "tying", "news", "innings", "inning", "outings", "outing", "cannings",
              "canning", "howe", "proceed", "exceed", "succeed", "geologi", "yyy", "us", "used", "as", "feed", "agreed"]
for _ in range(800):
    stem_words.append("".join(generator.choice("aeiouytrnslbgzwx0") for _ in range(generator.randint(1, 5))) +
                      generator.choice(SUFFIXES) + (generator.choice(SUFFIXES) if generator.random() < 0.3 else ""))
stemmer = PorterStemmer()
golden = {"hypotheses": hypotheses, "references": references, "cases": cases,
          "stems": [[word, stemmer.stem(word)] for word in stem_words]}
path = pathlib.Path(__file__).with_name("rouge.json")
path.write_text(json.dumps(golden, ensure_ascii=False) + "\n", encoding="utf-8")
