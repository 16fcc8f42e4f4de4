import Inspections
import Kernel
import Reading
import Storage
import Web

/// Which rows of a file are actions that the plan has already, so that a file that comes again, or
/// its next version, doubles nothing in silence.
struct ImportTwins: Sendable {
  private var byLine: [Int: ImportTwin] = [:]

  subscript(_ line: ImportLine) -> ImportTwin? { byLine[line.number] }

  var isEmpty: Bool { byLine.isEmpty }

  /// The twins of the rows that go into a plan; none where the plan is new.
  ///
  /// - Parameter lines: all rows of the file, so that two rows are never taken for one action.
  init(_ lines: [ImportLine], _ decisions: ImportDecisions, _ db: Transaction) throws {
    guard let plan = decisions.plan else { return }
    let known = try db.knownActions(inPlan: plan.id, of: decisions.planImport.authority)
    guard !known.isEmpty else { return }
    let lines = decisions.repaired(lines)
    let matches = TwinMatcher(known).matches(lines)
    for line in lines {
      guard let match = matches[line.number] else { continue }
      let found = known[match.known]
      byLine[line.number] = ImportTwin(
        known: found, reason: match.reason,
        differences: decisions.differences(line.row, found))
    }
  }

  /// The same, for the rows as they are kept.
  init(_ decisions: ImportDecisions, _ db: Transaction) throws {
    let lines =
      decisions.plan == nil
      ? [] : try db.lines(of: decisions.planImport, limit: RecordPlanImport.mostActions + 1)
    try self.init(lines, decisions, db)
  }
}

extension ImportDecisions {
  /// What becomes of a row that is in the plan already: what was chosen, else what is certain to be
  /// there is left out, and what is not certain is taken, since nothing may be lost.
  func decision(_ twin: ImportTwin, of row: ImportedRow) -> TwinDecision {
    let chosen = choices.twins?[row.key].flatMap { TwinDecision(rawValue: $0) }
    if let chosen, chosen != .update || twin.canUpdate { return chosen }
    return twin.isCertain ? .leave : .add
  }

  /// Whether an action of its own is made of a row.
  func takes(_ line: ImportLine, _ twins: ImportTwins) -> Bool {
    !line.isLeftOut && twins[line].map { decision($0, of: line.row) == .add } ?? true
  }

  /// What becomes of a row that the plan has already; nil where the plan does not have it.
  func becomes(_ line: ImportLine, _ twins: ImportTwins) -> TwinDecision? {
    twins[line].map { line.isLeftOut ? .leave : decision($0, of: line.row) }
  }

  /// The action that takes on what a row says otherwise; nil where none does.
  func updated(by line: ImportLine, _ twins: ImportTwins) -> ImportTwin? {
    guard !line.isLeftOut, let twin = twins[line] else { return nil }
    return decision(twin, of: line.row) == .update ? twin : nil
  }
}

extension ImportTwins {
  /// What a form says of the rows that the plan has: their own fields, else the ticks.
  struct Answers {
    /// By the key of each row.
    var choices: [String: String] = [:]
    /// Of these something is recorded.
    var taken: Set<Int> = []
    /// These are left for being in the plan; should the plan be another one, they are not left.
    var unticked: Set<Int> = []
  }

  func read(_ form: Form, of lines: [ImportLine], ticked: Set<Int>) -> Answers {
    var answers = Answers()
    for line in lines where self[line] != nil {
      let sent = form[ImportTwinCell.fieldName(line.number)].flatMap { TwinDecision(rawValue: $0) }
      let decision = sent ?? (ticked.contains(line.number) ? .add : .leave)
      answers.choices[line.row.key] = decision.rawValue
      if decision != .leave {
        answers.taken.insert(line.number)
      } else if !line.isLeftOut {
        answers.unticked.insert(line.number)
      }
    }
    return answers
  }
}

/// Finds the action that each row is: by the reference where it names one action, else by words.
struct TwinMatcher {
  struct Match: Hashable {
    /// The place among the actions of the plan.
    let known: Int
    let reason: ImportTwin.Reason
  }

  private let known: [KnownAction]
  private let words: [Set<String>]
  private let keys: [Set<String>]

  init(_ known: [KnownAction]) {
    self.known = known
    words = known.map { Self.words($0.text(.action) ?? $0.action.title) }
    keys = known.map { one in
      Set(
        [one.action.title, one.action.whatWillBeDone, one.text(.action) ?? ""].map {
          WordKey.of($0)
        }.filter { !$0.isEmpty })
    }
  }

  /// Below this share of common words a reference stands over another action.
  private static let alikeWithReference = 0.3
  /// From this share of common words on, somebody should look whether it is the same.
  private static let nearlyTheSame = 0.8
  /// A word of more actions than these tells none of them apart.
  private static let common = 100

  /// By the number of the row.
  func matches(_ lines: [ImportLine]) -> [Int: Match] {
    let rows = lines.filter { $0.row.action != nil }
    var found: [Int: Match] = [:]
    var taken: Set<Int> = []
    func take(_ line: ImportLine, _ place: Int, _ reason: ImportTwin.Reason) {
      found[line.number] = Match(known: place, reason: reason)
      taken.insert(place)
    }
    // A row that has both the reference and the words comes before one that has either.
    let byReference = placesByReference()
    let references = counts(rows.compactMap { Self.key($0.row.reference) })
    for line in rows {
      guard let key = Self.key(line.row.reference), references[key] == 1,
        let place = byReference[key], !taken.contains(place),
        isAlike(line.row, place)
      else { continue }
      take(line, place, .reference(line.row.reference ?? ""))
    }
    let byWords = placesByWords()
    for line in rows where found[line.number] == nil {
      let places = (byWords[WordKey.of(line.row.action ?? "")] ?? []).filter { !taken.contains($0) }
      let best = places.first { isUnderSame(line.row, $0) } ?? places.first
      if let best { take(line, best, isUnderSame(line.row, best) ? .words : .nearlyWords) }
    }
    let index = placesByWord()
    for line in rows where found[line.number] == nil {
      if let key = Self.key(line.row.reference), references[key] == 1,
        let place = byReference[key], !taken.contains(place)
      {
        take(line, place, .referenceAlone(line.row.reference ?? ""))
      } else if let place = nearest(to: line.row, index, without: taken) {
        take(line, place, .nearlyWords)
      }
    }
    return found
  }

  private func isAlike(_ row: ImportedRow, _ place: Int) -> Bool {
    keys[place].contains(WordKey.of(row.action ?? ""))
      || WordKey.likeness(Self.words(row.action ?? ""), words[place]) >= Self.alikeWithReference
  }

  /// Whether nothing speaks against their being one: another reference under another heading does.
  private func isUnderSame(_ row: ImportedRow, _ place: Int) -> Bool {
    let (own, theirs) = (Self.key(row.reference), Self.key(known[place].ownReference))
    guard let own, let theirs, own != theirs else { return true }
    return WordKey.of(row.heading) == WordKey.of(known[place].heading)
  }

  private func nearest(
    to row: ImportedRow, _ index: [String: [Int]], without taken: Set<Int>
  ) -> Int? {
    let own = Self.words(row.action ?? "")
    let places = Set(own.flatMap { index[$0] ?? [] }).subtracting(taken)
    return places.map { ($0, WordKey.likeness(own, words[$0])) }
      .filter { $0.1 >= Self.nearlyTheSame }
      .min { ($1.1, $0.0) < ($0.1, $1.0) }?.0
  }

  /// The council's own references, and ours where no other action has the same for its own.
  private func placesByReference() -> [String: Int] {
    let own = known.map { Self.key($0.ownReference) }
    let counts = counts(own.compactMap(\.self))
    var places: [String: Int] = [:]
    for (place, one) in known.enumerated() {
      if let key = Self.key(one.action.reference) { places[key] = place }
    }
    for (place, key) in own.enumerated() {
      if let key { places[key] = counts[key] == 1 ? place : nil }
    }
    return places
  }

  private func placesByWords() -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    for (place, keys) in keys.enumerated() {
      for key in keys { places[key, default: []].append(place) }
    }
    return places
  }

  private func placesByWord() -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    for (place, words) in words.enumerated() {
      for word in words { places[word, default: []].append(place) }
    }
    return places.filter { $0.value.count <= Self.common }
  }

  private func counts(_ keys: [String]) -> [String: Int] {
    keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// All words, the short ones too: “audit Q1” is not “audit Q2”.
  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  /// A reference as it is compared: "1.1" is not "11". Nil where there is none.
  static func key(_ reference: String?) -> String? {
    let text = (reference ?? "").lowercased().filter { !$0.isWhitespace }
    let key = text.hasSuffix(".") ? String(text.dropLast()) : text
    return key.isEmpty ? nil : key
  }
}
