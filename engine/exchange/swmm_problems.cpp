#include "engine/exchange/swmm_problems.hpp"

#include "engine/base/error.hpp"
#include "engine/exchange/swmm_problem_list.hpp"
#include "engine/exchange/swmm_reader.hpp"
#include "engine/exchange/swmm_words.hpp"
#include "engine/exchange/swmm_writer.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace greenward::exchange {

namespace {

/// SWMM takes what is beyond its line buffer for another line, comments included.
void check_lines(std::string_view text, swmm_problem_list& problems) {
  std::string_view section;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with('[')) section = line.substr(1, line.find(']') - 1);
    if (line.size() <= kSwmmMostLineBytes) continue;
    problems.error(201, section, line.substr(0, std::min<std::size_t>(line.find_first_of(" \t"), 40)),
                   {fmt::format("这一行有 {} 字节，SWMM 至多读 {}", line.size(), kSwmmMostLineBytes),
                    fmt::format("its line has {} bytes, SWMM reads {}", line.size(), kSwmmMostLineBytes)},
                   {"缩短名称或注释", "shorten the names or the comment"});
  }
}

void check_text(const swmm_model& model, swmm_problem_list& problems) {
  try {
    check_lines(swmm_text(model, swmm_line_end::lf), problems);
  } catch (const error& fault) {
    problems.error(0, "", fault.subject(), fault.problem(), fault.remedy());
  }
}

void check_sections(const swmm_model& model, swmm_problem_list& problems) {
  for (const swmm_other_section& section : model.other_sections) {
    if (swmm_section_of(section.name) != swmm_section::unknown) continue;
    problems.error(205, section.name, "", {"SWMM 不认识这一节", "SWMM does not know this section"},
                   {"删去这一节", "leave the section out"});
  }
  for (const swmm_setting& setting : model.options.others) {
    if (swmm_match(setting.name, swmm_option_words())) continue;
    problems.error(205, "OPTIONS", setting.name, {"SWMM 没有这个选项", "SWMM has no such option"},
                   {"删去这个选项", "leave the option out"});
  }
  if (model.title.size() > 3) {
    problems.warning(0, "TITLE", "", {"SWMM 只读三行标题", "SWMM reads three lines of title only"},
                     {"缩短标题", "shorten the title"});
  }
}

}  // namespace

void swmm_problem_list::missing(std::string_view section, std::string_view element, bilingual kind,
                                std::string_view id) {
  if (id.empty()) {
    error(209, section, element, {"没有指定" + kind.zh, "names no " + kind.en},
          {"指定" + kind.zh, "name its " + kind.en});
    return;
  }
  error(209, section, element,
        {fmt::format("引用的{}“{}”不存在", kind.zh, id),
         fmt::format("names the {} '{}', which is not there", kind.en, id)},
        {"补上它，或改正引用", "add it, or mend the reference"});
}

std::string_view section_of(swmm_node_type type) {
  constexpr std::array<std::string_view, 4> names{"JUNCTIONS", "OUTFALLS", "DIVIDERS", "STORAGE"};
  return swmm_word(type, names);
}

std::string_view section_of(swmm_link_type type) {
  constexpr std::array<std::string_view, 5> names{"CONDUITS", "PUMPS", "ORIFICES", "WEIRS", "OUTLETS"};
  return swmm_word(type, names);
}

std::vector<swmm_problem> swmm_problems(const swmm_model& model) {
  swmm_problem_list problems;
  const swmm_network network = network_of(model);
  check_sections(model, problems);
  check_swmm_names(model, problems);
  check_swmm_references(model, network, problems);
  check_swmm_values(model, network, problems);
  check_swmm_layout(model, network, problems);
  check_text(model, problems);
  return problems.take();
}

bool swmm_can_run(const std::vector<swmm_problem>& problems) {
  return std::ranges::none_of(problems, [](const auto& p) { return p.severity == swmm_severity::error; });
}

}  // namespace greenward::exchange
