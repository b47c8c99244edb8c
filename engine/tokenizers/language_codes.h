#pragma once
// The languages that families of translation models know, in the order in which their tokens are numbered.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace s2s {

const std::vector<std::string>& m2m100Languages();   ///< "ko"; Fan et al. 2020, "Beyond English-Centric …"
const std::vector<std::string>& wmt21Languages();    ///< "de"; the models of WMT 2021
const std::vector<std::string>& nllbLanguages();     ///< "kor_Hang"; NLLB team 2022
const std::vector<std::string>& mbartLanguages();    ///< "ko_KR"; Liu et al. 2020, 25 languages
const std::vector<std::string>& mbart50Languages();  ///< Tang et al. 2020, 50 languages

/// The place in `codes` of a language, which is one of them or an ISO 639-1 code ("ko" finds "kor_Hang" and
/// "ko_KR", the first of several); nothing where there is none.
std::optional<std::size_t> findLanguage(const std::vector<std::string>& codes, std::string_view language);

}  // namespace s2s
