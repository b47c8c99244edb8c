#!/usr/bin/env python3
"""Makes the tiny checkpoint files of this folder, good and hostile, with what must be read from them.

    pip install torch==2.13.0 safetensors
    python make.py

Good files: expected.json says type, shape and values of every tensor as the reference libraries hold them.
Hostile files: hostile/expected.json says which words the error must hold. None of them does harm when it is
only read: their payloads would create a file named `executed`.
"""
import io
import json
import os
import pickle
import shutil
import struct
import zipfile

import safetensors.torch
import torch

HERE = os.path.dirname(os.path.abspath(__file__))
HOSTILE = os.path.join(HERE, "hostile")
MAGIC = 0x1950A86A20F9469CFC6C


def tensors():
    torch.manual_seed(1)
    base = torch.arange(24, dtype=torch.float32).reshape(4, 6) / 8
    return {
        "float32": torch.randn(2, 3),
        "float64": torch.randn(3, dtype=torch.float64),
        "float16": torch.randn(5).half(),
        "bfloat16": torch.randn(5).bfloat16(),
        "int64": torch.tensor([-(2**40), 2**40]),
        "int32": torch.tensor([-70000, 70000], dtype=torch.int32),
        "int16": torch.tensor([-300, 300], dtype=torch.int16),
        "int8": torch.tensor([-128, 127], dtype=torch.int8),
        "uint8": torch.tensor([0, 255, 7], dtype=torch.uint8),
        "bool": torch.tensor([True, False, True]),
        "scalar": torch.tensor(2.5),
        "empty": torch.empty(0, 3),
        "names.with.ümlaut 한": torch.ones(1),
        "transposed": base.t(),
        "every.second": base[1::2, 1::2],
        "expanded": base[0, :1].expand(3),
        "whole": base,
    }


def described(all_tensors):
    return {
        name: {"type": str(t.dtype).removeprefix("torch."), "shape": list(t.shape),
               "values": t.double().flatten().tolist()}
        for name, t in all_tensors.items()
    }


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(content)


def zip_of(entries, compression=zipfile.ZIP_STORED):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, compression)
    return buffer.getvalue()


def swapped(content, size):
    return b"".join(content[i:i + size][::-1] for i in range(0, len(content), size))


def save_good():
    expected = {}
    everything = tensors()
    contiguous = {name: t.contiguous().clone() for name, t in everything.items()}

    write(os.path.join(HERE, "plain.safetensors"), safetensors.torch.save(contiguous, {"format": "pt"}))
    expected["plain.safetensors"] = described(contiguous)

    for protocol in (2, 4):
        name = "zip.bin" if protocol == 2 else "zip_protocol4.bin"
        torch.save(everything, os.path.join(HERE, name), pickle_protocol=protocol)
        expected[name] = described(everything)
    torch.save(everything, os.path.join(HERE, "legacy.bin"), _use_new_zipfile_serialization=False)
    expected["legacy.bin"] = described(everything)

    module = torch.nn.Sequential(torch.nn.Linear(3, 2), torch.nn.LayerNorm(2))
    torch.save(module.state_dict(), os.path.join(HERE, "state_dict.bin"))
    torch.save(dict(module.named_parameters()), os.path.join(HERE, "parameters.bin"))
    expected["state_dict.bin"] = expected["parameters.bin"] = described(
        {k: v.detach() for k, v in module.state_dict().items()})
    mixed = {"epoch": 3, "rate": 0.5, "none": None, "list": [1, (2, 3)], "set": {1}, "raw": b"bytes",
             "size": torch.Size([2]), "type": torch.float16, "big": 2**70, "negative": -(2**33), "weight": torch.ones(2)}
    torch.save(mixed, os.path.join(HERE, "mixed.bin"))
    expected["mixed.bin"] = described({"weight": torch.ones(2)})

    # As a big-endian machine writes it: the same storages with their bytes swapped.
    numbers = {"float32": torch.randn(4), "int64": torch.tensor([1, -2])}
    buffer = io.BytesIO()
    torch.save(numbers, buffer)
    entries = {}
    with zipfile.ZipFile(buffer) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            if name.endswith("byteorder"):
                content = b"big"
            elif "/data/" in name:
                content = swapped(content, 4 if len(content) == 16 and name.endswith("/0") else 8)
            entries[name] = content
    write(os.path.join(HERE, "big_endian.bin"), zip_of(entries))
    expected["big_endian.bin"] = described(numbers)

    # The zip64 form, as very large files have it: sizes and offsets only in the extra fields.
    write(os.path.join(HERE, "zip64.bin"), zip64_of(read_entries(os.path.join(HERE, "state_dict.bin"))))
    expected["zip64.bin"] = expected["state_dict.bin"]

    for kind, suffix in (("safetensors", ".safetensors"), ("bin", ".bin")):
        folder = os.path.join(HERE, "sharded_" + kind)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        stem = "model" if kind == "safetensors" else "pytorch_model"
        parts = [{"a": torch.ones(2, 2), "b": torch.arange(3.0)}, {"c": torch.full((2,), -1.0)}]
        weight_map = {}
        for i, part in enumerate(parts):
            name = f"{stem}-0000{i + 1}-of-00002{suffix}"
            if kind == "safetensors":
                write(os.path.join(folder, name), safetensors.torch.save(part, {"format": "pt"}))
            else:
                torch.save(part, os.path.join(folder, name))
            weight_map.update({key: name for key in part})
        with open(os.path.join(folder, stem + suffix + ".index.json"), "w") as f:
            json.dump({"metadata": {"total_size": 36}, "weight_map": weight_map}, f, indent=2)
        expected["sharded_" + kind] = described({**parts[0], **parts[1]})

    with open(os.path.join(HERE, "expected.json"), "w") as f:
        json.dump(expected, f, indent=1, ensure_ascii=False)


def read_entries(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zip64_of(entries):
    body, directory = b"", b""
    for name, content in entries.items():
        raw = name.encode()
        offset = len(body)
        extra = struct.pack("<HHQQ", 1, 16, len(content), len(content))
        body += struct.pack("<IHHHHHIIIHH", 0x04034B50, 45, 0, 0, 0, 33, 0, 0xFFFFFFFF, 0xFFFFFFFF, len(raw),
                            len(extra)) + raw + extra + content
        extra = struct.pack("<HHQQQ", 1, 24, len(content), len(content), offset)
        directory += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 45, 45, 0, 0, 0, 33, 0, 0xFFFFFFFF, 0xFFFFFFFF,
                                 len(raw), len(extra), 0, 0, 0, 0, 0xFFFFFFFF) + raw + extra
    end = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, len(entries), len(entries), len(directory), len(body))
    locator = struct.pack("<IIQI", 0x07064B50, 0, len(body) + len(directory), 1)
    last = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return body + directory + end + locator + last


class Calls:
    """Pickles as a call of the function."""

    def __init__(self, function, *arguments):
        self.function, self.arguments = function, arguments

    def __reduce__(self):
        return self.function, self.arguments


def torch_zip(data_pickle, storages=None):
    entries = {"archive/data.pkl": data_pickle, "archive/byteorder": b"little"}
    for key, content in (storages or {}).items():
        entries["archive/data/" + key] = content
    return zip_of(entries)


def safetensors_of(header, data=b""):
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def entry(begin, end, shape, dtype="F32"):
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def text(value):
    raw = value.encode()
    return b"X" + struct.pack("<I", len(raw)) + raw


def integer(value):
    return b"\x8a\x08" + struct.pack("<q", value)


def tensor_pickle(offset=0, sizes=(2,), strides=(1,), numel=2, storage=b"ctorch\nFloatStorage\n", key="0",
                  persistent=None):
    """{"weight": tensor}, opcode by opcode."""
    identity = persistent or b"(" + text("storage") + storage + text(key) + text("cpu") + integer(numel) + b"tQ"
    shape = b"(" + b"".join(integer(s) for s in sizes) + b"t"
    steps = b"(" + b"".join(integer(s) for s in strides) + b"t"
    call = (b"ctorch._utils\n_rebuild_tensor_v2\n(" + identity + integer(offset) + shape + steps +
            b"\x89ccollections\nOrderedDict\n)RtR")
    return b"\x80\x02}(" + text("weight") + call + b"u."


def legacy(main, keys=("0",), storages=b""):
    def dumped(value):
        return pickle.dumps(value, protocol=2)

    system = {"protocol_version": 1001, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}}
    return dumped(MAGIC) + dumped(1001) + dumped(system) + main + dumped(list(keys)) + storages


def save_hostile():
    shutil.rmtree(HOSTILE, ignore_errors=True)
    os.makedirs(HOSTILE)
    expected = {}

    def add(name, content, words):
        write(os.path.join(HOSTILE, name), content)
        expected[name] = words

    good = struct.pack("<ff", 1, 2)
    two_gaps = {"a": entry(0, 4, [1]), "b": entry(8, 12, [1])}
    add("empty.safetensors", b"", "empty")
    add("seven_bytes.safetensors", b"1234567", "shorter than a safetensors header")
    add("header_beyond_file.safetensors", struct.pack("<Q", 1000) + b"{}", "claims 1000 bytes")
    add("header_huge.safetensors", struct.pack("<Q", 2**64 - 1) + b"{}", "more than the file can hold")
    add("not_json.safetensors", safetensors_of(b"{'a'"), "not a JSON object")
    add("array.safetensors", safetensors_of(b"[1]"), "not a JSON object")
    add("deep.safetensors", safetensors_of(b"[" * 100000), "not a JSON object")
    add("overlap.safetensors", safetensors_of({"a": entry(0, 8, [2]), "b": entry(4, 12, [2])}, b"\0" * 12), "overlaps")
    add("gap.safetensors", safetensors_of(two_gaps, b"\0" * 12), "gap")
    add("rest.safetensors", safetensors_of({"a": entry(0, 4, [1])}, b"\0" * 9), "5 bytes behind the last tensor")
    add("cut.safetensors", safetensors_of({"a": entry(0, 8, [2])}, b"\0" * 4), "file ends before")
    add("negative_offset.safetensors", safetensors_of({"a": entry(-4, 4, [2])}, good), "data_offsets")
    add("descending.safetensors", safetensors_of({"a": entry(8, 0, [2])}, good), "ascending")
    add("huge_offset.safetensors", safetensors_of({"a": entry(0, 2**64 - 1, [2])}, good), "data_offsets")
    add("overflow.safetensors", safetensors_of({"a": entry(0, 0, [2**62, 4])}), "too large")
    add("overflow_bytes.safetensors", safetensors_of({"a": entry(0, 8, [2**61 + 2, 1])}, good), "too large")
    add("negative_size.safetensors", safetensors_of({"a": entry(0, 8, [-2, -1])}, good), "not a size")
    add("fraction.safetensors", safetensors_of({"a": entry(0, 8, [1.5])}, good), "not a size")
    add("wrong_length.safetensors", safetensors_of({"a": entry(0, 8, [3])}, good), "needs 12 bytes")
    add("dimensions.safetensors", safetensors_of({"a": entry(0, 4, [1] * 1000)}, b"\0" * 4), "32 dimensions")
    add("unknown_type.safetensors", safetensors_of({"a": entry(0, 8, [8], "F8_E4M3")}, good), "'F8_E4M3'")
    add("no_type.safetensors", safetensors_of({"a": {"shape": [2], "data_offsets": [0, 8]}}, good), "no dtype")
    add("no_object.safetensors", safetensors_of({"a": 5}), "not an object")

    add("not_torch.bin", b"hello world, this is text\n", "neither a zip file nor a pickle")
    add("empty.bin", b"", "empty")
    add("no_directory.bin", b"PK\x03\x04" + b"\0" * 100, "no table of contents")
    add("compressed.bin", zip_of({"archive/data.pkl": tensor_pickle() * 50}, zipfile.ZIP_DEFLATED), "is compressed")
    add("no_pickle.bin", zip_of({"archive/other": b"1"}), "no data.pkl")
    bomb = bytearray(torch_zip(tensor_pickle(numel=2), {"0": good}))
    at = bomb.rfind(b"PK\x01\x02")  # the last entry of the table claims to be 3 GiB
    bomb[at + 20:at + 28] = struct.pack("<II", 3 << 30, 3 << 30)
    add("declared_size.bin", bytes(bomb), "lies outside the file")
    entries = bytearray(zip_of({"archive/data.pkl": tensor_pickle(), "archive/data/0": good * 4, "archive/data/1": good}))
    first = entries.find(b"PK\x01\x02", entries.find(b"PK\x01\x02") + 1)
    second = entries.find(b"PK\x01\x02", first + 1)
    entries[second + 42:second + 46] = entries[first + 42:first + 46]  # both at the same place
    add("overlapping_entries.bin", bytes(entries), "overlap")
    add("entry_count.bin", torch_zip(tensor_pickle(), {"0": good})[:-12] + struct.pack("<H", 9)
        + torch_zip(tensor_pickle(), {"0": good})[-10:], "incomplete")

    shell = ("touch executed",)
    add("os_system.bin", torch_zip(pickle.dumps(Calls(os.system, *shell), 2)), "posix.system")
    add("eval.bin", torch_zip(pickle.dumps(Calls(eval, "open('executed','w')"), 2)), "builtins.eval")
    add("eval_python2.bin", torch_zip(b"\x80\x02c__builtin__\neval\n(" + text("1") + b"tR."), "builtins.eval")
    add("stack_global.bin", torch_zip(pickle.dumps(Calls(os.system, *shell), 4)), "posix.system")
    add("named_only.bin", torch_zip(b"\x80\x02cos\nsystem\n."), "os.system")
    add("getattr.bin", torch_zip(b"\x80\x02cbuiltins\ngetattr\n."), "builtins.getattr")
    add("legacy_os_system.bin", legacy(pickle.dumps(Calls(os.system, *shell), 2)), "posix.system")
    add("inst.bin", torch_zip(b"\x80\x02(" + text("touch executed") + b"ios\nsystem\n."), "INST (0x69)")
    add("obj.bin", torch_zip(b"\x80\x02(ctorch\nFloatStorage\no."), "OBJ (0x6f)")
    add("newobj.bin", torch_zip(b"\x80\x02ctorch\nFloatStorage\n)\x81."), "NEWOBJ (0x81)")
    add("extension.bin", torch_zip(b"\x80\x02\x82\x01."), "EXT1 (0x82)")
    add("persid.bin", torch_zip(b"\x80\x02Pstorage\n."), "PERSID (0x50)")
    add("unknown_opcode.bin", torch_zip(b"\x80\x02\xff."), "number 0xff")
    add("call_of_type.bin", torch_zip(b"\x80\x02ctorch\nFloatStorage\n(tR."), "not a function")
    add("call_of_text.bin", torch_zip(b"\x80\x02" + text("f") + b")R."), "no function")
    add("call_without_tuple.bin", torch_zip(b"\x80\x02ccollections\nOrderedDict\n" + text("x") + b"R."), "without a tuple")
    add("build_on_list.bin", torch_zip(b"\x80\x02]}b."), "sets the state")
    add("append_to_text.bin", torch_zip(b"\x80\x02" + text("x") + b"Na."), "no container")
    add("odd_items.bin", torch_zip(b"\x80\x02}(Nu."), "key without a value")
    add("stack_underflow.bin", torch_zip(b"\x80\x02\x87."), "takes more from its stack")
    add("no_mark.bin", torch_zip(b"\x80\x02t."), "takes more from its stack")
    add("across_mark.bin", torch_zip(b"\x80\x02N(\x85."), "takes more from its stack")
    add("empty_pickle.bin", torch_zip(b""), "ends too early")
    add("unfinished.bin", torch_zip(b"\x80\x02NN."), "unfinished value")
    add("protocol.bin", torch_zip(b"\x80\x09N."), "protocol 9")
    add("long4.bin", torch_zip(b"\x80\x02\x8b" + struct.pack("<I", 0x7FFFFFFF) + b"1."), "longer than what is left")
    add("long4_negative.bin", torch_zip(b"\x80\x02\x8b" + struct.pack("<i", -1) + b"1."), "longer than what is left")
    add("long_text.bin", torch_zip(b"\x80\x02X" + struct.pack("<I", 0xFFFFFFF0) + b"abc."), "longer than what is left")
    add("long_text8.bin", torch_zip(b"\x80\x04\x8d" + struct.pack("<Q", 2**63) + b"abc."), "longer than what is left")
    add("memo_missing.bin", torch_zip(b"\x80\x02h\x07."), "value 7, which it never stored")
    add("memo_of_nothing.bin", torch_zip(b"\x80\x02q\x00."), "takes more from its stack")
    add("marks.bin", torch_zip(b"\x80\x02" + b"(" * 5000 + b"."), "nested too deeply")
    deep = b"\x80\x02N" + b"\x85" * 200000 + b"."
    add("deep_tuples.bin", torch_zip(deep), "no dictionary of tensors")
    add("cycle.bin", torch_zip(b"\x80\x02]q\x00h\x00a."), "no dictionary of tensors")
    doubling = b"\x80\x02](NNNNNNNNNNNNNNNNeq\x00" + b"ccollections\nOrderedDict\n(h\x00tR0" * 3 + b"0N."
    add("dictionary_of_list.bin", torch_zip(doubling), "no pair")
    pairs = b"\x80\x02](" + b"NN\x86" * 1000 + b"eq\x00" + b"ccollections\nOrderedDict\nq\x01" + b"h\x01h\x00\x85R0" * 2000 + b"N."
    add("copied_dictionary.bin", torch_zip(pairs), "more than 1000000 values")
    add("endless_memo.bin", torch_zip(b"\x80\x02]q\x00(" + b"h\x00" * 40000 + b"e" + b"0" + b"N."), "no dictionary")
    add("pid_text.bin", torch_zip(b"\x80\x02" + text("storage") + b"Q."), "no tensor storage")
    add("pid_module.bin", torch_zip(tensor_pickle(persistent=b"(" + text("module") + b"NNNNtQ")), "no tensor storage")
    add("pid_short.bin", torch_zip(tensor_pickle(persistent=b"(" + text("storage") + b"tQ")), "no tensor storage")
    add("pid_empty.bin", torch_zip(b"\x80\x02)Q."), "no tensor storage")
    add("tensor_without_storage.bin", torch_zip(tensor_pickle(persistent=b"N")), "no storage")
    add("storage_type.bin", torch_zip(tensor_pickle(storage=b"ctorch\nfloat32\n"), {"0": good}), "type that is not known")
    add("storage_missing.bin", torch_zip(tensor_pickle(key="5"), {"0": good}), "missing from the file")
    add("storage_escape.bin", torch_zip(tensor_pickle(key="../data.pkl"), {"0": good}), "missing from the file")
    add("storage_short.bin", torch_zip(tensor_pickle(numel=3), {"0": good}), "has 8 bytes")
    add("storage_huge.bin", torch_zip(tensor_pickle(numel=2**62), {"0": good}), "has 8 bytes")
    add("storage_negative.bin", torch_zip(tensor_pickle(numel=-1), {"0": good}), "no valid length")
    add("tensor_beyond.bin", torch_zip(tensor_pickle(sizes=(3,)), {"0": good}), "reaches beyond its storage")
    add("offset_beyond.bin", torch_zip(tensor_pickle(offset=1), {"0": good}), "reaches beyond its storage")
    add("offset_negative.bin", torch_zip(tensor_pickle(offset=-1), {"0": good}), "no valid offset")
    add("stride_beyond.bin", torch_zip(tensor_pickle(sizes=(2,), strides=(2,)), {"0": good}), "reaches beyond its storage")
    add("stride_negative.bin", torch_zip(tensor_pickle(strides=(-1,)), {"0": good}), "no valid shape")
    add("stride_overflow.bin", torch_zip(tensor_pickle(sizes=(3, 3), strides=(2**62, 2**62)), {"0": good}), "reaches beyond")
    add("size_overflow.bin", torch_zip(tensor_pickle(sizes=(2**62, 4), strides=(0, 0)), {"0": good}), "reaches beyond")
    add("stride_count.bin", torch_zip(tensor_pickle(sizes=(2,), strides=(1, 1)), {"0": good}), "no valid shape")
    add("legacy_list.bin", legacy(tensor_pickle(), ["1"], struct.pack("<q", 2) + good), "does not fit the tensors")
    add("legacy_twice.bin", legacy(tensor_pickle(), ["0", "0"], 2 * (struct.pack("<q", 2) + good)), "does not fit the tensors")
    add("legacy_length.bin", legacy(tensor_pickle(), ["0"], struct.pack("<q", 1 << 40) + good), "length that was announced")
    add("legacy_short.bin", legacy(tensor_pickle(numel=1 << 40), ["0"], struct.pack("<q", 1 << 40) + good), "file ends before")
    add("legacy_protocol.bin", pickle.dumps(MAGIC, 2) + pickle.dumps(7, 2), "neither a zip file nor a pickle")
    add("legacy_missing.bin", legacy(tensor_pickle(), []), "missing from the file")

    for name, shard in (("escape_up", "../../etc/passwd"), ("escape_absolute", "/etc/passwd"), ("escape_dots", "..")):
        write(os.path.join(HOSTILE, name, "model.safetensors.index.json"),
              json.dumps({"weight_map": {"a": shard}}).encode())
        expected[name] = "not a file of this folder"
    write(os.path.join(HOSTILE, "shard_missing", "pytorch_model.bin.index.json"),
          json.dumps({"weight_map": {"a": "gone.bin"}}).encode())
    expected["shard_missing"] = "cannot open the file"
    write(os.path.join(HOSTILE, "index_text", "model.safetensors.index.json"), b"not json")
    expected["index_text"] = "not a JSON object"
    write(os.path.join(HOSTILE, "index_empty", "model.safetensors.index.json"), b"{}")
    expected["index_empty"] = "no weight_map"
    write(os.path.join(HOSTILE, "tensor_missing", "model.safetensors.index.json"),
          json.dumps({"weight_map": {"a": "one.safetensors", "b": "one.safetensors"}}).encode())
    write(os.path.join(HOSTILE, "tensor_missing", "one.safetensors"), safetensors_of({"a": entry(0, 8, [2])}, good))
    expected["tensor_missing"] = "lacks tensor 'b'"

    with open(os.path.join(HOSTILE, "expected.json"), "w") as f:
        json.dump(expected, f, indent=1)


if __name__ == "__main__":
    save_good()
    save_hostile()
