// Strict reading of the TOML files of gis-data. Private to this room; toml++ stays in the source file.
#pragma once

#include "engine/base/bilingual.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace greenward::layer {

/// No file of gis-data is nearly as long; a longer one is refused unread.
inline constexpr std::size_t kMaximumTomlBytes = 4 * 1024 * 1024;

/// One table of a TOML document. Every getter marks its key as read; finish() refuses the keys that nobody
/// read, so that a misspelt key is an error and not a default. All errors are error{bad_input} whose subject
/// is "file:line: key". Copies share what has been read.
class toml_table {
 public:
  [[nodiscard]] static toml_table read(const std::filesystem::path& file);
  /// `name` stands for the file in messages.
  [[nodiscard]] static toml_table parse(std::string_view text, const std::string& name);

  [[nodiscard]] bool has(std::string_view key) const;
  /// The required ones: the key must be there and of that type; texts must be UTF-8 and not empty.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] double number(std::string_view key) const;  ///< finite; an integer will do
  [[nodiscard]] int integer(std::string_view key) const;
  [[nodiscard]] bool boolean(std::string_view key) const;
  [[nodiscard]] bilingual title() const;                                     ///< the keys zh and en
  [[nodiscard]] std::vector<toml_table> tables(std::string_view key) const;  ///< an array of tables
  /// The optional ones: the fallback if the key is absent. An optional text may be empty.
  [[nodiscard]] std::string text_or(std::string_view key, std::string fallback) const;
  [[nodiscard]] double number_or(std::string_view key, double fallback) const;
  [[nodiscard]] int integer_or(std::string_view key, int fallback) const;
  [[nodiscard]] bool boolean_or(std::string_view key, bool fallback) const;
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;  ///< absent = none
  [[nodiscard]] std::vector<double> numbers(std::string_view key) const;     ///< absent = none

  /// The keys of this table, sorted; each must hold a table.
  [[nodiscard]] std::vector<std::string> keys() const;
  [[nodiscard]] toml_table table(std::string_view key) const;

  /// Throws for a key that no getter was asked for.
  void finish() const;
  [[noreturn]] void fail(std::string_view key, const bilingual& problem) const;

 private:
  struct data;
  explicit toml_table(std::shared_ptr<data> d) : data_(std::move(d)) {}
  std::shared_ptr<data> data_;
};

/// The *.toml files of a folder, by name. Throws error{bad_input} if the folder cannot be read.
[[nodiscard]] std::vector<std::filesystem::path> toml_files(const std::filesystem::path& folder);

/// a-z, then a-z, 0-9 and _; at most 63 characters (the longest name PostgreSQL keeps).
[[nodiscard]] bool is_snake_case(std::string_view name);

}  // namespace greenward::layer
