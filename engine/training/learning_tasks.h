#pragma once
// The tasks that makeLearningTask() chooses from.

#include "engine/training/learning_task.h"

namespace s2s {

std::unique_ptr<LearningTask> makeTeacherForcing(const ModelBundle& bundle, Seq2SeqModel& model,
                                                 const ObjectiveSection& objective);
std::unique_ptr<LearningTask> makeTokenGuessing(const ModelBundle& bundle, MaskedLanguageModel& model,
                                                const ObjectiveSection& objective);
std::unique_ptr<LearningTask> makeLabelling(const ModelBundle& bundle, SequenceClassifier& model,
                                            const ObjectiveSection& objective);

}  // namespace s2s
