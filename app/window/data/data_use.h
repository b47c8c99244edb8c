#pragma once

namespace s2s {

/// What a data set of the page Data is used for.
enum class DataUse { training, validation, test };

}  // namespace s2s
