#include "engine/workflow/walk_line_source.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/record_file.hpp"
#include "engine/workflow/environment.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace greenward::workflow {

namespace {

/// What a line says of itself, as text: "" = nothing.
struct line_facts {
  std::string bridge, tunnel, name, edge_kind, road_class;
};
constexpr std::array<std::string_view, 5> kFactNames{"bridge", "tunnel", "name", "edge_kind", "road_class"};

bool says_yes(const std::string& text) {
  return !text.empty() && text != "0" && text != "no" && text != "false" && text != "F" && text != "否";
}

std::string kind_of(const line_facts& facts) {
  if (program_environment().catalogue.codes("walk_edge_kind").find(facts.edge_kind) != nullptr)
    return facts.edge_kind;
  for (const char* same : {"pedestrian", "path", "steps", "track"})
    if (facts.road_class == same) return same;
  return facts.road_class.empty() ? "" : "road";
}

void take(walk_line_source& source, std::int64_t id, geo::geographic_view geometry, const line_facts& facts) {
  if (geometry.kind() != geo::geometry_kind::line) {
    ++source.not_lines;
  } else if (facts.road_class == "expressway") {
    ++source.not_walkable;
  } else {
    source.ids.push_back(id);
    source.lines.append(geometry);
    source.bridge.push_back(says_yes(facts.bridge));
    source.tunnel.push_back(says_yes(facts.tunnel));
    source.name.push_back(facts.name);
    source.kind.push_back(kind_of(facts));
  }
}

std::string fact_in(const layer::feature_table& table, std::string_view name, std::size_t row) {
  const auto& fields = table.schema().fields;
  const auto found = std::ranges::find(fields, name, &layer::field::name);
  if (found == fields.end()) return {};
  const layer::column& column = table.columns()[static_cast<std::size_t>(found - fields.begin())];
  if (!column.has(row)) return {};
  return column.is_text() ? std::string(column.text(row)) : std::to_string(column.number(row) != 0 ? 1 : 0);
}

walk_line_source read_layer_lines(const layer::feature_table& table) {
  walk_line_source source;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto fact = [&](std::size_t k) { return fact_in(table, kFactNames.at(k), row); };
    take(source, table.ids()[row].value, table.geometry()[row],
         {fact(0), fact(1), fact(2), fact(3), fact(4)});
  }
  return source;
}

std::string cell_text(const exchange::cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* whole = std::get_if<std::int64_t>(&cell)) return std::to_string(*whole);
  if (const auto* real = std::get_if<double>(&cell)) return *real != 0 ? "1" : "0";
  return {};
}

walk_line_source read_file_lines(const std::filesystem::path& file, const task& progress) {
  walk_line_source source;
  std::array<std::optional<std::size_t>, kFactNames.size()> column;
  const auto begin = [&](const exchange::record_header& header) {
    for (std::size_t k = 0; k < kFactNames.size(); ++k) {
      const auto found = std::ranges::find(header.fields, kFactNames.at(k));
      if (found != header.fields.end())
        column.at(k) = static_cast<std::size_t>(found - header.fields.begin());
    }
  };
  const auto take_record = [&](exchange::record&& record) {
    if (record.refused) {
      ++source.unreadable;
      return;
    }
    const auto fact = [&](std::size_t k) {
      return column.at(k) ? cell_text(record.cells[*column.at(k)]) : std::string();
    };
    take(source, record.number, record.geometry[0], {fact(0), fact(1), fact(2), fact(3), fact(4)});
  };
  exchange::read_records(file, {}, begin, take_record, progress);
  return source;
}

}  // namespace

walk_line_source read_walk_lines(const store::store& store, const std::string& from, const task& progress) {
  if (program_environment().catalogue.find_layer(from) != nullptr) return read_layer_lines(store.read(from));
  std::error_code ignored;
  if (std::filesystem::exists(from, ignored)) return read_file_lines(from, progress);
  throw error(error_code::usage, from, {"既不是图层，也不是文件", "it is neither a layer nor a file"},
              {"给出图层名（如 roads）或文件路径", "name a layer (as roads) or a file"});
}

}  // namespace greenward::workflow
