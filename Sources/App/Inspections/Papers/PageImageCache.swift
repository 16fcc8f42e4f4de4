import Storage
import Synchronization

/// Pictures of pages that were drawn lately, so that a review that shows a page ten times draws it
/// once. Kept in memory only: they are pictures of papers that may not be public.
final class PageImageCache: Sendable {
  private struct Key: Hashable {
    let document: String
    let page: Int
  }

  private struct Shelf {
    var images: [Key: [UInt8]] = [:]
    /// The least lately used first.
    var order: [Key] = []
    var bytes = 0
  }

  /// The most bytes of pictures kept.
  private let limit: Int
  private let shelf = Mutex(Shelf())

  init(limit: Int = 24 << 20) { self.limit = limit }

  func image(_ document: String, page: Int) -> [UInt8]? {
    let key = Key(document: document, page: page)
    return shelf.withLock { shelf in
      guard let image = shelf.images[key] else { return nil }
      shelf.order.removeAll { $0 == key }
      shelf.order.append(key)
      return image
    }
  }

  func keep(_ image: [UInt8], _ document: String, page: Int) {
    guard image.count <= limit else { return }
    let key = Key(document: document, page: page)
    shelf.withLock { shelf in
      if let old = shelf.images[key] {
        shelf.bytes -= old.count
        shelf.order.removeAll { $0 == key }
      }
      shelf.images[key] = image
      shelf.order.append(key)
      shelf.bytes += image.count
      while shelf.bytes > limit, let first = shelf.order.first {
        shelf.order.removeFirst()
        shelf.bytes -= shelf.images.removeValue(forKey: first)?.count ?? 0
      }
    }
  }
}
