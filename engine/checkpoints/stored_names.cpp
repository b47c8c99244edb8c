#include "engine/checkpoints/stored_names.h"

namespace s2s {
namespace {

/// "bert." where the names of all tensors but the head's begin so.
std::string commonFirstPart(const ModelShape& shape) {
  std::string common;
  for (const TensorShape& tensor : shape.tensors) {
    if (tensor.group == "head") continue;
    const std::string part = tensor.name.substr(0, tensor.name.find('.') + 1);
    if (!common.empty() && part != common) return "";
    common = part;
  }
  return common;
}

std::string withEnding(const std::string& name, std::string_view from, std::string_view to) {
  return name.ends_with(from) ? name.substr(0, name.size() - from.size()).append(to) : name;
}

}  // namespace

StoredNames::StoredNames(const ModelShape& shape, const TensorMap& tensors)
    : m_shape(shape),
      m_prefix(commonFirstPart(shape)),
      m_known(shape.obsoleteNames.begin(), shape.obsoleteNames.end()) {
  for (const TensorShape& tensor : shape.tensors) m_known.insert(tensor.name);
  for (const auto& [name, tensor] : tensors) {
    // A name that needs no respelling goes before one that does.
    const std::string own = spelled(name);
    if (own == name)
      m_entries.insert_or_assign(own, Entry{name, tensor});
    else
      m_entries.emplace(own, Entry{name, tensor});
  }
}

std::string StoredNames::spelled(const std::string& stored) const {
  if (m_known.contains(stored)) return stored;
  const std::string modern = withEnding(withEnding(stored, ".gamma", ".weight"), ".beta", ".bias");
  for (const std::string& candidate : {modern, m_prefix + modern}) {
    if (m_known.contains(candidate)) return candidate;
  }
  // The whole model inside another one: its names with one part too many.
  for (const char* outer : {"model.", "module."}) {
    if (modern.starts_with(outer) && m_known.contains(modern.substr(std::string_view(outer).size())))
      return modern.substr(std::string_view(outer).size());
  }
  return stored;
}

std::vector<StoredNames::Entry> StoredNames::of(const TensorShape& wanted) {
  std::vector<Entry> found;
  const auto take = [&](const std::string& name) {
    const auto entry = m_entries.find(name);
    if (entry == m_entries.end()) return;
    found.push_back(entry->second);
    m_used.insert(entry->second.name);
  };
  take(wanted.name);
  for (const TensorShape& tensor : m_shape.tensors) {
    if (tensor.tiedTo == wanted.name) take(tensor.name);
  }
  return found;
}

std::vector<std::string> StoredNames::unused() const {
  std::set<std::string> obsolete(m_shape.obsoleteNames.begin(), m_shape.obsoleteNames.end());
  for (const TensorShape& tensor : m_shape.tensors) {
    if (!tensor.isStored) obsolete.insert(tensor.name);  // the model computes it
  }
  std::vector<std::string> names;
  for (const auto& [spelling, entry] : m_entries) {
    if (!m_used.contains(entry.name) && !obsolete.contains(spelling)) names.push_back(entry.name);
  }
  return names;
}

}  // namespace s2s
