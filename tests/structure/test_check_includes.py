"""scripts/check_includes finds planted breaches, and nothing in a tree that keeps the rules."""
import importlib.machinery
import importlib.util
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "check_includes"


def load_script():
    sys.dont_write_bytecode = True
    loader = importlib.machinery.SourceFileLoader("check_includes", str(SCRIPT))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_includes", loader))
    loader.exec_module(module)
    return module


check_includes = load_script()

# A little tree that keeps every rule; each test below plants one breach in it.
CLEAN = {
    "engine/base/error.hpp": "// Errors.\n#pragma once\n#include <string>\n",
    "engine/geo/crs.hpp": '#pragma once\n#include "engine/base/error.hpp"\n',
    "engine/geo/crs.cpp": '#include "engine/geo/crs.hpp"\n#include <proj.h>\n#include <geos_c.h>\n',
    "engine/graph/csr_graph.hpp": '#pragma once\n#include "engine/base/error.hpp"\n',
    "engine/layer/schema.hpp": '#pragma once\n#include "engine/geo/crs.hpp"\n',
    "engine/store/store.hpp": '#pragma once\n#include "engine/layer/schema.hpp"\n',
    "engine/exchange/reader.hpp": '#pragma once\n#include "engine/layer/schema.hpp"\n',
    "engine/exchange/reader.cpp": '#include "engine/exchange/reader.hpp"\n#include <gdal_priv.h>\n',
    "engine/walking/reach.hpp": '#pragma once\n#include "engine/graph/csr_graph.hpp"\n',
    "engine/drainage/trace.hpp": '#pragma once\n#include "engine/graph/csr_graph.hpp"\n',
    "engine/report/map.hpp": '#pragma once\n#include "engine/walking/reach.hpp"\n',
    "engine/workflow/verbs.hpp": '#pragma once\n#include "engine/store/store.hpp"\n#include "engine/report/map.hpp"\n',
    "engine/cli/main.cpp": '#include "engine/workflow/verbs.hpp"\n#include <CLI/CLI.hpp>\n',
    "viewer/layers/tree.hpp": '#pragma once\n#include "engine/layer/schema.hpp"\n',
    "viewer/panels/legend.hpp": '#pragma once\n#include "viewer/layers/tree.hpp"\n',
    "viewer/panels/legend.cpp": '#include "viewer/panels/legend.hpp"\n#include <imgui.h>\n',
    "viewer/tools/pan.hpp": '#pragma once\n#include "viewer/layers/tree.hpp"\n',
}


class CheckIncludes(unittest.TestCase):
    def tree(self, planted):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        for name, text in {**CLEAN, **planted}.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
        return root

    def assert_only(self, planted, *expected):
        """`expected`: (file, line, rule) of every finding, in order."""
        found = check_includes.check_tree(self.tree(planted))
        self.assertEqual([tuple(finding[:3]) for finding in found], list(expected), found)

    def test_a_tree_that_keeps_the_rules_has_no_findings(self):
        self.assert_only({})

    def test_a_room_does_not_see_to_its_left(self):
        self.assert_only({"engine/base/units.hpp": '#pragma once\n#include "engine/geo/crs.hpp"\n'},
                         ("engine/base/units.hpp", 2, "room"))

    def test_graph_sees_base_only(self):
        self.assert_only({"engine/graph/search.hpp": '#pragma once\n\n#include "engine/geo/crs.hpp"\n'},
                         ("engine/graph/search.hpp", 3, "room"))

    def test_store_and_exchange_do_not_see_each_other(self):
        self.assert_only({"engine/store/a.hpp": '#pragma once\n#include "engine/exchange/reader.hpp"\n',
                          "engine/exchange/b.hpp": '#pragma once\n#include "engine/store/store.hpp"\n'},
                         ("engine/exchange/b.hpp", 2, "room"), ("engine/store/a.hpp", 2, "room"))

    def test_only_workflow_sees_store(self):
        text = '#pragma once\n#include "engine/store/store.hpp"\n'
        places = ["engine/cli/a.hpp", "engine/report/a.hpp", "engine/sample/a.hpp", "viewer/shell/a.hpp"]
        self.assert_only({place: text for place in places}, *((place, 2, "room") for place in places))

    def test_an_analysis_does_not_see_another(self):
        self.assert_only({"engine/walking/a.cpp": '#include "engine/drainage/trace.hpp"\n'},
                         ("engine/walking/a.cpp", 1, "room"))

    def test_siting_sees_no_map(self):
        self.assert_only({"engine/siting/a.hpp": '#pragma once\n#include "engine/layer/schema.hpp"\n'},
                         ("engine/siting/a.hpp", 2, "room"))

    def test_the_engine_never_sees_the_viewer(self):
        self.assert_only({"engine/workflow/a.hpp": '#pragma once\n#include "viewer/layers/tree.hpp"\n'},
                         ("engine/workflow/a.hpp", 2, "room"))

    def test_panels_and_tools_do_not_see_each_other(self):
        self.assert_only({"viewer/panels/a.hpp": '#pragma once\n#include "viewer/tools/pan.hpp"\n',
                          "viewer/tools/b.hpp": '#pragma once\n#include "viewer/panels/legend.hpp"\n'},
                         ("viewer/panels/a.hpp", 2, "room"), ("viewer/tools/b.hpp", 2, "room"))

    def test_each_library_is_called_from_its_home_alone(self):
        headers = ["proj.h", "geos_c.h", "gdal_priv.h", "ogrsf_frmts.h", "osmium/io/reader.hpp", "sqlite3.h",
                   "spatialite.h", "toml++/toml.h", "cairo/cairo.h", "pango/pangocairo.h", "imgui.h",
                   "SDL2/SDL.h", "GL/gl.h", "EGL/egl.h", "CLI/CLI.hpp"]
        text = "#pragma once\n" + "".join(f"#include <{header}>\n" for header in headers)
        self.assert_only({"engine/works/a.hpp": text},
                         *(("engine/works/a.hpp", 2 + i, "library") for i in range(len(headers))))

    def test_a_library_in_quotes_is_found_too(self):
        self.assert_only({"engine/works/a.cpp": '#include "sqlite3.h"\n'},
                         ("engine/works/a.cpp", 1, "form"), ("engine/works/a.cpp", 1, "library"))

    def test_a_header_begins_with_pragma_once(self):
        self.assert_only({"engine/base/a.hpp": "// A.\n#include <string>\n#pragma once\n"},
                         ("engine/base/a.hpp", 2, "once"))

    def test_a_source_includes_its_own_header_first(self):
        self.assert_only({"engine/geo/crs.cpp": '#include <proj.h>\n#include "engine/geo/crs.hpp"\n'},
                         ("engine/geo/crs.cpp", 1, "own-first"))

    def test_paths_start_at_the_repository_root_and_exist(self):
        self.assert_only({"engine/geo/a.cpp": '#include "crs.hpp"\n#include "engine/geo/gone.hpp"\n'
                                              '#include <engine/geo/crs.hpp>\n'
                                              '#include "engine/geo/../geo/crs.hpp"\n'},
                         *(("engine/geo/a.cpp", line, "form") for line in (1, 2, 3, 4)))

    def test_a_ring_of_headers_is_found_once(self):
        self.assert_only({"engine/geo/a.hpp": '#pragma once\n#include "engine/geo/b.hpp"\n',
                          "engine/geo/b.hpp": '#pragma once\n#include "engine/geo/a.hpp"\n'},
                         ("engine/geo/b.hpp", 2, "ring"))

    def test_an_unknown_room_is_reported(self):
        self.assert_only({"engine/utils/a.hpp": "#pragma once\n", "viewer/misc/b.hpp": "#pragma once\n"},
                         ("engine/utils/a.hpp", 1, "place"), ("viewer/misc/b.hpp", 1, "place"))

    def test_comments_and_raw_strings_are_not_code(self):
        self.assert_only({"engine/works/a.cpp": '// #include <sqlite3.h>\n/*\n#include <proj.h>\n*/\n'
                                                'auto s = R"(\n#include <imgui.h>\n)";\n#include <toml++/toml.h>\n'},
                         ("engine/works/a.cpp", 8, "library"))

    def test_the_command_exits_1_and_names_file_line_rule_and_remedy(self):
        root = self.tree({"engine/graph/a.cpp": '#include "engine/geo/crs.hpp"\n'})
        ran = subprocess.run([sys.executable, str(SCRIPT), str(root)], capture_output=True, text=True)
        self.assertEqual(ran.returncode, 1)
        self.assertRegex(ran.stdout, r"^engine/graph/a\.cpp:1: room: graph does not see geo .*; pass ")

    def test_the_command_exits_0_on_a_clean_tree(self):
        ran = subprocess.run([sys.executable, str(SCRIPT), str(self.tree({}))], capture_output=True, text=True)
        self.assertEqual((ran.returncode, ran.stdout), (0, ""))


if __name__ == "__main__":
    unittest.main()
