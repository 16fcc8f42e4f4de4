/// The inspectors of a visit, whom its letter names in a sentence: "His Majesty’s Inspectors for
/// this visit were Alex Marl and Jo Fenn."
enum VisitInspectors {
  static func read(_ lines: ArraySlice<BodyLine>) -> Located<String>? {
    for index in lines.indices where isOnVisit(lines[index]) {
      let here = lines[index..<min(index + 4, lines.endIndex)]
      let text = joinedText(here.map(\.text))
      for opening in openings {
        // What begins on a later line is found from there, with all of its names.
        guard let cut = text.firstRange(of: opening),
          text[..<cut.lowerBound].utf8.count <= lines[index].text.utf8.count
        else { continue }
        let sentence = rest(of: text, from: cut.upperBound)
        let names = names(in: sentence)
        guard !names.isEmpty, opening.hasPrefix("nspector") || speaksOfInspectors(sentence),
          let place = Place(
            fewestOf: here,
            where: { lines in
              let text = joinedText(lines.map(\.text))
              return text.firstRange(of: opening)
                .map { Self.names(in: rest(of: text, from: $0.upperBound)) } == names
            })
        else { continue }
        return Located(
          names.joined(separator: " and "), at: place,
          certainty: .uncertain("A sentence names the inspectors; no line says who led them."))
      }
    }
    return nil
  }

  /// Up to the end of the sentence.
  private static func rest(of text: String, from start: String.Index) -> String {
    String(text[start...].prefix { $0 != "." && $0 != ":" })
  }

  private static let openings = [
    "nspectors for this visit were ", "nspectors for the visit were ", "nspectors were ",
    "nspector for this visit was ", "nspector for the visit was ", "nspector was ",
    "visit was carried out by ", "visit was undertaken by ", "visit was conducted by ",
    "visit was led by ",
  ]

  private static func isOnVisit(_ line: BodyLine) -> Bool {
    line.key.contains("inspector") || line.key.contains("visit")
  }

  private static func speaksOfInspectors(_ sentence: String) -> Bool {
    sentence.contains("HMI") || sentence.lowercased().contains("inspector")
  }

  /// Who signed a letter as an inspector: where nothing else names one, most likely the lead.
  static func signature(_ lines: ArraySlice<BodyLine>) -> Located<String>? {
    guard
      let end = lines.lastIndex(where: {
        $0.key.hasPrefix("yourssincerely") || $0.key.hasPrefix("yoursfaithfully")
      })
    else { return nil }
    let here = lines[(end + 1)...].prefix(2)
    guard let first = here.first, here.contains(where: { isTitled($0) }),
      let name = names(in: first.text).first
    else { return nil }
    return Located(
      name, at: Place(first),
      certainty: .uncertain("The letter names no lead inspector; this is who signed it."))
  }

  private static func isTitled(_ line: BodyLine) -> Bool {
    line.key.hasSuffix("inspector") || line.key.hasSuffix("hmi")
  }

  /// "Alex Marl, Her Majesty’s Inspector, and Jo Fenn, Ofsted Inspector": the parts that are names.
  private static func names(in sentence: String) -> [String] {
    sentence.replacing(" and ", with: ",").split(separator: ",").compactMap { part in
      // "His Majesty’s Inspectors Alex Marl": the title stands before the names.
      let words = part.firstRange(of: "nspectors ").map { part[$0.upperBound...] } ?? part
      let name = InspectorName.plain(words.trimmed)
      guard let name, words.lowercased().firstRange(of: "inspector") == nil else { return nil }
      let parts = name.split(separator: " ")
      let isName =
        (2...4).contains(parts.count) && parts.allSatisfy { $0.first?.isUppercase == true }
      return isName ? name : nil
    }
  }
}
