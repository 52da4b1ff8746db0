#include "viewer/layers/scale_range.hpp"

#include "viewer/i18n/number_text.hpp"
#include "viewer/i18n/text_table.hpp"

#include <charconv>
#include <cmath>
#include <system_error>

namespace greenward::viewer {

namespace {

constexpr std::string_view kTenThousand = "万";
constexpr double kFarthestOfAll = 1e9;

std::string scale_field(double scale) {
  return scale > 0 ? count_text(static_cast<std::int64_t>(std::llround(scale))) : std::string();
}

}  // namespace

std::optional<double> parse_scale(std::string_view typed) {
  std::string digits;
  for (const char c : typed)
    if (c != ' ' && c != ',') digits += c;
  if (digits.starts_with("1:")) digits.erase(0, 2);
  if (digits.empty()) return 0;
  double unit = 1;
  if (digits.ends_with(kTenThousand)) {
    digits.resize(digits.size() - kTenThousand.size());
    unit = 10000;
  }
  double value = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, fault] = std::from_chars(digits.data(), end, value);
  if (fault != std::errc() || stop != end) return std::nullopt;
  value = std::round(value * unit);
  if (!(value >= 1 && value <= kFarthestOfAll)) return std::nullopt;
  return value;
}

void scale_range::read(double usual) {
  const auto near = parse_scale(typed_nearest), far = parse_scale(typed_farthest);
  problem.reset();
  if (!near || !far)
    problem = words(text_key::scale_unread);
  else if (*far > 0 && *near >= *far)
    problem = words(text_key::scale_reversed);
  if (problem) return;
  nearest = *near;
  farthest = *far == usual ? std::nullopt : far;
  write(usual);
}

void scale_range::write(double usual) {
  typed_nearest = scale_field(nearest);
  typed_farthest = scale_field(farthest.value_or(usual));
}

}  // namespace greenward::viewer
