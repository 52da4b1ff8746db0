#include "engine/drainage/network_update.hpp"

#include "engine/drainage/changed_codes.hpp"
#include "engine/drainage/network_edges.hpp"
#include "engine/drainage/place_ties.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace greenward::drainage {

namespace {

using geo::planar;

bool is_by_code(end_tie tie) {
  return tie == end_tie::by_code || tie == end_tie::to_missing_node;
}

/// Tied to a made node that no code names.
bool is_loose(end_tie tie) {
  return tie == end_tie::to_end || tie == end_tie::to_link || tie == end_tie::open;
}

/// An end as one number, in the order in which loose ends are joined.
std::uint64_t end_key(std::uint32_t link, bool last) {
  return std::uint64_t{link} * 2 + (last ? 1 : 0);
}

/// While it works nodes have working numbers: those of before for what was there, then the added nodes of the
/// survey in their order, then new made nodes. Links are rows of now, unless said otherwise.
class network_updater {
 public:
  network_updater(const survey& was, network before, const survey& now, const survey_changes& changes)
      : was_(was), now_(now), net_(std::move(before)), changes_(changes), ties_(now, net_.tolerance_m) {
    const row_changes& links = changes.links;
    std::ranges::merge(links.added, links.differing, std::back_inserter(changed_links_));
    old_changed_links_ = links.removed;
    for (const std::uint32_t link : links.differing) old_changed_links_.push_back(links.was(link));
    next_number_ = static_cast<std::uint32_t>(net_.node_count() + changes.nodes.added.size());
  }

  network update() {
    if (changes_.none()) return std::move(net_);
    retie_by_code();
    retie_by_place();
    join_loose_ends();
    see_what_changes();
    move_links();
    number_nodes();
    move_meetings();
    set_directions();
    if (edges_change_) lay_edges(now_, net_);
    return std::move(net_);
  }

 private:
  // --- the ends as they were, and those that are tied again ---

  [[nodiscard]] const link_end& end_before(std::uint32_t was_link, bool last) const {
    return last ? net_.to[was_link] : net_.from[was_link];
  }
  /// Before move_links().
  [[nodiscard]] link_end end_now(std::uint32_t link, bool last) const {
    if (const auto found = retied_.find(end_key(link, last)); found != retied_.end()) return found->second;
    return end_before(changes_.links.was(link), last);
  }
  [[nodiscard]] bool is_changed(std::uint32_t link) const {
    return std::ranges::binary_search(changed_links_, link);
  }
  [[nodiscard]] std::uint32_t number_of_row(std::uint32_t node) const {
    const std::uint32_t before = changes_.nodes.was(node);
    if (before != kNone) return before;
    const auto& added = changes_.nodes.added;
    const auto added_before = std::ranges::lower_bound(added, node) - added.begin();
    return static_cast<std::uint32_t>(net_.node_count() + static_cast<std::size_t>(added_before));
  }

  // --- by code ---

  void retie_by_code() {
    changed_codes codes(was_, net_, now_, changes_);
    std::vector<std::uint8_t> means_other;  // by node of before
    codes.visit([&](code_meaning& meaning) {
      if (meaning.row != kNone)
        meaning.number = number_of_row(meaning.row);
      else
        meaning.number =
            meaning.before >= net_.surveyed && meaning.before != kNone ? meaning.before : next_number_++;
      if (meaning.before == kNone || meaning.before == meaning.number) return;
      means_other.resize(net_.node_count(), 0);
      means_other[meaning.before] = 1;
    });
    const auto retie = [&](std::uint32_t link, bool last) {
      const code_meaning& meaning = codes.at(end_code(now_, link, last));
      retied_[end_key(link, last)] = {meaning.number,
                                      meaning.row != kNone ? end_tie::by_code : end_tie::to_missing_node};
    };
    for (const std::uint32_t link : changed_links_)
      for (const bool last : {false, true})
        if (!end_code(now_, link, last).empty()) retie(link, last);
    if (means_other.empty()) return;
    for (const bool last : {false, true}) {
      for (std::uint32_t was_link = 0; was_link < net_.from.size(); ++was_link) {
        const link_end& end = end_before(was_link, last);
        if (!is_by_code(end.tie) || means_other[end.node] == 0) continue;
        const std::uint32_t link = changes_.links.now(was_link);
        if (link != kNone && !is_changed(link)) retie(link, last);
      }
    }
  }

  // --- by place ---

  /// Ends that are not tied by code, of before or of now: without any no place matters.
  [[nodiscard]] bool has_free_ends() const {
    const auto is_free = [](const link_end& end) { return !is_by_code(end.tie); };
    return std::ranges::any_of(changed_links_,
                               [&](std::uint32_t link) {
                                 return end_code(now_, link, false).empty() ||
                                        end_code(now_, link, true).empty();
                               }) ||
           std::ranges::any_of(net_.from, is_free) || std::ranges::any_of(net_.to, is_free);
  }

  /// Calls visit(end) for the free ends of now in a window.
  template <class Visit>
  void visit_free_ends(const geo::planar_box& window, Visit visit) {
    std::vector<std::uint32_t> links;
    ties_.visit_links(window, [&](std::uint32_t link) { links.push_back(link); });
    for (const std::uint32_t link : links) {
      for (const bool last : {false, true}) {
        if (!end_code(now_, link, last).empty()) continue;
        const planar at = end_place(now_, link, last);
        if (is_known(at) && window.intersects(geo::planar_box{at, at})) visit(free_end{link, last, at});
      }
    }
  }
  /// A little wider than the tolerance: to look at too many ends is harmless, to miss one by rounding is not.
  [[nodiscard]] geo::planar_box widened(const geo::planar_box& box) const {
    return box.expanded(net_.tolerance_m * 1.01 + 1e-6);
  }
  [[nodiscard]] geo::planar_box around(planar at) const { return widened({at, at}); }

  /// Free ends of changed links, and those that a node may have come near to or left.
  void retie_by_place() {
    place_matters_ = has_free_ends();
    if (!place_matters_) return;
    std::vector<free_end> asked;
    for (const std::uint32_t link : changed_links_)
      for (const bool last : {false, true})
        if (end_code(now_, link, last).empty()) asked.push_back({link, last, end_place(now_, link, last)});
    const auto ask_around = [&](planar at) {
      if (is_known(at)) visit_free_ends(around(at), [&](const free_end& end) { asked.push_back(end); });
    };
    const row_changes& nodes = changes_.nodes;
    for (const std::uint32_t node : nodes.removed) ask_around(was_.nodes.place[node]);
    for (const std::uint32_t node : nodes.added) ask_around(now_.nodes.place[node]);
    for (const std::uint32_t node : nodes.differing) {
      ask_around(was_.nodes.place[nodes.was(node)]);
      ask_around(now_.nodes.place[node]);
    }
    for (const free_end& end : asked) retie_by_place(end);
  }

  void retie_by_place(const free_end& end) {
    link_end& tied = retied_[end_key(end.link, end.last)];
    tied = {};
    if (!is_known(end.at)) return;
    const std::uint32_t node = ties_.node_near(end.at);
    if (node != kNone)
      tied = {number_of_row(node), end_tie::by_place};
    else
      tied = {kNone, end_tie::open};  // until it is joined
    stirred_.push_back(around(end.at));
  }

  // --- loose ends ---

  /// Who shares a made node with whom depends on the order of all ends that are linked by steps of the
  /// tolerance: what an edit stirs is joined again with everything that such steps lead to.
  void join_loose_ends() {
    if (!place_matters_) return;
    for (const std::uint32_t link : old_changed_links_) stir_line((*was_.lines)[link]);
    for (const std::uint32_t link : changed_links_) stir_line((*now_.lines)[link]);
    const std::vector<free_end> ends = stirred_ends();
    const joined_ends joined = ties_.join(ends);
    for (std::size_t group = 0; group < joined.size(); ++group) {
      const std::uint32_t node = next_number_++;
      for (const std::uint32_t k : joined.members(group))
        retied_[end_key(ends[k].link, ends[k].last)] = {node, joined.tie[group]};
      if (joined.host[group] != kNone)
        new_meetings_.push_back({joined.host[group], joined.along_m[group], node});
    }
  }

  /// Ends on or beside a line may meet it, or have met it.
  void stir_line(geo::planar_view line) {
    if (!line.is_none()) stirred_.push_back(widened(line.box()));
  }

  [[nodiscard]] std::vector<free_end> stirred_ends() {
    std::vector<free_end> ends;
    std::unordered_set<std::uint64_t> seen;
    while (!stirred_.empty()) {
      const geo::planar_box window = stirred_.back();
      stirred_.pop_back();
      visit_free_ends(window, [&](const free_end& end) {
        if (!is_loose(end_now(end.link, end.last).tie) || !seen.insert(end_key(end.link, end.last)).second)
          return;
        ends.push_back(end);
        stirred_.push_back(around(end.at));
      });
    }
    std::ranges::sort(ends, {}, [](const free_end& end) { return end_key(end.link, end.last); });
    return ends;
  }

  /// Of every link: they may go by the ground of nodes.
  void set_directions() {
    for (std::uint32_t link = 0; link < net_.flow.size(); ++link) {
      const flow_direction flow = flow_of(now_, net_, link);
      edges_change_ = edges_change_ || flow != net_.flow[link];
      net_.flow[link] = flow;
    }
  }

  // --- what becomes of nodes, links and meetings ---

  /// Edges change with links that are new or gone, with their length, with ends that are tied elsewhere, and
  /// with meetings; and with directions, which come last.
  void see_what_changes() {
    const row_changes& links = changes_.links;
    edges_change_ = !links.same_rows() || !new_meetings_.empty() ||
                    std::ranges::any_of(links.differing, [&](std::uint32_t link) {
                      const std::uint32_t was = links.was(link);
                      return was_.links.length_m[was] != now_.links.length_m[link];
                    });
    const auto leave = [&](const link_end& end) {
      if (is_loose(end.tie)) left_nodes_.insert(end.node);
    };
    for (const std::uint32_t link : old_changed_links_)
      for (const bool last : {false, true}) leave(end_before(link, last));
    for (const auto& [key, end] : retied_) {
      const auto link = changes_.links.was(static_cast<std::uint32_t>(key / 2));
      if (link == kNone) continue;
      const link_end& before = end_before(link, key % 2 != 0);
      leave(before);
      edges_change_ = edges_change_ || before.node != end.node;
    }
  }

  /// The rows of links as they are now, with the ends that are tied again.
  void move_links() {
    const row_changes& links = changes_.links;
    if (!links.same_rows()) {
      net_.from = moved(net_.from);
      net_.to = moved(net_.to);
      net_.flow = moved(net_.flow);
    }
    for (const auto& [key, end] : retied_) (key % 2 != 0 ? net_.to : net_.from)[key / 2] = end;
  }
  template <class Value>
  [[nodiscard]] block_vector<Value> moved(const block_vector<Value>& values) const {
    block_vector<Value> now(changes_.links.was_row.size(), Value());
    for (std::size_t link = 0; link < now.size(); ++link)
      if (const std::uint32_t was = changes_.links.was_row[link]; was != kNone) now[link] = values[was];
    return now;
  }

  /// From working numbers to those of now.
  void number_nodes() {
    const std::size_t n_before = net_.node_count(), surveyed = net_.surveyed;
    number_.assign(next_number_, kNone);
    for (std::uint32_t node = 0; node < surveyed; ++node) number_[node] = changes_.nodes.now(node);
    for (std::size_t k = 0; k < changes_.nodes.added.size(); ++k)
      number_[n_before + k] = changes_.nodes.added[k];
    net_.surveyed = now_.nodes.size();
    net_.place.assign(now_.nodes.place.begin(), now_.nodes.place.end());
    if (next_number_ > surveyed) number_made_nodes();
    bool same = net_.node_count() == n_before;
    for (std::uint32_t node = 0; same && node < n_before; ++node) same = number_[node] == node;
    if (same && next_number_ == n_before) return;
    edges_change_ = true;
    for (auto* ends : {&net_.from, &net_.to})
      for (link_end& end : *ends)
        if (end.node != kNone) end.node = number_[end.node];
  }

  /// In the order of build_network().
  void number_made_nodes() {
    const auto number = [&](std::uint32_t link, bool last) {
      std::uint32_t& node = number_[(last ? net_.to : net_.from)[link].node];
      if (node != kNone) return;
      node = static_cast<std::uint32_t>(net_.place.size());
      net_.place.push_back(end_place(now_, link, last));
    };
    const auto n = static_cast<std::uint32_t>(net_.from.size());
    for (std::uint32_t link = 0; link < n; ++link)
      if (net_.from[link].tie == end_tie::to_missing_node) number(link, false);
    for (std::uint32_t link = 0; link < n; ++link)
      if (net_.to[link].tie == end_tie::to_missing_node) number(link, true);
    for (std::uint32_t link = 0; link < n; ++link) {
      if (is_loose(net_.from[link].tie)) number(link, false);
      if (is_loose(net_.to[link].tie)) number(link, true);
    }
  }

  void move_meetings() {
    std::erase_if(net_.meetings, [&](const meeting& m) { return left_nodes_.contains(m.node); });
    for (meeting& m : net_.meetings) m = {changes_.links.now(m.link), m.along_m, number_[m.node]};
    const auto kept = static_cast<std::ptrdiff_t>(net_.meetings.size());
    for (const meeting& m : new_meetings_) net_.meetings.push_back({m.link, m.along_m, number_[m.node]});
    std::sort(net_.meetings.begin() + kept, net_.meetings.end());
    std::inplace_merge(net_.meetings.begin(), net_.meetings.begin() + kept, net_.meetings.end());
  }

  const survey &was_, &now_;
  network net_;
  const survey_changes& changes_;
  place_ties ties_;
  std::vector<std::uint32_t> changed_links_;            ///< added or differing, rows of now, rising
  std::vector<std::uint32_t> old_changed_links_;        ///< removed or differing, rows of before
  std::uint32_t next_number_ = 0;                       ///< for a made node
  std::unordered_map<std::uint64_t, link_end> retied_;  ///< by end_key; working numbers
  bool place_matters_ = false;
  std::vector<geo::planar_box> stirred_;  ///< where loose ends may be joined otherwise
  std::vector<meeting> new_meetings_;     ///< working numbers
  std::unordered_set<std::uint32_t>
      left_nodes_;  ///< made nodes of before whose ends are joined again or gone
  bool edges_change_ = false;
  std::vector<std::uint32_t> number_;  ///< by working number: of now; kNone = gone
};

std::size_t count(const survey_changes& changes) {
  std::size_t rows = 0;
  for (const row_changes* table : {&changes.nodes, &changes.links})
    rows += table->removed.size() + table->added.size() + table->differing.size();
  return rows;
}

}  // namespace

network update_network(const survey& was, network before, const survey& now, const survey_changes& changes) {
  return network_updater(was, std::move(before), now, changes).update();
}

network update_network(const survey& was, network before, const survey& now) {
  const std::optional<survey_changes> changes = find_changes(was, now);
  // Each changed row costs many times what a row costs in a build.
  constexpr std::size_t kLargeEdit = 16;
  if (!changes || count(*changes) * kLargeEdit > now.nodes.size() + now.links.size())
    return build_network(now, before.tolerance_m);
  return update_network(was, std::move(before), now, *changes);
}

}  // namespace greenward::drainage
