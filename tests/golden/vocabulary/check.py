#!/usr/bin/env python3
"""Trims small models of every kind of tokenizer with s2s and holds what comes out against transformers.

    pip install "transformers<5" "tokenizers<0.23" "sentencepiece>=0.2" protobuf torch   # made with 4.57.6
    python tests/golden/vocabulary/check.py [--s2s build/release/s2s] [CASE...]

Cases are those of tests/golden/tokenizers/families (and three SentencePiece files of T5), and again with "+json" behind the name
where transformers has a fast class: then the folder holds what that class saves, a tokenizer.json beside the other files. For each: a small random model of
transformers with that tokenizer; `s2s export --trim-vocabulary` on half of the texts; then, in transformers, the ids of
these texts through the map must be the old ids, slow and fast tokenizer alike, and the logits of the kept pieces must be
equal. Where transformers makes the fast tokenizer out of the slow one's files, texts that the two cut differently are passed
over: BERT's fast one does not compose decomposed accents. At last `--restore-vocabulary` must give the original's
tensors bit for bit.
"""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import torch
from safetensors.torch import load_file
from transformers import (AutoConfig, AutoModelForMaskedLM, AutoModelForSeq2SeqLM, AutoTokenizer, BartConfig, BertConfig, M2M100Config,
                          MBartConfig, RobertaConfig, T5Config)

HERE = pathlib.Path(__file__).resolve().parent
TOKENIZERS = HERE.parent / "tokenizers"
SHARED = HERE.parents[2] / "../shared/data"
SPARE_ROWS = 5  # rows behind the tokenizer's pieces, as T5 and M2M100 have them

WIDE = dict(d_model=16, encoder_layers=1, decoder_layers=1, encoder_attention_heads=2, decoder_attention_heads=2, encoder_ffn_dim=24,
            decoder_ffn_dim=24, max_position_embeddings=600, init_std=0.5)
ENCODER = dict(hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=24, max_position_embeddings=600,
               initializer_range=0.5)


def t5(tied):
    return T5Config(d_model=16, d_kv=8, d_ff=24, num_layers=1, num_heads=2, tie_word_embeddings=tied, decoder_start_token_id=0, pad_token_id=0,
                    eos_token_id=1)


def config_of(case):
    if case.startswith(("m2m100", "nllb")):
        return M2M100Config(**WIDE)
    if case.startswith("mbart"):
        return MBartConfig(**WIDE)
    if case.startswith(("bert", "real_bert", "real_kr_bert", "json_bert", "json_wordpiece")):
        return BertConfig(**ENCODER)
    if case.startswith("roberta"):
        return RobertaConfig(**ENCODER)
    if case.startswith("json") and case != "json_bart":
        return t5(tied=False)
    if case.startswith("t5"):
        return t5(tied=case != "t5_untied")
    return BartConfig(**WIDE)


def lay_out(case, folder):
    """Writes the tokenizer's files; False where a vocabulary is not here."""
    if case.startswith("t5"):
        copies = {"spiece.model": {"t5": "small.model", "t5_untied": "pieces.model", "t5_real": "shared:tok_t5_spiece/spiece.model"}[case]}
        files = {"tokenizer_config.json": {"tokenizer_class": "T5Tokenizer", "extra_ids": 100, "legacy": case == "t5"}}
    else:
        golden = json.loads((TOKENIZERS / "families" / f"{case}.json").read_text())
        copies, files = golden["copies"], golden["files"]
    for name, source in copies.items():
        path = SHARED / source[7:] if source.startswith("shared:") else TOKENIZERS / source
        if not path.exists():
            return False
        shutil.copy(path, folder / name)
    for name, content in files.items():
        (folder / name).write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False))
    return True


def tokenizers(folder):
    """The tokenizers that transformers makes of the folder, by their class."""
    found = {}
    for fast in (False, True):
        try:
            made = AutoTokenizer.from_pretrained(folder, use_fast=fast)
            found[type(made).__name__] = made
        except Exception as problem:  # a class may have one of the two alone
            found.setdefault("problems", []).append(str(problem))
    return {name: made for name, made in found.items() if name != "problems"}


def pieces_of(tokenizer):
    languages = getattr(tokenizer, "lang_token_to_id", {})  # M2M100's are in no list where no file names them
    return max(len(tokenizer), max([*tokenizer.get_vocab().values(), *languages.values()]) + 1)


def save_fast(folder):
    fast = [made for name, made in tokenizers(folder).items() if name.endswith("Fast")]
    if not fast or (folder / "tokenizer.json").exists():
        return False
    fast[0].save_pretrained(folder)
    file = folder / "tokenizer_config.json"  # T5's slow class takes the null that the fast one writes for false
    file.write_text(json.dumps({key: value for key, value in json.loads(file.read_text()).items() if (key, value) != ("add_prefix_space", None)}))
    return True


def model_of(folder):
    kind = AutoModelForMaskedLM if AutoConfig.from_pretrained(folder).model_type in ("bert", "roberta") else AutoModelForSeq2SeqLM
    return kind.from_pretrained(folder, dtype=torch.float32).eval()


def logits(model, ids):
    row = torch.tensor([ids])
    with torch.no_grad():
        if model.config.is_encoder_decoder:
            return model(input_ids=row, decoder_input_ids=row[:, :20], use_cache=False).logits
        return model(input_ids=row).logits


def run(s2s, *arguments):
    done = subprocess.run([s2s, *map(str, arguments), "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def check(case, s2s, folder):
    old, new, back = folder / "old", folder / "new", folder / "back"
    old.mkdir()
    name, _, beside = case.partition("+")
    if not lay_out(name, old):
        return "left out: its vocabulary is not here"
    if beside and not save_fast(old):
        return "left out: there is no fast class"
    case = name
    texts = [text for text in json.loads((TOKENIZERS / "families/texts.json").read_text())["texts"] if "\n" not in text and "\r" not in text
             and "\0" not in text]
    kept = [text for text in texts[::2] if len(text) < 400]
    (folder / "corpus.txt").write_text("\n".join(kept) + "\n")
    before = tokenizers(old)
    config = config_of(case)
    config.vocab_size = max(pieces_of(one) for one in before.values()) + SPARE_ROWS
    stored = json.loads((old / "config.json").read_text()) if (old / "config.json").exists() else {}
    torch.manual_seed(1)
    kind = AutoModelForMaskedLM if config.model_type in ("bert", "roberta") else AutoModelForSeq2SeqLM
    model = kind.from_config(config).eval()
    if hasattr(model, "final_logits_bias"):
        model.final_logits_bias.normal_()
    model.save_pretrained(old)
    if "tokenizer_class" in stored:
        written = json.loads((old / "config.json").read_text())
        (old / "config.json").write_text(json.dumps({**written, "tokenizer_class": stored["tokenizer_class"]}))

    report = run(s2s, "export", old, "--to", new, "--trim-vocabulary", folder / "corpus.txt")
    ids = json.loads((new / "vocabulary_map.json").read_text())["old_ids"]
    assert report["vocabulary"] == {"before": config.vocab_size, "after": len(ids)}, report
    assert report["parameters_before"] == sum(p.numel() for p in model.parameters())
    small = model_of(new)
    assert report["parameters"] == sum(p.numel() for p in small.parameters())
    model = model_of(old)
    after = tokenizers(new)
    assert set(after) == set(before), f"{set(before)} and {set(after)}"
    passed_over = 0
    for name in before:
        assert len(after[name]) < len(before[name]) or len(ids) >= len(before[name]), f"{name} kept all pieces"
        for text in kept:
            mine, theirs = after[name](text).input_ids, before[name](text).input_ids
            if theirs != next(iter(before.values()))(text).input_ids and not (old / "tokenizer.json").exists():
                passed_over += 1  # made by transformers out of the slow one's files, and cuts otherwise
                continue
            assert [ids[i] for i in mine] == theirs, f"{name}: {text!r}: {[ids[i] for i in mine]} and not {theirs}"
            assert after[name].decode(mine) == before[name].decode(theirs), f"{name}: {text!r} is decoded otherwise"
    name, rows = next(iter(before)), torch.tensor(ids)
    for text in kept[:12]:
        mine = after[name](text).input_ids[:500]
        if not mine:
            continue
        given, expected = logits(small, mine), logits(model, [ids[i] for i in mine])[..., rows]
        assert torch.allclose(given, expected, rtol=0, atol=2e-6 * float(expected.abs().max())), f"{text!r}: {(given - expected).abs().max()}"
    run(s2s, "export", new, "--to", back, "--restore-vocabulary", old)
    original, restored = load_file(old / "model.safetensors"), load_file(back / "model.safetensors")
    for tensor, values in restored.items():
        assert torch.equal(values, original[tensor]), f"{tensor} is not restored"
    assert set(tokenizers(back)) == set(before)
    note = f" ({passed_over} texts that the fast one cuts otherwise than the slow one are passed over)" if passed_over else ""
    return f"{config.vocab_size} → {len(ids)} pieces, {', '.join(before)}{note}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--s2s", default=HERE.parents[2] / "build/release/s2s")
    parser.add_argument("cases", nargs="*")
    options = parser.parse_args()
    known = ["t5", "t5_untied", "t5_real"] + sorted(path.stem for path in (TOKENIZERS / "families").glob("*.json") if path.stem != "texts")
    known += [case + "+json" for case in known]
    failed = 0
    for case in options.cases or known:
        with tempfile.TemporaryDirectory() as folder:
            try:
                print(f"{case}: {check(case, options.s2s, pathlib.Path(folder))}", flush=True)
            except Exception as problem:
                failed += 1
                print(f"{case}: FAILED: {type(problem).__name__}: {problem}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
