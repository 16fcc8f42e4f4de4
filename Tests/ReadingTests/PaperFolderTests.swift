import Foundation
import Reading
import Testing

@Suite struct PaperFolderTests {
  @Test func `Folders and pipes in a folder are named and not read; links are followed`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write([], as: "b.pdf")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/deep", withIntermediateDirectories: false)
    #expect(mkfifo(folder.path + "/pipe.pdf", 0o600) == 0)
    for (link, target) in [("a.pdf", "b.pdf"), ("loop", "."), ("nowhere", "gone.pdf")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + link, withDestinationPath: target)
    }
    _ = try folder.write([], as: ".hidden")
    let found = try #require(PaperFolder(PaperPath(folder.path)))
    #expect(found.map(\.baseName) == ["a.pdf", "b.pdf", "nowhere"])
    #expect(found.skipped.map(\.path.baseName) == ["deep", "loop", "pipe.pdf"])
    #expect(found.skipped.map(\.isFolder) == [true, true, false])
  }
}
