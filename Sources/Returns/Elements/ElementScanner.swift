/// Reads one part of a file: markup in, rows of tables out, in a single pass.
///
/// It accepts well-formed XML 1.0 without a document type's own entities and nothing else; what
/// is well-formed but not of the message is passed over with a warning. The only type here that
/// handles unsafe memory; every read is guarded by `end`.
struct ElementScanner {
  /// How the reading of a part ended.
  enum Ending {
    /// The document ended.
    case document
    /// The next part begins here, among the elements where a part may begin.
    case joined
    /// The next part was thought to begin where it does not.
    case overrun
  }

  let tree: ElementTree
  let base: UnsafePointer<UInt8>
  let classes: UnsafePointer<UInt8>
  let end: Int
  /// Where the next part begins; `end` for the last.
  let limit: Int
  /// The element that begins a child, and the table of children.
  let record: (node: Int, table: Int)

  var at: Int
  var open: [OpenElement] = []
  var sawRoot = false
  var tables: [ReturnTable]
  var odd = OddValues()
  var assembled: [UInt8] = []
  var warnings = WarningList()

  init(
    tree: ElementTree, base: UnsafePointer<UInt8>, classes: UnsafePointer<UInt8>, from start: Int,
    to limit: Int, end: Int, record: (node: Int, table: Int)
  ) {
    self.tree = tree
    self.base = base
    self.classes = classes
    self.end = end
    self.limit = limit
    self.record = record
    at = start
    tables = tree.tables.map { ReturnTable($0) }
  }

  /// Begins in the midst of a document, inside the elements with these nodes.
  mutating func begin(inside nodes: [Int]) {
    sawRoot = true
    open = nodes.map { node in
      OpenElement(name: -1, nameLength: tree.nodes[node].name.utf8CodeUnitCount, node: node)
    }
    // A second one of what is open already is a second one here too.
    for (place, node) in nodes.dropFirst().enumerated() {
      open[place].seen |= 1 << UInt64(node - tree.nodes[nodes[place]].firstChild)
    }
  }

  /// Puts something odd on the list, with the child it is in.
  mutating func note(
    _ kind: ReadWarning.Kind, _ element: String, value: String = "", at position: Int
  ) {
    let isInRecord = open.contains { $0.node == record.node }
    warnings.note(
      kind, element, value: value, at: position,
      record: isInRecord ? tables[record.table].count - 1 : nil)
  }

  /// Whether exactly these elements are open, called as the message has them.
  private func isInside(_ nodes: [Int]) -> Bool {
    open.count == nodes.count
      && zip(open, nodes).allSatisfy { element, node in
        element.node == node && element.nameLength == tree.nodes[node].name.utf8CodeUnitCount
      }
  }

  /// Reads up to the next part.
  mutating func run(parting: [Int]) throws(MalformedXML) -> Ending {
    while at < end {
      if base[at] != UInt8(ascii: "<") {
        try characters()
        continue
      }
      if at >= limit {
        return at == limit && isInside(parting) ? .joined : .overrun
      }
      switch at + 1 < end ? base[at + 1] : 0 {
      case UInt8(ascii: "/"): try endTag()
      case UInt8(ascii: "!"): try exclamation()
      case UInt8(ascii: "?"): try instruction()
      default: try startTag()
      }
    }
    if limit < end { return .overrun }
    if let unfinished = open.last {
      throw MalformedXML(
        at: end,
        "the file ends before '\(name(unfinished))' is closed: it is not complete")
    }
    guard sawRoot else { throw MalformedXML(at: end, "there is no element in it") }
    return .document
  }

  /// What an open element is called in the file.
  func name(_ element: OpenElement) -> String {
    guard element.name >= 0 else { return "\(tree.nodes[element.node].name)" }
    return words(element.name, element.name + element.nameLength)
  }

  /// Bytes of the file for a message, shortened.
  func words(_ from: Int, _ to: Int) -> String {
    let length = min(to - from, 40)
    guard length > 0 else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: base + from, count: length), as: UTF8.self)
  }
}
