#!/usr/bin/env python3
"""Holds `s2s metrics` against sacreBLEU, rouge_score, scikit-learn and SciPy on thousands of random segments, and on real text
where ../shared/data is there. Says how many numbers were compared and the largest difference.

    pip install sacrebleu==2.6.0 regex rouge-score==0.1.2 absl-py scikit-learn scipy
    python3 tests/golden/metrics/check.py [--s2s build/release/s2s] [--segments 2000] [--seed 1] [--only texts|rouge|labels|real]
"""
import argparse
import csv
import json
import logging
import math
import pathlib
import random
import subprocess
import tempfile
import warnings

from corpora import CUT_TWICE, WORDS, corpus
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.significance import PairedTest

logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "../shared/data"

# Options of s2s, the metric, and what sacreBLEU makes of the same, for corpora and (with effective order) for segments.
TEXTS = [
    (["--tokenize", tokenizer], "bleu", lambda tokenizer=tokenizer, **more: BLEU(tokenize=tokenizer, **more))
    for tokenizer in ("13a", "intl", "char", "zh", "none")
] + [
    (["--lowercase"], "bleu", lambda **more: BLEU(lowercase=True, **more)),
    (["--smooth", "add-k"], "bleu", lambda **more: BLEU(smooth_method="add-k", **more)),
    (["--smooth", "floor", "--smooth-value", "0.3"], "bleu", lambda **more: BLEU(smooth_method="floor", smooth_value=0.3, **more)),
    ([], "chrf", lambda: CHRF()),
    (["--lowercase"], "chrf", lambda: CHRF(lowercase=True)),
    ([], "chrf++", lambda: CHRF(word_order=2)),
    ([], "ter", lambda: TER()),
    (["--ter-normalized"], "ter", lambda: TER(normalized=True)),
    (["--ter-normalized", "--ter-asian-support", "--ter-case-sensitive"], "ter",
     lambda: TER(normalized=True, asian_support=True, case_sensitive=True)),
    (["--ter-no-punctuation", "--ter-asian-support"], "ter", lambda: TER(no_punct=True, asian_support=True)),
]


class Tally:
    """How many numbers were held against each other, and how far apart the worst are."""

    def __init__(self):
        self.rows = {}

    def add(self, what, found, expected):
        count, different, worst = self.rows.get(what, (0, 0, 0.0))
        if found is None:
            found = math.nan
        same = found == expected or (math.isnan(found) and math.isnan(expected))
        worst = worst if same else max(worst, abs(found - expected) if not math.isnan(found - expected) else math.inf)
        self.rows[what] = (count + 1, different + (not same), worst)

    def report(self):
        for what, (count, different, worst) in self.rows.items():
            print(f"{what:32} {count:8} compared  {different:6} not bit for bit  largest difference {worst:.3g}")
        return max((worst for _, _, worst in self.rows.values()), default=0.0)


class Program:
    def __init__(self, path, folder):
        self.path, self.folder, self.count = path, pathlib.Path(folder), 0

    def file(self, lines):
        self.count += 1
        path = self.folder / f"{self.count}.txt"
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")
        return str(path)

    def metrics(self, *arguments):
        answer = subprocess.run([self.path, "metrics", *arguments, "--json"], capture_output=True, text=True)
        if answer.returncode != 0:
            raise SystemExit(answer.stderr)
        return json.loads(answer.stdout)


def compare_texts(program, tally, references, systems, samples, label=""):
    files = [program.file(system) for system in systems]
    reference_files = [program.file(lines) for lines in references]
    for options, name, make in TEXTS:
        answer = program.metrics("--hypotheses", files[-1], "--references", *reference_files, "--metric", name, "--baseline",
                                 *files[:-1], "--samples", str(samples), "--segments", *options)
        own = answer["metrics"][0]
        metric = make()
        score = metric.corpus_score(systems[-1], references, n_bootstrap=samples)
        tally.add(label + name + " of corpora", own["score"], score.score)
        tally.add(label + name + " intervals", own["mean"], float(score._mean))
        tally.add(label + name + " intervals", own["half_width"], float(score._ci))
        if own["signature"] != str(metric.get_signature()):
            raise SystemExit(f"{own['signature']} is not {metric.get_signature()}")
        sentence = make(effective_order=True) if name == "bleu" else make()
        for i, line in enumerate(systems[-1]):
            expected = sentence.sentence_score(line, [one[i] for one in references]).score
            tally.add(label + name + " of segments", answer["segments"][name][i], expected)
        for test, key in (("bs", "bootstrap"), ("ar", "randomisation")):
            if test == "ar":
                answer = program.metrics("--hypotheses", files[-1], "--references", *reference_files, "--metric", name,
                                         "--baseline", *files[:-1], "--samples", str(samples), "--paired", key, *options)
            for i, baseline in enumerate(systems[:-1]):
                named = [("baseline", baseline), ("system", systems[-1])]
                _, scores = PairedTest(named, {"metric": make()}, references, test_type=test, n_samples=samples)()
                expected = list(scores.values())[1][1].p_value
                found = next(one for one in answer["significance"]
                             if one["system"] == files[-1] and one["baseline"] == files[i])
                tally.add(label + name + " p, " + key, found["p_value"], expected)


def compare_rouge(program, tally, references, hypotheses):
    from rouge_score import rouge_scorer
    names = ["rouge1", "rouge2", "rougeL"]
    files = program.file(hypotheses), [program.file(lines) for lines in references]
    for stemmer in (False, True):
        answer = program.metrics("--hypotheses", files[0], "--references", *files[1], "--metric", ",".join(names), "--segments",
                                 *(["--rouge-stemmer"] if stemmer else []))
        scorer = rouge_scorer.RougeScorer(names, use_stemmer=stemmer)
        sums = dict.fromkeys(names, 0.0)
        for i, line in enumerate(hypotheses):
            scores = scorer.score_multi([one[i] for one in references], line)
            for name in names:
                sums[name] += scores[name].fmeasure
                tally.add(name + " of segments", answer["segments"][name][i], 100 * (scores[name].fmeasure / 1.0))
        for one in answer["metrics"]:
            tally.add(one["name"] + " of corpora", one["score"], 100 * (sums[one["name"]] / len(hypotheses)))


def compare_labels(program, tally, generator, rounds):
    from scipy import stats
    from sklearn import metrics
    averages = [average + "_" + part for average in ("macro", "micro", "weighted") for part in ("precision", "recall", "f1")]
    for _ in range(rounds):
        labels = [f"라벨{i}" if generator.random() < 0.5 else f"label {i}" for i in range(generator.choice([2, 2, 3, 8]))]
        expected = [generator.choice(labels) for _ in range(generator.choice([1, 7, 200]))]
        predicted = [one if generator.random() < 0.6 else generator.choice(labels + ["else"]) for one in expected]
        positive = generator.choice(expected)
        answer = program.metrics("--hypotheses", program.file(predicted), "--references", program.file(expected), "--metric",
                                 ",".join(["accuracy", "matthews", "precision", "recall", "f1"] + averages),
                                 "--positive", positive)
        found = {one["name"]: one["score"] for one in answer["metrics"]}
        tally.add("accuracy", found["accuracy"], metrics.accuracy_score(expected, predicted))
        tally.add("matthews", found["matthews"], metrics.matthews_corrcoef(expected, predicted))
        for name in averages:
            average, part = name.split("_")
            score = getattr(metrics, part + "_score")(expected, predicted, average=average, zero_division=0)
            tally.add("averages of classes", found[name], float(score))
        for part in ("precision", "recall", "f1"):
            score = getattr(metrics, part + "_score")(expected, predicted, labels=[positive], average=None, zero_division=0)
            tally.add("binary " + part, found[part], float(score[0]))
        if answer["confusion"]["counts"] != metrics.confusion_matrix(expected, predicted).tolist():
            raise SystemExit("the confusion matrix differs")
    for _ in range(rounds):
        rows = generator.choice([3, 5, 20, 400])
        x = [generator.choice([0.0, 1.0, 2.0, 3.0, 4.0, 5.0]) for _ in range(rows)]
        y = [round(generator.uniform(-1, 1) * one + generator.gauss(0, 1), 1) for one in x]
        answer = program.metrics("--hypotheses", program.file(map(repr, y)), "--references", program.file(map(repr, x)),
                                 "--metric", "pearson,spearman")
        for one, test in zip(answer["metrics"], (stats.pearsonr(x, y), stats.spearmanr(x, y))):
            tally.add(one["name"], one["score"], float(test.statistic))
            tally.add(one["name"] + " p", one["p_value"], float(test.pvalue))


def compare_real(program, tally, generator, segments):
    path = SHARED / "en-ko_tatoeba/tatoeba.en-ko.tsv"
    if not path.exists():
        print(f"{path} is not here: no real text was compared")
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = generator.sample(rows, min(segments, len(rows)))
    for side in ("ko", "en"):
        references = [row[side] for row in rows]

        def noisy(share):
            lines = []
            for line in references:
                words = line.split()
                other = generator.choice(references).split() or [""]
                words = [generator.choice(other) if generator.random() < share else word for word in words]
                if len(words) > 2 and generator.random() < 0.4:
                    words.insert(generator.randrange(len(words)), words.pop(generator.randrange(len(words))))
                lines.append(" ".join(words))
            return lines

        compare_texts(program, tally, [references], [noisy(0.3), noisy(0.2)], 100, "real " + side + ": ")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--s2s", default="build/release/s2s")
    parser.add_argument("--segments", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=["texts", "rouge", "labels", "real"])
    arguments = parser.parse_args()
    generator, tally = random.Random(arguments.seed), Tally()
    with tempfile.TemporaryDirectory() as folder:
        program = Program(arguments.s2s, folder)
        if "texts" in arguments.only:
            for count, vocabulary in ((1, WORDS), (2, WORDS), (1, CUT_TWICE)):
                references, systems = corpus(arguments.seed * 10 + count, arguments.segments // 2, count, vocabulary)
                compare_texts(program, tally, references, systems, 100)
        if "rouge" in arguments.only:
            for count in (1, 2):
                references, systems = corpus(arguments.seed * 10 + 2 + count, arguments.segments // 2, count)
                compare_rouge(program, tally, references, systems[0])
        if "labels" in arguments.only:
            compare_labels(program, tally, generator, 100)
        if "real" in arguments.only:
            compare_real(program, tally, generator, arguments.segments)
    if tally.report() > 1e-9:
        raise SystemExit("some numbers are not the same")


if __name__ == "__main__":
    main()
