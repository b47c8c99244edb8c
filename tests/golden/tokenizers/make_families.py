#!/usr/bin/env python3
"""Writes the golden values of the tokenizers beside T5's (families/*.json), with transformers as the oracle.

    pip install "transformers<5" "tokenizers<0.23" "sentencepiece>=0.2" protobuf   # made with 4.57.6, 0.22.2, 0.2.1
    python tests/golden/tokenizers/make_families.py [CASE...]

families/texts.json holds the nasty texts and pairs; each case the tokenizer's files, the ids of every text and pair and
both decodings. Real vocabularies are referred to by their path below ../shared/data and left out where they are
missing: their decodings and thousands of lines of real text are kept as SHA-256. The others are trained here.
"""

import hashlib
import json
import pathlib
import random
import shutil
import sys
import tempfile

import sentencepiece
from make import LONG, TEXTS, RAW
from tokenizers import AddedToken as FastToken
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers, Regex
from transformers import (AddedToken, BartTokenizer, BartTokenizerFast, BertTokenizer, BertTokenizerFast, GPT2Tokenizer, M2M100Tokenizer, MBart50Tokenizer,
                          MBartTokenizer, NllbTokenizer, PreTrainedTokenizerFast, RobertaTokenizer, T5TokenizerFast)
from transformers.models.m2m_100.tokenization_m2m_100 import FAIRSEQ_LANGUAGE_CODES as M2M100_CODES
from transformers.models.mbart50.tokenization_mbart50 import FAIRSEQ_LANGUAGE_CODES as MBART50_CODES
from transformers.models.nllb.tokenization_nllb import FAIRSEQ_LANGUAGE_CODES as NLLB_CODES

HERE = pathlib.Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "../shared/data"
OUT = HERE / "families"

MORE = [
    "[CLS] inside [SEP] and [MASK] [mask] [PAD][UNK] [ MASK ]",
    "fill the <mask> here, or  <mask>, <mask>.<mask>",
    "don't you've I'll he'd we're it's I'm DON'T 'S ''s 'tis '",
    "  'll  \n\n two\n three\n\n\nend \n",
    "x \t y\n\u00a0z\u3000\u2003w",
    "123 456,789 ½ ² ٣ 一二三 Ⅷ a1b2",
    "__en__ Hello __ko__ 안녕 en_XX ko_KR kor_Hang eng_Latn",
    "İstanbul ΑΣΣΟΣ ΟΔΥΣΣΕΎΣ Ǆ ﬀ K Å Ω ſ",
    "한국어를 배웁니다. 값이 싸요! 뷁 꿹 ㅋㅋㅋ ㅠㅠ",
    "각각 \u1100\u1161\u11a8 \u1100\u1161 \u11a8 \uac00\u11a8",
    "a\u0301\u0323 \u0323\u0301 \u0344 \u1e69 s\u0307\u0323",
    "한자漢字カタカナひらがなｶﾅ﨑\U0002f800 ",
    "well-known e-mail:foo@bar.com #tag $5.00 50% a/b a\\b ~`^|<>=+",
    "¡¿«»‹›„“‚‘…‐‑‒–—―·•‣※〈〉《》「」『』【】〔〕",
    "\u00ad soft\u00adhyphen \u061c\u180e \u2061 \ufe0f\u20e3 1\ufe0f\u20e3",
    "\ud7b0\ud7cb \ua960 old hangul \u1140\u119e",
    "ab" * 60 + " " + "x" * 100 + " " + "y" * 101,
    "<|endoftext|> a<|endoftext|>b",
    "<unused0> <unused1>x [unused1]",
    "end of text without newline\r",
    "newword foo NewWord FOO <새말>",
    "##ing ## able ##",
    "e\u0301cole E\u0301COLE ÉCOLE école",
]
PAIRS = [
    ("There is an apple.", "사과가 있습니다.", 0),
    ("There is an apple in the old house.", "물을 마신다", 12),
    ("apple", "The river is green and the house is small and old and red.", 13),
    ("one two three four five", "six seven eight nine ten", 10),
    ("one two three four five", "six seven eight nine ten", 11),
    ("", "only the second", 0),
    ("only the first", "", 7),
    ("", "", 0),
    ("There is an apple in the old house by the river.", None, 8),
    ("short", None, 64),
    ("end </s> [SEP]", "<s> [CLS] start", 0),
]
ALL = TEXTS + MORE


def sentences():
    """Sentences of no great sense, in four languages."""
    rng = random.Random(7)
    words = ("the apple house river small old reads writes green water there is an a and of translate English to "
             "Korean German French Der die das Mädchen isst einen roten Apfel Straße la pomme est rouge l'été où "
             "ça garçon hello world new word foo bar nul inside line end spaced 1 2 3 45 678 2024 don't it's").split()
    korean = ("사과가 있습니다 나는 학생이다 물을 마신다 책을 읽는다 작은 집에서 강을 본다 한국어로 번역하다 그리고 "
              "오늘은 날씨가 좋다 고양이가 잔다").split()
    for _ in range(300):
        words.append("".join(rng.choice("bdfgklmnprstvw") + rng.choice("aeiou") for _ in range(rng.randint(1, 4))))
    return [" ".join(rng.choice(korean if i % 3 == 0 else words) for _ in range(rng.randint(3, 12))) + "."
            for i in range(3000)]


def digest(value):
    text = value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def short(ids):
    """Many ids as their hash."""
    return ids if len(ids) <= 14 else digest(ids)


def shown(text, hashed):
    """A long decoding, and one that a vocabulary kept elsewhere gives, as its hash behind a #."""
    return "#" + digest(text) if hashed or len(text) > 28 or text.startswith("#") else text


def plain_text(raw):
    return bytes.fromhex(raw).decode("utf-8", errors="replace")


def decoded(tokenizer, ids, skip):
    return tokenizer.decode(ids, skip_special_tokens=skip, clean_up_tokenization_spaces=False)


def row(tokenizer, text, hashed):
    """[ids, where in them the ids without special tokens begin (or these ids), decoded without and with special
    tokens]; a decoding of null is the text itself."""
    ids = tokenizer(text)["input_ids"]
    plain = tokenizer(text, add_special_tokens=False)["input_ids"]
    texts = [decoded(tokenizer, ids, skip) for skip in (True, False)]
    begin = next((n for n in (0, 1) if ids[n:n + len(plain)] == plain), None)
    return [short(ids), digest(plain) if begin is None else [begin, len(plain)]] + [None if t == text else shown(t, hashed) for t in texts]


def pair_row(tokenizer, first, second, maximum):
    cut = {"truncation": True, "max_length": maximum} if maximum else {}
    answer = tokenizer(first, second, return_token_type_ids=True, **cut)
    return [answer["input_ids"], answer["token_type_ids"]]


def loose(tokenizer, limit, hashed):
    """Sequences that no text gives."""
    rng = random.Random(3)
    special = [tokenizer.convert_tokens_to_ids(t) for t in tokenizer.all_special_tokens]
    rows = []
    for _ in range(12):
        ids = [rng.choice(special) if rng.random() < 0.3 else rng.randrange(limit) for _ in range(rng.randint(0, 9))]
        texts = [decoded(tokenizer, ids, skip) for skip in (True, False)]
        rows.append([ids] + [shown(t, hashed) for t in texts])
    return rows


def bulk(tokenizer, name, lines):
    """Thousands of real lines, as one hash of all their ids."""
    path = SHARED / name
    if not path.exists():
        return None
    texts = path.read_bytes().decode("utf-8", errors="replace").split("\n")[:lines]
    return {"file": name, "lines": lines, "sha256": digest([tokenizer(t)["input_ids"] for t in texts])}


def write(case, cls, copies=None, files=None, languages=(), types=False, bulks=(), loose_limit=None, load=None,
          limit=None):
    if len(sys.argv) > 1 and case not in sys.argv[1:]:
        return
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, source in (copies or {}).items():
            path = SHARED / source.removeprefix("shared:") if source.startswith("shared:") else HERE / source
            if not path.exists():
                print("left out, missing:", path)
                return
            shutil.copy(path, folder / name)
        for name, content in (files or {}).items():
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            (folder / name).write_text(text, encoding="utf-8", newline="")
        tokenizer = (load or cls.from_pretrained)(folder)
    hashed = any(s.startswith("shared:") for s in (copies or {}).values())
    known = [*tokenizer.get_vocab().values(), *tokenizer.added_tokens_decoder, *getattr(tokenizer, "lang_code_to_id", {}).values()]
    size = max(known) + 1
    golden = {
        "copies": copies or {}, "files": files or {}, "size": size,
        "special": {k: getattr(tokenizer, f"{k}_token_id") for k in ("pad", "eos", "bos", "unk", "mask", "sep", "cls")},
        "pieces": {str(i): tokenizer.convert_ids_to_tokens(i) for i in list(range(0, size, max(1, size // 15))) + [size - 1]
                   if tokenizer.convert_ids_to_tokens(i) is not None},
        "texts": [row(tokenizer, t, hashed) for t in ALL],
        "raw": [tokenizer(plain_text(r))["input_ids"] for r in RAW],
        "long": [digest(tokenizer(t * n)["input_ids"]) for t, n in LONG],
        "pairs": [pair_row(tokenizer, *p) for p in PAIRS],
        "types": types,
        "loose": loose(tokenizer, limit or size, hashed),
        "bulk": [b for b in (bulk(tokenizer, *b) for b in bulks) if b],
        "roles": [],
    }
    if languages:
        golden["languages"] = languages[0]
        for code in languages[1]:
            tokenizer.src_lang = tokenizer.tgt_lang = code
            for text in ("There is an apple.", "사과가 있습니다."):
                golden["roles"].append([code, text, tokenizer(text)["input_ids"], tokenizer(text_target=text)["input_ids"]])
    with open(OUT / f"{case}.json", "w", encoding="utf-8") as out:
        json.dump(golden, out, ensure_ascii=False, separators=(",", ":"))
        out.write("\n")
    print(case, (OUT / f"{case}.json").stat().st_size)


def trained(model, trainer, pre, normalizer=None):
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = pre
    if normalizer:
        tokenizer.normalizer = normalizer
    tokenizer.train_from_iterator(sentences(), trainer)
    return json.loads(tokenizer.to_str())


def word_piece_vocabulary():
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[unused1]"]
    state = trained(models.WordPiece(unk_token="[UNK]"),
                    trainers.WordPieceTrainer(vocab_size=420, special_tokens=special, show_progress=False),
                    pre_tokenizers.BertPreTokenizer(), normalizers.BertNormalizer(lowercase=False))
    return [t for t, _ in sorted(state["model"]["vocab"].items(), key=lambda item: item[1])]


def byte_level_files(special):
    state = trained(models.BPE(), trainers.BpeTrainer(vocab_size=560, special_tokens=special, show_progress=False,
                                                      initial_alphabet=pre_tokenizers.ByteLevel.alphabet()),
                    pre_tokenizers.ByteLevel(add_prefix_space=False))
    merges = [" ".join(m) if isinstance(m, list) else m for m in state["model"]["merges"]]
    return {"vocab.json": state["model"]["vocab"], "merges.txt": "#version: 0.2\n" + "\n".join(merges) + "\n"}


def kept(name, content):
    """Writes a file that several cases copy; its name."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (HERE / name).write_text(text, encoding="utf-8")
    return name


def bert():
    vocabulary = word_piece_vocabulary()
    text = "\n".join(vocabulary) + "\n"
    uncased = "\n".join(dict.fromkeys(vocabulary[:6] + [t.lower() for t in vocabulary[6:]])) + "\n"
    named = {"tokenizer_class": "BertTokenizer"}
    write("bert_cased", BertTokenizer, files={"vocab.txt": text, "tokenizer_config.json": {**named, "do_lower_case": False}},
          types=True)
    write("bert_uncased", BertTokenizer, files={"vocab.txt": uncased, "config.json": {"model_type": "bert"}}, types=True)
    write("bert_options", BertTokenizer, types=True, files={"vocab.txt": text.replace("\n", "\r\n"), "tokenizer_config.json": {
        **named, "do_lower_case": False, "strip_accents": True, "tokenize_chinese_chars": False, "never_split": ["foo@bar.com", "well-known"],
        "truncation_side": "left"}})
    more = None
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "vocab.txt").write_text(uncased)
        more = BertTokenizer(folder + "/vocab.txt")
        more.add_tokens(["<새말>", AddedToken("NewWord", single_word=True, normalized=True), AddedToken("FOO", normalized=False)])
        more.add_special_tokens({"additional_special_tokens": ["<mask>"]})
        more.save_pretrained(folder)
        files = {p.name: p.read_text() for p in sorted(pathlib.Path(folder).iterdir())}
    write("bert_added", BertTokenizer, files=files, types=True)
    lines = [("nsmc/nsmc_raw_test5k.tsv", 5000), ("en-ko_python_docs/python-docs.plain.en-ko.tsv", 3000)]
    for case, path, lower in (("real_bert_uncased", "tok_bert/bert-base-uncased-vocab.txt", True),
                              ("real_bert_cased", "tok_bert/bert-base-cased-vocab.txt", False),
                              ("real_kr_bert", "tok_kr_bert/vocab_char_16424.txt", False),
                              ("real_kr_bert_subchar", "tok_kr_bert/vocab_subchar_12367.txt", True)):
        write(case, BertTokenizer, types=True, copies={"vocab.txt": "shared:" + path}, bulks=lines,
              files={"tokenizer_config.json": {**named, "do_lower_case": lower}})


def byte_level():
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    files = byte_level_files(special)
    copies = {name: kept(f"bart_{name}", content) for name, content in files.items()}
    write("bart", BartTokenizer, copies, {"tokenizer_config.json": {"tokenizer_class": "BartTokenizer"}}, types=True)
    write("roberta_prefix", RobertaTokenizer, copies, types=True, files={"tokenizer_config.json": {
        "tokenizer_class": "RobertaTokenizer", "add_prefix_space": True}})
    fewer = {t: i for i, t in enumerate(t for t in files["vocab.json"] if t not in ("ĠÃ", "z", "Ġthe"))}
    write("bart_gaps", BartTokenizer, types=True, files={"vocab.json": fewer, "merges.txt": files["merges.txt"],
                                                         "config.json": {"model_type": "bart"}})
    gpt2 = {name: kept(f"gpt2_{name}", content) for name, content in byte_level_files(["<|endoftext|>"]).items()}
    write("gpt2", GPT2Tokenizer, gpt2, {"tokenizer_config.json": {"tokenizer_class": "GPT2Tokenizer"}})
    write("gpt2_beginning", GPT2Tokenizer, gpt2, {"tokenizer_config.json": {
        "tokenizer_class": "GPT2Tokenizer", "add_bos_token": True, "add_prefix_space": True}})
    lines = [("nsmc/nsmc_raw_test5k.tsv", 5000), ("en-ko_python_docs/python-docs.plain.en-ko.tsv", 3000)]
    shared = "shared:tok_bart_roberta_gpt2/"
    write("real_bart", BartTokenizer, types=True, bulks=lines,
          copies={"vocab.json": shared + "vocab.json", "merges.txt": shared + "merges.txt"},
          files={"tokenizer_config.json": {"tokenizer_class": "BartTokenizer"}})
    write("real_gpt2", GPT2Tokenizer, bulks=lines,
          copies={"vocab.json": shared + "gpt2_encoder.json", "merges.txt": shared + "gpt2_vocab.bpe"},
          files={"tokenizer_config.json": {"tokenizer_class": "GPT2Tokenizer"}})


def translation_pieces(name):
    with tempfile.TemporaryDirectory() as folder:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(sentences()), model_prefix=f"{folder}/m", vocab_size=300, model_type="bpe",
            normalization_rule_name="identity", character_coverage=0.99, num_threads=1, minloglevel=2)
        shutil.copy(f"{folder}/m.model", HERE / name)
    return sentencepiece.SentencePieceProcessor(model_file=str(HERE / name))


def translation():
    name = "translation.model"
    model = translation_pieces(name)
    pieces = [model.id_to_piece(i) for i in range(3, len(model))]
    numbered = {t: i for i, t in enumerate(["<s>", "<pad>", "</s>", "<unk>"] + sorted(pieces, reverse=True)[:-5])}
    copies = {"sentencepiece.bpe.model": name}
    both = {**copies, "vocab.json": kept("translation_vocab.json", numbered)}
    m2m = {"tokenizer_class": "M2M100Tokenizer"}
    codes = list(M2M100_CODES["m2m100"])
    write("m2m100", M2M100Tokenizer, both, {"tokenizer_config.json": {
        **m2m, "additional_special_tokens": [f"__{c}__" for c in codes], "src_lang": "en", "tgt_lang": "ko"}},
        languages=(codes, ("en", "ko", "zu")))
    write("m2m100_bare", M2M100Tokenizer, both, {"config.json": {"model_type": "m2m_100"}},
          languages=(codes, ("en", "ko")))
    write("m2m100_wmt21", M2M100Tokenizer, both, {"tokenizer_config.json": {
        **m2m, "language_codes": "wmt21", "src_lang": "de"}}, languages=(M2M100_CODES["wmt21"], ("de", "zh")))
    nllb = {"tokenizer_class": "NllbTokenizer"}
    write("nllb", NllbTokenizer, copies, {"tokenizer_config.json": nllb}, languages=(NLLB_CODES, ("eng_Latn", "kor_Hang")))
    write("nllb_legacy", NllbTokenizer, copies, {"tokenizer_config.json": {
        **nllb, "legacy_behaviour": True, "src_lang": "kor_Hang", "additional_special_tokens": ["kor_Hang", "eng_Latn"]}},
        languages=(["kor_Hang", "eng_Latn"], ("eng_Latn", "kor_Hang")))
    mbart = {"tokenizer_class": "MBartTokenizer"}
    write("mbart", MBartTokenizer, copies, {"tokenizer_config.json": {**mbart, "src_lang": "en_XX", "tgt_lang": "ko_KR"}},
          languages=(MBART50_CODES[:25], ("en_XX", "ko_KR")))
    write("mbart_more", MBartTokenizer, copies, {"tokenizer_config.json": {
        **mbart, "additional_special_tokens": ["<새말>", "ko_KR"]}}, languages=(MBART50_CODES[:25], ("ko_KR",)))
    write("mbart50", MBart50Tokenizer, copies, {"tokenizer_config.json": {"tokenizer_class": "MBart50Tokenizer", "src_lang": "ko_KR"}},
          languages=(MBART50_CODES, ("en_XX", "ko_KR", "sl_SI")))


def state_of(model, normalizer=None, pre=None, post=None, decoder=None, added=()):
    tokenizer = Tokenizer(model)
    for key, value in (("normalizer", normalizer), ("pre_tokenizer", pre), ("post_processor", post), ("decoder", decoder)):
        if value is not None:
            setattr(tokenizer, key, value)
    if added:
        tokenizer.add_tokens(list(added))
    return json.loads(tokenizer.to_str())


def small_charsmap():
    """A normalisation table of a few rules, as SentencePiece compiles it."""
    rules = {"\u3000": " ", "\u00a0": " ", "\u200b": "", "\t": " ", "\r": " ", "\n": " ", "ﬁ": "fi", "①": "1", "…": "...",
             "e\u0301": "é", "\u1112\u1161\u11ab": "한", "Ａ": "A", "Ｆ": "F", "½": "1⁄2", "ａ": "a"}
    with tempfile.TemporaryDirectory() as folder:
        table = pathlib.Path(folder) / "rules.tsv"
        table.write_text("".join(" ".join(f"{ord(c):X}" for c in k) + "\t" + " ".join(f"{ord(c):X}" for c in v) + "\n"
                                 for k, v in rules.items()))
        sentencepiece.SentencePieceTrainer.train(sentence_iterator=iter(sentences()[:500]), model_prefix=f"{folder}/m",
                                                 vocab_size=200, normalization_rule_tsv=str(table), minloglevel=2, num_threads=1,
                                                 character_coverage=0.99, hard_vocab_limit=False)
        from sentencepiece import sentencepiece_model_pb2
        proto = sentencepiece_model_pb2.ModelProto()
        proto.ParseFromString((pathlib.Path(folder) / "m.model").read_bytes())
        return proto.normalizer_spec.precompiled_charsmap


def pipelines():
    fast = {"tokenizer_class": "PreTrainedTokenizerFast"}
    named = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>", "mask_token": "<mask>"}
    write("real_kobart", PreTrainedTokenizerFast, copies={"tokenizer.json": "shared:tok_kobart/tokenizer.json"},
          files={"tokenizer_config.json": {**fast, **named}}, bulks=[("nsmc/nsmc_raw_test5k.tsv", 5000)])

    words = word_piece_vocabulary()
    ids = {t: i for i, t in enumerate(words)}
    special = [FastToken(t, special=True, normalized=False) for t in words[:5]]
    post = processors.TemplateProcessing(single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1",
                                         special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    state = state_of(models.WordPiece(ids, unk_token="[UNK]"), normalizers.BertNormalizer(lowercase=False), pre_tokenizers.BertPreTokenizer(),
                     post, decoders.WordPiece(), special)
    write("json_bert", BertTokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {
        "tokenizer_class": "BertTokenizer", "do_lower_case": True, "tokenize_chinese_chars": False}})
    state = state_of(models.WordPiece(ids, unk_token="[UNK]", max_input_chars_per_word=20), normalizers.BertNormalizer(lowercase=False),
                     pre_tokenizers.BertPreTokenizer(), processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2)),
                     decoders.WordPiece(cleanup=False), special)
    write("json_wordpiece", PreTrainedTokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {
        **fast, "unk_token": "[UNK]", "truncation_side": "left"}})

    bart = byte_level_files(["<s>", "<pad>", "</s>", "<unk>", "<mask>"])
    merges = [tuple(line.split(" ")) for line in bart["merges.txt"].split("\n")[1:-1]]
    added = [FastToken(t, special=True, normalized=False, lstrip=t == "<mask>") for t in ("<s>", "<pad>", "</s>", "<unk>", "<mask>")]
    state = state_of(models.BPE(bart["vocab.json"], merges), None, pre_tokenizers.ByteLevel(add_prefix_space=True),
                     processors.RobertaProcessing(("</s>", 2), ("<s>", 0)), decoders.ByteLevel(),
                     added + [FastToken("<새말>"), FastToken("newword", single_word=True), FastToken("foo", lstrip=True, rstrip=True)])
    write("json_bart", BartTokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {"tokenizer_class": "BartTokenizer"}})
    state = state_of(models.BPE(bart["vocab.json"], merges, ignore_merges=True), normalizers.NFC(), pre_tokenizers.Sequence([
        pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=True, use_regex=False)]),
        processors.Sequence([processors.ByteLevel(), processors.TemplateProcessing("<s> $A", "<s> $A </s> $B", [("<s>", 0), ("</s>", 2)])]),
        decoders.Sequence([decoders.ByteLevel()]), added)
    write("json_sequences", PreTrainedTokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {**fast, **named}})

    tokenizer = Tokenizer(models.Unigram())
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.train_from_iterator(sentences(), trainers.UnigramTrainer(vocab_size=250, unk_token="<unk>", special_tokens=["<pad>", "</s>", "<unk>"], show_progress=False))
    pieces = [tuple(p) for p in json.loads(tokenizer.to_str())["model"]["vocab"]]
    added = [FastToken(t, special=True, normalized=False) for t in ("<pad>", "</s>", "<unk>", "<extra_id_0>", "<extra_id_1>")]
    post = processors.TemplateProcessing("$A </s>", "$A </s> $B </s>", [("</s>", 1)])
    space = Regex(" {2,}")
    state = state_of(models.Unigram(pieces, 2, False), normalizers.Sequence([normalizers.Precompiled(small_charsmap()), normalizers.Strip(left=False, right=True),
                     normalizers.Replace(space, "▁")]), pre_tokenizers.Metaspace(prepend_scheme="first"), post, decoders.Metaspace(), added)
    write("json_t5", T5TokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {"tokenizer_class": "T5Tokenizer", "extra_ids": 0}})
    state = state_of(models.Unigram(pieces + [(f"<0x{b:02X}>", -20.0) for b in range(256)], 2, True), normalizers.Sequence([normalizers.Nmt(),
                     normalizers.NFKC(), normalizers.Replace(space, " ")]), pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()]),
                     post, decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace()]), added)
    write("json_unigram_bytes", PreTrainedTokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {**fast, "eos_token": "</s>", "unk_token": "<unk>"}})

    llama = trained(models.BPE(), trainers.BpeTrainer(vocab_size=300, special_tokens=["<unk>", "<s>", "</s>"], show_progress=False),
                    pre_tokenizers.Metaspace(split=True))["model"]
    vocabulary = {**llama["vocab"], **{f"<0x{b:02X}>": len(llama["vocab"]) + b for b in range(0, 250)}}
    merges = [tuple(m) if isinstance(m, list) else tuple(m.split(" ")) for m in llama["merges"]]
    state = state_of(models.BPE(vocabulary, merges, unk_token="<unk>", fuse_unk=True, byte_fallback=True), normalizers.Sequence([
        normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")]), None,
        processors.TemplateProcessing("<s> $A", "<s> $A <s>:1 $B:1", [("<s>", 1)]),
        decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]),
        [FastToken(t, special=True, normalized=False) for t in ("<unk>", "<s>", "</s>")])
    write("json_byte_fallback", PreTrainedTokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {**fast, "unk_token": "<unk>"}})
    state = state_of(models.BPE(llama["vocab"], merges, unk_token="<unk>"), normalizers.Lowercase(), pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex("\\s+"), "removed"), pre_tokenizers.Split("-", "merged_with_previous"), pre_tokenizers.Punctuation("contiguous"),
        pre_tokenizers.Metaspace(prepend_scheme="always", split=False)]), None, decoders.Metaspace(prepend_scheme="never"))
    write("json_splits", PreTrainedTokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {**fast, "unk_token": "<unk>"}})

    suffixed = trained(models.BPE(unk_token="<unk>", end_of_word_suffix="</w>", continuing_subword_prefix="@"), trainers.BpeTrainer(
        vocab_size=260, special_tokens=["<unk>"], end_of_word_suffix="</w>", continuing_subword_prefix="@", show_progress=False), pre_tokenizers.Whitespace())["model"]
    state = state_of(models.WordLevel({"<unk>": 0, "the": 1, "apple": 2, "12": 3, "사과가": 4, ".": 5, "cafe": 6, "don": 7, "'": 8, "t": 9}, unk_token="<unk>"),
                     normalizers.Sequence([normalizers.NFKD(), normalizers.StripAccents(), normalizers.Lowercase(), normalizers.Strip()]),
                     pre_tokenizers.Sequence([pre_tokenizers.Whitespace(), pre_tokenizers.Digits(individual_digits=False)]), None, None,
                     [FastToken("<새말>", normalized=True), FastToken("NewWord", normalized=True, single_word=True), FastToken("[MASK]", normalized=False, special=True)])
    write("json_words", PreTrainedTokenizerFast, types=True, files={"tokenizer.json": state, "tokenizer_config.json": {**fast, "unk_token": "<unk>"}})
    suffixed_state = {**state_of(models.BPE(), normalizers.NFD(), pre_tokenizers.Whitespace(), None, decoders.BPEDecoder("</w>")), "model": suffixed}
    write("json_suffix", PreTrainedTokenizerFast, types=True, files={"tokenizer.json": suffixed_state, "tokenizer_config.json": {**fast, "unk_token": "<unk>"}})


def main():
    with open(OUT / "texts.json", "w", encoding="utf-8") as out:
        json.dump({"texts": ALL, "raw": RAW, "long": LONG, "pairs": PAIRS}, out, ensure_ascii=False, indent=0)
        out.write("\n")
    bert()
    byte_level()
    translation()
    pipelines()


if __name__ == "__main__":
    main()
