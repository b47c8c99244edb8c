#pragma once

namespace s2s {

/// What an objective reads of a row beside its source.
enum class RowNeeds { nothing, target, labels };

}  // namespace s2s
