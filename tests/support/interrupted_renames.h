#pragma once
// A file system that cannot exchange two names, and a process that is killed at one of its renames.

namespace s2s::test {

/// While one lives, renameat2() knows no RENAME_EXCHANGE, as on a network file system. There is one at a
/// time.
class NoExchange {
 public:
  NoExchange();
  ~NoExchange();
  NoExchange(const NoExchange&) = delete;
  NoExchange& operator=(const NoExchange&) = delete;
};

/// Kills this process in place of the rename() behind `renames` others; renameat2() is not counted.
void killAfterRenames(int renames);

}  // namespace s2s::test
