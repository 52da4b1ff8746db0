#include "engine/sample/facilities.hpp"

#include "engine/sample/buildings.hpp"
#include "engine/sample/draw.hpp"
#include "engine/sample/plan_geometry.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>

namespace greenward::sample {
namespace {

struct facility_kind {
  const char* category;
  const char* kind;
  const char* word;
  const char* unit;
  int low, high;  ///< capacity
};

constexpr facility_kind kCareHome{"elderly_care", "care_home", "养老院", "床", 60, 320};
constexpr facility_kind kCareStation{"elderly_care", "care_station", "社区养老服务站", "人", 20, 60};
constexpr facility_kind kCanteen{"elderly_care", "canteen", "老年食堂", "座", 30, 90};
constexpr facility_kind kHospital{"health", "hospital", "医院", "床", 120, 600};
constexpr facility_kind kHealthCentre{"health", "health_centre", "社区卫生服务中心", "床", 10, 60};
constexpr facility_kind kClinic{"health", "clinic", "卫生站", "床", 2, 8};
constexpr facility_kind kKindergarten{"school", "kindergarten", "幼儿园", "人", 120, 360};
constexpr facility_kind kPrimary{"school", "primary_school", "小学", "人", 600, 1800};
constexpr facility_kind kSecondary{"school", "secondary_school", "中学", "人", 800, 2400};
constexpr facility_kind kLibrary{"culture", "library", "图书馆", "座", 120, 400};
constexpr facility_kind kCulture{"culture", "culture_station", "文化站", "座", 40, 120};
constexpr facility_kind kGround{"sport", "sports_ground", "体育场地", "人", 60, 400};
constexpr facility_kind kGym{"sport", "gym", "体育馆", "人", 300, 2500};

struct facility_builder {
  const district_plan& plan;
  random_source random;
  std::vector<facility> made;
  std::size_t numbers = 0;

  void add(const facility_kind& kind, planar at, std::uint32_t block) {
    facility f;
    f.code = plan.feature_code("F", ++numbers, 4);
    f.name = fmt::format("示例{}{:03}", kind.word, numbers);
    f.category = kind.category;
    f.kind = kind.kind;
    f.capacity = static_cast<int>(random.integer(kind.low, kind.high));
    f.unit = kind.unit;
    f.opened = date(std::chrono::year(static_cast<int>(random.integer(1996, 2022))) /
                    std::chrono::month(static_cast<unsigned>(random.integer(1, 12))) / std::chrono::day(1));
    f.at = at;
    f.block = block;
    made.push_back(std::move(f));
  }

  /// Just inside a gate, where a ground-floor room would be.
  void add_at_gate(const facility_kind& kind, const cluster& c) {
    const planar gate = c.gates.front().at;
    const planar inward = unit(c.origin - gate);
    add(kind, gate + inward * 9.0 + left_of(inward) * 6.0, c.block);
  }

  /// On the ground of a block, near the side with the widest street.
  void add_on_block(const facility_kind& kind, std::uint32_t number) {
    const block& b = plan.blocks[number];
    const std::vector<planar> ground = building_ground(plan, b, 10);
    if (ground.empty()) return;
    std::size_t best = 0;
    for (std::size_t k = 1; k < b.sides.size(); ++k) {
      if (plan.edges[b.sides[k].edge].road > plan.edges[b.sides[best].edge].road) best = k;
    }
    add(kind, (ground[best] + ground[(best + 1) % ground.size()]) * 0.5, number);
  }

  [[nodiscard]] std::vector<std::size_t> blocks_of(land_use use) const {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < plan.blocks.size(); ++k) {
      if (plan.blocks[k].use == use) found.push_back(k);
    }
    return found;
  }

  [[nodiscard]] std::vector<std::size_t> compounds_where(
      const std::function<bool(const cluster&)>& wanted) const {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < plan.clusters.size(); ++k) {
      if (plan.clusters[k].compound && !plan.clusters[k].walled_off && wanted(plan.clusters[k]))
        found.push_back(k);
    }
    return found;
  }

  void spread(const facility_kind& kind, std::size_t whole,
              const std::function<bool(const cluster&)>& wanted) {
    std::vector<std::size_t> found = compounds_where(wanted);
    if (found.empty()) found = compounds_where([](const cluster&) { return true; });
    for (const std::size_t k : drawn(found, plan.scaled(whole), random)) add_at_gate(kind, plan.clusters[k]);
  }

  void add_elderly_care() {
    std::vector<std::uint8_t> generous;
    for (std::size_t k = 0; k < plan.communities.size(); ++k) generous.push_back(random.chance(0.5) ? 1 : 0);
    const auto well_served = [&](const cluster& c) { return generous[plan.blocks[c.block].community] != 0; };
    spread(kCareStation, 36, well_served);
    spread(kCareStation, 4, [&](const cluster& c) { return !well_served(c); });
    spread(kCareHome, 14, well_served);
    spread(kCanteen, 8, well_served);
  }

  void add_schools() {
    for (const std::size_t b : blocks_of(land_use::school)) {
      add_on_block(random.chance(0.55) ? kPrimary : kSecondary, static_cast<std::uint32_t>(b));
    }
    spread(kKindergarten, 60, [](const cluster& c) { return c.built_year > 1992; });
  }

  void add_public_sites() {
    const std::vector<std::size_t> sites = blocks_of(land_use::public_site);
    const std::array<const facility_kind*, 5> kinds{&kHospital, &kLibrary, &kGym, &kHospital, &kHealthCentre};
    for (std::size_t k = 0; k < sites.size(); ++k) {
      add_on_block(*kinds[k % kinds.size()], static_cast<std::uint32_t>(sites[k]));
    }
  }

  /// One of each kind that every street or town has.
  void add_street_services() {
    for (std::uint32_t s = 0; s < plan.streets.size(); ++s) {
      const auto here = compounds_where([&](const cluster& c) { return plan.blocks[c.block].street == s; });
      if (here.empty()) continue;
      add_at_gate(kHealthCentre, plan.clusters[here[static_cast<std::size_t>(
                                     random.integer(0, static_cast<std::int64_t>(here.size()) - 1))]]);
      add_at_gate(kCulture, plan.clusters[here[static_cast<std::size_t>(
                                random.integer(0, static_cast<std::int64_t>(here.size()) - 1))]]);
    }
    spread(kClinic, 40, [](const cluster&) { return true; });
  }

  void add_sports() {
    for (const std::size_t b : drawn(blocks_of(land_use::park), plan.scaled(24), random)) {
      add_on_block(kGround, static_cast<std::uint32_t>(b));
    }
  }
};

}  // namespace

std::vector<facility> make_facilities(const district_plan& plan) {
  facility_builder b{plan, plan.random.fork(60), {}, 0};
  b.add_elderly_care();
  b.add_schools();
  b.add_public_sites();
  b.add_street_services();
  b.add_sports();
  return std::move(b.made);
}

}  // namespace greenward::sample
