import Foundation
import Testing

@testable import Returns

/// Files that never end, or are none.
@Suite struct EndlessInputTests {
  @Test func `A device without end is left at its first bytes`() async {
    do throws(ReturnRefusal) {
      _ = try await CINReturn(path: "/dev/zero")
      Issue.record("/dev/zero was read")
    } catch {
      #expect(error.description == "line 1, column 1: it is not XML")
    }
  }

  /// What is said of a pipe into which more is written than may be read.
  private func refusal(ofMuch text: String, atMost limit: Int) -> String {
    let pipe = Pipe()
    let content = Data(String(repeating: text, count: (limit + 1 << 20) / text.utf8.count).utf8)
    let writing = pipe.fileHandleForWriting
    Thread.detachNewThread {
      try? writing.write(contentsOf: content)
      try? writing.close()
    }
    // What is left in the pipe is read, so that whoever writes comes to an end.
    defer { _ = try? pipe.fileHandleForReading.readToEnd() }
    do throws(ReturnRefusal) {
      let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
      _ = try FileBytes.read(path, atMostFromPipe: limit, beginning: XMLBeginning.check)
      return "read"
    } catch {
      return error.description
    }
  }

  @Test func `A pipe is left at the limit, or at its first bytes where they are no XML`() {
    #expect(
      refusal(ofMuch: "<Message>", atMost: 3 << 20)
        == "more than 3 MB came and no end; save it as a file and name that")
    #expect(
      refusal(ofMuch: " LAchildID,UPN", atMost: 3 << 20) == "line 1, column 2: it is not XML")
  }

  @Test(arguments: [0, 1, (1 << 14) - 1, 1 << 14, (1 << 14) + 1, 3 << 20])
  func `A file of any size is read whole`(size: Int) throws {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appendingPathComponent("goldthread-\(UUID().uuidString)").path
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try FileBytes.read(path) == bytes)
  }

  @Test(
    arguments: [
      ([], true), ([0x20, 0x0A], true), (Array("<a".utf8), true), (Array("\u{FEFF} <a".utf8), true),
      ([0xFF, 0xFE, 0x3C, 0], true), ([0xFE, 0xFF, 0, 0x3C], true), ([0x3C, 0, 0x61, 0], true),
      (Array("a<".utf8), false), ([0, 0, 0, 0], false), (Array("PK".utf8), false),
      (Array("\u{FEFF}a".utf8), false), ([0xFF, 0xFE, 0x61, 0], false),
    ] as [([UInt8], Bool)])
  func `How a file begins tells whether it can be XML`(_ bytes: [UInt8], _ isPossible: Bool) {
    let refused: Bool
    do throws(ReturnRefusal) {
      try XMLBeginning.check(bytes[...])
      refused = false
    } catch {
      refused = true
    }
    #expect(refused == !isPossible)
  }
}
