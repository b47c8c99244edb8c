#pragma once
// A disk that is slower than a training step.

namespace s2s::test {

/// While one lives, other threads' fsync() waits for letGo(), a minute at most, so that a checkpoint which is
/// written in the background is not done before. There is one at a time.
class HeldSync {
 public:
  HeldSync();
  ~HeldSync() { letGo(); }
  HeldSync(const HeldSync&) = delete;
  HeldSync& operator=(const HeldSync&) = delete;
  void letGo();
};

}  // namespace s2s::test
