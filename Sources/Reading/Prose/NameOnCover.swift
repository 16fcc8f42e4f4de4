/// The name of an authority under a title that is worded as no other: the one name above the labels
/// of the first page that the paper says again.
extension InspectionReport {
  /// - Parameter body: from the first page on.
  mutating func readNameOnCover(_ body: ArraySlice<BodyLine>) {
    guard authority == nil, [.ilacs, .sif, .cp, .lac].contains(kind.value) else { return }
    let cover = body.prefix(12).prefix {
      $0.line.page == kind.page && !CoverFacts.isLabel($0)
    }
    guard cover.count < 12 else { return }
    let rest = body[cover.endIndex...]
    var found: [(name: String, short: String, line: BodyLine)] = []
    for line in cover {
      for name in NameOnCover.names(in: line.text) {
        let short = AuthorityName.short(name)
        guard short.count >= 3, !found.contains(where: { $0.short == short }),
          rest.contains(where: { $0.text.contains(short) })
        else { continue }
        found.append((name, short, line))
      }
    }
    guard found.count == 1, let only = found.first else { return }
    setAuthority(only.name, at: [only.line])
    doubtAuthority(
      "The title is worded as no other; of the words above the dates, only these look like a name "
        + "that the paper says again.")
  }
}

private enum NameOnCover {
  /// The names within a line: words with capitals that no title is made of, and what links them.
  static func names(in text: String) -> [String] {
    let parts = text.split { ":;,()–—|".contains($0) }
    return parts.flatMap { part -> [String] in
      var names: [[Substring]] = []
      var isOpen = false
      for word in part.split(separator: " ") {
        let key = TextKey.letters(word)
        if word.first?.isUppercase == true, !ofTitles.contains(key) {
          if isOpen { names[names.count - 1].append(word) } else { names.append([word]) }
          isOpen = true
        } else if isOpen, links.contains(key) {
          names[names.count - 1].append(word)
        } else {
          isOpen = false
        }
      }
      return names.map { words in
        var words = words[...]
        while let last = words.last, links.contains(TextKey.letters(last)) { words.removeLast() }
        return AuthorityName.owner(words.joined(separator: " "))
      }
      .filter { !$0.contains(where: \.isNumber) }
    }
  }

  private static let links: Set<String> = ["and", "of", "on", "upon", "the", "under", "with"]

  private static let ofTitles: Set<String> = [
    "inspection", "reinspection", "report", "outcome", "findings", "ofsted", "hmi", "her", "his",
    "majestys", "local", "authority", "arrangements", "for", "in", "to", "a", "protection",
    "child", "children", "childrens", "young", "people", "families", "service", "services",
    "social", "care", "need", "help", "safeguarding", "looked", "after", "leavers", "joint", "area",
    "single", "framework", "standard", "short", "full", "review", "effectiveness", "board",
    "overall", "the", "this", "all", "published", "confidential", "draft", "final",
  ]
}
