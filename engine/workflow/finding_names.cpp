#include "engine/workflow/finding_names.hpp"

#include "engine/drainage/finding_numbers.hpp"
#include "engine/workflow/environment.hpp"

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

namespace {

/// "pipes.up_invert_m": a field of a layer; the nodes are those of drainage_nodes.
std::string field_title(std::string_view field, language lang) {
  const std::size_t dot = field.find('.');
  const bool of_nodes = field.substr(0, dot) == "nodes";
  const layer::layer_schema& layer =
      program_environment().catalogue.layer(of_nodes ? "drainage_nodes" : "pipes");
  return layer.fields[layer.field_index(std::string(field.substr(dot + 1)))].title.in(lang);
}

/// To the millimetre, if it is of metres; a small number to three figures. The finding keeps the whole
/// number.
std::string rounded(double number) {
  constexpr double kSmall = 0.1;
  if (std::abs(number) < kSmall) return fmt::format("{:.3g}", number);
  return fmt::format("{:.12g}", std::round(number * 1000) / 1000);
}

std::string number_text(const drainage::number_word& word, double number, language lang) {
  if (word.is_pipe_end) {
    const bilingual end = number < 2 ? bilingual{"起点端", "first end"} : bilingual{"终点端", "last end"};
    return end.in(lang);
  }
  const std::string_view space = word.unit.empty() || word.unit == "%" ? "" : " ";
  return fmt::format("{} {}{}{}", word.title.in(lang), rounded(number * word.factor), space, word.unit);
}

}  // namespace

std::vector<std::string> evidence_parts(const drainage::finding& found, language lang) {
  std::vector<std::string> parts;
  if (!found.field.empty()) parts.push_back(field_title(found.field, lang));
  const drainage::check_words& words = words_of(found.what);
  for (std::size_t i = 0; i < found.numbers.size(); ++i) {
    if (*words.numbers[i] == '\0' || std::isnan(found.numbers[i])) continue;
    parts.push_back(number_text(drainage::number_called(words.numbers[i]), found.numbers[i], lang));
  }
  return parts;
}

std::string evidence_text(const drainage::finding& found, language lang) {
  const bilingual between{"；", "; "};
  std::string text;
  for (const std::string& part : evidence_parts(found, lang)) {
    if (!text.empty()) text += between.in(lang);
    text += part;
  }
  return text;
}

}  // namespace greenward::workflow
