#pragma once
// The tasks that makeLearningTask() chooses from.

#include "engine/training/learning_task.h"

namespace s2s {

std::unique_ptr<LearningTask> makeTeacherForcing(const ModelBundle& bundle, Seq2SeqModel& model,
                                                 const LearningOptions& options);
std::unique_ptr<LearningTask> makeTokenGuessing(const ModelBundle& bundle, MaskedLanguageModel& model,
                                                const LearningOptions& options);
std::unique_ptr<LearningTask> makeLabelling(const ModelBundle& bundle, SequenceClassifier& model,
                                            const LearningOptions& options);

}  // namespace s2s
