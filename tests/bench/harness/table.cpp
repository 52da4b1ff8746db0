#include "tests/bench/harness/table.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <string_view>

namespace greenward::bench {

namespace {

struct scaled_unit {
  double factor;
  std::string_view name;
};
constexpr std::array kSeconds{scaled_unit{1, "s"}, scaled_unit{1e-3, "ms"}, scaled_unit{1e-6, "µs"}};
constexpr std::array kBytes{scaled_unit{1e9, "GB"}, scaled_unit{1e6, "MB"}, scaled_unit{1e3, "kB"},
                            scaled_unit{1, "B"}};

std::string three_digits(double value) {
  const int whole = value < 1 ? 1 : static_cast<int>(std::floor(std::log10(value))) + 1;
  return fmt::format("{:.{}f}", value, std::max(0, 3 - whole));
}

template <std::size_t N>
std::string scaled(double value, const std::array<scaled_unit, N>& units) {
  for (const scaled_unit& unit : units) {
    if (value >= unit.factor) return fmt::format("{} {}", three_digits(value / unit.factor), unit.name);
  }
  return fmt::format("{} {}", three_digits(value / units.back().factor), units.back().name);
}

std::string ratio_text(std::optional<double> ratio) {
  return ratio ? fmt::format("{:.2f}", *ratio) : "-";
}

std::string spread_text(const row& line) {
  return line.spread ? fmt::format("{:.2f}..{:.2f}", line.spread->least, line.spread->greatest) : "-";
}

std::string yes_or_no(std::optional<bool> value) {
  return !value ? "-" : *value ? "yes" : "NO";
}

std::string peer_text(const row& line) {
  const std::string name = line.about.peer + " " + line.about.peer_version;
  return line.about.peer_version.empty() ? line.about.peer : name;
}

}  // namespace

std::string measure_text(std::optional<double> value, const std::string& unit) {
  if (!value) return "-";
  if (unit == "s") return scaled(*value, kSeconds);
  if (unit == "bytes") return scaled(*value, kBytes);
  return fmt::format("{}", three_digits(*value));
}

std::string heading_text() {
  return fmt::format("{:<32} {:>9} {:>2}  {:<30} {:>9} {:>9} {:>6} {:>14} {:>6} {:>7} {:>6}\n", "case",
                     "size", "t", "peer", "greenward", "peer", "ratio", "spread", "target", "reached",
                     "agrees");
}

std::string line_text(const row& line) {
  const std::string text = fmt::format(
      "{:<32} {:>9} {:>2}  {:<30} {:>9} {:>9} {:>6} {:>14} {:>6} {:>7} {:>6}", line.about.name,
      line.about.size, line.about.threads, peer_text(line), measure_text(line.greenward, line.unit),
      measure_text(line.peer, line.unit), ratio_text(line.ratio()), spread_text(line),
      ratio_text(line.about.target), yes_or_no(line.reached()), yes_or_no(line.agrees));
  return line.about.note.empty() ? text + "\n" : fmt::format("{}  {}\n", text, line.about.note);
}

std::string markdown_table(const std::vector<row>& rows) {
  std::string text =
      "| 项目 case | 规模 size | 线程 threads | 对手 peer | 绿园 Greenward | 对手 peer | 倍数 ratio | "
      "范围 spread | 目标 target | 达到 reached | 一致 agrees | 备注 note |\n"
      "|---|--:|--:|---|--:|--:|--:|--:|--:|---|---|---|\n";
  for (const row& line : rows) {
    text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", line.about.name,
                        line.about.size, line.about.threads, peer_text(line),
                        measure_text(line.greenward, line.unit), measure_text(line.peer, line.unit),
                        ratio_text(line.ratio()), spread_text(line), ratio_text(line.about.target),
                        yes_or_no(line.reached()), yes_or_no(line.agrees), line.about.note);
  }
  return text;
}

}  // namespace greenward::bench
