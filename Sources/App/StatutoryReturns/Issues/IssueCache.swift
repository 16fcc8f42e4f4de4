import Storage
import Synchronization

/// What was found lately, decoded, so that going from page to page does not decode it again. In
/// memory only.
final class IssueCache: Sendable {
  private struct Shelf {
    /// The least lately used first.
    var files: [(key: String, file: IssueFile)] = []
  }

  /// The most bytes kept; one file is kept however large it is.
  private let limit: Int
  private let shelf = Mutex(Shelf())

  init(limit: Int = 64 << 20) { self.limit = limit }

  func file(_ key: String) -> IssueFile? {
    shelf.withLock { shelf in
      guard let index = shelf.files.firstIndex(where: { $0.key == key }) else { return nil }
      let found = shelf.files.remove(at: index)
      shelf.files.append(found)
      return found.file
    }
  }

  func keep(_ file: IssueFile, _ key: String) {
    shelf.withLock { shelf in
      shelf.files.removeAll { $0.key == key }
      shelf.files.append((key, file))
      while shelf.files.count > 1, shelf.files.reduce(0, { $0 + $1.file.weight }) > limit {
        shelf.files.removeFirst()
      }
    }
  }

  func forget(_ key: String) { shelf.withLock { $0.files.removeAll { $0.key == key } } }
}
