// What findings and their features are called.
#pragma once

#include "engine/drainage/finding.hpp"
#include "engine/workflow/drain_model.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace greenward::workflow {

[[nodiscard]] const drainage::check_words& words_of(drainage::check what);
/// A code of the list finding_severity.
[[nodiscard]] const char* severity_code(drainage::severity how);
/// The layer that a finding is about.
[[nodiscard]] const char* layer_of(drainage::subject table);
/// "上游管内底 213.1 m", "下游管内底 213.4 m": of what is missing which field, and the numbers that are
/// known.
[[nodiscard]] std::vector<std::string> evidence_parts(const drainage::finding& found, language lang);
/// "上游管内底 213.1 m；下游管内底 213.4 m": all parts on one line.
[[nodiscard]] std::string evidence_text(const drainage::finding& found, language lang);

/// Codes and ids of the rows that findings speak of.
class finding_names {
 public:
  explicit finding_names(const drain_model& model) : model_(model) {}

  [[nodiscard]] std::string code(drainage::subject table, std::uint32_t row) const {
    return row == drainage::kNone ? "" : std::string(model_.table(layer_of(table))["code"].text(row));
  }
  [[nodiscard]] std::int64_t id(drainage::subject table, std::uint32_t row) const {
    return model_.table(layer_of(table)).ids()[row].value;
  }
  /// The code, or "#id" for a feature without one.
  [[nodiscard]] std::string name(drainage::subject table, std::uint32_t row) const {
    const std::string own = code(table, row);
    return own.empty() && row != drainage::kNone ? "#" + std::to_string(id(table, row)) : own;
  }
  /// The other row is a link where a node lies on one.
  [[nodiscard]] std::string other(const drainage::finding& found) const {
    const bool on_link = found.what == drainage::check::node_on_pipe;
    return name(on_link ? drainage::subject::link : found.table, found.other);
  }
  [[nodiscard]] std::uint32_t compound(const drainage::finding& found) const {
    switch (found.table) {
      case drainage::subject::node:
        return model_.drains.nodes.compound[found.row];
      case drainage::subject::link:
        return compound_of_link(found.row);
      case drainage::subject::building:
        return model_.building_compound[found.row];
      case drainage::subject::compound:
        return found.row;
    }
    return drainage::kNone;
  }

 private:
  [[nodiscard]] std::uint32_t compound_of_link(std::uint32_t link) const {
    if (model_.drains.links.compound[link] != drainage::kNone) return model_.drains.links.compound[link];
    const std::uint32_t tail = model_.net.tail_of(link);
    return tail < model_.net.surveyed ? model_.drains.nodes.compound[tail] : drainage::kNone;
  }

  const drain_model& model_;
};

}  // namespace greenward::workflow
