#!/usr/bin/env python3
"""Writes the golden values of the tokenizers, with Hugging Face transformers as the oracle.

    pip install "transformers<5" "sentencepiece>=0.2" protobuf      # made with 4.57.6 and 0.2.3
    python tests/golden/tokenizers/make.py

One JSON file per case: the files that stand beside the SentencePiece model, and for every nasty text the ids, the
pieces and both decodings. Real vocabularies are referred to by their path below ../shared/data and left out where
they are missing; small.model and pieces.model are trained here, on sentences written for it.
"""

import json
import pathlib
import random
import shutil
import tempfile

import sentencepiece
from transformers import AddedToken, ByT5Tokenizer, T5Tokenizer

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "../shared/data"

TEXTS = [
    "There is an apple.",
    "translate English to Korean: There is an apple.",
    "사과가 있습니다. 나는 학생이다.",
    "Das Mädchen ißt Äpfel; l'été est là, où ça?",
    "",
    " ",
    "   \t  ",
    "  two  blanks   here and at the end  ",
    "tabs\tand\nlines\r\nand\x0bmore\x0c",
    "NFD: \u1112\u1161\u11ab\u1100\u1173\u11af cafe\u0301 A\u030angstro\u0308m",
    "compatibility jamo ㅎㅏㄴ and ㄱㄴㄷ",
    "emoji 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ☺️",
    "zero\u200bwidth\u200c\u200djoin\ufefffeff \u2060word",
    "ＦＵＬＬ　ｗｉｄｔｈ　１２３ ① ㈜ ﬁ ½ …",
    "▁ itself ▁▁ and▁inside",
    "▁",
    "▁▁",
    "Hello <extra_id_0>.",
    "<extra_id_0>",
    "<extra_id_0> a <extra_id_1> b <extra_id_2>",
    "a<extra_id_0>b<extra_id_1>c",
    "<extra_id_0><extra_id_1>",
    "   <extra_id_5>   spaced   <extra_id_99>   ",
    "<extra_id_100> <extra_id_-1> <extra_id_> <extra_id_00> extra_id_0",
    "<extra_id_1",
    "end </s> inside </s>",
    "</s>",
    "</s></s> twice",
    "<pad> and <unk> inside <s> text",
    "<unk>",
    "<mask> [MASK]",
    "no <  /s> such < pad >",
    "nul \x00 inside\x00",
    "control \x01\x02\x1f\x7f\x80\x9f done",
    "\u2028line\u2029paragraph\u0085next\u00a0nbsp\u3000wide",
    "combining \u0301\u0301\u0301 alone",
    "\u202eright to left\u202c עברית العربية हिन्दी ไทย",
    "数学 𝒜𝓁𝓅𝒽𝒶 𐍈 🀄",
    "https://example.org/a?b=c&d=%20#e foo@bar.baz 1,234.56 -7e-3",
    "don't can't it's \"quoted\" ‘curly’ “double” — dash – minus −",
    "\ufffd replacement \ufffd",
    "AaBbCc ÀÉÎÕÜ ß ẞ ı İ ǅ",
    "foo bar foobar newword new word newwords NEWWORD",
    "한<새말>글 <새말> x",
    "a" * 200,
    "가" * 100,
    "\U0010ffff \ue000 private",
    "?!?!... ,,,, ;;;; ((()))",
]
RAW = [  # not UTF-8, as hexadecimal; the oracle is fed the text with U+FFFD for each maximal ill-formed part
    "61ff62", "c3", "68656c6c6f20e2829c20776f726c64e282", "eda0bdedb880", "f09f98", "c0af61", "f8888080806162",
]
LONG = [("x", 10240), ("supercalifragilistic", 512), ("가나다라마바사", 1500), ("ab cd ", 1700)]


def train(name, **options):
    """Sentences of no great sense, in four languages, enough for a small vocabulary."""
    rng = random.Random(7)
    words = ("the apple house river small old reads writes green water there is an a and of translate English to "
             "Korean German French Der die das Mädchen isst einen roten Apfel Straße la pomme est rouge l'été où "
             "ça garçon hello world new word foo bar nul inside line end spaced 1 2 3 45 678 2024").split()
    korean = ("사과가 있습니다 나는 학생이다 물을 마신다 책을 읽는다 작은 집에서 강을 본다 한국어로 번역하다 그리고 "
              "오늘은 날씨가 좋다 고양이가 잔다").split()
    for _ in range(400):  # invented words, so that there is something to merge
        words.append("".join(rng.choice("bdfgklmnprstvw") + rng.choice("aeiou") for _ in range(rng.randint(1, 4))))
    sentences = [" ".join(rng.choice(korean if i % 3 == 0 else words) for _ in range(rng.randint(3, 12))) + "."
                 for i in range(3000)]
    with tempfile.TemporaryDirectory() as folder:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(sentences), model_prefix=f"{folder}/m", pad_id=0, eos_id=1, unk_id=2, bos_id=-1,
            character_coverage=1.0, num_threads=1, minloglevel=2, **options)
        shutil.copy(f"{folder}/m.model", HERE / name)


def row(tokenizer, text, **written):
    """`written` says how the text stands in the file; a decoding of null means the text itself."""
    ids = tokenizer(text)["input_ids"]
    plain = tokenizer(text, add_special_tokens=False)["input_ids"]
    skip, keep = decoded(tokenizer, ids, True), decoded(tokenizer, ids, False)
    return {
        **(written or {"text": text}),
        "ids": ids,
        "plain": plain if ids[:-1] != plain else None,
        "skip": skip if skip != text else None,
        "keep": keep if keep != text + "</s>" else None,
    }


def decoded(tokenizer, ids, skip):
    return tokenizer.decode(ids, skip_special_tokens=skip, clean_up_tokenization_spaces=False)


def loose_ids(tokenizer, limit):
    """Sequences that no text gives: sentinels, special tokens and pieces in any order."""
    rng = random.Random(3)
    special = [tokenizer.convert_tokens_to_ids(t) for t in tokenizer.all_special_tokens]
    low = [i for i in range(limit)]
    rows = []
    for _ in range(40):
        ids = [rng.choice(special) if rng.random() < 0.3 else rng.choice(low) for _ in range(rng.randint(0, 9))]
        rows.append({"ids": ids, "skip": decoded(tokenizer, ids, True), "keep": decoded(tokenizer, ids, False)})
    return rows


def write(name, cls, spiece, files, long=False):
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        if spiece:
            source = SHARED / spiece.removeprefix("shared:") if spiece.startswith("shared:") else HERE / spiece
            if not source.exists():
                print("left out, missing:", source)
                return
            shutil.copy(source, folder / "spiece.model")
        for file, content in files.items():
            (folder / file).write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        tokenizer = cls.from_pretrained(folder)
    rows = [row(tokenizer, t) for t in TEXTS]
    rows += [row(tokenizer, t * n, repeat=[t, n]) for t, n in LONG] if long else []
    rows += [row(tokenizer, bytes.fromhex(h).decode("utf-8", errors="replace"), hex=h) for h in RAW] if spiece else []
    limit = tokenizer.vocab_size if spiece else 259
    size = max(max(tokenizer.added_tokens_decoder) + 1, limit)
    sentinels = {str(n): tokenizer.convert_tokens_to_ids(f"<extra_id_{n}>") for n in (0, 1, 2, 99)
                 if f"<extra_id_{n}>" in tokenizer.added_tokens_encoder}
    golden = {
        "spiece": spiece, "files": files, "size": size, "sentinels": sentinels,
        "special": {k: getattr(tokenizer, f"{k}_token_id") for k in ("pad", "eos", "unk")},
        "pieces": {str(i): tokenizer.convert_ids_to_tokens(i) for i in list(range(0, limit, max(1, limit // 50))) +
                   sorted(tokenizer.added_tokens_decoder)[-4:]},
        "texts": rows, "loose": loose_ids(tokenizer, limit),
    }
    with open(HERE / f"{name}.json", "w", encoding="utf-8") as out:
        json.dump(golden, out, ensure_ascii=True, separators=(",", ":"))
        out.write("\n")
    print(name, len(rows), "texts")


def saved(tokenizer):
    """The JSON files that save_pretrained writes."""
    with tempfile.TemporaryDirectory() as folder:
        tokenizer.save_pretrained(folder)
        return {p.name: json.loads(p.read_text(encoding="utf-8")) for p in sorted(pathlib.Path(folder).glob("*.json"))}


def main():
    train("small.model", vocab_size=420, model_type="unigram", normalization_rule_name="nmt_nfkc")
    train("pieces.model", vocab_size=380, model_type="bpe", normalization_rule_name="identity",
          user_defined_symbols=[f"▁<extra_id_{n}>" for n in reversed(range(100))])
    names = [f"<extra_id_{n}>" for n in range(100)]
    special = {"eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>"}
    t5 = "shared:tok_t5_spiece/spiece.model"
    legacy = {"tokenizer_class": "T5Tokenizer"}
    write("t5_legacy", T5Tokenizer, t5, {"tokenizer_config.json": legacy}, long=True)
    write("t5_modern", T5Tokenizer, t5, {"tokenizer_config.json": {**legacy, "legacy": False}})
    write("t5_hub", T5Tokenizer, t5, {
        "tokenizer_config.json": {**special, "extra_ids": 100, "additional_special_tokens": names},
        "special_tokens_map.json": {**special, "additional_special_tokens": names},
        "tokenizer.json": {"added_tokens": [
            {"id": 32099 - n, "content": f"<extra_id_{n}>", "lstrip": False, "rstrip": False, "single_word": False,
             "normalized": False, "special": True} for n in reversed(range(100))]},
        "config.json": {"model_type": "t5"}})
    write("small_legacy", T5Tokenizer, "small.model", {"tokenizer_config.json": legacy})
    write("small_modern", T5Tokenizer, "small.model", {"tokenizer_config.json": {**legacy, "legacy": False}})
    write("small_modern_no_prefix", T5Tokenizer, "small.model",
          {"tokenizer_config.json": {**legacy, "legacy": False, "add_prefix_space": False}})
    write("small_older_files", T5Tokenizer, "small.model", {
        "special_tokens_map.json": {**special, "additional_special_tokens": names},
        "added_tokens.json": {**{f"<extra_id_{n}>": 519 - n for n in range(100)}, "newword": 520},
        "tokenizer_config.json": {**legacy, "extra_ids": 100}})

    for name, options in (("small_added", {}), ("small_added_modern", {"legacy": False})):
        more = T5Tokenizer(str(HERE / "small.model"), **options)
        more.add_tokens(["<새말>", AddedToken("newword", single_word=True), AddedToken("foo", lstrip=True)])
        more.add_special_tokens({"additional_special_tokens": more.additional_special_tokens + ["<mask>"],
                                 "bos_token": "<s>"})
        write(name, T5Tokenizer, "small.model", saved(more))
    write("mt5_pieces", T5Tokenizer, "pieces.model",
          {"tokenizer_config.json": {**special, "tokenizer_class": "MT5Tokenizer", "extra_ids": 0,
                                     "additional_special_tokens": None}})
    write("seqio", T5Tokenizer, "shared:tok_tiny_test/seqio_test_sentencepiece.model",
          {"tokenizer_config.json": legacy})
    write("kortok_bpe", T5Tokenizer, "shared:tok_kortok/sp-8k.model",
          {"tokenizer_config.json": {**legacy, "extra_ids": 10, "pad_token": "[PAD]"}}, long=True)
    write("byt5", ByT5Tokenizer, None, {"tokenizer_config.json": {"tokenizer_class": "ByT5Tokenizer"}})
    more = ByT5Tokenizer()
    more.add_tokens(["<새말>", AddedToken("newword", single_word=True)])
    write("byt5_added", ByT5Tokenizer, None, saved(more))


if __name__ == "__main__":
    main()
