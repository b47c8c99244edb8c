#pragma once
// Finds which pieces of a vocabulary a text begins with.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/tokenizers/tokenizer.h"

namespace s2s {

/// A trie over bytes, in one hash table.
class PieceTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;

  PieceTrie();

  /// Gives `piece` an id; of equal pieces the last counts.
  void insert(std::string_view piece, TokenId id);

  /// The node behind one byte more.
  std::optional<Node> step(Node node, char byte) const;
  /// The node of a text; nothing where no piece begins with it.
  std::optional<Node> walk(std::string_view text) const;
  /// The id of the piece that ends at a node.
  std::optional<TokenId> id(Node node) const;

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< node and byte; 0: free
    Node child = 0;
  };
  static std::uint64_t keyOf(Node node, char byte) {
    return (static_cast<std::uint64_t>(node) << 8 | static_cast<unsigned char>(byte)) + 1;
  }
  std::size_t placeOf(std::uint64_t key) const;
  void grow();

  std::vector<Slot> m_slots;        ///< a power of two of them, at most half of them taken
  std::vector<std::int32_t> m_ids;  ///< by node; -1: no piece ends there
};

}  // namespace s2s
