#include "engine/cli/walk_options.hpp"

#include <CLI/CLI.hpp>

namespace greenward::cli {

namespace {

template <class Quantity>
void add_quantity(CLI::App& command, const std::string& name, Quantity& target, const std::string& help) {
  command
      .add_option_function<double>(
          name, [&target](double value) { target = Quantity(value); }, help)
      ->check(CLI::PositiveNumber);
}

}  // namespace

void add_walk_options(CLI::App& command, const session& s, workflow::walk_options& o) {
  command.add_option(
      "--category", o.category,
      s.text("设施类别（默认 elderly_care 养老）", "category of facilities (default elderly_care)"));
  command
      .add_option("--minutes", o.minutes,
                  s.text("步行分钟数，默认取规则包", "minutes; default: the rule pack's"))
      ->check(CLI::PositiveNumber);
  add_quantity(command, "--speed", o.speed,
               s.text("步行速度（米/秒），默认取规则包", "walking speed in m/s; default: the rule pack's"));
  add_quantity(command, "--radius", o.radius,
               s.text("直线半径（米），默认取规则包", "plain radius in metres; default: the rule pack's"));
  add_quantity(command, "--snap", o.snap_maximum,
               s.text("接入步行网的最大距离（米），默认取规则包",
                      "metres to the network at most; default: the rule pack's"));
  add_quantity(command, "--width", o.area_width,
               s.text("服务区沿路缓冲宽度（米），默认取规则包",
                      "metres on each side of a reached street; default: the rule pack's"));
}

}  // namespace greenward::cli
