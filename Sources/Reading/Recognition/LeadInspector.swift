/// Who led an inspection, beside a label: "Lead inspector: Alex Marl, His Majesty’s Inspector",
/// "Reporting inspector – Alex Marl", "Lead HMI Alex Marl".
enum LeadInspector {
  static func read(_ lines: ArraySlice<BodyLine>) -> Located<String>? {
    for index in lines.indices where isLabelled(lines[index]) {
      let found = CoverFacts.labelled(labels, in: lines[index...]) {
        !CoverFacts.isLabel($0) && $0.text.first?.isLetter == true
      }
      // The name stands on the label's line, or alone on the next.
      guard let found, let place = Place(found.lines.prefix(2)) else { continue }
      let own =
        CoverFacts.labelled(labels, in: lines[index...index]) { _ in false }
        .map { withoutSigns($0.text) } ?? ""
      let next = found.lines.dropFirst().first?.text
      let runsOn = !own.isEmpty && next.map { goesOn(own, in: $0) } ?? false
      let text = own.isEmpty ? next : runsOn ? joinedText([own, next ?? ""]) : own
      guard let text, let name = InspectorName.plain(text) else { continue }
      return Located(
        name, at: own.isEmpty || runsOn ? place : Place(lines[index]),
        certainty: certainty(of: name))
    }
    return nil
  }

  /// Whether a name goes on in the line beneath it: nothing ends it, and words that begin as names
  /// do stand there, before a title where the first line has a whole name already.
  private static func goesOn(_ name: String, in next: String) -> Bool {
    guard InspectorName.plain(name) == name, !name.contains(",") else { return false }
    let words = name.split(separator: " ")
    let end = next.firstIndex { $0 == "," || $0 == "(" } ?? next.endIndex
    let rest = InspectorName.plain(String(next[..<end]))?.split(separator: " ") ?? []
    guard (1...3).contains(rest.count), next.hasPrefix(rest[0]),
      rest.allSatisfy({ $0.first?.isUppercase == true || particles.contains($0) })
    else { return false }
    let hasTitle = end < next.endIndex || InspectorName.plain(next) != next
    return hasTitle || words.count == 1 || words.last.map(particles.contains) == true
      || words.last?.last == "-"
  }

  private static func certainty(of name: String) -> Certainty {
    if name.firstRange(of: " and ") != nil {
      return .uncertain("The report names more than one lead inspector.")
    }
    return name.contains(" ") ? .certain : .uncertain("A name of one word may be cut.")
  }

  /// Whether a line opens with a label, and is no sentence on an inspector.
  private static func isLabelled(_ line: BodyLine) -> Bool {
    guard let label = labels.first(where: { line.key.hasPrefix($0) }) else { return false }
    if line.key == label { return line.text.contains(":") || label.hasPrefix("reporting") }
    if line.text.contains(":") || line.text.contains("  ") || label.hasPrefix("reporting")
      || line.key.hasSuffix("hmi") || line.key.hasSuffix("majestysinspector")
    {
      return true
    }
    let cut = TextKey.index(in: line.text, afterLetters: label.utf8.count)
    let rest = line.text[cut...].trimmed
    return !line.text.endsSentence && isName(withoutSigns(rest), afterSign: rest.first)
  }

  /// Two to five words that all begin as names do: "Miriam de la Haye-Stack".
  private static func isName(_ text: String, afterSign sign: Character?) -> Bool {
    let part = text.prefix { $0 != "," && $0 != "(" }
    let words = part.split(separator: " ").filter { !particles.contains($0) }
    guard (2...5).contains(words.count), sign?.isLetter == true || isSign(sign) else {
      return false
    }
    return words.allSatisfy { $0.first?.isUppercase == true }
  }

  /// The text after what parts it from its label: "): ", "– ", ", ".
  private static func withoutSigns(_ text: String) -> String {
    String(text.drop { isSign($0) || $0 == " " || $0 == "\t" })
  }

  private static func isSign(_ character: Character?) -> Bool {
    character.map { "():–—-,;".contains($0) } ?? false
  }

  /// Whether a line names the part without a name that was read: "The lead inspector was …".
  static func isSpokenOf(_ line: BodyLine) -> Bool {
    ["leadinspector", "leadhmi", "reportinginspector"].contains { wanted in
      guard let range = line.key.firstRange(of: wanted) else { return false }
      // A deputy is another.
      return !line.key[..<range.lowerBound].hasSuffix("deputy")
    }
  }

  /// The longest first.
  private static let labels = [
    "leadhermajestysinspector", "leadhismajestysinspector", "reportinginspectors",
    "reportinginspector", "leadinspectors", "leadinspector", "leadhmi",
  ]
  private static let particles: Set<Substring> = [
    "de", "la", "le", "van", "von", "der", "di", "and",
  ]
}
