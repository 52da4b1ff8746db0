// greenward walk verify DIR
#include "engine/cli/arguments.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/cli/walk_commands.hpp"
#include "engine/workflow/walk_certificate.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

struct verify_arguments {
  std::string path;
  bool strict = false;
};

std::size_t ways_of(const walking::certificate& certified) {
  return static_cast<std::size_t>(
      std::ranges::count_if(certified.places, [](const auto& place) { return place.way.has_value(); }));
}

json verdict_document(const workflow::certificate_verdict& verdict) {
  json header = json::object(), limits = json::array(), faults = json::array();
  for (const auto& [key, value] : verdict.certified.header) header[key] = value;
  for (const auto& limit : verdict.certified.limits)
    limits.push_back({{"metres", limit.metres}, {"people_within", limit.people_within}});
  for (const auto& fault : verdict.faults)
    faults.push_back({{"record", fault.record}, {"problem", to_json(fault.problem)}});
  return {{"proven", verdict.faults.empty()},
          {"header", header},
          {"limits", limits},
          {"edges", verdict.certified.edges.size()},
          {"facilities", verdict.certified.facilities.size()},
          {"parts", verdict.certified.parts.size()},
          {"places", verdict.certified.places.size()},
          {"ways", ways_of(verdict.certified)},
          {"faults", faults}};
}

text_table fault_table(const session& session, const workflow::certificate_verdict& verdict) {
  text_table table({{"record", {"记录", "Record"}}, {"problem", {"问题", "Problem"}}});
  for (const auto& fault : verdict.faults) table.add({fault.record, session.text(fault.problem)});
  return table;
}

void run_verify(session& session, const verify_arguments& a) {
  const auto verdict = workflow::verify_certificate(a.path);
  if (!verdict.faults.empty() && a.strict) session.status = 1;
  if (session.format == output_format::json) return print(verdict_document(verdict));
  if (session.format == output_format::csv) return fault_table(session, verdict).print_csv(std::cout);
  for (const auto& [key, value] : verdict.certified.header)
    if (!value.empty()) std::cout << key << ": " << value << '\n';
  for (const auto& limit : verdict.certified.limits)
    std::cout << fmt::format(
        fmt::runtime(session.text("上限 {:g} 米：覆盖 {} 人\n", "limit {:g} m: {} people within\n")),
        limit.metres, limit.people_within);
  std::cout << fmt::format(
      fmt::runtime(session.text(
          "复核：路段 {}，设施 {}，可达部分 {}，地点 {}，路径 {}；问题 {}\n",
          "checked: {} edges, {} facilities, {} reached parts, {} places, {} ways; {} faults\n")),
      verdict.certified.edges.size(), verdict.certified.facilities.size(), verdict.certified.parts.size(),
      verdict.certified.places.size(), ways_of(verdict.certified), verdict.faults.size());
  if (verdict.faults.empty())
    std::cout << session.text("证书成立", "the certificate is proven") << '\n';
  else
    fault_table(session, verdict).print(std::cout, session.lang);
}

}  // namespace

void add_walk_verify(CLI::App& group, session& session) {
  auto a = std::make_shared<verify_arguments>();
  CLI::App* command = group.add_subcommand(
      "verify", session.text("只凭导出的证书复核服务区（不读数据库）",
                             "re-check service areas from the exported certificate alone"));
  command
      ->add_option("DIR", a->path,
                   session.text("walk area -o 写出的目录，或 certificate.csv",
                                "a folder written by walk area -o, or its certificate.csv"))
      ->required();
  command->add_flag("--strict", a->strict,
                    session.text("有问题时退出码为 1", "exit status 1 if there are faults"));
  add_format(*command, session, {"table", "json", "csv"});
  command->callback([a, &session] { run_verify(session, *a); });
}

}  // namespace greenward::cli
