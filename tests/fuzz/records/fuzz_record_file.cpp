// Any bytes, read as a file of records: the first byte chooses the suffix. Either records or an error.
#include "engine/base/error.hpp"
#include "engine/exchange/record_file.hpp"
#include "tests/fuzz/scratch_file.hpp"

#include <array>
#include <cstdlib>

namespace {

constexpr std::array<const char*, 8> kSuffixes{".geojson", ".csv", ".kml", ".gpkg",
                                               ".fgb",     ".dxf", ".dbf", ".xlsx"};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const greenward::fuzzing::scratch_file file(kSuffixes[data[0] % kSuffixes.size()], data + 1, size - 1);
  greenward::exchange::read_options options;
  options.crs = "EPSG:4490";
  std::size_t fields = 0;
  try {
    greenward::exchange::read_records(
        file.path(), options, [&](const auto& header) { fields = header.fields.size(); },
        [&](greenward::exchange::record&& r) {
          if (r.cells.size() != fields || r.geometry.size() != 1) std::abort();
        },
        greenward::task{});
  } catch (const greenward::error&) {
  }
  return 0;
}
