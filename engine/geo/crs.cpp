#include "engine/geo/crs.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/china_offset.hpp"

#include <fmt/format.h>
#include <proj.h>
#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <vector>

namespace greenward::geo {

namespace {

struct context_deleter {
  void operator()(PJ_CONTEXT* context) const { proj_context_destroy(context); }
};
struct object_deleter {
  void operator()(PJ* object) const { proj_destroy(object); }
};
using context_ptr = std::unique_ptr<PJ_CONTEXT, context_deleter>;
using object_ptr = std::unique_ptr<PJ, object_deleter>;

/// A PROJ context of its own, silent, that never asks the network for grids.
context_ptr make_context() {
  context_ptr context(proj_context_create());
  proj_context_set_enable_network(context.get(), 0);
  proj_log_level(context.get(), PJ_LOG_NONE);
  return context;
}

/// WKT fills pages: a message shows only how it begins.
std::string shown(const std::string& crs) {
  constexpr std::size_t kMost = 80;
  if (crs.size() <= kMost) return crs.empty() ? "CRS" : crs;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(crs[end]) & 0xC0U) == 0x80U) --end;
  return crs.substr(0, end) + "…";
}

[[noreturn]] void throw_unknown_crs(const std::string& crs) {
  throw error(error_code::bad_input, shown(crs), {"无法识别的坐标系", "unknown coordinate reference system"},
              {"请使用 EPSG:4490 这样的代号、WKT 文本、gcj02 或 bd09",
               "give a code such as EPSG:4490, WKT text, gcj02 or bd09"});
}

/// PROJ also guesses at names and reads files; only codes ("EPSG:4551", "4551", "ESRI:102025"), WKT and
/// PROJJSON are let through, so that a slip of the pen is an error and not another CRS.
std::string definition_of(const std::string& crs) {
  if (const auto code = parse_crs_code(crs)) return to_string(*code);
  const bool coded = crs.find(':') != std::string::npos && crs.find_first_of(" /+=") == std::string::npos;
  const bool written_out = crs.find('[') != std::string::npos || crs.starts_with('{');
  if (!coded && !written_out) throw_unknown_crs(crs);
  return crs;
}

object_ptr make_crs(PJ_CONTEXT* context, const std::string& crs) {
  object_ptr object(proj_create(context, definition_of(crs).c_str()));
  if (!object || proj_is_crs(object.get()) == 0) throw_unknown_crs(crs);
  return object;
}

/// The horizontal CRS inside bound ("with a datum shift") and compound ("with heights") ones.
object_ptr horizontal_part(PJ_CONTEXT* context, const PJ* crs) {
  object_ptr part(proj_clone(context, crs));
  while (part) {
    const PJ_TYPE type = proj_get_type(part.get());
    if (type == PJ_TYPE_BOUND_CRS) {
      part.reset(proj_get_source_crs(context, part.get()));
    } else if (type == PJ_TYPE_COMPOUND_CRS) {
      part.reset(proj_crs_get_sub_crs(context, part.get(), 0));
    } else {
      break;
    }
  }
  return part;
}

bool is_geographic(PJ_CONTEXT* context, const PJ* crs) {
  const object_ptr part = horizontal_part(context, crs);
  if (!part) return false;
  const PJ_TYPE type = proj_get_type(part.get());
  return type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
}

/// Not one of its realisations: WGS 84 as maps and receivers mean it.
bool rests_on_wgs84(PJ_CONTEXT* context, const PJ* crs) {
  const object_ptr part = horizontal_part(context, crs);
  if (!part) return false;
  const object_ptr geodetic(proj_crs_get_geodetic_crs(context, part.get()));
  if (!geodetic) return false;
  const object_ptr datum(proj_crs_get_datum_forced(context, geodetic.get()));
  return datum && std::string_view(proj_get_name(datum.get())) == "World Geodetic System 1984";
}

/// Between CGCS2000 and WGS 84 EPSG has the null transformation, which PROJ takes 50 ms to find: WGS 84
/// stands for it where the other end is WGS 84 too.
object_ptr make_end(PJ_CONTEXT* context, const std::string& crs, const std::string& other) {
  object_ptr made = make_crs(context, crs);
  if (parse_crs_code(crs) != kStorageCrs || !rests_on_wgs84(context, make_crs(context, other).get()))
    return made;
  return make_crs(context, to_string(kWgs84));
}

using offset_step = lon_lat (*)(lon_lat);

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

enum class china_system { none, gcj02, bd09 };

china_system china_system_of(const std::string& crs) {
  const std::string name = lower(crs);
  if (name == "gcj02") return china_system::gcj02;
  return name == "bd09" ? china_system::bd09 : china_system::none;
}

std::vector<offset_step> steps_to_wgs84(china_system from) {
  if (from == china_system::none) return {};
  if (from == china_system::gcj02) return {gcj02_to_wgs84};
  return {bd09_to_gcj02, gcj02_to_wgs84};
}

std::vector<offset_step> steps_from_wgs84(china_system to) {
  if (to == china_system::none) return {};
  if (to == china_system::gcj02) return {wgs84_to_gcj02};
  return {wgs84_to_gcj02, gcj02_to_bd09};
}

bool on_earth(double longitude, double latitude) {
  return std::abs(longitude) <= 180 && std::abs(latitude) <= 90;
}

/// PROJ's own sign for a coordinate that failed; it passes through every step.
constexpr double kFailed = HUGE_VAL;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

void mark_outside_earth(std::span<double> xs, std::span<double> ys) {
  for (std::size_t i = 0; i < xs.size(); ++i) {
    if (!on_earth(xs[i], ys[i])) xs[i] = ys[i] = kFailed;
  }
}

void apply(std::span<const offset_step> steps, std::span<double> xs, std::span<double> ys) {
  for (const offset_step step : steps) {
    for (std::size_t i = 0; i < xs.size(); ++i) {
      if (!std::isfinite(xs[i]) || !std::isfinite(ys[i])) continue;
      const lon_lat moved = step({xs[i], ys[i]});
      xs[i] = moved.x;
      ys[i] = moved.y;
    }
  }
}

/// Makes failures NaN, NaN and counts them.
std::size_t settle_failures(std::span<double> xs, std::span<double> ys) {
  std::size_t failed = 0;
  for (std::size_t i = 0; i < xs.size(); ++i) {
    if (std::isfinite(xs[i]) && std::isfinite(ys[i])) continue;
    xs[i] = ys[i] = kNaN;
    ++failed;
  }
  return failed;
}

/// "EPSG:" + up to six digits.
std::optional<std::int32_t> parse_epsg_number(std::string_view text) {
  constexpr std::size_t kMostDigits = 6;
  if (text.empty() || text.size() > kMostDigits) return std::nullopt;
  std::int32_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (status != std::errc() || end != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

}  // namespace

std::string to_string(crs_code code) {
  return fmt::format("EPSG:{}", code.epsg);
}

std::optional<crs_code> parse_crs_code(std::string_view text) {
  constexpr std::string_view kPrefix = "epsg:";
  if (lower(std::string(text.substr(0, kPrefix.size()))) == kPrefix) text.remove_prefix(kPrefix.size());
  const auto number = parse_epsg_number(text);
  return number ? std::optional(crs_code{*number}) : std::nullopt;
}

struct transformer::impl {
  context_ptr context;  ///< outlives the objects below
  object_ptr projection;
  std::vector<offset_step> before;
  std::vector<offset_step> after;
  bool from_degrees = false;
  bool to_degrees = false;
};

transformer::transformer(const std::string& from, const std::string& to) : impl_(std::make_unique<impl>()) {
  const china_system from_china = china_system_of(from);
  const china_system to_china = china_system_of(to);
  impl_->before = steps_to_wgs84(from_china);
  impl_->after = steps_from_wgs84(to_china);
  impl_->context = make_context();
  PJ_CONTEXT* context = impl_->context.get();
  const std::string from_crs = from_china == china_system::none ? from : to_string(kWgs84);
  const std::string to_crs = to_china == china_system::none ? to : to_string(kWgs84);
  const object_ptr source = make_end(context, from_crs, to_crs);
  const object_ptr target = make_end(context, to_crs, from_crs);
  impl_->from_degrees = is_geographic(context, source.get());
  impl_->to_degrees = is_geographic(context, target.get());

  const object_ptr authority_order(
      proj_create_crs_to_crs_from_pj(context, source.get(), target.get(), nullptr, nullptr));
  if (authority_order) {
    impl_->projection.reset(proj_normalize_for_visualization(context, authority_order.get()));
  }
  if (!impl_->projection) {
    throw error(
        error_code::bad_input, shown(from) + " → " + shown(to),
        {"这两个坐标系之间没有可用的转换", "no transformation between these coordinate reference systems"},
        {"请检查坐标系定义", "check the definitions of both"});
  }
}

transformer::~transformer() = default;
transformer::transformer(transformer&&) noexcept = default;
transformer& transformer::operator=(transformer&&) noexcept = default;

std::size_t transformer::transform(std::span<double> xs, std::span<double> ys) const {
  const std::size_t n = std::min(xs.size(), ys.size());
  xs = xs.first(n);
  ys = ys.first(n);
  if (impl_->from_degrees) mark_outside_earth(xs, ys);
  apply(impl_->before, xs, ys);
  proj_trans_generic(impl_->projection.get(), PJ_FWD, xs.data(), sizeof(double), n, ys.data(), sizeof(double),
                     n, nullptr, 0, 0, nullptr, 0, 0);
  apply(impl_->after, xs, ys);
  if (impl_->to_degrees) mark_outside_earth(xs, ys);
  return settle_failures(xs, ys);
}

namespace {

std::string axis_direction(PJ_CONTEXT* context, const PJ* coordinate_system, int axis) {
  const char* direction = nullptr;
  const int known = proj_cs_get_axis_info(context, coordinate_system, axis, nullptr, nullptr, &direction,
                                          nullptr, nullptr, nullptr, nullptr);
  return known != 0 && direction != nullptr ? lower(direction) : "";
}

}  // namespace

bool northing_first(const std::string& crs) {
  if (china_system_of(crs) != china_system::none) return false;
  const context_ptr context = make_context();
  const object_ptr object = make_crs(context.get(), crs);
  const object_ptr part = horizontal_part(context.get(), object.get());
  const object_ptr axes(part ? proj_crs_get_coordinate_system(context.get(), part.get()) : nullptr);
  if (!axes) throw_unknown_crs(crs);
  const std::string first = axis_direction(context.get(), axes.get(), 0);
  const std::string second = axis_direction(context.get(), axes.get(), 1);
  // Polar CRSs have two axes that run along meridians; their x still comes first.
  return (first == "north" || first == "south") && (second == "east" || second == "west");
}

bool is_geographic(const std::string& crs) {
  if (china_system_of(crs) != china_system::none) return true;
  const context_ptr context = make_context();
  const object_ptr object = make_crs(context.get(), crs);
  return is_geographic(context.get(), object.get());
}

}  // namespace greenward::geo
