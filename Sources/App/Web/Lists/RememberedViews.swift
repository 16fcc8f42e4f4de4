import Storage
import Synchronization

/// Pieces of pages that were made of records alone, kept until any record changes: a list that a
/// whole meeting opens is put together once.
///
/// A piece is shown again only while the records are in the state in which it was made, which is
/// read in the transaction that would make it otherwise: nobody sees one that is out of date,
/// whichever process has written.
public final class RememberedViews<View: Sendable>: Sendable {
  private struct Kept {
    let mark: RecordsMark
    let view: View
  }

  private let most: Int
  private let kept = Mutex<[String: Kept]>([:])

  /// - Parameter most: how many are kept at once.
  public init(most: Int = 64) { self.most = most }

  /// The piece by its name, from memory or made now.
  ///
  /// - Parameters:
  ///   - name: says all on which the piece depends beside the records: the address, the day, and of
  ///     the person what they may read.
  ///   - make: makes it of records that it reads in this transaction, and of nothing else.
  public func view(
    _ name: String, _ db: Transaction, _ make: () throws -> View
  ) throws -> View {
    let mark = try db.recordsMark()
    if let found = kept.withLock({ $0[name] }), found.mark == mark { return found.view }
    let view = try make()
    kept.withLock { kept in
      // Addresses are anybody's to think of: what is kept stays small. What is out of date goes
      // first.
      if kept.count >= most { kept = kept.filter { $0.value.mark == mark } }
      if kept.count >= most { kept.removeAll() }
      kept[name] = Kept(mark: mark, view: view)
    }
    return view
  }
}
