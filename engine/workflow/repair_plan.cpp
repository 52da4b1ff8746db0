#include "engine/workflow/repair_plan.hpp"

#include "engine/base/error.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <unordered_map>

namespace greenward::workflow {

namespace {

using drainage::end_reference;
using drainage::repair_kind;
using drainage::repair_proposal;

constexpr std::array kRepairKinds{repair_kind::by_place,         repair_kind::joined_ends,
                                  repair_kind::open_end,         repair_kind::missing_node,
                                  repair_kind::blind_connection, repair_kind::node_on_pipe,
                                  repair_kind::unplaced_end};

int number_of_end(const end_reference& end) {
  return end.last ? 2 : 1;
}

std::string id_of_proposal(const drain_model& model, const drainage::repair_list& list,
                           const repair_proposal& proposal) {
  const auto kind = drainage::to_string(proposal.kind);
  const drainage::survey& drains = model.drains;
  if (proposal.kind == repair_kind::node_on_pipe)
    return fmt::format("{}-{}-{}", kind, drains.links.id[proposal.host], drains.nodes.id[proposal.node]);
  const end_reference end = list.ends_of(proposal).front();
  return fmt::format("{}-{}-{}", kind, drains.links.id[end.link], number_of_end(end));
}

/// Codes of nodes, and those that pipes name: a new node under one of these would be taken for another.
std::unordered_set<std::string> codes_taken(const drainage::survey& drains) {
  std::unordered_set<std::string> taken;
  for (const auto* codes : {&drains.nodes.code, &drains.links.from_code, &drains.links.to_code})
    for (const std::string_view code : *codes)
      if (!code.empty()) taken.emplace(code);
  return taken;
}

class code_giver {
 public:
  explicit code_giver(const drain_model& model) : model_(model), taken_(codes_taken(model.drains)) {}

  std::string code_for(const drainage::repair_list& list, const repair_proposal& proposal) {
    if (proposal.kind == repair_kind::unplaced_end) return {};
    const auto known = given_.find(proposal.node);
    if (known != given_.end()) return known->second;
    return given_.emplace(proposal.node, find(list, proposal)).first->second;
  }

 private:
  std::string find(const drainage::repair_list& list, const repair_proposal& proposal) {
    const drainage::survey& drains = model_.drains;
    if (proposal.node < model_.net.surveyed) {
      const std::string_view own = drains.nodes.code[proposal.node];
      return own.empty() ? free_code(taken_, fmt::format("N{}", drains.nodes.id[proposal.node]))
                         : std::string(own);
    }
    const end_reference end = list.ends_of(proposal).front();
    if (proposal.kind == repair_kind::missing_node)
      return std::string((end.last ? drains.links.to_code : drains.links.from_code)[end.link]);
    return free_code(taken_, fmt::format("{}-{}", pipe_word(model_, end.link), number_of_end(end)));
  }

  const drain_model& model_;
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::uint32_t, std::string> given_;
};

error no_such(const std::string& what, const bilingual& problem) {
  return {error_code::usage,
          what,
          problem,
          {"用 greenward drainage repair DB 查看", "see greenward drainage repair DB"}};
}

}  // namespace

std::string pipe_word(const drain_model& model, std::uint32_t link) {
  const std::string_view code = model.drains.links.code[link];
  return code.empty() ? fmt::format("P{}", model.drains.links.id[link]) : std::string(code);
}

std::string free_code(std::unordered_set<std::string>& taken, const std::string& wanted) {
  if (taken.insert(wanted).second) return wanted;
  constexpr std::size_t kLetters = 26;
  for (std::size_t n = 0;; ++n) {
    std::string letters;
    for (std::size_t rest = n + 1; rest > 0; rest = (rest - 1) / kLetters)
      letters.insert(letters.begin(), static_cast<char>('a' + (rest - 1) % kLetters));
    if (taken.insert(wanted + letters).second) return wanted + letters;
  }
}

repair_plan make_repair_plan(const drain_model& model, double tolerance_m) {
  repair_plan plan;
  plan.list = drainage::propose_repairs(
      model.drains, model.net,
      {tolerance_m, model.rules->at("topology.node_on_pipe").value, model.district->at("pipes").index});
  code_giver codes(model);
  for (const repair_proposal& proposal : plan.list.proposals) {
    plan.ids.push_back(id_of_proposal(model, plan.list, proposal));
    plan.node_codes.push_back(codes.code_for(plan.list, proposal));
  }
  return plan;
}

std::vector<std::size_t> chosen_of(const repair_plan& plan, const repair_filter& filter) {
  for (const std::string& kind : filter.kinds)
    if (std::ranges::find(kRepairKinds, kind, [](repair_kind k) { return drainage::to_string(k); }) ==
        kRepairKinds.end())
      throw no_such(kind, {"没有这类修复", "there is no such kind of repair"});
  for (const std::string& id : filter.ids)
    if (std::ranges::find(plan.ids, id) == plan.ids.end())
      throw no_such(id, {"没有这一项修复建议", "there is no such proposal"});
  const std::unordered_set<std::string> ids(filter.ids.begin(), filter.ids.end());
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const std::string kind(drainage::to_string(plan.list.proposals[i].kind));
    const bool of_kind = filter.kinds.empty() || std::ranges::find(filter.kinds, kind) != filter.kinds.end();
    if (of_kind && (ids.empty() || ids.contains(plan.ids[i]))) chosen.push_back(i);
  }
  return chosen;
}

}  // namespace greenward::workflow
