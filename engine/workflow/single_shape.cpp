#include "engine/workflow/single_shape.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/record_file.hpp"

#include <fmt/format.h>
#include <optional>
#include <utility>

namespace greenward::workflow {

geo::geographic_geometry single_shape_in(const std::filesystem::path& file, const std::string& crs,
                                         const task& progress) {
  std::optional<exchange::record> only;
  std::int64_t count = 0;
  exchange::read_records(
      file, {.source_layer = "", .crs = crs, .encoding = ""}, [](const exchange::record_header&) {},
      [&](exchange::record&& record) {
        if (++count == 1) only = std::move(record);
      },
      progress);
  if (count != 1) {
    throw error(error_code::bad_input, file.string(),
                {fmt::format("文件有 {} 条记录，须恰有一条", count),
                 fmt::format("it has {} records, not one", count)},
                {"请给出只含一个要素的文件", "give a file of one feature"});
  }
  if (only->refused)
    throw error(error_code::bad_input, file.string(), *only->refused, {"请改正几何", "correct the geometry"});
  return std::move(only->geometry);
}

}  // namespace greenward::workflow
