#pragma once
// Where X-rays are taken. What a recipe's data and tokenizer need to be read stays until another recipe
// comes, so that going from row to row costs nothing.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/core/result.h"
#include "engine/core/run_control.h"
#include "engine/front_door/sample_xray.h"

namespace s2s {

class XrayRoom {
 public:
  XrayRoom();
  ~XrayRoom();

  /// The micro-batch that training (or a validation) makes with that row is made by the same code, and its
  /// tensors are read. A row, set or epoch that does not exist is invalidInput. `message` may be empty.
  Result<SampleXray> xray(const XrayRequest& request, const std::function<void(const std::string&)>& message,
                          const RunControl& control);

 private:
  struct Prepared;
  std::unique_ptr<Prepared> m_prepared;
};

}  // namespace s2s
