// A text a person reads, in both languages of the program.
#pragma once

#include <string>

namespace greenward {

enum class language { zh, en };

/// Chinese first: every string shown to a person is given in both languages where it is made.
struct bilingual {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(language lang) const { return lang == language::zh ? zh : en; }
  friend bool operator==(const bilingual&, const bilingual&) = default;
};

}  // namespace greenward
