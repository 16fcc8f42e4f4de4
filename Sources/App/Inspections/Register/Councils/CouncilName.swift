/// A council's name as one compares it: "Thornmere Borough Council" and "Thornmere" are one.
struct CouncilName: Hashable {
  let core: String

  private static let fillers: Set<String> = [
    "council", "borough", "metropolitan", "county", "city", "district", "london", "royal", "of",
    "the", "unitary", "authority", "corporation", "and", "mbc", "mdc", "bc", "cc", "lbc",
  ]

  init(_ name: String) {
    let words = name.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    let left = words.filter { !Self.fillers.contains($0) }
    core = (left.isEmpty ? words : left).joined(separator: " ")
  }
}
