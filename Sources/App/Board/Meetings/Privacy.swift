import Kernel
import Storage

/// Whether an item is taken in private, and on which ground. Of such an item the public reads that
/// there was one, and the ground.
public struct Privacy: Hashable, Sendable {
  public var isPrivate = false
  /// The ground in the law, where there is one.
  public var exemption: Exemption?
  /// Why keeping it private outweighs the public interest in it.
  public var publicInterest = ""

  public init(isPrivate: Bool = false, exemption: Exemption? = nil, publicInterest: String = "") {
    self.isPrivate = isPrivate
    self.exemption = exemption
    self.publicInterest = publicInterest
  }

  init(row: Row) throws {
    isPrivate = try row.get("is_private", as: Bool?.self) ?? false
    exemption = try row.get("exempt_under", as: Exemption?.self)
    publicInterest = try row.get("public_interest", as: String?.self) ?? ""
  }
}

/// Exempt information: Local Government Act 1972, Schedule 12A, Part 1, by its paragraphs.
public enum Exemption: String, CaseIterable, Sendable, SQLConvertible {
  case individual, identity, business, labourRelations, legalPrivilege, noticesOrOrders, crime

  /// "Paragraph 3".
  var paragraph: String { "Paragraph \((Self.allCases.firstIndex(of: self) ?? 0) + 1)" }

  /// What the information is about.
  var subject: String {
    switch self {
    case .individual: "an individual"
    case .identity: "what is likely to reveal who an individual is"
    case .business: "financial or business affairs"
    case .labourRelations: "labour relations"
    case .legalPrivilege: "legal professional privilege"
    case .noticesOrOrders: "proposed notices or orders"
    case .crime: "preventing, investigating or prosecuting crime"
    }
  }

  /// "Paragraph 3: financial or business affairs".
  var title: String { "\(paragraph): \(subject)" }
}

extension Privacy {
  /// How it stands, for the board; nil of an item that is not private.
  var words: String? {
    guard isPrivate else { return nil }
    return "In private" + (exemption.map { ", \($0.title)" } ?? "")
  }

  /// What everybody is told by it: that there was an item, and the ground.
  var told: [Exemption?] { isPrivate ? [exemption] : [] }

  /// What everybody is told of an item in private.
  static let publicTitle = "An item was discussed in private"

  /// What everybody is told of the ground.
  static func publicWords(_ exemption: Exemption?) -> String {
    exemption.map {
      "It was about exempt information: \($0.subject) (Local Government Act 1972, Schedule 12A, \($0.paragraph.lowercased()))."
    } ?? "Its subject is not public."
  }

  /// What is wrong with it, beside a mark for the public.
  func problems(isPublic: Bool) -> [Problem] {
    var problems: [Problem] = []
    if isPrivate, isPublic {
      problems.append(
        Problem(
          "An item in private has no words for the public. Take one of the two marks away.",
          field: "isPrivate"))
    }
    if !isPrivate, exemption != nil {
      problems.append(
        Problem(
          "A ground is for an item in private. Mark it so, or choose none.", field: "exemption"))
    }
    if isPrivate, exemption != nil, publicInterest.isEmpty {
      problems.append(
        Problem(
          "Say why keeping it private outweighs the public interest in it.",
          field: "publicInterest"))
    }
    return problems
  }
}
