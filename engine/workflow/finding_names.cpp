#include "engine/workflow/finding_names.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>

namespace greenward::workflow {

const drainage::check_words& words_of(drainage::check what) {
  return drainage::check_list()[static_cast<std::size_t>(what)];
}

const char* severity_code(drainage::severity how) {
  constexpr std::array<const char*, 3> codes{"info", "warning", "error"};
  return codes[static_cast<std::size_t>(how)];
}

const char* layer_of(drainage::subject table) {
  constexpr std::array<const char*, 4> layers{"drainage_nodes", "pipes", "buildings", "compounds"};
  return layers[static_cast<std::size_t>(table)];
}

std::string evidence_text(const drainage::finding& found) {
  std::string text(found.field);
  const drainage::check_words& words = words_of(found.what);
  for (std::size_t i = 0; i < found.numbers.size(); ++i) {
    if (*words.numbers[i] == '\0' || std::isnan(found.numbers[i])) continue;
    text += fmt::format("{}{} {:.6g}", text.empty() ? "" : "; ", words.numbers[i], found.numbers[i]);
  }
  return text;
}

}  // namespace greenward::workflow
