#pragma once
// The test set of a comparison: a data set as in a recipe, whose prefix and languages may be left unsaid.

#include "engine/comparisons/said_words.h"
#include "engine/core/option_schema.h"

namespace s2s {

struct DecidingSet {
  DataSource data;  ///< its prefix and languages are empty: entrantTestSet() fills them in
  SaidWords words;  ///< for entrants that say none themselves; unset: those that the models are trained with
};

/// Of a data set, but prefix and languages have no default: absent, or null, is not empty.
const OptionSchema& decidingSetSchema();

/// Of an object that has passed the schema.
DecidingSet decidingSetFrom(const Json& json);

/// Complete; decidingSetFrom(toJson(set)) gives the set again.
Json toJson(const DecidingSet& set);

}  // namespace s2s
