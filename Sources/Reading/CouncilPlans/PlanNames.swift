/// Whom a cell names. Posts have commas, “and” and “&” of their own, "Assistant Director, Children's
/// Services", and half a post is somebody else: a cell is parted there only where each part is
/// clearly a name by itself.
public enum PlanNames {
  /// The names of a cell, and why a person should look at them; nil where they are plain.
  ///
  /// - Parameter ofBodies: the cell is of partners, which are listed with commas as a rule.
  static func read(_ cell: String, ofBodies: Bool = false) -> (names: [String], doubt: String?) {
    var names: [String] = []
    var whole: [String] = []
    for piece in lines(cell).flatMap({ $0.split(separator: "/").map { trimmed($0) } })
    where !piece.isEmpty {
      let parts = parts(piece)
      let kinds = parts.map(Kind.init)
      if parts.count > 1, !isParted(kinds, piece, ofBodies: ofBodies) {
        names.append(piece)
        if mayBeSeveral(kinds) { whole.append("“\(piece.prefix(80))”") }
      } else {
        names += parts
      }
    }
    let doubt =
      whole.isEmpty
      ? nil
      : "\(whole.joined(separator: ", ")) may be one name or several. If it is several, write each in "
        + "a line of its own."
    return (names, doubt)
  }

  /// The lines of a cell; one that ends with a comma or “and” goes on in the next.
  public static func lines(_ cell: String) -> [String] {
    var lines: [String] = []
    for line in cell.split(whereSeparator: { $0 == ";" || $0.isNewline }).map({
      String($0).squeezed
    }) where !line.isEmpty {
      let goesOn =
        line.hasPrefix("and ") || line.hasPrefix("&")
        || lines.last.map { last in [",", "&", " and"].contains(where: last.hasSuffix) } ?? false
      if goesOn, let last = lines.indices.last {
        lines[last] += " " + line
      } else {
        lines.append(line)
      }
    }
    return lines.map { trimmed($0[...]) }.filter { !$0.isEmpty }
  }

  /// What stands between the commas and each “and” of a piece.
  private static func parts(_ piece: String) -> [String] {
    piece.split { ",&".contains($0) }.flatMap { $0.split(separator: " and ") }
      .map { trimmed($0) }.filter { !$0.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = String(text).squeezed
    if text.hasPrefix("and ") { text = String(text.dropFirst(4)) }
    while let last = text.last, ",&".contains(last) { text = String(text.dropLast()).squeezed }
    return text
  }

  /// What a part of a name seems to be.
  private enum Kind {
    /// "Ann Oak"
    case person
    /// "Lead Member", "DCS"
    case post
    /// "Head of Early Help": it may go on behind “and”.
    case openPost
    /// "Team Managers": several, or those whom the post before manages.
    case posts
    /// "Performance Board"
    case body
    /// "Quality Assurance": of what a post or a body is.
    case field
    case unknown

    var isPost: Bool { self == .post || self == .openPost || self == .posts }
    var isName: Bool { self != .field && self != .unknown }

    init(_ part: String) {
      let plain = part.split { "([".contains($0) }.first.map(String.init) ?? part
      let words = plain.split { $0.isWhitespace || "–-".contains($0) }
      let keys = words.map { TextKey.letters($0) }.filter { !$0.isEmpty }
      guard let last = keys.last else {
        self = .unknown
        return
      }
      if keys.contains(where: PlanNames.posts.contains) {
        self = PlanNames.posts.contains(last) && !keys.contains("of") ? .post : .openPost
      } else if keys.contains(where: PlanNames.severalPosts.contains) {
        self = .posts
      } else if PlanNames.bodies.contains(last) || PlanNames.bodies.contains(keys[0]) {
        self = .body
      } else if keys.contains(where: PlanNames.fields.contains) {
        self = .field
      } else if words.count <= 3,
        words.allSatisfy({ $0.first?.isUppercase == true && $0.allSatisfy(PlanNames.isOfName) }),
        words.contains(where: { $0.contains(where: \.isLowercase) })
      {
        self = .person
      } else {
        self = .unknown
      }
    }
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || "'’.".contains(character)
  }

  /// Whether each part is a name of its own.
  private static func isParted(_ kinds: [Kind], _ piece: String, ofBodies: Bool) -> Bool {
    if kinds.allSatisfy({ $0 == .person }) || kinds.allSatisfy({ $0 == .body }) { return true }
    let hasComma = piece.contains(",")
    if ofBodies, !kinds.contains(where: \.isPost) {
      return hasComma || kinds.first == .body || kinds.first == .person
    }
    if kinds.allSatisfy({ $0 == .post || $0 == .openPost }) { return true }
    // A name before a comma is that of whoever has the post behind it.
    return !hasComma && kinds.first != .openPost && kinds.allSatisfy(\.isName)
  }

  private static func mayBeSeveral(_ kinds: [Kind]) -> Bool {
    kinds.count(where: \.isName) > 1 || kinds.allSatisfy { !$0.isName } && kinds.contains(.unknown)
  }

  private static let posts: Set = [
    "head", "director", "manager", "lead", "leader", "officer", "chair", "chairperson", "worker",
    "nurse", "doctor", "superintendent", "inspector", "constable", "sergeant", "commissioner",
    "member", "coordinator", "ordinator", "adviser", "advisor", "headteacher", "practitioner",
    "principal", "executive", "accountant", "solicitor", "analyst", "consultant", "supervisor",
    "trainer", "administrator", "secretary", "councillor", "cllr", "dcs", "ad", "ceo", "cfo",
    "psw", "sro", "iro", "dco", "hos", "lado", "gm", "sm", "tm",
  ]
  private static let severalPosts: Set = [
    "heads", "directors", "managers", "leads", "leaders", "officers", "chairs", "workers",
    "nurses", "members", "coordinators", "advisers", "advisors", "headteachers", "practitioners",
    "iros", "supervisors", "councillors",
  ]
  private static let bodies: Set = [
    "board", "team", "teams", "police", "constabulary", "icb", "nhs", "camhs", "cafcass",
    "probation", "council", "partnership", "trust", "panel", "committee", "group", "forum",
    "hospital", "unit", "all",
  ]
  /// Words of what posts and bodies are for, which no person is called.
  private static let fields: Set = [
    "access", "adolescents", "adoption", "adult", "adults", "all", "assessment", "assurance",
    "audit", "business", "care", "child", "children", "childrens", "commissioning", "communities",
    "community", "contact", "contextual", "corporate", "court", "culture", "data", "delivery",
    "development", "digital", "disabilities", "disability", "duty", "early", "education",
    "engagement", "exploitation", "families", "family", "finance", "fostering", "governance",
    "health", "help", "home", "homes", "homelessness", "housing", "hr", "human", "improvement",
    "inclusion", "information", "innovation", "insight", "intake", "intervention", "it", "justice",
    "learning", "leavers", "legal", "libraries", "looked", "management", "mash", "mental",
    "missing", "needs", "neglect", "options", "organisational", "parenting", "participation",
    "partnerships", "people", "peoples", "performance", "permanence", "persons", "place",
    "placements", "planning", "policy", "practice", "prevention", "procurement", "programme",
    "projects", "property", "protection", "provision", "public", "qa", "quality", "referral",
    "reform", "regulation", "relations", "residential", "resources", "review", "reviewing", "risk",
    "safeguarding", "safety", "school", "schools", "send", "service", "services", "skills",
    "social", "standards", "strategy", "sufficiency", "support", "systems", "technology",
    "training", "transformation", "transitions", "transport", "uasc", "virtual", "vulnerable",
    "welfare", "wellbeing", "work", "workforce", "young", "youth",
  ]
}
