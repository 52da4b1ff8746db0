#include "engine/cli/output_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

namespace greenward::cli {

void add_output_target(CLI::App& command, const session& session, const std::string& format_option,
                       workflow::output_target& target) {
  const auto& formats = workflow::export_formats();
  command
      .add_option(format_option, target.format,
                  session.text("文件格式：", "file format: ") + fmt::format("{}", fmt::join(formats, "|")))
      ->check(CLI::IsMember(formats))
      ->type_name("");
  command.add_option(
      "--crs", target.crs,
      session.text("坐标系：EPSG:n 或 gcj02（默认 EPSG:4490）", "CRS: EPSG:n or gcj02 (default EPSG:4490)"));
  command
      .add_option(
          "--encoding", target.encoding,
          session.text("shapefile 文字编码：UTF-8 或 GBK", "text encoding of shapefiles: UTF-8 or GBK"))
      ->check(CLI::IsMember({"UTF-8", "GBK"}))
      ->type_name("");
}

void say_written(const session& session, const exchange::export_result& written) {
  for (const auto& file : written.files) session.say({"已写出 " + file.string(), "wrote " + file.string()});
}

}  // namespace greenward::cli
