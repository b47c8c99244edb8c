#!/usr/bin/env python3
"""`s2s metrics` beside sacreBLEU: the same files of 100,000 segments, whole processes, reading and starting included; the scores
must be equal. Both run on one thread, so seconds are those of the processor, which other programs do not stretch. TER is measured
on fewer segments, because sacreBLEU takes minutes for it.

    pip install sacrebleu==2.6.0
    python3 benchmarks/metrics_vs_sacrebleu.py [--s2s build/release/s2s] [--segments 100000] [--ter-segments 10000] [--rounds 3]
"""
import argparse
import json
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile

THEIRS = """
import json, sys
from sacrebleu.metrics import BLEU, CHRF, TER
hypotheses, references = ([line.rstrip() for line in open(path, encoding="utf-8", newline="\\n")] for path in sys.argv[2:4])
metric = {"bleu": lambda: BLEU(), "bleu-char": lambda: BLEU(tokenize="char"), "chrf": lambda: CHRF(),
          "chrf++": lambda: CHRF(word_order=2), "ter": lambda: TER()}[sys.argv[1]]()
print(json.dumps(metric.corpus_score(hypotheses, [references], n_bootstrap=int(sys.argv[4])).score))
"""


def write_corpus(folder, segments):
    """Words of Zipf's frequencies, Hangul and Latin; a fifth of the hypothesis' words is another one, some are moved."""
    generator = random.Random(1)
    letters = "가나다라마바사아자차카타파하고기니도리미시이지가는을를에서" + "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(generator.choice(letters) for _ in range(generator.randint(1, 7))) for _ in range(20000)]
    weights = [1 / (i + 1) for i in range(len(words))]
    drawn = iter(generator.choices(words, weights, k=segments * 26))
    with open(folder / "references", "w", encoding="utf-8") as references, open(folder / "hypotheses", "w", encoding="utf-8") as hypotheses:
        for _ in range(segments):
            line = [next(drawn) for _ in range(generator.randint(5, 20))]
            references.write(" ".join(line) + ".\n")
            line = [generator.choice(words[:2000]) if generator.random() < 0.2 else word for word in line]
            if generator.random() < 0.5:
                line.insert(generator.randrange(len(line)), line.pop(generator.randrange(len(line))))
            hypotheses.write(" ".join(line) + ".\n")


def head(path, lines):
    short = path.with_name(f"{path.name}-{lines}")
    with open(path, encoding="utf-8") as source, open(short, "w", encoding="utf-8") as target:
        for _, line in zip(range(lines), source):
            target.write(line)
    return short


def timed(command):
    def spent():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = spent()
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return spent() - before, json.loads(output)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--s2s", default="build/release/s2s")
    parser.add_argument("--segments", type=int, default=100_000)
    parser.add_argument("--ter-segments", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_corpus(folder, arguments.segments)
        whole = folder / "hypotheses", folder / "references"
        short = tuple(head(path, min(arguments.ter_segments, arguments.segments)) for path in whole)
        print("| | segments | sacreBLEU | s2s | ratio |\n|---|---:|---:|---:|---:|")
        for title, metric, files, samples in (("BLEU, 13a", "bleu", whole, 1), ("BLEU, char", "bleu-char", whole, 1),
                                              ("chrF", "chrf", whole, 1), ("chrF++", "chrf++", whole, 1), ("TER", "ter", short, 1),
                                              ("BLEU with 1,000 resamples", "bleu", short, 1000),
                                              ("chrF++ with 1,000 resamples", "chrf++", short, 1000)):
            ours, theirs = [], []
            options = ["--tokenize", "char"] if metric == "bleu-char" else []
            if samples > 1:
                options += ["--confidence", "--samples", str(samples)]
            for _ in range(arguments.rounds):  # they take turns
                seconds, expected = timed([sys.executable, "-c", THEIRS, metric, *map(str, files), str(samples)])
                theirs.append(seconds)
                seconds, answer = timed([arguments.s2s, "metrics", "--hypotheses", str(files[0]), "--references", str(files[1]),
                                         "--metric", metric.split("-")[0], "--json", *options])
                ours.append(seconds)
                if answer["metrics"][0]["score"] != expected:
                    raise SystemExit(f"{title}: {answer['metrics'][0]['score']} is not {expected}")
            lines = sum(1 for _ in open(files[0], encoding="utf-8"))
            a, b = statistics.median(theirs), statistics.median(ours)
            print(f"| {title} | {lines:,} | {a:.2f} s | {b:.2f} s | {a / b:.1f} |", flush=True)


if __name__ == "__main__":
    main()
