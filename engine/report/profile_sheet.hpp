// A longitudinal profile as an engineer's sheet: drawing, table, and what is wrong.
#pragma once

#include "engine/base/bilingual.hpp"
#include "engine/drainage/profile.hpp"
#include "engine/report/map_format.hpp"

#include <filesystem>
#include <string>

namespace greenward::report {

struct profile_sheet_options {
  std::string title, district;
  std::string notice;  ///< of the data, such as that they are synthetic: on the sheet whenever not empty
  language lang = language::zh;
};

/// One sheet, as long as the way needs at a round scale, both scales written on it. Numbers that were
/// interpolated carry a ~, their lines are dashed. Where nodes lie so close that even upright numbers would
/// cover one another, columns are moved aside with a leader; ways of well over a thousand nodes leave some
/// out of the table and say so. Returns the bytes of the file. Throws error{bad_input} if there is no Chinese
/// font.
[[nodiscard]] std::string draw_profile(const drainage::profile& way, const profile_sheet_options& options,
                                       map_format format);

/// The same into a file, by its extension; it appears whole or not at all. Throws error{usage} for another
/// extension than .png, .pdf or .svg, error{bad_input} if the file cannot be written.
void print_profile(const drainage::profile& way, const profile_sheet_options& options,
                   const std::filesystem::path& file);

}  // namespace greenward::report
