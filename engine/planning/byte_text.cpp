#include "engine/planning/byte_text.h"

#include <cstdio>

namespace s2s {

std::string byteText(std::int64_t bytes) {
  const double mebibytes = static_cast<double>(bytes) / (1 << 20);
  char text[32];
  if (mebibytes >= 1000.0) {
    std::snprintf(text, sizeof text, "%.1f GiB", mebibytes / 1024.0);
  } else {
    std::snprintf(text, sizeof text, mebibytes < 10.0 ? "%.1f MiB" : "%.0f MiB", mebibytes);
  }
  return text;
}

}  // namespace s2s
