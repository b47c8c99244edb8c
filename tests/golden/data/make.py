#!/usr/bin/env python3
"""Writes the small data files of this folder: Parquet, Arrow (file, stream, and the folders that the datasets
library's save_to_disk makes), gettext's .mo and TMX, and expected.json with the cells that a reader has to give.

Needs:  pip install pyarrow datasets
Usage:  python tests/golden/data/make.py
"""
import gettext
import io
import json
import pathlib
import struct
import xml.etree.ElementTree

import datasets
import numpy
import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet

HERE = pathlib.Path(__file__).parent

ROWS = [
    {"id": 1, "translation": {"en": "Hello", "ko": "안녕하세요"}, "score": 4.5, "label": "a", "words": ["Hello"], "good": True},
    {"id": 2, "translation": {"en": "two\nlines", "ko": None}, "score": None, "label": "b", "words": [], "good": False},
    {"id": -3, "translation": None, "score": 1e-05, "label": None, "words": None, "good": None},
    {"id": 4, "translation": {"en": "tab\there", "ko": "탭"}, "score": 0.1, "label": "a", "words": ["a", None, "가"], "good": True},
    {"id": 5, "translation": {"en": "", "ko": "끝"}, "score": -2.0, "label": "b", "words": ["x"], "good": False},
]
SCHEMA = pa.schema([
    ("id", pa.int64()),
    ("translation", pa.struct([("en", pa.string()), ("ko", pa.large_string())])),
    ("score", pa.float64()),
    ("label", pa.dictionary(pa.int32(), pa.string())),
    ("words", pa.list_(pa.string())),
    ("good", pa.bool_()),
])


def shortest(number):
    """As C++'s to_chars writes a double: the shortest text that reads back the same."""
    text = repr(number)
    if text.endswith(".0"):
        text = text[:-2]
    return text


def cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return shortest(value)
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return str(value)


def cells(row):
    translation = row["translation"] or {"en": None, "ko": None}
    return [cell(value) for value in
            (row["id"], translation["en"], translation["ko"], row["score"], row["label"], row["words"], row["good"])]


def plain(rows):
    """Without dictionaries, as datasets writes its streams."""
    schema = pa.schema([("en", pa.string()), ("label", pa.int64())])
    return pa.Table.from_pylist([{"en": text, "label": label} for text, label in rows], schema=schema)


def write_stream(path, table, batch):
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table, max_chunksize=batch)


def write_split(folder, tables):
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"data-{i:05d}-of-{len(tables):05d}.arrow" for i in range(len(tables))]
    for name, table in zip(names, tables):
        write_stream(folder / name, table, 3)
    (folder / "state.json").write_text(json.dumps({
        "_data_files": [{"filename": name} for name in names], "_fingerprint": "0123456789abcdef",
        "_format_columns": None, "_format_kwargs": {}, "_format_type": None, "_output_all_columns": False,
        "_split": folder.name}, indent=2) + "\n")
    (folder / "dataset_info.json").write_text(json.dumps({
        "citation": "", "description": "", "features": {"en": {"dtype": "string", "_type": "Value"},
                                                        "label": {"dtype": "int64", "_type": "Value"}},
        "homepage": "", "license": ""}, indent=2) + "\n")


def write_labelled():
    """Parquet as datasets writes it, in shards as the hub keeps them: labels are numbers, and their names stand in
    the schema's metadata. Returns the rows as datasets itself gives them, with names."""
    folder = HERE / "labelled"
    folder.mkdir(exist_ok=True)
    names = ["부정", "긍정"]
    features = datasets.Features({
        "text": datasets.Value("string"),
        "label": datasets.ClassLabel(names=names),
        "about": {"topic": datasets.ClassLabel(names=["film", "book"]), "year": datasets.Value("int64")},
    })
    rows = [{"text": f"review {i}", "label": (i % 3) - 1, "about": {"topic": i % 2, "year": 2000 + i}} for i in range(7)]
    data = datasets.Dataset.from_list(rows, features=features)
    for split, count, part in (("train", 2, data), ("test", 1, data.select(range(2)))):
        for i in range(count):
            part.shard(count, i, contiguous=True).to_parquet(folder / f"{split}-{i:05d}-of-{count:05d}.parquet")
    name = lambda feature, number: feature.int2str(number) if number >= 0 else str(number)
    return [[row["text"], name(features["label"], row["label"]), name(features["about"]["topic"], row["about"]["topic"]),
             str(row["about"]["year"])] for row in data]


def write_odd_cells():
    """Lists of every small integer, and a dictionary of which one text is not UTF-8."""
    types = {"int8": pa.int8(), "int16": pa.int16(), "uint8": pa.uint8(), "uint16": pa.uint16(), "uint32": pa.uint32(), "uint64": pa.uint64()}
    columns = {name: pa.array([[1, 2], [], [3]], pa.list_(kind)) for name, kind in types.items()}
    words = pa.array([b"good", b"bad \xff"], pa.binary()).view(pa.string())
    columns["word"] = pa.DictionaryArray.from_arrays(pa.array([0, 1, 0], pa.int32()), words)
    write_stream(HERE / "odd_cells.arrow", pa.table(columns), 3)


def write_odd_texts():
    """Lists, maps and structures of which one text in one row each is not UTF-8: row i + 2 for column i."""
    def texts(size, bad):
        return pa.array([b"bad \xff" if i == bad else b"good" for i in range(size)], pa.binary()).view(pa.string())

    rows = 6
    ones = pa.array(range(rows + 1), pa.int32())
    columns = {
        "list": pa.ListArray.from_arrays(ones, texts(rows, 1)),
        "large": pa.LargeListArray.from_arrays(ones.cast(pa.int64()), texts(rows, 2)),
        "fixed": pa.FixedSizeListArray.from_arrays(texts(rows, 3), 1),
        "map": pa.MapArray.from_arrays(ones, texts(rows, None), texts(rows, 4)),
        "structures": pa.ListArray.from_arrays(ones, pa.StructArray.from_arrays([texts(rows, 5)], ["a"])),
    }
    write_stream(HERE / "odd_texts.arrow", pa.table(columns), 3)


def write_odd_types():
    """Lists that are views, runs of equal values and small numbers inside lists; and a union, which has no text."""
    runs = lambda ends, values: pa.RunEndEncodedArray.from_arrays(pa.array(ends, pa.int32()), values)
    write_stream(HERE / "odd_types.arrow", pa.table({
        "view": pa.array([["a"], [], ["b", None]], pa.list_view(pa.string())),
        "large": pa.array([[1], None, [2, 3]], pa.large_list_view(pa.int64())),
        "runs": runs([2, 3], pa.array(["r", "s"])),
        "lists": runs([1, 3], pa.array([["x"], None], pa.list_(pa.string()))),
        "halves": pa.array([[numpy.float16(0.5)], [], [numpy.float16(1.5)]], pa.list_(pa.float16())),
        "half": pa.array([numpy.float16(0.5), None, numpy.float16(-2)]),
    }), 2)
    union = pa.UnionArray.from_sparse(pa.array([0, 1], pa.int8()), [pa.array(["a", "b"]), pa.array([1, 2])])
    write_stream(HERE / "union.arrow", pa.table({"text": pa.array(["a", "b"]), "mixed": union}), 2)


def write_pictures():
    """Texts beside bytes that are none, as data sets with pictures have them: the last picture happens to be text."""
    pictures = [b"\x89PNG\x00\xff", b"\x00" * 3000, b"plain"]
    pa.parquet.write_table(pa.table({
        "image": pa.array([{"bytes": data, "path": f"{i}.png"} for i, data in enumerate(pictures)],
                          pa.struct([("bytes", pa.binary()), ("path", pa.string())])),
        "frames": pa.array([[pictures[0]], [], [pictures[2]]], pa.list_(pa.binary())),
        "en": ["A cat.", "A dog.", "A bird."],
        "ko": ["고양이.", "개.", "새."],
    }), HERE / "pictures.parquet", compression="zstd")


def write_bomb():
    """A text that the file holds once and every row names."""
    words = pa.DictionaryArray.from_arrays(pa.array([0] * 2000, pa.int32()), pa.array(["lorem ipsum " * 1000]))
    pa.parquet.write_table(pa.table({"text": words}), HERE / "bomb.parquet", compression="zstd")


def catalogue(messages, charset, big_endian):
    """A .mo file as the GNU gettext manual describes it."""
    header = f"Content-Type: text/plain; charset={charset}\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    pairs = [("", header)] + sorted(messages)
    order = ">" if big_endian else "<"
    ids = [key.encode(charset) for key, _ in pairs]
    texts = [text.encode(charset) for _, text in pairs]
    table, body = [], b""
    start = 28 + 16 * len(pairs)
    for block in (ids, texts):
        for item in block:
            table.append((len(item), start + len(body)))
            body += item + b"\0"
    data = struct.pack(order + "7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    data += b"".join(struct.pack(order + "2I", *entry) for entry in table) + body
    read = gettext.GNUTranslations(io.BytesIO(data))  # the reference reads it
    for key, text in messages:
        if "\0" not in key and "\4" not in key:
            assert read.gettext(key) == text, key
    return data


UNITS = [
    {"en": "Fish & chips <now>", "ko": "생선과 칩", "de": "Fisch"},
    {"en": "two\nlines", "ko": "\u00a0 줄 \U0001f600"},
    {"ko": "영어가 없다", "de": "ohne Englisch"},
]


def memory():
    """A TMX file as Python's own XML library writes it, with an inline code that is no text."""
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    tmx = xml.etree.ElementTree.Element("tmx", version="1.4")
    xml.etree.ElementTree.SubElement(tmx, "header", srclang="en", segtype="sentence")
    body = xml.etree.ElementTree.SubElement(tmx, "body")
    for unit in UNITS:
        tu = xml.etree.ElementTree.SubElement(body, "tu")
        for language, text in unit.items():
            tuv = xml.etree.ElementTree.SubElement(tu, "tuv", {lang: language})
            seg = xml.etree.ElementTree.SubElement(tuv, "seg")
            code = xml.etree.ElementTree.SubElement(seg, "ph", type="x")
            code.text, code.tail = "{1}", text
    return xml.etree.ElementTree.tostring(tmx, encoding="UTF-16")


def main():
    table = pa.Table.from_pylist(ROWS, schema=SCHEMA)
    pa.parquet.write_table(table, HERE / "rows.parquet", row_group_size=2, compression="zstd")
    pa.parquet.write_table(table, HERE / "rows_snappy.parquet", row_group_size=100, compression="snappy")
    write_stream(HERE / "rows_stream.arrow", table, 2)
    with pa.OSFile(str(HERE / "rows_file.arrow"), "wb") as file, pa.ipc.new_file(file, SCHEMA) as writer:
        writer.write_table(table.combine_chunks(), max_chunksize=2)
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.OSFile(str(HERE / "rows_lz4.arrow"), "wb") as file, pa.ipc.new_file(file, SCHEMA, options=options) as writer:
        writer.write_table(table)

    write_odd_cells()
    write_odd_texts()
    write_odd_types()
    write_bomb()
    write_pictures()

    labelled = [(f"sentence {i}", i % 2) for i in range(10)]
    write_split(HERE / "dataset" / "train", [plain(labelled[:4]), plain(labelled[4:])])
    write_split(HERE / "dataset" / "test", [plain(labelled[:2])])
    (HERE / "dataset" / "dataset_dict.json").write_text(json.dumps({"splits": ["train", "test"]}) + "\n")

    labelled_rows = write_labelled()

    messages = [("Open file", "파일 열기"), ("menu\4Close", "닫기"), ("%d file\0%d files", "파일 %d개\0파일들 %d개")]
    (HERE / "catalogue.mo").write_bytes(catalogue(messages, "UTF-8", False))
    (HERE / "catalogue_euc_kr.mo").write_bytes(catalogue(messages, "EUC-KR", True))

    (HERE / "memory.tmx").write_bytes(memory())

    (HERE / "expected.json").write_text(json.dumps({
        "columns": ["id", "translation.en", "translation.ko", "score", "label", "words", "good"],
        "rows": [cells(row) for row in ROWS],
        "dataset_columns": ["en", "label"],
        "dataset_rows": [[text, str(label)] for text, label in labelled],
        "labelled_columns": ["text", "label", "about.topic", "about.year"],
        "labelled_rows": labelled_rows,
        "memory_columns": ["en", "ko", "de"],
        "memory_rows": [[unit.get(language, "") for language in ("en", "ko", "de")] for unit in UNITS],
        "catalogue": [["%d file", "파일 %d개", "", "0"], ["%d files", "파일들 %d개", "", "1"],
                      ["Open file", "파일 열기", "", ""], ["Close", "닫기", "menu", ""]],
    }, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
