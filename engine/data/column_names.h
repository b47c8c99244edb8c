#pragma once
// What people call the columns of corpora.

#include <span>
#include <string>
#include <string_view>

namespace s2s {

enum class ColumnRole { source, pair, target, label, score };

/// Known names, the surest first, as plainName() gives them.
std::span<const std::string_view> namesOf(ColumnRole role);

/// Lower case, with spaces, hyphens and dots as underscores.
std::string plainName(std::string_view name);

/// "id", "index", "번호" and the like: neither text nor answer.
bool isIdentifierName(std::string_view name);

}  // namespace s2s
