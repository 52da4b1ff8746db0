#include "engine/exchange/swmm_words.hpp"

#include <algorithm>

namespace greenward::exchange {

namespace {

constexpr auto kKept = swmm_section_use::kept;
constexpr auto kRead = swmm_section_use::read;
constexpr auto kNoted = swmm_section_use::read_with_notes;

constexpr std::array<swmm_section_word, static_cast<std::size_t>(swmm_section::unknown)> kSections{{
    {"TITLE", "TITLE", kRead},
    {"OPTION", "OPTIONS", kRead},
    {"REPORT", "REPORT", kKept},
    {"FILE", "FILES", kKept},
    {"RAINGAGE", "RAINGAGES", kNoted},
    {"EVAP", "EVAPORATION", kKept},
    {"TEMPERATURE", "TEMPERATURE", kKept},
    {"ADJUSTMENT", "ADJUSTMENTS", kKept},
    {"SUBCATCHMENT", "SUBCATCHMENTS", kNoted},
    {"SUBAREA", "SUBAREAS", kRead},
    {"INFIL", "INFILTRATION", kRead},
    {"LID_CONTROL", "LID_CONTROLS", kKept},
    {"LID_USAGE", "LID_USAGE", kKept},
    {"AQUIFER", "AQUIFERS", kKept},
    {"GROUNDWATER", "GROUNDWATER", kKept},
    {"GWF", "GWF", kKept},
    {"SNOWPACK", "SNOWPACKS", kKept},
    {"JUNC", "JUNCTIONS", kNoted},
    {"OUTFALL", "OUTFALLS", kNoted},
    {"DIVIDER", "DIVIDERS", kNoted},
    {"STORAGE", "STORAGE", kNoted},
    {"CONDUIT", "CONDUITS", kNoted},
    {"PUMP", "PUMPS", kNoted},
    {"ORIFICE", "ORIFICES", kNoted},
    {"WEIR", "WEIRS", kNoted},
    {"OUTLET", "OUTLETS", kNoted},
    {"XSECT", "XSECTIONS", kRead},
    {"TRANSECT", "TRANSECTS", kKept},
    {"STREET", "STREETS", kKept},
    // INLET_USAGE begins with INLET, so that swmm_section_of tries the longer keyword first.
    {"INLET", "INLETS", kKept},
    {"INLET_USAGE", "INLET_USAGE", kKept},
    {"LOSS", "LOSSES", kRead},
    {"CONTROL", "CONTROLS", kKept},
    {"POLLUT", "POLLUTANTS", kKept},
    {"LANDUSE", "LANDUSES", kKept},
    {"COVERAGE", "COVERAGES", kKept},
    {"LOADING", "LOADINGS", kKept},
    {"BUILDUP", "BUILDUP", kKept},
    {"WASHOFF", "WASHOFF", kKept},
    {"TREATMENT", "TREATMENT", kKept},
    {"INFLOW", "INFLOWS", kRead},
    {"DWF", "DWF", kRead},
    {"RDII", "RDII", kKept},
    {"HYDROGRAPH", "HYDROGRAPHS", kKept},
    {"CURVE", "CURVES", kNoted},
    {"TIMESERIES", "TIMESERIES", kNoted},
    {"PATTERN", "PATTERNS", kNoted},
    {"MAP", "MAP", kKept},
    {"POLYGON", "POLYGONS", kRead},
    {"COORDINATE", "COORDINATES", kRead},
    {"VERTICES", "VERTICES", kRead},
    {"LABEL", "LABELS", kKept},
    {"SYMBOL", "SYMBOLS", kKept},
    {"BACKDROP", "BACKDROP", kKept},
    {"TAG", "TAGS", kRead},
    {"PROFILE", "PROFILES", kKept},
    {"EVENT", "EVENTS", kKept},
}};

constexpr std::array<std::string_view, 26> kShapes{
    "DUMMY",        "CIRCULAR",        "FILLED_CIRCULAR", "RECT_CLOSED",  "RECT_OPEN",
    "TRAPEZOIDAL",  "TRIANGULAR",      "PARABOLIC",       "POWER",        "RECT_TRIANGULAR",
    "RECT_ROUND",   "MODBASKETHANDLE", "HORIZ_ELLIPSE",   "VERT_ELLIPSE", "ARCH",
    "EGG",          "HORSESHOE",       "GOTHIC",          "CATENARY",     "SEMIELLIPTICAL",
    "BASKETHANDLE", "SEMICIRCULAR",    "IRREGULAR",       "CUSTOM",       "FORCE_MAIN",
    "STREET"};

constexpr std::array<std::string_view, 43> kOptions{"FLOW_UNITS",
                                                    "INFILTRATION",
                                                    "FLOW_ROUTING",
                                                    "START_DATE",
                                                    "START_TIME",
                                                    "END_DATE",
                                                    "END_TIME",
                                                    "REPORT_START_DATE",
                                                    "REPORT_START_TIME",
                                                    "SWEEP_START",
                                                    "SWEEP_END",
                                                    "DRY_DAYS",
                                                    "WET_STEP",
                                                    "DRY_STEP",
                                                    "ROUTING_STEP",
                                                    "RULE_STEP",
                                                    "REPORT_STEP",
                                                    "ALLOW_PONDING",
                                                    "INERTIAL_DAMPING",
                                                    "SLOPE_WEIGHTING",
                                                    "VARIABLE_STEP",
                                                    "NORMAL_FLOW_LIMITED",
                                                    "LENGTHENING_STEP",
                                                    "MIN_SURFAREA",
                                                    "COMPATIBILITY",
                                                    "SKIP_STEADY_STATE",
                                                    "TEMPDIR",
                                                    "IGNORE_RAINFALL",
                                                    "FORCE_MAIN_EQUATION",
                                                    "LINK_OFFSETS",
                                                    "MIN_SLOPE",
                                                    "IGNORE_SNOWMELT",
                                                    "IGNORE_GROUNDWATER",
                                                    "IGNORE_ROUTING",
                                                    "IGNORE_QUALITY",
                                                    "MAX_TRIALS",
                                                    "HEAD_TOLERANCE",
                                                    "SYS_FLOW_TOL",
                                                    "LAT_FLOW_TOL",
                                                    "IGNORE_RDII",
                                                    "MINIMUM_STEP",
                                                    "THREADS",
                                                    "SURCHARGE_METHOD"};

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && swmm_same(text.substr(0, word.size()), word);
}

}  // namespace

std::span<const swmm_section_word> swmm_section_words() {
  return kSections;
}

swmm_section swmm_section_of(std::string_view name) {
  if (begins_with(name, "INLET_USAGE")) return swmm_section::inlet_usage;
  const auto found =
      std::ranges::find_if(kSections, [&](const auto& s) { return begins_with(name, s.keyword); });
  return static_cast<swmm_section>(found - kSections.begin());
}

std::string swmm_upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), upper);
  return result;
}

bool swmm_same(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, upper, upper);
}

std::optional<std::size_t> swmm_match(std::string_view text, std::span<const std::string_view> words) {
  const auto found =
      std::ranges::find_if(words, [&](std::string_view word) { return begins_with(text, word); });
  if (found == words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - words.begin());
}

std::span<const std::string_view> swmm_shape_words() {
  return kShapes;
}

std::span<const std::string_view> swmm_option_words() {
  return kOptions;
}

}  // namespace greenward::exchange
