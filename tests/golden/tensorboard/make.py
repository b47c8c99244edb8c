"""Event files as other programs write them, and what TensorBoard itself reads in them.

    python tests/golden/tensorboard/make.py

Needs torch, tensorboard and transformers. Writes simple/ (torch's SummaryWriter, with a picture-less mix of kinds),
tensors/ (scalars as tensors, as TensorFlow 2 and torch's `new_style` write them, of every numeric type), restarted/
(two files, the second of which begins with a session that voids later steps), trainer_state/ and expected.json.
"""
import json
import math
import os
import shutil
import struct

import numpy as np
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.compat.proto import event_pb2, summary_pb2, tensor_pb2, types_pb2
from tensorboard.summary.writer.record_writer import RecordWriter
from torch.utils.tensorboard import SummaryWriter
from transformers import TrainerState

HERE = os.path.dirname(os.path.abspath(__file__))
BEGIN = 1_700_000_000.0


def folder(name):
    path = os.path.join(HERE, name)
    shutil.rmtree(path, ignore_errors=True)
    os.makedirs(path)
    return path


def rename_only_file(path, name):
    """The writer puts host and process into the name; goldens keep theirs."""
    (written,) = os.listdir(path)
    os.rename(os.path.join(path, written), os.path.join(path, name))


def simple():
    path = folder("simple")
    writer = SummaryWriter(path)
    for step in range(1, 41):
        time = BEGIN + step * 0.5
        writer.add_scalar("train/loss", 4.0 * math.exp(-step / 20) + 0.3 * math.sin(step), step, walltime=time)
        if step % 10 == 0:
            writer.add_scalar("eval/loss", 4.2 * math.exp(-step / 20), step, walltime=time)
            writer.add_text("sample", "사과가 있다.", step, walltime=time)
            writer.add_histogram("weights", np.arange(12.0) * step, step, walltime=time)
    writer.add_scalar("train/grad_norm", float("nan"), 40, walltime=BEGIN + 21)
    writer.add_scalar("큰 값", 3e38, 41, walltime=BEGIN + 22)
    writer.close()
    rename_only_file(path, "events.out.tfevents.1700000000.golden.1.0")


def write_events(path, events):
    with open(path, "wb") as file:
        records = RecordWriter(file)
        for event in [event_pb2.Event(wall_time=BEGIN, file_version="brain.Event:2"), *events]:
            records.write(event.SerializeToString())


def scalar_metadata():
    metadata = summary_pb2.SummaryMetadata()
    metadata.plugin_data.plugin_name = "scalars"
    metadata.data_class = summary_pb2.DATA_CLASS_SCALAR
    return metadata


def tensor_event(tag, tensor, step, metadata=True):
    value = summary_pb2.Summary.Value(tag=tag, tensor=tensor)
    if metadata:
        value.metadata.CopyFrom(scalar_metadata())
    return event_pb2.Event(wall_time=BEGIN + step, step=step, summary=summary_pb2.Summary(value=[value]))


def tensors():
    path = folder("tensors")
    kinds = {
        "float_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_FLOAT, float_val=[1.25]),
        "double_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_DOUBLE, double_val=[0.1]),
        "int_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_INT32, int_val=[-7]),
        "int64_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_INT64, int64_val=[-(2**40)]),
        "half_val": tensor_pb2.TensorProto(dtype=types_pb2.DT_HALF,
                                           half_val=[int(np.float16(-0.33).view(np.uint16))]),
        "content_float": tensor_pb2.TensorProto(dtype=types_pb2.DT_FLOAT, tensor_content=struct.pack("<f", 2.5)),
        "content_double": tensor_pb2.TensorProto(dtype=types_pb2.DT_DOUBLE, tensor_content=struct.pack("<d", 1e-9)),
        "content_int64": tensor_pb2.TensorProto(dtype=types_pb2.DT_INT64, tensor_content=struct.pack("<q", -3)),
    }
    events = [tensor_event("train/" + tag, tensor, 1) for tag, tensor in kinds.items()]
    # What a tag holds is said with its first value only.
    events.append(tensor_event("train/float_val", tensor_pb2.TensorProto(dtype=types_pb2.DT_FLOAT, float_val=[2.5]), 2,
                               metadata=False))
    vector = tensor_pb2.TensorProto(dtype=types_pb2.DT_FLOAT, float_val=[1.0, 2.0])
    vector.tensor_shape.dim.add(size=2)
    unnamed = tensor_event("a vector without a plugin", vector, 3, metadata=False)
    events.append(unnamed)
    write_events(os.path.join(path, "events.out.tfevents.1700000001.golden"), events)


def simple_event(tag, value, step, time):
    summary = summary_pb2.Summary(value=[summary_pb2.Summary.Value(tag=tag, simple_value=value)])
    return event_pb2.Event(wall_time=BEGIN + time, step=step, summary=summary)


def restarted():
    path = folder("restarted")
    write_events(os.path.join(path, "events.out.tfevents.1700000000.golden"),
                 [simple_event("loss", 10.0 - step, step, step) for step in range(1, 9)])
    start = event_pb2.Event(wall_time=BEGIN + 100, step=6,
                            session_log=event_pb2.SessionLog(status=event_pb2.SessionLog.START))
    write_events(os.path.join(path, "events.out.tfevents.1700000100.golden"),
                 [start, *[simple_event("loss", 20.0 - step, step, 100 + step) for step in range(6, 10)]])


def trainer_state():
    path = folder("trainer_state")
    state = TrainerState(epoch=1.0, global_step=30)
    for step in range(10, 31, 10):
        state.log_history.append({"loss": 3.0 / step, "grad_norm": 1.5, "learning_rate": 1e-4, "epoch": step / 30,
                                  "step": step})
    state.log_history.append({"eval_loss": 0.25, "eval_bleu": 12.5, "eval_runtime": 1.0, "epoch": 1.0, "step": 30})
    state.log_history.append({"train_runtime": 9.0, "total_flos": 1e12, "train_loss": 0.2, "epoch": 1.0, "step": 30})
    state.save_to_json(os.path.join(path, "trainer_state.json"))


def number(value):
    return None if math.isnan(value) else value


def as_tensorboard_reads(name):
    accumulator = EventAccumulator(os.path.join(HERE, name), size_guidance={"scalars": 0, "tensors": 0})
    accumulator.Reload()
    curves = {tag: [[event.step, number(event.value), event.wall_time] for event in accumulator.Scalars(tag)]
              for tag in accumulator.Tags()["scalars"]}
    from tensorboard.util import tensor_util
    for tag in accumulator.Tags()["tensors"]:
        metadata = accumulator.summary_metadata.get(tag)
        if metadata is None or metadata.plugin_data.plugin_name != "scalars":
            continue
        curves[tag] = [[event.step, number(float(tensor_util.make_ndarray(event.tensor_proto).reshape(-1)[0])),
                        event.wall_time] for event in accumulator.Tensors(tag)]
    return curves


if __name__ == "__main__":
    for make in (simple, tensors, restarted, trainer_state):
        make()
    lines = [f'"{name}": ' + json.dumps(as_tensorboard_reads(name), ensure_ascii=False)
             for name in ("simple", "tensors", "restarted")]
    with open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8") as file:
        file.write("{" + ",\n".join(lines) + "}\n")
