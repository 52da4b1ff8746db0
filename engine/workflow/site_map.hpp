// Siting on the map: where the next facilities of a category go, by the ways that people walk to them.
#pragma once

#include "engine/workflow/choose_sites.hpp"
#include "engine/workflow/explained_sheets.hpp"
#include "engine/workflow/site_candidates.hpp"
#include "engine/workflow/site_demand.hpp"
#include "engine/workflow/walk_ground.hpp"
#include "engine/workflow/walk_provenance.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace greenward::workflow {

/// What becomes of the facilities of the category that are there.
enum class existing_sites : std::uint8_t {
  locked,  ///< they stay
  free,    ///< each may stay or go
  none,    ///< as if there were none
};

struct site_map_request {
  siting::siting_model model = siting::siting_model::mclp;
  walk_options
      walk;  ///< lscp, mclp and the minimum: served is who comes within minutes × speed by the streets
  std::string heads;          ///< see group_for_siting(); "" = people_60 for elderly_care, else people
  bool main_network = false;  ///< demand on pieces of network that are cut off from the largest is left out
  candidate_request candidates;
  existing_sites existing = existing_sites::locked;
  std::optional<std::size_t> new_sites;   ///< open at most, beside the locked ones
  std::optional<std::size_t> most_sites;  ///< open at most, the locked ones too
  std::vector<std::string> locked;        ///< candidates that are decided: codes, names or ids
  std::optional<double> budget;           ///< for the candidates that are chosen; what is there costs nothing
  std::optional<double> minimum_share;    ///< of the heads of each unit of `level`
  std::string level = "street";           ///< one of kUnitLevels
  siting::siting_options options;
  bool draw_areas = false;  ///< whether the service areas are wanted
};

/// What a choice comes to. Shares: capacities may divide a place between sites.
struct siting_figures {
  std::size_t sites = 0;
  double within = 0;                 ///< heads who come to their site within the limit
  double served = 0;                 ///< heads who have a site at all
  double walked = 0;                 ///< Σ heads × metres of these
  double farthest = 0;               ///< metres; 0 if nobody has a site
  double in_radius = 0;              ///< heads in the plain circle of an open site
  std::vector<double> share_within;  ///< n_demand, 0 to 1
};

struct site_map {
  std::shared_ptr<const district_snapshot> district;
  site_map_request request;
  walk_settings settings;
  ground_notes ground;
  walk_provenance provenance;
  std::size_t facilities = 0;        ///< of the category, refused ones included
  std::size_t capacity_unknown = 0;  ///< existing ones that count as unlimited
  site_candidates candidates;        ///< `places` are those in `sites`, less those refused
  std::vector<site_refusal> refused;
  std::vector<site_place> sites;       ///< n_site of the problem, the existing ones first
  std::vector<walking::snap> snaps;    ///< m: where they meet the network; one may have several
  std::vector<std::uint32_t> of_snap;  ///< m: index into `sites`, ascending
  std::size_t existing = 0;            ///< how many of `sites` are there
  siting_demand demand;
  siting_choice choice;  ///< solved and checked
  std::optional<siting::siting_result>
      before;           ///< with what is there alone; none without, or if that cannot be
  siting_figures now;   ///< of `before`; zeros if there is none
  siting_figures then;  ///< of the choice
  /// One polygon feature each, or empty: what is within the limit by the streets, before and after.
  geo::planar_geometry area_now, area_then;
};

/// The layers that it needs.
[[nodiscard]] std::vector<std::string> site_map_layers(const site_map_request& request);

/// Throws error{usage} where the wishes contradict themselves, error{bad_input} without a network, candidates
/// or demand, or if no choice keeps to all limits; what solve_and_check() throws. `day`: of the data; none =
/// today. O(sites · k log k) searches, then the solver within its time.
[[nodiscard]] site_map choose_sites_on_map(std::shared_ptr<const district_snapshot> district,
                                           const site_map_request& request, std::optional<date> day,
                                           const task& progress);

/// What places that were left out come to.
struct left_out {
  std::size_t places = 0, unknown = 0;  ///< unknown: of these, places of unknown number
  double heads = 0;                     ///< of those that are known
};
/// Places that nothing was decided about.
[[nodiscard]] left_out left_out_of(const siting_demand& demand);
/// Of these, places that were left out because their piece of network is cut off from the largest.
[[nodiscard]] left_out cut_off_of(const siting_demand& demand);
/// Places that are on the network, and that no site or candidate can serve.
[[nodiscard]] left_out out_of_reach(const site_map& map);
/// Heads of all places that were decided about.
[[nodiscard]] double total_heads(const siting_demand& demand);

/// What one site gets.
struct site_load {
  double heads = 0;     ///< assigned to it
  double within = 0;    ///< of these within the limit
  double fresh = 0;     ///< of these not within the limit of anything before
  double walked = 0;    ///< Σ heads × metres of those assigned
  double farthest = 0;  ///< metres
};
/// n_site.
[[nodiscard]] std::vector<site_load> loads_of_sites(const site_map& map);

/// The cost of a pair; infinity without a way (or, for lscp and mclp, one within the limit).
[[nodiscard]] double metres_between(const siting::siting_problem& problem, std::uint32_t demand,
                                    std::uint32_t site);

/// Sheets `summary`, `proof`, `sites`, `units`, `unserved`, `undecided`, `refused` and `served` (who is
/// served where), and the method.
[[nodiscard]] explained_sheets sheets_of(const site_map& map, language lang);

/// One line for each thing that a reader must know, in the order of the question.
[[nodiscard]] std::vector<bilingual> method_of(const site_map& map);

/// Rows of the layers `site_points`, `site_assignments` (straight lines from each place to its site),
/// `site_unserved` and, if they were drawn, `site_areas`; each names rule pack, network version and date.
[[nodiscard]] std::vector<layer::feature_table> site_map_tables(const site_map& map);

/// A word for programs: "chosen", "existing" (stays), "closed" (is there and not chosen), "locked" (a
/// candidate that was decided).
[[nodiscard]] const char* role_of(const site_map& map, std::uint32_t site);
[[nodiscard]] bilingual title_of_role(const std::string& role);

/// By demand: why somebody is not (wholly) served by the choice.
[[nodiscard]] bilingual why_unserved(const site_map& map, std::uint32_t demand);

}  // namespace greenward::workflow
