#include "tests/engine/walking/random_streets.hpp"
#include "tests/support/property_cases.hpp"

#include "engine/base/error.hpp"
#include "engine/geo/crs.hpp"
#include "engine/walking/certificate_check.hpp"
#include "engine/walking/certificate_text.hpp"
#include "engine/walking/network_version.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <algorithm>
#include <limits>
#include <sstream>

namespace greenward::walking {
namespace {

constexpr geo::crs_code kMeasuring{4551};

/// Homes with people 1, 2, 3, ..., facilities 900, 901, ...
certificate certify(const testing::random_streets& drawn, const std::vector<metres>& limits) {
  const walk_network& network = drawn.made->network;
  const witness_search search(network, drawn.facilities, limits.back());
  std::vector<reach_result> reached;
  for (const metres limit : limits) reached.push_back(reach(network, drawn.facilities, limit));
  std::vector<certified_facility> facilities;
  for (std::size_t f = 0; f < drawn.facilities.size(); ++f)
    facilities.push_back({900 + static_cast<std::int64_t>(f), "养老院, \"一\"", 0, 0, 0});
  std::vector<std::int64_t> ids, people;
  std::vector<geo::lon_lat> places, points;
  std::vector<std::optional<snap>> snaps(drawn.home_snaps.begin(), drawn.home_snaps.end());
  for (std::size_t h = 0; h < drawn.homes.size(); ++h) {
    ids.push_back(static_cast<std::int64_t>(h) + 1);
    people.push_back(static_cast<std::int64_t>(h) + 1);
    places.push_back(geo::unproject(drawn.homes[h], kMeasuring));
    points.push_back(geo::unproject(drawn.home_snaps[h].point, kMeasuring));
  }
  certificate made =
      make_certificate(network, search, facilities, {limits, reached}, {ids, people, places, snaps, points});
  made.header = {{"network_version", network_version(made.edges)}, {"notice", "示例, \"sample\""}};
  return made;
}

std::string faults_of(const certificate& certified) {
  std::ostringstream words;
  for (const certificate_fault& fault : check_certificate(certified))
    words << fault.record << ": " << fault.problem.en << '\n';
  return words.str();
}

RC_GTEST_PROP(CertificateProperty, WhatTheSearchFindsIsProven, (std::uint32_t seed)) {
  const double limit = *rc::gen::inRange(50, 500);
  const certificate made = certify(testing::draw_streets(seed), {metres(limit), metres(limit + 130)});
  RC_ASSERT(faults_of(made) == "");
}

RC_GTEST_PROP(CertificateProperty, IsReadAsItWasWritten, (std::uint32_t seed)) {
  const certificate made = certify(testing::draw_streets(seed), {metres(150), metres(400)});
  RC_ASSERT(parse_certificate(certificate_text(made), "t") == made);
}

// ---- a street by hand: 1 --100-- 2 --100-- 3 one way, a facility at the start, homes along it ----

certificate by_hand() {
  certificate made;
  made.edges = {{100, 1, 2, 100, 100}, {101, 2, 3, 100, std::numeric_limits<double>::infinity()}};
  made.header = {{"network_version", network_version(made.edges)}};
  made.limits = {{80, 5}, {150, 12}};
  made.facilities = {{900, "F", 100, 0.25, 5}};
  made.parts = {{80, 100, 0, 1}, {150, 100, 0, 1}};
  const geo::lon_lat home{125.2, 43.9}, street{125.2, 43.9};
  made.places = {{1, 5, home, certified_snap{100, 0.75, 0, street}, certified_way{900, 55, 0, 1}},
                 {2, 7, home, certified_snap{100, 1.0, 0.03, street}, certified_way{900, 80.03, 1, 2}},
                 {3, 9, home, certified_snap{101, 0.5, 0, street}, {}},
                 {4, 2, home, {}, {}}};
  made.steps = {{100, 0.75, 0.25}, {100, 1.0, 0.25}};
  return made;
}

TEST(Certificate, AHandMadeOneIsProven) {
  EXPECT_EQ(faults_of(by_hand()), "");
}

TEST(Certificate, EveryFieldThatIsTamperedWithIsFound) {
  const auto tampered = [](auto change) {
    certificate made = by_hand();
    change(made);
    return faults_of(made);
  };
  const auto found = [&](const char* words, auto change) {
    EXPECT_NE(tampered(change).find(words), std::string::npos) << words << "\n" << tampered(change);
  };
  found("network version", [](certificate& c) { c.header[0].second[0] ^= 1; });
  found("network version", [](certificate& c) { c.edges[0].id = 102; });
  found("network version", [](certificate& c) { c.edges[0].from = 9; });
  found("network version", [](certificate& c) { c.edges[0].to = 9; });
  found("network version", [](certificate& c) { c.edges[0].forward_m = 101; });
  found("network version", [](certificate& c) { c.edges[1].backward_m = 50; });
  found("twice", [](certificate& c) { c.edges[1].id = 100; });
  found("people within", [](certificate& c) { c.limits[0].people_within = 6; });
  found("people within", [](certificate& c) { c.limits[1].metres = 80.01; });
  found("do not rise", [](certificate& c) { c.limits[1].metres = 70; });
  found("no limit", [](certificate& c) { c.limits.clear(); });
  found("does not end at facility", [](certificate& c) { c.facilities[0].id = 901; });
  found("its edge is not there", [](certificate& c) { c.facilities[0].edge = 7; });
  found("does not end at facility", [](certificate& c) { c.facilities[0].share = 0.3; });
  found("metres of the way", [](certificate& c) { c.facilities[0].access_m = 4; });
  found("no facility", [](certificate& c) { c.facilities.clear(); });
  found("no known limit", [](certificate& c) { c.parts[0].limit_m = 81; });
  found("metres reached within 80 m", [](certificate& c) { c.parts[0].edge = 101; });
  found("metres reached within 80 m: stated 99", [](certificate& c) { c.parts[0].from = 0.01; });
  found("metres reached within 150 m: stated 90", [](certificate& c) { c.parts[1].to = 0.9; });
  found("metres reached within 80 m: stated 0", [](certificate& c) { c.parts.erase(c.parts.begin()); });
  found("twice", [](certificate& c) { c.places[1].id = 1; });
  found("people within", [](certificate& c) { c.places[0].people = 6; });
  found("metres to the network", [](certificate& c) { c.places[0].place.x += 1e-4; });
  found("metres to the network", [](certificate& c) { c.places[0].snap->point.y += 1e-4; });
  found("does not begin", [](certificate& c) { c.places[0].snap->edge = 101; });
  found("does not begin", [](certificate& c) { c.places[0].snap->share = 0.7; });
  found("metres of the way", [](certificate& c) { c.places[0].snap->access_m = 0.01; });
  found("does not end at facility 901", [](certificate& c) { c.places[0].way->facility = 901; });
  found("stated 54.999990, found 55", [](certificate& c) { c.places[0].way->metres = 54.99999; });
  found("there is no way", [](certificate& c) { c.places[0].way->end_step = 0; });
  found("not there", [](certificate& c) { c.steps[0].edge = 55; });
  found("does not begin", [](certificate& c) { c.steps[0].from = 0.8; });
  found("does not end", [](certificate& c) { c.steps[0].to = 0.2; });
  found("within the limit", [](certificate& c) { c.places[0].way.reset(); });
}

TEST(Certificate, ADetourABreakAndAClosedWayAreFound) {
  certificate detour = by_hand();
  detour.steps = {{100, 0.75, 0.25}, {100, 1.0, 1.0}, {100, 1.0, 0}, {100, 0, 0.25}};
  detour.places[1].way = certified_way{900, 130.03, 1, 4};
  EXPECT_NE(faults_of(detour).find("shorter way"), std::string::npos) << faults_of(detour);
  certificate broken = by_hand();
  broken.steps = {{100, 0.75, 0.25}, {100, 1.0, 1.0}, {100, 0, 0.25}};
  broken.places[1].way = certified_way{900, 30.03, 1, 3};
  EXPECT_NE(faults_of(broken).find("broken before edge 100"), std::string::npos) << faults_of(broken);
  certificate closed = by_hand();
  closed.steps = {{100, 0.75, 0.25}, {100, 1.0, 0.25}, {101, 0.5, 0}, {100, 1, 0.25}};
  closed.places[2].way = certified_way{900, 130, 2, 4};
  EXPECT_NE(faults_of(closed).find("closed"), std::string::npos) << faults_of(closed);
}

TEST(Certificate, AWayBeyondTheLimitIsFound) {
  certificate made = by_hand();
  made.limits = {{60, 5}};
  made.parts = {{60, 100, 0, 0.8}};
  EXPECT_NE(faults_of(made).find("beyond the limit"), std::string::npos) << faults_of(made);
}

// ---- the file ----

std::string refusal_of(const std::string& text) {
  try {
    (void)parse_certificate(text, "c.csv");
    return "";
  } catch (const error& refused) {
    EXPECT_EQ(refused.code(), error_code::bad_input);
    return refused.what();
  }
}

std::string with_hash(const std::string& lines) {
  content_hash hash;
  hash.add(std::string_view(lines));
  return lines + "hash," + hash.text() + "\n";
}

TEST(CertificateFile, AnyChangedByteIsFound) {
  const std::string text = certificate_text(by_hand());
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string changed = text;
    changed[i] ^= 1;
    EXPECT_NE(refusal_of(changed), "") << i;
  }
}

TEST(CertificateFile, SaysWhichLineIsWrong) {
  const std::string head = "greenward-certificate,1\n";
  EXPECT_EQ(refusal_of(with_hash(head)), "");
  const auto refused = [&](const std::string& line, const char* words) {
    const std::string told = refusal_of(with_hash(head + line));
    EXPECT_NE(told.find("c.csv:2"), std::string::npos) << told;
    EXPECT_NE(told.find(words), std::string::npos) << told;
  };
  refused("edge,1,2,3,4\n", "5 fields where 6 belong");
  refused("edge,x,2,3,4,5\n", "not a whole number");
  refused("edge,1,2,3,nan,5\n", "not a number");
  refused("edge,1,2,3,-1,5\n", "not a number");
  refused("part,900,1,0,1.5\n", "not a number from 0 to 1");
  refused("place,1,-2,0,0,,,,,,,,\n", "number of people");
  refused("place,1,2,0,95,,,,,,,,\n", "-90 to 90");
  refused("place,1,2,0,0,,,,,,900,5,1+\n", "incomplete");
  refused("place,1,2,0,0,1,0,0,0,0,900,5,1?\n", "not readable");
  refused("place,1,2,0,0,1,0,0,0,0,900,5,1:0\n", "not readable");
  refused("header,\"a,b\n", "quotes");
  refused("river,1\n", "no known kind");
  EXPECT_NE(refusal_of("").find("empty"), std::string::npos);
  EXPECT_NE(refusal_of("greenward-certificate,2\n").find("version 1"), std::string::npos);
  EXPECT_NE(refusal_of(head).find("cut off"), std::string::npos);
  EXPECT_NE(refusal_of(head + "edge,1,2,3,4,5").find("no end"), std::string::npos);
  EXPECT_NE(refusal_of(with_hash(head) + "edge,1,2,3,4,5\n").find("after the hash"), std::string::npos);
}

}  // namespace
}  // namespace greenward::walking
