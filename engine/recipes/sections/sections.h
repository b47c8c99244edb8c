#pragma once
// The sections of a recipe, a file each: the schema of its options, and the section from and to JSON. What is
// read has passed the schema.

#include "engine/core/option_schema.h"
#include "engine/recipes/recipe.h"

namespace s2s::recipe_sections {

Option modelOption();
ModelSection modelFrom(const Json& json);
Json modelToJson(const ModelSection& section);

Option headOption();
HeadSection headFrom(const Json& json);
Json headToJson(const HeadSection& section);

Option tokenizerOption();
TokenizerSection tokenizerFrom(const Json& json);
Json tokenizerToJson(const TokenizerSection& section);

Option dataOption();
DataSection dataFrom(const Json& json);
Json dataToJson(const DataSection& section);

Option objectiveOption();
ObjectiveSection objectiveFrom(const Json& json);
Json objectiveToJson(const ObjectiveSection& section);

Option trainingOption();
TrainingSection trainingFrom(const Json& json);
Json trainingToJson(const TrainingSection& section);

Option optimizerOption();
OptimizerSection optimizerFrom(const Json& json);
Json optimizerToJson(const OptimizerSection& section);

Option scheduleOption();
ScheduleSection scheduleFrom(const Json& json);
Json scheduleToJson(const ScheduleSection& section);

Option adaptationOption();
AdaptationSection adaptationFrom(const Json& json);
Json adaptationToJson(const AdaptationSection& section);

Option checkpointsOption();
CheckpointsSection checkpointsFrom(const Json& json);
Json checkpointsToJson(const CheckpointsSection& section);

Option evaluationOption();
EvaluationSection evaluationFrom(const Json& json);
Json evaluationToJson(const EvaluationSection& section);

Option earlyStoppingOption();
EarlyStoppingSection earlyStoppingFrom(const Json& json);
Json earlyStoppingToJson(const EarlyStoppingSection& section);

/// Below data.
Option mixingOption();
MixingSection mixingFrom(const Json& json);
Json mixingToJson(const MixingSection& mixing);

/// Below a data set.
Option asTextOption();
std::optional<AsText> asTextFrom(const Json& json);
Json asTextToJson(const std::optional<AsText>& asText);
Option augmentationOption();
std::vector<Augmentation> augmentationFrom(const Json& json);
Json augmentationToJson(const std::vector<Augmentation>& steps);

/// A data set, as data.train and data.validation list them.
OptionSchema dataSourceSchema();
std::vector<DataSource> sourcesFrom(const Json& json);
Json sourcesToJson(const std::vector<DataSource>& sources);

}  // namespace s2s::recipe_sections
