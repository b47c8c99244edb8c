#!/usr/bin/env python3
"""What T5's own code writes for similarities (t5.data.preprocessors.stsb: round(label * 5) / 5 in float32, one decimal),
and scores of written answers by scikit-learn and SciPy.

    python3 make.py > as_text.json        (numpy, scipy, scikit-learn)
"""
import json
import random
import sys

import numpy as np
from scipy.stats import pearsonr, spearmanr
from sklearn.metrics import accuracy_score, f1_score


def written(value):
    return "%.1f" % (np.round(np.float32(value) * np.float32(5)) / np.float32(5))


draw = random.Random(7)
values = [round(draw.uniform(1, 5), 3) for _ in range(60)] + [i / 20 for i in range(20, 101)]
stsb = [{"value": value, "text": written(value)} for value in values]

labels = ["negative", "neutral", "positive"]
expected = [draw.choice(labels) for _ in range(50)]
answers = [draw.choice([label, label, draw.choice(labels)]) for label in expected]
words = {"expected": expected, "answers": answers, "accuracy": accuracy_score(expected, answers),
         "macro_f1": f1_score(expected, answers, average="macro", zero_division=0)}
unknown = [answer if draw.random() > 0.2 else "what" for answer in answers]
with_unknown = {"expected": expected, "answers": unknown, "accuracy": accuracy_score(expected, unknown),
                "macro_f1": f1_score(expected, unknown, average="macro", labels=labels, zero_division=0)}

truth = [written(draw.uniform(1, 5)) for _ in range(50)]
said = [written(min(5, max(1, float(t) + draw.gauss(0, 0.8)))) for t in truth]
numbers = {"expected": truth, "answers": said, "accuracy": accuracy_score(truth, said),
           "pearson": pearsonr([float(t) for t in truth], [float(s) for s in said])[0],
           "spearman": spearmanr([float(t) for t in truth], [float(s) for s in said])[0]}

json.dump({"stsb": stsb, "words": words, "with_unknown": with_unknown, "numbers": numbers}, sys.stdout, indent=1)
print()
