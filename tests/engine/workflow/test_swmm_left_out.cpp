#include "engine/workflow/swmm_left_out.hpp"

#include "engine/exchange/swmm_reader.hpp"

#include <gtest/gtest.h>
#include <string>

namespace greenward::workflow {
namespace {

std::string notes_of(const std::string& text) {
  std::string all;
  for (const bilingual& note : swmm_left_out(exchange::read_swmm(text, "m.inp").model)) all += note.en + "\n";
  return all;
}

TEST(SwmmLeftOut, EverySectionIsCounted) {
  const std::string notes = notes_of(
      "[RAINGAGES]\nG INTENSITY 1:00 1 TIMESERIES T\n[SUBCATCHMENTS]\nS G A 1 50 10 1 0\nS2 G A 1 50 10 1 0\n"
      "[SUBAREAS]\nS 0.01 0.1 1 2 25 OUTLET\n[INFILTRATION]\nS 75 3 4 7 0\n[JUNCTIONS]\nA 10 2\n"
      "[CURVES]\nK PUMP1 1 2\nK 3 4\n[TIMESERIES]\nT 0 1\n[PATTERNS]\nD HOURLY 1 1\n[DWF]\nA FLOW 1\n"
      "[INFLOWS]\nA FLOW T\n[POLYGONS]\nS 0 0\nS 1 0\nS 1 1\n"
      "[CONTROLS]\n; a comment\nRULE R1\nIF NODE A DEPTH > 1\n\n[LID_CONTROLS]\nL BC\n");
  for (const char* said : {"[SUBCATCHMENTS] 2 ", "[SUBAREAS] 1 ", "[INFILTRATION] 1 ", "[POLYGONS] 3 ",
                           "[RAINGAGES] 1 ", "[INFLOWS] 1 ", "[DWF] 1 ", "[CURVES] 1 ", "[TIMESERIES] 1 ",
                           "[PATTERNS] 1 ", "[CONTROLS] 2 lines", "[LID_CONTROLS] 1 lines"})
    EXPECT_NE(notes.find(said), std::string::npos) << said << "\n" << notes;
}

TEST(SwmmLeftOut, WhatElementsSayWithoutAFieldIsCounted) {
  const std::string notes = notes_of(
      "[JUNCTIONS]\nA 10 2 0.5\nB 10 2\n[OUTFALLS]\nO 9 FIXED 9.5\n[STORAGE]\nT 9 5 0 FUNCTIONAL 0 0 50\n"
      "[CONDUITS]\nC A B 10 0.013 0 0 0 3\n[PUMPS]\nP A B K ON 1 0.5\n[WEIRS]\nW A B TRANSVERSE 1 1.8\n"
      "[ORIFICES]\nR A B SIDE 0 0.65\n[XSECTIONS]\nC CIRCULAR 1 0 0 0 2\n[LOSSES]\nC 0.5 1 0\n");
  for (const char* said :
       {"1 junctions with initial", "1 outfalls with a stage", "1 storage units with a shape",
        "1 conduits with an initial", "1 cross-sections with several", "1 pumps with a curve",
        "2 orifices, weirs", "1 links with head losses", "1 pumps came in as pressure pipes",
        "2 orifices, weirs and outlets came in as overflow paths"})
    EXPECT_NE(notes.find(said), std::string::npos) << said << "\n" << notes;
}

TEST(SwmmLeftOut, AModelThatComesInWholeHasNoNotes) {
  EXPECT_EQ(notes_of("[JUNCTIONS]\nA 10 2\n[OUTFALLS]\nO 9 FREE\n[CONDUITS]\nC A O 10 0.013 0 0\n"
                     "[XSECTIONS]\nC CIRCULAR 1 0 0 0\n"),
            "");
}

}  // namespace
}  // namespace greenward::workflow
