// greenward sample DB [--scale N] [--seed S]
#include "engine/cli/arguments.hpp"
#include "engine/cli/commands.hpp"
#include "engine/cli/json_output.hpp"
#include "engine/cli/text_table.hpp"
#include "engine/workflow/environment.hpp"
#include "engine/workflow/make_sample.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace greenward::cli {

namespace {

using layer_counts = std::vector<std::pair<std::string, std::int64_t>>;

void print_counts(const session& session, const workflow::sample_request& request,
                  const layer_counts& counts) {
  if (session.format == output_format::json) {
    json layers = json::array();
    for (const auto& [layer, count] : counts) layers.push_back({{"name", layer}, {"count", count}});
    print({{"database", request.database},
           {"seed", request.seed},
           {"scale", request.scale},
           {"synthetic", true},
           {"layers", layers}});
    return;
  }
  text_table table({{"layer", {"图层", "Layer"}},
                    {"title", {"名称", "Title"}},
                    {"count", {"要素数", "Features"}, alignment::right}});
  for (const auto& [layer, count] : counts)
    table.add({layer, session.text(workflow::program_environment().catalogue.layer(layer).title),
               std::to_string(count)});
  table.print(std::cout, session.lang);
  session.say({std::string("已生成 ") + request.database + "（" + workflow::kSyntheticNotice + "）",
               std::string("made ") + request.database + " (" + workflow::kSyntheticNotice + ")"});
}

}  // namespace

void add_sample(CLI::App& app, session& session) {
  auto request = std::make_shared<workflow::sample_request>();
  CLI::App* command =
      app.add_subcommand("sample", session.text("生成合成的样例区（明确标注为合成数据）",
                                                "make the synthetic sample district (marked as such)"));
  add_database(*command, session, request->database);
  command->add_option("--scale", request->scale, session.text("规模，1 = 一个区", "size; 1 = one district"));
  command->add_option("--seed", request->seed, session.text("随机种子", "seed"));
  add_format(*command, session, {"table", "json"});
  command->callback([request, &session] {
    print_counts(session, *request, workflow::make_sample(*request, session.task));
  });
}

}  // namespace greenward::cli
