// Give a text, or a pair of texts, its labels or its numbers.

#include "engine/core/number_text.h"
#include "engine/data/classifier_text.h"
#include "engine/objectives/objective.h"

namespace s2s {
namespace {

Error atLine(const TextPair& row, const std::string& what, const std::string& remedy) {
  return {"line " + std::to_string(row.line) + ": " + what, "", remedy, Error::Kind::invalidInput};
}

Result<std::int64_t> classOf(const TextPair& row, const std::string& label, const LabelColumn& column,
                             bool allowsUnknown) {
  for (std::size_t i = 0; i < column.labels.size(); ++i) {
    if (column.labels[i] == label) return static_cast<std::int64_t>(i);
  }
  if (allowsUnknown) return kUnknownClass;
  return atLine(row,
                "the model has no label '" + label + "'" + (column.name.empty() ? "" : " in " + column.name),
                "leave such rows out, or train a new head");
}

Result<double> valueOf(const TextPair& row, const std::string& text) {
  const auto number = readFiniteNumber(text);
  if (number) return number;
  return atLine(row, number.error().what, "use the objective sequence-classification for labels");
}

class LabelledTexts final : public ExampleSource {
 public:
  Example example(std::size_t index, std::int64_t) const override { return m_examples[index]; }

  /// `row` is number `number` of the data set.
  Result<void> add(std::size_t number, TextPair row, const ObjectiveContext& context) {
    const ClassificationHead& head = *context.head;
    const bool apart = head.kind == ClassificationHead::Kind::biEncoder;
    if (apart && !row.second) {
      return Error{"head.kind: a bi-encoder needs two texts", "", "name the column of the second in pair",
                   Error::Kind::invalidInput};
    }
    ClassifierText text =
        encodeForClassifier(*context.tokenizer, context.prefix + row.source, row.second,
                            {context.addsSpecialTokens, apart, context.lastToken, context.maxSourceTokens});
    if (text.truncated && context.discardOverlong) {
      m_kept.discard();
      return {};
    }
    Example example;
    example.source = std::move(text.first.ids);
    example.tokenTypes = std::move(text.first.tokenTypes);
    if (text.second) example.second = std::move(text.second->ids);
    if (row.labels.size() != head.columns.size()) {
      return Error{"the rows have " + std::to_string(row.labels.size()) +
                       " label columns and the model has " + std::to_string(head.columns.size()),
                   "", "name as many columns in labels", Error::Kind::invalidInput};
    }
    for (std::size_t column = 0; column < row.labels.size(); ++column) {
      if (head.regression) {
        const auto value = valueOf(row, row.labels[column]);
        if (!value) return value.error();
        example.values.push_back(*value);
      } else {
        const auto label =
            classOf(row, row.labels[column], head.columns[column], context.allowsUnknownLabels);
        if (!label) return label.error();
        example.classes.push_back(*label);
      }
    }
    example.sourceText = row.second ? row.source + " ‖ " + *row.second : std::move(row.source);
    example.targetText = std::move(row.target);
    const auto fed = static_cast<std::int32_t>(example.source.size() + example.second.size());
    m_kept.keep(number, {static_cast<std::int32_t>(text.wholeIds), 0, fed, 0});
    m_examples.push_back(std::move(example));
    return {};
  }

 private:
  std::vector<Example> m_examples;
};

}  // namespace

Result<std::unique_ptr<ExampleSource>> makeLabelledTexts(std::vector<TextPair> rows,
                                                         const ObjectiveContext& context) {
  if (!context.head) {
    return Error{"the model has no head that could give labels", "",
                 "give all data sets objectives of one kind, those too that are only validated on",
                 Error::Kind::invalidInput};
  }
  auto source = std::make_unique<LabelledTexts>();
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (auto added = source->add(row, std::move(rows[row]), context); !added) return added.error();
  }
  if (source->size() == 0) {
    return Error{"no row is left to use", "",
                 "all are longer than data.max_source_tokens: raise it or set data.overlong to truncate",
                 Error::Kind::invalidInput};
  }
  return std::unique_ptr<ExampleSource>(std::move(source));
}

}  // namespace s2s
