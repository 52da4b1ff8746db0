// Names that SWMM takes, made from the codes of a survey.
#pragma once

#include <fmt/format.h>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace greenward::workflow {

/// SWMM's ids: no blanks, semicolons or quotes, and the same for it if they differ only in the case of
/// letters.
class swmm_names {
 public:
  /// A name that has not been taken: the code if it can be, else with its kind and id behind it.
  std::string take(std::string_view code, const char* kind, std::int64_t id) {
    std::string name;
    for (const char c : code) name += c == ' ' || c == ';' || c == '"' || c == '\t' || c == '[' ? '_' : c;
    if (name.empty()) name = fmt::format("{}{}", kind, id);
    if (!taken_.insert(folded(name)).second) {
      name += fmt::format("_{}{}", kind, id);
      taken_.insert(folded(name));
    }
    return name;
  }

 private:
  static std::string folded(std::string text) {
    for (char& c : text)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
  }
  std::unordered_set<std::string> taken_;
};

}  // namespace greenward::workflow
