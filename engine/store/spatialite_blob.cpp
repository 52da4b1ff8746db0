#include "engine/store/spatialite_blob.hpp"

#include "engine/geo/crs.hpp"

#include <bit>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <type_traits>

namespace greenward::store {

namespace {

using geo::geometry_kind;
using geo::lon_lat;

constexpr std::uint8_t kStart = 0x00, kBoxEnd = 0x7c, kEntity = 0x69, kEnd = 0xfe;
constexpr std::uint8_t kLittleEndian = 0x01, kBigEndian = 0x00;
constexpr std::int32_t kPoint = 1, kLine = 2, kPolygon = 3, kMultiOffset = 3, kCollection = 7;
constexpr std::int32_t kCompressed = 1'000'000;
constexpr std::size_t kLeastLinePoints = 2, kLeastRingPoints = 4;

bool finite(lon_lat p) {
  return std::isfinite(p.x) && std::isfinite(p.y);
}

std::int32_t class_of(geometry_kind kind) {
  switch (kind) {
    case geometry_kind::point:
      return kPoint;
    case geometry_kind::line:
      return kLine;
    default:
      return kPolygon;
  }
}

geometry_kind kind_of(std::int32_t simple_class) {
  switch (simple_class) {
    case kPoint:
      return geometry_kind::point;
    case kLine:
      return geometry_kind::line;
    default:
      return geometry_kind::polygon;
  }
}

// ---- writing ----

template <class Number>
void put(std::vector<std::uint8_t>& bytes, Number value) {
  static_assert(std::endian::native == std::endian::little, "the encoder copies numbers as they lie");
  const std::size_t at = bytes.size();
  bytes.resize(at + sizeof value);
  std::memcpy(bytes.data() + at, &value, sizeof value);
}

void put_points(std::vector<std::uint8_t>& bytes, std::span<const lon_lat> points) {
  static_assert(sizeof(lon_lat) == 2 * sizeof(double) && std::is_trivially_copyable_v<lon_lat>);
  const std::size_t at = bytes.size();
  bytes.resize(at + points.size_bytes());
  std::memcpy(bytes.data() + at, points.data(), points.size_bytes());
}

void put_part(std::vector<std::uint8_t>& bytes, geo::geographic_view view, std::size_t part) {
  if (view.kind() == geometry_kind::polygon) put(bytes, static_cast<std::int32_t>(view.ring_count(part)));
  for (std::size_t r = 0; r < view.ring_count(part); ++r) {
    const auto ring = view.ring(part, r);
    if (view.kind() != geometry_kind::point) put(bytes, static_cast<std::int32_t>(ring.size()));
    put_points(bytes, ring);
  }
}

// ---- reading ----

struct format_error {
  bilingual reason;
};

[[noreturn]] void refuse(const char* zh, const char* en) {
  throw format_error{{zh, en}};
}

class byte_reader {
 public:
  explicit byte_reader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  void set_swapped(bool swapped) { swapped_ = swapped; }
  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

  void skip(std::size_t count) {
    if (left() < count) refuse("几何数据被截断", "the geometry's bytes end too early");
    at_ += count;
  }
  std::uint8_t byte() {
    skip(1);
    return bytes_[at_ - 1];
  }
  void expect(std::uint8_t marker) {
    if (byte() != marker) refuse("几何数据的标记字节不对", "a marker byte of the geometry is wrong");
  }
  std::int32_t integer() { return std::bit_cast<std::int32_t>(number<std::uint32_t>()); }
  double real() { return std::bit_cast<double>(number<std::uint64_t>()); }

  /// A count of things that need at least `bytes_each`.
  std::size_t count(std::size_t bytes_each) {
    const std::int32_t value = integer();
    if (value < 0 || static_cast<std::size_t>(value) > left() / bytes_each) {
      refuse("几何数据声称的点数或部件数超过了它的字节数",
             "the geometry claims more points or parts than its bytes hold");
    }
    return static_cast<std::size_t>(value);
  }

 private:
  template <class Unsigned>
  Unsigned number() {
    skip(sizeof(Unsigned));
    Unsigned value = 0;
    std::memcpy(&value, bytes_.data() + at_ - sizeof value, sizeof value);
    if (!swapped_) return value;
    Unsigned turned = 0;
    for (std::size_t i = 0; i < sizeof value; ++i, value = static_cast<Unsigned>(value >> 8U)) {
      turned = static_cast<Unsigned>((turned << 8U) | (value & 0xffU));
    }
    return turned;
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 0;
  bool swapped_ = false;
};

/// Receives nothing: the first pass only checks, so that a refused blob leaves the column as it was.
struct checking_sink {
  static void begin_feature(geometry_kind) {}
  static void begin_part() {}
  static void begin_ring() {}
  static void add(lon_lat) {}
};

template <class Sink>
class blob_parser {
 public:
  blob_parser(std::span<const std::uint8_t> blob, Sink& sink) : in_(blob), sink_(sink) {}

  void parse() {
    header();
    const std::int32_t type = geometry_class();
    if (type == kPoint || type == kLine || type == kPolygon) {
      sink_.begin_feature(kind_of(type));
      part(type);
    } else {
      members(type);
    }
    in_.expect(kEnd);
    if (in_.left() != 0) refuse("几何数据后面有多余的字节", "there are bytes after the geometry's end");
  }

 private:
  void header() {
    in_.expect(kStart);
    const std::uint8_t order = in_.byte();
    if (order != kLittleEndian && order != kBigEndian) {
      refuse("几何数据的字节序标记不认识", "the geometry's byte order mark is not known");
    }
    in_.set_swapped((order == kLittleEndian) != (std::endian::native == std::endian::little));
    if (in_.integer() != geo::kStorageCrs.epsg)
      refuse("几何的坐标系不是 EPSG:4490", "the geometry's CRS is not EPSG:4490");
    in_.skip(4 * sizeof(double));  // the box: made anew where it is needed
    in_.expect(kBoxEnd);
  }

  /// 1 to 7; sets how many numbers a point has.
  std::int32_t geometry_class() {
    const std::int32_t stored = in_.integer();
    if (stored > kCompressed) refuse("不支持压缩的几何", "compressed geometries are not supported");
    const std::int32_t simple = stored % 1000, form = stored / 1000;
    if (stored < kPoint || simple < kPoint || simple > kCollection || form > 3) {
      refuse("几何类型不认识", "the geometry's type is not known");
    }
    extra_ = form == 0 ? 0 : form == 3 ? 2 : 1;
    return simple;
  }

  void members(std::int32_t type) {
    const std::size_t count = in_.count(1 + sizeof(std::int32_t));
    if (count == 0) sink_.begin_feature(geometry_kind::none);
    std::int32_t wanted = type == kCollection ? 0 : type - kMultiOffset;
    for (std::size_t i = 0; i < count; ++i) {
      in_.expect(kEntity);
      const std::int32_t member = geometry_class();
      if (wanted == 0) wanted = member;
      if (member != wanted || member > kPolygon) {
        refuse("几何混合了点、线、面", "the geometry mixes points, lines and polygons");
      }
      if (i == 0) sink_.begin_feature(kind_of(member));
      part(member);
    }
  }

  void part(std::int32_t type) {
    sink_.begin_part();
    if (type == kPoint) {
      sink_.add(point());
    } else if (type == kLine) {
      const std::size_t count = in_.count(point_bytes());
      if (count < kLeastLinePoints) refuse("线的点数不足两个", "a line has fewer than two points");
      for (std::size_t i = 0; i < count; ++i) sink_.add(point());
    } else {
      rings();
    }
  }

  void rings() {
    const std::size_t count = in_.count(sizeof(std::int32_t));
    if (count == 0) refuse("面没有边界环", "a polygon has no rings");
    for (std::size_t r = 0; r < count; ++r) {
      sink_.begin_ring();
      const std::size_t points = in_.count(point_bytes());
      if (points < kLeastRingPoints)
        refuse("面的边界环点数不足四个", "a polygon's ring has fewer than four points");
      const lon_lat first = point();
      sink_.add(first);
      lon_lat last = first;
      for (std::size_t i = 1; i < points; ++i) sink_.add(last = point());
      if (!(first == last)) refuse("面的边界环没有闭合", "a polygon's ring is not closed");
    }
  }

  lon_lat point() {
    lon_lat p;
    p.x = in_.real();
    p.y = in_.real();
    in_.skip(extra_ * sizeof(double));
    if (!finite(p)) refuse("坐标不是有限的数", "a coordinate is not a finite number");
    return p;
  }

  [[nodiscard]] std::size_t point_bytes() const { return (2 + extra_) * sizeof(double); }

  byte_reader in_;
  Sink& sink_;
  std::size_t extra_ = 0;
};

std::optional<bilingual> ring_problem(std::span<const lon_lat> ring, geometry_kind kind) {
  for (const lon_lat& p : ring) {
    if (!finite(p)) return bilingual{"坐标不是有限的数", "a coordinate is not a finite number"};
  }
  if (kind == geometry_kind::point && ring.size() != 1) {
    return bilingual{"点的一个部件必须恰好有一个坐标", "a part of a point must have exactly one coordinate"};
  }
  if (kind == geometry_kind::line && ring.size() < kLeastLinePoints) {
    return bilingual{"线的点数不足两个", "a line has fewer than two points"};
  }
  if (kind == geometry_kind::polygon && ring.size() < kLeastRingPoints) {
    return bilingual{"面的边界环点数不足四个", "a polygon's ring has fewer than four points"};
  }
  if (kind == geometry_kind::polygon && !(ring.front() == ring.back())) {
    return bilingual{"面的边界环没有闭合", "a polygon's ring is not closed"};
  }
  return std::nullopt;
}

}  // namespace

std::span<const std::uint8_t> spatialite_blob_encoder::encode(geo::geographic_view view, point_form points) {
  assert(!view.is_none() && view.part_count() > 0);
  const std::int32_t type = class_of(view.kind());
  const bool multi =
      view.kind() != geometry_kind::point || points == point_form::multi || view.part_count() > 1;
  const geo::lon_lat_box box = view.box();
  bytes_.clear();
  put(bytes_, kStart);
  put(bytes_, kLittleEndian);
  put(bytes_, geo::kStorageCrs.epsg);
  for (const double bound : {box.min.x, box.min.y, box.max.x, box.max.y}) put(bytes_, bound);
  put(bytes_, kBoxEnd);
  put(bytes_, multi ? type + kMultiOffset : type);
  if (multi) put(bytes_, static_cast<std::int32_t>(view.part_count()));
  for (std::size_t p = 0; p < view.part_count(); ++p) {
    if (multi) {
      put(bytes_, kEntity);
      put(bytes_, type);
    }
    put_part(bytes_, view, p);
  }
  put(bytes_, kEnd);
  return bytes_;
}

std::optional<bilingual> storable_problem(geo::geographic_view view) {
  if (view.part_count() == 0) return bilingual{"几何是空的", "the geometry is empty"};
  for (std::size_t p = 0; p < view.part_count(); ++p) {
    if (view.ring_count(p) == 0) return bilingual{"面没有边界环", "a polygon has no rings"};
    for (std::size_t r = 0; r < view.ring_count(p); ++r) {
      if (auto problem = ring_problem(view.ring(p, r), view.kind())) return problem;
    }
  }
  return std::nullopt;
}

std::optional<geo::lon_lat_box> spatialite_blob_box(std::span<const std::uint8_t> blob) {
  constexpr std::size_t kHead = 2 + sizeof(std::int32_t) + 4 * sizeof(double);
  if (blob.size() < kHead) return std::nullopt;
  byte_reader in(blob);
  in.skip(1);
  in.set_swapped((in.byte() == kLittleEndian) != (std::endian::native == std::endian::little));
  in.skip(sizeof(std::int32_t));
  geo::lon_lat_box box;
  for (double* side : {&box.min.x, &box.min.y, &box.max.x, &box.max.y}) *side = in.real();
  if (box.empty()) return std::nullopt;
  return box;
}

std::optional<bilingual> append_spatialite_blob(std::span<const std::uint8_t> blob,
                                                geo::geographic_geometry& column) {
  try {
    checking_sink checked;
    blob_parser<checking_sink>(blob, checked).parse();
    blob_parser<geo::geographic_geometry>(blob, column).parse();
    return std::nullopt;
  } catch (const format_error& refused) {
    return refused.reason;
  }
}

}  // namespace greenward::store
