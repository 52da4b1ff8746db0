#include "engine/exchange/swmm_writer.hpp"

#include "engine/base/atomic_file.hpp"
#include "engine/base/error.hpp"
#include "engine/exchange/swmm_lines.hpp"
#include "engine/exchange/swmm_values.hpp"
#include "engine/exchange/swmm_words.hpp"
#include "engine/exchange/text_encoding.hpp"

#include <algorithm>

namespace greenward::exchange {

namespace {

constexpr std::size_t kFactorsPerLine = 6;

void write(swmm_lines& out, const swmm_junction& node) {
  out.comment(node.note);
  out.word(node.id).number(node.invert).number(node.max_depth).number(node.initial_depth);
  out.number(node.surcharge_depth).number(node.ponded_area).end_line();
}

void write(swmm_lines& out, const swmm_outfall& node) {
  out.comment(node.note);
  out.word(node.id).number(node.invert).word(swmm_word(node.kind, kSwmmOutfallKinds));
  if (node.kind == swmm_outfall_kind::fixed) out.number(node.stage);
  if (node.kind == swmm_outfall_kind::tidal || node.kind == swmm_outfall_kind::timeseries)
    out.word(node.series);
  out.yes(node.gated);
  if (!node.route_to.empty()) out.word(node.route_to);
  out.end_line();
}

void write(swmm_lines& out, const swmm_divider& node) {
  out.comment(node.note);
  out.word(node.id)
      .number(node.invert)
      .reference(node.diverted_link)
      .word(swmm_word(node.kind, kSwmmDividerKinds));
  if (node.kind == swmm_divider_kind::tabular) out.word(node.curve);
  if (node.kind == swmm_divider_kind::cutoff) out.number(node.cutoff_flow);
  if (node.kind == swmm_divider_kind::weir) {
    out.number(node.cutoff_flow).number(node.weir_height).number(node.weir_coefficient);
  }
  out.number(node.max_depth).number(node.initial_depth).number(node.surcharge_depth).number(node.ponded_area);
  out.end_line();
}

void write(swmm_lines& out, const swmm_storage& node) {
  out.comment(node.note);
  out.word(node.id).number(node.invert).number(node.max_depth).number(node.initial_depth);
  out.word(swmm_word(node.shape, kSwmmStorageShapes));
  if (node.shape == swmm_storage_shape::tabular) {
    out.word(node.curve);
  } else {
    for (const double coefficient : node.coefficients) out.number(coefficient);
  }
  out.number(node.surcharge_depth).number(node.evaporated_share);
  if (node.suction_head != 0 || node.conductivity != 0 || node.moisture_deficit != 0) {
    out.number(node.suction_head).number(node.conductivity).number(node.moisture_deficit);
  }
  out.end_line();
}

template <typename Link>
void begin_link(swmm_lines& out, const Link& link) {
  out.comment(link.note);
  out.word(link.id).word(link.from).word(link.to);
}

void write(swmm_lines& out, const swmm_conduit& link) {
  begin_link(out, link);
  out.number(link.length).number(link.roughness).offset(link.from_offset).offset(link.to_offset);
  out.number(link.initial_flow).number(link.max_flow).end_line();
}

void write(swmm_lines& out, const swmm_pump& link) {
  begin_link(out, link);
  out.reference(link.curve).word(link.on ? "ON" : "OFF");
  out.number(link.startup_depth).number(link.shutoff_depth).end_line();
}

void write(swmm_lines& out, const swmm_orifice& link) {
  begin_link(out, link);
  out.word(swmm_word(link.kind, kSwmmOrificeKinds))
      .offset(link.offset)
      .number(link.coefficient)
      .yes(link.gated);
  out.number(link.hours_to_close).end_line();
}

void write(swmm_lines& out, const swmm_weir& link) {
  begin_link(out, link);
  out.word(swmm_word(link.kind, kSwmmWeirKinds)).offset(link.crest).number(link.coefficient).yes(link.gated);
  out.number(link.end_contractions).number(link.end_coefficient).yes(link.can_surcharge);
  if (link.road_width != 0 || !link.road_surface.empty() || !link.coefficient_curve.empty()) {
    out.number(link.road_width).reference(link.road_surface).reference(link.coefficient_curve);
  }
  out.end_line();
}

void write(swmm_lines& out, const swmm_outlet& link) {
  begin_link(out, link);
  out.offset(link.offset).word(swmm_word(link.kind, kSwmmOutletKinds));
  if (link.kind == swmm_outlet_kind::tabular_depth || link.kind == swmm_outlet_kind::tabular_head) {
    out.word(link.curve);
  } else {
    out.number(link.coefficient).number(link.exponent);
  }
  out.yes(link.gated).end_line();
}

void write(swmm_lines& out, const swmm_cross_section& section) {
  const bool named = section.shape == "IRREGULAR" || section.shape == "STREET";
  out.word(section.link).word(section.shape);
  for (std::size_t k = 0; k < section.geometry.size(); ++k) {
    const bool name = named ? k == 0 : section.shape == "CUSTOM" && k == 1;
    name ? out.word(section.reference) : out.number(section.geometry[k]);
  }
  out.whole(section.barrels);
  if (section.culvert != 0) out.whole(section.culvert);
  out.end_line();
}

void write(swmm_lines& out, const swmm_loss& loss) {
  out.word(loss.link).number(loss.entry).number(loss.exit).number(loss.average).yes(loss.gated);
  out.number(loss.seepage).end_line();
}

void write(swmm_lines& out, const swmm_subcatchment& area) {
  out.comment(area.note);
  out.word(area.id)
      .reference(area.gage)
      .reference(area.outlet)
      .number(area.area)
      .number(area.impervious_percent);
  out.number(area.width).number(area.slope_percent).number(area.curb_length);
  if (!area.snow_pack.empty()) out.word(area.snow_pack);
  out.end_line();
}

void write(swmm_lines& out, const swmm_subarea& area) {
  out.word(area.subcatchment)
      .number(area.n_impervious)
      .number(area.n_pervious)
      .number(area.storage_impervious);
  out.number(area.storage_pervious).number(area.zero_storage_percent);
  out.word(swmm_word(area.path, kSwmmRunoffPaths)).number(area.routed_percent).end_line();
}

void write(swmm_lines& out, const swmm_infiltration& area) {
  out.word(area.subcatchment);
  if (area.values.empty() && !area.model) out.refuse("");
  for (const double value : area.values) out.number(value);
  if (area.model) out.word(swmm_word(*area.model, kSwmmInfiltrationModels));
  out.end_line();
}

void write(swmm_lines& out, const swmm_rain_gage& gage) {
  out.comment(gage.note);
  out.word(gage.id).word(swmm_word(gage.format, kSwmmRainFormats)).number_of_hours(gage.interval_hours);
  out.number(gage.snow_catch);
  if (gage.file_name.empty()) {
    out.word("TIMESERIES").word(gage.series);
  } else {
    out.word("FILE").word(gage.file_name).reference(gage.station).word(gage.file_in_mm ? "MM" : "IN");
    if (gage.file_start) out.word(swmm_date_text(*gage.file_start));
  }
  out.end_line();
}

void write(swmm_lines& out, const swmm_inflow& inflow) {
  out.word(inflow.node).word(inflow.constituent).quoted_reference(inflow.series).word(inflow.kind);
  out.number(inflow.unit_factor).number(inflow.scale).number(inflow.baseline);
  if (!inflow.pattern.empty()) out.word(inflow.pattern);
  out.end_line();
}

void write(swmm_lines& out, const swmm_dry_weather_flow& flow) {
  out.word(flow.node).word(flow.constituent).number(flow.average);
  std::size_t end = flow.patterns.size();
  while (end > 0 && flow.patterns[end - 1].empty()) --end;
  for (std::size_t k = 0; k < end; ++k) out.quoted_reference(flow.patterns[k]);
  out.end_line();
}

void write(swmm_lines& out, const swmm_curve& curve) {
  out.comment(curve.note);
  out.word(curve.id).word(swmm_word(curve.kind, kSwmmCurveKinds)).end_line();
  for (const swmm_curve_point& point : curve.points)
    out.word(curve.id).number(point.x).number(point.y).end_line();
}

void write(swmm_lines& out, const swmm_time_series& series) {
  out.comment(series.note);
  if (series.file_name.empty() && series.points.empty()) out.word(series.id).refuse("");
  if (!series.file_name.empty()) out.word(series.id).word("FILE").word(series.file_name).end_line();
  for (const swmm_time_point& point : series.points) {
    out.word(series.id);
    if (point.day) out.word(swmm_date_text(*point.day));
    out.number_of_hours(point.hours).number(point.value).end_line();
  }
}

void write(swmm_lines& out, const swmm_pattern& pattern) {
  out.comment(pattern.note);
  out.word(pattern.id).word(swmm_word(pattern.kind, kSwmmPatternKinds));
  for (std::size_t k = 0; k < pattern.factors.size(); ++k) {
    if (k > 0 && k % kFactorsPerLine == 0) {
      out.end_line();
      out.word(pattern.id);
    }
    out.number(pattern.factors[k]);
  }
  out.end_line();
}

void write(swmm_lines& out, const swmm_place& place) {
  out.word(place.id).number(place.x).number(place.y).end_line();
}

void write(swmm_lines& out, const swmm_tag& tag) {
  out.word(tag.object).word(tag.id).word(tag.tag).end_line();
}

void write_date(swmm_lines& out, std::string_view name, const std::optional<date>& day) {
  if (day) out.word(name).word(swmm_date_text(*day)).end_line();
}

void write_time(swmm_lines& out, std::string_view name, const std::optional<double>& hours) {
  if (hours) out.word(name).number_of_hours(*hours).end_line();
}

void write_step(swmm_lines& out, std::string_view name, const std::optional<std::int64_t>& seconds) {
  if (seconds) out.word(name).number_of_hours(static_cast<double>(*seconds) / 3600.0).end_line();
}

void write_options(swmm_lines& out, const swmm_options& options) {
  out.word("FLOW_UNITS").word(swmm_word(options.flow_units, kSwmmFlowUnits)).end_line();
  out.word("INFILTRATION").word(swmm_word(options.infiltration, kSwmmInfiltrationModels)).end_line();
  out.word("FLOW_ROUTING").word(swmm_word(options.routing, kSwmmRoutings)).end_line();
  out.word("LINK_OFFSETS").word(swmm_word(options.offsets, kSwmmOffsets)).end_line();
  write_date(out, "START_DATE", options.start_date);
  write_time(out, "START_TIME", options.start_time);
  write_date(out, "REPORT_START_DATE", options.report_start_date);
  write_time(out, "REPORT_START_TIME", options.report_start_time);
  write_date(out, "END_DATE", options.end_date);
  write_time(out, "END_TIME", options.end_time);
  write_step(out, "REPORT_STEP", options.report_step_s);
  write_step(out, "WET_STEP", options.wet_step_s);
  write_step(out, "DRY_STEP", options.dry_step_s);
  if (options.routing_step_s) out.word("ROUTING_STEP").number(*options.routing_step_s).end_line();
  for (const swmm_setting& setting : options.others) out.word(setting.name).rest(setting.value).end_line();
}

void write_title(swmm_lines& out, const std::vector<std::string>& title) {
  for (const std::string& line : title) out.title_line(line);
}

class model_writer {
 public:
  model_writer(const swmm_model& model, std::string_view line_end) : model_(model), out_(line_end) {}

  std::string text() {
    check_comments();
    write_comments("");
    const auto sections = swmm_section_words();
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (sections[i].use == swmm_section_use::kept) {
        write_kept(static_cast<swmm_section>(i));
      } else {
        write_section(static_cast<swmm_section>(i), sections[i].name);
      }
    }
    write_kept(swmm_section::unknown);
    return out_.take();
  }

 private:
  void write_kept(swmm_section section) {
    for (const swmm_other_section& kept : model_.other_sections) {
      const swmm_section found = swmm_section_of(kept.name);
      // A kept section that is one of the tables would be read as such.
      const bool table = found != swmm_section::unknown &&
                         swmm_section_words()[static_cast<std::size_t>(found)].use != swmm_section_use::kept;
      if (table) out_.refuse(kept.name);
      if (found != section) continue;
      out_.begin_section(kept.name, "");
      for (const std::string& line : kept.lines) out_.line(line);
      out_.end_section();
    }
  }

  /// Comments of a kept section are among its lines.
  void check_comments() {
    for (const swmm_comment& comment : model_.comments) {
      const bool known =
          comment.section.empty() || std::ranges::any_of(swmm_section_words(), [&](const auto& s) {
            return s.name == comment.section && s.use != swmm_section_use::kept;
          });
      if (!known) out_.refuse(comment.section);
    }
  }

  void write_comments(std::string_view section) {
    for (const swmm_comment& comment : model_.comments) {
      if (comment.section != section) continue;
      comment.text.empty() ? out_.line(";") : out_.comment(comment.text);
    }
  }

  template <typename T>
  void rows(std::string_view name, std::string_view heading, const std::vector<T>& table) {
    if (table.empty() && !has_comments(name)) return;
    out_.begin_section(name, heading);
    for (const T& row : table) write(out_, row);
    write_comments(name);
    out_.end_section();
  }

  [[nodiscard]] bool has_comments(std::string_view section) const {
    return std::ranges::any_of(model_.comments, [&](const auto& c) { return c.section == section; });
  }

  void write_section(swmm_section section, std::string_view name);
  void write_link_section(swmm_section section, std::string_view name);
  void write_detail_section(swmm_section section, std::string_view name);

  const swmm_model& model_;
  swmm_lines out_;
};

void model_writer::write_section(swmm_section section, std::string_view name) {
  switch (section) {
    case swmm_section::title:
      if (model_.title.empty() && !has_comments(name)) return;
      out_.begin_section(name, "");
      write_title(out_, model_.title);
      write_comments(name);
      return out_.end_section();
    case swmm_section::options:
      out_.begin_section(name, "Option         Value");
      write_options(out_, model_.options);
      write_comments(name);
      return out_.end_section();
    case swmm_section::rain_gages:
      return rows(name, "Name           Format     Interval   SCF        Source", model_.rain_gages);
    case swmm_section::subcatchments:
      return rows(name,
                  "Name           Gage       Outlet     Area       %Imperv    Width      %Slope     CurbLen  "
                  "  SnowPack",
                  model_.subcatchments);
    case swmm_section::junctions:
      return rows(name, "Name           Elevation  MaxDepth   InitDepth  SurDepth   Aponded",
                  model_.junctions);
    case swmm_section::outfalls:
      return rows(name, "Name           Elevation  Type       Stage      Gated      RouteTo",
                  model_.outfalls);
    case swmm_section::dividers:
      return rows(name, "Name           Elevation  Link       Type       Parameters", model_.dividers);
    case swmm_section::storage:
      return rows(name, "Name           Elevation  MaxDepth   InitDepth  Shape      Parameters",
                  model_.storage);
    default:
      return write_link_section(section, name);
  }
}

void model_writer::write_link_section(swmm_section section, std::string_view name) {
  switch (section) {
    case swmm_section::conduits:
      return rows(name,
                  "Name           From       To         Length     Roughness  InOffset   OutOffset  InitFlow "
                  "  MaxFlow",
                  model_.conduits);
    case swmm_section::pumps:
      return rows(name, "Name           From       To         Curve      Status     Startup    Shutoff",
                  model_.pumps);
    case swmm_section::orifices:
      return rows(
          name, "Name           From       To         Type       Offset     Qcoeff     Gated      CloseTime",
          model_.orifices);
    case swmm_section::weirs:
      return rows(name,
                  "Name           From       To         Type       CrestHt    Qcoeff     Gated      EndCon   "
                  "  EndCoeff   Surcharge  RoadWidth  RoadSurf   Curve",
                  model_.weirs);
    case swmm_section::outlets:
      return rows(name, "Name           From       To         Offset     Type       Parameters",
                  model_.outlets);
    case swmm_section::cross_sections:
      return rows(name,
                  "Link           Shape      Geom1      Geom2      Geom3      Geom4      Barrels    Culvert",
                  model_.cross_sections);
    case swmm_section::losses:
      return rows(name, "Link           Kentry     Kexit      Kavg       Gated      Seepage", model_.losses);
    default:
      return write_detail_section(section, name);
  }
}

void model_writer::write_detail_section(swmm_section section, std::string_view name) {
  switch (section) {
    case swmm_section::subareas:
      return rows(
          name, "Subcatchment   N-Imperv   N-Perv     S-Imperv   S-Perv     PctZero    RouteTo    PctRouted",
          model_.subareas);
    case swmm_section::infiltration:
      return rows(name, "Subcatchment   Parameters", model_.infiltration);
    case swmm_section::inflows:
      return rows(name,
                  "Node           Constituent TimeSeries Type      Mfactor    Sfactor    Baseline   Pattern",
                  model_.inflows);
    case swmm_section::dry_weather:
      return rows(name, "Node           Constituent Baseline  Patterns", model_.dry_weather_flows);
    case swmm_section::curves:
      return rows(name, "Name           Type       X-Value    Y-Value", model_.curves);
    case swmm_section::time_series:
      return rows(name, "Name           Date       Time       Value", model_.time_series);
    case swmm_section::patterns:
      return rows(name, "Name           Type       Multipliers", model_.patterns);
    case swmm_section::polygons:
      return rows(name, "Subcatchment   X-Coord    Y-Coord", model_.polygons);
    case swmm_section::coordinates:
      return rows(name, "Node           X-Coord    Y-Coord", model_.coordinates);
    case swmm_section::vertices:
      return rows(name, "Link           X-Coord    Y-Coord", model_.vertices);
    case swmm_section::tags:
      return rows(name, "Object         Name       Tag", model_.tags);
    default:
      return;
  }
}

}  // namespace

std::string swmm_text(const swmm_model& model, swmm_line_end line_end) {
  std::string text = model_writer(model, line_end == swmm_line_end::crlf ? "\r\n" : "\n").text();
  if (!is_utf8(text)) {
    throw error(error_code::bad_input, "SWMM",
                {"有的名称或注释不是 UTF-8 文本", "a name or a comment is not UTF-8 text"},
                {"请改正名称", "mend the names"});
  }
  return text;
}

void write_swmm_file(const swmm_model& model, const std::filesystem::path& file, swmm_line_end line_end) {
  write_file_atomically(file, swmm_text(model, line_end));
}

}  // namespace greenward::exchange
