import Returns

extension IssueFile {
  private static let mark = Array("goldthread issues 3\n".utf8)
  /// Of checks that were kept before the numbers that several children bear were.
  private static let secondMark = Array("goldthread issues 2\n".utf8)
  /// Of checks that were kept before issues told more than whether they are new.
  private static let firstMark = Array("goldthread issues 1\n".utf8)

  /// As bytes, to be kept.
  var bytes: [UInt8] {
    var writer = IssueWriter()
    writer.bytes = Self.mark
    writer.put(rules.count)
    for rule in rules {
      for text in [rule.code, rule.level.rawValue, rule.title, rule.remedy] { writer.put(text) }
    }
    writer.put(tables)
    writer.put(children)
    writer.put(texts)
    for list in [issues, fixed] {
      writer.put(list.count)
      for issue in list { writer.put(issue) }
    }
    writer.put(warnings.count)
    for warning in warnings {
      writer.put(warning.line)
      writer.put(warning.sentence)
    }
    writer.put(warningsLeft)
    writer.put(measures.count)
    for measure in measures {
      writer.put(measure.name)
      writer.put(measure.count)
      writer.put(measure.of.map { $0 + 1 } ?? 0)
      writer.put(measure.percentage)
      writer.put(measure.definition)
    }
    writer.put(returnTables)
    let shared = namesakes.sorted { $0.key < $1.key }
    writer.put(shared.map(\.key))
    for (_, count) in shared { writer.put(count) }
    return writer.bytes
  }

  /// - Throws: ``IssueFileFault`` when these are not such bytes.
  init(bytes: [UInt8]) throws {
    let isFirst = bytes.starts(with: Self.firstMark)
    let isSecond = bytes.starts(with: Self.secondMark)
    guard isFirst || isSecond || bytes.starts(with: Self.mark) else { throw IssueReader.fault }
    var reader = IssueReader(bytes, from: Self.mark.count)
    reader.standingBits = isFirst ? 1 : 2
    for _ in 0..<(try reader.count()) {
      let code = try reader.text()
      guard let level = RuleLevel(rawValue: try reader.text()) else { throw IssueReader.fault }
      rules.append(
        Rule(code: code, level: level, title: try reader.text(), remedy: try reader.text()))
    }
    tables = try reader.texts()
    children = try reader.texts()
    texts = try reader.bytes()
    issues = try reader.issues(of: self)
    fixed = try reader.issues(of: self)
    for _ in 0..<(try reader.count()) {
      warnings.append(Warning(line: try reader.count(), sentence: try reader.text()))
    }
    warningsLeft = try reader.count()
    for _ in 0..<(try reader.count()) {
      let name = try reader.text()
      let count = try reader.count()
      let of = try reader.count()
      measures.append(
        Measure(
          name: name, count: count, of: of == 0 ? nil : of - 1, percentage: try reader.text(),
          definition: try reader.text()))
    }
    returnTables = try reader.texts()
    if isFirst || isSecond { return }
    for number in try reader.texts() { namesakes[number] = try reader.count() }
  }
}

/// What was stored of a check is not what this program writes.
struct IssueFileFault: Error, Hashable, CustomStringConvertible {
  let description = "the issues of a check are not as they were stored; check the return again"
}

/// Numbers as seven bits a byte, the lowest first; texts with their length before them.
private struct IssueWriter {
  var bytes: [UInt8] = []

  mutating func put(_ number: UInt64) {
    var rest = number
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ number: Int) { put(UInt64(max(number, 0))) }

  mutating func put(_ text: String) {
    put(text.utf8.count)
    bytes += text.utf8
  }

  mutating func put(_ more: [UInt8]) {
    put(more.count)
    bytes += more
  }

  mutating func put(_ texts: [String]) {
    put(texts.count)
    for text in texts { put(text) }
  }

  mutating func put(_ issue: IssueFile.Issue) {
    put(UInt64(issue.rule) << 2 | UInt64(issue.standing.rawValue))
    put(UInt64(issue.table))
    put(issue.child == IssueFile.Issue.none ? 0 : UInt64(issue.child) + 1)
    put(UInt64(issue.row))
    put(UInt64(issue.line))
    put(UInt64(issue.column))
    put(UInt64(issue.text.lowerBound))
    put(UInt64(issue.text.count))
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: issue.identity >> shift))
    }
  }
}

private struct IssueReader {
  static let fault = IssueFileFault()

  /// How many bits of an issue's first number say how it stands.
  var standingBits: UInt64 = 2
  private let all: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], from start: Int) {
    all = bytes
    position = start
  }

  mutating func number() throws -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard position < all.count, shift < 64 else { throw Self.fault }
      let byte = all[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
  }

  mutating func count() throws -> Int {
    guard let count = Int(exactly: try number()) else { throw Self.fault }
    return count
  }

  mutating func small<Number: FixedWidthInteger>() throws -> Number {
    guard let small = Number(exactly: try number()) else { throw Self.fault }
    return small
  }

  mutating func bytes() throws -> [UInt8] {
    let length = try count()
    guard length <= all.count - position else { throw Self.fault }
    defer { position += length }
    return Array(all[position..<(position + length)])
  }

  mutating func text() throws -> String {
    let length = try count()
    guard length <= all.count - position else { throw Self.fault }
    defer { position += length }
    return String(decoding: all[position..<(position + length)], as: UTF8.self)
  }

  mutating func texts() throws -> [String] {
    var texts: [String] = []
    for _ in 0..<(try count()) { texts.append(try text()) }
    return texts
  }

  /// Every number in an issue leads somewhere in the file: none is trusted.
  mutating func issues(of file: IssueFile) throws -> [IssueFile.Issue] {
    var issues: [IssueFile.Issue] = []
    for _ in 0..<(try count()) {
      let head = try number()
      let table: UInt8 = try small()
      let child = try number()
      let (row, line, column): (UInt32, UInt32, UInt32) = (try small(), try small(), try small())
      let (start, length) = (try count(), try count())
      let bits = UInt8(head & (1 << standingBits - 1))
      guard let standing = IssueFile.Standing(rawValue: bits),
        let rule = UInt16(exactly: head >> standingBits), Int(rule) < file.rules.count,
        Int(table) <= file.tables.count, child <= UInt64(file.children.count),
        start <= file.texts.count, length <= file.texts.count - start, position + 8 <= all.count
      else { throw Self.fault }
      var identity: UInt64 = 0
      for byte in 0..<8 { identity |= UInt64(all[position + byte]) << UInt64(8 * byte) }
      position += 8
      issues.append(
        IssueFile.Issue(
          rule: rule, table: table, standing: standing,
          child: child == 0 ? IssueFile.Issue.none : UInt32(child - 1), row: row, line: line,
          column: column, text: UInt32(start)..<UInt32(start + length), identity: identity))
    }
    return issues
  }
}
