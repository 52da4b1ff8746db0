// The tags of one OpenStreetMap object, and the few readings that several rules share.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace greenward::exchange {

/// Views into the reader's buffer (or literals): valid as long as the object they come from.
class osm_tags {
 public:
  osm_tags() = default;
  osm_tags(std::initializer_list<std::pair<std::string_view, std::string_view>> tags) : tags_(tags) {}

  void clear() { tags_.clear(); }
  void add(std::string_view key, std::string_view value) { tags_.emplace_back(key, value); }

  /// "" if the object has no such tag. O(tags).
  [[nodiscard]] std::string_view operator[](std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return !(*this)[key].empty(); }
  [[nodiscard]] bool is(std::string_view key, std::string_view value) const { return (*this)[key] == value; }
  /// Present and not "no".
  [[nodiscard]] bool affirms(std::string_view key) const;
  /// One of the values of a semicolon-separated list.
  [[nodiscard]] bool lists(std::string_view key, std::string_view value) const;
  /// The whole value as a plain decimal number (optionally followed by " m"); nullopt for anything else.
  [[nodiscard]] std::optional<double> number(std::string_view key) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> tags_;
};

/// Is `value` one of `values`?
[[nodiscard]] bool one_of(std::string_view value, std::initializer_list<std::string_view> values);

}  // namespace greenward::exchange
