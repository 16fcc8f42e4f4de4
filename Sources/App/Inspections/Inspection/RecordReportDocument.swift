import Civil
import Kernel
import Storage

/// What is said about a document of an inspection before it is kept.
public struct ReportDocumentEntry: Hashable, Sendable {
  public var inspection: ID<Inspection>?
  public var kind: ReportDocument.Kind
  public var title: String
  public var language: String
  /// Where it is published elsewhere: an `https` address, or empty.
  public var link: String
  public var datedOn: CivilDate?

  public init(
    inspection: ID<Inspection>?, kind: ReportDocument.Kind, title: String,
    language: String = "English", link: String = "", datedOn: CivilDate? = nil
  ) {
    self.inspection = inspection
    self.kind = kind
    self.title = title
    self.language = language
    self.link = link
    self.datedOn = datedOn
  }
}

/// Keeps the documents of an inspection: its report, the young people's version, letters.
public struct RecordReportDocument: Sendable {
  /// What may be given to the public one day.
  private static let kept: Set<MediaType> = [.pdf, .word, .png, .jpeg, .text]

  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  /// - Parameter file: The document itself; nil when only its address is known.
  @discardableResult
  public func callAsFunction(
    _ entry: ReportDocumentEntry, file: (name: String, bytes: [UInt8])? = nil
  ) async throws -> ReportDocument {
    let user = acting.user
    try user.require(.manageInspections)
    let documents = acting.world.documents
    let prepared = try file.map {
      try documents.prepare($0.bytes, named: $0.name, for: user.authority)
    }
    var problems: [Problem] = []
    if let type = prepared?.mediaType, !Self.kept.contains(type) {
      problems.append(
        Problem(
          "A document is a PDF, a Word document, a picture or a text; this is \(type.titleWithArticle).",
          field: "file"))
    }
    if entry.title.isEmpty {
      problems.append(Problem("Give the document a title.", field: "title"))
    }
    if prepared == nil, entry.link.isEmpty {
      problems.append(Problem("Choose a file, or give the document’s address.", field: "file"))
    }
    if !entry.link.isEmpty, !SecureLink.isOne(entry.link) {
      problems.append(
        Problem("Link must be an address that begins with https://.", field: "link"))
    }
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    return try await acting.write(because: "document of an inspection kept") { db in
      if let inspection = entry.inspection {
        _ = try db.inspection(inspection, of: user.authority)
      }
      let document = try prepared.map { try documents.keep($0, in: db) }
      return try db.insert(
        ReportDocument(
          authority: user.authority, inspection: entry.inspection, kind: entry.kind,
          title: entry.title, language: entry.language, document: document?.id,
          link: entry.link, datedOn: entry.datedOn))
    }
  }

  /// Links a document to the inspection it is about.
  @discardableResult
  public func link(
    _ id: ID<ReportDocument>, readAt version: Int, to inspection: ID<Inspection>
  ) async throws -> ReportDocument {
    let user = acting.user
    try user.require(.manageInspections)
    return try await acting.write(because: "document linked to its inspection") { db in
      var document = try db.reportDocument(id, of: user.authority)
      document.version = version
      document.inspection = try db.inspection(inspection, of: user.authority).id
      return try db.update(document)
    }
  }

  /// Shows a document to everybody; it needs an inspection that it belongs to.
  @discardableResult
  public func publish(
    _ id: ID<ReportDocument>, readAt version: Int
  ) async throws -> ReportDocument {
    let user = acting.user
    try user.require(.manageInspections)
    return try await acting.write(because: "document of an inspection published") { db in
      var document = try db.reportDocument(id, of: user.authority)
      guard document.inspection != nil else {
        throw Refusal.invalid(
          "Inspection: link “\(document.title)” to the inspection it is about before it is published.",
          field: "inspection")
      }
      document.version = version
      document.isPublished = true
      return try db.update(document)
    }
  }
}

extension Transaction {
  func reportDocument(
    _ id: ID<ReportDocument>, of authority: AuthorityID
  ) throws -> ReportDocument {
    guard let found = try find(id, of: authority) else {
      throw Refusal.notFound("This document is not here. It may have been removed.")
    }
    return found
  }
}
