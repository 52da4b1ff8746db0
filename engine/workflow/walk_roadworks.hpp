// `greenward walk roadworks`: whom the works that are under way cut off from their facility, and what each of
// them gives back when it is done.
#pragma once

#include "engine/walking/roadworks_effect.hpp"
#include "engine/workflow/walk_access.hpp"
#include "engine/works/under_way.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

struct roadworks_query {
  std::optional<date> on;  ///< none = the day of the data
  /// Whether a work that is an area closes the paths in it. A work in a compound seldom digs all of it up at
  /// once, so that this is the worst case.
  bool areas = false;
};

enum class closing : std::uint8_t {
  closes,         ///< the edges named
  no_street,      ///< no edge runs along it
  no_place,       ///< it has no place, or is a point: which streets it closes nobody has said
  area_left_out,  ///< an area, and areas were not asked for
  not_told,       ///< whether it is under way cannot be told
};

/// A work that occupies its ground on the day, or may.
struct street_work {
  std::uint32_t row = 0;  ///< of the layer works
  works::occupation occupation = works::occupation::under_way;
  closing effect = closing::closes;
  std::vector<std::uint32_t> edges;  ///< closed by it: rows of walk_edges, ascending
};

/// What roadworks do to a place that was served.
enum class access_loss : std::uint8_t {
  none,
  in_doubt,  ///< it, or what serves it, is met only along a closed street
  cut_off,
};
[[nodiscard]] bilingual words_for(access_loss what);

struct walk_roadworks {
  walk_access access;  ///< facilities, people and buildings on the network as it is without works
  date on, seen;       ///< the day asked for; the last day that is known
  roadworks_query query;
  metres corridor{0};
  double share = 0;
  works::work_facts facts;          ///< row by row of the layer works: as recorded, or at the end of `seen`
  std::vector<street_work> works;   ///< of kinds that pave or dig; by row
  std::size_t other_kinds = 0;      ///< works that neither pave nor dig: not looked at
  std::vector<metres> edge_length;  ///< n_edge
  /// n_work: those of `works`; n_place: the rows of access.people, then those of access.buildings.
  walking::roadworks_effect effect;

  /// Of the places that a group counts, among those of the effect.
  [[nodiscard]] std::size_t first_place(const counted_group& group) const;
  /// `place`: of the effect.
  [[nodiscard]] access_loss loss_at(std::size_t place) const;
};

/// The layers that it needs.
[[nodiscard]] std::vector<std::string> walk_roadworks_layers();

/// Works stand as `district` knows them at the end of `day` (none = as recorded) or of query.on, whichever is
/// earlier; later days go by the plan. Arguments and errors of prepare_access(), and what the searches throw.
[[nodiscard]] walk_roadworks compute_roadworks(std::shared_ptr<const district_snapshot> district,
                                               const walk_options& options, const roadworks_query& query,
                                               std::optional<date> day, const task& progress);

/// Sheets `effect` (the whole district by group), `works`, `roadworks_units` (communities that lose anybody),
/// `cut_off` (places), `closed_streets`. CSV is the effect.
[[nodiscard]] explained_sheets roadworks_of(const walk_roadworks& found, language lang);

/// The closed streets and the places that are cut off or in doubt, as rows of the layers closed_streets and
/// cut_off_places.
[[nodiscard]] std::vector<layer::feature_table> roadworks_tables(const walk_roadworks& found);

}  // namespace greenward::workflow
