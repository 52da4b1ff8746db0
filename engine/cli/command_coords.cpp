// greenward coords --from CRS --to CRS: "x y" lines from stdin to stdout
#include "engine/base/error.hpp"
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/geo/crs.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>
#include <sstream>

namespace greenward::cli {

namespace {

struct coords_arguments {
  std::string from, to;
};

[[noreturn]] void refuse_line(std::int64_t number, bilingual problem) {
  throw error(error_code::bad_input, fmt::format("stdin:{}", number), std::move(problem),
              {"每行应为：经度（或东坐标） 纬度（或北坐标）",
               "each line is: longitude (or easting) latitude (or northing)"});
}

bool is_geographic(const std::string& crs) {
  const auto code = geo::parse_crs_code(crs);
  return !code || *code == geo::kStorageCrs || *code == geo::kWgs84;
}

void convert_lines(const coords_arguments& arguments) {
  const geo::transformer transformer(arguments.from, arguments.to);
  const int decimals = is_geographic(arguments.to) ? 9 : 4;
  std::string line;
  for (std::int64_t number = 1; std::getline(std::cin, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    for (char& c : line)
      if (c == ',') c = ' ';
    std::istringstream cells(line);
    double x = 0, y = 0;
    std::string rest;
    if (!(cells >> x >> y) || cells >> rest) refuse_line(number, {"不是两个数", "it is not two numbers"});
    if (transformer.transform({&x, 1}, {&y, 1}) > 0 || !std::isfinite(x))
      refuse_line(number, {"超出坐标系范围", "it lies outside the CRS"});
    std::cout << fmt::format("{:.{}f} {:.{}f}\n", x, decimals, y, decimals);
  }
}

}  // namespace

void add_coords(CLI::App& app, session& session) {
  auto arguments = std::make_shared<coords_arguments>();
  CLI::App* command = app.add_subcommand(
      "coords",
      session.text("坐标转换：标准输入每行“经度 纬度”", "convert coordinates: \"lon lat\" lines on stdin"));
  command
      ->add_option("--from", arguments->from,
                   session.text("源坐标系：EPSG:n、gcj02、bd09", "from CRS: EPSG:n, gcj02, bd09"))
      ->required();
  command->add_option("--to", arguments->to, session.text("目标坐标系", "to CRS"))->required();
  command->callback([arguments] { convert_lines(*arguments); });
}

}  // namespace greenward::cli
