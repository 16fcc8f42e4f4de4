/// A piece of HTML: a value that holds finished, escaped UTF-8 and can be placed in another piece.
///
/// Elements are functions (``p(_:_:)``, ``table(_:content:)``, …), text is a `String`, and data is
/// escaped wherever it goes in. Nothing but a `StaticString` can be put in unescaped: see
/// ``raw(_:)``.
///
/// An element writes its bytes once, when it is made, into an array of exactly the right size, and
/// is copied once for each element around it. Closures that write later and a tree that is walked
/// at the end were measured and took the same time for a table of 1,000 rows; bytes need no
/// recursion however deep a page is, know their length, and hold on to nothing of the page's data.
public struct HTML: Sendable {
  enum Storage: Sendable {
    /// Text that is not escaped yet; it is when an element takes it in.
    case text(String)
    /// Finished UTF-8.
    case bytes([UInt8])
    /// Neighbours: texts and bytes only, never lists, so that nothing here needs recursion.
    case list([HTML])
  }

  var storage: Storage

  init(storage: Storage) {
    self.storage = storage
  }

  /// Nothing at all.
  public init() {
    self.init(storage: .text(""))
  }

  /// Text, escaped when it is written.
  public init(_ text: String) {
    self.init(storage: .text(text))
  }

  /// What the builder puts together, without an element around it.
  public init(@HTMLBuilder content: () -> HTML) {
    self.init(storage: content().storage)
  }

  /// Pieces next to one another.
  public init(_ pieces: [HTML]) {
    switch pieces.count {
    case 0: self.init()
    case 1: self.init(storage: pieces[0].storage)
    default:
      let hasList = pieces.contains { $0.isList }
      self.init(storage: .list(hasList ? pieces.map { $0.flat } : pieces))
    }
  }

  /// Markup as it stands; takes a literal of the program only, so that data cannot reach it.
  public static func raw(_ markup: StaticString) -> HTML {
    HTML(storage: .bytes(ByteCursor.fill(markup.utf8CodeUnitCount) { $0.put(markup) }))
  }

  /// Whether nothing would be written.
  public var isEmpty: Bool {
    switch storage {
    case .text(let text): text.isEmpty
    case .bytes(let bytes): bytes.isEmpty
    case .list(let pieces): pieces.allSatisfy(\.isEmpty)
    }
  }

  private var isList: Bool {
    if case .list = storage { true } else { false }
  }

  /// The same markup without a list, as a member of another list.
  private var flat: HTML {
    isList ? HTML(storage: .bytes(rendered())) : self
  }
}

extension [HTML] {
  /// The pieces next to one another with a separator between each two.
  public func joined(by separator: HTML) -> HTML {
    guard count > 1 else { return HTML(self) }
    var pieces: [HTML] = []
    pieces.reserveCapacity(count * 2 - 1)
    for piece in self {
      if !pieces.isEmpty { pieces.append(separator) }
      pieces.append(piece)
    }
    return HTML(pieces)
  }
}
