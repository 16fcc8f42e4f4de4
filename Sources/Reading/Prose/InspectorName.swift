/// The name of an inspector without what is printed around it.
enum InspectorName {
  /// "Alex Marl, His Majesty’s Inspector" → "Alex Marl"; nil where no name is left.
  static func plain(_ printed: String) -> String? {
    var name = printed.squeezed
    if let cut = name.firstIndex(where: { $0 == "," || $0 == "(" || $0 == ";" }) {
      name = String(name[..<cut])
    }
    // Two blanks in the layout part the name from a second column.
    var words: [Substring] = []
    for word in name.split(separator: " ") {
      let key = TextKey.letters(word)
      if titles.contains(key), !words.isEmpty { break }
      if titles.contains(key) { continue }
      guard word.first?.isLetter == true || word == "–" || word == "-" else { break }
      words.append(word)
    }
    while words.last == "–" || words.last == "-" { words.removeLast() }
    let plain = words.joined(separator: " ")
    return plain.contains(where: \.isLetter) && words.count <= 6 ? plain : nil
  }

  private static let titles: Set<String> = [
    "hmi", "her", "his", "hermajestys", "hismajestys", "majestys", "senior", "ofsted", "inspector",
    "inspectors", "shmi", "social", "regulatory", "lead", "mr", "mrs", "ms", "miss", "dr", "scri",
    "mbe", "obe", "cbe",
  ]
}
