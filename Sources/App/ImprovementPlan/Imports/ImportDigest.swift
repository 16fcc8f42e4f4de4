import Reading

/// What the rows of a file name between them, found once when the columns were confirmed.
struct ImportDigest: Codable, Hashable, Sendable {
  /// A recommendation, or a heading of the council's own, with the rows under it.
  struct Group: Codable, Hashable, Sendable {
    var key: String
    var text: String
    var reference: String?
    var rows: Int
    /// It is a theme or another heading over the rows, and no row calls it a recommendation.
    var isTheme: Bool?
  }

  /// A name in a column of owners or partners.
  struct Name: Codable, Hashable, Sendable {
    var text: String
    var rows: Int
    var place: String
  }

  /// A word for how far the work is: "status:ontrack", "rating:green", "progress:12 of 40"; all
  /// that is told at length has the one key "progress:".
  struct Word: Codable, Hashable, Sendable {
    var key: String
    var text: String
    var rows: Int
  }

  struct Note: Codable, Hashable, Sendable {
    var kind: String
    var place: String
    var message: String
    /// The number of the row among those that were read; nil where it is none of them.
    var line: Int?
  }

  /// Of each list no more than this is kept; pages show no longer ones.
  static let most = 300

  var rows = 0
  var actions = 0
  var withoutDate = 0
  var groups: [Group] = []
  var names: [Name] = []
  var words: [Word] = []
  var notes: [Note] = []
  /// How many notes of each kind there are, those that are not kept too.
  var noteCounts: [String: Int] = [:]
  /// How many of the groups, names and words were too many to be kept.
  var uncounted = 0
  /// How many rows stand in tables that were not taken; nil in digests made before it was counted.
  var leftRows: Int?
}

extension ImportDigest {
  init(_ rows: [ImportedRow], problems: [PlanProblem], cut: [Note] = [], leftRows: Int) {
    let read = rows.filter { $0.isSetAside != true }
    self.rows = read.count
    self.leftRows = leftRows
    actions = read.count { $0.action != nil }
    withoutDate = read.count { $0.action != nil && $0.due?.date == nil }
    var groups = Tally<Group>()
    var names = Tally<Name>()
    var words = Tally<Word>()
    for row in read {
      if let key = row.groupKey {
        let isTheme = row.recommendation == nil
        groups.count(
          key, Group(key: key, text: row.heading, reference: nil, rows: 0, isTheme: isTheme),
          \.rows)
        if !isTheme { groups.change(key) { $0.isTheme = false } }
        if row.action == nil, let reference = row.reference {
          groups.change(key) { $0.reference = $0.reference ?? reference }
        }
      }
      for name in row.owners + row.partners {
        names.count(
          WordKey.of(name), Name(text: name.shortened(to: 150), rows: 0, place: row.place), \.rows)
      }
      for (key, text) in row.deliveryQuestions {
        words.count(key, Word(key: key, text: text, rows: 0), \.rows)
      }
    }
    self.groups = groups.kept
    self.names = names.kept
    self.words = words.kept
    uncounted = groups.dropped + names.dropped + words.dropped
    var lines: [RowPlace: Int] = [:]
    for (index, row) in rows.enumerated() {
      lines[RowPlace(table: row.table, row: row.row)] = index + 1
    }
    let repeated = cut + RepeatedRows.notes(in: rows)
    notes =
      repeated.prefix(Self.most)
      + problems.prefix(max(0, Self.most - repeated.count)).map {
        Note(
          kind: $0.kind.rawValue, place: "\($0.place)", message: $0.message,
          line: lines[RowPlace($0.place)])
      }
    noteCounts = Dictionary(
      (repeated.map(\.kind) + problems.map(\.kind.rawValue)).map { ($0, 1) },
      uniquingKeysWith: +)
  }

  static func groupKey(_ text: String) -> String { String(WordKey.of(text).prefix(300)) }

  var noteCount: Int { noteCounts.values.reduce(0, +) }
}

/// A row of a file.
struct RowPlace: Hashable {
  let table: String
  let row: Int

  init(table: String, row: Int) { (self.table, self.row) = (table, row) }

  init(_ place: PlanPlace) { (table, row) = (place.table, place.row) }
}

extension ImportedRow {
  /// What the row says about how far the work is, as keys for a person's choice.
  var deliveryWords: [(key: String, text: String)] {
    var found: [(String, String)] = []
    if let status {
      let words = status.onOneLine.shortened(to: 80)
      found.append(("status:" + WordKey.of(words), words))
    }
    if let rating { found.append(("rating:" + rating, rating)) }
    if let progress, progress.contains(where: { $0.isLetter || $0.isNumber }) {
      let words = progress.onOneLine
      let isShort = words.count <= Self.shortProgress
      found.append(
        ("progress:" + (isShort ? words.lowercased() : ""), isShort ? words : "at length"))
    }
    return found
  }

  /// Words of progress no longer than this may be a state, and a person is asked what they mean.
  private static let shortProgress = 40

  /// Those of them that are asked about: words of progress only where nothing else says the state.
  fileprivate var deliveryQuestions: [(key: String, text: String)] {
    let words = deliveryWords
    let isSaid = words.contains {
      !$0.key.hasPrefix("progress:") && DeliveryWords.proposal($0.key) != nil
    }
    let isDone = completed != nil || due?.isDone == true
    return isSaid || isDone ? words.filter { !$0.key.hasPrefix("progress:") } : words
  }
}

/// Counts things by their keys, in the order in which they come, and keeps no more than so many.
private struct Tally<Element> {
  private(set) var kept: [Element] = []
  private var places: [String: Int] = [:]
  private(set) var dropped = 0

  mutating func count(_ key: String, _ new: Element, _ rows: WritableKeyPath<Element, Int>) {
    guard !key.isEmpty else { return }
    if let place = places[key] {
      kept[place][keyPath: rows] += 1
    } else if kept.count < ImportDigest.most {
      places[key] = kept.count
      var first = new
      first[keyPath: rows] = 1
      kept.append(first)
    } else {
      dropped += 1
    }
  }

  mutating func change(_ key: String, _ body: (inout Element) -> Void) {
    if let place = places[key] { body(&kept[place]) }
  }
}
