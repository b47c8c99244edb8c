#!/usr/bin/env python3
"""Shows that the tests bite: breaks the engine in one place at a time and expects a named test to fail.

    python3 tests/mutation/check.py [build folder, by default build/release]

The first three mistakes are those of the notebook that the project began with. Every file is put back as it was,
whatever happens. Needs a configured build; takes a few minutes, as the engine is built again for every mistake.
"""

import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]

# What is broken, where, what stands there, what takes its place, the test that must fail.
MUTATIONS = [
    ("labels fed as decoder inputs", "engine/training/teacher_forcing.cpp",
     "shiftTexts(batch) : m_model.shiftRight(batch.labels);",
     "shiftTexts(batch) : batch.labels.masked_fill(batch.labels == kIgnoredLabel, m_model.paddingId());",
     "TeacherForcingTest.DecoderIsFedTheLabelsBehindTheStartToken"),
    ("padding left in the loss", "engine/training/batch.cpp",
     "padded(examples, &Example::target, kIgnoredLabel)", "padded(examples, &Example::target, paddingId)",
     "TeacherForcingTest.PaddingIsNotInTheLoss"),
    ("gradients cleared between backward and step", "engine/training/training_step.cpp",
     "  outcome.gradientNorm = m_parameters.gradientNorm() / scale;",
     "  m_parameters.clearGradients();\n  outcome.gradientNorm = m_parameters.gradientNorm() / scale;",
     "TrainTest.AStepUsesTheGradientsOfAllItsMicroBatches"),
    ("gradients cleared before every micro-batch", "engine/training/training_step.cpp",
     "  const Batch batch = batchOf(rows, begin, end);\n",
     "  m_parameters.clearGradients();\n  const Batch batch = batchOf(rows, begin, end);\n",
     "TrainTest.AStepUsesTheGradientsOfAllItsMicroBatches"),
    ("a part of a micro-batch draws masks of its own", "engine/training/batch.h",
     "s2s::trainingMode(seed, rows, firstExample)", "s2s::trainingMode(seed, rows, 0)",
     "MemorySplittingTest.StepsAreSplitAndEndAtTheSameWeights"),
    ("a gradient that failed half-way is kept", "engine/training/training_step.cpp",
     "  m_parameters.dropUncollected();\n", "",
     "MemorySplittingTest.WhereverMemoryEndsTheStepIsSound"),
    ("a block that runs again draws other masks", "engine/layers/checkpointed.cpp",
     "again->mode.dropout = mode.dropout->from(mode.dropout->place());",
     "again->mode.dropout = mode.dropout->from(mode.dropout->place() + 1);",
     "CheckpointedTest.GradientsOfEveryFamilyAreThoseOfAPassThatKeepsEverything"),
    ("rows of a table stand still in steps without them", "engine/optimizers/adam.cpp",
     "if (touched[row] || everyRow)", "if ((touched[row] && ofRow[static_cast<std::size_t>(row)] != nullptr) || everyRow)",
     "OptimizerTest.RowsOfATableAreUpdatedAsIfTheGradientWereDense"),
    ("labels not shifted by the model", "engine/models/t5/t5_model.cpp",
     "shifted.narrow(1, 1, labels.size(1) - 1).copy_(labels.narrow(1, 0, labels.size(1) - 1));",
     "shifted.narrow(1, 1, labels.size(1) - 1).copy_(labels.narrow(1, 1, labels.size(1) - 1));",
     "T5ModelTest.LabelsMoveOneToTheRightBehindTheStartToken"),
    ("padding mask ignored by attention", "engine/layers/cpu_attention.cpp",
     "given(mask.keys)", "given(torch::Tensor())",
     "T5ModelTest.WhatStandsAtPaddingDoesNotMatter"),
    ("position buckets one off", "engine/layers/relative_position_bias.cpp",
     "const std::int64_t exact = buckets / 2;", "const std::int64_t exact = buckets / 2 - 1;",
     "T5GoldenTest.LogitsAndLossesAreThoseOfTransformers"),
    ("learned positions without their offset", "engine/models/bart/bart_positions.cpp",
     "torch::arange(length, ids.options()) + BartConfig::kPositionOffset", "torch::arange(length, ids.options())",
     "BartGoldenTest.LogitsAndLossesAreThoseOfTransformers"),
    ("positions that count padding", "engine/models/bart/bart_positions.cpp",
     "const torch::Tensor isToken = ids.ne(m_paddingId).to(torch::kInt64);",
     "const torch::Tensor isToken = torch::ones_like(ids);",
     "BartGoldenTest.LogitsAndLossesAreThoseOfTransformers"),
    ("positions that count padding, RoBERTa", "engine/models/bert/bert_encoder.cpp",
     "const torch::Tensor isToken = ids.ne(m_paddingId).to(torch::kInt64);",
     "const torch::Tensor isToken = torch::ones_like(ids);",
     "BertGoldenTest.MaskedTokensAreGuessedAsTransformersGuessesThem"),
    ("the language not forced", "engine/generation/processors/forced_tokens.cpp",
     "std::make_unique<ForcedToken>(1, *settings.tokens.forcedFirstId)",
     "std::make_unique<ForcedToken>(1, *settings.tokens.forcedFirstId - 1)",
     "BartGoldenTest.GreedyTokensAreThoseOfTransformers"),
    ("the class read at the first end token", "engine/models/bart/bart_model.cpp",
     "const torch::Tensor last = (candidates * (places + 1)).amax(1).sub(1).clamp_min(0);",
     "const torch::Tensor last = candidates.to(torch::kInt64).argmax(1).sub(1).clamp_min(0);",
     "BartGoldenTest.ClassesAndNumbersComeFromTheLastEndToken"),
    ("the class read at the second token", "engine/models/bert/bert_model.cpp",
     "torch::Tensor x = hidden.select(1, 0);", "torch::Tensor x = hidden.select(1, 1);",
     "BertGoldenTest.LabelsAndNumbersAreThoseOfTransformers"),
    ("probabilities averaged in place of logits", "engine/models/ensemble.cpp",
     "add(sum, m_models[i]->decodeStep(*members[i], ids));",
     "add(sum, m_models[i]->decodeStep(*members[i], ids).softmax(-1));",
     "EnsembleTest.GreedyTokensAreThoseOfALoopThatAveragesLogits"),
    ("one member's cache left where it was", "engine/models/ensemble.cpp",
     "for (const auto& member : members) member->reorder(rows);", "members.front()->reorder(rows);",
     "EnsembleFamiliesTest.ASteppedLogitIsTheMeanOfTheMembers"),
    ("answers left in the order of answering", "engine/experiments/evaluation_job.cpp",
     "    std::ranges::sort(outcome.answers, {}, &AnsweredRow::row);\n", "",
     "EvaluationJobTest.AnswersAreTheModelsOwnInTheOrderOfTheRows"),
    ("sampled answers that depend on their batch", "engine/experiments/row_answering.cpp",
     "m_asking.way.sourceLanguage, place};", "m_asking.way.sourceLanguage, std::nullopt};",
     "EvaluationJobTest.SampledAnswersDoNotDependOnBatchesOrOrder"),
    ("a full memory answered with the same batch", "engine/experiments/row_answering.cpp",
     "whole.batchLimit = batch = std::min(batch, *fitting.batchLimit);", "static_cast<void>(batch);",
     "EvaluationJobTest.AFullMemoryMeansSmallerBatchesAndANote"),
]


def build(folder):
    return subprocess.run(["ninja", "-C", str(folder), "engine_tests"], cwd=ROOT, capture_output=True, text=True)


def passes(folder, test):
    command = [str(folder / "tests" / "engine_tests"), f"--gtest_filter={test}", "--gtest_brief=1"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if "0 tests from 0 test suites ran" in result.stdout:
        sys.exit(f"error: no test is called {test}")
    return result.returncode == 0


def check(folder, name, file, old, new, test):
    """What is wrong with the tests, or nothing."""
    path = ROOT / file
    source = path.read_text(encoding="utf-8")
    if source.count(old) != 1:
        return f"{file} does not hold exactly once: {old}"
    try:
        path.write_text(source.replace(old, new), encoding="utf-8")
        built = build(folder)
        if built.returncode != 0:
            return "the broken source does not compile:\n" + built.stdout[-2000:]
        return f"{test} still passes" if passes(folder, test) else None
    finally:
        path.write_text(source, encoding="utf-8")


def main():
    folder = (ROOT / (sys.argv[1] if len(sys.argv) > 1 else "build/release")).resolve()
    if build(folder).returncode != 0:
        sys.exit("error: the unbroken source does not build")
    for test in sorted({mutation[4] for mutation in MUTATIONS}):
        if not passes(folder, test):
            sys.exit(f"error: {test} fails before anything is broken")
    problems = 0
    for mutation in MUTATIONS:
        problem = check(folder, *mutation)
        print(f"{'NOT CAUGHT' if problem else 'caught':10}  {mutation[0]}" + (f": {problem}" if problem else ""), flush=True)
        problems += problem is not None
    build(folder)
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
