import Foundation
import Reading
import Storage
import TestKit
import Testing

@testable import Inspections

/// A folder for the register with more in it than reports: all of it is named, whatever its name.
@Suite struct ReportFolderTests {
  @Test func `Folders, pipes and names that are no text are each named with what became of them`()
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "b-folder"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(mkfifo(folder.appending(path: "c-pipe").path, 0o600) == 0)
    try Data("hidden".utf8).write(to: folder.appending(path: ".hidden"))
    let summary = try Data(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fixtures/summaries/thornmere-2012.html"))
    try summary.write(to: folder.appending(path: "a-summary.html"))
    let odd = PaperPath(bytes: Array((folder.path + "/d-").utf8) + [0xE9, 0xFF])
    let from = folder.appending(path: "a-summary.html").path
    #expect(odd.withSystemName { rename(from, $0) } == 0)

    let found = try #require(ReportFolder(PaperPath(folder.path)))
    #expect(found.paths.map(\.baseName) == ["b-folder", "c-pipe", "d-\u{FFFD}\u{FFFD}"])
    #expect(odd.isThere && found.paths.last == odd)
    #expect(ReportFolder(odd) == nil)
    #expect(!PaperPath(folder.path + "/nothing").isThere)

    try await withInspections(on: .sqlite) { house in
      var files: [RegisterImport.File] = []
      try await RegisterImport(house.world)(found.paths) { files.append($0) }
      #expect(files.map(\.outcome.kind) == [.refused, .refused, .uncertain])
      #expect(files.map(\.name) == found.paths.map(\.baseName))
      #expect(
        files[0].outcome.sentence == "It is no file but a folder or a device, and was not read.")
      let papers = try await house.read {
        try $0.all(Paper.self, "SELECT * FROM paper").map(\.state)
      }
      #expect(papers == [.toReview])
    }
  }
}
