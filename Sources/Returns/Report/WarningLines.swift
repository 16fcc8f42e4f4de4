/// What was odd about a file, place by place.
extension ReturnFile {
  /// "line 12, child T1": where one of a warning's places is.
  public func whereabouts(_ occurrence: ReadWarning.Occurrence) -> String {
    let line = "\(lines.place(of: occurrence.position))"
    return occurrence.record.flatMap(recordID(ofRow:)).map { "\(line), child \($0)" } ?? line
  }

  /// For people: of each kind the first few places, and how many more there are.
  ///
  /// - Parameters:
  ///   - first: how many places of a kind are named.
  ///   - kinds: how many kinds are named.
  public func warningText(first: Int = 5, kinds: Int = 25) -> [String] {
    var said: [String] = []
    for warning in warnings.prefix(kinds) {
      for occurrence in warning.occurrences.prefix(first) {
        said.append("\(whereabouts(occurrence)): \(warning.sentence(occurrence))")
      }
      let more = warning.count - min(first, warning.occurrences.count)
      if more > 0 {
        said.append("and \(Grouped.number(more)) more of '\(warning.element)', likewise")
      }
    }
    let left = warnings.dropFirst(kinds).reduce(warningsLeft) { $0 + $1.count }
    if left > 0 { said.append("and \(Grouped.number(left)) more such warnings") }
    return said
  }

  /// Every place as one JSON object a line: `warning`, `element`, `value`, `child`, `line`,
  /// `column`, `message`. Where there are more than are kept, a last line of the kind says how
  /// many.
  public var warningJSONLines: [UInt8] {
    var writer = ByteWriter()
    func put(_ name: StaticString, _ text: String?) {
      writer.put(name)
      guard var words = text else { return writer.put("null") }
      words.withUTF8 { writer.putJSON($0) }
    }
    eachWarning { warning in
      put("{\"warning\":", warning.kind)
      put(",\"element\":", warning.element)
      put(",\"value\":", warning.value)
      put(",\"child\":", warning.child)
      writer.put(",\"line\":")
      if let place = warning.place { writer.put(place.line) } else { writer.put("null") }
      writer.put(",\"column\":")
      if let place = warning.place { writer.put(place.column) } else { writer.put("null") }
      put(",\"message\":", warning.message)
      writer.put("}\n")
    }
    return writer.bytes
  }

  /// The same as CSV with a heading; nothing at all where nothing is odd.
  public var warningCSV: [UInt8] {
    var writer = ByteWriter()
    eachWarning { warning in
      if writer.bytes.isEmpty { writer.put("warning,element,value,child,line,column,message\r\n") }
      writer.putCSVRow([
        warning.kind, warning.element, warning.value, warning.child ?? "",
        warning.place.map { String($0.line) } ?? "", warning.place.map { String($0.column) } ?? "",
        warning.message,
      ])
    }
    return writer.bytes
  }

  /// A warning's line for other programs.
  private struct Line {
    var kind: String
    var element: String
    var value = ""
    var child: String?
    var place: LinePlace?
    var message: String
  }

  private func eachWarning(_ body: (Line) -> Void) {
    for warning in warnings {
      for occurrence in warning.occurrences {
        body(
          Line(
            kind: warning.kind.rawValue, element: warning.element, value: occurrence.value,
            child: occurrence.record.flatMap(recordID(ofRow:)),
            place: lines.place(of: occurrence.position), message: warning.sentence(occurrence)))
      }
      let more = warning.count - warning.occurrences.count
      if more > 0 {
        body(
          Line(
            kind: warning.kind.rawValue, element: warning.element,
            message: "and \(Grouped.number(more)) more, which were only counted"))
      }
    }
    if warningsLeft > 0 {
      body(
        Line(
          kind: "more", element: "",
          message: "and \(Grouped.number(warningsLeft)) more warnings, which were only counted"))
    }
  }
}
