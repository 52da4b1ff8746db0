#include "engine/base/error.hpp"

#include <algorithm>
#include <utility>

namespace greenward {

namespace {

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  std::replace(text.begin(), text.end(), '\r', ' ');
  return text;
}

}  // namespace

error::error(error_code code, std::string subject, bilingual problem, bilingual remedy)
    : code_(code),
      subject_(std::move(subject)),
      problem_(std::move(problem)),
      remedy_(std::move(remedy)),
      english_(message(language::en)) {}

std::string error::message(language lang) const {
  const bool chinese = lang == language::zh;
  std::string line;
  if (!subject_.empty()) line += subject_ + (chinese ? "：" : ": ");
  line += problem_.in(lang);
  if (!remedy_.in(lang).empty()) line += (chinese ? "。" : ". ") + remedy_.in(lang);
  return one_line(std::move(line));
}

int exit_status(error_code code) noexcept {
  return static_cast<int>(code);
}

}  // namespace greenward
