/// Something in a file that was passed over or understood with a guess, and where it is.
public struct ReadWarning: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
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
    /// A yes-or-no value that is neither; it counts as neither.
    case unreadableFlag
    /// The file was written in another encoding and converted.
    case converted
    /// A document type declaration; nothing it names is fetched.
    case documentType
    /// The header names another collection.
    case otherCollection
    /// Something that should be in the file is not.
    case absent
  }

  public let kind: Kind
  /// The element's name, or what the warning is about.
  public let element: String
  /// What was written, shortened, where that helps.
  public let value: String
  /// Where the first is in the file, in bytes.
  public internal(set) var position: Int
  /// How many like it there are.
  public internal(set) var count: Int

  /// A sentence, without the place.
  public var sentence: String {
    let times = count > 1 ? " (\(count) times)" : ""
    let quoted = value.isEmpty ? "" : " '\(value)'"
    return switch kind {
    case .unknownElement:
      "element '\(element)' has no place in this return and was passed over\(times)"
    case .repeatedElement: "element '\(element)' is repeated; only the first counts\(times)"
    case .repeatedList: "element '\(element)' is repeated; all of them were read\(times)"
    case .strayText: "words in '\(element)' outside its values\(quoted) were passed over\(times)"
    case .unreadableDate:
      "\(element)\(quoted) is no date written yyyy-mm-dd; it counts as missing\(times)"
    case .unreadableFlag:
      "\(element)\(quoted) is none of 0, 1, false and true; it counts as neither\(times)"
    case .converted: "the file is written in \(element); it was converted and then checked"
    case .documentType: "the document type declaration was passed over; nothing was fetched"
    case .otherCollection: "\(element)\(quoted) is not this return’s; it was checked all the same"
    case .absent: "there is no '\(element)'"
    }
  }
}

/// Warnings as they are noted: like ones together, with the place of the first.
struct WarningList: Sendable {
  private(set) var warnings: [ReadWarning] = []
  /// More kinds of trouble than this are only counted.
  private static let limit = 200
  private(set) var left = 0

  mutating func note(
    _ kind: ReadWarning.Kind, _ element: String, value: String = "", at position: Int,
    count: Int = 1
  ) {
    if let place = warnings.firstIndex(where: { $0.kind == kind && $0.element == element }) {
      warnings[place].count += count
    } else if warnings.count < Self.limit {
      warnings.append(
        ReadWarning(kind: kind, element: element, value: value, position: position, count: count))
    } else {
      left += count
    }
  }

  mutating func append(_ part: WarningList) {
    for warning in part.warnings {
      note(
        warning.kind, warning.element, value: warning.value, at: warning.position,
        count: warning.count)
    }
    left += part.left
  }
}
