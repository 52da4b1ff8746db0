#include "viewer/layers/coordinate_words.hpp"

#include "engine/base/error.hpp"
#include "viewer/i18n/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace greenward::viewer {

namespace {

enum class token_kind : std::uint8_t { number, degree, minute, second, letter, comma };

struct token {
  token_kind kind = token_kind::number;
  double value = 0;       ///< of a number
  bool negative = false;  ///< of a number: even -0 has a sign
  bool whole = true;      ///< of a number: it has no point
  char letter = 0;        ///< N, S, E or W
};

[[noreturn]] void refuse(std::string_view typed, bilingual problem) {
  throw error(
      error_code::bad_input, std::string(typed), std::move(problem),
      {"写法如 125.27 43.88 或 43°52'48\"N 125°16'12\"E", "write 125.27 43.88 or 43°52'48\"N 125°16'12\"E"});
}

struct sign {
  char32_t code;
  token_kind kind;
  char letter = 0;
};

constexpr std::array<sign, 30> kSigns{{
    {U'°', token_kind::degree},       {U'º', token_kind::degree},       {U'度', token_kind::degree},
    {U'\'', token_kind::minute},      {U'′', token_kind::minute},       {U'’', token_kind::minute},
    {U'分', token_kind::minute},      {U'"', token_kind::second},       {U'″', token_kind::second},
    {U'”', token_kind::second},       {U'秒', token_kind::second},      {U',', token_kind::comma},
    {U';', token_kind::comma},        {U'、', token_kind::comma},       {U'N', token_kind::letter, 'N'},
    {U'S', token_kind::letter, 'S'},  {U'E', token_kind::letter, 'E'},  {U'W', token_kind::letter, 'W'},
    {U'n', token_kind::letter, 'N'},  {U's', token_kind::letter, 'S'},  {U'e', token_kind::letter, 'E'},
    {U'w', token_kind::letter, 'W'},  {U'北', token_kind::letter, 'N'}, {U'南', token_kind::letter, 'S'},
    {U'东', token_kind::letter, 'E'}, {U'西', token_kind::letter, 'W'}, {U'D', token_kind::degree},
    {U'‘', token_kind::minute},       {U'“', token_kind::second},       {U'd', token_kind::degree},
}};

/// Full-width forms stand 0xfee0 above ASCII.
char32_t half_width(char32_t c) {
  if (c == U'。') return U'.';
  if (c == U'\u3000' || c == U'\t' || c == U'\u00a0') return U' ';
  if (c == U'−') return U'-';
  return c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

class tokenizer {
 public:
  explicit tokenizer(std::string_view typed) : typed_(typed), text_(decode_utf8(typed)) {
    for (char32_t& c : text_) c = half_width(c);
  }

  std::vector<token> all() {
    std::vector<token> tokens;
    while (at_ < text_.size()) {
      const char32_t c = text_[at_];
      // 经 and 纬 say no more than the letter before them.
      if (c == U' ' || c == U'经' || c == U'纬' || c == U'米') {
        ++at_;
      } else if (is_digit(c) || c == U'.' || c == U'-' || c == U'+') {
        tokens.push_back(number());
      } else {
        tokens.push_back(other(c));
      }
    }
    return tokens;
  }

 private:
  token number() {
    std::string digits;
    token found;
    if (text_[at_] == U'-' || text_[at_] == U'+') found.negative = text_[at_++] == U'-';
    for (; at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == U'.'); ++at_)
      digits.push_back(static_cast<char>(text_[at_]));
    found.whole = digits.find('.') == std::string::npos;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), found.value);
    if (digits.empty() || problem != std::errc() || end != digits.data() + digits.size())
      refuse(typed_, {"“" + digits + "”不是数字", "\"" + digits + "\" is not a number"});
    return found;
  }

  token other(char32_t c) {
    const auto* const known = std::ranges::find(kSigns, c, &sign::code);
    if (known == kSigns.end())
      refuse(typed_, {"第 " + std::to_string(at_ + 1) + " 个字符无法识别",
                      "character " + std::to_string(at_ + 1) + " cannot be read"});
    ++at_;
    // Two single strokes are a double one.
    if (c == U'\'' && at_ < text_.size() && text_[at_] == U'\'') {
      ++at_;
      return {.kind = token_kind::second};
    }
    return {.kind = known->kind, .letter = known->letter};
  }

  std::string_view typed_;
  std::u32string text_;
  std::size_t at_ = 0;
};

std::vector<std::size_t> places_of(std::span<const token> tokens, token_kind kind) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < tokens.size(); ++i)
    if (tokens[i].kind == kind) places.push_back(i);
  return places;
}

/// Where the second coordinate begins: told by a comma, by letters, by degree signs, or by two halves.
std::size_t split(std::string_view typed, std::span<const token> tokens) {
  const std::vector<std::size_t> numbers = places_of(tokens, token_kind::number);
  const std::vector<std::size_t> commas = places_of(tokens, token_kind::comma);
  const std::vector<std::size_t> letters = places_of(tokens, token_kind::letter);
  const std::vector<std::size_t> degrees = places_of(tokens, token_kind::degree);
  if (numbers.size() < 2) refuse(typed, {"需要两个坐标", "two coordinates are needed"});
  if (commas.size() == 1) return commas[0];
  if (commas.empty() && letters.size() == 2) return letters[0] == 0 ? letters[1] : letters[0] + 1;
  if (commas.empty() && letters.empty() && degrees.size() == 2) return degrees[1] - 1;
  if (commas.empty() && letters.empty() && degrees.empty() &&
      (numbers.size() == 2 || numbers.size() == 4 || numbers.size() == 6))
    return numbers[numbers.size() / 2];
  refuse(typed, {"分不清两个坐标的界限", "it is not clear where the second coordinate begins"});
}

coordinate_axis axis_of(char letter) {
  return letter == 'E' || letter == 'W' ? coordinate_axis::east : coordinate_axis::north;
}

/// What one coordinate is made of.
struct word_parts {
  std::vector<token> numbers;
  char letter = 0;  ///< 0 = none
  bool signs = false;
};

std::size_t rank_of_sign(token_kind kind) {
  if (kind == token_kind::degree) return 1;
  return kind == token_kind::minute ? 2 : 3;
}

void add_part(std::string_view typed, const token& t, word_parts& parts) {
  if (t.kind == token_kind::comma) return;
  if (t.kind == token_kind::number) {
    parts.numbers.push_back(t);
  } else if (t.kind == token_kind::letter) {
    if (parts.letter != 0) refuse(typed, {"一个坐标有两个方向", "a coordinate has two directions"});
    parts.letter = t.letter;
  } else {
    if (parts.numbers.size() != rank_of_sign(t.kind))
      refuse(typed, {"度分秒的次序不对", "degrees, minutes and seconds are out of order"});
    parts.signs = true;
  }
}

/// Without the sign.
double value_of(std::string_view typed, std::span<const token> numbers) {
  double value = 0, unit = 1;
  for (std::size_t i = 0; i < numbers.size(); ++i, unit /= 60) {
    if (i + 1 < numbers.size() && !numbers[i].whole)
      refuse(typed, {"只有最后一个数可带小数", "only the last number may have decimals"});
    if (i > 0 && (numbers[i].negative || numbers[i].value >= 60))
      refuse(typed, {"分和秒应在 0 与 60 之间", "minutes and seconds must be from 0 to 60"});
    value += numbers[i].value * unit;
  }
  return value;
}

/// One coordinate: a letter before or behind, up to three numbers, each with its sign or without.
coordinate_word word_of(std::string_view typed, std::span<const token> tokens) {
  word_parts parts;
  for (const token& t : tokens) add_part(typed, t, parts);
  if (parts.numbers.empty() || parts.numbers.size() > 3)
    refuse(typed, {"一个坐标有一至三个数", "a coordinate has one to three numbers"});
  const bool minus = parts.numbers.front().negative;
  if (minus && parts.letter != 0)
    refuse(typed, {"方向字母与负号只能用其一", "a direction and a minus sign exclude each other"});
  const bool backwards = minus || parts.letter == 'S' || parts.letter == 'W';
  const double value = value_of(typed, parts.numbers);
  coordinate_word word;
  word.value = backwards ? -value : value;
  word.sexagesimal = parts.signs || parts.numbers.size() > 1;
  if (parts.letter != 0) word.axis = axis_of(parts.letter);
  return word;
}

}  // namespace

coordinate_pair read_pair(std::string_view typed) {
  const std::vector<token> tokens = tokenizer(typed).all();
  const std::size_t second = split(typed, tokens);
  const coordinate_pair pair{word_of(typed, std::span(tokens).first(second)),
                             word_of(typed, std::span(tokens).subspan(second))};
  if (pair.first.axis != coordinate_axis::unsaid && pair.first.axis == pair.second.axis)
    refuse(typed, {"两个坐标是同一方向", "both coordinates are of one direction"});
  return pair;
}

}  // namespace greenward::viewer
