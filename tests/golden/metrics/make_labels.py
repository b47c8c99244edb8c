#!/usr/bin/env python3
"""Writes labels.json: scores of labels by scikit-learn and of numbers by SciPy, for tests/metrics.

    pip install scikit-learn==1.9.1 scipy==1.17.1
    python3 tests/golden/metrics/make_labels.py
"""
import json
import math
import pathlib
import random
import warnings

import numpy
from scipy import stats
from sklearn import metrics

warnings.simplefilter("ignore")
generator = random.Random(9)


def classes(rows, expected_labels, predicted_labels, right):
    expected = [generator.choice(expected_labels) for _ in range(rows)]
    predicted = [one if generator.random() < right and one in predicted_labels else generator.choice(predicted_labels)
                 for one in expected]
    averages = {average: list(map(float, metrics.precision_recall_fscore_support(
        expected, predicted, average=average, zero_division=0)[:3])) for average in ("macro", "micro", "weighted")}
    one = metrics.precision_recall_fscore_support(expected, predicted, labels=[1], average=None, zero_division=0)
    by_class = metrics.precision_recall_fscore_support(expected, predicted, average=None, zero_division=0)
    return {"expected": expected, "predicted": predicted,
            "accuracy": float(metrics.accuracy_score(expected, predicted)),
            "matthews": float(metrics.matthews_corrcoef(expected, predicted)),
            "binary": [float(part[0]) for part in one[:3]],
            "by_class": numpy.array(by_class[:3]).T.tolist(), "support": by_class[3].tolist(),
            "confusion": metrics.confusion_matrix(expected, predicted).tolist(), **averages}


def numbers(rows, slope, noise, digits, scale=1.0, offset=0.0):
    x = [float(generator.choice([0, 1, 2, 3, 4, 5])) for _ in range(rows)]
    y = [offset + scale * round(slope * one + generator.gauss(0, noise), digits) for one in x]
    x = [offset + scale * one for one in x]
    pearson, spearman = stats.pearsonr(x, y), stats.spearmanr(x, y)
    values = [pearson.statistic, pearson.pvalue, spearman.statistic, spearman.pvalue]
    return {"x": x, "y": y, "values": [None if math.isnan(one) else float(one) for one in values],
            "binarised_f1": float(metrics.f1_score([one >= 3 for one in x], [one >= 3 for one in y], zero_division=0))}


golden = {
    "classes": [classes(60, [0, 1, 2], [0, 1, 2], 0.7), classes(40, [0, 1], [0, 1], 0.6),
                classes(30, [0, 2], [1, 2, 7], 0.5),  # labels absent on one side or the other
                classes(20, [3], [3], 1.0), classes(20, [1], [0], 0.0), classes(1, [1], [1], 1.0),
                classes(200, list(range(12)), list(range(12)), 0.4), classes(50, [-5, 1, 10**12], [-5, 1], 0.8)],
    "numbers": [numbers(3, 1.0, 0.5, 3), numbers(10, 1.0, 1.0, 0), numbers(200, 0.2, 2.0, 1), numbers(50, 0.0, 1.0, 2),
                numbers(40, -1.0, 0.1, 4), numbers(2000, 1.0, 0.5, 1), numbers(25, 0.0, 0.0, 1),
                # Squares that are no numbers, and a mean whose last digit counts.
                numbers(30, 1.0, 1.0, 2, 1e170), numbers(30, 1.0, 1.0, 2, 1e-170), numbers(300, 0.5, 1.0, 2, 1e-6, 1e8)],
}
pathlib.Path(__file__).with_name("labels.json").write_text(json.dumps(golden) + "\n")
