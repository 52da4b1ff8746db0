#include "engine/layer/hand_edits.hpp"

#include "engine/layer/toml_file.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace greenward::layer {

namespace {

void check_layer(const toml_table& entry, std::string_view key, const catalogue& catalogue,
                 const std::string& name) {
  if (catalogue.find_layer(name) == nullptr)
    entry.fail(key, {fmt::format("没有图层“{}”", name), fmt::format("there is no layer '{}'", name)});
}

void check_field_of(const toml_table& entry, std::string_view key, const catalogue& catalogue,
                    const std::string& layer, const std::string& field) {
  if (!catalogue.layer(layer).find_field(field))
    entry.fail(key, {fmt::format("图层“{}”没有字段“{}”", layer, field),
                     fmt::format("the layer '{}' has no field '{}'", layer, field)});
}

bool is_known_field(const catalogue& catalogue, std::string_view field) {
  return std::ranges::any_of(catalogue.layers(),
                             [&](const layer_schema& layer) { return layer.find_field(field).has_value(); });
}

code_reference read_reference(const toml_table& entry, const catalogue& catalogue) {
  code_reference reference{entry.text("field"), entry.texts("to")};
  entry.finish();
  if (!is_known_field(catalogue, reference.field))
    entry.fail("field", {fmt::format("没有图层有字段“{}”", reference.field),
                         fmt::format("no layer has a field '{}'", reference.field)});
  for (const std::string& layer : reference.to) check_layer(entry, "to", catalogue, layer);
  return reference;
}

/// The text, which must be one of the fields: a node is a thing that is said of an end.
std::string one_of(const toml_table& entry, std::string_view key, const std::vector<std::string>& fields) {
  std::string name = entry.text(key);
  if (std::ranges::find(fields, name) == fields.end())
    entry.fail(key, {fmt::format("“{}”须也列在该端的字段中", name),
                     fmt::format("'{}' must be among the fields of that end, too", name)});
  return name;
}

division_rule read_division(const toml_table& entry, const catalogue& catalogue) {
  division_rule rule;
  rule.layer = entry.text("layer");
  check_layer(entry, "layer", catalogue, rule.layer);
  const auto read_fields = [&](std::string_view key) {
    std::vector<std::string> fields = entry.texts(key);
    for (const std::string& field : fields) check_field_of(entry, key, catalogue, rule.layer, field);
    return fields;
  };
  rule.begin = read_fields("begin");
  rule.end = read_fields("end");
  rule.whole = read_fields("whole");
  rule.nodes = entry.text_or("nodes", "");
  if (!rule.nodes.empty()) {
    check_layer(entry, "nodes", catalogue, rule.nodes);
    rule.begin_node = one_of(entry, "begin_node", rule.begin);
    rule.end_node = one_of(entry, "end_node", rule.end);
  }
  rule.direction = entry.text_or("direction", "");
  if (!rule.direction.empty()) check_field_of(entry, "direction", catalogue, rule.layer, rule.direction);
  entry.finish();
  return rule;
}

}  // namespace

hand_edits hand_edits::load(const std::filesystem::path& folder, const catalogue& catalogue) {
  const toml_table table = toml_table::read(folder / "editing" / "hand.toml");
  const auto read_rule = [&](const toml_table& entry) {
    command_rule rule{entry.text("layer"), entry.text("by"), entry.texts("fields")};
    entry.finish();
    check_layer(entry, "layer", catalogue, rule.layer);
    for (const std::string& field : rule.fields)
      check_field_of(entry, "fields", catalogue, rule.layer, field);
    return rule;
  };
  hand_edits result;
  for (const toml_table& entry : table.tables("worked_out")) result.worked_out_.push_back(read_rule(entry));
  for (const toml_table& entry : table.tables("recorded")) result.recorded_.push_back(read_rule(entry));
  for (const toml_table& entry : table.tables("references"))
    result.references_.push_back(read_reference(entry, catalogue));
  for (const toml_table& entry : table.tables("divided"))
    result.divisions_.push_back(read_division(entry, catalogue));
  table.finish();
  return result;
}

std::string_view hand_edits::writer_of(std::string_view layer) const {
  for (const auto* rules : {&worked_out_, &recorded_})
    for (const command_rule& rule : *rules)
      if (rule.layer == layer && rule.fields.empty()) return rule.by;
  return {};
}

std::string_view hand_edits::writer_of(std::string_view layer, std::string_view field) const {
  for (const command_rule& rule : recorded_)
    if (rule.layer == layer && std::ranges::find(rule.fields, field) != rule.fields.end()) return rule.by;
  return writer_of(layer);
}

const division_rule* hand_edits::division_of(std::string_view layer) const {
  const auto found = std::ranges::find(divisions_, layer, &division_rule::layer);
  return found != divisions_.end() ? &*found : nullptr;
}

bool hand_edits::is_worked_out(std::string_view layer) const {
  return std::ranges::find(worked_out_, layer, &command_rule::layer) != worked_out_.end();
}

}  // namespace greenward::layer
