extension ElementScanner {
  /// Reads a start tag at `<`, and with it the whole element where that is a plain value.
  mutating func startTag() throws(MalformedXML) {
    let tag = at
    let nameStart = at + 1
    var next = nameStart
    guard next < end, classes[Int(base[next])] & ByteClass.nameStart != 0 else {
      throw MalformedXML(at: tag, "'<' does not begin an element; in a value write &lt;")
    }
    var local = nameStart
    while next < end, classes[Int(base[next])] & ByteClass.name != 0 {
      if base[next] == UInt8(ascii: ":") { local = next + 1 }
      next += 1
    }
    let nameEnd = next
    guard nameEnd < end else { throw MalformedXML(at: tag, "the file ends inside a tag") }
    var isEmpty = false
    if base[next] == UInt8(ascii: ">") {
      next += 1
    } else {
      (next, isEmpty) = try attributes(from: next, tag: tag)
    }
    let node = try identify(local, nameEnd, tag: tag)
    at = next
    let role = tree.nodes[node].role
    if role == .value || role == .rowOfOne {
      if role == .rowOfOne { beginRow(tree.nodes[node].table, at: tag) }
      if isEmpty { return }
      var stop = next
      while stop < end, classes[Int(base[stop])] & ByteClass.special == 0 { stop += 1 }
      let length = nameEnd - nameStart
      let after = stop + 2 + length
      if after < end, base[stop] == UInt8(ascii: "<"), base[stop + 1] == UInt8(ascii: "/"),
        base[after] == UInt8(ascii: ">"), isSame(stop + 2, nameStart, length)
      {
        store(node, base, from: next, to: stop, assembled: false)
        at = after + 1
        return
      }
    }
    var element = OpenElement(name: nameStart, nameLength: nameEnd - nameStart, node: node)
    switch role {
    case .row:
      let (one, two) = tree.nodes[node].rows
      beginRow(one, at: tag)
      if two != ElementTree.noTable { beginRow(two, at: tag) }
    case .listOrEmptyRow: element.rowsBefore = tables[Int(tree.nodes[node].table)].count
    case .value, .rowOfOne: element.collectedFrom = assembled.count
    case .group, .ignored, .unknown: break
    }
    if isEmpty { return close(element, at: tag) }
    guard open.count < Self.deepest else {
      throw MalformedXML(
        at: tag, "elements stand more than \(Self.deepest) deep in one another; no return has that")
    }
    open.append(element)
  }

  /// What is open is remembered; without an end to it, that would take more memory than the file.
  private static let deepest = 500

  /// Which element of the message this is; one out of place is noted.
  private mutating func identify(_ local: Int, _ nameEnd: Int, tag: Int) throws(MalformedXML) -> Int
  {
    guard let last = open.indices.last else {
      guard !sawRoot else {
        throw MalformedXML(at: tag, "a second element stands beside the first: two files in one?")
      }
      sawRoot = true
      let node = tree.child(
        of: ElementTree.document, named: base + local, count: nameEnd - local, near: 0)
      guard node != ElementTree.unknown else {
        let root = tree.nodes[tree.nodes[ElementTree.document].firstChild].name
        throw MalformedXML(
          at: tag, "the file begins with '\(words(local, nameEnd))' where '\(root)' is expected")
      }
      return node
    }
    let parent = open[last].node
    switch tree.nodes[parent].role {
    case .unknown, .ignored: return ElementTree.unknown
    case .value, .rowOfOne:
      // Only the words before an element within a value belong to it.
      finish(last)
      fallthrough
    case .group, .row, .listOrEmptyRow: break
    }
    let node = tree.child(
      of: parent, named: base + local, count: nameEnd - local, near: open[last].hint)
    guard node != ElementTree.unknown else {
      note(.unknownElement, words(local, nameEnd), at: tag)
      return node
    }
    let place = node - tree.nodes[parent].firstChild
    open[last].hint = place + 1
    let bit: UInt64 = 1 << UInt64(place)
    let isRepeated = open[last].seen & bit != 0
    open[last].seen |= bit
    guard isRepeated else { return node }
    switch tree.nodes[node].repetition {
    case .many: return node
    case .readAndSaid:
      note(.repeatedList, words(local, nameEnd), at: tag)
      return node
    case .firstCounts:
      note(.repeatedElement, words(local, nameEnd), at: tag)
      return ElementTree.unknown
    }
  }

  /// Reads an end tag at `</`.
  mutating func endTag() throws(MalformedXML) {
    let tag = at
    let nameStart = at + 2
    guard let element = open.last else {
      throw MalformedXML(at: tag, "an end tag stands where nothing is open")
    }
    var next = nameStart + element.nameLength
    let matches =
      next < end && classes[Int(base[next])] & ByteClass.name == 0
      && (element.name >= 0
        ? isSame(nameStart, element.name, element.nameLength)
        : isSame(nameStart, tree.nodes[element.node].name))
    guard matches else {
      var stop = nameStart
      while stop < end, classes[Int(base[stop])] & ByteClass.name != 0 { stop += 1 }
      if stop == end { throw MalformedXML(at: tag, "the file ends inside a tag") }
      throw MalformedXML(
        at: tag,
        "'\(words(nameStart, stop))' is closed here, but '\(name(element))' is open")
    }
    while next < end, ByteClass.isSpace(base[next]) { next += 1 }
    guard next < end else { throw MalformedXML(at: tag, "the file ends inside a tag") }
    guard base[next] == UInt8(ascii: ">") else {
      throw MalformedXML(at: tag, "the end tag of '\(name(element))' has more in it than its name")
    }
    at = next + 1
    open.removeLast()
    close(element, at: tag)
  }

  /// Whether two runs of the file are the same.
  @inline(__always)
  private func isSame(_ one: Int, _ other: Int, _ length: Int) -> Bool {
    guard one + length <= end else { return false }
    for place in 0..<length where base[one + place] != base[other + place] { return false }
    return true
  }

  private func isSame(_ one: Int, _ name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    guard one + length <= end else { return false }
    for place in 0..<length where base[one + place] != name.utf8Start[place] { return false }
    return true
  }
}
