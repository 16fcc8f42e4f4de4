/// What waits for what, as a graph.
struct DependencyChain<Node: Hashable & Sendable>: Sendable {
  /// What each waits for, in the order in which it was written down.
  private var needs: [Node: [Node]]

  init(_ edges: some Sequence<(waits: Node, needed: Node)>) {
    needs = [:]
    for edge in edges { needs[edge.waits, default: []].append(edge.needed) }
  }

  func needs(of node: Node) -> [Node] { needs[node] ?? [] }

  /// The circle that would come about if `node` waited for `needed` too: from the node round to
  /// itself; nil when there would be none. The shortest one, so that it can be said in words.
  func circle(adding node: Node, waitsFor needed: Node) -> [Node]? {
    if node == needed { return [node, node] }
    var cameFrom: [Node: Node] = [:]
    var seen: Set<Node> = [needed]
    var next = [needed]
    while !next.isEmpty {
      var later: [Node] = []
      for one in next {
        for other in needs(of: one) where seen.insert(other).inserted {
          cameFrom[other] = one
          if other == node { return path(to: node, cameFrom, from: needed) }
          later.append(other)
        }
      }
      next = later
    }
    return nil
  }

  private func path(to node: Node, _ cameFrom: [Node: Node], from needed: Node) -> [Node] {
    var path = [node]
    while let last = path.last, last != needed, let before = cameFrom[last] { path.append(before) }
    return path.reversed().reduce(into: [node]) { $0.append($1) }
  }

  /// Everything that stands in a chain with one of these, in either direction.
  func joined(to nodes: some Sequence<Node>) -> Set<Node> {
    var waiting: [Node: [Node]] = [:]
    for (waits, needed) in needs { for one in needed { waiting[one, default: []].append(waits) } }
    var found = Set(nodes)
    var next = Array(found)
    while let one = next.popLast() {
      for other in needs(of: one) + (waiting[one] ?? []) where found.insert(other).inserted {
        next.append(other)
      }
    }
    return found
  }
}
