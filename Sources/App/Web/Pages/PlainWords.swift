extension String {
  /// A stored code as words: "notStarted" and "not_started" as "not started". What people have
  /// written, or what is no single code of lower-case words, stays as it is.
  var asPlainWords: String {
    guard contains(where: { $0 == "_" || ("A"..."Z").contains($0) }) else { return self }
    var words = [""]
    for character in self {
      switch character {
      case "a"..."z": words[words.count - 1].append(character)
      case "A"..."Z": words.append(character.lowercased())
      case "_": words.append("")
      default: return self
      }
    }
    // "iPad" and "eCINS" are names: a word of a code has two letters or more.
    return words.allSatisfy { $0.count > 1 } ? words.joined(separator: " ") : self
  }
}
