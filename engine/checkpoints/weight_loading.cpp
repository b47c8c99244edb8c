#include "engine/checkpoints/weight_loading.h"

#include <algorithm>

#include "engine/checkpoints/shown_text.h"
#include "engine/checkpoints/stored_names.h"
#include "engine/layers/int8_matrix.h"
#include "engine/shapes/added_layers.h"

namespace s2s {
namespace {

/// "a, b, c and 7 more".
std::string firstTen(const std::vector<std::string>& items) {
  constexpr std::size_t kShown = 10;
  std::string text;
  for (std::size_t i = 0; i < std::min(items.size(), kShown); ++i) text += (i == 0 ? "" : ", ") + items[i];
  if (items.size() > kShown) text += " and " + std::to_string(items.size() - kShown) + " more";
  return text;
}

std::string shapeText(c10::IntArrayRef sizes) {
  std::string text;
  for (const std::int64_t size : sizes) text += (text.empty() ? "" : "×") + std::to_string(size);
  return "[" + text + "]";
}

bool sameValues(const torch::Tensor& left, const torch::Tensor& right) {
  if (left.scalar_type() != right.scalar_type() || left.sizes() != right.sizes()) return false;
  return left.is_alias_of(right) || torch::equal(left, right);
}

/// What is wrong with a source for this place; empty where nothing is.
std::string misfit(const TensorShape& wanted, const torch::Tensor& source) {
  if (source.sizes() != c10::IntArrayRef(wanted.sizes)) {
    return wanted.name + " is " + shapeText(source.sizes()) + " instead of " + shapeText(wanted.sizes);
  }
  if (!wanted.isBuffer && !source.is_floating_point())
    return wanted.name + " holds no floating-point numbers";
  return "";
}

bool holdsNan(const torch::Tensor& tensor) {
  // The smallest value is NaN where any is; unlike isnan this allocates nothing.
  return tensor.numel() > 0 && tensor.is_floating_point() && tensor.min().isnan().item<bool>();
}

}  // namespace

Result<LoadingPlan> planLoading(const ModelShape& shape, const Checkpoint& checkpoint, MayLack mayLack) {
  LoadingPlan plan;
  std::vector<std::string> missing, misfits;
  StoredNames stored(shape, checkpoint.tensors);
  for (const TensorShape& wanted : shape.tensors) {
    if (!wanted.tiedTo.empty() || !wanted.isStored) continue;
    torch::Tensor source;
    for (const StoredNames::Entry& found : stored.of(wanted)) {
      if (!source.defined()) {
        source = found.tensor;
      } else if (!sameValues(source, found.tensor)) {
        plan.warnings.push_back(found.name + " in the file differs from " + wanted.name +
                                ", to which the configuration ties it: " + wanted.name + " is used for both");
      }
    }
    const bool dispensable = wanted.isBuffer || (mayLack == MayLack::head && wanted.group == "head") ||
                             (mayLack != MayLack::nothing && isAdded(wanted.name));
    if (!source.defined()) {
      (dispensable ? plan.left : missing).push_back(wanted.name);
    } else if (std::string problem = misfit(wanted, source); problem.empty()) {
      plan.sources.push_back({wanted.name, source});
    } else if (mayLack == MayLack::head && wanted.group == "head") {
      plan.left.push_back(wanted.name);  // labels of another number
    } else {
      misfits.push_back(std::move(problem));
    }
  }
  std::string problems;
  if (!missing.empty())
    problems = std::to_string(missing.size()) + " tensors are missing (" + firstTen(missing) + ")";
  if (!misfits.empty()) {
    problems += (problems.empty() ? "" : "; ") + std::to_string(misfits.size()) +
                " tensors do not fit the configuration (" + firstTen(misfits) + ")";
  }
  if (!problems.empty()) {
    return Error{problems, checkpoint.file.string(),
                 "check that config.json and the weights belong together"};
  }
  std::vector<std::string> extra;
  for (const std::string& name : stored.unused()) extra.push_back(shownText(name));
  if (!extra.empty()) {
    plan.warnings.push_back(std::to_string(extra.size()) +
                            " tensors of the file are not part of the model (" + firstTen(extra) + ")");
  }
  return plan;
}

std::vector<std::string> copyWeights(const LoadingPlan& plan, Weights& weights) {
  std::vector<std::string> withNan;
  for (const NamedTensor& source : plan.sources) {
    weights.fill(source.name, source.tensor);
    const torch::Tensor& target = weights.at(source.name);
    if (holdsNan(isInt8Matrix(target) ? int8Scales(target) : target)) withNan.push_back(source.name);
  }
  if (withNan.empty()) return {};
  return {std::to_string(withNan.size()) + " tensors hold NaN (" + firstTen(withNan) + ")"};
}

}  // namespace s2s
