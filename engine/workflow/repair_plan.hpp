// Proposals to repair the drains, under names that people and journals can keep: ids, and codes of what is
// new.
#pragma once

#include "engine/drainage/repairs.hpp"
#include "engine/workflow/drain_model.hpp"

#include <cstdint>
#include <string>
#include <unordered_set>
#include <vector>

namespace greenward::workflow {

/// Which proposals are meant; empty lists = all.
struct repair_filter {
  std::vector<std::string> kinds;  ///< as drainage::to_string has them
  std::vector<std::string> ids;
};

struct repair_plan {
  drainage::repair_list list;
  std::vector<std::string> ids;         ///< n_proposal
  std::vector<std::string> node_codes;  ///< n_proposal: of the node, there already or proposed; "" = none

  [[nodiscard]] std::size_t size() const { return list.proposals.size(); }
};

/// Everything that there is to repair. An id is the proposal's kind with the ids of its pipe and end, or of
/// pipe and node: it stays the same while those rows do, whatever else has been repaired. A node made is
/// called after the pipe and the end (1 or 2) that it was made for, such as "P7-2", with a letter behind it
/// if that is taken; one that the survey names and does not have, as the survey does; a surveyed node without
/// a code "N" and its id.
[[nodiscard]] repair_plan make_repair_plan(const drain_model& model, double tolerance_m);

/// The positions of the proposals that the filter means, rising. Throws error{usage} for a kind or id that
/// there is not.
[[nodiscard]] std::vector<std::size_t> chosen_of(const repair_plan& plan, const repair_filter& filter);

/// `wanted`, or the first of wanted + "a", "b", ..., "z", "aa", ... that is not taken, which is taken then.
[[nodiscard]] std::string free_code(std::unordered_set<std::string>& taken, const std::string& wanted);

/// "P7", or "P" and the id of a pipe without a code.
[[nodiscard]] std::string pipe_word(const drain_model& model, std::uint32_t link);

}  // namespace greenward::workflow
