"""Facts about the files of the tree as a whole: no machine's paths, scripts that parse, sources that are built."""
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Someone's home, or a folder that only one machine has.
MACHINE_PATH = re.compile(rb"(?<![\w.\-/}*])/(?:home|Users|root|work)/[.\w]")
SHELL_SCRIPT = re.compile(rb"#!.*\b(ba)?sh\b")
NOT_OURS = {".git", "build", ".cache", "__pycache__"}
TEXT_LIMIT = 2_000_000


def committed_files():
    """What git knows; in a copy without git, every file outside the build folders."""
    listed = subprocess.run(["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True)
    if listed.returncode == 0 and listed.stdout:
        names = listed.stdout.decode().rstrip("\0").split("\0")
        return [ROOT / name for name in names if (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file()
            and not any(part in NOT_OURS or part.startswith("build-") for part in path.relative_to(ROOT).parts)]


def machine_paths(data):
    """1-based line numbers on which a machine's path stands."""
    return [number for number, line in enumerate(data.split(b"\n"), 1) if MACHINE_PATH.search(line)]


def build_files_above(path):
    folders = [folder for folder in path.parents if ROOT in (folder, *folder.parents)]
    files = [folder / "CMakeLists.txt" for folder in folders] + [ROOT / "cmake/greenward_room.cmake"]
    return [file for file in files if file.is_file()]


def names_source(build_file, stem):
    return re.search(rf"(?<![\w-]){re.escape(stem)}(?!\w)", build_file.read_text(encoding="utf-8"))


class Tree(unittest.TestCase):
    maxDiff = None
    files = committed_files()

    def test_no_committed_file_names_a_machine_path(self):
        self.assertGreater(len(self.files), 50)
        found = [f"{path.relative_to(ROOT)}:{line}" for path in self.files
                 if path.stat().st_size < TEXT_LIMIT for line in machine_paths(path.read_bytes())]
        self.assertEqual(found, [], "write a path relative to the repository, or $HOME")

    def test_a_planted_machine_path_is_found(self):
        planted = "a\n/{0}/me/x\n\"/{0}/.x\"\nb/{0}/c\n/tmp/x\n"
        for folder in ("home", "root", "work", "Users"):
            self.assertEqual(machine_paths(planted.format(folder).encode()), [2, 3])

    def test_shell_scripts_parse(self):
        shells = [path for path in self.files if path.suffix == ".sh" or SHELL_SCRIPT.match(path.read_bytes())]
        self.assertGreater(len(shells), 2)
        for path in shells:
            with self.subTest(path.name):
                parsed = subprocess.run(["bash", "-n", str(path)], capture_output=True, text=True)
                self.assertEqual(parsed.returncode, 0, parsed.stderr)

    def test_every_source_is_named_in_a_build_file(self):
        """A source that no target lists is never compiled, so nothing would check it."""
        orphans = [str(path.relative_to(ROOT)) for path in self.files if path.suffix == ".cpp"
                   and not any(names_source(file, path.stem) for file in build_files_above(path))]
        self.assertEqual(orphans, [], "add them to the CMakeLists.txt beside them")


if __name__ == "__main__":
    unittest.main()
