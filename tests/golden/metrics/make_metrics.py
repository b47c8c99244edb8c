#!/usr/bin/env python3
"""Writes metrics.json: scores, signatures and tokenizations of sacreBLEU, for tests/metrics.

    pip install sacrebleu==2.6.0 regex
    python3 tests/golden/metrics/make_metrics.py
"""
import json
import pathlib
import random

from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.metrics.bleu import _get_tokenizer

TOKENIZERS = ["13a", "intl", "char", "zh", "none"]

NASTY = [
    "", " ", "Hello, world!", "It costs $1,234.56 (or 3.5-4.0 %).", "5-3 = 2. 10.", ".5 , 5. ..5,,6",
    "&quot;Fish &amp; chips&quot; &lt;b&gt; &amp;lt;", "<skipped> text <skipped>", "don't -- stop…  “quoted” ‘x’",
    "사과가 하나 있습니다.", "나는 학교에 갔다, 그리고 3,000원을 냈다!", "한국어English混合テスト。", "你好，世界！今天是2024年。",
    "emoji 😀👍🏽 and ½ Ⅷ ² ①", "a\u00a0b\u2003c\u3000d\u200be", "tab\tand  two spaces  ", "x\u2001y\u2a6dz\u2f81 \u2fa2", "ﬁne Ａｂｃ１２３，．",
    "C++ & C# | a/b\\c [x] {y} ~z` ^_^ @home #tag *", "«Bonjour» ¿Qué? §3 €5 №7 ±2 ×3 a·b", "1.2.3-4, 5,6.7", "-5 a-5 5-a -",
    "e\u0301 é 각 \u1100\u1161\u11a8", "\u0661\u0662.\u0663 ٣,٤",
]

PAIRS = [
    (["There is an apple.", "I have two books.", "She goes to school."],
     ["There is an apple.", "I have three books.", "He went to school yesterday."]),
    (["사과가 하나 있습니다.", "나는 책을 두 권 가지고 있다.", ""], ["사과가 한 개 있습니다.", "나는 책이 두 권 있다.", "그는 학교에 간다."]),
    (["", ""], ["a b c", "d"]),
    (["a b c", "d"], ["", ""]),
    (["the the the the the"], ["the cat is on the mat"]),
    (["one two"], ["one two"]),
    (["one two three four five six"], ["one two three four five six"]),
    (["completely different words here now"], ["nothing of that kind is found at all"]),
    (["(hi) 'there' wow!! ."], ["(hi) there wow!!"]),
    (["trailing space   \u3000"], ["trailing space"]),
    (["short"], ["a much longer reference than the hypothesis is"]),
    (["a", "b", "c d e f g"], ["a", "x", "c d e f h"]),
]


def long_case(seed):
    generator = random.Random(seed)
    words = "the a cat dog runs, jumps. over 사과 책 학교에 갔다. 3,000 U.S. (it's) \"so\" and".split()
    references = [" ".join(generator.choice(words) for _ in range(generator.randint(0, 14))) for _ in range(40)]
    hypotheses = [" ".join(w if generator.random() < 0.8 else generator.choice(words) for w in line.split()) for line in references]
    return hypotheses, references


def scores(hypotheses, references):
    result = {}
    for tokenizer in TOKENIZERS:
        metric = BLEU(tokenize=tokenizer)
        result["bleu-" + tokenizer] = {"score": metric.corpus_score(hypotheses, [references]).score, "signature": str(metric.get_signature())}
    for name, order in [("chrf", 0), ("chrf++", 2)]:
        metric = CHRF(word_order=order)
        result[name] = {"score": metric.corpus_score(hypotheses, [references]).score, "signature": str(metric.get_signature())}
    return result


cases = PAIRS + [long_case(1), long_case(2), (NASTY, list(reversed(NASTY))), (NASTY, NASTY)]
golden = {
    "cases": [{"hypotheses": h, "references": r, "scores": scores(h, r)} for h, r in cases],
    "tokenized": {name: [{"text": text, "tokens": _get_tokenizer(name)()(text.rstrip()).split()} for text in NASTY] for name in TOKENIZERS},
}
path = pathlib.Path(__file__).with_name("metrics.json")
path.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
