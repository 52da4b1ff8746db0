// How a siting on the map was made, in words: see site_map.hpp.
#include "engine/workflow/sheet_cells.hpp"
#include "engine/workflow/site_map.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cstddef>
#include <utility>

namespace greenward::workflow {

namespace {

/// One line for each thing that a reader must know, in the order of the question.
class siting_map_method {
 public:
  explicit siting_map_method(const site_map& map) : map_(map) {}

  [[nodiscard]] std::vector<bilingual> lines() {
    say_sites();
    say_walking();
    say_demand();
    say_must();
    say_wishes();
    const auto of_ground = words_for(map_.ground, map_.settings);
    lines_.insert(lines_.end(), of_ground.begin(), of_ground.end());
    for (const auto& [title, value] : lines_of(map_.provenance))
      lines_.push_back({title.zh + value, title.en + value});
    return std::move(lines_);
  }

 private:
  void say_sites() {
    const auto refused = static_cast<std::size_t>(
        std::ranges::count_if(map_.refused, [](const site_refusal& r) { return !r.existing; }));
    lines_.push_back(
        {fmt::format("候选点：{}，{} 处，其中 {} 处未采用（见“未采用的地点”）。", map_.candidates.from.zh,
                     map_.sites.size() - map_.existing + refused, refused),
         fmt::format("Candidates: {}, {}, of which {} are left out (see “Sites left out”).",
                     map_.candidates.from.en, map_.sites.size() - map_.existing + refused, refused)});
    if (!map_.request.candidates.where.empty())
      lines_.push_back({"候选点条件：" + map_.request.candidates.where,
                        "Condition for candidates: " + map_.request.candidates.where});
    const std::size_t off = map_.facilities - map_.existing;
    switch (map_.request.existing) {
      case existing_sites::none:
        lines_.push_back({"现有设施不计（--existing none）：没有“选址前”。",
                          "What is there does not count (--existing none): there is no “before”."});
        return;
      case existing_sites::free:
        lines_.push_back(
            {fmt::format("现有设施 {} 处（另 {} 处未接入步行网），可保留也可不保留。", map_.existing, off),
             fmt::format("{} facilities are there ({} more are not on the network); each may stay or go.",
                         map_.existing, off)});
        return;
      case existing_sites::locked:
        break;
    }
    lines_.push_back(
        {fmt::format("现有设施 {} 处保留（另 {} 处未接入步行网，不计）。", map_.existing, off),
         fmt::format("{} facilities are there and stay ({} more are not on the network and do not count).",
                     map_.existing, off)});
  }

  void say_walking() {
    const walk_settings& s = map_.settings;
    lines_.push_back(
        {fmt::format("类别：{}（{}）；步行者：{}。服务距离 {:g} 分钟 × {:g} 米/秒 = {:g} 米，沿路走向设施；"
                     "对照用直线半径 {:g} 米。",
                     code_title("facility_category", std::string_view(s.category), language::zh), s.category,
                     s.profile.title.zh, s.minutes, s.speed.value, s.limit().value, s.radius.value),
         fmt::format(
             "Category: {} ({}); walker: {}. Limit {:g} min × {:g} m/s = {:g} m along the streets towards "
             "the site; plain radius to compare {:g} m.",
             code_title("facility_category", std::string_view(s.category), language::en), s.category,
             s.profile.title.en, s.minutes, s.speed.value, s.limit().value, s.radius.value)});
    lines_.push_back(
        {"步行距离按等效米计：坡道、台阶等按步行者折算；候选点以其自身位置接入最近的可走道路。",
         "Ways are metres of effort: slopes, steps and the like as the walker feels them; a candidate "
         "meets the nearest open street from its own place."});
    if (map_.capacity_unknown > 0)
      lines_.push_back(
          {fmt::format("现有设施容量未知 {} 处，按不限计。", map_.capacity_unknown),
           fmt::format("{} facilities of unknown capacity count as unlimited.", map_.capacity_unknown)});
  }

  void say_demand() {
    const siting_demand& d = map_.demand;
    const left_out undecided = left_out_of(d), beyond = out_of_reach(map_);
    lines_.push_back(
        {fmt::format("需求：{}，{} 处有人的地点，共 {:.0f}；另 {} 处没有这一人群。", d.group->title.zh,
                     d.rows.size(), total_heads(d), d.nobody),
         fmt::format("Demand: {}, {} places, {:.0f} heads; at {} more there is nobody of the group.",
                     d.group->title.en, d.rows.size(), total_heads(d), d.nobody)});
    lines_.push_back(
        {fmt::format("未能判定：{} 处，已知 {:.0f} 人未接入步行网，另有 {} "
                     "处数目未知。未接入的人按未服务计，不影响选择。",
                     undecided.places, undecided.heads, undecided.unknown),
         fmt::format(
             "Not decided about: {} places, {:.0f} heads not on the network, and {} places of unknown "
             "number. Who is not on the network counts as not served, and does not move the choice.",
             undecided.places, undecided.heads, undecided.unknown)});
    if (map_.request.main_network) {
      const left_out cut_off = cut_off_of(d);
      lines_.push_back(
          {fmt::format(
               "其中 {} 处（{:.0f} 人）所在的路网与最大一片不相连，按 --main-network 略去（见“未能判定的地点”"
               "）。",
               cut_off.places, cut_off.heads),
           fmt::format("Of these, {} places ({:.0f} heads) on pieces of network that are cut off from the "
                       "largest are left out by --main-network (see “Places not decided about”).",
                       cut_off.places, cut_off.heads)});
    }
    if (beyond.places > 0)
      lines_.push_back(
          {fmt::format("{} 处需求（{:.0f} 人）没有任何设施或候选点{}，不计入目标。", beyond.places,
                       beyond.heads, covers() ? "在服务距离内" : "走得到"),
           fmt::format("{} places ({:.0f} heads) have no site or candidate {}; they are in no objective.",
                       beyond.places, beyond.heads,
                       covers() ? "within the limit" : "that can be walked to")});
  }

  /// Models that serve all whom they can spend sites on those who had no way at all.
  void say_must() {
    const double first = map_.then.served - map_.now.served;
    if (covers() || !map_.before || first < 0.5) return;
    lines_.push_back(
        {fmt::format("{:.0f} "
                     "人选址前走不到任何设施。本模型要求走得到候选点的人都有设施，新选地点先满足这一点；与最"
                     "大一片路网不相连的需求可用 --main-network 略去。",
                     first),
         fmt::format(
             "{:.0f} heads had no way to any site before. This model serves all who can walk to a candidate: "
             "new sites see to that first; --main-network leaves out demand on pieces of network that are "
             "cut "
             "off from the largest.",
             first)});
  }

  void say_wishes() {
    const site_map_request& r = map_.request;
    if (r.minimum_share)
      lines_.push_back(
          {fmt::format("最低标准：每个{}至少 {:g}% 的人在服务距离内（未接入步行网的人也在分母里）。",
                       code_title("unit_level", std::string_view(r.level), language::zh),
                       100 * *r.minimum_share),
           fmt::format("Minimum: at least {:g}% of the heads of each {} within the limit (those not "
                       "on the network are in the whole).",
                       100 * *r.minimum_share, r.level)});
    if (r.budget)
      lines_.push_back(
          {fmt::format("预算 {:g}（字段 {}），现有设施不花钱。", *r.budget, r.candidates.price_field),
           fmt::format("Budget {:g} (field {}); what is there costs nothing.", *r.budget,
                       r.candidates.price_field)});
    if (r.new_sites && !r.budget && map_.choice.result.end == siting::search_end::proven) {
      const auto fresh = static_cast<std::size_t>(std::ranges::count_if(
          map_.choice.result.sites, [&](std::uint32_t j) { return j >= map_.existing; }));
      if (r.existing == existing_sites::locked && fresh < *r.new_sites)
        lines_.push_back(
            {fmt::format("最多可新选 {} 处，{} 处已足够：再多也不改进目标。", *r.new_sites, fresh),
             fmt::format("{} new sites were allowed, and {} are enough: more do not improve the "
                         "objective.",
                         *r.new_sites, fresh)});
    }
  }

  [[nodiscard]] bool covers() const { return map_.choice.tables.problem.is_covering(); }

  const site_map& map_;
  std::vector<bilingual> lines_;
};

}  // namespace

std::vector<bilingual> method_of(const site_map& map) {
  return siting_map_method(map).lines();
}

}  // namespace greenward::workflow
