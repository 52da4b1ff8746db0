// Any bytes: either refused with the column untouched, or a geometry that survives a round trip.
#include "engine/store/spatialite_blob.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace greenward;
  geo::geographic_geometry column;
  if (store::append_spatialite_blob({data, size}, column)) {
    require(column == geo::geographic_geometry{});
    return 0;
  }
  require(column.size() == 1);
  if (column[0].is_none()) return 0;
  require(!store::storable_problem(column[0]));
  store::spatialite_blob_encoder encoder;
  geo::geographic_geometry back;
  require(!store::append_spatialite_blob(encoder.encode(column[0], store::point_form::multi), back));
  require(back == column);
  return 0;
}
