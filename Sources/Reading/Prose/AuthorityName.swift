/// The name of a local authority, as printed and short.
public enum AuthorityName {
  /// "London Borough of Thornmere" → "Thornmere"; "Thornmere Borough Council" → "Thornmere". What
  /// would leave nothing is kept. "Thornmere Children’s Trust" → "Thornmere".
  public static func short(_ printed: String) -> String {
    var name = owner(printed.squeezed)
    var changed = true
    while changed {
      changed = false
      for prefix in prefixes {
        if let rest = dropping(prefix: prefix, from: name) { (name, changed) = (rest, true) }
      }
      for suffix in suffixes {
        if let rest = dropping(suffix: suffix, from: name) { (name, changed) = (rest, true) }
      }
    }
    return name
  }

  /// "Thornmere City Council’s" → "Thornmere City Council": a title that says whose services they
  /// are.
  static func owner(_ printed: String) -> String {
    for ending in ["’s", "'s"] where printed.hasSuffix(ending) {
      return String(printed.dropLast(ending.count))
    }
    for ending in ["ies’", "ies'", "ils’", "ils'"] where printed.hasSuffix(ending) {
      return String(printed.dropLast())
    }
    return printed
  }

  /// Whether a name is that of several authorities: "East and West Thornmere local authorities".
  static func isOfSeveral(_ printed: String) -> Bool {
    ["authorities", "councils", "boroughs"].contains { printed.lowercased().hasSuffix($0) }
  }

  /// The name without the inspectorates that a cover prints right beneath it: "Thornmere Care
  /// Quality Commission (CQC)".
  static func withoutInspectorates(_ printed: String) -> String {
    var end = printed.endIndex
    for name in inspectorates {
      guard let range = printed.firstRange(of: name), range.lowerBound > printed.startIndex,
        range.lowerBound < end, !printed[printed.index(before: range.lowerBound)].isLetter,
        range.upperBound == printed.endIndex || !printed[range.upperBound].isLetter
      else { continue }
      end = range.lowerBound
    }
    guard end < printed.endIndex else { return printed }
    let cut = printed[..<end].reversed().drop { " ,;(–—-".contains($0) }.reversed()
    let name = String(cut)
    return name.hasSuffix(" and") ? String(name.dropLast(4)) : name
  }

  /// The words before the first figure or month: "Thornmere 3 to 12 September" → "Thornmere";
  /// nothing where no name stands before them.
  static func withoutDate(_ printed: String) -> String {
    let words = printed.split(separator: " ")
    guard let date = words.firstIndex(where: isOfDate) else { return printed }
    var name = words[..<date]
    while let last = name.last, isOfDate(last) || beforeDates.contains(TextKey.letters(last)) {
      name.removeLast()
    }
    return name.joined(separator: " ")
  }

  private static func isOfDate(_ word: Substring) -> Bool {
    word.contains(where: \.isNumber)
      || (word.first?.isUppercase == true && MonthName(word: word) != nil)
  }

  /// Words that lead to a date, and signs that part one from a name.
  private static let beforeDates: Set<String> = [
    "", "from", "between", "on", "date", "dates", "of", "inspected", "visited", "visit", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static let inspectorates = [
    "Care Quality Commission", "CQC", "Ofsted", "HMI", "HMICFRS", "HMIC", "HMIP", "HMCPSI",
    "Her Majesty", "His Majesty", "HM Inspectorate", "Healthcare Commission", "Audit Commission",
  ]

  /// Whether a short name can be one: no stop word, no word of a title or of a sentence alone.
  static func isName(_ short: String) -> Bool {
    let words = short.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }
    return words.contains { !emptyWords.contains($0) }
  }

  private static let emptyWords: Set<Substring> = [
    "a", "an", "and", "of", "in", "the", "this", "that", "its", "their", "for", "to", "by", "on",
    "local", "area", "areas", "authority", "authorities", "council", "joint", "inspection", "send",
    "services", "service", "children", "children’s", "children's", "partnership", "report", "visit",
    "revisit", "findings", "main", "dear", "ofsted",
  ]

  private static let prefixes = [
    "the ", "london borough of ", "royal borough of ", "metropolitan borough of ",
    "council of the ", "borough of ", "city of ", "county of ", "city and county of ",
    "city and district of ",
  ]

  private static let suffixes = [
    " local authority area", " local authority", " local authorities", " councils",
    " local area partnership", " local area",
    " partnership area", " metropolitan borough council",
    " metropolitan district council", " metropolitan council", " metropolitan borough",
    " borough council", " county council", " city council", " district council",
    " unitary authority", " council",
    " local safeguarding children board", " local safeguarding children’s board",
    " local safeguarding children's board", " safeguarding children board",
    " safeguarding children’s board", " safeguarding children's board",
    " metropolitan borough (mbc)", " mbc",
    // Trusts that run a council's services bear its name.
    " children’s trust", " children's trust", " children’s services trust",
    " children's services trust", " children’s trust’s", " children’s services trust’s",
  ]

  private static func dropping(prefix: String, from name: String) -> String? {
    let lowered = name.lowercased()
    guard name.utf8.count > prefix.utf8.count, lowered.hasPrefix(prefix) else { return nil }
    // The City of London is one council of London's thirty-three.
    if prefix == "city of ", lowered.dropFirst(prefix.count).hasPrefix("london") { return nil }
    return String(name.dropFirst(prefix.count))
  }

  private static func dropping(suffix: String, from name: String) -> String? {
    guard name.utf8.count > suffix.utf8.count, name.lowercased().hasSuffix(suffix) else {
      return nil
    }
    return String(name.dropLast(suffix.count))
  }
}
