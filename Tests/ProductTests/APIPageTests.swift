import API
import Foundation
import Kernel
import Testing
import Web

@testable import Product

/// The API is the pages, spoken in JSON: who may not see a page may not ask for what stands on it, and
/// who may not send a form may not do what it does.
@Suite struct APIPageTests {
  @Test func `What a form does by a program is for those who may send the form`() async throws {
    try await withProduct { house in
      for operation in Service(house.world).api.operations {
        guard let page = operation.page else { continue }
        #expect(
          RouteDecisions.all[Self.name(operation)] == RouteDecisions.all["POST \(page)"],
          "\(Self.name(operation)) and the form at \(page)")
      }
    }
  }

  @Test func `What is read by a program is for those who may see the page that shows it`()
    async throws
  {
    try await withProduct { house in
      let reading = Service(house.world).api.operations.filter { $0.page == nil }
      for operation in reading {
        let page = Self.page(showing: operation.path)
        let decided = RouteDecisions.all["GET \(page)"]
        #expect(decided != nil, "\(Self.name(operation)): there is no page at \(page)")
        #expect(
          RouteDecisions.all[Self.name(operation)] == decided,
          "\(Self.name(operation)) and the page at \(page)")
      }
      // A list of exceptions that nobody needs any more would hide the next one.
      let paths = Set(reading.map(\.path))
      let lists = Set(paths.compactMap { $0.split(separator: "/:").first.map(String.init) })
      #expect(Set(Self.shown.keys).subtracting(paths).subtracting(lists).sorted() == [])
    }
  }

  /// The page on which the same stands: that at the same path, unless it is named here. A record that
  /// can be read by itself stands where its list stands.
  private static func page(showing path: String) -> String {
    if let page = shown[path] { return page }
    if let cut = path.range(of: "/:", options: .backwards),
      !path[cut.upperBound...].contains("/"), let page = shown[String(path[..<cut.lowerBound])]
    {
      return page
    }
    return path
  }

  private static let shown: [String: String] = [
    "me": "account", "directory/holdings": "directory/posts/:post",
    // Inspections.
    "judgements": "inspections/:inspection",
    "framework-areas": "frameworks/:code", "framework-grades": "frameworks/:code",
    "frameworks": "frameworks", "finding-reviews": "findings/reminders",
    "told-before": "told-before", "report-documents": "report-documents/:document",
    "report-documents/:document/file": "report-documents/:document",
    // The plan.
    "delivery-rule/updates": "delivery-rule",
    "partner-questions": "partner-questions/:question", "partner-words": "partners/:body",
    "partner-links": "partner-links/:link", "partner-links/:link/uses": "partner-links/:link",
    // Boards.
    "board/boards": "board", "board/members": "board/boards/:board",
    "board/meetings": "board/boards/:board", "board/items": "board/meetings/:meeting",
    "board/decisions": "board/meetings/:meeting", "board/log": "board/meetings/:meeting",
    "board/attendance": "board/meetings/:meeting", "board/packs": "board/packs/:pack",
    "board/packs/:pack/snapshot": "board/packs/:pack/data",
    "board/risk-scores": "board/risks/:risk", "dependencies": "plans/:plan/dependencies",
    // Registers. Of revisions and statements the public reads those that are published.
    "registers/policy-revisions": "policies/released", "registers/statements": "statements",
    "registers/statement-texts": "statements/:statement",
    "registers/attendance": "registers/events/:event",
    "registers/campaign-receipts": "registers/campaigns/:campaign",
    "registers/challenges": "registers/challenges",
    "registers/priorities": "registers/priorities", "registers/leaders": "registers/leaders",
    "registers/readiness-assessments": "registers/readiness/:question",
    // Voice and publishing.
    "consultation-groups": "consultations/:consultation",
    "consultations-held": "consultations/held",
    "consultation-links": "consultations/:consultation",
    "you-said": "consultations/:consultation", "editions": "plans/:plan/editions",
    "editions/:edition": "editions/:edition", "edition-words": "editions/:edition",
    "edition-actions": "editions/:edition", "editions/:edition/conditions": "editions/:edition",
    "editions/:edition/content": "editions/:edition/preview",
  ]

  private static func name(_ operation: API.Operation) -> String {
    "\(operation.method.rawValue) \(Operations.root)/\(operation.path)"
  }
}
