#include "engine/cli/band_output.hpp"

#include "engine/cli/text_table.hpp"
#include "engine/geo/measure.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

/// "a, b" as ["a","b"].
json unverified_keys(std::string_view text) {
  json keys = json::array();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(", "), text.size());
    keys.push_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 2));
  }
  return keys;
}

double area_of(const workflow::service_band& band) {
  return band.area.empty() ? 0 : geo::area(band.area[0]).value;
}

double street_metres(const workflow::service_band& band) {
  double sum = 0;
  for (std::size_t i = 0; i < band.lines.size(); ++i) sum += geo::length(band.lines[i]).value;
  return sum;
}

}  // namespace

void add_band_options(CLI::App& command, const session& s, workflow::band_options& o) {
  command.remove_option(command.get_option("--minutes"));
  command
      .add_option("--minutes", o.minutes,
                  s.text("步行分钟数，可多个：5,10,15；默认取规则包",
                         "minutes, several as 5,10,15; default: the rule pack's"))
      ->delimiter(',')
      ->check(CLI::PositiveNumber);
  command.add_flag_callback(
      "--each", [&o] { o.grouping = workflow::area_grouping::each_facility; },
      s.text("每个设施各一个服务区", "one area for each facility"));
  command
      .add_option_function<double>(
          "--simplify", [&o](double value) { o.simplify = metres(value); },
          s.text("简化边界的容差（米）：不漏可达街道，不盖住不可达的建筑",
                 "straighten borders by up to METRES: no reached street left out, no unreached building "
                 "covered"))
      ->check(CLI::PositiveNumber);
}

json bands_json(const workflow::service_bands& bands) {
  const bool people = !bands.circles.coverage.place_metres.empty();
  json list = json::array();
  for (const workflow::service_band& band : bands.bands) {
    const bool own = band.facility.value != 0;
    list.push_back({{"minutes", band.minutes},
                    {"limit_metres", band.limit.value},
                    {"facility", own ? json(band.facility.value) : json()},
                    {"facility_name", own ? json(band.facility_name) : json()},
                    {"people_within", people ? json(band.people_within) : json()},
                    {"area_m2", area_of(band)},
                    {"street_metres", street_metres(band)}});
  }
  return list;
}

void print_bands(const session& session, const workflow::service_bands& bands) {
  const bool people = !bands.circles.coverage.place_metres.empty();
  text_table table({{"facility", {"设施", "Facility"}},
                    {"minutes", {"分钟", "Minutes"}, alignment::right},
                    {"limit_metres", {"上限（米）", "Limit, m"}, alignment::right},
                    {"people_within", {"覆盖人口", "People within"}, alignment::right},
                    {"area", {"面积（公顷）", "Area, ha"}, alignment::right},
                    {"street", {"可达街道（公里）", "Streets, km"}, alignment::right}});
  for (const workflow::service_band& band : bands.bands)
    table.add({band.facility.value == 0 ? session.text("全部", "all")
                                        : fmt::format("{} {}", band.facility.value, band.facility_name),
               fmt::format("{:g}", band.minutes), fmt::format("{:g}", band.limit.value),
               people ? std::to_string(band.people_within) : "—", fmt::format("{:.1f}", area_of(band) / 1e4),
               fmt::format("{:.2f}", street_metres(band) / 1e3)});
  std::cout << '\n';
  table.print(std::cout, session.lang);
}

json provenance_json(const workflow::walk_provenance& provenance) {
  return {{"rule_pack", provenance.rule_pack},
          {"unverified", unverified_keys(provenance.unverified)},
          {"network_version", provenance.network_version},
          {"date", provenance.date},
          {"notice", provenance.notice}};
}

void say_provenance(const session& session, const workflow::walk_provenance& provenance) {
  for (const auto& [title, value] : workflow::lines_of(provenance))
    session.say({title.zh + value, title.en + value});
}

}  // namespace greenward::cli
