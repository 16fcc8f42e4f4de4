import Civil
import Kernel
import SiteMap
import Storage
import Web

/// What the query of an operation may hold. What is not named is refused: a filter with a typing
/// error would otherwise answer with everything.
public struct QueryField: Sendable {
  enum Kind: Sendable {
    case text, day, id, owner
    case number(ClosedRange<Int>)
    case word([String])
  }

  public let name: String
  public let about: String
  let kind: Kind
  /// What the page's address calls it.
  let sentAs: String

  init(_ name: String, _ about: String, _ kind: Kind, sentAs: String? = nil) {
    self.name = name
    self.about = about
    self.kind = kind
    self.sentAs = sentAs ?? name
  }

  public static func text(_ name: String, _ about: String) -> QueryField {
    QueryField(name, about, .text)
  }

  public static func day(_ name: String, _ about: String) -> QueryField {
    QueryField(name, about, .day)
  }

  public static func number(
    _ name: String, _ about: String, in range: ClosedRange<Int>
  ) -> QueryField {
    QueryField(name, about, .number(range))
  }

  public static func id(_ name: String, _ about: String) -> QueryField {
    QueryField(name, about, .id)
  }

  public static func word(_ name: String, _ about: String, _ words: [String]) -> QueryField {
    QueryField(name, about, .word(words))
  }

  /// Whose something is: "post:", "person:" or "body:" with an identifier, "me", or "nobody".
  public static func owner(_ name: String, _ about: String) -> QueryField {
    QueryField(name, about, .owner)
  }

  /// The day that is asked about: what was stored then.
  public static let asAt = QueryField(
    "asAt",
    "The past day that is asked about: what was stored at its end. Today when it is left out.",
    .day, sentAs: "as-at")

  public static let after = QueryField(
    "after", "The last identifier of the page before: see `next`.", .id)

  var schema: JSON {
    switch kind {
    case .text: ["type": "string", "minLength": 1, "maxLength": 100]
    case .number(let range):
      [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .day: .object(Schema.day)
    case .id: .object(Schema.id)
    case .owner:
      [
        "type": "string",
        "pattern": .string(
          "^(me|nobody|(post|person|body):\(Schema.idPattern.dropFirst().dropLast()))$"),
      ]
    case .word(let words):
      ["type": "string", "enum": .array(words.map { .string($0) })]
    }
  }

  fileprivate func problem(_ value: String) -> String? {
    switch kind {
    case .text:
      (1...100).contains(value.unicodeScalars.count) ? nil : "must have 1 to 100 characters"
    case .number(let range):
      Int(value).map { range.contains($0) && String($0) == value } ?? false
        ? nil : "must be a whole number between \(range.lowerBound) and \(range.upperBound)"
    case .day: CivilDate(value) != nil ? nil : "must be a day like 2026-03-27"
    case .id: ID<Any>(value) != nil ? nil : "must be an identifier"
    case .owner:
      value == "me" || value == "nobody" || Owner(formValue: value) != nil
        ? nil : "must be “me”, “nobody”, or like “post:” and an identifier"
    case .word(let words):
      words.contains(value) ? nil : "must be one of \(words.joined(separator: ", "))"
    }
  }
}

extension Operation {
  /// Refuses a query that the operation does not know.
  func checkQuery(of visit: Visit) throws {
    var seen: Set<String> = []
    for (name, value) in visit.address.query {
      guard let field = query.first(where: { $0.name == name }) else {
        let known = query.map { "“\($0.name)”" }.joined(separator: ", ")
        throw APIProblem(
          .unreadable,
          "The query holds “\(name.prefix(100))”, which is unknown here. \(known.isEmpty ? "It takes none." : "Known are \(known).")"
        )
      }
      guard seen.insert(name).inserted else {
        throw APIProblem(.unreadable, "The query holds “\(name)” twice.")
      }
      if let wrong = field.problem(value) {
        throw APIProblem(.unreadable, "“\(name)” \(wrong).")
      }
    }
  }

  /// The visit as the page's own loading understands it: its names for what the query says.
  static func translated(_ visit: Visit, _ query: [QueryField]) -> Visit {
    var address = visit.address
    for field in query where field.sentAs != field.name {
      let value = visit.query(field.name)
      address = address.with(field.name, nil).with(field.sentAs, value)
    }
    return visit.sending(visit.form, to: address)
  }
}
