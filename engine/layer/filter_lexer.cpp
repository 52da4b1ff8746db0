#include "engine/layer/filter_lexer.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace greenward::layer {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
char capital(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/// Counted in characters from 1, as a person counts.
std::size_t character_number(std::string_view expression, std::size_t position) {
  const auto before = expression.substr(0, position);
  return 1 + static_cast<std::size_t>(std::ranges::count_if(
                 before, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

filter_lexer::filter_lexer(std::string_view expression, std::string_view subject)
    : expression_(expression), subject_(subject) {
  advance();
}

char filter_lexer::peek(std::size_t ahead) const {
  return next_ + ahead < expression_.size() ? expression_[next_ + ahead] : '\0';
}

void filter_lexer::advance() {
  while (next_ < expression_.size() && is_space(expression_[next_])) ++next_;
  current_ = {filter_token_kind::end, "", next_};
  if (next_ == expression_.size()) return;
  const char first = peek();
  if (first == '\'') return read_text();
  if (is_digit(first) || first == '.' || first == '-') return read_number();
  if (is_letter(first)) return read_word();
  read_sign();
}

void filter_lexer::read_text() {
  current_.kind = filter_token_kind::text;
  for (++next_; next_ < expression_.size(); ++next_) {
    if (expression_[next_] == '\'') {
      if (peek(1) != '\'') {
        ++next_;
        return;
      }
      ++next_;
    }
    current_.spelling += expression_[next_];
  }
  fail_here({"文本缺少右引号", "this text has no closing quote"});
}

void filter_lexer::read_number() {
  current_.kind = filter_token_kind::number;
  const std::size_t first = next_++;
  const auto continues = [&] {
    const char c = peek();
    const bool exponent_sign = (c == '-' || c == '+') && capital(expression_[next_ - 1]) == 'E';
    return is_digit(c) || is_letter(c) || c == '.' || exponent_sign;
  };
  while (next_ < expression_.size() && continues()) ++next_;
  current_.spelling = expression_.substr(first, next_ - first);
}

void filter_lexer::read_word() {
  current_.kind = filter_token_kind::word;
  const std::size_t first = next_;
  while (is_letter(peek()) || is_digit(peek())) ++next_;
  current_.spelling = expression_.substr(first, next_ - first);
}

void filter_lexer::read_sign() {
  static constexpr std::array<std::string_view, 10> kSigns{"<>", "!=", "<=", ">=", "=",
                                                           "<",  ">",  "(",  ")",  ","};
  const auto rest = expression_.substr(next_);
  const auto sign = std::ranges::find_if(kSigns, [&](std::string_view s) { return rest.starts_with(s); });
  if (sign == kSigns.end()) fail_here({"此处的字符无法识别", "a character that means nothing here"});
  current_.kind = filter_token_kind::sign;
  current_.spelling = *sign;
  next_ += sign->size();
}

bool filter_lexer::at_keyword(std::string_view keyword) const {
  return current_.kind == filter_token_kind::word &&
         std::ranges::equal(current_.spelling, keyword, {}, capital);
}

bool filter_lexer::at_sign(std::string_view sign) const {
  return current_.kind == filter_token_kind::sign && current_.spelling == sign;
}

bool filter_lexer::take_keyword(std::string_view keyword) {
  const bool taken = at_keyword(keyword);
  if (taken) advance();
  return taken;
}

bool filter_lexer::take_sign(std::string_view sign) {
  const bool taken = at_sign(sign);
  if (taken) advance();
  return taken;
}

void filter_lexer::fail(std::size_t position, const bilingual& problem) const {
  const std::size_t number = character_number(expression_, position);
  throw error(error_code::usage, std::string(subject_),
              {fmt::format("筛选表达式第 {} 个字符处：{}", number, problem.zh),
               fmt::format("filter expression, character {}: {}", number, problem.en)},
              {"写法例如 stage = 'started' AND width_m >= 12",
               "Write for example stage = 'started' AND width_m >= 12"});
}

}  // namespace greenward::layer
