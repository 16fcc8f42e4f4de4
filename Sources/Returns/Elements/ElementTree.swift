/// The tree of a message's elements, laid flat so that a name is found among its siblings at once.
struct ElementTree: Sendable {
  /// What a value is, so far as the reader needs to know.
  enum ValueKind: UInt8, Sendable { case day, code, flag, count, text }

  enum Role: UInt8, Sendable {
    case group, row, value, rowOfOne, listOrEmptyRow, ignored, unknown
  }

  struct Node: Sendable {
    var role: Role
    var repetition: Element.Repetition = .many
    var kind: ValueKind = .text
    var table: UInt8 = 0
    var place: UInt8 = 0
    var slot: Int = 0
    var list: Int = 0
    /// The tables it begins a row of; ``noTable`` for none.
    var rows: (UInt8, UInt8) = (noTable, noTable)
    var name: StaticString
    var head: UInt64 = 0
    var firstChild = 0
    var childCount = 0
  }

  /// The tables the elements make rows of.
  let tables: [TableLayout]
  /// For each table the one above it.
  let parents: [UInt8]
  private(set) var nodes: [Node] = []
  private(set) var lists: [CodeList] = []

  /// Stands for an element that the message does not have, and for all inside it.
  static let unknown = 0
  static let noTable: UInt8 = 255
  /// Holds the root.
  static let document = 1

  init(root: Element, tables: [TableLayout], parents: [UInt8]) {
    self.tables = tables
    self.parents = parents
    nodes = [Node(role: .unknown, name: ""), Node(role: .group, name: "")]
    addChildren([root], to: Self.document)
  }

  private mutating func addChildren(_ elements: [Element], to parent: Int) {
    let first = nodes.count
    nodes[parent].firstChild = first
    nodes[parent].childCount = elements.count
    for element in elements { nodes.append(node(element)) }
    for (place, element) in elements.enumerated() where !element.children.isEmpty {
      addChildren(element.children, to: first + place)
    }
  }

  private mutating func node(_ element: Element) -> Node {
    var node = Node(role: .group, repetition: element.repetition, name: element.name)
    node.head = Self.head(element.name.utf8Start, count: element.name.utf8CodeUnitCount)
    switch element.role {
    case .group: break
    case .row(let rows):
      node.role = .row
      node.rows = (rows[0], rows.count > 1 ? rows[1] : Self.noTable)
      node.table = rows[0]
    case .value(let field):
      node.role = .value
      set(field, on: &node)
    case .rowOfOne(let field):
      node.role = .rowOfOne
      set(field, on: &node)
    case .listOrEmptyRow(let table):
      node.role = .listOrEmptyRow
      node.table = table
    case .ignored: node.role = .ignored
    }
    return node
  }

  private mutating func set(_ field: ReturnField, on node: inout Node) {
    node.table = field.table
    node.place = field.place
    node.slot = tables[Int(field.table)].slots[Int(field.place)]
    switch field.kind {
    case .day: node.kind = .day
    case .code(let list):
      node.kind = .code
      node.list = lists.count
      lists.append(list)
    case .flag: node.kind = .flag
    case .count: node.kind = .count
    case .text, .marker: node.kind = .text
    }
  }

  /// The first bytes of a name and its length, which tell most names apart.
  @inline(__always)
  static func head(_ bytes: UnsafePointer<UInt8>, count: Int) -> UInt64 {
    var head: UInt64 = 0
    if count >= 8 {
      head = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
    } else {
      for place in 0..<count { head |= UInt64(bytes[place]) << UInt64(8 * place) }
    }
    return head
  }

  /// The node of an element by its name, looked for first where the last sibling was found.
  @inline(__always)
  func child(
    of parent: Int, named bytes: UnsafePointer<UInt8>, count: Int, near hint: Int
  ) -> Int {
    let first = nodes[parent].firstChild
    let total = nodes[parent].childCount
    guard total > 0 else { return Self.unknown }
    let head = Self.head(bytes, count: count)
    var place = hint < total ? hint : 0
    for _ in 0..<total {
      let node = first + place
      if nodes[node].head == head, nodes[node].name.utf8CodeUnitCount == count,
        Self.same(bytes, nodes[node].name.utf8Start, count: count)
      {
        return node
      }
      place += 1
      if place == total { place = 0 }
    }
    return Self.unknown
  }

  @inline(__always)
  private static func same(
    _ one: UnsafePointer<UInt8>, _ other: UnsafePointer<UInt8>, count: Int
  ) -> Bool {
    guard count > 8 else { return true }
    for place in 8..<count where one[place] != other[place] { return false }
    return true
  }
}
