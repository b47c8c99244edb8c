#include "app/window/train/memory_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace s2s {
namespace {

QString planText(const char* text) { return QCoreApplication::translate("s2s::MemoryPlanPanel", text); }

RemedyWords wordsOfKind(RemedyKind kind) {
  switch (kind) {
    case RemedyKind::smallerLogits:
      return {
          planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "Logits in pieces")),
          planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel",
                                     "Less of the output head's logits at once; the results are the same."))};
    case RemedyKind::smallerBatches:
      return {
          planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "Smaller batches")),
          planText(QT_TRANSLATE_NOOP(
              "s2s::MemoryPlanPanel",
              "Smaller micro-batches, more of them in a step; the results are the same but for rounding, as "
              "long as epochs end with a full batch."))};
    case RemedyKind::otherBatches:
      return {planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "Smaller batches")),
              planText(QT_TRANSLATE_NOOP(
                  "s2s::MemoryPlanPanel",
                  "Smaller micro-batches, more of them in a step; other rows share a step."))};
    case RemedyKind::checkpointing:
      return {
          planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "Checkpointing")),
          planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel",
                                     "Layers run again in the backward pass in place of keeping what they "
                                     "computed; the results are the same."))};
    case RemedyKind::updateInBackward:
      return {planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "Update in backward")),
              planText(QT_TRANSLATE_NOOP(
                  "s2s::MemoryPlanPanel",
                  "Weights are updated as soon as their gradient is complete; the gradient's "
                  "norm is no longer clipped."))};
    case RemedyKind::shortPrecision:
      return {planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "bfloat16")),
              planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel",
                                         "Computes in bfloat16 beside float32 masters; rounds more."))};
    case RemedyKind::shortState:
      return {planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "8-bit optimizer")),
              planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel",
                                         "The optimizer's averages in eight bits; rounds more."))};
    case RemedyKind::adafactor:
      return {planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "Adafactor")),
              planText(QT_TRANSLATE_NOOP(
                  "s2s::MemoryPlanPanel",
                  "Keeps a row and a column in place of whole averages; trains otherwise than "
                  "Adam, often with a higher learning rate."))};
    case RemedyKind::lora:
      return {
          planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "LoRA")),
          planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel",
                                     "Trains small matrices beside the frozen projections; learns less."))};
    case RemedyKind::trimmedVocabulary:
      return {planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "Trim vocabulary")),
              planText(QT_TRANSLATE_NOOP(
                  "s2s::MemoryPlanPanel",
                  "Keeps the pieces that the data uses; the results on such texts are the same."))};
    case RemedyKind::ownVocabulary:
      return {planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "Own vocabulary")),
              planText(QT_TRANSLATE_NOOP(
                  "s2s::MemoryPlanPanel",
                  "A tokenizer trained on the data in place of the large vocabulary; the weights begin "
                  "at random anyway."))};
  }
  return {};
}

}  // namespace

QString memoryPartText(MemoryPart part) {
  switch (part) {
    case MemoryPart::weights:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "weights"));
    case MemoryPart::gradients:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "gradients"));
    case MemoryPart::optimizer:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "optimizer"));
    case MemoryPart::averages:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "averages"));
    case MemoryPart::activations:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "activations"));
    case MemoryPart::logits:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "logits"));
    case MemoryPart::snapshot:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "checkpoint"));
    case MemoryPart::workspace:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "workspace"));
  }
  return {};
}

QString momentText(Moment moment) {
  switch (moment) {
    case Moment::making:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "most while the model is made"));
    case Moment::forward:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "most in the forward pass"));
    case Moment::loss:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "most in the loss"));
    case Moment::backward:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "most in the backward pass"));
    case Moment::optimizer:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "most in the optimizer's step"));
    case Moment::validation:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "most in validation"));
    case Moment::samples:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "most while samples are written"));
    case Moment::checkpoint:
      return planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "most while a checkpoint is written"));
  }
  return {};
}

RemedyWords remedyWords(const Remedy& remedy) {
  QStringList names, helps;
  for (const RemedyKind kind : remedy.kinds) {
    const RemedyWords words = wordsOfKind(kind);
    names << words.name;
    helps << words.help;
  }
  // A button has room for one name.
  const QString together = planText(QT_TRANSLATE_NOOP("s2s::MemoryPlanPanel", "%1 changes together"));
  return {names.size() == 1 ? names.front() : together.arg(names.size()), helps.join('\n')};
}

}  // namespace s2s
