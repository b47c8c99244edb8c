#!/usr/bin/env python3
"""Speed of this project's tokenizers and of Hugging Face's library `tokenizers`, taking turns, one thread each.

Needs:  pip install "transformers<5" "tokenizers<0.23", and
        cmake -S . -B build/release -DS2S_BUILD_BENCHMARKS=ON && ninja -C build/release benchmark_tokenizers
Usage:  python benchmarks/tokenizers_vs_tokenizers.py [--megabytes 4] [--rounds 5]

English lines come from Python's documentation, Korean ones from its translation and from film reviews (NSMC). Both
sides load a vocabulary of ../shared/data and encode the same lines one by one, special tokens included, until some
seconds are over; rounds alternate, times are those of the thread on a processor, and the table shows the medians. `first` is the first pass over the file, which
finds no word in the cache. Numbers of ids that differ are marked: the libraries' fast classes do not always agree with
the slow ones, which this project follows where their files are there.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["RAYON_NUM_THREADS"] = "1"
from transformers import BartTokenizerFast, BertTokenizerFast, PreTrainedTokenizerFast  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "../shared/data"
CASES = [  # name, class, files, tokenizer_config.json
    ("BART, byte-level BPE", BartTokenizerFast, {"vocab.json": "tok_bart_roberta_gpt2/vocab.json",
                                                 "merges.txt": "tok_bart_roberta_gpt2/merges.txt"},
     {"tokenizer_class": "BartTokenizer"}),
    ("BERT uncased, WordPiece", BertTokenizerFast, {"vocab.txt": "tok_bert/bert-base-uncased-vocab.txt"},
     {"tokenizer_class": "BertTokenizer"}),
    ("BERT cased, WordPiece", BertTokenizerFast, {"vocab.txt": "tok_bert/bert-base-cased-vocab.txt"},
     {"tokenizer_class": "BertTokenizer", "do_lower_case": False}),
    ("KR-BERT, WordPiece", BertTokenizerFast, {"vocab.txt": "tok_kr_bert/vocab_char_16424.txt"},
     {"tokenizer_class": "BertTokenizer", "do_lower_case": False}),
    ("KoBART, tokenizer.json", PreTrainedTokenizerFast, {"tokenizer.json": "tok_kobart/tokenizer.json"},
     {"tokenizer_class": "PreTrainedTokenizerFast"}),
]


def column(name, number):
    return [line.split("\t")[number] for line in (DATA / name).read_text(encoding="utf-8").split("\n")[1:] if line.count("\t") >= number]


def corpus(lines, megabytes):
    """Lines, cut to a size."""
    taken, size = [], 0
    for line in lines:
        if size > megabytes * 1e6:
            break
        taken.append(line.replace("\r", " "))
        size += len(line.encode()) + 1
    return taken


def library_round(tokenizer, lines, seconds):
    """MB/s of the first pass and of the median one, and how many ids."""
    size, rounds, start = sum(len(line.encode()) + 1 for line in lines) / 1e6, [], time.thread_time()
    encode = tokenizer.backend_tokenizer.encode
    while len(rounds) < 2 or time.thread_time() - start < seconds:
        before = time.thread_time()
        ids = sum(len(encode(line).ids) for line in lines)
        rounds.append(size / (time.thread_time() - before))
    return rounds[0], statistics.median(rounds), ids


def engine_round(folder, file, seconds):
    run = subprocess.run([ROOT / "build/release/benchmarks/benchmark_tokenizers", folder, file, str(seconds)],
                         stdout=subprocess.PIPE, check=True, text=True)
    answer = json.loads(run.stdout)
    return answer["first_mb_per_second"], answer["mb_per_second"], answer["ids"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--megabytes", type=float, default=4)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--seconds", type=float, default=2)
    options = options.parse_args()
    docs = "en-ko_python_docs/python-docs.plain.en-ko.tsv"
    korean = [line for pair in zip(column("nsmc/nsmc_raw_train40k.tsv", 1), column(docs, 1) * 10) for line in pair]
    texts = {"English": corpus(column(docs, 0), options.megabytes), "Korean": corpus(korean, options.megabytes)}
    print(f"{'tokenizer':26} {'text':8} {'MB/s':>7} {'library':>8} {'ratio':>6} {'first':>7} {'library':>8}")
    for name, cls, files, config in CASES:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            for target, source in files.items():
                shutil.copy(DATA / source, folder / target)
            (folder / "tokenizer_config.json").write_text(json.dumps(config))
            tokenizer = cls.from_pretrained(folder)
            for language, lines in texts.items():
                (folder / "text").write_text("\n".join(lines) + "\n", encoding="utf-8")
                ours, theirs = [], []
                for _ in range(options.rounds):
                    ours.append(engine_round(folder, folder / "text", options.seconds))
                    theirs.append(library_round(cls.from_pretrained(folder), lines, options.seconds))
                first, steady = (statistics.median(r[i] for r in ours) for i in (0, 1))
                their_first, their_steady = (statistics.median(r[i] for r in theirs) for i in (0, 1))
                mark = "" if ours[0][2] == theirs[0][2] else f"  ids: {ours[0][2]} and {theirs[0][2]}"
                print(f"{name:26} {language:8} {steady:7.1f} {their_steady:8.1f} {steady / their_steady:6.1f} "
                      f"{first:7.1f} {their_first:8.1f}{mark}", flush=True)


if __name__ == "__main__":
    main()
