#pragma once
// Numbers for people, in the current QLocale.

#include <QString>
#include <cstdint>

namespace s2s {

QString exactNumber(std::int64_t value);          ///< 300,176,768
QString compactNumber(double value);              ///< 300.2 M; below 10,000 as exactNumber
QString percent(double share, int decimals = 0);  ///< 0.2 → "20 %"
QString duration(double seconds);                 ///< "3 min 12 s", "0.41 s", "2 h 05 min", "3 d 4 h"
QString roughDuration(double seconds);            ///< of an estimate: "40 min", "1.5 h", "3 d"; 1 s at least
QString byteSize(double bytes);                   ///< "2.9 GiB"
/// A measured value with `digits` significant ones, a true minus sign, and 10ⁿ for the very large and small.
QString measuredNumber(double value, int digits = 4);
/// A difference with its sign, "+64.9" and "−1.1"; one that is not 0 has decimals enough not to read so.
QString signedNumber(double value, int decimals);

}  // namespace s2s
