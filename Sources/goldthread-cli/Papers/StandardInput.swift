import Foundation
import Reading

/// What comes on standard input, and no more of it than a file may have.
enum StandardInput {
  static func bytes(limit: Int) throws(ReadRefusal) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let part: Data?
      do {
        part = try FileHandle.standardInput.read(upToCount: 1 << 20)
      } catch {
        throw .unreadable(reason: "standard input gives nothing to read")
      }
      guard let part, !part.isEmpty else { return bytes }
      bytes += part
      // Whoever writes without end is told before memory runs out.
      if bytes.count > limit { throw .tooLarge(bytes: bytes.count, limit: limit) }
    }
  }
}
