#include "engine/exchange/osm_tags.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace greenward::exchange {

std::string_view osm_tags::operator[](std::string_view key) const {
  for (const auto& [k, v] : tags_) {
    if (k == key) return v;
  }
  return {};
}

bool osm_tags::affirms(std::string_view key) const {
  const std::string_view value = (*this)[key];
  return !value.empty() && value != "no";
}

bool osm_tags::lists(std::string_view key, std::string_view value) const {
  std::string_view rest = (*this)[key];
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view item = rest.substr(0, end);
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
    if (item == value) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

std::optional<double> osm_tags::number(std::string_view key) const {
  std::string_view text = (*this)[key];
  if (text.size() > 2 && text.ends_with(" m")) text.remove_suffix(2);
  double value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

bool one_of(std::string_view value, std::initializer_list<std::string_view> values) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

}  // namespace greenward::exchange
