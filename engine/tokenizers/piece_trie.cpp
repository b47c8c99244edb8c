#include "engine/tokenizers/piece_trie.h"

namespace s2s {

PieceTrie::PieceTrie() : m_slots(1024), m_ids(1, -1) {}

std::size_t PieceTrie::placeOf(std::uint64_t key) const {
  const std::size_t mask = m_slots.size() - 1;
  std::uint64_t hash = key * 0x9E3779B97F4A7C15u;
  std::size_t place = (hash ^ hash >> 32) & mask;
  while (m_slots[place].key != 0 && m_slots[place].key != key) place = (place + 1) & mask;
  return place;
}

void PieceTrie::grow() {
  std::vector<Slot> old(m_slots.size() * 2);
  old.swap(m_slots);
  for (const Slot& slot : old) {
    if (slot.key != 0) m_slots[placeOf(slot.key)] = slot;
  }
}

void PieceTrie::insert(std::string_view piece, TokenId id) {
  Node node = kRoot;
  for (const char byte : piece) {
    const std::uint64_t key = keyOf(node, byte);
    std::size_t place = placeOf(key);
    if (m_slots[place].key == 0) {
      if (m_ids.size() * 2 >= m_slots.size()) {
        grow();
        place = placeOf(key);
      }
      m_slots[place] = {key, static_cast<Node>(m_ids.size())};
      m_ids.push_back(-1);
    }
    node = m_slots[place].child;
  }
  m_ids[node] = static_cast<std::int32_t>(id);
}

std::optional<PieceTrie::Node> PieceTrie::step(Node node, char byte) const {
  const Slot& slot = m_slots[placeOf(keyOf(node, byte))];
  if (slot.key == 0) return std::nullopt;
  return slot.child;
}

std::optional<PieceTrie::Node> PieceTrie::walk(std::string_view text) const {
  std::optional<Node> node = kRoot;
  for (std::size_t i = 0; node && i < text.size(); ++i) node = step(*node, text[i]);
  return node;
}

std::optional<TokenId> PieceTrie::id(Node node) const {
  if (m_ids[node] < 0) return std::nullopt;
  return m_ids[node];
}

}  // namespace s2s
