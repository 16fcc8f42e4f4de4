/// The inspectors of a visit, whom its letter names in a sentence: "His Majesty’s Inspectors for this
/// visit were Alex Marl and Jo Fenn."
enum VisitInspectors {
  static func read(_ lines: ArraySlice<BodyLine>) -> Located<String>? {
    for index in lines.indices where lines[index].key.contains("inspector") {
      let here = lines[index..<min(index + 4, lines.endIndex)]
      let text = joinedText(here.map(\.text))
      for opening in openings {
        guard let cut = text.firstRange(of: opening) else { continue }
        // "… for the visit, were" may stand on the next line, and is found from there.
        let sentence = text[cut.upperBound...].prefix { $0 != "." && $0 != ":" }
        let names = names(in: String(sentence))
        guard !names.isEmpty, let place = Place(here) else { continue }
        return Located(
          names.joined(separator: " and "), at: place,
          certainty: .uncertain("A sentence names the inspectors; no line says who led them."))
      }
    }
    return nil
  }

  private static let openings = [
    "nspectors for this visit were ", "nspectors for the visit were ", "nspectors were ",
    "nspector for this visit was ", "nspector for the visit was ", "nspector was ",
  ]

  /// "Alex Marl, Her Majesty’s Inspector, and Jo Fenn, Ofsted Inspector": the parts that are names.
  private static func names(in sentence: String) -> [String] {
    sentence.replacing(" and ", with: ",").split(separator: ",").compactMap { part in
      let name = InspectorName.plain(part.trimmed)
      guard let name, part.trimmed.lowercased().firstRange(of: "inspector") == nil else {
        return nil
      }
      let words = name.split(separator: " ")
      let isName =
        (2...4).contains(words.count) && words.allSatisfy { $0.first?.isUppercase == true }
      return isName ? name : nil
    }
  }
}
