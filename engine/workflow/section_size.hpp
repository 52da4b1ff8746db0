// Sizes of sections as surveys write them: "300", "DN300", "φ0.3", "800×600 mm", in a unit that few of them
// say.
#pragma once

#include "engine/base/bilingual.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace greenward::workflow {

enum class size_unit : std::uint8_t { mm, cm, m };

/// "mm", "cm" or "m"; nullopt for anything else.
[[nodiscard]] std::optional<size_unit> size_unit_of(std::string_view word);
/// The unit that a column's heading says, such as "管径(mm)" or "diameter_mm"; nullopt if it says none.
[[nodiscard]] std::optional<size_unit> unit_in_heading(std::string_view heading);

/// One size, in the unit it was written in. A circle has a diameter, a box a width and a height.
struct section_size {
  static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  double diameter = kNone, width = kNone, height = kNone;
  std::optional<size_unit> unit;  ///< said with the number: by DN, or by the unit behind it
  [[nodiscard]] bool is_box() const { return diameter != diameter; }
  [[nodiscard]] double largest() const;
};

/// A number, perhaps after DN, D, d, φ or Φ and before a unit; or two with x, X, ×, * or ✕ between them,
/// width first. nullopt for anything else: "2φ300", "300/400", words.
[[nodiscard]] std::optional<section_size> parse_section_size(std::string_view text);

[[nodiscard]] double millimetres_in(size_unit unit);

/// The sizes of a whole column, by how large they look. Sizes that say their unit do not count.
class size_statistics {
 public:
  void add(const section_size& size);
  [[nodiscard]] std::int64_t count() const { return large_ + middling_ + small_; }

  /// The unit in which the column makes sense as a whole; of a mixture the one in which most of it does. No
  /// sewer is under 50 mm or over 10 m across: numbers from 50 up that reach 150 are millimetres, numbers
  /// under 10 of which some are fractions are metres. nullopt where either could be, or where a mixture has
  /// no majority: a person must say it.
  [[nodiscard]] std::optional<size_unit> likely_unit() const;
  /// What the numbers look like, for the question.
  [[nodiscard]] bilingual description() const;

 private:
  std::int64_t large_ = 0, middling_ = 0, small_ = 0, fractions_ = 0;
  double least_ = std::numeric_limits<double>::infinity(), greatest_ = 0;
};

/// Whether the size can be meant in that guessed unit.
[[nodiscard]] bool fits_unit(const section_size& size, size_unit unit);

}  // namespace greenward::workflow
