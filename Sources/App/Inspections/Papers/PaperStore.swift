import Foundation
import Kernel
import Storage

extension Transaction {
  /// The paper, or a refusal that says it is gone.
  func paper(_ id: ID<Paper>, of authority: AuthorityID) throws -> Paper {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("This paper is not here. It may have been removed.")
    }
    return found
  }

  /// The paper whose file has this content, if it was uploaded before.
  func paper(sha256: String, of authority: AuthorityID) throws -> Paper? {
    try first(
      Paper.self,
      "SELECT * FROM paper WHERE authority_id = \(authority) AND sha256 = \(sha256)")
  }

  /// The paper that an inspection came from, if it came from one.
  func paper(of inspection: Inspection) throws -> Paper? {
    try first(
      Paper.self,
      """
      SELECT * FROM paper
      WHERE authority_id = \(inspection.authority) AND inspection_id = \(inspection.id)
      ORDER BY uploaded_at, id
      """)
  }

  /// What was read from a paper when it was uploaded.
  func reading(of paper: Paper) throws -> PaperReading {
    let stored = try first(
      StoredReading.self,
      """
      SELECT * FROM paper_reading
      WHERE authority_id = \(paper.authority) AND paper_id = \(paper.id)
      """)
    guard let stored else { throw DecodingFault("paper \(paper.id) has no reading") }
    return try JSONDecoder().decode(PaperReading.self, from: Data(stored.reading.utf8))
  }

  /// The same for whoever reviews it. The council is in doubt there by the rule that holds a report
  /// back from the register.
  func readingToReview(of paper: Paper) throws -> PaperReading {
    var reading = try reading(of: paper)
    let problem = reading.problemOfCouncil(
      in: try councils(of: paper.authority), own: try authority(paper.authority)?.name ?? "")
    let doubts = [reading.council?.doubt, problem].compactMap(\.self)
    if !doubts.isEmpty { reading.council?.doubt = doubts.joined(separator: " ") }
    return reading
  }
}

/// JSON in text columns, with sorted keys so that equal values are equal text.
public enum JSONText {
  public static func of(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  public static func value<Value: Decodable>(_ type: Value.Type, of text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}
