/// A kind of trouble in a file that was passed over or understood with a guess, and each place
/// where it is.
public struct ReadWarning: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable {
    /// An element the message does not have, or not there; with all in it.
    case unknownElement
    /// A second element where one is allowed; only the first counts.
    case repeatedElement
    /// A second element where one is allowed; both were read.
    case repeatedList
    /// Words between elements.
    case strayText
    /// A date that is none; it counts as missing.
    case unreadableDate
    /// The same in a return that writes the day first.
    case unreadableDayFirstDate
    /// A yes-or-no value that is neither; it counts as neither.
    case unreadableFlag
    /// A count that is no whole number.
    case unreadableCount
    /// The file was written in another encoding and converted.
    case converted
    /// A document type declaration; nothing it names is fetched.
    case documentType
    /// The header names another collection.
    case otherCollection
    /// The year of the collection is none that is known, and another field gave it.
    case unknownYear
    /// Something that should be in the file is not.
    case absent
    /// A file that the return does not have.
    case unknownFile
    /// A second file of a name; only the first counts.
    case repeatedFile
  }

  /// One of them.
  public struct Occurrence: Sendable, Hashable {
    /// Where it is in the file, in bytes.
    public internal(set) var position: Int
    /// What was written, shortened, where that helps.
    public let value: String
    /// The row of the child it stands in; `nil` outside of any.
    public internal(set) var record: Int?
    /// What was done for want of it, where the kind alone does not say.
    public internal(set) var remark = ""
  }

  public let kind: Kind
  /// The element's name, or what the warning is about.
  public let element: String
  /// In the order of the file; beyond ``WarningList/mostOfKind`` they are only counted.
  public internal(set) var occurrences: [Occurrence]
  /// How many there are.
  public internal(set) var count: Int

  /// What is wrong with one of them, without the place.
  public func sentence(_ occurrence: Occurrence) -> String {
    let quoted = occurrence.value.isEmpty ? "" : " '\(occurrence.value)'"
    return switch kind {
    case .unknownElement: "element '\(element)' has no place in this return and was passed over"
    case .repeatedElement: "element '\(element)' is repeated; only the first counts"
    case .repeatedList: "element '\(element)' is repeated; all of them were read"
    case .strayText: "words in '\(element)' outside its values\(quoted) were passed over"
    case .unreadableDate: "\(element)\(quoted) is no date written yyyy-mm-dd; it counts as missing"
    case .unreadableDayFirstDate:
      "\(element)\(quoted) is no date written dd/mm/yyyy; it counts as missing"
    case .unreadableFlag:
      "\(element)\(quoted) is none of 0, 1, false and true; it counts as neither"
    case .unreadableCount: "\(element)\(quoted) is no whole number from zero"
    case .converted: "the file is written in \(element); it was converted and then checked"
    case .documentType: "the document type declaration was passed over; nothing was fetched"
    case .otherCollection: "\(element)\(quoted) is not this return’s; it was checked all the same"
    case .unknownYear:
      (quoted.isEmpty
        ? "\(element) is missing" : "\(element)\(quoted) is no year whose rules are known")
        + "; \(occurrence.remark)"
    case .absent: "there is no '\(element)'"
    case .unknownFile: "file '\(element)' has no place in this return and was passed over"
    case .repeatedFile: "file '\(element)' is there a second time; only the first counts"
    }
  }
}

/// Warnings as they are noted: like ones together, each with its place.
struct WarningList: Sendable {
  /// More kinds of trouble than this are only counted.
  static let mostKinds = 200
  /// More of one kind than this are only counted, so that a file made wrong on purpose fills no
  /// memory.
  static let mostOfKind = 20_000
  private static let mostInAll = 200_000

  private struct Subject: Hashable {
    let kind: ReadWarning.Kind
    let element: String
  }

  private(set) var warnings: [ReadWarning] = []
  /// How many there were of kinds beyond the most.
  private(set) var left = 0
  private var places: [Subject: Int] = [:]
  private var kept = 0

  mutating func note(
    _ kind: ReadWarning.Kind, _ element: String, value: String = "", at position: Int,
    record: Int? = nil, remark: String = ""
  ) {
    guard let place = place(of: kind, element) else {
      left += 1
      return
    }
    warnings[place].count += 1
    keep(.init(position: position, value: value, record: record, remark: remark), place)
  }

  /// Adds those of a later part, whose children were counted from zero.
  mutating func append(_ part: WarningList, recordsBefore: Int) {
    for warning in part.warnings {
      guard let place = place(of: warning.kind, warning.element) else {
        left += warning.count
        continue
      }
      warnings[place].count += warning.count
      for var occurrence in warning.occurrences {
        occurrence.record = occurrence.record.map { $0 + recordsBefore }
        keep(occurrence, place)
      }
    }
    left += part.left
  }

  private mutating func place(of kind: ReadWarning.Kind, _ element: String) -> Int? {
    let subject = Subject(kind: kind, element: element)
    if let place = places[subject] { return place }
    guard warnings.count < Self.mostKinds else { return nil }
    warnings.append(ReadWarning(kind: kind, element: element, occurrences: [], count: 0))
    places[subject] = warnings.count - 1
    return warnings.count - 1
  }

  private mutating func keep(_ occurrence: ReadWarning.Occurrence, _ place: Int) {
    guard warnings[place].occurrences.count < Self.mostOfKind, kept < Self.mostInAll else {
      return
    }
    warnings[place].occurrences.append(occurrence)
    kept += 1
  }
}

extension [ReadWarning] {
  /// Adds what was found later, like to like.
  mutating func merge(_ others: [ReadWarning]) {
    for other in others {
      guard let place = firstIndex(where: { $0.kind == other.kind && $0.element == other.element })
      else {
        append(other)
        continue
      }
      self[place].count += other.count
      self[place].occurrences += other.occurrences
      self[place].occurrences.sort { $0.position < $1.position }
    }
  }
}
