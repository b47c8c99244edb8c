#pragma once
// Under which names a checkpoint holds the tensors of a description.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/checkpoints/tensor_map.h"
#include "engine/shapes/model_shape.h"

namespace s2s {

/// Understands what other programs and older versions wrote: LayerNorm's gamma and beta, and the common first
/// part of the names ("model.", "bert.", "roberta.") left out, as the bare encoders are saved, or there where
/// it need not be.
class StoredNames {
 public:
  struct Entry {
    std::string name;  ///< as in the file
    torch::Tensor tensor;
  };

  StoredNames(const ModelShape& shape, const TensorMap& tensors);

  /// What the file holds of a tensor under its own name and those that are tied to it, its own first.
  std::vector<Entry> of(const TensorShape& wanted);

  /// Names in the file that of() has not given out and that are not known to be obsolete.
  std::vector<std::string> unused() const;

 private:
  /// The name as the description would spell it.
  std::string spelled(const std::string& stored) const;

  const ModelShape& m_shape;
  std::string m_prefix;           ///< with its dot; empty where the names have no first part in common
  std::set<std::string> m_known;  ///< the description's names, tied and obsolete ones too
  std::map<std::string, Entry> m_entries;  ///< by the description's spelling
  std::set<std::string> m_used;            ///< by the file's
};

}  // namespace s2s
