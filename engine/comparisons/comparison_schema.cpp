#include "engine/comparisons/comparison.h"
#include "engine/recipes/sections/option_builders.h"

namespace s2s {
namespace {

using namespace recipe_sections;

/// An object whose keys the recipe that comes of it checks.
Option openSection(std::string name, std::string title, std::string help) {
  return section({std::move(name), std::move(title), std::move(help), {}, true});
}

OptionSchema entrantSchema() {
  return {"entrant",
          "Entrant",
          "A model that takes part",
          {common(required(option("name", Type::text, nullptr, "What it is called in tables and charts"))),
           common(openSection("model", "Model", "A recipe's model section: from, initialization, overrides")),
           option("tokenizer", Type::object, nullptr, "A recipe's tokenizer section, in place of the base's"),
           common(option("prefix", Type::text, nullptr,
                         "Written before every source of this entrant, such as a task's name")),
           common(option("source_language", Type::text, nullptr, "Code, for families with language tokens")),
           common(option("target_language", Type::text, nullptr, "Code, for families with language tokens")),
           listOf(required(option("change", Type::text, nullptr, "PATH=VALUE")),
                  option("changes", Type::list, Json::array(),
                         "Other changes to the base recipe, such as optimizer.learning_rate=0.002")),
           common(choice("starting_point", "",
                         {"", "random", "self-supervised", "supervised-elsewhere", "supervised-here"},
                         "What its weights have learned before; may be left out where they are random"))}};
}

Option equaliseOption() {
  return section(
      {"equalise",
       "Equalise",
       "What is made equal among the entrants' training",
       {common(choice("what", "steps", {"steps", "target_bytes", "operations", "wall_time", "memory"},
                      "Steps, bytes of targets learned from, floating-point operations, seconds or memory")),
        common(within(0, 1e30,
                      option("amount", Type::number, nullptr,
                             "How much each entrant gets: steps, bytes, operations, seconds or GiB")))}});
}

Option parametersOption() {
  return section({"parameters",
                  "Parameters",
                  "Whether the models must be alike in size",
                  {common(choice("equal", "any", {"any", "outside-embeddings"},
                                 "Whether parameters outside the embeddings must be alike")),
                   common(within(0, 10,
                                 option("tolerance", Type::number, 0.05,
                                        "By how much the largest may exceed the smallest, as a share")))}});
}

Option judgingOption() {
  const ComparisonEvaluation d;
  return section(
      {"evaluation",
       "Evaluation",
       "How the trained models are judged on the test set",
       {listOf(required(option("metric", Type::text, nullptr, "A metric of s2s metrics")),
               option("metrics", Type::list, Json::array(),
                      "Metrics of the task's texts, labels or numbers; empty for those that suit task and "
                      "language")),
        common(option(
            "headline", Type::text, d.headline,
            "The metric that decides, such as chrf++, bits_per_byte or accuracy; empty for the first")),
        within(1, 64, option("beams", Type::integer, d.beams, "Beams of the search; 1 for greedy")),
        common(within(1, 1 << 20,
                      option("max_new_tokens", Type::integer, d.maxNewTokens, "Longest output", "tokens"))),
        within(1, 1 << 16, option("batch_size", Type::integer, d.batchSize, "Rows at once", "rows")),
        common(within(
            0, 1000,
            option("samples", Type::integer, d.samples, "Outputs that are shown side by side", "rows"))),
        within(1e-6, 0.5,
               option("significance", Type::number, d.significance,
                      "Differences with a larger p-value are not significant")),
        within(100, 1000000,
               option("resamples", Type::integer, d.resamples,
                      "Samples of the intervals and of both paired tests"))}});
}

}  // namespace

const OptionSchema& comparisonSchema() {
  static const OptionSchema schema = [] {
    const Option recipe = required(
        orElse(Type::path, option("recipe", Type::object, nullptr,
                                  "What all entrants share: a recipe without its model, or a recipe file")));
    Option entrants = option("entrants", Type::list, nullptr, "The models that are compared");
    entrants.fields.push_back(entrantSchema());
    return OptionSchema{
        "comparison",
        "Fair comparison",
        "Several models under equal conditions",
        {common(required(option("name", Type::text, "comparison", "Name of the comparison"))), common(recipe),
         common(required(entrants)), common(equaliseOption()),
         common(choice("starting_points", "declared", {"declared", "random"},
                       "Whether entrants start as each declares, or all from random weights")),
         parametersOption(),
         common(listOf(atLeast(0, required(option("seed", Type::integer, nullptr, "A seed"))),
                       option("seeds", Type::list, Json::array({1}),
                              "Every entrant is trained once with each of these seeds"))),
         common(required(section(decidingSetSchema()))), judgingOption()}};
  }();
  return schema;
}

std::string newComparisonText() {
  return R"(// A fair comparison: `s2s comparison check FILE` checks it, `s2s comparison run FILE --dir DIR` runs it.
{
  "name": "english-korean",
  // what all entrants share; the name of a recipe file does as well
  "recipe": {
    "data": {"train": [{"path": "pairs.tsv", "source": "en", "target": "ko"}],
             "validation": {"split": 0.05}, "max_source_tokens": 64, "max_target_tokens": 64},
    "training": {"steps": 1000, "batch_size": 32},
    "optimizer": {"kind": "adamw", "learning_rate": 0.001},
    "schedule": {"kind": "linear", "warmup_share": 0.05},
    "evaluation": {"every_steps": 100}
  },
  "entrants": [
    {"name": "mT5", "model": {"from": "mt5-small", "initialization": "random"},
     "tokenizer": {"train": {"vocabulary_size": 4000}}, "prefix": "translate English to Korean: "},
    {"name": "M2M100", "model": {"from": "m2m100_418M", "initialization": "random"},
     "tokenizer": {"train": {"vocabulary_size": 4000}}, "source_language": "en", "target_language": "ko"}
  ],
  // steps | target_bytes | operations | wall_time | memory
  "equalise": {"what": "steps", "amount": 1000},
  "seeds": [1, 2, 3],
  "test": {"path": "test.tsv", "source": "en", "target": "ko"}
}
)";
}

}  // namespace s2s
